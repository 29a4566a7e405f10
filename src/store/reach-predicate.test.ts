import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { emptyDatabase } from '../../test/support/database.ts'
import type { AccessObject, Actor, Grant, ObjectKind } from '../domain/access/access.ts'
import { can } from '../domain/access/can.ts'
import { type PolicyRule, policy, type VerbOf } from '../domain/access/policy.ts'
import { reachOf } from '../domain/access/reach.ts'
import { roleNames } from '../domain/access/role-names.ts'
import { organPath } from './organ-path.ts'
import { reachPredicate } from './reach-predicate.ts'

/*
 * 权限表 held against the database: one row for every place an object can have and for whose work it is. What can()
 * allows of them must be exactly the rows that the predicate of reachOf() finds.
 */

const database = await emptyDatabase()
const me = randomUUID()
const colleague = randomUUID()
const instants = { fresh: '2026-03-02T01:05:00.000Z', stale: '2026-03-02T02:05:00.000Z' }

/** Two places called 宝山区 in two provinces; the bureau stands below its county by territory and below the city's bureau by line. */
const organs = {
  city: { regionId: '999900', territorial: null, vertical: null },
  cityBureau: { regionId: '999900', territorial: 'city', vertical: null },
  county: { regionId: '999901', territorial: 'city', vertical: null },
  bureau: { regionId: '999901', territorial: 'county', vertical: 'cityBureau' },
  station: { regionId: '999901', territorial: null, vertical: 'bureau' },
  sisterBureau: { regionId: '999901', territorial: 'county', vertical: null },
  namesake: { regionId: '999801', territorial: null, vertical: null },
} as const
type OrganName = keyof typeof organs
const organNames = Object.keys(organs) as OrganName[] // keys of the constant above
const ids = Object.fromEntries(organNames.map((name) => [name, randomUUID()])) as Record<OrganName, string> // one for each key

await database.owner.query(
  "insert into region (region_id, name, valid_from) select unnest($1::text[]), '测试', '2000-01-01'",
  [['999900', '999901', '999801']],
)
for (const name of organNames) {
  const { regionId, territorial, vertical } = organs[name]
  const parent = (each: OrganName | null) => (each === null ? null : ids[each])
  await database.owner.query(
    `insert into organ (organ_id, region_id, name, short_name, kind, level, territorial_parent, vertical_parent, valid_from, version)
     values ($1, $2, $3, $3, 'department', 'county', $4, $5, '2000-01-01', 1)`,
    [ids[name], regionId, `测试${name}`, parent(territorial), parent(vertical)],
  )
}

interface Placed {
  readonly key: string
  readonly regionId: string
  readonly organId: string | null
  readonly organPath: readonly string[]
  readonly workOf: readonly string[]
}

const works = [[], [me], [colleague], [colleague, me]]
const placed: Placed[] = []
for (const name of organNames) {
  const { regionId } = organs[name]
  const path = await organPath(database.app, regionId, ids[name])
  for (const workOf of works)
    placed.push({
      key: `${name}/${works.indexOf(workOf)}`,
      regionId,
      organId: ids[name],
      organPath: path,
      workOf,
    })
}
// What belongs to a region and to no organ: calendars, logs, jobs.
for (const regionId of ['999900', '999901', '999801'])
  placed.push({ key: `region ${regionId}`, regionId, organId: null, organPath: [], workOf: [] })

await database.owner.query(
  `create table thing (key text primary key, region_id text not null, organ_id uuid, work_of uuid[] not null);
   grant select on thing to gongkai_app`,
)
for (const { key, regionId, organId, workOf } of placed)
  await database.owner.query('insert into thing values ($1, $2, $3, $4)', [key, regionId, organId, workOf])

const kinds = Object.keys(policy) as ObjectKind[] // the table is a record of exactly the kinds
const lines = kinds.flatMap((kind) => {
  const rules: readonly PolicyRule[] = policy[kind]
  return rules.map(({ verb }) => ({ kind, verb: verb as VerbOf<ObjectKind> })) // a verb of this very kind
})

async function found(
  actor: Actor,
  verb: VerbOf<ObjectKind>,
  kind: ObjectKind,
  now: string,
): Promise<string[]> {
  const predicate = await reachPredicate(database.app, reachOf(actor, verb, kind, now), {
    regionId: sql.ref('thing.region_id'),
    organId: sql.ref('thing.organ_id'),
    workOf: sql.ref('thing.work_of'),
  })
  const { rows } = await sql<{
    key: string
  }>`select key from thing where ${predicate} order by key collate "C"`.execute(database.app)
  return rows.map(({ key }) => key)
}

function allowed(actor: Actor, verb: VerbOf<ObjectKind>, kind: ObjectKind, now: string): string[] {
  return placed
    .filter(({ regionId, organPath: path, workOf }) => {
      const object: AccessObject = { kind, regionId, organPath: path, workOf }
      return can(actor, verb, object, now).allowed
    })
    .map(({ key }) => key)
    .toSorted()
}

function actorWith(...grants: Grant[]): Actor {
  return { accountId: me, name: '虚构甲', grants, provenAt: '2026-03-02T01:00:00.000Z' }
}

const roles = Object.keys(roleNames) as Grant['role'][] // the names are a record of exactly the roles
const grantAt = (role: Grant['role'], name: OrganName): Grant => ({
  role,
  regionId: organs[name].regionId,
  organId: ids[name],
  from: '2026-01-01',
  to: null,
  delegatedBy: null,
})

test('机关的位置 / 块和条两个上级 / 由近到远都在；不同地区的同名机关互不相干', () => {
  const path = (name: OrganName) => placed.find(({ organId }) => organId === ids[name])?.organPath
  assert.deepEqual(path('city'), [ids.city])
  assert.equal(path('station')?.[0], ids.station)
  assert.equal(path('station')?.[1], ids.bureau)
  assert.deepEqual(
    new Set(path('station')),
    new Set([ids.station, ids.bureau, ids.county, ids.cityBureau, ids.city]),
  )
  assert.deepEqual(path('namesake'), [ids.namesake])
})

test('权限表 / 每个岗位 × 每个动作 × 每个位置 × 是否自己经手 × 刚验证与否 / can() 与 SQL 条件一致', async () => {
  let seen = 0
  for (const role of roles)
    for (const { kind, verb } of lines)
      for (const now of Object.values(instants)) {
        const actor = actorWith(grantAt(role, 'county'))
        const rows = await found(actor, verb, kind, now)
        assert.deepEqual(rows, allowed(actor, verb, kind, now), `${role} ${verb} ${kind} ${now}`)
        seen += rows.length
      }
  assert.ok(seen > 1000, `${seen} rows allowed: the test sees something`)
})

test('权限表 / 没有岗位的人 / 只够得着自己的和人人可看的', async () => {
  for (const { kind, verb } of lines) {
    const rows = await found(actorWith(), verb, kind, instants.fresh)
    assert.deepEqual(rows, allowed(actorWith(), verb, kind, instants.fresh), `${verb} ${kind}`)
  }
})

test('权限表 / 一人几个岗位在几个机关 / can() 与 SQL 条件仍然一致', async () => {
  const held = fc.record({ role: fc.constantFrom(...roles), organ: fc.constantFrom(...organNames) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(held, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...lines),
      fc.constantFrom(...Object.values(instants)),
      async (grants, { kind, verb }, now) => {
        const actor = actorWith(...grants.map(({ role, organ }) => grantAt(role, organ)))
        assert.deepEqual(await found(actor, verb, kind, now), allowed(actor, verb, kind, now))
      },
    ),
    { numRuns: 300 },
  )
})
