/** What is at hand while a sentence is read, and what has been gathered so far. */

import type {
  ApplicantShare,
  Breakdown,
  Claim,
  DescribedOutcome,
  Fact,
  FactMeaning,
  YearlyChange,
} from './fact.ts'
import type { Sentence } from './sentences.ts'

export interface Narrative {
  readonly facts: readonly Fact[]
  readonly claims: readonly Claim[]
  /** Year-on-year changes of the number of requests. */
  readonly changes: readonly YearlyChange[]
  readonly applicantShares: readonly ApplicantShare[]
  readonly described: readonly DescribedOutcome[]
  readonly breakdowns: readonly Breakdown[]
}

export interface Harvest {
  readonly facts: Fact[]
  readonly claims: Claim[]
  readonly changes: YearlyChange[]
  readonly applicantShares: ApplicantShare[]
  readonly described: DescribedOutcome[]
  readonly breakdowns: Breakdown[]
}

export interface About {
  /** The sentence speaks of requests for information. */
  readonly requests: boolean
  /** It speaks of disputes about disclosure. */
  readonly disputes: boolean
}

export interface Reading {
  readonly sentence: Sentence
  readonly about: About
  /** The report's year. */
  readonly year: number | null
  /** Name of the reporting organ, "" where unknown. */
  readonly organ: string
  readonly harvest: Harvest
  /** End of the last figure. */
  hinge: number
  /** What the last figure counted. */
  previous: FactMeaning | null
  /** True where the last figure counted enquiries, hotline calls and the like. */
  afterForeign: boolean
}
