import type { TableCode } from '../../../law/annual-report-form.ts'
import { guessRow, type RowContext } from './match-row.ts'
import type { Line, LineCell } from './table-lines.ts'

export interface RowHit {
  readonly table: TableCode
  readonly row: string
  /** Index of the label cell in the line. */
  readonly at: number
  readonly guessed: boolean
}

/** What one printed line is, given the table it stands in. */
export interface Roles {
  readonly rows: readonly RowHit[]
  /** Group of 表三 named in the line, "" when none. */
  readonly group: string
  readonly block: boolean
  /** Votes for each table by head labels. */
  readonly heads: Readonly<Partial<Record<TableCode, number>>>
  readonly values: number
  readonly texts: number
  readonly labels: number
}

export interface Surroundings extends Omit<RowContext, 'table'> {
  readonly table: TableCode | null
  /** Rows of 表三 read so far. */
  readonly requestRows: number
  /** Whether labels that are in no list are still compared: not in a table of thousands of foreign rows. */
  readonly mayGuess: boolean
}

export function rolesOf(line: Line, around: Surroundings): Roles {
  const { cells } = line
  const heads: Partial<Record<TableCode, number>> = {}
  const rows: RowHit[] = []
  let group = ''
  let block = false
  let values = 0
  let texts = 0
  let labels = 0
  for (const cell of cells) {
    if (cell.is.kind === 'value') values++
    else if (cell.is.kind === 'text') texts++
    else if (cell.is.kind === 'label') {
      labels++
      values += cell.is.tail.length
    }
  }
  const counts = { values, labels }
  cells.forEach((cell, at) => {
    if (cell.is.kind === 'text') {
      // "第二十条往（五）项": the item misread, the heading plain.
      if (cell.is.key.startsWith('第二十条') && cell.is.key.length <= 12) block = true
      const number = groupNumber(cell.text)
      if (number !== '') group = number
    }
    if (cell.is.kind !== 'label') return
    const hit = rowHit(cell, at, line, around, counts)
    for (const meaning of cell.is.meanings) {
      if (meaning.kind === 'block') block = true
      if (meaning.kind === 'group' && hit === null) group = meaning.group
    }
    if (hit === null) voteForTables(cell, heads)
    else if (rows.at(-1)?.row === hit.row && rows.at(-1)?.table === hit.table) rows[rows.length - 1] = hit
    else rows.push(hit)
  })
  if (rows.length === 0 && !block) rows.push(...guessed(line, around, group, counts))
  return { rows, group, block, heads, values, texts, labels }
}

function voteForTables(cell: LineCell, heads: Partial<Record<TableCode, number>>): void {
  if (cell.is.kind !== 'label') return
  const tables = cell.is.headed
  // A head that only one table has outweighs 其他 and 总计.
  for (const table of tables) heads[table] = (heads[table] ?? 0) + (tables.length === 1 ? 3 : 1)
}

/** The row a label names, where it is not rather a column head or a group. */
function rowHit(
  cell: LineCell,
  at: number,
  line: Line,
  around: Surroundings,
  counts: { readonly values: number; readonly labels: number },
): RowHit | null {
  if (cell.is.kind !== 'label') return null
  const { meanings, number } = cell.is
  const row = meanings.find((meaning) => meaning.kind === 'row')
  if (row?.kind !== 'row') return null
  const hit: RowHit = { table: row.table, row: row.row, at, guessed: false }
  if (row.table === 'remedies') return null
  if (meanings.some((meaning) => meaning.kind === 'group'))
    return isGroup(line, at, hit, counts.values, around) ? null : hit
  if (!meanings.some((meaning) => meaning.kind === 'column')) return hit
  if (number !== '') return hit
  // 总计 under the head of 表四 is one of its columns.
  const inRemedies = meanings.some((meaning) => meaning.kind === 'column' && meaning.table === 'remedies')
  if (around.table === 'remedies' && inRemedies) return null
  const first = line.cells.findIndex((other) => other.is.kind !== 'blank') === at
  const alone = counts.labels === 1 || line.cells.slice(0, at).every((other) => isGroupCell(other))
  if (counts.values > 0 && (first || alone)) return hit
  return around.table === 'requests' && around.requestRows > 2 && counts.labels === 1 && first ? hit : null
}

function isGroupCell(cell: LineCell): boolean {
  if (cell.is.kind === 'blank') return true
  if (cell.is.kind === 'text') return cell.text.length < 12
  return cell.is.kind === 'label' && cell.is.meanings.some((meaning) => meaning.kind === 'group')
}

/** （六）其他处理 heads its three rows where one of them follows in the line, if misread, or no value does. */
function isGroup(line: Line, at: number, hit: RowHit, values: number, around: Surroundings): boolean {
  const later = line.cells.slice(at + 1)
  const beside = later[0]
  if (beside?.is.kind === 'text') {
    const context = { table: hit.table, group: '其他处理', after: around.after }
    const row = guessRow(beside.is.key, beside.is.number, context)
    if (row !== null && row.row !== hit.row) return true
  }
  if (
    later.some(
      (cell) =>
        cell.is.kind === 'label' &&
        cell.is.meanings.some((meaning) => meaning.kind === 'row' && meaning.row !== 'other'),
    )
  )
    return true
  const cell = line.cells[at]
  const below = cell?.is.kind === 'label' && cell.is.tail.length > 0
  return values === 0 && later.length < 3 && !below
}

/** "（五）不予" with 处理 in the next line: the number names the group. */
function groupNumber(text: string): string {
  const number = /^\s*[（(]\s*([三四五六])\s*[）)]\s*(不予|无法|其他|其它)/u.exec(text)
  if (number === null) return ''
  const names: Readonly<Record<string, string>> = {
    三: '不予公开',
    四: '无法提供',
    五: '不予处理',
    六: '其他处理',
  }
  return names[number[1] ?? ''] ?? ''
}

/** A line of figures whose label is in no list. */
function guessed(
  line: Line,
  around: Surroundings,
  group: string,
  counts: { readonly values: number; readonly labels: number },
): RowHit[] {
  const { table } = around
  if (table === null || table === 'remedies' || !around.mayGuess) return []
  const blanks = line.cells.filter((cell) => cell.is.kind === 'blank').length
  if (counts.values === 0 && !(table === 'requests' && blanks >= 5)) return []
  for (let at = line.cells.length - 1; at >= 0; at--) {
    const cell = line.cells[at]
    if (cell?.is.kind !== 'text' || cell.text.length > 80) continue
    const context = { table, group: group || around.group, after: around.after }
    const label = guessRow(cell.is.key, cell.is.number, context)
    if (label) return [{ table, row: label.row, at, guessed: true }]
  }
  return []
}

/** 1 2 3 4 …: the numbers of the columns printed under a head, not a row of figures. */
export function isCountOfColumns(line: Line): boolean {
  const digits = line.cells.map((cell) => cell.text.trim()).filter((text) => /^\d+$/.test(text))
  return digits.length > 3 && digits.every((text, index) => Number(text) === index + 1)
}

/** The table that a line of head labels belongs to, or null when they do not tell. */
export function headTable(roles: Roles, current: TableCode | null): TableCode | null {
  let best: TableCode | null = null
  for (const table of ['proactive', 'requests', 'remedies'] as const) {
    const votes = roles.heads[table] ?? 0
    const most = best === null ? 0 : (roles.heads[best] ?? 0)
    if (votes > most || (votes === most && votes > 0 && table === current)) best = table
  }
  // 总计 or 其他 alone opens no table.
  if (best === null || ((roles.heads[best] ?? 0) < 2 && best !== current)) return null
  return best
}
