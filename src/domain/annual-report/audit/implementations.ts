/** Every rule of the catalogue with the function that applies it. A rule without one, or one too many, does not compile. */

import type { CheckId } from '../../../law/annual-report-checks/catalogue.ts'
import { type Balances, checkBalance } from './balance.ts'
import type { Outcome } from './flaw.ts'
import * as hierarchy from './hierarchy.ts'
import * as language from './language.ts'
import { applicantsAgree } from './narrative-applicants.ts'
import * as intake from './narrative-intake.ts'
import * as other from './narrative-other.ts'
import * as outcomes from './narrative-outcomes.ts'
import * as proactive from './proactive.ts'
import * as publication from './publication.ts'
import * as remedies from './remedies.ts'
import * as requests from './requests.ts'
import * as structure from './structure.ts'
import * as cells from './structure-cells.ts'
import * as identity from './structure-identity.ts'
import * as text from './structure-text.ts'
import type { AuditSubject } from './subject.ts'
import * as years from './year-over-year.ts'

export type Check = (subject: AuditSubject, balances: Balances) => Outcome

const register = (id: Parameters<typeof requests.registerAgrees>[1]): Check => {
  return (subject) => requests.registerAgrees(subject, id)
}

export const implementations = {
  'AR-S01': structure.missingSections,
  'AR-S02': structure.deviatingHeadings,
  'AR-S03': structure.missingTables,
  'AR-S04': structure.missingRows,
  'AR-S05': structure.deviatingLabels,
  'AR-S06': structure.extraLines,
  'AR-S07': cells.blankCells,
  'AR-S08': cells.properNumbers,
  'AR-S09': structure.wrongForm,
  'AR-S10': text.fiveAspects,
  'AR-S11': text.overviewLength,
  'AR-S12': structure.accountabilityResults,
  'AR-S13': structure.feeStatement,
  'AR-S14': structure.problemsAndRemedies,
  'AR-S15': identity.yearsAgree,
  'AR-S16': identity.wholeYear,
  'AR-S17': identity.organNames,
  'AR-S18': structure.brokenTables,
  'AR-S19': text.misplacedContent,
  'AR-S20': structure.shiftedRows,
  'AR-B01': proactive.regulationsByRightMaker,
  'AR-B02': proactive.issuedWithinInForce,
  'AR-B03': proactive.inForceContinues,
  'AR-B04': proactive.inForceIsOnlyNew,
  'AR-B05': (subject) => proactive.libraryAgrees(subject, 'inForce'),
  'AR-B06': (subject) => proactive.libraryAgrees(subject, 'issued'),
  'AR-B07': (subject) => proactive.powersAgree(subject, 'held'),
  'AR-B08': (subject) => proactive.powersAgree(subject, 'not-held'),
  'AR-B09': proactive.feeInWan,
  'AR-B10': proactive.informationFeeWithin,
  'AR-B11': cells.signsInNewForm,
  'AR-B12': proactive.yearlyJumps,
  'AR-B13': proactive.decisionsAreNotItems,
  'AR-B14': proactive.totalCoversNew,
  'AR-C01': (subject, balances) => checkBalance(subject, balances, 'AR-C01'),
  'AR-C02': (subject, balances) => checkBalance(subject, balances, 'AR-C02'),
  'AR-C03': (subject, balances) => checkBalance(subject, balances, 'AR-C03'),
  'AR-C04': requests.totalColumnFilled,
  'AR-C05': requests.copiedColumns,
  'AR-C06': requests.carriedOver,
  'AR-C07': register('AR-C07'),
  'AR-C08': requests.carriedOutShare,
  'AR-C09': requests.lapsedFees,
  'AR-C10': register('AR-C10'),
  'AR-C11': register('AR-C11'),
  'AR-C12': requests.townshipSecrets,
  'AR-C13': register('AR-C13'),
  'AR-C14': requests.manyMiscellaneous,
  'AR-C15': requests.oneOutcome,
  'AR-C16': requests.ledgerAgrees,
  'AR-C17': register('AR-C17'),
  'AR-C18': register('AR-C18'),
  'AR-C19': register('AR-C19'),
  'AR-D01': (subject, balances) => checkBalance(subject, balances, 'AR-D01'),
  'AR-D02': remedies.disputesWithinHandled,
  'AR-D03': remedies.suitsAfterReviews,
  'AR-D04': remedies.pendingContinues,
  'AR-D05': remedies.directSuits,
  'AR-D06': remedies.correctionsDiscussed,
  'AR-D07': remedies.correctionsDenied,
  'AR-D08': (subject) => hierarchy.sumsOfChildren(subject, ['remedies']),
  'AR-N01': intake.receivedAgrees,
  'AR-N02': intake.acceptedAgrees,
  'AR-N03': intake.closedAgrees,
  'AR-N04': intake.carriedAgrees,
  'AR-N05': outcomes.outcomesAgree,
  'AR-N06': intake.noneAgrees,
  'AR-N07': other.disputesAgree,
  'AR-N08': other.publicationAgrees,
  'AR-N09': outcomes.describedRows,
  'AR-N10': intake.channelsAgree,
  'AR-N11': other.breakdownsFit,
  'AR-N12': intake.changeAgrees,
  'AR-N13': other.inTimeAgrees,
  'AR-N14': other.oldReplyTerm,
  'AR-N15': applicantsAgree,
  'AR-Y01': years.likeLastYear,
  'AR-Y02': years.likePeers,
  'AR-Y03': years.sameProblems,
  'AR-Y04': years.promisesKept,
  'AR-Y05': years.publishedUnchanged,
  'AR-H01': (subject) => hierarchy.sumsOfChildren(subject, ['proactive', 'requests']),
  'AR-H02': hierarchy.missingFilers,
  'AR-H03': hierarchy.mixedScope,
  'AR-H04': hierarchy.successors,
  'AR-P01': publication.inTime,
  'AR-P02': publication.possibleDates,
  'AR-P03': publication.rightColumn,
  'AR-P04': publication.downloadable,
  'AR-P05': publication.contactGiven,
  'AR-P06': publication.personalData,
  'AR-L01': language.garbledFragments,
  'AR-L02': language.documentNumbers,
  'AR-L03': language.obsoleteCitations,
  'AR-L04': language.fixedExpressions,
  'AR-L05': language.selfReferences,
  'AR-L06': language.numberStyle,
  'AR-L07': language.reversedPrinciple,
} as const satisfies Record<CheckId, Check>
