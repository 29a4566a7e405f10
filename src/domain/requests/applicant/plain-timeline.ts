import { inChinese, type LocalDate } from '../../calendar/local-date.ts'
import type { LetterKind } from '../letter-kind.ts'
import type { RequestEvent } from '../request-event.ts'
import { letterKindNames, serviceModeNames } from '../request-words.ts'

/** One thing that happened, as the applicant reads it. */
export interface PlainEntry {
  readonly on: LocalDate
  readonly title: string
  /** What it means; '' = nothing to add. */
  readonly text: string
}

/** The facts that an applicant is told (`applicantEvents`), in words that need no knowledge of the office. Oldest first. */
export function plainTimeline(events: readonly RequestEvent[]): PlainEntry[] {
  return events
    .map((event) => {
      const [title, text] = plainWords(event)
      return { on: event.on, title, text }
    })
    .toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0))
}

function plainWords(event: RequestEvent): readonly [title: string, text: string] {
  switch (event.type) {
    case 'request-registered':
      return ['申请已登记', `编号 ${event.number}。${arrivalText(event.channel)}`]
    case 'receipt-confirmed':
      return ['机关同您确认收到申请', '这一天是收到申请之日，答复期限从第二天开始数工作日。']
    case 'supplement-requested':
      return [
        '机关请您补充内容',
        `需要补充：${event.missing}。请在 ${inChinese(event.until)}以前补充。没有正当理由逾期不补的，视为放弃申请。`,
      ]
    case 'supplement-received':
      return ['收到您补充的内容', '答复期限从这一天重新起算。']
    case 'supplement-lapsed':
      return event.excused === 'yes'
        ? ['补充的期限已过', '机关认为您有正当理由，继续办理。']
        : ['补充的期限已过', '没有收到补充，机关不再处理这件申请。需要的可以重新申请。']
    case 'extension-notified':
      return ['机关告知延长答复期限', '最迟答复日已经按延长后的期限计算。']
    case 'consultation-sent':
      return [
        event.consulted === 'third-party' ? '机关征求第三方的意见' : '机关征求其他机关的意见',
        event.consulted === 'co-maker'
          ? '信息是几个机关共同制作的，要先问过它们。'
          : '征求意见所需时间不计算在答复期限内。',
      ]
    case 'consultation-answered':
      return ['征求意见结束', '答复期限继续计算。']
    case 'reasons-requested':
      return ['机关请您说明理由', '申请的数量、频次较多时，机关可以要求说明理由（第三十五条）。']
    case 'reasons-judged':
      return event.reasonable === 'yes'
        ? ['机关认为理由合理', '']
        : ['机关认为理由不合理', '机关会书面告知不予处理。']
    case 'reasonable-period-set':
      return ['机关告知延迟答复的合理期限', `将在 ${inChinese(event.until)}以前答复。`]
    case 'fee-noticed':
      return ['机关发出收费通知', `信息处理费 ${event.yuan} 元。收到通知之日起按通知书写明的期限缴纳。`]
    case 'fee-notice-delivered':
      return ['您收到收费通知', '']
    case 'fee-paid':
      return ['费用已缴清', '答复期限从这一天重新起算。']
    case 'fee-lapsed':
      return ['逾期没有缴费', '视为放弃申请，机关不再处理。']
    case 'letter-dispatched':
      return [`发出${letterName(event.letter)}`, `${serviceModeNames[event.mode]}${trackingText(event)}。`]
    case 'letter-delivered':
      return [`${letterName(event.letter)}已送达`, '']
    case 'letter-returned':
      return [`${letterName(event.letter)}被退回`, '请同受理机构联系，核对地址或者改用别的方式。']
    case 'request-withdrawn':
      return ['您撤回了申请', '这件申请不再办理。需要的可以重新申请。']
    case 'request-discontinued':
      return ['申请不再处理', '机关会书面告知原因。']
    case 'reply-reopened':
      return ['答复重新作出', '原来的答复被撤销或者责令重作，机关重新办理。']
    case 'publication-suggested':
      return ['建议主动公开', '建议把这项信息向社会主动公开，机关审核后决定（第四十四条）。']
    case 'publication-decided':
      return event.publish === 'yes'
        ? ['机关决定主动公开', '这项信息将向社会公开。']
        : ['机关决定不主动公开', event.reason]
    default:
      // Not told to applicants (applicant-view.ts): a fact that gets here was let through there by mistake.
      throw new Error(`timeline of an applicant: ${event.type} is not told`)
  }
}

function arrivalText(channel: Extract<RequestEvent, { type: 'request-registered' }>['channel']): string {
  switch (channel) {
    case 'in-person':
    case 'signed-mail':
      return ''
    case 'ordinary-mail':
    case 'internet':
    case 'fax':
    case 'misdirected':
      return '机关会同您联系，双方确认之日为收到申请之日。'
    default:
      return channel satisfies never
  }
}

function letterName(kind: LetterKind): string {
  return `《${letterKindNames[kind]}》`
}

function trackingText({ trackingNumber }: { readonly trackingNumber: string }): string {
  return trackingNumber === '' ? '' : `，邮件号码 ${trackingNumber}`
}
