/** 在办案件: one at every stage, counted back from the day of loading, so that the desk is never empty. */

import { addDays, type LocalDate } from '../../domain/calendar/local-date.ts'
import { requestFee } from '../../domain/requests/fee.ts'
import type { ApplicantCategory, RequestFact } from '../../domain/requests/request-event.ts'
import { replyDeadline, replyExtension } from '../../law/disclosure-regulation/article-33-reply-deadline.ts'
import type { OutcomeCode } from '../../law/outcome-codes.ts'
import type { CaseOutline, Hand, InventedStep, Stage } from './invented-case.ts'
import { workingDayAfter, workingDayBefore } from './invented-days.ts'
import type { RepliedCase } from './invented-subjects.ts'
import { objectionDay, playRemedy, suitDay, upTo } from './play-afterwards.ts'
import { closingDay, decisionOf, isToBeConfirmed, playToTheEnd, termsOf, unitOf } from './play-to-the-end.ts'

/** What the `index`-th case asks for. */
type Asked = (index: number, code?: OutcomeCode) => string

/** An open case: the outline, what is asked, and the steps taken so far. */
export interface OpenCase {
  readonly outline: CaseOutline
  readonly sought: string
  readonly steps: readonly InventedStep[]
  readonly kind?: 'correction'
  readonly oral?: 'yes'
  readonly assistance?: string
  readonly suggestsPublication?: 'yes'
}

const term = replyDeadline.term.length

/** Every stage, each with the words that say what is to be seen there. */
export function openCases(stage: Stage, sought: Asked): OpenCase[] {
  return [
    ...atIntake(stage, sought),
    ...inTime(stage, sought),
    ...waiting(stage, sought),
    ...underReview(stage, sought),
    ...afterReply(stage, sought),
  ]
}

interface Frame {
  readonly key: string
  /** Working days since receipt. */
  readonly ago: number
  readonly category?: ApplicantCategory
  readonly channel?: CaseOutline['channel']
  readonly code?: OutcomeCode
}

function outline(stage: Stage, { key, ago, category, channel, code }: Frame): CaseOutline {
  return {
    key: `open-${key}`,
    category: category ?? 'naturalPerson',
    channel: channel ?? 'in-person',
    received: workingDayBefore(stage.calendar, stage.today, ago),
    code: code ?? 'B1',
    way: 'plain',
  }
}

/** Steps by working days after receipt. */
function begun(
  made: CaseOutline,
  stage: Stage,
  facts: readonly (readonly [number, Hand, RequestFact])[],
): InventedStep[] {
  const { received } = made
  const day = (count: number) => workingDayAfter(stage.calendar, received, count)
  const confirmed: RequestFact = { type: 'receipt-confirmed', how: 'phone', note: '' }
  const handed: RequestFact = { type: 'handed-to-unit', unit: unitOf(made.key), note: '' }
  return upTo(stage, [
    ...(isToBeConfirmed(made.channel) ? [{ by: 'handler' as const, on: received, fact: confirmed }] : []),
    { by: 'handler', on: day(1), fact: handed },
    ...facts.map(([count, by, fact]) => ({ by, on: day(count), fact })),
  ])
}

/** Not yet received in law, just come in, asked for aloud, to mend a record. */
function atIntake(stage: Stage, sought: Asked): OpenCase[] {
  const unconfirmed = outline(stage, { key: 'unconfirmed', ago: 1, channel: 'internet' })
  const fresh = outline(stage, { key: 'fresh', ago: 0, channel: 'signed-mail' })
  const oral = outline(stage, { key: 'oral', ago: 2 })
  const mend = outline(stage, { key: 'correction', ago: 4 })
  return [
    { outline: unconfirmed, sought: sought(0), steps: [] },
    { outline: fresh, sought: sought(1), steps: [] },
    {
      outline: oral,
      sought: sought(2),
      steps: begun(oral, stage, []),
      oral: 'yes',
      assistance: '视力障碍，请提供大字版或者朗读',
    },
    {
      outline: mend,
      sought: '物业费代收记录中本人的门牌号登记有误，请求更正',
      steps: begun(mend, stage, []),
      kind: 'correction',
    },
  ]
}

/** On time, due soon, due today, overdue; several people who ask for the same. */
function inTime(stage: Stage, sought: Asked): OpenCase[] {
  const plain = (key: string, ago: number, index: number): OpenCase => {
    const made = outline(stage, { key, ago, channel: 'signed-mail' })
    return { outline: made, sought: sought(index), steps: begun(made, stage, []) }
  }
  const same = (key: string, ago: number): OpenCase => {
    const made = outline(stage, { key, ago, channel: 'internet' })
    const asked = '机关大院停车场向社会开放的方案和收费标准'
    return { outline: made, sought: asked, steps: begun(made, stage, []), suggestsPublication: 'yes' }
  }
  return [
    plain('on-track', 6, 3),
    plain('due-soon', term - 3, 4),
    plain('due-today', term, 5),
    plain('overdue', term + 4, 6),
    plain('long-overdue', term + 15, 7),
    same('same-1', 3),
    same('same-2', 2),
    same('same-3', 1),
  ]
}

/** The period stands still or begins anew: correction, consultation, fee, extension, reasons. */
function waiting(stage: Stage, sought: Asked): OpenCase[] {
  const fee = requestFee('per-page', 80)
  if (!fee.ok) throw new Error(`demonstration: ${fee.code}`)
  const items = (index: number) => [{ id: '1', description: sought(index), documentNumber: '' }]
  const supplement = (on: LocalDate): RequestFact => ({
    type: 'supplement-requested',
    missing: '没有写明所需信息的年度和项目名称',
    until: addDays(on, 15),
    letterId: null,
  })
  const opened = (
    frame: Frame,
    index: number,
    facts: (received: LocalDate) => readonly (readonly [number, Hand, RequestFact])[],
  ): OpenCase => {
    const made = outline(stage, frame)
    return { outline: made, sought: sought(index), steps: begun(made, stage, facts(made.received)) }
  }
  const asked = (received: LocalDate, count: number) =>
    supplement(workingDayAfter(stage.calendar, received, count))
  return [
    opened({ key: 'supplement', ago: 7, channel: 'internet' }, 8, (received) => [
      [4, 'handler', asked(received, 4)],
    ]),
    opened({ key: 'supplemented', ago: 16 }, 9, (received) => [
      [5, 'handler', asked(received, 5)],
      [11, 'applicant', { type: 'supplement-received', items: items(9) }],
    ]),
    opened({ key: 'third-party', ago: 13, category: 'business' }, 10, () => [
      [3, 'handler', consultation('third-party', '')],
      [6, 'handler', { type: 'consultation-delivered', consultation: '1' }],
    ]),
    opened({ key: 'other-organ', ago: 9 }, 11, () => [
      [2, 'handler', consultation('other-organ', '虚构市财政局')],
      [4, 'handler', consultation('co-maker', '虚构市发展和改革委员会')],
      [5, 'handler', { type: 'consultation-delivered', consultation: 'other-organ' }],
      [6, 'handler', { type: 'consultation-delivered', consultation: 'co-maker' }],
      [
        7,
        'handler',
        { type: 'consultation-answered', consultation: 'other-organ', answer: 'consent', grounds: '' },
      ],
    ]),
    opened({ key: 'extended', ago: term + 2 }, 0, () => [
      [
        14,
        'handler',
        { type: 'extension-proposed', workingDays: 15, reason: '档案分散在三个库房，检索需要时间' },
      ],
      [15, 'signer', { type: 'extension-approved' }],
      [16, 'handler', { type: 'extension-notified', letterId: null }],
    ]),
    opened({ key: 'extension-proposed', ago: term - 2 }, 1, () => [
      [
        17,
        'handler',
        {
          type: 'extension-proposed',
          workingDays: replyExtension.term.length,
          reason: '还在等待承办科室核对',
        },
      ],
    ]),
    opened({ key: 'fee', ago: 12 }, 2, () => [
      [5, 'handler', { type: 'fee-noticed', method: 'per-page', count: 80, yuan: fee.yuan, letterId: null }],
      [8, 'handler', { type: 'fee-notice-delivered' }],
    ]),
    opened({ key: 'reasons', ago: 8 }, 3, () => [
      [4, 'handler', { type: 'reasons-requested', letterId: null }],
    ]),
  ]
}

function consultation(consulted: 'third-party' | 'co-maker' | 'other-organ', organName: string): RequestFact {
  return {
    type: 'consultation-sent',
    consultation: consulted === 'third-party' ? '1' : consulted,
    consulted,
    organName,
    about: '合同的报价构成和联系方式',
    letterId: null,
  }
}

/** Draft, review, secrecy, return, signature. */
function underReview(stage: Stage, sought: Asked): OpenCase[] {
  const opened = (
    frame: Frame,
    index: number,
    facts: (about: RepliedCase) => readonly (readonly [number, Hand, RequestFact])[],
  ): OpenCase => {
    const made = outline(stage, frame)
    const asked = sought(index, made.code)
    return {
      outline: made,
      sought: asked,
      steps: begun(made, stage, facts({ sought: asked, received: made.received })),
    }
  }
  const drafted = (code: OutcomeCode, about: RepliedCase): RequestFact => ({
    type: 'decision-drafted',
    decision: decisionOf(code, about),
  })
  const reviewed: RequestFact = { type: 'decision-reviewed', opinion: '同意拟办意见' }
  const secrecy: RequestFact = {
    type: 'secrecy-reviewed',
    passes: 'yes',
    opinion: '不涉及国家秘密、工作秘密',
  }
  const search = ({ sought: asked }: RepliedCase): RequestFact => ({
    type: 'search-recorded',
    places: '档案管理系统、办公自动化系统',
    terms: termsOf(asked),
    by: '档案室',
    found: 'no',
    note: '',
  })
  return [
    opened({ key: 'drafted', ago: 10, code: 'D1' }, 4, (about) => [
      [4, 'handler', search(about)],
      [9, 'handler', drafted('D1', about)],
    ]),
    opened({ key: 'reviewed', ago: 12 }, 5, (about) => [
      [9, 'handler', drafted('B1', about)],
      [10, 'reviewer', reviewed],
      [11, 'secrecy-reviewer', secrecy],
    ]),
    opened({ key: 'to-refuse', ago: 14, code: 'C6' }, 6, (about) => [
      [11, 'handler', drafted('C6', about)],
      [12, 'reviewer', reviewed],
    ]),
    opened({ key: 'returned', ago: 11, code: 'C5' }, 7, (about) => [
      [8, 'handler', drafted('C5', about)],
      [
        9,
        'reviewer',
        {
          type: 'decision-returned',
          by: 'review',
          reason: '没有说明为什么对外部权利义务没有影响，请补充事实理由',
        },
      ],
    ]),
    opened({ key: 'signed', ago: 15 }, 8, (about) => [
      [11, 'handler', drafted('B1', about)],
      [12, 'reviewer', reviewed],
      [12, 'secrecy-reviewer', secrecy],
      [14, 'signer', { type: 'decision-signed', letterId: null }],
    ]),
  ]
}

/** Answered: a proposal to publish waits; reconsideration, court, remade. */
function afterReply(stage: Stage, sought: Asked): OpenCase[] {
  const answered = (key: string, ago: number, code: OutcomeCode, index: number) => {
    const way = code === 'C4' ? 'consultation' : 'plain'
    const made: CaseOutline = { ...outline(stage, { key, ago, code, channel: 'signed-mail' }), way }
    return {
      outline: made,
      sought: sought(index, code),
      steps: playToTheEnd(made, sought(index, code), stage),
      closed: closingDay(made.received, way, stage),
    }
  }
  const suggested = answered('publication', 20, 'B1', 9)
  const reviewed = answered('reconsideration', 29, 'C5', 10)
  const review = playRemedy(
    {
      id: 'fy1',
      kind: 'reconsideration',
      after: null,
      filed: objectionDay(reviewed.closed, stage),
      result: null,
      remake: 'no',
    },
    stage,
  )
  const sued = answered('court', 75, 'C4', 11)
  const upheld = playRemedy(
    {
      id: 'fy1',
      kind: 'reconsideration',
      after: null,
      filed: objectionDay(sued.closed, stage),
      result: 'upheld',
      remake: 'no',
    },
    stage,
  )
  const suit = playRemedy(
    {
      id: 'ss1',
      kind: 'litigation',
      after: 'fy1',
      filed: suitDay(upheld.decided, stage),
      result: null,
      remake: 'no',
    },
    stage,
  )
  const remade = answered('remade', 58, 'C6', 0)
  const annulled = playRemedy(
    {
      id: 'fy1',
      kind: 'reconsideration',
      after: null,
      filed: objectionDay(remade.closed, stage),
      result: 'annulled',
      remake: 'yes',
    },
    stage,
  )
  const reopened: InventedStep = {
    by: 'handler',
    on: annulled.decided,
    fact: { type: 'reply-reopened', remedy: 'fy1', until: null },
  }
  const suggestion: InventedStep = {
    by: 'applicant',
    on: workingDayAfter(stage.calendar, suggested.closed, 3),
    fact: { type: 'publication-suggested', by: 'applicant', note: '很多人都关心，建议放到网站上' },
  }
  // By courier the last letters were delivered after the closing: the order of days is kept.
  const later = (own: readonly InventedStep[], more: readonly InventedStep[]) =>
    [...own, ...upTo(stage, more)].toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return [
    { ...suggested, steps: later(suggested.steps, [suggestion]) },
    { ...reviewed, steps: later(reviewed.steps, review.steps.slice(0, 2)) },
    { ...sued, steps: later(sued.steps, [...upheld.steps, ...suit.steps]) },
    { ...remade, steps: later(remade.steps, [...annulled.steps, reopened]) },
  ]
}
