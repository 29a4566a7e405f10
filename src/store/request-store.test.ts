import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { organId } from '../../test/support/invented-organs.ts'
import { inventedEntry, morningOf, replyEvents, requestOffice } from '../../test/support/request-office.ts'
import type { RequestFilter } from '../usecases/request-ports.ts'
import { everyRequest } from '../usecases/requests/every-request.ts'
import { doOnce } from './idempotency-store.ts'

const office = await requestOffice()
const { database, ports, regionId } = office
const everything = { kind: 'all' } as const
const filter: RequestFilter = { ...everyRequest, limit: 50, today: '2026-03-02' }

async function lineOf(requestId: string) {
  const [line] = await ports.requests.listLines(regionId, [requestId])
  assert.ok(line !== undefined)
  return line
}

test('登记 / 当面提交 / 编号、期限、个人信息一并留下，事件里没有个人信息', async () => {
  const entered = await office.register({ on: '2026-01-12' })
  assert.equal(entered.number, '2局公开〔2026〕1号')
  const { received, due, lifecycle, outcome } = await lineOf(entered.requestId)
  assert.deepEqual(
    { received, due, lifecycle, outcome },
    { received: '2026-01-12', due: '2026-02-09', lifecycle: 'processing', outcome: null },
  )
  const fields = await database.owner.query(
    'select field from personal_data where object_id = $1 order by field',
    [entered.requestId],
  )
  assert.deepEqual(
    fields.rows.map(({ field }) => field),
    Object.keys(inventedEntry.applicant).toSorted(),
  )
  const events = await database.owner.query('select payload::text from ledger_event where object_id = $1', [
    entered.requestId,
  ])
  const line = await database.owner.query(
    'select to_jsonb(r)::text as text from request r where request_id = $1',
    [entered.requestId],
  )
  const text = `${events.rows[0]?.payload}${line.rows[0]?.text}`
  for (const value of Object.values(inventedEntry.applicant)) assert.ok(!text.includes(value), value)
})

test('编号 / 20 件同时登记，一件中途失败 / 不重号、不跳号', async () => {
  const organ = 3
  const failing = ports.requests.create(
    { regionId, organId: organId(organ), requestId: randomUUID() },
    {
      year: 2026,
      events: () => {
        throw new Error('an entry that cannot be written')
      },
      applicant: {},
      trackingDigest: null,
    },
    { actorId: randomUUID(), at: morningOf('2026-01-13') },
  )
  const entered = await Promise.all([
    ...Array.from({ length: 20 }, () => office.register({ organ, on: '2026-01-13' })),
    failing.then(
      () => null,
      () => null,
    ),
  ])
  const serials = entered.flatMap((one) => (one === null ? [] : [Number(/〕(\d+)号/.exec(one.number)?.[1])]))
  assert.deepEqual(
    serials.toSorted((a, b) => a - b),
    Array.from({ length: 20 }, (_, index) => index + 1),
  )
})

test('编号 / 新年补登上年来信 / 用来信那一年的编号', async () => {
  const { number } = await office.register({ on: '2026-01-14', arrival: { arrivedOn: '2025-12-31' } })
  assert.equal(number, '2局公开〔2025〕1号')
})

test('同一件上两人同时登记 / 后一人 / 被告知，先一人的留下', async () => {
  const entered = await office.register()
  const stored = await ports.requests.find(regionId, entered.requestId)
  assert.ok(stored !== null)
  const note = (unit: string) =>
    ports.requests.append(stored, [{ type: 'handed-to-unit', on: '2026-01-13', unit, note: '' }], {
      actorId: randomUUID(),
      at: morningOf('2026-01-13'),
      supersedes: null,
    })
  const answers = await Promise.all([note('法规科'), note('办公室'), note('财务科')])
  assert.equal(answers.filter(({ ok }) => ok).length, 1)
  const now = await ports.requests.find(regionId, entered.requestId)
  assert.equal(now?.version, 2)
  assert.equal(
    (await lineOf(entered.requestId)).unit,
    now?.events[1]?.type === 'handed-to-unit' ? now.events[1].unit : '',
  )
})

test('一次保存 / 个人信息存不进去 / 事件、台账行也不留下', async () => {
  const entered = await office.register()
  const stored = await ports.requests.find(regionId, entered.requestId)
  assert.ok(stored !== null)
  const events = [{ type: 'handed-to-unit', on: '2026-01-13', unit: '法规科', note: '' }] as const
  const record = { actorId: randomUUID(), at: morningOf('2026-01-13'), supersedes: null }
  await assert.rejects(
    ports.requests.append(stored, events, { ...record, personal: { 'no-such-field': '张三' } }),
    /no field no-such-field/,
  )
  assert.equal((await ports.requests.find(regionId, entered.requestId))?.version, 1)
  assert.equal((await lineOf(entered.requestId)).unit, '')
})

test('同一张登记表单发两次 / 第二次 / 得到第一次的编号，只有一件', async () => {
  const once = { regionId, key: randomUUID(), actorId: randomUUID(), body: { form: 'register' } }
  const send = () =>
    doOnce(database.app, once, async () => {
      const { number, requestId } = await office.register()
      return { number, requestId }
    })
  const [first, second] = [await send(), await send()]
  assert.ok(first.ok && second.ok && second.replayed)
  assert.deepEqual(first.answer, second.answer)
})

test('登记后表单失败 / 同一事务 / 编号退回，什么也不留下', async () => {
  const before = await database.owner.query('select count(*) from request')
  const once = { regionId, key: randomUUID(), actorId: randomUUID(), body: {} }
  await assert.rejects(
    doOnce(database.app, once, async () => {
      await office.register()
      throw new Error('the page broke')
    }),
  )
  const after = await database.owner.query('select count(*) from request')
  assert.deepEqual(after.rows, before.rows)
})

test('办结与处理结果 / 数据库 / 办结必有且只有一个处理结果，未办结没有', async () => {
  const open = await office.register({ on: '2026-01-15' })
  const closed = await office.register({ on: '2026-01-15' })
  await office.write(closed, replyEvents('B1', '2026-01-20'))
  const { outcome, closedOn, lifecycle } = await lineOf(closed.requestId)
  assert.deepEqual(
    { outcome, closedOn, lifecycle },
    { outcome: 'B1', closedOn: '2026-01-20', lifecycle: 'closed' },
  )
  const set = (requestId: string, what: string) =>
    database.owner.query(`update request set ${what} where request_id = $1`, [requestId])
  const refused = [
    [open, "lifecycle = 'closed'"],
    [open, "outcome = 'B1'"],
    [open, "outcome = 'B1', closed_on = '2026-01-20'"],
    [open, "outcome = 'B1', closed_on = '2026-01-20', lifecycle = 'closed'"],
    [open, "counted_outcome = 'B1', counted_on = '2026-01-20'"],
    [closed, 'outcome = null'],
    [closed, 'closed_on = null'],
    [closed, 'counted_outcome = null, counted_on = null'],
    [closed, "lifecycle = 'processing'"],
    [closed, "outcome = 'B1,C1'"],
    [closed, "outcome = 'X9'"],
  ] as const
  for (const [request, what] of refused)
    await assert.rejects(set(request.requestId, what), /request_.*check/, what)
})

test('台账 / 应用的数据库角色 / 不能删申请，不能改删事件，不能改锁定的年度', async () => {
  const app = await database.owner.connect()
  try {
    await app.query('set role gongkai_app')
    for (const statement of [
      'delete from request',
      'update ledger_event set type = type',
      'delete from ledger_event',
      'update request_year set reason = reason',
      'delete from request_year_case',
    ])
      await assert.rejects(app.query(statement), /permission denied/, statement)
  } finally {
    await app.query('reset role')
    app.release()
  }
})

test('个人信息 / 办结时定下销毁日期；责令重作时取消', async () => {
  const entered = await office.register({ on: '2026-01-15' })
  const days = async () => {
    const { rows } = await database.owner.query(
      "select destroy_on::text as day from personal_data where object_id = $1 and field = 'applicant.phone'",
      [entered.requestId],
    )
    return rows[0]?.day
  }
  assert.equal(await days(), null)
  await office.write(entered, replyEvents('C5', '2026-01-20'))
  assert.equal(await days(), '2031-01-20')
  await office.write(entered, [{ type: 'reply-reopened', on: '2026-04-01', remedy: 'r1', until: null }])
  assert.equal(await days(), null)
})

test('责令重作 / 上年已经办结 / 台账上是在办，表三仍计上年那一次', async () => {
  const entered = await office.register({ on: '2025-11-03' })
  await office.write(entered, replyEvents('C5', '2025-11-20'))
  await office.write(entered, [{ type: 'reply-reopened', on: '2026-04-01', remedy: 'r1', until: null }])
  const counted = async () => {
    const { rows } = await database.owner.query(
      'select outcome, lifecycle, counted_outcome, counted_on::text from request where request_id = $1',
      [entered.requestId],
    )
    return rows[0]
  }
  assert.deepEqual(await counted(), {
    outcome: null,
    lifecycle: 'processing',
    counted_outcome: 'C5',
    counted_on: '2025-11-20',
  })
  await office.write(entered, replyEvents('B1', '2026-04-10'))
  assert.deepEqual(await counted(), {
    outcome: 'B1',
    lifecycle: 'closed',
    counted_outcome: 'C5',
    counted_on: '2025-11-20',
  })
})

test('清单 / 每一种状态逐页翻完 / 每件恰好一次，顺序不乱', async () => {
  for (const state of ['open', 'overdue', 'closed', 'all'] as const) {
    const whole = await ports.requests.page(everything, { ...filter, state, limit: 500 })
    assert.equal(whole.next, null)
    const pages = []
    for (let after: string | null = null; ; ) {
      const page = await ports.requests.page(everything, { ...filter, state, after, limit: 7 })
      pages.push(...page.requests)
      if (page.next === null) break
      after = page.next
    }
    assert.ok(whole.requests.length > 0 || state === 'overdue', state)
    assert.deepEqual(
      pages.map(({ requestId }) => requestId),
      whole.requests.map(({ requestId }) => requestId),
      state,
    )
  }
  const open = await ports.requests.page(everything, { ...filter, state: 'open', limit: 500 })
  const days = open.requests.map(({ due }) => due ?? '9999-12-31')
  assert.deepEqual(days, days.toSorted())
})

test('清单 / 地址里的翻页标记被改过 / 从第一页开始', async () => {
  const first = await ports.requests.page(everything, { ...filter, limit: 3 })
  for (const after of ['x', "2026-01-01~'; drop table request", '~', 'infinity'])
    assert.deepEqual(await ports.requests.page(everything, { ...filter, after, limit: 3 }), first)
})

test('搜索 / 两个字的词、文号的一部分、编号、承办科室、带引号的词 / 都找得到，别的不混进来', async () => {
  const described = (description: string, documentNumber = '') =>
    office.register({ entry: { items: [{ id: 'i', description, documentNumber }] } })
  const water = await described('垃圾焚烧厂环境影响评价报告书全文', '临环审〔2025〕37号')
  const quote = await described("O'Neill\\公司的“承诺书”")
  await office.write(water, [{ type: 'handed-to-unit', on: '2026-01-13', unit: '环评科', note: '' }])
  const search = async (words: string) => {
    const page = await ports.requests.page(everything, { ...filter, search: words, limit: 500 })
    return page.requests.map(({ requestId }) => requestId)
  }
  for (const words of [
    '焚烧',
    '环境影响',
    '报告书 垃圾',
    '临环审〔2025〕37号',
    '37号',
    '环评科',
    water.number,
    '焚',
  ])
    assert.ok((await search(words)).includes(water.requestId), words)
  for (const words of ["O'Neill", "'", '\\', 'NEI'])
    assert.ok((await search(words)).includes(quote.requestId), words)
  assert.deepEqual(await search('焚烧 承诺'), [])
  assert.deepEqual(await search('烧焚'), [])
})

test('搜索 / 申请人的姓名、证件号码 / 找不到：那些不在台账行里', async () => {
  for (const words of Object.values(inventedEntry.applicant))
    assert.deepEqual(
      (await ports.requests.page(everything, { ...filter, search: words })).requests,
      [],
      words,
    )
})

test('查询码 / 编号和码都对才找得到', async () => {
  const entered = await office.register()
  const { rows } = await database.owner.query('select tracking_digest from request where request_id = $1', [
    entered.requestId,
  ])
  const digest = rows[0]?.tracking_digest
  assert.ok(!digest.includes(entered.trackingCode))
  assert.equal((await ports.requests.findByTracking(entered.number, digest))?.requestId, entered.requestId)
  assert.equal(await ports.requests.findByTracking('2局公开〔2026〕99999号', digest), null)
  assert.equal(await ports.requests.findByTracking(entered.number, '0'.repeat(64)), null)
})
