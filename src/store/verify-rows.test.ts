/** 核对：rows read otherwise than their events once somebody has written them past the program. */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { inventedOrgan } from '../../test/support/invented-organs.ts'
import { requestOffice } from '../../test/support/request-office.ts'
import { addDays } from '../domain/calendar/local-date.ts'
import { creationOf } from '../domain/organs/organ-change.ts'
import { accessStores } from './access-stores.ts'
import { verifyRows } from './verify-rows.ts'

const office = await requestOffice()
const { database, regionId } = office
const today = '2026-03-20'

const open = await office.register({ on: '2026-03-02' })
const closed = await office.register({ on: '2026-03-03' })
await office.write(closed, [{ type: 'request-withdrawn', on: '2026-03-05', note: '' }], {
  today: '2026-03-05',
})
await office.write(closed, [
  {
    type: 'remedy-filed',
    on: '2026-03-10',
    remedy: 'r1',
    remedyKind: 'reconsideration',
    after: null,
    docket: '〔2026〕9号',
    before: '临川市人民政府',
    procedure: 'ordinary',
  },
])
const organ = inventedOrgan(9, { organId: randomUUID(), regionId })
const at = { now: '2026-03-01T01:00:00.000Z', today: '2026-03-01' } as const
await office.organs.save(
  { regions: [], changes: [creationOf(organ)] },
  { actorId: randomUUID(), at, versions: {} },
)
const accountId = randomUUID()
const grantId = randomUUID()
const created = {
  type: 'account-created',
  account: { accountId, loginName: 'xugou', name: '虚构人员', regionId, organId: organ.organId },
} as const
const granted = {
  type: 'role-granted',
  grant: {
    grantId,
    accountId,
    role: 'handler',
    regionId,
    organId: organ.organId,
    from: '2026-03-01',
    to: null,
    delegatedBy: null,
    delegatedFrom: null,
  },
} as const
const { accounts } = accessStores(database.app)
assert.ok((await accounts.save([created, granted], { actorId: accountId, at, versions: {} })).ok)

const differences = async () =>
  (await verifyRows(database.app, regionId, today)).problems.map(({ row }) => row)
/** Written past the program, looked at, written back. */
async function tampered(write: string, back: string, values: readonly unknown[] = []) {
  await database.owner.query(write, [...values])
  const found = await differences()
  await database.owner.query(back, [...values])
  return found
}

test('没有人动过 / 核对 / 每一行都与事件一致，说明看了多少行', async () => {
  const { rows, problems } = await verifyRows(database.app, regionId, today)
  assert.deepEqual(problems, [])
  assert.ok(rows >= 5, String(rows))
})

test('申请的一行直接在库里改了期限 / 核对 / 指出哪一行哪一栏，现在是什么、应是什么', async () => {
  const found = await tampered(
    'update request set due = due + 30 where request_id = $1',
    'update request set due = due - 30 where request_id = $1',
    [open.requestId],
  )
  const [difference, ...more] = found
  assert.equal(more.length, 0)
  assert.ok(difference?.computed && difference.stored)
  assert.deepEqual(
    [difference.table, difference.objectId, difference.column],
    ['request', open.requestId, 'due'],
  )
  assert.equal(difference.stored, addDays(difference.computed as `${number}-${number}-${number}`, 30)) // a date of the database
})

const changes: readonly (readonly [string, string, string, string])[] = [
  [
    '办理结果',
    "update request set outcome = 'B1', counted_outcome = 'B1' where outcome = 'F3'",
    "update request set outcome = 'F3', counted_outcome = 'F3' where outcome = 'B1'",
    'request.counted_outcome',
  ],
  [
    '复议的结果',
    "update request_remedy set decided_on = '2026-03-12', result = 'upheld'",
    'update request_remedy set decided_on = null, result = null',
    'request_remedy.result',
  ],
  [
    '机关的名称',
    `update organ set name = name || '？' where organ_id = '${organ.organId}'`,
    `update organ set name = rtrim(name, '？') where organ_id = '${organ.organId}'`,
    'organ.name',
  ],
  [
    '岗位',
    "update role_grant set role = 'signer'",
    "update role_grant set role = 'handler'",
    'role_grant.role',
  ],
  [
    '账号的状态',
    "update account set status = 'active'",
    "update account set status = 'invited'",
    'account.status',
  ],
]

for (const [name, write, back, named] of changes)
  test(`${name}直接在库里改了 / 核对 / 指出这一栏`, async () => {
    const found = await tampered(write, back)
    assert.ok(
      found.some((row) => `${row?.table}.${row?.column}` === named),
      JSON.stringify(found),
    )
    assert.deepEqual(await differences(), [])
  })

test('自己加的岗位、删去的申请 / 核对 / 由事件得不出的行，事件里有、表里没有的行', async () => {
  const added = await tampered(
    `insert into role_grant (grant_id, account_id, role, region_id, organ_id, valid_from)
     select '00000000-0000-4000-8000-00000000beef', account_id, 'signer', region_id, organ_id, valid_from from role_grant`,
    "delete from role_grant where grant_id = '00000000-0000-4000-8000-00000000beef'",
  )
  assert.deepEqual(
    added.map((row) => [row?.table, row?.column, row?.computed]),
    [['role_grant', null, null]],
  )
  await database.owner.query('delete from personal_data where object_id = $1', [open.requestId])
  await database.owner.query('delete from request where request_id = $1', [open.requestId])
  assert.deepEqual(await differences(), [
    { table: 'request', objectId: open.requestId, column: null, stored: null, computed: open.requestId },
  ])
})

test('检索词、销毁日直接在库里改了 / 核对 / 指出这些栏', async () => {
  await database.owner.query("update request set search_words = array_to_tsvector(array['没有'])")
  await database.owner.query("update personal_data set destroy_on = '2099-01-01'")
  const named = new Set((await differences()).map((row) => `${row?.table}.${row?.column}`))
  assert.ok(named.has('request.search_words') && named.has('personal_data.destroy_on'))
})

test('事件被改成不是登记 / 核对 / 说由事件得不出这一行，不停在这里', async () => {
  await database.owner.query(
    "update ledger_event set type = 'case-archived' where type = 'request-registered'",
  )
  const found = await differences()
  assert.ok(found.some((row) => row?.objectId === closed.requestId && row.column === null))
})
