import type { AnnualReportForm, TableCode } from '../../../law/annual-report-form.ts'
import { tableOf } from '../layout.ts'
import { similarity } from './edit-distance.ts'
import { foldKey } from './fold-text.ts'
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

/** The fifteen columns of 表四. */
export function officialRemedyTargets(
  form: AnnualReportForm,
  rows: readonly string[] = remedyRows,
): Target[] {
  const columns = tableOf(form, 'remedies').blocks[0]?.columns ?? []
  return rows.flatMap((row) => officialTargets(columns).map((target) => ({ ...target, row })))
}

export const remedyRows = ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration'] as const

interface Leaf extends Target {
  readonly line: number
}

function columnMeaning(cell: LineCell, table: TableCode): string | null {
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
  const targets = aligned ? alignedTargets(lines, once, official) : raggedTargets(lines, once, official)
  return { table, targets, aligned, block: last.block }
}

/** Leaves by grid column, with the columns beside them whose label is not known. */
function alignedTargets(
  lines: readonly Line[],
  leaves: readonly Leaf[],
  official: readonly string[],
): Target[] {
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
  const all: Target[] = [...leaves, ...extras].sort((a, b) => a.start - b.start)
  return nameUnknown(all, official)
}

/** The columns of the labels: what the first cell of the head covers. */
function cornerEnd(lines: readonly Line[]): number {
  return Math.max(0, ...lines.map((line) => (line.cells[0]?.start === 0 ? line.cells[0].end : 0)))
}

/**
 * A head whose label is not known is the column that the form has at its place, when the head is as wide as the
 * form and every known label stands where the form has it, or when its wording and its neighbours say so.
 */
export function nameUnknown(targets: readonly Target[], official: readonly string[]): Target[] {
  const known = targets.filter(({ column }) => column !== null)
  const inPlace = targets.every(({ column }, index) => column === null || column === official[index])
  if (targets.length === official.length && inPlace && known.length * 2 >= official.length)
    return targets.map((target, index) =>
      target.column === null ? named(target, official[index] ?? null) : target,
    )
  return targets.map((target, index) => {
    if (target.column !== null) return target
    const before = official.indexOf(targets[index - 1]?.column ?? '')
    const candidate = official[before + 1]
    if (candidate === undefined || targets.some((other) => other.column === candidate)) return target
    const next = targets[index + 1]?.column
    if (next !== undefined && next !== official[before + 2]) return target
    return resembles(target.found, candidate) ? named(target, candidate) : target
  })
}

/** A piece of the official label is a torn label and no other wording. */
function named(target: Target, column: string | null): Target {
  const piece = foldKey(target.found)
  const torn = piece !== '' && (shortNames[column ?? ''] ?? '').includes(piece)
  return { ...target, column, found: torn ? '' : target.found }
}

const shortNames: Readonly<Record<string, string>> = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legalService: '法律服务机构',
  otherOrganisation: '其他',
  total: '总计',
}

function resembles(found: string, column: string): boolean {
  const name = shortNames[column]
  return name !== undefined && similarity(foldKey(found), name) >= 0.5
}

/** Text tables: one line that names all gives the order; else the form's order, with the five organisations' own. */
function raggedTargets(
  heads: readonly Line[],
  leaves: readonly Leaf[],
  official: readonly string[],
): Target[] {
  const lines = new Set(leaves.map((leaf) => leaf.line))
  const [only] = lines
  if (lines.size === 1 && only !== undefined) return targetsOfLine(heads[only], leaves, official)
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
function targetsOfLine(
  line: Line | undefined,
  leaves: readonly Leaf[],
  official: readonly string[],
): Target[] {
  const unknown = (line?.cells ?? [])
    .slice(1)
    .filter((cell) => cell.is.kind === 'text' && cell.text.length <= 20)
    .map((cell): Target => ({ row: null, column: null, start: cell.start, end: cell.end, found: cell.text }))
  return nameUnknown(
    [...leaves, ...unknown].sort((a, b) => a.start - b.start),
    official,
  )
}

/** Head lines of 表四 → its columns in printed order with the row each belongs to; null when it has no head. */
export function readRemedyHead(lines: readonly Line[], form: AnnualReportForm): Head | null {
  const last = lines.at(-1)
  if (last === undefined) return null
  const leaves: Leaf[] = []
  const parents: { row: string; start: number; end: number }[] = []
  let litigation = false
  lines.forEach((line, index) => {
    for (const cell of line.cells) {
      const column = columnMeaning(cell, 'remedies')
      if (column !== null)
        leaves.push({ row: null, column, start: cell.start, end: cell.end, found: cell.text, line: index })
      const row = remedyRowOf(cell)
      if (row !== null) parents.push({ row, start: cell.start, end: cell.end })
      if (cell.is.kind === 'label' && cell.is.key === '行政诉讼') litigation = true
    }
  })
  if (leaves.length === 0 && parents.length === 0) return null
  const aligned = !last.ragged
  const sorted = aligned ? [...leaves].sort((a, b) => a.start - b.start) : leaves
  const targets = nameRows(sorted, parents, litigation, form, aligned)
  return { table: 'remedies', targets, aligned, block: last.block }
}

export function remedyRowOf(cell: LineCell): string | null {
  if (cell.is.kind !== 'label') return null
  for (const meaning of cell.is.meanings)
    if (meaning.kind === 'row' && meaning.table === 'remedies') return meaning.row
  return null
}

function nameRows(
  leaves: readonly Leaf[],
  parents: readonly { row: string; start: number; end: number }[],
  litigation: boolean,
  form: AnnualReportForm,
  aligned: boolean,
): Target[] {
  const official = officialRemedyTargets(form)
  if (aligned) {
    const named = leaves.map((leaf) => {
      const parent = parents.find(({ start, end }) => leaf.start >= start && leaf.start < end)
      return { ...leaf, row: parent?.row ?? null }
    })
    const pairs = new Set(named.map((leaf) => `${leaf.row}/${leaf.column}`))
    if (named.length > 0 && named.every((leaf) => leaf.row !== null) && pairs.size === named.length)
      return named
  }
  if (leaves.length === official.length)
    return official.map((target, index) => {
      const leaf = leaves[index]
      return leaf ? { ...target, start: leaf.start, end: leaf.end, found: leaf.found } : target
    })
  const rows = [...new Set(parents.map(({ row }) => row))]
  const perRow = official.length / remedyRows.length
  if (leaves.length === perRow * rows.length && rows.length > 0 && rows.length < remedyRows.length)
    return officialRemedyTargets(
      form,
      remedyRows.filter((row) => rows.includes(row)),
    )
  if (leaves.length === perRow * 2 && litigation && !rows.includes('reconsideration'))
    return officialRemedyTargets(form, remedyRows.slice(1))
  return official
}
