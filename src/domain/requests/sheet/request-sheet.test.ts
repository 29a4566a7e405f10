import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { nationalCalendar } from '../../calendar/national-calendar.ts'
import type { SheetRow } from '../../organs/organ-sheet.ts'
import { requestCase } from '../make-request-case.ts'
import type { RecordedEvent, RequestCase } from '../request-case.ts'
import type { RequestEvent } from '../request-event.ts'
import { mapColumns } from './map-columns.ts'
import { type ImportContext, planRequestImport, settleImport } from './plan-request-import.ts'
import { readRequestSheet } from './read-request-sheet.ts'
import { requestRows } from './request-rows.ts'
import { headingOf, sheetColumnNames, sheetColumns } from './sheet-columns.ts'

const context: ImportContext = {
  regionId: '369900',
  organId: '00000000-0000-4000-8000-000000000003',
  today: '2022-03-01',
  calendar: nationalCalendar,
  digest: (text) => createHash('sha256').update(text).digest('hex'),
}

const rowsOf = (lines: readonly (readonly string[])[]): SheetRow[] =>
  lines.map((fields, index) => ({ line: index + 1, fields }))

const head = [
  '登记号',
  '收到申请日期',
  '申请方式',
  '申请人',
  '申请人类型',
  '申请内容',
  '办理结果',
  '答复理由',
  '答复日期',
  '送达方式',
]
const granted = [
  '临档公开〔2021〕1号',
  '2021-09-15',
  '当面',
  '甲某',
  '自然人',
  '2020年度公务接待费用',
  '予以公开',
  '',
  '2021-10-08',
  '当面',
]
const plan = (lines: readonly (readonly string[])[], name = '') =>
  planRequestImport(readRequestSheet(rowsOf(lines), { name }), context)
const errorsOf = (made: ReturnType<typeof plan>) =>
  made.complaints
    .filter(({ severity }) => severity === 'error')
    .map(({ line, message }) => `${line} ${message}`)
const warningsOf = (made: ReturnType<typeof plan>) =>
  made.complaints.filter(({ severity }) => severity === 'warning').map(({ message }) => message)

test('台账的列名 / 每一种别名 / 各归各列，没有一个别名属于两列', () => {
  const seen = new Map<string, string>()
  for (const column of sheetColumnNames)
    for (const word of [headingOf(column), ...sheetColumns[column].aliases]) {
      const [mapped] = mapColumns([word])
      assert.equal(mapped?.column, column, word)
      assert.equal(mapped?.how, 'exact', word)
      assert.equal(seen.get(word) ?? column, column, word)
      seen.set(word, column)
    }
})

test('台账的列名 / 带括号、换行和星号 / 认得；只是相像的 / 猜，并且说明', () => {
  const mapped = mapColumns(['申请人\n姓名*', '收到申请日期（必填）', '实际答复日期及文号', '处室意见'])
  assert.deepEqual(
    mapped.map(({ column, how }) => [column, how]),
    [
      ['applicant', 'exact'],
      ['receivedOn', 'exact'],
      ['repliedOn', 'guessed'],
      [null, 'none'],
    ],
  )
})

test('台账的列名 / 人已经指定 / 照人的', () => {
  const mapped = mapColumns(['编号', '登记号'], { 0: 'replyNumber' })
  assert.deepEqual(
    mapped.map(({ column }) => column),
    ['replyNumber', 'number'],
  )
})

test('台账 / 标题在表头之上，年份只在标题里 / 年份补上，并且说明', () => {
  const made = plan([
    ['临川市档案局2021年度依申请公开台账'],
    head,
    ['1号', '9月15日', '窗口', '甲某', '公民', '接待费用', '公开', '', '10月8日', '现场'],
    ['合计', '1'],
  ])
  assert.deepEqual(errorsOf(made), [])
  assert.equal(made.requests.length, 1)
  assert.equal(made.requests[0]?.events[0]?.on, '2021-09-15')
  assert.ok(warningsOf(made).some((message) => message.includes('“9月15日”没有写年份')))
})

test('台账 / 两行表头 / 上行的列名管到空着的下行', () => {
  const made = plan([
    ['登记号', '收到申请日期', '申请人信息', '', '申请内容', '办理', ''],
    ['', '', '姓名', '联系电话', '', '办理结果', '答复日期'],
    ['1号', '2021-09-15', '甲某', '13800001234', '接待费用', '予以公开', '2021-10-08'],
  ])
  assert.deepEqual(errorsOf(made), [])
  assert.deepEqual(made.requests[0]?.applicant, {
    'applicant.name': '甲某',
    'applicant.phone': '13800001234',
  })
})

test('台账的一行 / 予以公开 / 成为办结的案件，姓名不在事件里', () => {
  const made = plan([head, granted])
  assert.deepEqual(errorsOf(made), [])
  const [request] = made.requests
  assert.deepEqual(
    request?.events.map(({ on, type }) => `${on} ${type}`),
    [
      '2021-09-15 request-registered',
      '2021-10-08 decision-drafted',
      '2021-10-08 decision-signed',
      '2021-10-08 letter-dispatched',
      '2021-10-08 letter-delivered',
    ],
  )
  assert.equal(JSON.stringify(request?.events).includes('甲某'), false)
  assert.deepEqual(request?.applicant, { 'applicant.name': '甲某' })
})

test('台账的一行 / 网上申请，收到之日晚于申请之日 / 以确认之日为收到之日（条例第三十一条）', () => {
  const made = plan([
    ['申请日期', ...head],
    ['2021-09-10', 'A号', '2021-09-15', '网站', '甲某', '', '接待费用', '', '', '', ''],
  ])
  assert.deepEqual(errorsOf(made), [])
  assert.deepEqual(
    made.requests[0]?.events.map(({ on, type }) => `${on} ${type}`),
    ['2021-09-10 request-registered', '2021-09-15 receipt-confirmed'],
  )
})

test('台账的一行 / 没有申请人类型 / 按名称看，并且说明；看不出的 / 请人填', () => {
  const kinds = [
    '甲某',
    '临川某某有限公司',
    '临川某某律师事务所',
    '临川大学',
    '临川某某基金会',
    '某某村民委员会',
  ]
  const made = plan([
    ['登记号', '收到申请日期', '申请人', '申请内容'],
    ...kinds.map((name, index) => [`${index + 1}号`, '2021-09-15', name, '接待费用']),
    ['7号', '2021-09-15', 'ZZ-1', '接待费用'],
  ])
  assert.deepEqual(
    made.requests.map(({ events }) => (events[0]?.type === 'request-registered' ? events[0].category : '')),
    ['naturalPerson', 'business', 'legalService', 'research', 'charity', 'otherOrganisation'],
  )
  assert.deepEqual(
    errorsOf(made).map((error) => error.slice(0, 11)),
    ['8 没有申请人类型，从'],
  )
})

const wrong: readonly (readonly [string, Partial<Record<string, string>>, RegExp])[] = [
  ['有结果没有答复日期', { 答复日期: '' }, /^2 有办理结果，没有答复日期/],
  ['有答复日期没有结果', { 办理结果: '' }, /^2 有答复日期，没有办理结果/],
  ['答复早于收到', { 答复日期: '2021-09-01' }, /^2 答复日期 2021-09-01 早于收到申请的日期/],
  ['日期在将来', { 答复日期: '2022-10-08' }, /^2 2022-10-08 还没有到/],
  ['日期不存在', { 答复日期: '2021-09-31' }, /^2 “2021-09-31”不是看得懂的日期/],
  ['结果没有写明哪一种', { 办理结果: '不予公开' }, /^2 “不予公开”没有写明是哪一种/],
  ['没有申请内容', { 申请内容: '' }, /^2 没有申请内容/],
]

for (const [situation, change, message] of wrong)
  test(`台账的一行 / ${situation} / 按行说明，这一行不导入`, () => {
    const row = head.map((heading, index) => change[heading] ?? granted[index] ?? '')
    const made = plan([head, row])
    assert.equal(made.requests.length, 0)
    assert.equal(errorsOf(made).length, 1)
    assert.match(errorsOf(made)[0] ?? '', message)
  })

test('台账的一行 / 台账上的期限算错、答复逾期 / 提醒，照样导入', () => {
  const made = plan([
    [...head, '答复期限'],
    [...granted.map((field) => (field === '2021-10-08' ? '2021-11-01' : field)), '2021-10-13'],
  ])
  assert.deepEqual(errorsOf(made), [])
  const warnings = warningsOf(made)
  assert.ok(
    warnings.some((message) => /台账写 2021-10-13，按条例和放假安排算是 2021-10-19/.test(message)),
    warnings.join(),
  )
  assert.ok(warnings.some((message) => /答复日期晚于期限 2021-10-19/.test(message)))
})

test('台账的一行 / 延期、征求意见、补正、复议、诉讼 / 各成其事', () => {
  const made = plan([
    [...head, '征求意见日期', '收到意见日期', '延期告知日期', '行政复议', '行政诉讼'],
    [
      ...granted.map((field) => (field === '2021-10-08' ? '2021-11-15' : field)),
      '2021-09-20',
      '2021-09-28',
      '2021-10-20',
      '2021-12-20 维持',
      '2022-01-10 审理中',
    ],
  ])
  assert.deepEqual(errorsOf(made), [])
  const types = made.requests[0]?.events.map(({ type }) => type) ?? []
  for (const type of ['consultation-answered', 'extension-notified', 'remedy-decided'])
    assert.ok(
      types.some((each) => each === type),
      type,
    )
  assert.equal(types.filter((type) => type === 'remedy-filed').length, 2)
})

test('台账 / 登记号重复 / 两行都说明；没有登记号而内容相同 / 请人写登记号', () => {
  assert.match(errorsOf(plan([head, granted, granted])).join(), /3 登记号 临档公开〔2021〕1号 与第 2 行重复/)
  const bare = ['', ...granted.slice(1)]
  assert.match(errorsOf(plan([head, bare, bare])).join(), /3 与第 2 行相同/)
})

test('台账 / 同一张表再来一次，括号和日期换一种写法 / 认出是同一件，一件也不新增', () => {
  const first = plan([head, granted])
  const again = plan([
    head,
    granted.map((field) => field.replace('〔2021〕', '(2021)').replace('2021-10-08', '2021年10月8日')),
  ])
  const known = first.requests.map(({ requestId, number, contentDigest }) => ({
    requestId,
    number,
    contentDigest,
  }))
  assert.deepEqual(settleImport(again.requests, known), {
    fresh: [],
    unchanged: 1,
    different: 0,
    complaints: [],
  })
})

test('台账 / 系统里已有这个登记号，内容不同 / 不改动，并且说明', () => {
  const { requests } = plan([head, granted])
  const known = [{ requestId: 'another', number: '临档公开〔2021〕1号', contentDigest: 'another' }]
  const settled = settleImport(requests, known)
  assert.deepEqual([settled.fresh.length, settled.different], [0, 1])
  assert.match(settled.complaints[0]?.message ?? '', /已经在系统里/)
})

test('不是台账的表 / 没有认得的列名、缺要紧的列 / 说明缺什么', () => {
  assert.match(
    errorsOf(
      plan([
        ['甲', '乙'],
        ['1', '2'],
      ]),
    ).join(),
    /找不到表头/,
  )
  assert.match(
    errorsOf(
      plan([
        ['申请内容', '办理结果'],
        ['a', 'b'],
      ]),
    ).join(),
    /缺收到申请的日期一列.*缺“申请人类型”/,
  )
})

test('导出的台账 / 再读进来 / 一件不差：每件的事实、日期和结果都一样', () => {
  const first = plan([
    [...head, '征求意见日期', '收到意见日期', '延期告知日期', '行政复议', '行政诉讼'],
    [...granted, '', '', '', '2021-12-20 维持', '2022-01-10 审理中'],
    [
      '2号',
      '2021-09-15',
      '网上',
      '甲某',
      '',
      '房屋征收补偿方案',
      '不予公开',
      '商业秘密',
      '2021-11-15',
      '邮寄',
      '2021-09-20',
      '2021-09-28',
      '2021-10-20',
      '',
      '',
    ],
    [
      '3号',
      '2021-09-15',
      '挂号信',
      '某某有限公司',
      '',
      '会议纪要',
      '申请人撤回',
      '',
      '2021-09-20',
      '',
      '',
      '',
      '',
      '',
      '',
    ],
    ['4号', '2022-02-15', '窗口', '甲某', '', '会议纪要', '', '', '', '', '', '', '', '', ''],
  ])
  assert.deepEqual(errorsOf(first), [])
  const rows = requestRows(
    first.requests.map((request) => ({ case: caseOf(request.events), applicant: request.applicant })),
  )
  const again = planRequestImport(readRequestSheet(rowsOf(rows)), context)
  assert.deepEqual(errorsOf(again), [])
  const facts = (made: ReturnType<typeof plan>) =>
    made.requests.map(({ number, applicant, events }) => ({
      number,
      applicant,
      events: events.map(({ on, type }) => `${on} ${type}`),
      code: caseOf(events).outcome?.code,
      closedOn: caseOf(events).closedOn,
      due: caseOf(events).clock,
    }))
  assert.deepEqual(facts(again), facts(first))
})

test('导出的台账 / 不含个人信息 / 没有姓名、电话各列', () => {
  const made = plan([head, granted])
  const rows = requestRows(made.requests.map(({ events }) => ({ case: caseOf(events), applicant: null })))
  assert.equal(rows[0]?.includes('申请人'), false)
  assert.equal(rows[0]?.includes('申请人类型'), true)
  assert.equal(rows.flat().includes('甲某'), false)
})

function caseOf(events: readonly RequestEvent[]): RequestCase {
  const recorded = events.map(
    (event, index): RecordedEvent => ({
      ...event,
      sequence: index + 1,
      recordedAt: '',
      actorId: '',
      supersedes: null,
    }),
  )
  const { regionId, organId } = context
  return requestCase({ regionId, organId, requestId: 'r' }, recorded, nationalCalendar, context.today)
}
