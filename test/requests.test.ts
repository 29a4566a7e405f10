/** The life of a request through the use cases, over real stores. */

import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { LocalDate } from '../src/domain/calendar/local-date.ts'
import { personalFieldOf } from '../src/domain/requests/personal-field.ts'
import type { RequestEventType, RequestFact } from '../src/domain/requests/request-event.ts'
import { nationalYears } from '../src/law/work-calendar/national-years.ts'
import type { SignedIn } from '../src/usecases/find-actor.ts'
import {
  suggestPublication,
  supplementRequest,
  withdrawRequest,
} from '../src/usecases/requests/act-as-applicant.ts'
import { checkRequests } from '../src/usecases/requests/check-requests.ts'
import { contentDigestOf, type EnteredRequest } from '../src/usecases/requests/enter-request.ts'
import { findPublicInformation } from '../src/usecases/requests/find-public-information.ts'
import { findSimilar } from '../src/usecases/requests/find-similar.ts'
import { applyCalendar, previewCalendar } from '../src/usecases/requests/preview-calendar.ts'
import { recountRequests } from '../src/usecases/requests/recount-requests.ts'
import { registerRequest } from '../src/usecases/requests/register-request.ts'
import { requestTodos } from '../src/usecases/requests/request-todos.ts'
import { submitRequest } from '../src/usecases/requests/submit-request.ts'
import { type Step, type StepTaken, takeStep } from '../src/usecases/requests/take-step.ts'
import { takeStepTogether } from '../src/usecases/requests/take-step-together.ts'
import { trackRequest } from '../src/usecases/requests/track-request.ts'
import { viewRequest } from '../src/usecases/requests/view-request.ts'
import { exampleDecision, fact } from './support/example-request.ts'
import { organId } from './support/invented-organs.ts'
import { releasedFile } from './support/released-file.ts'
import { inventedEntry, morningOf, replyEvents, requestOffice } from './support/request-office.ts'

const office = await requestOffice()
const { ports, regionId } = office
const [clerk, reviewer, secrecy, signer] = [
  office.person(['handler']),
  office.person(['reviewer']),
  office.person(['secrecy-reviewer']),
  office.person(['signer']),
]

/** A usual fact of the type on a day. */
function usual(
  type: RequestEventType,
  on: LocalDate,
  more: object = {},
): { fact: RequestFact; on: LocalDate } {
  const { on: day, ...what } = fact(type, on, more)
  return { fact: what, on: day }
}

function taken(answer: StepTaken): void {
  assert.ok(answer.ok, answer.ok ? '' : `${answer.code}: ${answer.message}`)
}

test('网上提交到送达 / 补正、征求第三方意见、三级审签 / 每一步按第三十条至第三十三条走通，申请人一路看得到', async () => {
  const submitted = await submitRequest(ports, {
    regionId,
    organId: organId(2),
    entry: inventedEntry,
    at: morningOf('2025-09-15'),
  })
  assert.ok(submitted.ok)
  const key = { number: submitted.number, code: submitted.trackingCode }
  const step = async (type: RequestEventType, on: LocalDate, actor = clerk, more: object = {}) =>
    taken(await office.step(submitted, usual(type, on, more).fact, on, actor))
  const track = async (today: LocalDate) => {
    const tracked = await trackRequest(ports, { key, at: morningOf(today) })
    assert.ok(tracked.ok)
    return tracked
  }
  assert.equal((await track('2025-09-15')).received, null)
  const todos = await requestTodos(ports, { actor: clerk, at: morningOf('2025-09-15') })
  assert.deepEqual(
    todos.map(({ subject, due }) => [subject, due]),
    [[submitted.number, '2025-09-15']],
  )

  await step('receipt-confirmed', '2025-09-15')
  assert.equal((await track('2025-09-15')).received, '2025-09-15')
  await step('supplement-requested', '2025-09-17', clerk, { until: '2025-10-10' })
  const waiting = await track('2025-09-18')
  assert.equal(waiting.lifecycle, 'waiting-for-applicant')
  assert.equal(waiting.actions.find(({ type }) => type === 'supplement-received')?.allowed, true)
  const items = [{ id: 'item-1', description: '2025年文昌路（一至三段）施工许可', documentNumber: '' }]
  const empty = await supplementRequest(ports, { key, at: morningOf('2025-09-22'), items: [], applicant: {} })
  assert.ok(!empty.ok && empty.code === 'form-refused')
  taken(
    await supplementRequest(ports, {
      key,
      at: morningOf('2025-09-22'),
      items,
      applicant: { 'applicant.email': 'shen@example.com' },
    }),
  )
  const again = await track('2025-09-22')
  assert.deepEqual(again.items, items)
  assert.ok(
    again.clock?.ok === true && again.clock.start === '2025-09-22' && again.clock.due === '2025-10-24',
  )

  await step('consultation-sent', '2025-09-24')
  await step('consultation-delivered', '2025-09-25')
  await step('consultation-answered', '2025-10-13')
  await step('decision-drafted', '2025-10-14', clerk, {
    decision: { ...exampleDecision('B1'), items: [{ itemId: 'item-1', answer: 'given', says: '见附件' }] },
  })
  await step('decision-reviewed', '2025-10-15', reviewer)
  await step('secrecy-reviewed', '2025-10-15', secrecy)
  await step('decision-signed', '2025-10-16', signer, { letterId: null })
  await step('letter-dispatched', '2025-10-17', clerk, { letterId: null })
  const closed = await track('2025-10-17')
  assert.deepEqual([closed.lifecycle, closed.closedOn], ['closed', '2025-10-17'])
  assert.deepEqual(
    closed.letters.map(({ letter, services }) => [letter, services.length]),
    [['reply', 1]],
  )
  const withdrawn = await withdrawRequest(ports, { key, at: morningOf('2025-10-20'), note: '' })
  assert.ok(!withdrawn.ok && withdrawn.code !== 'wrong-tracking')
  taken(await suggestPublication(ports, { key, at: morningOf('2025-10-20'), note: '对同一条路的住户都有用' }))
})

test('回执 / 查询码和所交内容 / 算得出回执上的摘要，改一个字就不是', async () => {
  const submitted = await submitRequest(ports, {
    regionId,
    organId: organId(3),
    entry: inventedEntry,
    at: morningOf('2025-09-15'),
  })
  assert.ok(submitted.ok)
  const { contentDigest, trackingCode } = submitted
  assert.equal(contentDigestOf(ports.digest, trackingCode, inventedEntry), contentDigest)
  const { assistance, ...rest } = inventedEntry
  assert.equal(contentDigestOf(ports.digest, trackingCode, { assistance, ...rest }), contentDigest)
  assert.notEqual(
    contentDigestOf(ports.digest, trackingCode, { ...inventedEntry, oral: 'yes' }),
    contentDigest,
  )
  assert.notEqual(contentDigestOf(ports.digest, '0'.repeat(16), inventedEntry), contentDigest)
})

test('条例第二十九条 / 没有写明要什么、没有联系方式、选了邮寄没有地址 / 网上不能提交；纸质的照登，以后补正', async () => {
  const entry = {
    ...inventedEntry,
    applicant: { 'applicant.name': '沈采薇' },
    items: [{ id: 'a', description: ' ', documentNumber: '' }],
  }
  const refused = await submitRequest(ports, {
    regionId,
    organId: organId(2),
    entry,
    at: morningOf('2026-01-12'),
  })
  assert.ok(!refused.ok && 'fields' in refused)
  assert.deepEqual(
    refused.fields.map(({ field }) => field),
    ['items.0.description', 'applicant.identity-number', 'applicant.phone', 'applicant.address'],
  )
  const paper = await registerRequest(ports, {
    actor: clerk,
    regionId,
    organId: organId(2),
    entry: { ...entry, items: inventedEntry.items },
    arrival: {
      channel: 'signed-mail',
      arrivedOn: '2026-01-09',
      signedOn: '2026-01-12',
      courierNumber: 'EA1',
    },
    at: morningOf('2026-01-13'),
  })
  assert.ok(paper.ok)
  const viewed = await viewRequest(ports, { actor: clerk, ...paper, at: morningOf('2026-01-13') })
  assert.ok(viewed.ok && viewed.case.received === '2026-01-12')
})

test('条例第三十一条 / 挂号信没有签收日期、签收早于到达、到达在将来 / 登记时指出', async () => {
  const register = (arrival: { arrivedOn: LocalDate; signedOn: LocalDate | null }) =>
    registerRequest(ports, {
      actor: clerk,
      regionId,
      organId: organId(2),
      entry: inventedEntry,
      arrival: { channel: 'signed-mail', courierNumber: '', ...arrival },
      at: morningOf('2026-01-13'),
    })
  for (const [arrival, field] of [
    [{ arrivedOn: '2026-01-12', signedOn: null }, 'signedOn'],
    [{ arrivedOn: '2026-01-12', signedOn: '2026-01-11' }, 'signedOn'],
    [{ arrivedOn: '2026-01-14', signedOn: '2026-01-14' }, 'arrivedOn'],
  ] as const) {
    const answer = await register(arrival)
    assert.ok(!answer.ok && 'fields' in answer)
    assert.ok(
      answer.fields.some((complaint) => complaint.field === field),
      field,
    )
  }
})

test('国办公开办函〔2015〕207号一、2 / 寄给其他科室后转来 / 登记得下，没有确认就没有收到之日', async () => {
  const made = await registerRequest(ports, {
    actor: clerk,
    regionId,
    organId: organId(2),
    entry: inventedEntry,
    arrival: { channel: 'misdirected', arrivedOn: '2026-01-12', signedOn: null, courierNumber: 'EA2' },
    at: morningOf('2026-01-13'),
  })
  assert.ok(made.ok)
  const viewed = await viewRequest(ports, { actor: clerk, ...made, at: morningOf('2026-01-13') })
  assert.ok(viewed.ok && viewed.case.received === null)
  assert.deepEqual(
    viewed.alarms.filter(({ code }) => code === 'receipt-unconfirmed').map(({ urgency }) => urgency),
    ['late'],
  )
})

test('不存在、撤销的机关 / 提交 / 不接收', async () => {
  for (const organ of ['nonsense', organId(77)]) {
    const answer = await submitRequest(ports, {
      regionId,
      organId: organ,
      entry: inventedEntry,
      at: morningOf('2026-01-12'),
    })
    assert.ok(!answer.ok && answer.code === 'organ-gone', organ)
  }
  const elsewhere = await submitRequest(ports, {
    regionId: '110000',
    organId: organId(2),
    entry: inventedEntry,
    at: morningOf('2026-01-12'),
  })
  assert.ok(!elsewhere.ok && elsewhere.code === 'organ-gone')
})

test('办理 / 页面打开以后别人先登记了一步 / 这一步不写入，请看过最新的再做', async () => {
  const entered = await office.register({ on: '2025-09-15' })
  const stale: Step = {
    regionId,
    requestId: entered.requestId,
    version: entered.version,
    ...usual('handed-to-unit', '2025-09-16'),
    supersedes: null,
    personal: {},
  }
  taken(await office.step(entered, usual('search-recorded', '2025-09-16').fact, '2025-09-16', clerk))
  const answer = await takeStep(ports, { ...stale, actor: clerk, at: morningOf('2025-09-16') })
  assert.ok(!answer.ok && answer.code === 'version-conflict')
})

test('条例第三十三条 / 未经批准告知延期 / 拒绝，说出条文，什么也没写', async () => {
  const entered = await office.register({ on: '2025-09-15' })
  const answer = await office.step(
    entered,
    usual('extension-notified', '2025-09-20').fact,
    '2025-09-20',
    clerk,
  )
  assert.ok(!answer.ok && answer.cites?.article === 33)
  assert.equal((await ports.requests.find(regionId, entered.requestId))?.version, 1)
})

test('不予公开 / 拟稿的人自己签发、没有再次验证身份 / 都不行；另一人验证以后可以', async () => {
  const entered = await office.register({ on: '2025-09-15' })
  const both = office.person(['handler', 'signer'])
  const item = { itemId: 'item-1', answer: 'withheld', says: '内部会议记录' } as const
  const decision = { ...exampleDecision('C5'), items: [item] }
  const step = async (type: RequestEventType, on: LocalDate, actor: typeof clerk, more: object = {}) =>
    office.step(entered, usual(type, on, more).fact, on, actor)
  taken(await step('decision-drafted', '2025-09-17', both, { decision }))
  taken(await step('decision-reviewed', '2025-09-18', reviewer))
  taken(await step('secrecy-reviewed', '2025-09-18', secrecy, { passes: 'no', opinion: '不宜公开' }))
  const own = await step('decision-signed', '2025-09-19', both, { letterId: null })
  assert.ok(!own.ok && own.code === 'own-work')
  const unproven = { ...signer, provenAt: '2025-09-01T00:00:00.000Z' }
  const late = await step('decision-signed', '2025-09-19', unproven, { letterId: null })
  assert.ok(!late.ok && late.code === 'step-up-needed')
  const viewed = await viewRequest(ports, { actor: unproven, ...entered, at: morningOf('2025-09-19') })
  assert.ok(viewed.ok)
  assert.equal(viewed.actions.find(({ type }) => type === 'decision-signed')?.allowed, true)
  assert.notEqual(viewed.actions.find(({ type }) => type === 'decision-drafted')?.allowed, true)
  taken(await step('decision-signed', '2025-09-19', signer, { letterId: null }))
})

test('记录更正 / 日期记错 / 后一条代替前一条，原来的留在日志里', async () => {
  const entered = await office.register({ on: '2025-09-15' })
  taken(await office.step(entered, usual('search-recorded', '2025-09-18').fact, '2025-09-18', clerk))
  const correction: Step = {
    regionId,
    requestId: entered.requestId,
    version: 2,
    ...usual('search-recorded', '2025-09-17', { places: '档案馆' }),
    supersedes: 2,
    personal: {},
  }
  taken(await takeStep(ports, { ...correction, actor: clerk, at: morningOf('2025-09-19') }))
  const viewed = await viewRequest(ports, { actor: clerk, ...entered, at: morningOf('2025-09-19') })
  assert.ok(viewed.ok)
  assert.deepEqual(
    viewed.case.searches.map(({ on, places }) => [on, places]),
    [['2025-09-17', '档案馆']],
  )
  assert.equal((await ports.requests.find(regionId, entered.requestId))?.events.length, 3)
})

test('征求两个第三方的意见 / 姓名、地址 / 各记各的，只有掩码出现在页面上', async () => {
  const entered = await office.register({ on: '2025-09-15' })
  for (const [index, [consultation, name]] of [
    ['c1', '顾清源'],
    ['c2', '贺兰山'],
  ].entries()) {
    assert.ok(consultation !== undefined && name !== undefined)
    const step: Step = {
      regionId,
      requestId: entered.requestId,
      version: index + 1,
      ...usual('consultation-sent', '2025-09-16', { consultation }),
      supersedes: null,
      personal: { 'third-party.name': name },
    }
    taken(await takeStep(ports, { ...step, actor: clerk, at: morningOf('2025-09-16') }))
  }
  const viewed = await viewRequest(ports, { actor: clerk, ...entered, at: morningOf('2025-09-16') })
  assert.ok(viewed.ok && viewed.personal !== null)
  const shown = viewed.personal.filter(({ field }) => field.startsWith('third-party'))
  assert.deepEqual(
    shown.map(({ field, masked }) => [field, masked]),
    [
      [personalFieldOf('third-party.name', 'c1'), '顾**'],
      [personalFieldOf('third-party.name', 'c2'), '贺**'],
    ],
  )
})

test('查重 / 同一人再来、别人申请同样的内容、毫不相干的 / 前两种列出，本月件数供收费用', async () => {
  const there = await requestOffice()
  const actor = there.person(['handler'])
  const about = (description: string) => [{ id: 'i', description, documentNumber: '' }]
  const same = await there.register({ on: '2026-01-12', entry: { items: about('望江楼修缮工程招标文件') } })
  const other = await there.register({
    on: '2026-01-13',
    entry: {
      items: about('望江楼修缮工程的招标文件和中标通知书'),
      applicant: { 'applicant.name': '贺兰山', 'applicant.identity-number': '110101198505051234' },
    },
  })
  await there.register({
    on: '2026-01-14',
    entry: { items: about('公务用车数量'), applicant: { 'applicant.name': '别人' } },
  })
  const elsewhere = await there.register({
    organ: 3,
    on: '2026-01-14',
    entry: { items: about('望江楼修缮工程招标文件') },
  })
  const asked = {
    actor,
    regionId: there.regionId,
    organId: organId(2),
    items: about('望江楼修缮工程招标文件'),
    applicant: inventedEntry.applicant,
    except: null,
    on: '2026-01-20',
    at: morningOf('2026-01-20'),
  } as const
  const found = await findSimilar(there.ports, asked)
  assert.deepEqual(
    found.similar.map(({ line, sameApplicant }) => [line.requestId, sameApplicant]),
    [
      [same.requestId, 'yes'],
      [other.requestId, 'no'],
    ],
  )
  assert.equal(found.inMonth, 1)
  assert.equal((await findSimilar(there.ports, { ...asked, on: '2026-02-02' })).inMonth, 0)
  const again = await there.register({ on: '2026-01-21', entry: { items: about('别的事情') } })
  const nextYear = { ...asked, items: about('2026年望江楼修缮工程招标文件'), applicant: null }
  assert.deepEqual(
    (await findSimilar(there.ports, nextYear)).similar.map(({ figures }) => figures),
    ['differ', 'differ'],
  )
  const later = await findSimilar(there.ports, { ...asked, applicant: null, except: again.requestId })
  assert.deepEqual(
    later.similar.map(({ line }) => line.requestId),
    [same.requestId, other.requestId],
  )
  assert.equal(later.inMonth, 1)
  assert.ok(!later.similar.some(({ line }) => line.requestId === elsewhere.requestId))
})

test('今日待办 / 办结以后被申请复议 / 五个工作日的答复期限进待办，答复以后消失', async () => {
  const there = await requestOffice()
  const actor = there.person(['handler'])
  const entered = await there.register({ on: '2025-09-15' })
  await there.write(entered, replyEvents('C5', '2025-09-22'))
  const todos = () => requestTodos(there.ports, { actor, at: morningOf('2025-10-27') })
  assert.deepEqual(await todos(), [])
  const filed = fact('remedy-filed', '2025-10-20')
  await there.write(entered, [filed, fact('remedy-notice-received', '2025-10-21')])
  const [todo, ...more] = await todos()
  assert.deepEqual(more, [])
  assert.equal(todo?.href, `/requests/${there.regionId}/${entered.requestId}`)
  await there.write(entered, [fact('remedy-answered', '2025-10-27')])
  assert.deepEqual(await todos(), [])
})

test('工作日历变更 / 先看影响再启用 / 只有期限跨过变动日子的在办件变了，办结的不变', async () => {
  const there = await requestOffice()
  const before = await there.register({ on: '2026-01-12' })
  const across = await there.register({ on: '2026-02-02' })
  const closed = await there.register({ on: '2026-02-02' })
  await there.write(closed, replyEvents('B1', '2026-02-10'))
  const at = morningOf('2026-02-10')
  const actor = there.person(['supervisor'], 1)
  const signedIn = { ...signedInAs(there.regionId), actor }
  const year = nationalYears.find((each) => each.year === 2026)
  assert.ok(year !== undefined)
  const spring = year.holidays.find(({ name }) => name.includes('春节'))
  assert.ok(spring !== undefined)
  const changed = { ...year, holidays: year.holidays.filter((each) => each !== spring) }
  const changing = { ...there.ports, calendars: there.calendars, encoded: nationalYears }
  const lineOf = async (requestId: string) =>
    (await there.ports.requests.listLines(there.regionId, [requestId]))[0]?.due
  const dueBefore = await lineOf(across.requestId)
  const preview = await previewCalendar(changing, { signedIn, year: changed, at })
  assert.ok(preview.ok)
  assert.deepEqual(
    preview.moved.map(({ requestId }) => requestId),
    [across.requestId],
  )
  assert.equal(preview.moved[0]?.dueBefore, dueBefore)
  assert.equal(await lineOf(across.requestId), dueBefore)
  const applied = await applyCalendar(changing, { signedIn, year: changed, at })
  assert.deepEqual(applied, { ok: true, renewed: 1 })
  assert.equal(await lineOf(across.requestId), preview.moved[0]?.dueAfter)
  assert.notEqual(await lineOf(across.requestId), dueBefore)
  assert.equal(await lineOf(before.requestId), '2026-02-09')
  const viewed = await viewRequest(there.ports, { actor, ...across, at })
  assert.ok(viewed.ok && viewed.case.clock?.ok === true)
  assert.equal(viewed.case.clock.due, await lineOf(across.requestId))
  const again = await previewCalendar(changing, { signedIn, year: changed, at })
  assert.ok(again.ok && again.movedInAll === 0)
})

test('条例第四十四条 / 五个人申请同样的内容 / 一次拟办、审核、签发，件件各有决定；改过的一件说明没办成', async () => {
  const there = await requestOffice()
  const hands = (roles: Parameters<typeof there.person>[0]) => there.person(roles)
  const made: EnteredRequest[] = []
  for (const description of ['扩建方案', '扩建方案全文', '扩建方案及附图', '扩建方案', '扩建方案'])
    made.push(
      await there.register({
        on: '2025-09-15',
        entry: { items: [{ id: description, description, documentNumber: '' }] },
      }),
    )
  const versions = async () => {
    const stored = await Promise.all(
      made.map(({ requestId }) => there.ports.requests.find(there.regionId, requestId)),
    )
    return stored.map((each) => ({
      regionId: there.regionId,
      requestId: each?.requestId ?? '',
      version: each?.version ?? 0,
    }))
  }
  const together = async (
    type: RequestEventType,
    on: LocalDate,
    actor: typeof clerk,
    requests: Awaited<ReturnType<typeof versions>>,
    more: object = {},
  ) => {
    const answer = await takeStepTogether(there.ports, {
      actor,
      requests,
      ...usual(type, on, more),
      at: morningOf(on),
    })
    assert.ok(answer.ok)
    return answer.answers.map((each) => (each.answer.ok ? 'ok' : each.answer.code))
  }
  const first = await versions()
  const [touched] = made
  assert.ok(touched !== undefined)
  taken(await there.step(touched, usual('handed-to-unit', '2025-09-16').fact, '2025-09-16'))
  const drafted = await together('decision-drafted', '2025-09-17', hands(['handler']), first)
  assert.deepEqual(drafted, ['version-conflict', 'ok', 'ok', 'ok', 'ok'])
  const rest = (await versions()).slice(1)
  assert.deepEqual(
    await together('decision-reviewed', '2025-09-18', hands(['reviewer']), rest),
    Array(4).fill('ok'),
  )
  const reviewed = (await versions()).slice(1)
  assert.deepEqual(
    await together('secrecy-reviewed', '2025-09-18', hands(['secrecy-reviewer']), reviewed),
    Array(4).fill('ok'),
  )
  const ready = (await versions()).slice(1)
  const signing = { letterId: null }
  assert.deepEqual(
    await together('decision-signed', '2025-09-19', hands(['handler']), ready, signing),
    Array(4).fill('no-role'),
  )
  assert.deepEqual(
    await together('decision-signed', '2025-09-19', hands(['signer']), ready, signing),
    Array(4).fill('ok'),
  )
  const letter = usual('letter-dispatched', '2025-09-20')
  const own = await takeStepTogether(there.ports, {
    actor: hands(['handler']),
    requests: ready,
    ...letter,
    at: morningOf('2025-09-20'),
  })
  assert.ok(!own.ok && own.code === 'not-joint')
})

test('每日重新计算 / 台账行上的期限过时了 / 改成事件算出来的日子，其余不动', async () => {
  const there = await requestOffice()
  const stale = await there.register({ on: '2026-01-12' })
  const fresh = await there.register({ on: '2026-01-13' })
  await there.database.owner.query("update request set due = '2026-01-30' where request_id = $1", [
    stale.requestId,
  ])
  const calendar = await there.ports.calendarOf(there.regionId)
  const recount = () =>
    recountRequests(there.ports, { regionId: there.regionId, calendar, at: morningOf('2026-01-20') })
  assert.equal(await recount(), 1)
  const dues = await there.ports.requests.listLines(there.regionId, [stale.requestId, fresh.requestId])
  assert.deepEqual(dues.map(({ due }) => due).toSorted(), ['2026-02-09', '2026-02-10'])
  assert.equal(await recount(), 0)
})

function signedInAs(region: string): Omit<SignedIn, 'actor'> {
  const accountId = '00000000-0000-4000-8000-0000000000aa'
  const now = '2026-02-10T02:00:00.000Z'
  return {
    ok: true,
    mustChangePassword: false,
    account: {
      accountId,
      loginName: 'invented',
      name: '岑望舒',
      regionId: region,
      organId: organId(1),
      status: 'active',
      version: 1,
      enabledAt: now,
      lastSignInAt: null,
      passwordChangedAt: null,
    },
    session: {
      sessionId: 's',
      regionId: region,
      accountId,
      openedAt: now,
      seenAt: now,
      provenAt: now,
      address: '192.0.2.1',
      device: 'Firefox · Linux',
    },
  }
}

test('今日待办 / 经办人提请延期、拟办 / 只有轮到的人看到：批准、审核、保密审查、签发、退回', async () => {
  const there = await requestOffice()
  const entered = await there.register({ on: '2026-01-12' })
  const people = {
    handler: there.person(['handler']),
    reviewer: there.person(['reviewer']),
    secrecy: there.person(['secrecy-reviewer']),
    signer: there.person(['signer']),
  }
  const waiting = async () => {
    const at = morningOf('2026-01-14')
    const lists = await Promise.all(
      Object.entries(people).map(async ([who, actor]) => {
        const todos = await requestTodos(there.ports, { actor, at })
        return todos.filter(({ href }) => href?.includes('/steps/')).map(({ title }) => `${who} ${title}`)
      }),
    )
    return lists.flat()
  }
  assert.deepEqual(await waiting(), [])
  await there.write(entered, [fact('extension-proposed', '2026-01-13')])
  assert.deepEqual(await waiting(), ['signer 待批准延期：20 个工作日'])
  await there.write(entered, [fact('extension-approved', '2026-01-13')])
  assert.deepEqual(await waiting(), ['handler 延期已经同意，待告知申请人'])
  await there.write(entered, [
    fact('extension-notified', '2026-01-13'),
    ...replyEvents('B1', '2026-01-13').slice(0, 1),
  ])
  assert.deepEqual(await waiting(), ['reviewer 待审核：B1 予以公开', 'secrecy 待保密审查：B1 予以公开'])
  await there.write(entered, [
    fact('decision-reviewed', '2026-01-13'),
    fact('secrecy-reviewed', '2026-01-13'),
  ])
  assert.deepEqual(await waiting(), ['signer 待签发：B1 予以公开'])
  await there.write(entered, [fact('decision-returned', '2026-01-13')])
  assert.match((await waiting()).join(), /^handler 拟办意见被退回，待修改：/)
})

test('今日待办 / 建议主动公开还没有答复 / 没有法定期限的不说过期', async () => {
  const there = await requestOffice()
  await there.register({ on: '2026-01-12', entry: { suggestsPublication: 'yes' } })
  const actor = there.person(['handler'])
  const todos = await requestTodos(there.ports, { actor, at: morningOf('2026-01-14') })
  const suggestion = todos.find(({ title }) => title.includes('建议主动公开'))
  assert.deepEqual([suggestion?.due, suggestion?.left], [null, null])
})

test('自查 / 同一信息一件已公开、一件在办 / 只看在办的一页也指出整个台账里的两件；别的机关看不到', async () => {
  const there = await requestOffice()
  const sought = (description: string) => ({ items: [{ id: 'item-1', description, documentNumber: '' }] })
  const given = await there.register({ on: '2026-01-12', entry: sought('望江楼修缮工程招标文件') })
  await there.write(given, replyEvents('B1', '2026-01-14'))
  const open = await there.register({ on: '2026-01-15', entry: sought('望江楼修缮工程招标文件') })
  const alike = await there.register({ on: '2026-01-16', entry: sought('望江楼修缮工程的招标文件') })
  await there.register({ on: '2026-01-16', organ: 3, entry: sought('望江楼修缮工程招标文件') })
  const at = morningOf('2026-01-20')
  const filter = { state: 'open', receivedFrom: null, receivedTo: null, after: null } as const
  const check = (organ: number, more: Partial<typeof filter> = {}) =>
    checkRequests(there.ports, {
      actor: there.person(['handler'], organ),
      filter: { ...filter, ...more },
      at,
    })
  const { register } = await check(2)
  assert.deepEqual(
    register.map(({ finding, lines }) => [finding.id, lines.map(({ requestId }) => requestId)]),
    [['CW-C01', [alike.requestId, open.requestId, given.requestId]]],
  )
  assert.deepEqual((await check(3)).register, [])
  await there.write(given, [fact('publication-decided', '2026-01-19')])
  assert.deepEqual((await check(2)).register, [])
})

test('自查 / 公布的渠道半年没有收到 / 指出是哪个机关的；近期收到的不指出', async () => {
  const there = await requestOffice()
  await there.register({ on: '2026-01-12' })
  const actor = there.person(['handler'])
  const filter = { state: 'open', receivedFrom: null, receivedTo: null, after: null } as const
  const registerOn = async (today: LocalDate) =>
    (await checkRequests(there.ports, { actor, filter, at: morningOf(today) })).register
  assert.deepEqual(await registerOn('2026-03-02'), [])
  assert.deepEqual(
    (await registerOn('2026-09-02')).map(({ finding, organ, lines }) => [
      finding.id,
      organ.organId,
      lines.length,
    ]),
    [['CW-I06', organId(2), 0]],
  )
})

test('第四十四条 / 决定主动公开、文件放行给所有人 / 别人申请同样的信息时找得到；没有决定的、不是给所有人的找不到', async () => {
  const there = await requestOffice()
  const sought = '望江楼修缮工程招标文件'
  const given = await there.register({
    on: '2026-01-12',
    entry: { items: [{ id: 'item-1', description: sought, documentNumber: '' }] },
  })
  await there.write(given, replyEvents('B1', '2026-01-14'))
  const place = { regionId: there.regionId, objectKind: 'request', objectId: given.requestId }
  const release = (originalName: string, audience: 'applicant' | 'public') => {
    const received = { receivedAt: '2026-01-14T01:00:00.000Z', receivedBy: actor.accountId }
    const file = {
      ...received,
      fileId: randomUUID(),
      originalName,
      mediaType: 'application/pdf',
      scan: { state: 'clean', at: '2026-01-14T01:00:00.000Z', finding: null },
      visibility: 'private',
      digest: (audience === 'public' ? 'a' : 'b').repeat(64),
      size: 1,
    } as const
    return releasedFile(there.database, there.ports.files.files, place, { file, audience })
  }
  const actor = there.person(['handler'])
  await release('招标文件.pdf', 'public')
  await release('答复书.pdf', 'applicant')
  const reports = { listYears: async () => [], find: async () => null }
  const ports = { reports, requests: there.ports.requests }
  const asked = { regionId: there.regionId, organId: organId(2) }
  const found = (words: string) => findPublicInformation(ports, { ...asked, words })
  assert.deepEqual(await found(sought), [])
  await there.write(given, [fact('publication-decided', '2026-01-19')])
  assert.deepEqual(
    (await found('望江楼修缮工程的招标文件')).map(({ title }) => title),
    ['招标文件.pdf'],
  )
  assert.deepEqual(await found('婚姻档案数字化'), [])
  await there.write(given, [fact('publication-decided', '2026-01-20', { publish: 'no' })])
  assert.deepEqual(await found(sought), [])
})
