/** The part of a sheet that is printed: hidden rows and columns taken out, merges cut to what is left. */

import { isHiddenColumn, type Merge, type Sheet, type SheetCell } from './sheet.ts'

export interface VisibleCell extends SheetCell {
  readonly row: number
  readonly column: number
  rowSpan: number
  colSpan: number
}

export interface VisibleSheet {
  readonly name: string
  /** Rows with cells, by visible row number. Places that a merge covers hold no cell. */
  readonly rows: ReadonlyMap<number, readonly VisibleCell[]>
  /** Number in the file of each visible row and column. */
  readonly fileRow: (row: number) => number
  readonly fileColumn: (column: number) => number
  /** Filled cells that were hidden, and one of them. */
  readonly hiddenCells: number
  readonly hiddenExample: string
}

export function visibleSheet(sheet: Sheet): VisibleSheet {
  addBlankAnchors(sheet)
  const used = usedArea(sheet)
  const rowNumbers = visibleNumbers(used.lastRow, (row) => sheet.hiddenRows.has(row))
  const columnNumbers = visibleNumbers(used.lastColumn, (column) => isHiddenColumn(sheet, column))
  const merges = mergeIndex(sheet.merges)
  const rows = new Map<number, VisibleCell[]>()
  const hidden = { count: 0, example: '' }

  for (const [fileRow, cells] of [...sheet.rows].sort(([a], [b]) => a - b))
    for (const [fileColumn, cell] of [...cells].sort(([a], [b]) => a - b)) {
      const merge = merges(fileRow, fileColumn)
      if (merge !== undefined && (merge.top !== fileRow || merge.left !== fileColumn)) continue
      const area = merge ?? { top: fileRow, bottom: fileRow, left: fileColumn, right: fileColumn }
      const place = visiblePlace(area, rowNumbers, columnNumbers)
      if (place !== null) push(rows, place.row, { ...cell, ...place })
      else if (cell.text.trim() !== '') {
        hidden.count++
        hidden.example ||= cell.text
      }
    }
  return {
    name: sheet.name,
    rows,
    fileRow: (row) => rowNumbers.visible[row] ?? row,
    fileColumn: (column) => columnNumbers.visible[column] ?? column,
    hiddenCells: hidden.count,
    hiddenExample: hidden.example,
  }
}

/** Wider merges are made by marking whole rows; they reach no further than the cells below them. */
const widestMerge = 64

/** How far the cells and the merges in rows that are used reach. */
function usedArea(sheet: Sheet): { lastRow: number; lastColumn: number } {
  let lastRow = 0
  let lastColumn = 0
  for (const [row, cells] of sheet.rows) {
    lastRow = Math.max(lastRow, row)
    lastColumn = Math.max(lastColumn, ...cells.keys())
  }
  for (const { top, left, bottom, right } of sheet.merges) {
    if (!sheet.rows.has(top)) continue
    lastRow = Math.max(lastRow, bottom)
    if (right - left < widestMerge) lastColumn = Math.max(lastColumn, right)
  }
  return { lastRow, lastColumn }
}

interface Numbers {
  /** File numbers that are visible, in order. */
  readonly visible: readonly number[]
  /** How many visible numbers come before a file number. */
  readonly before: (number: number) => number
}

function visibleNumbers(last: number, isHidden: (number: number) => boolean): Numbers {
  const visible: number[] = []
  const before: number[] = []
  for (let number = 0; number <= last; number++) {
    before.push(visible.length)
    if (!isHidden(number)) visible.push(number)
  }
  return { visible, before: (number) => before[number] ?? visible.length }
}

/** Where an area lies among the visible rows and columns; null where nothing of it is visible. */
function visiblePlace(area: Merge, rows: Numbers, columns: Numbers) {
  const row = rows.before(area.top)
  const column = columns.before(area.left)
  const rowSpan = rows.before(area.bottom + 1) - row
  const colSpan = columns.before(area.right + 1) - column
  return rowSpan > 0 && colSpan > 0 ? { row, column, rowSpan, colSpan } : null
}

/** A blank merged cell is stored nowhere, but in a row that is in use it is one blank cell and not several. */
function addBlankAnchors(sheet: Sheet): void {
  for (const { top, left } of sheet.merges) {
    const row = sheet.rows.get(top)
    if (row !== undefined && !row.has(left)) row.set(left, { text: '', bordered: false })
  }
}

/** More than this many merges that reach down the whole sheet are not made by hand. */
const mostTallMerges = 50

/** Finds the merge that covers a place: merges of few rows by row, the few tall ones one by one. */
function mergeIndex(merges: readonly Merge[]): (row: number, column: number) => Merge | undefined {
  const tall: Merge[] = []
  const byRow = new Map<number, Merge[]>()
  for (const merge of merges) {
    if (merge.bottom - merge.top >= 100) {
      if (tall.length < mostTallMerges) tall.push(merge)
    } else for (let row = merge.top; row <= merge.bottom; row++) push(byRow, row, merge)
  }
  const covers = (merge: Merge, row: number, column: number) =>
    row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right
  return (row, column) =>
    byRow.get(row)?.find((merge) => covers(merge, row, column)) ??
    tall.find((merge) => covers(merge, row, column))
}

function push<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [item])
  else list.push(item)
}
