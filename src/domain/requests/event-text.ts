import { replyExtension } from '../../law/disclosure-regulation/article-33-reply-deadline.ts'
import type { ConsultedKind } from '../../law/reply-rule-sets.ts'
import { type LocalDate, parseLocalDate } from '../calendar/local-date.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { ClockEvent } from './clock-events.ts'

/** A kind of event as people write it: "第三方=2025-09-22..2025-10-17". */
export interface EventForm {
  readonly name: string
  readonly aliases: readonly string[]
  /** How its dates are written, one example a line. */
  readonly examples: readonly string[]
  readonly help: string
}

/** The events that can be written on one line, for the command line and the calculator page. */
export const eventForms = [
  {
    name: 'third-party',
    aliases: ['第三方', '征求第三方意见', '征求意见', 'consultation', 'suspension'],
    examples: ['third-party=2025-09-22..2025-10-17', '第三方=2025-09-22..'],
    help: '征求第三方意见：发出日..收到意见日，尚未收到的只写发出日和“..”（第三十二条、第三十三条第三款）',
  },
  {
    name: 'other-organ',
    aliases: ['其他机关', '征求其他机关意见', 'other-organs'],
    examples: ['other-organ=2025-09-22..2025-10-17'],
    help: '征求其他机关意见，写法同上（第三十三条第三款）',
  },
  {
    name: 'co-maker',
    aliases: ['共同制作机关', '征求共同制作机关意见'],
    examples: ['co-maker=2025-09-22..2025-10-17'],
    help: '征求共同制作机关意见，写法同上（第三十四条）',
  },
  {
    name: 'supplement',
    aliases: ['补正', 'correction', 'restart'],
    examples: ['supplement=2025-09-18..2025-09-29', '补正=2025-09-18..'],
    help: '补正：告知日..收到补正的申请之日，期限自后者重新起算（第三十条）',
  },
  {
    name: 'fee',
    aliases: ['收费', '缴费', 'payment'],
    examples: ['fee=2025-10-09..2025-10-20'],
    help: '信息处理费：申请人收到收费通知之日..缴清之日，期限自后者重新起算（信息处理费管理办法第六条）',
  },
  {
    name: 'extension',
    aliases: ['延期', '延长', 'extend'],
    examples: ['extension=2025-10-17', '延期=2025-10-17+15', 'extension=2025-10-17..2025-11-07'],
    help: `延期：告知日，默认延长${replyExtension.term.length}个工作日；“+15”是延长15个；“..日期”是延长到某日（第三十三条第二款）`,
  },
  {
    name: 'reasonable-period',
    aliases: ['合理期限', 'reasons', 'article-35', '第三十五条'],
    examples: ['reasonable-period=2025-10-15..2025-12-31'],
    help: '延迟答复的合理期限：告知日..告知的答复日期（第三十五条）',
  },
  {
    name: 'reply',
    aliases: ['答复', 'replied'],
    examples: ['reply=2025-10-16'],
    help: '答复：邮寄的是交邮之日，当面送达的是签收之日（送达解释第四项）',
  },
] as const satisfies readonly EventForm[]

type EventName = (typeof eventForms)[number]['name']

/**
 * Reads events written one a line, e.g. `third-party=2025-09-22..2025-10-17`.
 * `longestExtension` is what an extension without a number means. Refusals say how to mend the text.
 */
export function parseEvents(texts: readonly string[], longestExtension: number): ClockEvent[] | Refusal {
  const events: ClockEvent[] = []
  for (const [index, text] of texts.entries()) {
    const parsed = parseEvent(text.trim(), `${index + 1}`, longestExtension)
    if (!Array.isArray(parsed)) return parsed
    events.push(...parsed)
  }
  return events
}

function parseEvent(text: string, id: string, longestExtension: number): ClockEvent[] | Refusal {
  const separator = text.search(/[=＝]/)
  if (separator < 1)
    return refuse('no-event', `“${text}”不是“类型=日期”的写法，例如 ${eventForms[0].examples[0]}`)
  const form = findForm(text.slice(0, separator).trim())
  if (form === undefined)
    return refuse(
      'unknown-event',
      `没有“${text.slice(0, separator)}”这种事件。可用的有：${eventForms.map(({ name, aliases }) => `${name}（${aliases[0]}）`).join('、')}`,
    )
  const dates = parseDates(text.slice(separator + 1).trim())
  if ('code' in dates) return dates
  return eventsOf(form.name, dates, id, longestExtension) ?? wrongShape(text, form)
}

/** Spelling counts, but not case, hyphens or spaces: `thirdParty` is `third-party`. */
function findForm(name: string) {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[-_\s]/g, '')
  return eventForms.find((form) => [form.name, ...form.aliases].some((each) => plain(each) === plain(name)))
}

function wrongShape(text: string, form: EventForm): Refusal {
  return refuse('wrong-shape', `“${text}”的日期写法不对，应当写成 ${form.examples.join(' 或者 ')}`)
}

/** What stands after the equals sign: a day, a day and more days, an open or a closed range. */
interface Dates {
  readonly from: LocalDate
  readonly to: LocalDate | null
  readonly plus: number | null
  readonly isRange: boolean
}

function parseDates(text: string): Dates | Refusal {
  const [first = '', second = '', ...rest] = text.split(/\.\.|…|～|~|至/)
  const isRange = /\.\.|…|～|~|至/.test(text)
  const [day = '', plus, ...more] = first.split(/[+＋]/)
  const from = parseLocalDate(day.trim())
  if (from === null) return noSuchDay(day)
  if (
    rest.length > 0 ||
    more.length > 0 ||
    (plus !== undefined && (isRange || !/^\s*\d{1,3}\s*$/.test(plus)))
  )
    return refuse('no-dates', `“${text}”不是一个日期或者“起..止”的写法`)
  const to = second.trim() === '' ? null : parseLocalDate(second.trim())
  if (to === null && second.trim() !== '') return noSuchDay(second)
  return { from, to, plus: plus === undefined ? null : Number(plus), isRange }
}

function noSuchDay(text: string): Refusal {
  return refuse('no-such-day', `“${text.trim()}”不是一个存在的日期，请写成 2025-09-30 的样子`)
}

/** The events meant, or null when the dates do not suit the kind. */
function eventsOf(name: EventName, dates: Dates, id: string, longestExtension: number): ClockEvent[] | null {
  switch (name) {
    case 'third-party':
    case 'other-organ':
    case 'co-maker':
      return consultation(name, dates, id)
    case 'supplement':
      return span('supplement-requested', 'supplement-received', dates)
    case 'fee':
      return span('fee-notified', 'fee-paid', dates)
    case 'extension':
      return extension(dates, longestExtension)
    case 'reasonable-period':
      return dates.to === null || dates.plus !== null
        ? null
        : [{ type: 'reasonable-period-set', on: dates.from, until: dates.to }]
    case 'reply':
      return dates.isRange || dates.plus !== null ? null : [{ type: 'reply-served', on: dates.from }]
  }
}

function consultation(consulted: ConsultedKind, { from, to, plus, isRange }: Dates, id: string) {
  if (!isRange || plus !== null) return null
  const events: ClockEvent[] = [{ type: 'consultation-sent', on: from, consultation: id, consulted }]
  if (to !== null) events.push({ type: 'consultation-answered', on: to, consultation: id })
  return events
}

function span(
  opening: 'supplement-requested' | 'fee-notified',
  closing: 'supplement-received' | 'fee-paid',
  { from, to, plus, isRange }: Dates,
): ClockEvent[] | null {
  if (!isRange || plus !== null) return null
  const events: ClockEvent[] = [{ type: opening, on: from }]
  if (to !== null) events.push({ type: closing, on: to })
  return events
}

function extension({ from, to, plus, isRange }: Dates, longest: number): ClockEvent[] | null {
  if (isRange) return to === null ? null : [{ type: 'deadline-extended', on: from, by: { until: to } }]
  return [{ type: 'deadline-extended', on: from, by: { workingDays: plus ?? longest } }]
}
