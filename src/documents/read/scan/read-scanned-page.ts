import type { ReadPage } from '../pdf/assemble.ts'
import type { Box, Quarter } from '../pdf/geometry.ts'
import type { Glyph } from '../pdf/glyphs.ts'
import { type Grid, gridBox } from '../pdf/grid.ts'
import { type Line, makeLine } from '../pdf/lines.ts'
import type { PagePlace } from '../pdf/page-content.ts'
import type { PageTable } from '../pdf/page-items.ts'
import { binarise } from './binarise.ts'
import { evenPaper } from './even-paper.ts'
import type { Ocr, OcrLine, OcrSymbol } from './ocr-engine.ts'
import { type Raster, turnRaster } from './raster.ts'
import { chineseText } from './read-cell.ts'
import { findGrids, readTable, type Scan } from './read-scanned-table.ts'
import { withoutSolidInk } from './solid-ink.ts'
import { findWarp, straighten } from './straighten.ts'
import { findTextQuarter, makesSense } from './text-direction.ts'
import type { Picture } from './without-seals.ts'

/** Lines of a few characters read with less confidence are specks. */
const SPECK_CONFIDENCE = 0.5

/**
 * Reads a page of pixels: rulings → grid, each cell by itself, running text outside. `scale` = pixels a point.
 * A page that makes no sense as it lies is tried in the other three directions.
 */
export async function readScannedPage(
  ocr: Ocr,
  original: Picture,
  scale: number,
  page: number,
  signal: AbortSignal | undefined,
): Promise<ReadPage> {
  const picture = { ...evenPaper(original), seals: original.seals }
  const upright = await readDirected(ocr, picture, 0, scale, page, signal)
  if (makesSense(upright.text)) return finish(ocr, upright, signal)
  const quarter = await findTextQuarter(ocr, picture, signal)
  return finish(
    ocr,
    quarter === 0 ? upright : await readDirected(ocr, picture, quarter, scale, page, signal),
    signal,
  )
}

/** A picture on a page of text is a table where it holds a grid of at least so many cells. */
const PICTURE_CELLS = 12

/**
 * Tables that stand as pictures on a page of text: grids of the rendered page inside which no text stands.
 * `isFree` tells whether a box in points is without text.
 */
export async function readPictureTables(
  ocr: Ocr,
  picture: Picture,
  scale: number,
  place: PagePlace,
  isFree: (box: Box) => boolean,
  signal: AbortSignal | undefined,
): Promise<PageTable[]> {
  const raster = turnRaster(picture, place.quarter)
  const scan: Scan = { raster, bitmap: binarise(raster), scale, warp: null, seals: picture.seals, place }
  const tables: PageTable[] = []
  for (const grid of findGrids(scan))
    if (grid.cells.length >= PICTURE_CELLS && isFree(gridBox(grid)))
      tables.push(await readTable(ocr, scan, grid, signal))
  return tables
}

interface Directed {
  readonly scan: Scan
  readonly grids: readonly Grid[]
  readonly text: readonly OcrLine[]
}

/** Grid and running text of a page held one way. */
async function readDirected(
  ocr: Ocr,
  picture: Picture,
  quarter: Quarter,
  scale: number,
  page: number,
  signal: AbortSignal | undefined,
): Promise<Directed> {
  signal?.throwIfAborted()
  const turned = turnRaster(picture, quarter)
  const raw = withoutSolidInk(binarise(turned), scale)
  const warp = findWarp(raw, scale)
  const raster = straighten(turned, warp)
  const bitmap = warp === null ? raw : withoutSolidInk(binarise(raster), scale)
  const place: PagePlace = {
    number: page,
    quarter,
    displayWidth: picture.width / scale,
    displayHeight: picture.height / scale,
  }
  const scan: Scan = { raster, bitmap, scale, warp, seals: picture.seals, place }
  const grids = findGrids(scan)
  const text = await ocr.readLines(withoutTables(scan, grids))
  return { scan, grids, text }
}

async function finish(
  ocr: Ocr,
  { scan, grids, text }: Directed,
  signal: AbortSignal | undefined,
): Promise<ReadPage> {
  const tables: PageTable[] = []
  for (const grid of grids) tables.push(await readTable(ocr, scan, grid, signal))
  const lines = text
    .filter((line) => !isNoise(line))
    .map((line) => makeTextLine(line, scan))
    .filter((line) => line !== null)
  return {
    place: scan.place,
    height: scan.raster.height / scan.scale,
    lines: evenSizes(lines),
    tables,
    loose: [],
  }
}

/** Specks and worn page numbers read as a few wild characters. */
function isNoise({ symbols }: OcrLine): boolean {
  return symbols.length <= 5 && meanConfidence(symbols) < SPECK_CONFIDENCE
}

function meanConfidence(symbols: readonly OcrSymbol[]): number {
  return symbols.reduce((sum, symbol) => sum + symbol.confidence, 0) / symbols.length
}

/** Heights of recognised lines waver; what is near the usual size has it. */
function evenSizes(lines: readonly Line[]): Line[] {
  const sizes = lines.map((line) => line.size).sort((a, b) => a - b)
  const usual = sizes[sizes.length >> 1] ?? 0
  return lines.map((line) => (Math.abs(line.size - usual) < 0.28 * usual ? { ...line, size: usual } : line))
}

/** The picture with its tables painted over, so that only running text is left. */
function withoutTables({ raster, scale }: Scan, grids: readonly Grid[]): Raster {
  if (grids.length === 0) return raster
  const data = raster.data.slice()
  for (const grid of grids) {
    const { left, top, right, bottom } = gridBox(grid)
    const x0 = Math.max(0, Math.floor((left - 2) * scale))
    const x1 = Math.min(raster.width, Math.ceil((right + 2) * scale))
    const y1 = Math.min(raster.height, Math.ceil((bottom + 2) * scale))
    for (let y = Math.max(0, Math.floor((top - 2) * scale)); y < y1; y++)
      data.fill(255, y * raster.width + x0, y * raster.width + x1)
  }
  return { ...raster, data }
}

function makeTextLine(line: OcrLine, { scale, place }: Scan): Line | null {
  const symbols = line.symbols.filter((symbol) => symbol.text.trim() !== '')
  if (symbols.length === 0) return null
  const widths = symbols.map((symbol) => symbol.right - symbol.left).sort((a, b) => a - b)
  const height = line.bottom - line.top
  const size = Math.max(height * 0.9, widths[Math.floor(widths.length * 0.8)] ?? height) / scale
  const top = line.top / scale
  const glyphs = symbols.map(
    (symbol): Glyph => ({
      text: symbol.text,
      left: symbol.left / scale,
      right: symbol.right / scale,
      top,
      bottom: line.bottom / scale,
      size,
      quarter: 0,
      run: place.number,
      confidence: symbol.confidence,
    }),
  )
  const made = makeLine(glyphs)
  return { ...made, text: chineseText(made.text) }
}
