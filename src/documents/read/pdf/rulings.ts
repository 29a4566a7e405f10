import type { Pdfium } from './engine.ts'
import { type Box, concatenate, type Matrix } from './geometry.ts'
import type { PageFrame } from './page-content.ts'

/** A straight line that may bound cells: horizontal at y = `at`, or vertical at x = `at`. */
export interface Ruling {
  readonly horizontal: boolean
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface PagePaint {
  readonly rulings: Ruling[]
  readonly areas: Box[]
  /** Square points. */
  readonly largestImage: number
  readonly pathCount: number
  /** A text in a font that is not embedded gave no characters. */
  readonly passedOver: boolean
  /** Too many lines to read them all. */
  readonly cutShort: boolean
}

const TEXT = 1
const PATH = 2
const IMAGE = 3
const FORM = 5
const LINE_TO = 0
const MOVE_TO = 2

/** A filled shape or image this thin is drawn to be a line (a 3 pt border is the thickest seen). */
const THIN = 4
/** A stroke wider than this paints an area. */
const BROAD_STROKE = 6
const WHITE_FROM = 250
/** A drawing or map, not a table; reading on would take seconds. */
const MAX_SEGMENTS = 400_000
const MAX_FORM_DEPTH = 8

interface Painter {
  readonly pdfium: Pdfium
  readonly rulings: Ruling[]
  readonly areas: Box[]
  readonly frame: PageFrame
  largestImage: number
  pathCount: number
  passedOver: boolean
  readonly known: ReadonlySet<number>
  segmentsLeft: number
}

/**
 * Rulings and filled areas of a page as displayed; white, transparent and invisible ones are left out.
 * `known`: the text objects whose characters were read.
 */
export function readPaint(
  pdfium: Pdfium,
  page: number,
  frame: PageFrame,
  known: ReadonlySet<number>,
): PagePaint {
  const painter: Painter = {
    pdfium,
    rulings: [],
    areas: [],
    frame,
    largestImage: 0,
    pathCount: 0,
    passedOver: false,
    known,
    segmentsLeft: MAX_SEGMENTS,
  }
  const { call } = pdfium
  const count = call.FPDFPage_CountObjects(page)
  for (let i = 0; i < count && painter.segmentsLeft > 0; i++)
    readObject(painter, call.FPDFPage_GetObject(page, i), frame.toDisplay, 0)
  return { ...painter, cutShort: painter.segmentsLeft <= 0 }
}

function readObject(painter: Painter, object: number, matrix: Matrix, depth: number): void {
  const { call } = painter.pdfium
  const type = call.FPDFPageObj_GetType(object)
  if (type === PATH) readPath(painter, object, matrix)
  else if (type === TEXT)
    painter.passedOver ||= !painter.known.has(object) && !isEmbedded(painter.pdfium, object)
  else if (type === IMAGE) readImageArea(painter, object, matrix)
  else if (type === FORM && depth < MAX_FORM_DEPTH) {
    const inner = concatenate(objectMatrix(painter.pdfium, object), matrix)
    const count = call.FPDFFormObj_CountObjects(object)
    for (let i = 0; i < count && painter.segmentsLeft > 0; i++)
      readObject(painter, call.FPDFFormObj_GetObject(object, i), inner, depth + 1)
  }
}

function isEmbedded({ call }: Pdfium, text: number): boolean {
  const font = call.FPDFTextObj_GetFont(text)
  return font === 0 || call.FPDFFont_GetIsEmbedded(font) !== 0
}

function objectMatrix({ call, scratch, memory }: Pdfium, object: number): Matrix {
  if (call.FPDFPageObj_GetMatrix(object, scratch) === 0) return [1, 0, 0, 1, 0, 0]
  const at = scratch >> 2
  const floats = memory().floats
  return [
    floats[at] ?? 1,
    floats[at + 1] ?? 0,
    floats[at + 2] ?? 0,
    floats[at + 3] ?? 1,
    floats[at + 4] ?? 0,
    floats[at + 5] ?? 0,
  ]
}

function readImageArea(painter: Painter, object: number, matrix: Matrix): void {
  const [a, b, c, d, e, f] = concatenate(objectMatrix(painter.pdfium, object), matrix)
  const box = {
    left: e + Math.min(0, a) + Math.min(0, c),
    right: e + Math.max(0, a) + Math.max(0, c),
    top: f + Math.min(0, b) + Math.min(0, d),
    bottom: f + Math.max(0, b) + Math.max(0, d),
  }
  const area = (box.right - box.left) * (box.bottom - box.top)
  if (area > painter.largestImage) painter.largestImage = area
  addThinBox(painter, box)
}

/** True where the box is a line and was taken as one. */
function addThinBox({ rulings }: Painter, { left, top, right, bottom }: Box): boolean {
  const width = right - left
  const height = bottom - top
  if (width > THIN && height > THIN) return false
  // A dot of a dotted line is as wide as high: it counts in both directions, and only a row of them makes a line.
  if (height <= THIN && width >= height * 0.8)
    rulings.push({ horizontal: true, at: (top + bottom) / 2, from: left, to: right })
  if (width <= THIN && height >= width * 0.8)
    rulings.push({ horizontal: false, at: (left + right) / 2, from: top, to: bottom })
  return true
}

function readPath(painter: Painter, object: number, matrix: Matrix): void {
  const { call, scratch } = painter.pdfium
  const segmentCount = call.FPDFPath_CountSegments(object)
  painter.pathCount++
  painter.segmentsLeft -= segmentCount + 1
  if (painter.segmentsLeft < 0) return
  call.FPDFPath_GetDrawMode(object, scratch, scratch + 4)
  const { integers } = painter.pdfium.memory()
  const filled = (integers[scratch >> 2] ?? 0) !== 0 && isVisible(painter.pdfium, object, 'fill')
  const stroked = (integers[(scratch + 4) >> 2] ?? 0) !== 0 && isVisible(painter.pdfium, object, 'stroke')
  if (!filled && !stroked) return
  const whole = concatenate(objectMatrix(painter.pdfium, object), matrix)
  const strokes = stroked && strokeWidth(painter.pdfium, object, whole) <= BROAD_STROKE
  for (const subpath of readSubpaths(painter.pdfium, object, segmentCount, whole)) {
    const thin = filled && addThinBox(painter, subpath.box)
    if (filled && !thin && subpath.straight) painter.areas.push(subpath.box)
    if (strokes && !thin) addStrokes(painter, subpath.points)
  }
}

function isVisible({ call, scratch, memory }: Pdfium, object: number, paint: 'fill' | 'stroke'): boolean {
  const get = paint === 'fill' ? call.FPDFPageObj_GetFillColor : call.FPDFPageObj_GetStrokeColor
  if (get(object, scratch + 8, scratch + 12, scratch + 16, scratch + 20) === 0) return true
  const { integers } = memory()
  const at = (scratch + 8) >> 2
  const [r = 0, g = 0, b = 0, alpha = 255] = [
    integers[at],
    integers[at + 1],
    integers[at + 2],
    integers[at + 3],
  ]
  return alpha > 8 && Math.min(r, g, b) < WHITE_FROM
}

function strokeWidth({ call, scratch, memory }: Pdfium, object: number, [a, b, c, d]: Matrix): number {
  call.FPDFPageObj_GetStrokeWidth(object, scratch)
  return (memory().floats[scratch >> 2] ?? 0) * Math.sqrt(Math.abs(a * d - b * c))
}

interface Subpath {
  /** x0 y0 x1 y1 …; NaN NaN breaks the line at a curve. */
  readonly points: number[]
  readonly box: Box
  readonly straight: boolean
}

function readSubpaths(pdfium: Pdfium, object: number, count: number, [a, b, c, d, e, f]: Matrix): Subpath[] {
  const { call, scratch } = pdfium
  const subpaths: Subpath[] = []
  let points: number[] = []
  let straight = true
  let first: [number, number] = [0, 0]
  const finish = () => {
    if (points.length > 2) subpaths.push({ points, box: boxOf(points), straight })
    points = []
    straight = true
  }
  for (let i = 0; i < count; i++) {
    const segment = call.FPDFPath_GetPathSegment(object, i)
    call.FPDFPathSegment_GetPoint(segment, scratch, scratch + 4)
    const { floats } = pdfium.memory()
    const px = floats[scratch >> 2] ?? 0
    const py = floats[(scratch + 4) >> 2] ?? 0
    const x = a * px + c * py + e
    const y = b * px + d * py + f
    const type = call.FPDFPathSegment_GetType(segment)
    if (type === MOVE_TO) {
      finish()
      first = [x, y]
    } else if (type !== LINE_TO) {
      straight = false
      points.push(Number.NaN, Number.NaN)
    }
    points.push(x, y)
    if (call.FPDFPathSegment_GetClose(segment) === 1) points.push(first[0], first[1])
  }
  finish()
  return subpaths
}

function boxOf(points: readonly number[]): Box {
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i] ?? 0
    const y = points[i + 1] ?? 0
    if (x < left) left = x
    if (x > right) right = x
    if (y < top) top = y
    if (y > bottom) bottom = y
  }
  return { left, top, right, bottom }
}

/** Slanted lines (a diagonal header) and curves bound no cell. */
function addStrokes({ rulings }: Painter, points: readonly number[]): void {
  for (let i = 0; i + 3 < points.length; i += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [points[i], points[i + 1], points[i + 2], points[i + 3]]
    const dx = Math.abs(x1 - x0)
    const dy = Math.abs(y1 - y0)
    if (dy <= 1 && dx > dy)
      rulings.push({ horizontal: true, at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) })
    else if (dx <= 1 && dy > dx)
      rulings.push({ horizontal: false, at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) })
  }
}
