import type { OpenPdf } from './open-pdf.ts'

export interface Rendered {
  readonly width: number
  readonly height: number
  /** Greyscale: one byte a pixel; RGB: three. Rows without padding. */
  readonly pixels: Uint8Array
}

const BITMAP_GREY = 1
const BITMAP_BGRX = 3
const WITH_ANNOTATIONS = 1
const WHITE = 0xffffffff
/** 100 megapixels of four bytes is what the engine's memory can bear. */
const MAX_PIXELS = 60_000_000

/** A page as pixels. `index` from 0; `scale` 1 = 72 dpi, lowered where the page is huge. Throws where it cannot be drawn. */
export function renderPixels(pdf: OpenPdf, index: number, scale: number, colours: 'grey' | 'rgb'): Rendered {
  const { call, memory } = pdf.pdfium
  const page = call.FPDF_LoadPage(pdf.handle, index)
  if (page === 0) throw new Error(`page ${index + 1}: PDFium could not load it`)
  let bitmap = 0
  try {
    const area = call.FPDF_GetPageWidthF(page) * call.FPDF_GetPageHeightF(page)
    const fitting = Math.min(scale, Math.sqrt(MAX_PIXELS / Math.max(1, area)))
    const width = Math.max(1, Math.round(call.FPDF_GetPageWidthF(page) * fitting))
    const height = Math.max(1, Math.round(call.FPDF_GetPageHeightF(page) * fitting))
    bitmap = call.FPDFBitmap_CreateEx(width, height, colours === 'grey' ? BITMAP_GREY : BITMAP_BGRX, 0, 0)
    if (bitmap === 0) throw new Error(`page ${index + 1}: no memory for ${width} × ${height} pixels`)
    call.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE)
    call.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, WITH_ANNOTATIONS)
    const buffer = call.FPDFBitmap_GetBuffer(bitmap)
    const stride = call.FPDFBitmap_GetStride(bitmap)
    const pixels = copyRows(memory().bytes, buffer, stride, width, height, colours)
    return { width, height, pixels }
  } finally {
    if (bitmap !== 0) call.FPDFBitmap_Destroy(bitmap)
    call.FPDF_ClosePage(page)
  }
}

function copyRows(
  bytes: Uint8Array,
  buffer: number,
  stride: number,
  width: number,
  height: number,
  colours: 'grey' | 'rgb',
): Uint8Array {
  if (colours === 'grey') {
    const pixels = new Uint8Array(width * height)
    for (let row = 0; row < height; row++)
      pixels.set(bytes.subarray(buffer + row * stride, buffer + row * stride + width), row * width)
    return pixels
  }
  const pixels = new Uint8Array(width * height * 3)
  let to = 0
  for (let row = 0; row < height; row++) {
    let from = buffer + row * stride
    for (let column = 0; column < width; column++, from += 4, to += 3) {
      pixels[to] = bytes[from + 2] ?? 0
      pixels[to + 1] = bytes[from + 1] ?? 0
      pixels[to + 2] = bytes[from] ?? 0
    }
  }
  return pixels
}
