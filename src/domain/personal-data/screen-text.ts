/**
 * The screen for personal data that every gate uses before something leaves: places, kinds, how sure, and what to write
 * instead. Patterns, check digits and the words nearby; linear in the length of the text. What an office says of
 * itself (telephone, mailbox, address, its own account) is not personal data.
 */

import type { PersonalDataClass } from '../../law/personal-data-classes.ts'
import { foldWidth } from './fold-width.ts'
import { maskPersonalData } from './mask.ts'
import { findNames } from './screen-names.ts'
import { findNumbers } from './screen-numbers.ts'
import { findWords } from './screen-words.ts'

export interface ScreenHit {
  readonly class: PersonalDataClass
  /** Places in the text given, whatever the width of its characters. */
  readonly start: number
  readonly end: number
  /** certain = a check digit says so; likely = form and context; possible = a person should look. */
  readonly confidence: 'certain' | 'likely' | 'possible'
}

export interface ScreenedDatum extends ScreenHit {
  /** What to write instead. */
  readonly suggestion: string
}

/** Every find in the order of the text; none overlaps another. */
export function screenText(text: string): ScreenedDatum[] {
  const folded = foldWidth(text)
  const numbers = findNumbers(folded)
  const found = [...numbers, ...findNames(folded, numbers), ...findWords(folded)]
  return withoutOverlap(found).map((hit) => ({
    ...hit,
    suggestion: maskPersonalData(hit.class, text.slice(hit.start, hit.end)),
  }))
}

const rank = { certain: 0, likely: 1, possible: 2 } as const

/** Where two finds overlap the surer one stays, then the longer. */
function withoutOverlap(hits: readonly ScreenHit[]): ScreenHit[] {
  const kept: ScreenHit[] = []
  const byPlace = hits.toSorted((one, other) => one.start - other.start || other.end - one.end)
  for (const hit of byPlace) {
    const last = kept.at(-1)
    if (last === undefined || hit.start >= last.end) kept.push(hit)
    else if (rank[hit.confidence] < rank[last.confidence]) kept[kept.length - 1] = hit
  }
  return kept
}
