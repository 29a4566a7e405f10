import { audit } from '../../../domain/annual-report/audit/audit.ts'
import { type SingleRepair, singleRepairs } from '../../../domain/annual-report/audit/single-repairs.ts'
import { blankCells, type DraftEntries, draftFromEntries } from '../../../domain/annual-report/draft.ts'
import type { AuditResult } from '../../../domain/annual-report/finding.ts'
import type { AnnualReport, CellAddress } from '../../../domain/annual-report/report.ts'
import { type NumberedFinding, numberFindings } from '../findings/numbered-findings.ts'

export interface DraftJudgement {
  readonly report: AnnualReport
  readonly findings: readonly NumberedFinding[]
  readonly blanks: readonly CellAddress[]
  /** Each by itself makes every sum hold again. */
  readonly repairs: readonly SingleRepair[]
}

/** AR-S07 names blank cells; a draft lists them by itself and asks. */
const blankRule = 'AR-S07'

/**
 * A draft as the page judges it: the same audit as for a published report, on the server and in the browser. What a
 * blank cell leaves open is not an error of an unfinished draft; it waits in `blanks`.
 */
export function judgeDraft(entries: DraftEntries): DraftJudgement {
  const report = draftFromEntries(entries)
  const blanks = blankCells(entries)
  const result: AuditResult = audit(report)
  const findings = result.findings.filter(
    ({ id, status, cells, text, severity }) =>
      status === 'fail' &&
      !(id === blankRule && cells.every((cell) => isBlank(report, cell))) &&
      // Until the sections are begun, that they lack something goes without saying.
      (cells.length > 0 || text !== null || severity !== 'error' || isWritten(report)),
  )
  return { report, findings: numberFindings({ ...result, findings }), blanks, repairs: singleRepairs(report) }
}

function isBlank(report: AnnualReport, { table, row, column }: CellAddress): boolean {
  return report.cells[`${table}/${row}/${column}`]?.state === 'blank'
}

function isWritten(report: AnnualReport): boolean {
  return report.sections.some(({ text }) => text.trim() !== '')
}
