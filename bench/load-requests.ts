/** A ledger of a million invented requests, made by the database itself: 1,000 organs in 10 regions over ten years. */

import type pg from 'pg'
import { comparableText, searchWords } from '../src/domain/search-words.ts'
import { inventedOrgan, organId } from '../test/support/invented-organs.ts'

/** Day of the measurements. Requests were received in the ten years before. */
export const benchDay = '2026-01-05'
export const regionOf = (region: number) => `99${String(region).padStart(2, '0')}01`
/** Organs are numbered through: 0–99 in region 0, 100–199 in region 1 … The first of a region is its government. */
export const organOf = (organ: number) => organId(1000 + organ)

const organs = 1000
const perRegion = 100
const ofActor = '00000000-0000-4000-8000-00000000beef'

const places = [
  '望江路',
  '文昌街道',
  '临川开发区',
  '南湖片区',
  '老城厢',
  '东门',
  '北苑新村',
  '柳林镇',
  '清河大道',
  '西山',
]
const things = [
  '征地补偿',
  '拆迁安置',
  '环境影响评价',
  '施工许可',
  '招标文件',
  '公务用车',
  '财政预算',
  '规划许可',
  '低保名单',
  '校车运营',
  '河道整治',
  '垃圾焚烧厂',
  '地铁出入口',
  '加装电梯',
  '停车收费',
  '学区划分',
  '医保结算',
  '水质监测',
  '执法记录',
  '国有土地出让',
]
const kinds = ['批复', '会议纪要', '合同', '检测报告', '统计数据', '方案', '公示材料', '审批档案']

/** Distinct wordings; each request has one of them. */
function wordings(): string[] {
  return places.flatMap((place) =>
    things.flatMap((thing) => kinds.map((kind) => `${place}${thing}项目的${kind}及附件`)),
  )
}

/** Loads `count` requests with their lines and events. Seconds it took. */
export async function loadRequests(owner: pg.Pool, count: number): Promise<number> {
  const started = performance.now()
  const client = await owner.connect()
  try {
    await loadPlaces(client)
    await client.query(
      "set session_replication_role = 'replica'; set work_mem = '256MB'; set maintenance_work_mem = '512MB'",
    )
    const indexes = await dropIndexes(client)
    await loadWordings(client)
    await client.query(madeSql, [count])
    for (const statement of statements) await client.query(statement)
    for (const definition of indexes) await client.query(definition)
    await client.query('drop table bench_made; drop table bench_wording')
    await client.query('vacuum (analyze) request')
    await client.query('vacuum (analyze) request_remedy')
    await client.query('analyze')
  } finally {
    await client.query("set session_replication_role = 'origin'")
    client.release()
  }
  return (performance.now() - started) / 1000
}

async function loadPlaces(client: pg.PoolClient): Promise<void> {
  for (let region = 0; region < organs / perRegion; region++)
    await client.query("insert into region (region_id, name, valid_from) values ($1, $2, '2000-01-01')", [
      regionOf(region),
      `虚构第${region}市`,
    ])
  for (let organ = 0; organ < organs; organ++) {
    const region = Math.floor(organ / perRegion)
    const { name, shortName } = inventedOrgan(organ)
    await client.query(
      `insert into organ (organ_id, region_id, name, short_name, kind, level, territorial_parent, valid_from, version)
       values ($1, $2, $3, $4, $5, 'city', $6, '2000-01-01', 1)`,
      [
        organOf(organ),
        regionOf(region),
        name,
        shortName,
        organ % perRegion === 0 ? 'city-government' : 'department',
        organ % perRegion === 0 ? null : organOf(region * perRegion),
      ],
    )
  }
}

/** Indexes are made once over all rows; keys and checks stay. */
async function dropIndexes(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(`
    select indexname as name, indexdef as definition from pg_indexes i
    where schemaname = 'public' and tablename in ('request', 'request_remedy')
      and not exists (select 1 from pg_constraint c where c.conname = i.indexname)`)
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

async function loadWordings(client: pg.PoolClient): Promise<void> {
  const texts = wordings()
  await client.query('create unlogged table bench_wording (wording int primary key, text text, words text[])')
  await client.query(
    `insert into bench_wording
     select (entry->>'wording')::int, entry->>'text', array(select jsonb_array_elements_text(entry->'words'))
     from jsonb_array_elements($1::jsonb) entry`,
    [
      JSON.stringify(
        texts.map((text, wording) => ({ wording, text, words: searchWords(comparableText(text)) })),
      ),
    ],
  )
  await client.query('analyze bench_wording')
}

/** Uneven as offices are: the first organ has some three in a hundred of all, most have few. */
const madeSql = `
  create unlogged table bench_made as
  with chance as (
    select i, floor(1000 * power(random(), 2))::int as organ, (date '2016-01-01' + (random() * 3656)::int) as received,
      random() as of_category, random() as of_code, random() as of_end, (3 + random() * 27)::int as took,
      (random() * ${wordings().length - 1})::int as wording
    from generate_series(1, $1::int) i
  ), made as (
    select i, organ, '99' || lpad((organ / ${perRegion})::text, 2, '0') || '01' as region_id,
      ('00000000-0000-4000-8000-' || lpad((1000 + organ)::text, 12, '0'))::uuid as organ_id,
      received, wording, took,
      case when of_category < 0.8 then 'naturalPerson' when of_category < 0.95 then 'business'
        else (array['research', 'charity', 'legalService', 'otherOrganisation'])[1 + (of_category * 1000)::int % 4] end as category,
      (array['B1','B1','B1','B1','B2','C4','C5','C6','D1','D1','D1','D2','E1','E2','F1','F3'])[1 + floor(of_code * 16)::int] as code,
      case when received + took > date '${benchDay}' or (of_end < 0.03 and received > date '${benchDay}' - 200) then null else received + took end as closed_on
    from chance
  )
  select *, gen_random_uuid() as request_id,
    row_number() over (partition by organ, extract(year from received) order by received, i) as serial
  from made`

const statements = [
  `insert into request
   select m.region_id, m.request_id, m.organ_id, case when closed_on is null then 1 else 4 end,
     n.number, 'disclosure', category, 'in-person', w.text, '', received, received, received + 28, false,
     case when closed_on is null then 'processing' else 'closed' end,
     case when closed_on is not null then code end, closed_on,
     case when closed_on is not null then code end, closed_on, false, false,
     closed_on - 2, closed_on - 1, closed_on, took * 5 / 7, closed_on <= received + 28,
     array['${ofActor}']::uuid[], null, lower(n.number || ' ' || w.text),
     array_to_tsvector(w.words || array['公开', extract(year from received)::text, m.serial::text])
   from bench_made m
   join bench_wording w using (wording)
   cross join lateral (
     select m.organ || '局公开〔' || extract(year from m.received) || '〕' || m.serial || '号' as number) n`,
  `insert into request_remedy
   select region_id, request_id, '00000000-0000-4000-8000-00000000fefe', organ_id,
     case when i % 3 = 0 then 'litigation' else 'reconsideration' end, null, '', closed_on + 20, null,
     case when i % 7 > 0 then closed_on + 80 end, case when i % 7 > 0 then 'objection-dismissed' end
   from bench_made where closed_on is not null and i % 50 = 0`,
  `insert into number_counter
   select region_id, organ_id, 'request', extract(year from received), max(serial) from bench_made group by 1, 2, 4`,
  event(
    1,
    'request-registered',
    'received',
    `jsonb_build_object(
     'kind', 'disclosure', 'number', organ || '局公开〔' || extract(year from received) || '〕' || serial || '号',
     'channel', 'in-person', 'arrivedOn', received::text, 'signedOn', null, 'courierNumber', '', 'category', category,
     'onBehalf', 'self', 'oral', 'no', 'assistance', '',
     'items', jsonb_build_array(jsonb_build_object('id', 'item-1', 'description', w.text, 'documentNumber', '')),
     'supplyForm', 'paper', 'supplyRoute', 'post', 'suggestsPublication', 'no', 'contentDigest', repeat('0', 64))`,
    'true',
  ),
  event(
    2,
    'decision-drafted',
    'closed_on - 2',
    `jsonb_build_object('decision', jsonb_build_object(
     'code', code, 'grounds', '[]'::jsonb, 'reason', '经检索和审查，情况如下。', 'particulars', '{}'::jsonb,
     'items', '[{"itemId": "item-1", "answer": "given", "says": "随文提供"}]'::jsonb))`,
    'closed_on is not null',
  ),
  event(3, 'decision-signed', 'closed_on - 1', `'{"letterId": null}'::jsonb`, 'closed_on is not null'),
  event(
    4,
    'letter-dispatched',
    'closed_on',
    `'{"letterId": null, "letter": "reply", "mode": "post", "carrier": "中国邮政",
     "trackingNumber": "XA0044"}'::jsonb`,
    'closed_on is not null',
  ),
]

function event(sequence: number, type: string, on: string, payload: string, condition: string): string {
  return `insert into ledger_event
    select region_id, request_id, ${sequence}, 'request', '${type}', ${on}, (${on})::timestamptz, '${ofActor}',
      ${payload}, decode(md5(i::text || '${type}'), 'hex'), null, null
    from bench_made m join bench_wording w using (wording) where ${condition}`
}
