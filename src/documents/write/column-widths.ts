import type { TableLayout } from '../../domain/annual-report/layout.ts'
import { officialPage } from './official-page.ts'

/** 表三 close to the official blank form; the second column holds "不予公开" in one line of 10 pt. */
const groupedLabels = [0.079, 0.107, 0.314]

/** Width of each column as a share of the table, adding up to 1. */
export function columnShares(layout: TableLayout): number[] {
  if (layout.table !== 'requests')
    return Array.from({ length: layout.columnCount }, () => 1 / layout.columnCount)
  const labels = layout.columnCount - 7
  const shares = groupedLabels.slice(groupedLabels.length - labels)
  const left = 1 - shares.reduce((sum, share) => sum + share, 0)
  return [...shares, ...Array.from({ length: 7 }, () => left / 7)]
}

/** Whole units (twips, say) that add up to `total`. */
export function columnUnits(layout: TableLayout, total: number): number[] {
  const shares = columnShares(layout)
  let used = 0
  return shares.map((share, index) => {
    const unit = index === shares.length - 1 ? total - used : Math.round(share * total)
    used += unit
    return unit
  })
}

/** Points left of a cell's width for its text, both margins taken off. */
const cellMargins = 4
/** Em of a digit, the widest of the fonts in use. */
const digitWidth = 0.55

/**
 * Type size in points that keeps a figure in one line: a number broken over two lines reads as two numbers.
 * Words wrap and keep the table's size.
 */
export function figureSize(
  layout: TableLayout,
  cell: { left: number; colSpan: number },
  text: string,
): number {
  const longest = Math.max(0, ...(text.match(/[!-~]+/g) ?? []).map((piece) => piece.length))
  const share = columnShares(layout)
    .slice(cell.left, cell.left + cell.colSpan)
    .reduce((sum, part) => sum + part, 0)
  const room = (share * officialPage.textWidthMm * 72) / 25.4 - cellMargins
  const fitting = Math.floor((room / (longest * digitWidth)) * 2) / 2
  return longest === 0 ? officialPage.tablePt : Math.max(4, Math.min(officialPage.tablePt, fitting))
}
