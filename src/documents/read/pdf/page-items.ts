import type { DigitEvidence } from '../scan/digit-shapes.ts'
import { cellText, turnedText } from './cell-text.ts'
import { connectedRulings } from './components.ts'
import { type FilledGrid, fillWithoutGaps } from './fill-grid.ts'
import { type Box, turnBack, unite } from './geometry.ts'
import type { Glyph } from './glyphs.ts'
import { buildGrid, cellBox, type GridCell, gridBox } from './grid.ts'
import { buildLines, isOneLine, type Line } from './lines.ts'
import { mergeRulings } from './merge-rulings.ts'
import type { PageContent, PagePlace } from './page-content.ts'
import type { Ruling } from './rulings.ts'
import { partSideColumn } from './side-column.ts'

/** A cell of a table on one page. Boxes are those of the page as displayed. */
export interface PageCell extends GridCell {
  readonly text: string
  /** Its last line has no room left: text that goes on elsewhere goes on without a break. */
  readonly full?: boolean
  readonly page: number
  readonly box: Box
  readonly confidence?: number
  /** Read by OCR as a number: what it can be compared by. */
  readonly digits?: DigitEvidence
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

export interface SplitPage {
  readonly tables: FilledGrid[]
  readonly lines: Line[]
  /** Lines of a column of links beside the article, left out. */
  readonly side: number
  readonly loose: Ruling[]
  /** Text outside the tables that stands on its side. */
  readonly asides: Aside[]
}

/** Finds the ruled tables of a page; the characters outside them are left as lines. */
export function splitPage(content: PageContent): SplitPage {
  const whole = mergeRulings(content.rulings)
  const components = connectedRulings(whole).sort((a, b) => extent(a) - extent(b))
  const { glyphs } = content
  // By place in `glyphs`: a set of objects costs more than all the rest of this function.
  const taken = new Uint8Array(glyphs.length)
  const tables: FilledGrid[] = []
  const used = new Set<Ruling>()
  for (const component of components) {
    const places = placesInside(rulingBox(component), glyphs, taken)
    if (places.length === 0) continue
    const inside = pick(glyphs, places)
    const grid = buildGrid(component, inside)
    if (grid === null) continue
    const filled = fillWithoutGaps(grid, inside)
    if (isFrame(filled, content) || holdsUnruledRows(filled)) continue
    for (const ruling of component) used.add(ruling)
    for (const place of places) taken[place] = 1
    tables.push(filled)
  }
  for (const filled of tables)
    if (!filled.grid.openBottom && filled.grid.openColumns.length > 0) takeTextBelow(filled, content, taken)
  const free = tables.length === 0 ? glyphs : glyphs.filter((_, place) => taken[place] === 0)
  const upright = buildLines(free.filter((glyph) => glyph.quarter === 0))
  const { article, side } = partSideColumn(upright, content.width)
  return {
    tables,
    lines: article,
    side: side.length,
    loose: whole.filter((ruling) => !used.has(ruling)),
    asides: turnedLines(free),
  }
}

function placesInside(bounds: Box, glyphs: readonly Glyph[], taken: Uint8Array): number[] {
  const places: number[] = []
  for (let place = 0; place < glyphs.length; place++) {
    const glyph = glyphs[place]
    if (glyph !== undefined && taken[place] === 0 && contains(bounds, glyph)) places.push(place)
  }
  return places
}

function pick(glyphs: readonly Glyph[], places: readonly number[]): Glyph[] {
  const picked: Glyph[] = []
  for (const place of places) {
    const glyph = glyphs[place]
    if (glyph !== undefined) picked.push(glyph)
  }
  return picked
}

function turnedLines(glyphs: readonly Glyph[]): Aside[] {
  if (glyphs.every(({ quarter }) => quarter === 0)) return []
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
function takeTextBelow({ grid, glyphs }: FilledGrid, content: PageContent, taken: Uint8Array): void {
  const bottom = grid.ys.at(-1) ?? 0
  if (bottom < content.height * 0.75) return
  for (const cell of grid.cells) {
    if (cell.row + cell.rowSpan !== grid.ys.length - 1 || !grid.openColumns.includes(cell.column)) continue
    const members = glyphs.get(cell)
    if (members === undefined) continue
    const { left, right } = cellBox(grid, cell)
    let reach = Math.max(bottom, ...members.map((glyph) => glyph.bottom))
    for (const [place, glyph] of content.glyphs.entries()) {
      if (taken[place] === 1 || glyph.left < left - 1 || glyph.right > right + 1) continue
      if (glyph.top < bottom - glyph.size || glyph.top > reach + 0.9 * glyph.size) continue
      members.push(glyph)
      taken[place] = 1
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

/** Columns are ruled but rows are not: every number cell of a row holds as many numbers, one on each line. */
function holdsUnruledRows({ grid, glyphs }: FilledGrid): boolean {
  const stacked = new Map<number, number>()
  const single = new Set<number>()
  // A head and its numbers in one cell.
  let headed = 0
  for (const [cell, members] of glyphs) {
    const numeric = isNumber(members.map((glyph) => glyph.text).join(''))
    // Lines are built only for cells that can count.
    if (!numeric && grid.ys.length > 2) continue
    if (isOneLine(members)) {
      if (numeric) single.add(cell.row)
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
