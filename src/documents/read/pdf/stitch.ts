import { unite } from './geometry.ts'
import type { PageCell, PageTable } from './page-items.ts'

/** Column edges of one table differ at most this much from page to page, in points. */
const SAME_EDGE = 4
const SAME_SIDE = 8

const enumerator = /^\s*([（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|第[一二三四五六七八九十]+)/u
const value = /^[\s\d０-９.,，/／+＋\-－—–*＊无万元件条项宗个]*$/u

/** Joins a table with its continuation on the next page; null where they are two tables. */
export function stitchTables(upper: PageTable, lower: PageTable): PageTable | null {
  if (upper.guessed || lower.guessed) return null
  const xs = sharedEdges(upper, lower)
  if (xs === null) return null
  const above = ontoEdges(upper, xs)
  const below = withoutRepeatedHead(above, ontoEdges(lower, xs))
  const boundary = joinAtBreak(above, below, upper, lower)
  return {
    ...upper,
    xs,
    rowCount: boundary.rowCount,
    cells: boundary.cells,
    openBottom: lower.openBottom,
    damaged: upper.damaged || lower.damaged,
    bounds: unite([upper.bounds, lower.bounds]),
  }
}

/** The column edges of both parts, or null where the parts have different columns. */
function sharedEdges(upper: PageTable, lower: PageTable): number[] | null {
  const sides = (table: PageTable) => [table.xs[0] ?? 0, table.xs.at(-1) ?? 0] as const
  const [left, right] = sides(upper)
  const [lowerLeft, lowerRight] = sides(lower)
  if (Math.abs(left - lowerLeft) > SAME_SIDE || Math.abs(right - lowerRight) > SAME_SIDE) return null
  const missing = lower.xs.filter((x) => !hasEdge(upper.xs, x))
  const extra = upper.xs.filter((x) => !hasEdge(lower.xs, x))
  const cut = upper.openBottom || lower.openTop
  if (missing.length > 0 && extra.length > 0 && !cut) return null
  const inner = missing.filter((x) => x > left + SAME_SIDE && x < right - SAME_SIDE)
  return [...upper.xs, ...inner].sort((a, b) => a - b)
}

function hasEdge(edges: readonly number[], x: number): boolean {
  return edges.some((edge) => Math.abs(edge - x) <= SAME_EDGE)
}

interface Rows {
  readonly cells: PageCell[]
  readonly rowCount: number
}

function ontoEdges(table: PageTable, xs: readonly number[]): Rows {
  const place = (x: number) => {
    let best = 0
    xs.forEach((edge, index) => {
      if (Math.abs(edge - x) < Math.abs((xs[best] ?? 0) - x)) best = index
    })
    return best
  }
  const places = table.xs.map(place)
  const cells = table.cells.map((cell) => {
    const column = places[cell.column] ?? 0
    const end = places[cell.column + cell.colSpan] ?? column + 1
    return { ...cell, column, colSpan: Math.max(1, end - column) }
  })
  return { cells, rowCount: table.rowCount }
}

const bare = (text: string) => text.replace(/\s+/g, '')

/** Drops the rows at the top of the lower part that repeat the head of the upper part. */
function withoutRepeatedHead(above: Rows, below: Rows): Rows {
  let repeated = 0
  for (let rows = 1; rows <= Math.min(above.rowCount, below.rowCount, 6); rows++)
    if (sameHead(above, below, rows)) repeated = rows
  if (repeated === 0) return below
  return {
    cells: below.cells
      .filter((cell) => cell.row >= repeated)
      .map((cell) => ({ ...cell, row: cell.row - repeated })),
    rowCount: below.rowCount - repeated,
  }
}

function sameHead(above: Rows, below: Rows, rows: number): boolean {
  const head = above.cells.filter((cell) => cell.row < rows)
  const other = below.cells.filter((cell) => cell.row < rows)
  if (head.length !== other.length || head.every((cell) => value.test(cell.text))) return false
  return head.every((cell, index) => {
    const twin = other[index]
    return (
      twin !== undefined &&
      cell.row + cell.rowSpan <= rows &&
      twin.row === cell.row &&
      twin.rowSpan === cell.rowSpan &&
      twin.column === cell.column &&
      twin.colSpan === cell.colSpan &&
      bare(twin.text) === bare(cell.text) &&
      !/^\d+$/.test(bare(cell.text))
    )
  })
}

function joinAtBreak(above: Rows, below: Rows, upper: PageTable, lower: PageTable): Rows {
  const last = above.cells.filter((cell) => cell.row + cell.rowSpan === above.rowCount)
  const first = below.cells.filter((cell) => cell.row === 0)
  if (first.length === 0) return above
  const cut = upper.openBottom || lower.openTop
  const same = isCutRow(last, first, cut)
  const shift = same ? above.rowCount - 1 : above.rowCount
  const joined = new Map<PageCell, PageCell>()
  const gone = new Set<PageCell>()
  for (const cell of first) {
    const over = last.find((other) => other.column === cell.column && other.colSpan === cell.colSpan)
    if (over === undefined || !(same || continuesLabel(over, cell, last, first, cut))) continue
    gone.add(cell)
    const rowSpan = over.rowSpan + cell.rowSpan - (same ? 1 : 0)
    joined.set(over, { ...mergeTexts(over, cell), rowSpan })
  }
  const lowerCells = below.cells
    .filter((cell) => !gone.has(cell))
    .map((cell) => ({ ...cell, row: cell.row + shift }))
  return {
    cells: [...above.cells.map((cell) => joined.get(cell) ?? cell), ...lowerCells].sort(
      (a, b) => a.row - b.row || a.column - b.column,
    ),
    rowCount: shift + below.rowCount,
  }
}

function mergeTexts(over: PageCell, cell: PageCell): PageCell {
  if (bare(over.text) === '') return { ...cell, row: over.row, column: over.column }
  const breaks =
    /\d$/.test(over.text.normalize('NFKC')) && /^\d/.test(cell.text.normalize('NFKC')) && over.full !== true
  return { ...over, text: over.text + (breaks ? '\n' : '') + cell.text }
}

/** The page break went through a row: its label or its numbers go on on the next page. */
function isCutRow(last: readonly PageCell[], first: readonly PageCell[], cut: boolean): boolean {
  const sameColumns =
    last.length === first.length && last.every((cell) => first.some((other) => other.column === cell.column))
  if (!sameColumns) return false
  if (first.every((cell) => bare(cell.text) === '')) return cut
  if (last.every((cell) => bare(cell.text) === '')) return cut
  const label = first.filter((cell) => !value.test(cell.text)).at(-1)
  if (label !== undefined && enumerator.test(label.text)) return false
  const values = (cells: readonly PageCell[]) =>
    cells.filter((cell) => bare(cell.text) !== '' && value.test(cell.text))
  const both = last.filter(
    (cell) =>
      bare(cell.text) !== '' &&
      first.some((other) => other.column === cell.column && bare(other.text) !== ''),
  )
  // A label may go on; a number under a number, or under the head of its column, is another row.
  const lowerText = (cell: PageCell) => first.find((other) => other.column === cell.column)?.text ?? ''
  const clashes = both.filter((cell) => value.test(cell.text) || value.test(lowerText(cell)))
  if (
    clashes.length > 0 &&
    !clashes.every((cell) => cell.full === true && isRestOfRow(cell, label, last, first))
  )
    return false
  const lastLabel = last.filter((cell) => !value.test(cell.text)).at(-1)
  if (lastLabel === undefined) return false
  // Neither part has numbers: two lines of a head, or blank rows; only an open edge tells them from whole rows.
  if (values(last).length === 0 && values(first).length === 0) return cut
  if (label === undefined) return values(last).length === 0
  return label.column === lastLabel.column
}

/** A number broken for lack of room, and only here and there one, under a label that goes on as well. */
function isRestOfRow(
  cell: PageCell,
  label: PageCell | undefined,
  last: readonly PageCell[],
  first: readonly PageCell[],
): boolean {
  const lower = first.find((other) => other.column === cell.column)?.text ?? ''
  const filled = (cells: readonly PageCell[]) => cells.filter((other) => bare(other.text) !== '').length
  return label !== undefined && value.test(cell.text) && value.test(lower) && filled(first) < filled(last)
}

/** An empty or unnumbered label cell at the top of a page belongs to the label that spans the break. */
function continuesLabel(
  over: PageCell,
  cell: PageCell,
  last: readonly PageCell[],
  first: readonly PageCell[],
  cut: boolean,
): boolean {
  const groups = (own: PageCell, row: readonly PageCell[]) =>
    row.some((other) => other.column > own.column && bare(other.text) !== '' && !value.test(other.text))
  if (!groups(cell, first) || !groups(over, last)) return false
  if (bare(over.text) !== '' && value.test(over.text)) return false
  if (bare(cell.text) === '') return true
  if (enumerator.test(cell.text)) return bare(over.text) === ''
  return bare(over.text) === '' || cut || over.rowSpan > 1
}
