import { PDFiumModule } from '@hyzyla/pdfium'

/** The PDFium functions used here; handles and pointers are numbers in the WebAssembly memory. */
interface PdfiumFunctions {
  malloc(size: number): number
  free(pointer: number): void
  FPDF_LoadMemDocument(data: number, size: number, password: number): number
  FPDF_GetLastError(): number
  FPDF_CloseDocument(document: number): void
  FPDF_GetPageCount(document: number): number
  FPDF_GetMetaText(document: number, tag: number, buffer: number, length: number): number
  FPDF_LoadPage(document: number, index: number): number
  FPDF_ClosePage(page: number): void
  FPDF_GetPageWidthF(page: number): number
  FPDF_GetPageHeightF(page: number): number
  FPDF_GetPageBoundingBox(page: number, rect: number): number
  FPDFPage_GetRotation(page: number): number
  FPDFPage_GetAnnotCount(page: number): number
  FPDFPage_CountObjects(page: number): number
  FPDFPage_GetObject(page: number, index: number): number
  FPDFFormObj_CountObjects(form: number): number
  FPDFFormObj_GetObject(form: number, index: number): number
  FPDFPageObj_GetType(object: number): number
  FPDFPageObj_GetMatrix(object: number, matrix: number): number
  FPDFPageObj_GetBounds(object: number, left: number, bottom: number, right: number, top: number): number
  FPDFPageObj_GetFillColor(object: number, r: number, g: number, b: number, a: number): number
  FPDFPageObj_GetStrokeColor(object: number, r: number, g: number, b: number, a: number): number
  FPDFPageObj_SetFillColor(object: number, r: number, g: number, b: number, a: number): number
  FPDFPageObj_SetIsActive(object: number, active: number): number
  FPDFPageObj_GetClipPath(object: number): number
  FPDFClipPath_CountPaths(clip: number): number
  FPDFClipPath_CountPathSegments(clip: number, path: number): number
  FPDFClipPath_GetPathSegment(clip: number, path: number, segment: number): number
  FPDFPageObj_GetStrokeWidth(object: number, width: number): number
  FPDFPath_CountSegments(path: number): number
  FPDFPath_GetPathSegment(path: number, index: number): number
  FPDFPath_GetDrawMode(path: number, fill: number, stroke: number): number
  FPDFPathSegment_GetPoint(segment: number, x: number, y: number): number
  FPDFPathSegment_GetType(segment: number): number
  FPDFPathSegment_GetClose(segment: number): number
  FPDFTextObj_SetTextRenderMode(object: number, mode: number): number
  FPDFTextObj_GetTextRenderMode(object: number): number
  FPDFTextObj_GetFont(object: number): number
  FPDFFont_GetIsEmbedded(font: number): number
  FPDFText_LoadPage(page: number): number
  FPDFText_ClosePage(text: number): void
  FPDFText_CountChars(text: number): number
  FPDFText_GetUnicode(text: number, index: number): number
  FPDFText_IsGenerated(text: number, index: number): number
  FPDFText_GetLooseCharBox(text: number, index: number, rect: number): number
  FPDFText_GetCharOrigin(text: number, index: number, x: number, y: number): number
  FPDFText_GetTextObject(text: number, index: number): number
  FPDFText_GetFontSize(text: number, index: number): number
  FPDFText_GetMatrix(text: number, index: number, matrix: number): number
  FPDFBitmap_CreateEx(width: number, height: number, format: number, scan: number, stride: number): number
  FPDFBitmap_FillRect(bitmap: number, x: number, y: number, width: number, height: number, c: number): void
  FPDFBitmap_GetBuffer(bitmap: number): number
  FPDFBitmap_GetStride(bitmap: number): number
  FPDFBitmap_Destroy(bitmap: number): void
  FPDF_RenderPageBitmap(
    bitmap: number,
    page: number,
    x: number,
    y: number,
    width: number,
    height: number,
    rotate: number,
    flags: number,
  ): void
}

/** Views of the WebAssembly memory; replaced when it grows. */
interface MemoryViews {
  readonly bytes: Uint8Array
  readonly integers: Int32Array
  readonly floats: Float32Array
  readonly doubles: Float64Array
}

export interface Pdfium {
  readonly call: PdfiumFunctions
  /** 64 bytes of 8-byte aligned memory for results of one call. */
  readonly scratch: number
  /** Ask again after every call that may allocate. */
  memory(): MemoryViews
}

/** Memory never shrinks inside WebAssembly: past this the engine is given up and a fresh one loaded. */
const RECYCLE_ABOVE_BYTES = 384 * 1024 * 1024

let loading: Promise<Pdfium> | undefined

/** The engine, loaded once for the process. */
export function loadPdfium(): Promise<Pdfium> {
  loading ??= startPdfium()
  return loading
}

/** Drop the engine after a trap (its memory is not to be trusted) or when its memory has grown too far. */
export function retirePdfium(engine: Pdfium, reason: 'trap' | 'after-use'): void {
  if (reason === 'trap' || engine.memory().bytes.length > RECYCLE_ABOVE_BYTES) loading = undefined
}

async function startPdfium(): Promise<Pdfium> {
  const module = await PDFiumModule({})
  module._FPDF_InitLibraryWithConfig({ version: 2 })
  const call = module.wasmExports as unknown as PdfiumFunctions // the typings list 2 of some 400 functions
  let views: MemoryViews | undefined
  const memory = (): MemoryViews => {
    const bytes = module.HEAPU8
    if (views === undefined || views.bytes !== bytes) {
      views = {
        bytes,
        integers: new Int32Array(bytes.buffer),
        floats: new Float32Array(bytes.buffer),
        doubles: new Float64Array(bytes.buffer),
      }
    }
    return views
  }
  return { call, scratch: call.malloc(64), memory }
}
