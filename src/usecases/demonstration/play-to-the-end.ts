/** A case from its receipt to the file, by its outcome, as an office would work it. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import { addDays } from '../../domain/calendar/local-date.ts'
import { workingDayFrom } from '../../domain/calendar/working-days.ts'
import { requestFee } from '../../domain/requests/fee.ts'
import { answerOfOutcome } from '../../domain/requests/outcome-answer.ts'
import type { Decision, RequestFact, ServiceMode } from '../../domain/requests/request-event.ts'
import { replyExtension } from '../../law/disclosure-regulation/article-33-reply-deadline.ts'
import { feePayment } from '../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import type { OutcomeCode } from '../../law/outcome-codes.ts'
import type { CaseOutline, Hand, InventedStep, Stage, Way } from './invented-case.ts'
import { workingDayAfter, workingDayBefore } from './invented-days.ts'
import { type RepliedCase, replyWords } from './invented-subjects.ts'

/** Working days from receipt at which things happen in the demonstration; choices of ours, within the law's terms. */
const pace = {
  handed: 1,
  searched: 2,
  asked: 4,
  supplemented: 8,
  consulted: 3,
  delivered: 5,
  opinion: 10,
  judged: 8,
  extended: 14,
  feeDelivered: 6,
  reply: { plain: 11, supplement: 15, consultation: 16, extension: 29 },
} as const

/** Days given to correct a request; the last of them is worked. */
const correctionDays = 15

function correctedBy(asked: LocalDate, { calendar }: Pick<Stage, 'calendar'>): LocalDate {
  return workingDayFrom(calendar, addDays(asked, correctionDays)).value
}

/** Pages of the case with a fee: beyond the free ones. */
const pagesAsked = 120

/** How a case of an outcome goes; `variant` lets every few of the plain ones take longer. */
export function wayOf(code: OutcomeCode, variant: number): Way {
  if (code === 'D3') return 'supplement'
  if (code === 'C4') return 'consultation'
  if (code === 'E4') return 'reasons'
  if (code === 'F1') return 'correction-lapsed'
  if (code === 'F2') return 'fee-lapsed'
  if (code === 'F3') return 'withdrawn'
  if (variant % 7 === 3) return 'extension'
  if (variant % 5 === 1) return 'supplement'
  if (code === 'B1' && variant % 6 === 5) return 'consultation'
  return 'plain'
}

/** The day on which the case is closed. */
export function closingDay(received: LocalDate, way: Way, stage: Pick<Stage, 'calendar'>): LocalDate {
  const day = (count: number) => workingDayAfter(stage.calendar, received, count)
  const day0 = (date: LocalDate) => workingDayAfter(stage.calendar, date, 1)
  switch (way) {
    case 'correction-lapsed':
      return day0(correctedBy(day(pace.asked), stage))
    case 'fee-lapsed':
      return workingDayAfter(stage.calendar, day(pace.feeDelivered), feePayment.term.length + 1)
    case 'withdrawn':
      return day(pace.asked)
    case 'reasons':
      return day(pace.reply.plain)
    default:
      return day(pace.reply[way])
  }
}

/** Every step up to the stage's day. */
export function playToTheEnd(outline: CaseOutline, sought: string, stage: Stage): InventedStep[] {
  const { received, code, channel, way } = outline
  const day = (count: number) => workingDayAfter(stage.calendar, received, count)
  const closed = closingDay(received, way, stage)
  const steps: InventedStep[] = []
  const play = (by: Hand, on: LocalDate, ...facts: readonly RequestFact[]) => {
    for (const fact of facts) if (on <= stage.today) steps.push({ by, on, fact })
  }
  if (isToBeConfirmed(channel))
    play('handler', received, { type: 'receipt-confirmed', how: 'phone', note: '' })
  play('handler', day(pace.handed), { type: 'handed-to-unit', unit: unitOf(outline.key), note: '' })
  ways[way]({ play, day, closed, sought, stage }, outline)
  if (code === 'D1')
    play('handler', day(pace.searched), {
      type: 'search-recorded',
      places: '档案管理系统、办公自动化系统、业务科室存档',
      terms: termsOf(sought),
      by: '档案室、业务科室',
      found: 'no',
      note: '',
    })
  if (way !== 'correction-lapsed' && way !== 'fee-lapsed' && way !== 'withdrawn')
    playReply(outline, { play, closed, sought, stage })
  return steps.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export function isToBeConfirmed(channel: CaseOutline['channel']): boolean {
  return channel !== 'in-person' && channel !== 'signed-mail'
}

interface Playing {
  readonly play: (by: Hand, on: LocalDate, ...facts: readonly RequestFact[]) => void
  readonly day: (count: number) => LocalDate
  readonly closed: LocalDate
  readonly sought: string
  readonly stage: Stage
}

type Play = (playing: Playing, outline: CaseOutline) => void

/** What happens between receipt and reply, or in the place of a reply. */
const ways: Readonly<Record<Way, Play>> = {
  plain: () => undefined,
  supplement: (playing) => {
    askToCorrect(playing)
    const items = [{ id: '1', description: playing.sought, documentNumber: '' }]
    playing.play('applicant', playing.day(pace.supplemented), { type: 'supplement-received', items })
  },
  'correction-lapsed': (playing) => {
    askToCorrect(playing)
    const { play, closed } = playing
    play('handler', closed, { type: 'supplement-lapsed', excused: 'no', note: '' })
    const note = '逾期没有补正，也没有说明理由'
    play('signer', closed, { type: 'request-discontinued', code: 'F1', note })
  },
  consultation: playConsultation,
  extension: ({ play, day }) => {
    const on = day(pace.extended)
    const reason = '涉及多个科室，需要核对的材料较多'
    play('handler', on, { type: 'extension-proposed', workingDays: replyExtension.term.length, reason })
    play('signer', on, { type: 'extension-approved' })
    play('handler', on, { type: 'extension-notified', letterId: null })
  },
  reasons: ({ play, day }) => {
    play('handler', day(pace.asked), { type: 'reasons-requested', letterId: null })
    const note = '半年内就同一事项提出二十余件申请，没有说明与此前不同的需要'
    play('handler', day(pace.judged), { type: 'reasons-judged', reasonable: 'no', note })
  },
  'fee-lapsed': playFee,
  withdrawn: ({ play, closed }) =>
    play('applicant', closed, { type: 'request-withdrawn', note: '已经从网站上找到所需信息' }),
}

function askToCorrect({ play, day, stage }: Playing): void {
  const asked = day(pace.asked)
  play('handler', asked, {
    type: 'supplement-requested',
    missing: '申请内容不够明确：请写明所需信息的名称、文号，或者便于查询的其他特征（年度、项目名称等）',
    until: correctedBy(asked, stage),
    letterId: null,
  })
}

function playConsultation({ play, day, sought }: Playing, { code }: CaseOutline): void {
  play('handler', day(pace.consulted), {
    type: 'consultation-sent',
    consultation: '1',
    consulted: 'third-party',
    organName: '',
    about: `${sought}中涉及第三方的内容`,
    letterId: null,
  })
  play('handler', day(pace.delivered), { type: 'consultation-delivered', consultation: '1' })
  play('handler', day(pace.opinion), {
    type: 'consultation-answered',
    consultation: '1',
    ...(code === 'C4'
      ? { answer: 'object', grounds: '含有报价构成和联系方式，公开会造成损失' }
      : { answer: 'consent', grounds: '' }),
  })
}

function playFee({ play, day, closed }: Playing): void {
  const fee = requestFee('per-page', pagesAsked)
  if (!fee.ok) throw new Error(`demonstration: ${fee.code}`)
  play('handler', day(pace.asked), {
    type: 'fee-noticed',
    method: 'per-page',
    count: pagesAsked,
    yuan: fee.yuan,
    letterId: null,
  })
  play('handler', day(pace.feeDelivered), { type: 'fee-notice-delivered' })
  play('handler', closed, { type: 'fee-lapsed' })
  play('signer', closed, { type: 'request-discontinued', code: 'F2', note: '缴费期限届满没有缴费' })
}

/** Draft, review, secrecy, signature, service, file: the last days before the closing. */
function playReply(
  { code, channel, received }: CaseOutline,
  { play, closed, sought, stage }: Omit<Playing, 'day'>,
): void {
  const before = (count: number) => workingDayBefore(stage.calendar, closed, count)
  play('handler', before(3), { type: 'decision-drafted', decision: decisionOf(code, { sought, received }) })
  play('reviewer', before(2), { type: 'decision-reviewed', opinion: '事实清楚，依据正确，同意' })
  play('secrecy-reviewer', before(2), {
    type: 'secrecy-reviewed',
    passes: 'yes',
    opinion: '不涉及国家秘密、工作秘密',
  })
  play('signer', before(1), { type: 'decision-signed', letterId: null })
  const mode: ServiceMode = channel === 'in-person' ? 'in-person' : channel === 'internet' ? 'online' : 'post'
  const reply = { letterId: null, letter: 'reply' } as const
  const byPost = mode === 'post'
  play('handler', closed, {
    type: 'letter-dispatched',
    ...reply,
    mode,
    carrier: byPost ? '中国邮政EMS' : '',
    trackingNumber: byPost ? '1000000000000' : '',
  })
  const delivered = byPost ? workingDayAfter(stage.calendar, closed, 2) : closed
  play('handler', delivered, {
    type: 'letter-delivered',
    ...reply,
    proof: byPost ? '投递查询记录' : mode === 'in-person' ? '送达回证' : '系统签收记录',
  })
}

/** A decision of the code about one thing. */
export function decisionOf(code: OutcomeCode, about: RepliedCase): Decision {
  if (code === 'F1' || code === 'F2' || code === 'F3') throw new Error(`demonstration: ${code} has no reply`)
  // One thing alone is answered by the decision itself.
  return {
    code,
    items: [{ itemId: '1', answer: answerOfOutcome(code), says: '' }],
    ...replyWords(code, about),
  }
}

/** What is searched for: what is asked, without its year. */
export function termsOf(sought: string): string {
  return sought.replace(/^\d{4}年/, '')
}

export const units = ['综合科', '资产管理科', '公共机构节能科', '业务科', '秘书科']

export function unitOf(key: string): string {
  const sum = [...key].reduce((total, char) => total + (char.codePointAt(0) ?? 0), 0)
  return units[sum % units.length] ?? '综合科'
}
