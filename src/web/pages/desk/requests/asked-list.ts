import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import { inChinese } from '../../../../domain/calendar/local-date.ts'
import { outcomeName } from '../../../../domain/requests/fact-details.ts'
import { categoryNames } from '../../../../domain/requests/request-words.ts'
import { outcomes } from '../../../../law/outcome-codes.ts'
import type { RequestFilter } from '../../../../usecases/request-ports.ts'
import { readTypedDay } from '../../../typed-day.ts'
import { findQueue, type Queue } from './queues.ts'

/** A work list as its address asks for it. */
export interface AskedList {
  readonly queue: Queue
  readonly search: string
  readonly category: RequestFilter['category']
  readonly outcome: RequestFilter['outcome']
  readonly from: LocalDate | null
  readonly to: LocalDate | null
  readonly after: string | null
}

export function askedOf(query: Readonly<Record<string, string>>): AskedList {
  const categories = Object.keys(categoryNames) as (keyof typeof categoryNames)[] // its own keys
  return {
    queue: findQueue(query.queue ?? ''),
    search: (query.search ?? '').trim().slice(0, 100),
    category: categories.find((each) => each === query.category) ?? null,
    outcome: outcomes.find(({ code }) => code === query.outcome)?.code ?? null,
    from: readTypedDay(query.from ?? ''),
    to: readTypedDay(query.to ?? ''),
    after: query.after ?? null,
  }
}

export function isFiltered({ search, category, outcome, from, to }: AskedList): boolean {
  return search !== '' || category !== null || outcome !== null || from !== null || to !== null
}

export function addressOf({ queue, search, category, outcome, from, to, after }: AskedList): string {
  const query = Object.entries({
    queue: queue.id === 'open' ? null : queue.id,
    search: search === '' ? null : search,
    category,
    outcome,
    from,
    to,
    after,
  }).flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]]))
  const text = new URLSearchParams(query).toString()
  return text === '' ? '/requests' : `/requests?${text}`
}

/** The query of its address, from the first page on; '' = everything open. */
export function queryOf(asked: AskedList): string {
  return addressOf({ ...asked, after: null }).replace(/^[^?]*\??/, '')
}

/** "已办结，含有“停车场”，收到自2026年1月1日". */
export function describeList({ queue, search, category, outcome, from, to }: AskedList): string {
  return [
    queue.name,
    ...(search === '' ? [] : [`含有“${search}”`]),
    ...(category === null ? [] : [categoryNames[category]]),
    ...(outcome === null ? [] : [outcomeName(outcome)]),
    ...(from === null ? [] : [`收到自${inChinese(from)}`]),
    ...(to === null ? [] : [`收到至${inChinese(to)}`]),
  ].join('，')
}
