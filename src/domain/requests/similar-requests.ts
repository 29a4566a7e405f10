import type { LocalDate } from '../calendar/local-date.ts'
import { comparableText, searchWords } from '../search-words.ts'
import { ofType } from './case-events.ts'
import type { RecordedEvent } from './request-case.ts'
import type { SoughtItem } from './request-event.ts'

/** Requests for the same information: found alike, or noted as such by the office. */
export interface SimilarGroup {
  readonly requestIds: readonly string[]
  /** Registration of the first. */
  readonly since: LocalDate
}

/** What is compared of a request: a case, or a line of the register that shows as much. */
export interface ComparedRequest {
  readonly requestId: string
  readonly items: readonly SoughtItem[]
  readonly events: readonly RecordedEvent[]
  readonly registered: { readonly on: LocalDate }
}

/** So alike two descriptions are taken for the same. Shares of common two-character words; a choice of ours. */
const sameFrom = 0.8

/** Fewer words than this say too little to compare. */
const fewestWords = 3

/**
 * Groups of two or more requests for the same information. Only suggestions for a person to look at: the words of the
 * descriptions are compared by two-character words and their figures, equal document numbers count as the same.
 */
export function similarGroups(cases: readonly ComparedRequest[]): SimilarGroup[] {
  const leader = new Map(cases.map(({ requestId }) => [requestId, requestId]))
  const leaderOf = (id: string): string => {
    let at = id
    for (let above = leader.get(at); above !== undefined && above !== at; above = leader.get(at)) at = above
    leader.set(id, at)
    return at
  }
  const join = (a: string, b: string) => {
    if (leader.has(a) && leader.has(b)) leader.set(leaderOf(b), leaderOf(a))
  }
  for (const [first, second] of likePairs(cases)) join(first, second)
  for (const { requestId, events } of cases)
    for (const { otherRequestId } of ofType(events, 'similar-noted')) join(requestId, otherRequestId)
  const groups = Map.groupBy(cases, ({ requestId }) => leaderOf(requestId))
  return [...groups.values()]
    .filter((group) => group.length > 1)
    .map((group) => ({
      requestIds: group.map(({ requestId }) => requestId),
      since: group.map(({ registered }) => registered.on).toSorted()[0] ?? '0000-01-01',
    }))
}

/** One names a year, lot or number that the other does not: other information, however alike the words are. */
export function figuresDiffer(one: string, other: string): boolean {
  return figuresOf(one) !== figuresOf(other)
}

function figuresOf(text: string): string {
  return [...new Set(comparableText(text).match(/\d+/g))].toSorted().join(' ')
}

/** 0 nothing in common, 1 the same. */
function sharedWords(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  if (Math.min(left.size, right.size) < fewestWords) return 0
  const shared = [...left].filter((word) => right.has(word)).length
  return (2 * shared) / (left.size + right.size)
}

/** A text that was asked for, and the first request that asked for it. */
interface Sought {
  readonly requestId: string
  readonly text: string
  readonly words: ReadonlySet<string>
}

/** Pairs that are alike: first the very same text or number, then texts that share an uncommon word. */
function* likePairs(cases: readonly ComparedRequest[]): Generator<readonly [string, string]> {
  const bySameness = new Map<string, Sought>()
  for (const { requestId, items } of cases)
    for (const { description, documentNumber } of items)
      for (const text of [description, documentNumber]) {
        const plain = plainText(text)
        if (plain === '') continue
        const first = bySameness.get(plain)
        if (first === undefined)
          bySameness.set(plain, { requestId, text, words: new Set(searchWords(plain)) })
        else yield [first.requestId, requestId]
      }
  yield* alikeTexts([...bySameness.values()])
}

/** A word that so many texts share says nothing about any of them. */
const commonFrom = 100

function* alikeTexts(texts: readonly Sought[]): Generator<readonly [string, string]> {
  const byWord = new Map<string, Sought[]>()
  for (const text of texts) {
    const likely = new Set<Sought>()
    for (const word of text.words) {
      const sharing = byWord.get(word) ?? []
      if (sharing.length < commonFrom) for (const other of sharing) likely.add(other)
      sharing.push(text)
      byWord.set(word, sharing)
    }
    for (const other of likely)
      if (sharedWords(text.words, other.words) >= sameFrom && !figuresDiffer(text.text, other.text))
        yield [other.requestId, text.requestId]
  }
}

function plainText(text: string): string {
  return comparableText(text).replaceAll(/[\s\p{P}]/gu, '')
}
