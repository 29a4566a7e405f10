import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { test } from 'node:test'
import { readTable } from '../src/documents/read/read-table.ts'
import { writeTable } from '../src/documents/write/write-table.ts'
import type { Actor } from '../src/domain/access/access.ts'
import { requestCase } from '../src/domain/requests/make-request-case.ts'
import { requestExchangeStore } from '../src/store/request-exchange-store.ts'
import { joining } from '../src/store/transaction.ts'
import type { RequestExchangePorts } from '../src/usecases/request-exchange-ports.ts'
import { everyRequest } from '../src/usecases/requests/every-request.ts'
import { exportRequests } from '../src/usecases/requests/export-requests.ts'
import { importRequests } from '../src/usecases/requests/import-requests.ts'
import { organId } from './support/invented-organs.ts'
import { morningOf, type RequestOffice, requestOffice } from './support/request-office.ts'

const at = morningOf('2026-03-02')
const office = await requestOffice()
const ports = exchangeOf(office)
const { regionId } = office
const handler = office.person(['handler'])

function exchangeOf({ database, ports: requests }: RequestOffice): RequestExchangePorts {
  return {
    requests,
    exchange: requestExchangeStore(joining(database.app), requests),
    readTable,
    writeTable,
    rowDigest: (text) => createHmac('sha256', 'test').update(text).digest('hex'),
  }
}

const head = [
  '登记号',
  '收到申请日期',
  '申请方式',
  '申请人',
  '申请人类型',
  '联系电话',
  '申请内容',
  '办理结果',
  '答复日期',
  '送达方式',
]
const rows = [
  [
    '2局公开〔2026〕3号',
    '2026-01-12',
    '当面',
    '林若溪',
    '自然人',
    '13800001234',
    '公务用车费用',
    '予以公开',
    '2026-01-28',
    '当面',
  ],
  [
    '2局公开〔2026〕7号',
    '2026-01-14',
    '网上',
    '青禾物业管理有限公司',
    '商业企业',
    '',
    '食堂采购合同',
    '部分公开',
    '2026-02-05',
    '邮寄',
  ],
  ['', '2026-02-10', '挂号信', '陶潜溪', '自然人', '', '停车场收费标准', '', '', ''],
]

function sheetOf(lines: readonly (readonly string[])[], format: 'csv' | 'xlsx' = 'xlsx'): Uint8Array {
  return writeTable({ title: '台账', rows: lines }, format).bytes
}

function run(
  bytes: Uint8Array,
  mode: 'try' | 'apply',
  more: { readonly actor?: Actor; readonly to?: RequestExchangePorts; readonly organ?: number } = {},
) {
  return importRequests(more.to ?? ports, {
    signedIn: { actor: more.actor ?? handler },
    regionId,
    organId: organId(more.organ ?? 2),
    bytes,
    fileName: '台账.xlsx',
    chosen: {},
    mode,
    at,
  })
}

async function countRequests({ database }: RequestOffice): Promise<number> {
  const { rows: found } = await database.owner.query<{ count: string }>('select count(*) from request')
  return Number(found[0]?.count)
}

test('导入台账 / 先试一遍 / 说明会怎样，什么也没有写', async () => {
  const tried = await run(sheetOf([head, ...rows]), 'try')
  assert.ok(tried.ok)
  assert.deepEqual([tried.rows, tried.added, tried.problems], [3, 3, []])
  assert.equal(await countRequests(office), 0)
})

test('导入台账 / 有一行错误 / 按行说明，一行也没有导入', async () => {
  const wrong = [...rows, ['9号', '2026-02-30', '当面', '陶潜溪', '自然人', '', '会议纪要', '', '', '']]
  const refused = await run(sheetOf([head, ...wrong]), 'apply')
  assert.ok(refused.ok)
  assert.deepEqual(
    refused.problems.map(({ line, column }) => [line, column]),
    [[5, '收到申请日期']],
  )
  assert.equal(await countRequests(office), 0)
})

test('导入台账 / 没有错误 / 案件、期限、结果、个人信息都在；编号接着最大的往下', async () => {
  const made = await run(sheetOf([head, ...rows]), 'apply')
  assert.ok(made.ok)
  assert.deepEqual([made.added, made.problems], [3, []])
  const reach = { kind: 'all' } as const
  const { requests } = await ports.requests.requests.page(reach, {
    ...everyRequest,
    after: null,
    limit: 10,
    today: at.today,
  })
  assert.deepEqual(
    requests
      .map(({ number, category, outcome, closedOn }) => [number, category, outcome, closedOn])
      .toSorted(),
    [
      ['2局公开〔2026〕3号', 'naturalPerson', 'B1', '2026-01-28'],
      ['2局公开〔2026〕7号', 'business', 'B2', '2026-02-05'],
      ['2局公开〔2026〕8号', 'naturalPerson', null, null],
    ],
  )
  const registered = await office.register({ on: '2026-02-11' })
  assert.equal(registered.number, '2局公开〔2026〕9号')
  const { rows: names } = await office.database.owner.query(
    "select 1 from ledger_event where object_kind = 'request' and (payload::text like '%林若溪%' or payload::text like '%13800001234%')",
  )
  assert.equal(names.length, 0)
})

test('导入台账 / 同一张表再来一次，改成 CSV / 一件也不新增', async () => {
  const before = await countRequests(office)
  const again = await run(sheetOf([head, ...rows], 'csv'), 'apply')
  assert.ok(again.ok)
  assert.deepEqual([again.added, again.unchanged, again.different], [0, 3, 0])
  assert.equal(await countRequests(office), before)
})

test('导入台账 / 系统里的同一个登记号，表上改了结果 / 不改动案件，并且提醒', async () => {
  const changed = rows.map((row) => row.map((field) => (field === '予以公开' ? '部分公开' : field)))
  const again = await run(sheetOf([head, ...changed]), 'apply')
  assert.ok(again.ok)
  assert.deepEqual([again.added, again.different], [0, 1])
  assert.match(again.warnings.map(({ message }) => message).join(), /2局公开〔2026〕3号已经在系统里/)
})

test('导入台账 / 两个人同时导入同一张表 / 每件只有一次，另一人被告知', async () => {
  const both = await requestOffice()
  const twice = exchangeOf(both)
  const person = both.person(['handler'])
  const answers = await Promise.all([
    run(sheetOf([head, ...rows]), 'apply', { actor: person, to: twice }),
    run(sheetOf([head, ...rows]), 'apply', { actor: person, to: twice }),
  ])
  assert.equal(await countRequests(both), 3)
  const refused = answers.filter((answer) => !answer.ok)
  const made = answers.filter((answer) => answer.ok && answer.added === 3)
  assert.equal(made.length, 1)
  assert.ok(refused.every((answer) => !answer.ok && answer.code === 'version-conflict'))
})

test('导入台账 / 别的机关的人、没有经办岗位的人 / 不可以', async () => {
  for (const actor of [
    office.person(['handler'], 3),
    office.person(['supervisor'], 1),
    office.person(['signer']),
  ]) {
    const refused = await run(sheetOf([head, ...rows]), 'try', { actor })
    assert.ok(!refused.ok)
    assert.ok(['no-role', 'out-of-scope'].includes(refused.code))
  }
})

test('导出台账 / 不含个人信息 / 再导入到另一处，案件的事实一样', async () => {
  const exported = await exportRequests(ports, {
    signedIn: signedIn(handler),
    filter: everyRequest,
    format: 'xlsx',
    applicants: { with: 'no' },
    at,
  })
  assert.ok(!('ok' in exported))
  const table = readTable(exported.bytes)
  assert.equal(table[0]?.fields.includes('申请人'), false)
  const elsewhere = await requestOffice()
  const there = exchangeOf(elsewhere)
  const taken = await run(exported.bytes, 'apply', { actor: elsewhere.person(['handler']), to: there })
  assert.ok(taken.ok)
  assert.deepEqual([taken.problems, taken.added], [[], 4])
  const facts = async (each: RequestOffice) => {
    const { requests } = await each.ports.requests.page(
      { kind: 'all' },
      { ...everyRequest, after: null, limit: 10, today: at.today },
    )
    const calendar = await each.ports.calendarOf(regionId)
    const found = await exchangeOf(each).exchange.withEvents(requests)
    return found
      .map((stored) => requestCase(stored, stored.events, calendar, at.today))
      .map(({ registered, received, closedOn, outcome, clock }) => ({
        number: registered.number,
        received,
        closedOn,
        code: outcome?.code,
        due: clock?.ok === true ? clock.due : null,
      }))
      .toSorted((a, b) => (a.number < b.number ? -1 : 1))
  }
  assert.deepEqual(await facts(elsewhere), await facts(office))
})

test('导出台账 / 含个人信息 / 只有签发人，写明理由，每件在访问日志里有一行', async () => {
  const ask = (actor: Actor, reason: string) =>
    exportRequests(ports, {
      signedIn: signedIn(actor),
      filter: everyRequest,
      format: 'csv',
      applicants: { with: 'yes', reason },
      at,
    })
  const asHandler = await ask(handler, '移交档案馆')
  assert.ok('ok' in asHandler && !asHandler.ok && asHandler.code === 'no-role')
  const signer = office.person(['signer'])
  const withoutReason = await ask(signer, '看')
  assert.ok('ok' in withoutReason && !withoutReason.ok && withoutReason.code === 'form-refused')
  const given = await ask(signer, '移交档案馆')
  assert.ok(!('ok' in given))
  assert.match(new TextDecoder().decode(given.bytes), /林若溪/)
  const { rows: logged } = await office.database.owner.query(
    'select reason from access_log where actor_id = $1',
    [signer.accountId],
  )
  assert.equal(logged.length, 4)
  assert.ok(logged.every(({ reason }) => reason === '移交档案馆'))
})

test('导出台账 / 身份不是刚验证过的 / 先再验证一次', async () => {
  const signer = { ...office.person(['signer']), provenAt: '2026-01-01T00:00:00.000Z' }
  const refused = await exportRequests(ports, {
    signedIn: signedIn(signer),
    filter: everyRequest,
    format: 'csv',
    applicants: { with: 'yes', reason: '移交档案馆' },
    at,
  })
  assert.ok('ok' in refused && !refused.ok && refused.code === 'step-up-needed')
})

test('导出台账 / JSON / 每件一个对象，以列名为键', async () => {
  const exported = await exportRequests(ports, {
    signedIn: signedIn(handler),
    filter: { ...everyRequest, state: 'closed' },
    format: 'json',
    applicants: { with: 'no' },
    at,
  })
  assert.ok(!('ok' in exported))
  const { requests } = JSON.parse(new TextDecoder().decode(exported.bytes))
  assert.equal(requests.length, 2)
  assert.equal(requests[0].办理结果, '部分公开')
})

function signedIn(actor: Actor) {
  const account = { accountId: actor.accountId, regionId, organId: organId(2) }
  return { actor, account: account as Parameters<typeof exportRequests>[1]['signedIn']['account'] } // only its place is asked for
}

test('导入往年的台账 / 正有人登记今年的一件，还没有提交 / 不等它，导入完成；今年的编号不断', async () => {
  const { app, owner } = office.database
  const { rows: before } = await owner.query<{ last: number }>(
    'select last_number::integer as last from number_counter where organ_id = $1 and year = 2026',
    [organId(2)],
  )
  const lastOf2026 = before[0]?.last
  assert.ok(lastOf2026 !== undefined)
  const lines = ['31', '32'].map((serial) => [
    `2局公开〔2024〕${serial}号`,
    '2024-03-04',
    '当面',
    '陶潜溪',
    '自然人',
    '',
    `${serial}号路灯的更换记录`,
    '',
    '',
    '',
  ])
  await app.transaction().execute(async (registering) => {
    await registering
      .updateTable('number_counter')
      .set(({ eb }) => ({ last_number: eb('last_number', '+', '0') }))
      .where('organ_id', '=', organId(2))
      .where('year', '=', 2026)
      .execute()
    const made = await run(sheetOf([head, ...lines]), 'apply')
    assert.ok(made.ok && made.added === 2, JSON.stringify(made))
  })
  const { rows: counters } = await owner.query(
    'select year, last_number::integer as last from number_counter where organ_id = $1 order by year',
    [organId(2)],
  )
  assert.deepEqual(counters, [
    { year: 2024, last: 32 },
    { year: 2026, last: lastOf2026 },
  ])
})
