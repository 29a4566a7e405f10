import type { TableCode } from '../../../law/annual-report-form.ts'
import { nameUnknown } from './name-columns.ts'
import type { Line, LineCell } from './table-lines.ts'

/** One printed value column, left to right. */
export interface Target {
  /** Row code: 表四 only, where heads name the row. */
  readonly row: string | null
  /** Column code; null for a column that the form does not have (单位, 备注). */
  readonly column: string | null
  /** Grid columns it covers; only meaningful when the head is `aligned`. */
  readonly start: number
  readonly end: number
  /** Label as printed, "" where it was taken from the form. */
  readonly found: string
}

export interface Head {
  readonly table: TableCode
  readonly targets: readonly Target[]
  /** Whether the targets' grid columns are those of the block `block`. */
  readonly aligned: boolean
  readonly block: number
}

/** The value columns of 表三 or of one block of 表二 as the form has them. */
export function officialTargets(columns: readonly { readonly code: string }[]): Target[] {
  return columns.map(({ code }, index) => ({
    row: null,
    column: code,
    start: index,
    end: index + 1,
    found: '',
  }))
}

/** A head cell that names a column. */
export interface Leaf extends Target {
  readonly line: number
}

export function columnMeaning(cell: LineCell, table: TableCode): string | null {
  if (cell.is.kind !== 'label') return null
  for (const meaning of cell.is.meanings)
    if (meaning.kind === 'column' && meaning.table === table) return meaning.column
  return null
}

/** Head lines of 表三 or of a block of 表二 → its columns, or null when they name too few. */
export function readHead(lines: readonly Line[], table: TableCode, official: readonly string[]): Head | null {
  const last = lines.at(-1)
  if (last === undefined) return null
  const leaves: Leaf[] = []
  lines.forEach((line, index) => {
    for (const cell of line.cells) {
      const column = columnMeaning(cell, table)
      if (column === null) continue
      leaves.push({ row: null, column, start: cell.start, end: cell.end, found: cell.text, line: index })
    }
  })
  const distinct = new Set(leaves.map((leaf) => leaf.column))
  if (distinct.size < Math.min(3, official.length)) return null
  const aligned = !last.ragged
  const once = leaves.filter(
    (leaf, index) => leaves.findIndex((other) => other.column === leaf.column) === index,
  )
  const targets = aligned ? alignedTargets(lines, once) : raggedTargets(lines, once, official)
  return { table, targets: nameUnknown(targets, table, official), aligned, block: last.block }
}

/** Leaves by grid column, with the columns beside them whose label is not known. */
function alignedTargets(lines: readonly Line[], leaves: readonly Leaf[]): Target[] {
  const from = cornerEnd(lines)
  const unknown = lines.flatMap((line) =>
    line.cells
      .filter((cell) => cell.is.kind === 'text' && cell.start >= from && cell.text.length <= 20)
      .filter((cell) => !leaves.some((leaf) => leaf.start < cell.end && cell.start < leaf.end)),
  )
  const extras: Target[] = unknown
    .filter(
      (cell, index) =>
        !unknown.slice(0, index).some((other) => other.start < cell.end && cell.start < other.end),
    )
    .map((cell) => ({ row: null, column: null, start: cell.start, end: cell.end, found: cell.text }))
  return [...leaves, ...extras].sort((a, b) => a.start - b.start)
}

/** The columns of the labels: what the first cell of the head covers. */
function cornerEnd(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map((line) => (line.cells[0]?.start === 0 ? line.cells[0].end : 0)))
}

/** Text tables: one line that names all gives the order; else the form's order, with the five organisations' own. */
function raggedTargets(
  heads: readonly Line[],
  leaves: readonly Leaf[],
  official: readonly string[],
): Target[] {
  const lines = new Set(leaves.map((leaf) => leaf.line))
  const [only] = lines
  if (lines.size === 1 && only !== undefined) return targetsOfLine(heads[only], leaves)
  const inOrder = [...leaves].sort(
    (a, b) => official.indexOf(a.column ?? '') - official.indexOf(b.column ?? ''),
  )
  const byLine = [...lines].map((line) => leaves.filter((leaf) => leaf.line === line))
  const widest = byLine.reduce((best, line) => (line.length > best.length ? line : best), [])
  const places = inOrder
    .map((leaf, index) => (widest.includes(leaf) ? index : -1))
    .filter((index) => index >= 0)
  const result: Target[] = [...inOrder]
  places.forEach((place, index) => {
    const leaf = widest[index]
    if (leaf) result[place] = leaf
  })
  if (result.length >= official.length - 1 && result.length < official.length)
    return officialTargets(official.map((code) => ({ code })))
  return result
}

/** One line that names the columns one after another, unknown ones included. */
function targetsOfLine(line: Line | undefined, leaves: readonly Leaf[]): Target[] {
  const unknown = (line?.cells ?? [])
    .slice(1)
    .filter((cell) => cell.is.kind === 'text' && cell.text.length <= 20)
    .map((cell): Target => ({ row: null, column: null, start: cell.start, end: cell.end, found: cell.text }))
  return [...leaves, ...unknown].sort((a, b) => a.start - b.start)
}
