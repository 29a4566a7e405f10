/** This year's report beside last year's. */

import { audit } from './audit/audit.ts'
import { cellPlan } from './audit/cell-plan.ts'
import { cellName } from './audit/cell-words.ts'
import { similarity } from './audit/similarity.ts'
import type { Finding } from './finding.ts'
import { type AnnualReport, type CellAddress, cellAddress } from './report.ts'

export interface CellChange extends CellAddress {
  /** The cell in words, Chinese. */
  readonly label: string
  /** null: blank, marked, unreadable or absent. */
  readonly previous: number | null
  readonly current: number | null
  /** Difference; null where either figure is missing. */
  readonly change: number | null
  /** Difference in per cent of last year's figure; null where that is 0 or missing. */
  readonly percent: number | null
}

export interface Comparison {
  readonly current: { readonly organ: string; readonly year: number | null; readonly form: string }
  readonly previous: { readonly organ: string; readonly year: number | null; readonly form: string }
  /** Things that make the comparison doubtful, Chinese. */
  readonly cautions: readonly string[]
  readonly cells: readonly CellChange[]
  /** The changes that weigh most, largest first. */
  readonly biggest: readonly CellChange[]
  /** What must carry over from year to year and does not (AR-B03, AR-B12, AR-C06, AR-D04, AR-N12, AR-Y). */
  readonly continuity: readonly Finding[]
  /** Share of this year's text found in last year's, numbers aside, 0 to 1; by section and for the whole. */
  readonly similarity: {
    readonly whole: number
    readonly sections: readonly { readonly section: number; readonly share: number }[]
  }
}

/** Rules that look at two years. */
const continuityRules: ReadonlySet<string> = new Set([
  'AR-B03',
  'AR-B12',
  'AR-C06',
  'AR-D02',
  'AR-D03',
  'AR-D04',
  'AR-N12',
  'AR-Y01',
  'AR-Y03',
  'AR-Y04',
])
const biggestCount = 10

/** Compares cell by cell. Cells that only one of the two forms has are compared with nothing. */
export function compareReports(current: AnnualReport, previous: AnnualReport): Comparison {
  const plan = cellPlan(current)
  const cells = [...plan.cells.keys()].map((key): CellChange => {
    const now = current.cells[key]?.value ?? null
    const last = previous.cells[key]?.value ?? null
    const change = now === null || last === null ? null : Number((now - last).toFixed(6))
    return {
      ...cellAddress(key),
      label: cellName(plan, cellAddress(key)),
      previous: last,
      current: now,
      change,
      percent:
        change === null || last === null || last === 0 ? null : Number(((change / last) * 100).toFixed(2)),
    }
  })
  return {
    current: describe(current),
    previous: describe(previous),
    cautions: cautionsOf(current, previous),
    cells,
    biggest: cells
      .filter(({ change }) => change !== null && change !== 0)
      .toSorted((a, b) => weight(b) - weight(a))
      .slice(0, biggestCount),
    continuity: audit(current, { previous }).findings.filter(({ id }) => continuityRules.has(id)),
    similarity: {
      whole: share(wholeText(current), wholeText(previous)),
      sections: current.sections.map(({ number, text }) => ({
        section: number,
        share: share(text, previous.sections.find((section) => section.number === number)?.text ?? ''),
      })),
    },
  }
}

function describe({ organ, year, form }: AnnualReport) {
  return { organ, year, form }
}

function wholeText(report: AnnualReport): string {
  return report.sections.map((section) => section.text).join('\n')
}

function share(text: string, other: string): number {
  return Number(similarity(text, other, 1).toFixed(4))
}

/** A change weighs by its size on a scale on which tenfold is one step, so that money does not drown cases. */
function weight({ change, previous, current }: CellChange): number {
  const size = Math.abs(change ?? 0)
  return Math.log10(1 + size) * (size / Math.max(1, previous ?? 0, current ?? 0))
}

function cautionsOf(current: AnnualReport, previous: AnnualReport): string[] {
  const cautions: string[] = []
  if (current.year !== null && previous.year !== null && current.year !== previous.year + 1)
    cautions.push(`两份年报的年度是 ${previous.year} 年和 ${current.year} 年，不是相邻的两年。`)
  if (current.form !== previous.form) cautions.push('两份年报用的格式不同，只比较两种格式都有的单元格。')
  if (current.organ !== '' && previous.organ !== '' && current.organ !== previous.organ)
    cautions.push(`两份年报的单位不同：“${previous.organ}”和“${current.organ}”。`)
  return cautions
}
