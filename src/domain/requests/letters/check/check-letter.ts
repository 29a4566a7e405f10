/** The linter of letters: CW-R. Every check, in the order of the catalogue. */

import type { LetterCheckId } from '../../../../law/letter-checks/catalogue.ts'
import { letterChecks } from '../../../../law/letter-checks/catalogue.ts'
import type { LetterFinding } from '../letter-finding.ts'
import {
  checkComplaintAnalysis,
  checkEarlierReply,
  checkEveryItem,
  checkForm,
  checkMadeOrKept,
  checkOtherOrgan,
  checkPublishedPlace,
  checkSearch,
} from './check-facts.ts'
import { checkGaps, checkNoticeDuties, checkOthersData, checkSignature } from './check-form.ts'
import { checkFinality, checkGrounds, checkOutcome, checkReason, checkSeverance } from './check-grounds.ts'
import { checkNoticeFacts } from './check-notice-facts.ts'
import {
  checkOnlineChannel,
  checkPeriods,
  checkRemediesThere,
  checkReviewer,
  checkReviewFirst,
} from './check-remedies.ts'
import { type LetterCheckInput, type LetterRule, letterContext } from './letter-context.ts'

export type { LetterCheckInput } from './letter-context.ts'

const rules: Readonly<Record<LetterCheckId, LetterRule>> = {
  'CW-R00': checkGaps,
  'CW-R01': checkGrounds,
  'CW-R02': checkReason,
  'CW-R03': checkSearch,
  'CW-R04': checkOtherOrgan,
  'CW-R05': checkPublishedPlace,
  'CW-R06': checkSeverance,
  'CW-R07': checkFinality,
  'CW-R08': checkMadeOrKept,
  'CW-R09': checkEarlierReply,
  'CW-R10': checkComplaintAnalysis,
  'CW-R11': checkEveryItem,
  'CW-R12': checkRemediesThere,
  'CW-R13': checkReviewFirst,
  'CW-R14': checkReviewer,
  'CW-R15': checkPeriods,
  'CW-R16': checkOnlineChannel,
  'CW-R17': checkSignature,
  'CW-R18': checkForm,
  'CW-R19': checkOthersData,
  'CW-R20': checkOutcome,
  'CW-R21': (context) => [...checkNoticeDuties(context), ...checkNoticeFacts(context)],
}

/** Findings in the order of the catalogue; none = it may be signed. */
export function checkLetter(input: LetterCheckInput): LetterFinding[] {
  const context = letterContext(input)
  return letterChecks.flatMap(({ id }) => rules[id](context))
}

/** An error, or a letter that has none. Warnings are for a person to weigh. */
export function maySign(findings: readonly LetterFinding[]): boolean {
  return !findings.some(({ severity }) => severity === 'error')
}
