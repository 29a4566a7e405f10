import type { LocalDate } from '../../calendar/local-date.ts'
import type { DisclosureOffice, Organ } from '../../organs/organ.ts'
import type { Reviewers } from '../../organs/reviewers.ts'
import type { RequestCase } from '../request-case.ts'
import type { Decision, ServiceMode } from '../request-event.ts'
import type { LetterSettings } from './letter-settings.ts'

/** The part of a case that letters speak of. */
export type LetterCase = Pick<
  RequestCase,
  | 'requestId'
  | 'registered'
  | 'kind'
  | 'items'
  | 'received'
  | 'events'
  | 'clock'
  | 'extension'
  | 'consultations'
  | 'searches'
  | 'review'
  | 'outcome'
  | 'closedOn'
>

/** Everything a template is filled from. */
export interface LetterFacts {
  readonly case: LetterCase
  /** As it is called on the day of the letter. */
  readonly organ: Pick<Organ, 'organId' | 'name' | 'shortName' | 'kind'> & {
    readonly office: DisclosureOffice | null
  }
  readonly settings: LetterSettings
  readonly reviewers: Reviewers
  /** 成文日期: the day it is drafted; issuing sets the day of signing. */
  readonly on: LocalDate
  readonly servedBy: ServiceMode
  /** Of `letterFields`, as typed. */
  readonly particulars: Readonly<Record<string, string>>
  /** The decision that a reply carries; null for other letters. */
  readonly decision: Decision | null
}
