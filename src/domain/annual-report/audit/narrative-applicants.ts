/** AR-N15: natural persons and organisations among those who asked. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { ApplicantShare, ApplicantWord, Claim, Fact } from '../narrative/fact.ts'
import type { CellAddress } from '../report.ts'
import { clean, type Flaw, type Outcome } from './flaw.ts'
import { holdFigure, keepFlaws, scopeMatch } from './narrative-hold.ts'
import {
  type AuditSubject,
  addRanges,
  excludes,
  isExact,
  type Range,
  rowTotalRange,
  valueAt,
} from './subject.ts'

function at(row: string, column: string): CellAddress {
  return { table: 'requests', row, column }
}

const applicantNames: Readonly<Record<ApplicantWord, string>> = {
  naturalPerson: '自然人',
  organisations: '法人或其他组织',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legalService: '法律服务机构',
  otherOrganisation: '其他组织',
}
const organisations = ['business', 'research', 'charity', 'legalService', 'otherOrganisation']

function applicantRange(subject: AuditSubject, row: string, applicant: ApplicantWord): Range {
  const columns = applicant === 'organisations' ? organisations : [applicant]
  return addRanges(
    columns.map((column) => {
      const value = valueAt(subject, 'requests', row, column)
      return value === null ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: value, high: value }
    }),
  )
}

/** AR-N15 */
export function applicantsAgree(subject: AuditSubject): Outcome {
  if (!subject.report.tables.includes('requests')) return clean
  const { facts, applicantShares, claims } = subject.narrative()
  return keepFlaws([
    ...facts.map((fact) =>
      fact.meaning.kind === 'applicant' ? holdApplicant(subject, fact, fact.meaning) : null,
    ),
    ...applicantShares.map((share) => holdShare(subject, share)),
    ...claims.map((claim) => (claim.kind === 'all-natural-persons' ? holdAll(subject, claim) : null)),
  ])
}

/** "均为自然人提出": no organisation among those who asked. */
function holdAll(subject: AuditSubject, claim: Claim): Flaw | null {
  if (scopeMatch(subject, claim) !== 'same') return null
  const { low } = applicantRange(subject, 'newlyReceived', 'organisations')
  if (low === 0) return null
  return {
    message: `正文说申请均由自然人提出，表三本年新收法人或其他组织至少 ${low} 件。`,
    formula: `${low} ≠ 0`,
    cells: [at('newlyReceived', 'total'), at('newlyReceived', 'naturalPerson')],
    text: claim.span,
    suggestion: '核对台账，使正文与表三各列一致。',
  }
}

const wholes: readonly (readonly string[])[] = [['newlyReceived'], ['total'], ['newlyReceived', 'carriedIn']]

/** "自然人占78.13%" of what came in, was answered, or was there to answer. */
function holdShare(subject: AuditSubject, share: ApplicantShare): Flaw | null {
  if (scopeMatch(subject, share) === 'other') return null
  const parts = wholes.map((rows) => ({
    part: addRanges(rows.map((row) => applicantRange(subject, row, share.applicant))),
    whole: addRanges(rows.map((row) => rowTotalRange(subject, row))),
  }))
  if (parts.some(({ part, whole }) => !isExact(part) || !isExact(whole))) return null
  const possible = parts.flatMap(({ part, whole }) => (whole.low > 0 ? [(part.low / whole.low) * 100] : []))
  const [expected] = possible
  // A share is printed rounded or cut off: one unit of its last place either way.
  const tolerance = Math.max(auditLimits.shareTolerance, 10 ** -share.decimals) + 1e-9
  if (expected === undefined || possible.some((one) => Math.abs(one - share.percent) <= tolerance))
    return null
  const name = applicantNames[share.applicant]
  return {
    severity: 'warning',
    message: `正文说${name}占 ${share.percent}%，按表三本年新收计算为 ${expected.toFixed(2)}%。`,
    formula: `${expected.toFixed(2)}% ≠ ${share.percent}%`,
    cells: [at('newlyReceived', share.applicant === 'organisations' ? 'total' : share.applicant)],
    text: share.span,
    suggestion: '重新计算比例。',
  }
}

function holdApplicant(
  subject: AuditSubject,
  fact: Fact,
  { applicant, of }: Extract<Fact['meaning'], { kind: 'applicant' }>,
): Flaw | null {
  const name = applicantNames[applicant]
  const column = applicant === 'organisations' ? 'total' : applicant
  const row = of === 'closed' ? 'total' : 'newlyReceived'
  const fresh = applicantRange(subject, row, applicant)
  const carried = applicantRange(subject, 'carriedIn', applicant)
  const sum = addRanges([fresh, carried])
  if (of === 'closed' && !excludes(applicantRange(subject, 'newlyReceived', applicant), fact.value))
    return null
  if (of === 'received' && excludes(fresh, fact.value) && isExact(sum) && fact.value === sum.low) {
    if (fact.withCarriedIn || scopeMatch(subject, fact) === 'other') return null
    return {
      severity: 'inconsistency',
      message: `正文说${name} ${fact.value} 件，表三本年新收${name}为 ${fresh.low} 件；正文把上年结转的 ${carried.low} 件也计入了。`,
      formula: `${fact.value} = ${fresh.low} + ${carried.low} ≠ ${fresh.low}`,
      cells: [at('newlyReceived', column), at('carriedIn', column)],
      text: fact.span,
    }
  }
  return holdFigure(subject, {
    fact,
    says: `${name} ${fact.value} 件`,
    where: `表三${of === 'closed' ? '（七）总计' : '本年新收'}“${name}”`,
    range: fresh,
    cells: [at(row, column)],
  })
}
