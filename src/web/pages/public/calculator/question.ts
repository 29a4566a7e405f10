import { type LocalDate, parseLocalDate } from '../../../../domain/calendar/local-date.ts'
import type { ClockEvent } from '../../../../domain/requests/clock-events.ts'
import { calculatorText } from './text.ts'

/** Names of the query parameters, which are also the ids of the fields. */
export type Answers = Readonly<Record<string, string>>

export interface Problem {
  readonly field: string
  readonly message: string
}

export interface ClockQuestion {
  readonly received: LocalDate
  readonly events: readonly ClockEvent[]
}

export const consultations = [1, 2, 3] as const
const text = calculatorText.problems

/** Query → what happened to the request, or what is wrong with the query; null when nothing was asked. */
export function readClockQuestion(answers: Answers): ClockQuestion | readonly Problem[] | null {
  if (answers.received === undefined) return null
  const problems: Problem[] = []
  const date = (field: string): LocalDate | null => {
    const value = tidyDate(answers[field] ?? '')
    if (value === '') return null
    const parsed = parseLocalDate(value)
    if (parsed === null) problems.push({ field, message: text.notADate })
    return parsed
  }
  const received = date('received')
  if (received === null && problems.length === 0)
    problems.push({ field: 'received', message: text.missingReceived })
  const events = [
    ...simpleEvents(date),
    ...extensionEvents(answers, date, problems),
    ...consultations.flatMap((number) => consultationEvents(number, answers, date, problems)),
  ]
  if (received === null || problems.length > 0) return problems
  const channel = channelOf(answers.channel)
  return {
    received,
    events: [{ type: 'request-received', on: received, ...(channel === null ? {} : { channel }) }, ...events],
  }
}

type ReadDate = (field: string) => LocalDate | null

/** 2025.9.30, 2025/9/30, 2025年9月30日 and full-width digits are dates too. */
function tidyDate(value: string): string {
  const plain = value.normalize('NFKC').trim()
  const parts = /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(plain)
  return parts === null ? plain : [parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].join('-')
}

function simpleEvents(date: ReadDate): ClockEvent[] {
  const types = [
    'supplement-requested',
    'supplement-received',
    'fee-notified',
    'fee-paid',
    'reply-served',
  ] as const
  return types.flatMap((type): ClockEvent[] => {
    const on = date(type)
    return on === null ? [] : [{ type, on }]
  })
}

function extensionEvents(answers: Answers, date: ReadDate, problems: Problem[]): ClockEvent[] {
  const on = date('extended')
  if (on === null) return []
  const workingDays = readWhole(answers['extended-days'])
  if (workingDays === null || workingDays === 0) {
    problems.push({ field: 'extended-days', message: text.notANumber })
    return []
  }
  return [{ type: 'deadline-extended', on, by: { workingDays } }]
}

function consultationEvents(
  number: number,
  answers: Answers,
  date: ReadDate,
  problems: Problem[],
): ClockEvent[] {
  const sent = date(`sent-${number}`)
  const answered = date(`answered-${number}`)
  if (sent === null) {
    if (answered !== null) problems.push({ field: `sent-${number}`, message: text.pair })
    return []
  }
  const consultation = String(number)
  const consulted = consultedOf(answers[`consulted-${number}`])
  return [
    { type: 'consultation-sent', on: sent, consultation, consulted },
    ...(answered === null ? [] : [{ type: 'consultation-answered', on: answered, consultation } as const]),
  ]
}

function consultedOf(value: string | undefined): 'third-party' | 'co-maker' | 'other-organ' {
  return value === 'co-maker' || value === 'other-organ' ? value : 'third-party'
}

function channelOf(value: string | undefined) {
  const channels = Object.keys(calculatorText.clock.channels)
  const known = channels.find((channel) => channel === value)
  return known === undefined ? null : (known as keyof typeof calculatorText.clock.channels) // one of the object's own keys
}

export type FeeQuestion = { readonly items: number } | { readonly pages: number }

/** Query → items or pages, or what is wrong; null when nothing was asked. */
export function readFeeQuestion(answers: Answers): FeeQuestion | readonly Problem[] | null {
  const { items, pages } = answers
  if (items === undefined && pages === undefined) return null
  const field = items === undefined ? 'pages' : 'items'
  const count = readWhole(answers[field])
  if (count === null) return [{ field, message: text.notANumber }]
  return field === 'items' ? { items: count } : { pages: count }
}

/** A whole number of at most seven digits; full-width digits count. */
function readWhole(value: string | undefined): number | null {
  const digits = (value ?? '').normalize('NFKC').trim()
  return /^\d{1,7}$/.test(digits) ? Number(digits) : null
}
