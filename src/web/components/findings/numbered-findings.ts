import type { AuditResult, Finding, Severity } from '../../../domain/annual-report/finding.ts'
import { type CellKey, cellKey } from '../../../domain/annual-report/report.ts'

export type FindingGroup = Severity | 'unknown'

export interface NumberedFinding {
  /** The number that stands beside the mark in the original and before the finding, from 1. */
  readonly number: number
  readonly group: FindingGroup
  readonly finding: Finding
}

export const findingGroups: readonly {
  readonly group: FindingGroup
  readonly title: string
  readonly sign: string
}[] = [
  { group: 'error', title: '错误', sign: '✕' },
  { group: 'inconsistency', title: '不一致', sign: '≠' },
  { group: 'warning', title: '提醒', sign: '△' },
  { group: 'unknown', title: '无法判断', sign: '？' },
  { group: 'info', title: '提示', sign: '·' },
]

export function groupOf(finding: Finding): FindingGroup {
  return finding.status === 'unknown' ? 'unknown' : finding.severity
}

/** Findings in the order a person should mend them, numbered. */
export function numberFindings(audit: AuditResult): NumberedFinding[] {
  const ordered = findingGroups.flatMap(({ group }) =>
    audit.findings.filter((finding) => groupOf(finding) === group).map((finding) => ({ finding, group })),
  )
  return ordered.map((entry, index) => ({ ...entry, number: index + 1 }))
}

export interface CellMark {
  readonly group: FindingGroup
  /** Numbers to print at the cell: a finding over many cells is numbered at its first cell only. */
  readonly numbers: readonly number[]
  /** Every finding that speaks of the cell. */
  readonly findings: readonly NumberedFinding[]
}

/** Up to so many cells a finding is numbered at each of them. */
const numberedAtEach = 3

/** What each cell is marked with: the gravest group and the numbers of its findings. */
export function markCells(findings: readonly NumberedFinding[]): ReadonlyMap<CellKey, CellMark> {
  const marks = new Map<CellKey, CellMark>()
  for (const numbered of findings) {
    for (const [index, address] of numbered.finding.cells.entries()) {
      const key = cellKey(address)
      const before = marks.get(key)
      const shown = index === 0 || numbered.finding.cells.length <= numberedAtEach
      marks.set(key, {
        group: before?.group ?? numbered.group, // findings come gravest first
        numbers: [...(before?.numbers ?? []), ...(shown ? [numbered.number] : [])],
        findings: [...(before?.findings ?? []), numbered],
      })
    }
  }
  return marks
}
