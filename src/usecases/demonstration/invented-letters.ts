/** 演示文书: what an invented case sends out, with what a person would have typed for it. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import type { LetterKind } from '../../domain/requests/letter-kind.ts'
import type { RequestFact, ServiceMode } from '../../domain/requests/request-event.ts'
import { replyDeadline } from '../../law/disclosure-regulation/article-33-reply-deadline.ts'
import type { InventedCase, InventedStep } from './invented-case.ts'
import { workingDayAfter } from './invented-days.ts'

export interface InventedLetter {
  readonly kind: LetterKind
  readonly particulars: Readonly<Record<string, string>>
  readonly servedBy: ServiceMode
  /** The consultation it belongs to. */
  readonly consultation: string | null
}

/** Letters of one step: those that it names, and those that tell of it. */
export interface StepLetters {
  readonly before: readonly InventedLetter[]
  readonly after: readonly InventedLetter[]
}

const none: StepLetters = { before: [], after: [] }

/** Working days in which reasons are to be given; a choice of ours. */
const reasonsTerm = 5
/** Working days in which another organ is asked to answer; a choice of ours. */
const otherOrganTerm = 10

/** The letters of a step other than the reply, which is drafted, signed and issued on days of its own. */
export function lettersOf(made: InventedCase, step: InventedStep, calendar: WorkCalendar): StepLetters {
  const { fact, on } = step
  const letter = (
    kind: LetterKind,
    particulars: InventedLetter['particulars'] = {},
    consultation: string | null = null,
  ): InventedLetter => ({ kind, particulars, consultation, servedBy: modeOf(made) })
  switch (fact.type) {
    case 'supplement-requested': {
      const { missing, until } = fact
      return { ...none, after: [letter('supplement-notice', { missing, guidance, until })] }
    }
    case 'reasons-requested': {
      const until = workingDayAfter(calendar, on, reasonsTerm)
      return { ...none, before: [letter('reasons-notice', { frequency, until })] }
    }
    case 'extension-notified': {
      const { reason, until } = extensionOf(made, step, calendar)
      return { ...none, before: [letter('extension-notice', { reason, until })] }
    }
    case 'fee-noticed': {
      const { count, yuan } = fact
      const particulars = { method: '按量', count: `${count}页`, yuan: String(yuan), payment }
      return { ...none, after: [letter('fee-notice', particulars)] }
    }
    case 'consultation-sent':
      return { ...none, after: consulting(fact, on, calendar, letter) }
    case 'request-discontinued':
      return { ...none, after: [letter('discontinuance-notice')] }
    default:
      return none
  }
}

/** The third party that a consultation asks, invented like everybody else. */
export const inventedThirdParty = {
  'third-party.name': '远岫建设工程有限公司',
  'third-party.address': '虚构市虚构区云栖街18号',
} as const

export const guidance = '可以写明文件名称、文号、大致的形成时间或者项目名称，例如“2024年某项目的竣工验收报告”'
const frequency = '近半年来就同一事项提出的申请已有二十余件，内容大体相同'
const payment = '到本机关财务窗口（虚构路1号）缴纳，或者扫描通知所附的缴款码'

/** How letters go to the applicant: the way the request came in. */
export function modeOf({ channel }: Pick<InventedCase, 'channel'>): ServiceMode {
  if (channel === 'internet') return 'online'
  return channel === 'in-person' ? 'in-person' : 'post'
}

function extensionOf({ arrivedOn, steps }: InventedCase, step: InventedStep, calendar: WorkCalendar) {
  const proposed = steps
    .slice(0, steps.indexOf(step))
    .findLast(({ fact }) => fact.type === 'extension-proposed')
  if (proposed?.fact.type !== 'extension-proposed')
    throw new Error('demonstration: no extension was proposed')
  const { reason, workingDays } = proposed.fact
  // Cases that are extended in the demonstration have no other stop of the clock.
  return { reason, until: workingDayAfter(calendar, arrivedOn, replyDeadline.term.length + workingDays) }
}

type Draft = (
  kind: LetterKind,
  particulars?: InventedLetter['particulars'],
  consultation?: string | null,
) => InventedLetter

function consulting(
  { consulted, consultation, organName, about }: Extract<RequestFact, { type: 'consultation-sent' }>,
  on: LocalDate,
  calendar: WorkCalendar,
  letter: Draft,
): InventedLetter[] {
  const byPost = (made: InventedLetter): InventedLetter => ({ ...made, servedBy: 'post' })
  if (consulted === 'third-party')
    return [
      byPost(letter('third-party-consultation', { about }, consultation)),
      letter('consultation-notice', { consulted: '第三方', since: on }),
    ]
  if (consulted === 'co-maker')
    return [
      byPost(letter('co-maker-consultation', { to: organName, about })),
      letter('consultation-notice', { consulted: '共同制作机关', since: on }),
    ]
  const until = workingDayAfter(calendar, on, otherOrganTerm)
  return [
    byPost(letter('other-organ-consultation', { to: organName, about, until })),
    letter('consultation-notice', { consulted: '其他机关', since: on }),
  ]
}
