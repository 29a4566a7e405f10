import { cellText, turnedText } from './cell-text.ts'
import { connectedRulings } from './components.ts'
import { type Box, turnBack, unite } from './geometry.ts'
import type { Glyph } from './glyphs.ts'
import { buildGrid, cellBox, type Grid, type GridCell, gridBox, withoutGaps } from './grid.ts'
import { buildLines, isDigit, isOneLine, type Line } from './lines.ts'
import { mergeRulings } from './merge-rulings.ts'
import type { PageContent, PagePlace } from './page-content.ts'
import type { Ruling } from './rulings.ts'

/** A cell of a table on one page. Boxes are those of the page as displayed. */
export interface PageCell extends GridCell {
  readonly text: string
  /** Its last line has no room left: text that goes on elsewhere goes on without a break. */
  readonly full?: boolean
  readonly page: number
  readonly box: Box
  readonly confidence?: number
}

export interface PageTable {
  readonly page: number
  /** Upright coordinates, for order and for matching columns over pages. */
  readonly bounds: Box
  readonly xs: readonly number[]
  readonly rowCount: number
  readonly cells: readonly PageCell[]
  readonly openTop: boolean
  readonly openBottom: boolean
  /** Walls are missing in places, so that cells may have run together. */
  readonly damaged: boolean
  /** Rows rebuilt from the text's alignment; `ragged` where not even the columns are known. */
  readonly guessed: boolean
  readonly ragged: boolean
  /** Box on the page as displayed. */
  readonly box: Box
}

/** Text that stands on its side outside every table; the box in upright coordinates. */
export interface Aside {
  readonly text: string
  readonly box: Box
}

/** A table's lines with the characters inside each cell. */
export interface FilledGrid {
  readonly grid: Grid
  readonly glyphs: ReadonlyMap<GridCell, Glyph[]>
}

export interface SplitPage {
  readonly tables: FilledGrid[]
  readonly lines: Line[]
  readonly loose: Ruling[]
  /** Text outside the tables that stands on its side. */
  readonly asides: Aside[]
}

/** Finds the ruled tables of a page; the characters outside them are left as lines. */
export function splitPage(content: PageContent): SplitPage {
  const whole = mergeRulings(content.rulings)
  const components = connectedRulings(whole).sort((a, b) => extent(a) - extent(b))
  const taken = new Set<Glyph>()
  const tables: FilledGrid[] = []
  const used = new Set<Ruling>()
  for (const component of components) {
    const bounds = rulingBox(component)
    const inside = content.glyphs.filter((glyph) => !taken.has(glyph) && contains(bounds, glyph))
    if (inside.length === 0) continue
    const grid = buildGrid(component, inside)
    if (grid === null) continue
    const filled = fillWithoutGaps(grid, inside)
    if (isFrame(filled, content) || holdsUnruledRows(filled)) continue
    for (const ruling of component) used.add(ruling)
    for (const members of filled.glyphs.values()) for (const glyph of members) taken.add(glyph)
    tables.push(filled)
  }
  for (const filled of tables)
    if (!filled.grid.openBottom && filled.grid.openColumns.length > 0) takeTextBelow(filled, content, taken)
  const free = taken.size === 0 ? content.glyphs : content.glyphs.filter((glyph) => !taken.has(glyph))
  return {
    tables,
    lines: buildLines(free.filter((glyph) => glyph.quarter === 0)),
    loose: whole.filter((ruling) => !used.has(ruling)),
    asides: turnedLines(free),
  }
}

function turnedLines(glyphs: readonly Glyph[]): Aside[] {
  return ([1, 2, 3] as const).flatMap((quarter) => {
    const own = glyphs.filter((glyph) => glyph.quarter === quarter)
    const text = turnedText(own)
    return text === '' ? [] : [{ text, box: unite(own) }]
  })
}

export function makePageTable({ grid, glyphs }: FilledGrid, content: PageContent): PageTable {
  const display = (box: Box) => displayBox(box, content)
  const bounds = gridBox(grid)
  return {
    page: content.number,
    bounds,
    xs: grid.xs,
    rowCount: grid.ys.length - 1,
    cells: grid.cells.map((cell) => {
      const box = cellBox(grid, cell)
      const members = glyphs.get(cell) ?? []
      return {
        ...cell,
        text: cellText(members, box),
        full: fillsLastLine(members, box),
        page: content.number,
        box: display(box),
      }
    }),
    openTop: grid.openTop,
    openBottom: grid.openBottom || grid.openColumns.length > 0,
    damaged: grid.irregular,
    guessed: false,
    ragged: false,
    box: display(bounds),
  }
}

function fillsLastLine(members: readonly Glyph[], box: Box): boolean {
  let bottom = -Infinity
  for (const glyph of members) if (glyph.bottom > bottom) bottom = glyph.bottom
  let left = Infinity
  let right = -Infinity
  let size = 0
  for (const glyph of members) {
    if (glyph.bottom <= bottom - 0.4 * glyph.size || glyph.text === ' ') continue
    if (glyph.left < left) left = glyph.left
    if (glyph.right > right) right = glyph.right
    if (glyph.size > size) size = glyph.size
  }
  return size > 0 && box.right - box.left - (right - left) < 1.6 * size
}

/** A box in upright coordinates on the page as displayed. */
export function displayBox(box: Box, place: PagePlace): Box {
  return turnBack(box, place.quarter, place.displayWidth, place.displayHeight)
}

/** A page break through a cell may leave it without a rule below: the text that follows at once is the cell's. */
function takeTextBelow({ grid, glyphs }: FilledGrid, content: PageContent, taken: Set<Glyph>): void {
  const bottom = grid.ys.at(-1) ?? 0
  if (bottom < content.height * 0.75) return
  for (const cell of grid.cells) {
    if (cell.row + cell.rowSpan !== grid.ys.length - 1 || !grid.openColumns.includes(cell.column)) continue
    const members = glyphs.get(cell)
    if (members === undefined) continue
    const { left, right } = cellBox(grid, cell)
    let reach = Math.max(bottom, ...members.map((glyph) => glyph.bottom))
    for (const glyph of content.glyphs) {
      if (taken.has(glyph) || glyph.left < left - 1 || glyph.right > right + 1) continue
      if (glyph.top < bottom - glyph.size || glyph.top > reach + 0.9 * glyph.size) continue
      members.push(glyph)
      taken.add(glyph)
      reach = Math.max(reach, glyph.bottom)
    }
  }
}

function extent(rulings: readonly Ruling[]): number {
  const { left, top, right, bottom } = rulingBox(rulings)
  return (right - left) * (bottom - top)
}

function rulingBox(rulings: readonly Ruling[]): Box {
  return unite(
    rulings.map(({ horizontal, at, from, to }) =>
      horizontal
        ? { left: from, right: to, top: at, bottom: at }
        : { left: at, right: at, top: from, bottom: to },
    ),
  )
}

function contains(box: Box, glyph: Glyph): boolean {
  const x = (glyph.left + glyph.right) / 2
  const y = (glyph.top + glyph.bottom) / 2
  return x > box.left - 1 && x < box.right + 1 && y > box.top - 1 && y < box.bottom + 1
}

function fillWithoutGaps(grid: Grid, glyphs: readonly Glyph[]): FilledGrid {
  const filled = fillGrid(grid, glyphs)
  const isFilled = (cell: GridCell) =>
    filled.glyphs.get(cell)?.some(({ text }) => text.trim() !== '') ?? false
  const size = glyphs[glyphs.length >> 1]?.size ?? 0
  const gapless = withoutGaps(grid, isFilled, size)
  return gapless === grid ? filled : fillGrid(gapless, glyphs)
}

function fillGrid(grid: Grid, glyphs: readonly Glyph[]): FilledGrid {
  const columns = grid.xs.length - 1
  const owner: GridCell[] = []
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      for (let column = cell.column; column < cell.column + cell.colSpan; column++)
        owner[row * columns + column] = cell
  const filled = new Map<GridCell, Glyph[]>()
  for (const token of numberTokens(glyphs)) {
    const [first] = token
    const last = token.at(-1)
    if (first === undefined || last === undefined) continue
    const column = bandOf(grid.xs, (first.left + last.right) / 2)
    const row = bandOf(grid.ys, (first.top + first.bottom) / 2)
    const cell = owner[row * columns + column]
    if (cell === undefined) continue
    const members = filled.get(cell)
    if (members === undefined) filled.set(cell, [...token])
    else members.push(...token)
  }
  return { grid, glyphs: filled }
}

/** Characters one by one, but the digits of one number together: a number too wide for its cell is not cut in two. */
function* numberTokens(glyphs: readonly Glyph[]): Generator<Glyph[]> {
  let token: Glyph[] = []
  for (const glyph of glyphs) {
    const last = token.at(-1)
    const joins =
      last !== undefined &&
      last.run === glyph.run &&
      isNumeric(last) &&
      isNumeric(glyph) &&
      Math.abs(glyph.left - last.right) < 0.25 * glyph.size &&
      Math.abs(glyph.top - last.top) < 0.2 * glyph.size
    if (joins) token.push(glyph)
    else {
      if (token.length > 0) yield token
      token = [glyph]
    }
  }
  if (token.length > 0) yield token
}

function isNumeric({ text }: Glyph): boolean {
  return isDigit(text) || text === '.' || text === ','
}

function bandOf(edges: readonly number[], at: number): number {
  let low = 0
  let high = edges.length - 1
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((edges[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}

/** Columns are ruled but rows are not: every number cell of a row holds as many numbers, one on each line. */
function holdsUnruledRows({ grid, glyphs }: FilledGrid): boolean {
  const stacked = new Map<number, number>()
  const single = new Set<number>()
  // A head and its numbers in one cell.
  let headed = 0
  for (const [cell, members] of glyphs) {
    if (isOneLine(members)) {
      if (isNumber(members.map((glyph) => glyph.text).join(''))) single.add(cell.row)
      continue
    }
    const lines = buildLines(members)
    if (isNumber(lines.at(-1)?.text ?? '')) headed++
    headed += lines.filter((line) => isNumber(line.text) && /\d\s+\d/u.test(line.text)).length
    if (!lines.every((line) => isNumber(line.text))) continue
    if (lines.length >= 2) stacked.set(cell.row, (stacked.get(cell.row) ?? 0) + 1)
    else single.add(cell.row)
  }
  if (grid.ys.length === 2 && headed >= 2) return true
  return [...stacked].some(([row, count]) => count >= 3 && !single.has(row))
}

function isNumber(text: string): boolean {
  return /^[\d０-９.,\s/—-]+$/u.test(text)
}

/** A border around the page or around the whole article: its text is running text, not a table. */
function isFrame({ grid, glyphs }: FilledGrid, content: PageContent): boolean {
  const area = content.width * content.height
  return grid.cells.some((cell) => {
    const box = cellBox(grid, cell)
    const large = (box.right - box.left) * (box.bottom - box.top) > 0.4 * area
    return large && grid.cells.length <= 6 && (glyphs.get(cell)?.length ?? 0) > 150
  })
}
