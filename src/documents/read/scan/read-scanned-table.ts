import { connectedRulings } from '../pdf/components.ts'
import { type Box, unite } from '../pdf/geometry.ts'
import { buildGrid, cellBox, type Grid, gridBox } from '../pdf/grid.ts'
import type { PagePlace } from '../pdf/page-content.ts'
import { displayBox, type PageCell, type PageTable } from '../pdf/page-items.ts'
import type { Bitmap } from './binarise.ts'
import type { Ocr } from './ocr-engine.ts'
import { findPixelRulings } from './pixel-rulings.ts'
import type { Raster } from './raster.ts'
import { readCell } from './read-cell.ts'
import { ILLEGIBLE, OUTVOTED, type ReadCell } from './read-digits.ts'
import { sourceOf, type Warp } from './straighten.ts'
import type { SealBox } from './without-seals.ts'

/** Inside a ruling's middle, in points: what is nearer belongs to the ruling. */
const RULING_HALF = 1.5
/** In points: a smaller grid is a character or a stamp. */
const SMALLEST_TABLE = 40

/** A page of pixels made ready: straightened, its ink told from its paper. */
export interface Scan {
  readonly raster: Raster
  readonly bitmap: Bitmap
  /** Pixels a point. */
  readonly scale: number
  readonly warp: Warp | null
  /** Where seals were taken off, in pixels of the page as displayed. */
  readonly seals: readonly SealBox[]
  readonly place: PagePlace
}

/** The ruled tables of a page. */
export function findGrids({ bitmap, scale }: Scan): Grid[] {
  return connectedRulings(findPixelRulings(bitmap, scale))
    .map((component) => buildGrid(component, []))
    .filter((grid) => grid !== null)
    .filter((grid) => {
      const { left, right, top, bottom } = gridBox(grid)
      return right - left >= SMALLEST_TABLE && bottom - top >= SMALLEST_TABLE / 3 && grid.cells.length >= 3
    })
}

/** Reads a table cell by cell. */
export async function readTable(
  ocr: Ocr,
  scan: Scan,
  grid: Grid,
  signal: AbortSignal | undefined,
): Promise<PageTable> {
  const cells: PageCell[] = []
  for (const cell of grid.cells) {
    signal?.throwIfAborted()
    const box = cellBox(grid, cell)
    const read = await readCell(ocr, scan.raster, scan.bitmap, pixelBox(box, scan))
    const whole = !isCutOff(box, scan) || !/\d/.test(read.text) || /\p{L}/u.test(read.text)
    const own = whole ? read : { text: ILLEGIBLE, confidence: 0 }
    const shown = originalBox(box, scan)
    const sure = isUnderSeal(shown, scan) ? doubtful(own) : own
    cells.push({ ...cell, ...sure, page: scan.place.number, box: shown })
  }
  const bounds = gridBox(grid)
  return {
    page: scan.place.number,
    bounds,
    xs: grid.xs,
    rowCount: grid.ys.length - 1,
    cells,
    openTop: grid.openTop,
    openBottom: grid.openBottom || grid.openColumns.length > 0,
    damaged: grid.irregular,
    guessed: false,
    ragged: false,
    box: originalBox(bounds, scan),
  }
}

/** A box on the page as displayed, in points. */
function isUnderSeal({ left, top, right, bottom }: Box, { seals, scale }: Scan): boolean {
  return seals.some(
    (seal) =>
      seal.left < right * scale &&
      seal.right > left * scale &&
      seal.top < bottom * scale &&
      seal.bottom > top * scale,
  )
}

/** A figure read where a seal was taken off: red ink of its own may have gone with it, so a person looks. */
function doubtful(read: ReadCell): ReadCell {
  if (/\p{L}/u.test(read.text)) return read
  const confidence = Math.min(read.confidence, OUTVOTED)
  if (read.digits === undefined) return { ...read, confidence }
  return { ...read, confidence, digits: { ...read.digits, certain: false } }
}

function pixelBox({ left, top, right, bottom }: Box, { scale, raster }: Scan) {
  return {
    left: Math.max(0, Math.round((left + RULING_HALF) * scale)),
    top: Math.max(0, Math.round((top + RULING_HALF) * scale)),
    right: Math.min(raster.width, Math.round((right - RULING_HALF) * scale)),
    bottom: Math.min(raster.height, Math.round((bottom - RULING_HALF) * scale)),
  }
}

/** Whether a cell ends where the picture ends: its ruling is outside, and so may be a part of its number. */
function isCutOff(box: Box, scan: Scan): boolean {
  const { left, right } = uniteSource(box, scan)
  return left < RULING_HALF || right > scan.raster.width / scan.scale - RULING_HALF
}

/** A box of the straightened picture on the page as displayed. */
function originalBox(box: Box, scan: Scan): Box {
  return displayBox(uniteSource(box, scan), scan.place)
}

/** What a box of the straightened picture covers in the picture as it was. */
function uniteSource(box: Box, { warp, scale }: Scan): Box {
  if (warp === null) return box
  const corners = [
    [box.left, box.top],
    [box.right, box.top],
    [box.left, box.bottom],
    [box.right, box.bottom],
  ].map(([x = 0, y = 0]) => sourceOf(warp, x * scale, y * scale))
  return unite(
    corners.map(([x, y]) => ({ left: x / scale, right: x / scale, top: y / scale, bottom: y / scale })),
  )
}
