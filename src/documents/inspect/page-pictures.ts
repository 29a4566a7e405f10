/** Pictures of a page that hold more than is seen: covered, clipped, reaching outside the page. */

import type { HiddenContent } from '../../domain/release/hidden-content.ts'
import type { Pdfium } from '../read/pdf/engine.ts'
import type { Box } from '../read/pdf/geometry.ts'
import type { OpenPdf } from '../read/pdf/open-pdf.ts'
import { pageFrame } from '../read/pdf/page-content.ts'
import { changes, draw, listObjects, objectTypes, type PageObject, withAnnotations } from './page-ink.ts'
import { transformedBox } from './transformed-box.ts'

/** A side shorter than this, in points, is a line or a border, not a cover. */
const thin = 5
/** Programs round the edges of pictures; more than this of its area cut off is something cut off. */
const cutShare = 0.03
/** Lower than this a colour lets through what lies under it. */
const opaqueFrom = 200
/** Two pictures of one size are the layers of a scan, as scanners make them. */
const layerShare = 0.9

interface Placed extends PageObject {
  readonly box: Box
}

export interface InspectedPictures {
  readonly found: readonly HiddenContent[]
  /** All pictures of the page, in points. */
  readonly boxes: readonly Box[]
}

/** `page`: freshly loaded; its objects are changed, so it must be closed afterwards. */
export function inspectPictures(pdf: OpenPdf, page: number, where: string): InspectedPictures {
  const { pdfium } = pdf
  const objects = listObjects(pdfium, page).map(
    (object): Placed => ({ ...object, box: boundsOf(pdfium, object) }),
  )
  const pictures = objects.filter(({ type, box }) => type === objectTypes.image && areaOf(box) > 0)
  const paths = objects.filter(
    (object) => object.type === objectTypes.path && isOpaqueFill(pdfium, object.handle),
  )
  const whole = pageBounds(pdfium, page)
  const found = pictures.flatMap((picture): HiddenContent[] => {
    const found: HiddenContent[] = []
    const clip = clipOf(pdfium, picture)
    const left = meet(whole, clip === null ? picture.box : meet(clip, picture.box))
    if (areaOf(left) < areaOf(picture.box) * (1 - cutShare))
      found.push({ kind: 'cropped-picture', where, quote: '' })
    const above = [...paths, ...pictures].filter(
      ({ order, box }) => order > picture.order && isBroad(meet(box, picture.box)),
    )
    if (above.some((cover) => hides(pdf, page, cover, picture)))
      found.push({ kind: 'covered-picture', where, quote: '' })
    return found
  })
  return { found, boxes: pictures.map(({ box }) => box) }
}

function hides(pdf: OpenPdf, page: number, cover: Placed, picture: Placed): boolean {
  const isLayer = cover.type === objectTypes.image && areaOf(cover.box) >= areaOf(picture.box) * layerShare
  return isLayer ? !isSeen(pdf, page, picture) : true
}

/** So few pixels say nothing. */
const nothingMuch = 50
const seenShare = 0.02

/** Whether taking the picture away changes a part of what it draws by itself. */
function isSeen(pdf: OpenPdf, page: number, { handle }: Placed): boolean {
  const ink = inkAlone(pdf, page, handle)
  if (ink < nothingMuch) return true
  const frame = pageFrame(pdf, page)
  const shown = draw(pdf.pdfium, page, frame, withAnnotations)
  pdf.pdfium.call.FPDFPageObj_SetIsActive(handle, 0)
  const without = draw(pdf.pdfium, page, frame, withAnnotations)
  pdf.pdfium.call.FPDFPageObj_SetIsActive(handle, 1)
  let changed = 0
  for (let at = 0; at < shown.pixels.length; at += 4) if (changes(shown.pixels, without.pixels, at)) changed++
  return changed >= ink * seenShare
}

/** Pixels that the object draws on white with nothing else on the page. */
function inkAlone(pdf: OpenPdf, page: number, handle: number): number {
  const { call } = pdf.pdfium
  const others = listObjects(pdf.pdfium, page).filter(
    (object) => object.handle !== handle && object.type !== objectTypes.form,
  )
  for (const other of others) call.FPDFPageObj_SetIsActive(other.handle, 0)
  const { pixels } = draw(pdf.pdfium, page, pageFrame(pdf, page), 0)
  for (const other of others) call.FPDFPageObj_SetIsActive(other.handle, 1)
  let ink = 0
  for (let at = 0; at < pixels.length; at += 4)
    if (Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255, pixels[at + 2] ?? 255) < 240) ink++
  return ink
}

function isOpaqueFill({ call, memory, scratch }: Pdfium, path: number): boolean {
  if (call.FPDFPath_GetDrawMode(path, scratch, scratch + 4) === 0) return false
  if ((memory().integers[scratch >> 2] ?? 0) === 0) return false
  if (call.FPDFPageObj_GetFillColor(path, scratch, scratch + 4, scratch + 8, scratch + 12) === 0) return true
  return (memory().integers[(scratch + 12) >> 2] ?? 255) >= opaqueFrom
}

function boundsOf({ call, memory, scratch }: Pdfium, { handle, place }: PageObject): Box {
  if (call.FPDFPageObj_GetBounds(handle, scratch, scratch + 4, scratch + 8, scratch + 12) === 0)
    return nothing
  const [left = 0, bottom = 0, right = 0, top = 0] = memory().floats.subarray(
    scratch >> 2,
    (scratch >> 2) + 4,
  )
  return transformedBox([left, right], [bottom, top], place)
}

const nothing: Box = { left: 0, right: 0, top: 0, bottom: 0 }

function pageBounds({ call, memory, scratch }: Pdfium, page: number): Box {
  call.FPDF_GetPageBoundingBox(page, scratch)
  const [left = 0, top = 0, right = 0, bottom = 0] = memory().floats.subarray(
    scratch >> 2,
    (scratch >> 2) + 4,
  )
  return { left, right, top: Math.min(top, bottom), bottom: Math.max(top, bottom) }
}

/** The smallest box that the clip leaves; null = none. Its points stand in the space of the page already. */
function clipOf({ call, memory, scratch }: Pdfium, { handle, place }: PageObject): Box | null {
  const clip = call.FPDFPageObj_GetClipPath(handle)
  const count = clip === 0 ? 0 : call.FPDFClipPath_CountPaths(clip)
  let box: Box | null = null
  for (let path = 0; path < count; path++) {
    const [xs, ys]: [number[], number[]] = [[], []]
    for (let index = 0; index < call.FPDFClipPath_CountPathSegments(clip, path); index++) {
      call.FPDFPathSegment_GetPoint(call.FPDFClipPath_GetPathSegment(clip, path, index), scratch, scratch + 4)
      xs.push(memory().floats[scratch >> 2] ?? 0)
      ys.push(memory().floats[(scratch + 4) >> 2] ?? 0)
    }
    if (xs.length === 0) continue
    const own = transformedBox([Math.min(...xs), Math.max(...xs)], [Math.min(...ys), Math.max(...ys)], place)
    box = box === null ? own : meet(box, own)
  }
  return box
}

function meet(one: Box, other: Box): Box {
  return {
    left: Math.max(one.left, other.left),
    right: Math.min(one.right, other.right),
    top: Math.max(one.top, other.top),
    bottom: Math.min(one.bottom, other.bottom),
  }
}

const areaOf = ({ left, right, top, bottom }: Box) => Math.max(0, right - left) * Math.max(0, bottom - top)
const isBroad = ({ left, right, top, bottom }: Box) => right - left > thin && bottom - top > thin
