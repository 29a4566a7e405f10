/** Personal data in the running text of a report: what is sure enough for a finding of the audit. */

import type { PersonalDataClass } from '../law/personal-data-classes.ts'
import { foldWidth } from './personal-data/fold-width.ts'
import { findNumbers } from './personal-data/screen-numbers.ts'

export interface PersonalDatum {
  readonly kind: 'identity-number' | 'mobile' | 'bank-card'
  readonly start: number
  readonly end: number
}

const kinds: Partial<Record<PersonalDataClass, PersonalDatum['kind']>> = {
  'identity-number': 'identity-number',
  phone: 'mobile',
  'bank-account': 'bank-card',
}

/**
 * Places of identity numbers (checksum holds), mobile numbers that no word of contact introduces, and bank cards (Luhn
 * holds and the words before speak of an account). What only a person can judge is left to the gates that have one.
 */
export function findPersonalData(text: string): PersonalDatum[] {
  return findNumbers(foldWidth(text)).flatMap((hit) => {
    const kind = kinds[hit.class]
    return kind === undefined || hit.confidence === 'possible'
      ? []
      : [{ kind, start: hit.start, end: hit.end }]
  })
}
