/** AR-N15: natural persons and organisations among those who asked. */

import type { ApplicantWord, Fact } from '../narrative/fact.ts'
import type { CellAddress } from '../report.ts'
import { clean, type Flaw, type Outcome } from './flaw.ts'
import { holdFigure, keepFlaws, scopeMatch } from './narrative-hold.ts'
import { type AuditSubject, addRanges, excludes, isExact, type Range, valueAt } from './subject.ts'

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
  return keepFlaws(
    subject
      .narrative()
      .facts.map((fact) =>
        fact.meaning.kind === 'applicant' ? holdApplicant(subject, fact, fact.meaning) : null,
      ),
  )
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
