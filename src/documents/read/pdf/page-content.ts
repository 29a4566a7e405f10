import type { Box, Quarter } from './geometry.ts'
import { turnUpright } from './geometry.ts'
import { type Glyph, type PageText, readGlyphs } from './glyphs.ts'
import type { OpenPdf } from './open-pdf.ts'
import { type PagePaint, type Ruling, readPaint } from './rulings.ts'
import { readGlyphsAgain } from './second-reader.ts'

/** How a page read upright lies as displayed. */
export interface PagePlace {
  /** From 1. */
  readonly number: number
  /** In points, as displayed. */
  readonly displayWidth: number
  readonly displayHeight: number
  /** How far the text is turned against the page as displayed. */
  readonly quarter: Quarter
}

/** What stands on a page, in coordinates in which most of its text runs from left to right. */
export interface PageContent extends PagePlace {
  readonly width: number
  readonly height: number
  readonly glyphs: readonly Glyph[]
  readonly rulings: readonly Ruling[]
  /** Filled areas: where a table has no rulings its shading may show the rows. */
  readonly areas: readonly Box[]
  /** Share of the page covered by its largest image, 0 to 1. */
  readonly imageCover: number
  /** Shares of all characters, 0 to 1. */
  readonly garbled: number
  readonly hiddenCount: number
  /** Characters of a watermark set askew, left out. */
  readonly obliqueCount: number
  /** Shapes painted: text turned into outlines has thousands. */
  readonly pathCount: number
  /** Something on the page could not be read. */
  readonly cutShort: boolean
}

/** Null where PDFium cannot load the page. `index` from 0. */
export async function readPageContent(pdf: OpenPdf, index: number): Promise<PageContent | null> {
  const { call } = pdf.pdfium
  const page = call.FPDF_LoadPage(pdf.handle, index)
  if (page === 0) return null
  try {
    const frame = pageFrame(pdf, page)
    const text = readGlyphs(pdf.pdfium, page, frame)
    const paint = readPaint(pdf.pdfium, page, frame, text.objects)
    if (!paint.passedOver || text.hiddenCount > 0) return upright(index + 1, frame, text, paint)
    const again = await readGlyphsAgain(pdf.bytes, index, frame)
    if (again === null) return { ...upright(index + 1, frame, text, paint), cutShort: true }
    const more = inked(again.glyphs) > inked(text.glyphs)
    return upright(index + 1, frame, more ? { ...text, ...again } : text, paint)
  } finally {
    call.FPDF_ClosePage(page)
  }
}

function inked(glyphs: readonly Glyph[]): number {
  return glyphs.filter((glyph) => glyph.text.trim() !== '').length
}

/** How page space (origin at the lower left, before /Rotate) becomes the page as displayed. */
export interface PageFrame {
  readonly width: number
  readonly height: number
  readonly toDisplay: readonly [number, number, number, number, number, number]
}

/** `page`: a page that PDFium has loaded. */
export function pageFrame({ pdfium }: OpenPdf, page: number): PageFrame {
  const { call, scratch } = pdfium
  const width = call.FPDF_GetPageWidthF(page)
  const height = call.FPDF_GetPageHeightF(page)
  call.FPDF_GetPageBoundingBox(page, scratch)
  const at = scratch >> 2
  const floats = pdfium.memory().floats
  const [left = 0, top = 0, right = 0, bottom = 0] = [
    floats[at],
    floats[at + 1],
    floats[at + 2],
    floats[at + 3],
  ]
  const rotation = call.FPDFPage_GetRotation(page)
  if (rotation === 1) return { width, height, toDisplay: [0, 1, 1, 0, -bottom, -left] }
  if (rotation === 2) return { width, height, toDisplay: [-1, 0, 0, 1, right, -bottom] }
  if (rotation === 3) return { width, height, toDisplay: [0, -1, -1, 0, top, right] }
  return { width, height, toDisplay: [1, 0, 0, -1, -left, top] }
}

function upright(number: number, frame: PageFrame, text: PageText, paint: PagePaint): PageContent {
  const quarter = dominantQuarter(text.glyphs)
  const { width, height } = frame
  const base = {
    number,
    displayWidth: width,
    displayHeight: height,
    quarter,
    imageCover: paint.largestImage / Math.max(1, width * height),
    garbled: text.garbled,
    hiddenCount: text.hiddenCount,
    obliqueCount: text.obliqueCount,
    pathCount: paint.pathCount,
    cutShort: paint.cutShort,
  }
  if (quarter === 0)
    return { ...base, width, height, glyphs: text.glyphs, rulings: paint.rulings, areas: paint.areas }
  const turn = (box: Box) => turnUpright(box, quarter, width, height)
  const sideways = quarter !== 2
  return {
    ...base,
    width: sideways ? height : width,
    height: sideways ? width : height,
    glyphs: text.glyphs.map((glyph) => ({
      ...glyph,
      ...turn(glyph),
      quarter: turned(glyph.quarter, quarter),
    })),
    rulings: paint.rulings.map((ruling) => turnRuling(ruling, turn)),
    areas: paint.areas.map(turn),
  }
}

function turned(own: Quarter, page: Quarter): Quarter {
  const left = (own + 4 - page) % 4
  return left === 1 || left === 2 || left === 3 ? left : 0
}

function turnRuling(ruling: Ruling, turn: (box: Box) => Box): Ruling {
  const { horizontal, at, from, to } = ruling
  const box = turn(
    horizontal
      ? { left: from, right: to, top: at, bottom: at }
      : { left: at, right: at, top: from, bottom: to },
  )
  const flat = box.bottom - box.top < box.right - box.left
  return flat
    ? { horizontal: true, at: box.top, from: box.left, to: box.right }
    : { horizontal: false, at: box.left, from: box.top, to: box.bottom }
}

function dominantQuarter(glyphs: readonly Glyph[]): Quarter {
  const counts = [0, 0, 0, 0]
  for (const { quarter } of glyphs) counts[quarter] = (counts[quarter] ?? 0) + 1
  const most = counts.indexOf(Math.max(...counts))
  return most === 1 || most === 2 || most === 3 ? most : 0
}
