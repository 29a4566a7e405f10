import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import { jpegImage } from './jpeg-image.ts'
import { pngImage } from './png-image.ts'
import { tiffJpeg } from './tiff-jpeg.ts'
import { tiffPages } from './tiff-pages.ts'

/** An image as PDFium can show it: the dictionary entries of an image XObject and its data. */
export interface PdfImage {
  readonly width: number
  readonly height: number
  /** Entries besides size, e.g. filter and colour space. */
  readonly entries: string
  readonly data: Uint8Array
  /** Clockwise degrees by which the picture is to be turned for viewing. */
  readonly rotate: 0 | 90 | 180 | 270
}

/** A4 in points: without a dependable resolution a picture of a report is taken for a sheet of it. */
const SHORT_SIDE = 595
const LONG_SIDE = 842
const MAX_PIXELS = 60_000_000

/**
 * PNG, JPEG, TIFF, BMP, GIF or WebP → a PDF with one picture a page, so that pictures and scanned PDF go one way.
 * Throws `UnreadableFile`.
 */
export async function imageToPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const images: PdfImage[] = []
  for (const page of tiffPages(bytes)) images.push(await pdfImage(page))
  for (const { width, height } of images)
    if (width * height > MAX_PIXELS)
      throw new UnreadableFile('too-large', '这张图片的像素太多，请缩小到 6000 万像素以内再试。')
  return writePdf(images)
}

async function pdfImage(bytes: Uint8Array): Promise<PdfImage> {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpegImage(bytes)
    const png = bytes[0] === 0x89 && bytes[1] === 0x50 ? pngImage(bytes) : null
    if (png !== null) return png
    const jpeg = tiffJpeg(bytes)
    if (jpeg !== null) return jpegImage(jpeg)
    // What is left (interlaced PNG, TIFF, BMP, GIF, WebP) the OCR engine can decode.
    const { ocr } = await import('./ocr-engine.ts')
    const decoded = pngImage(await ocr.decode(bytes))
    if (decoded !== null) return decoded
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw damaged(error)
  }
  throw damaged()
}

function damaged(cause?: unknown): UnreadableFile {
  return new UnreadableFile('damaged', '这张图片已损坏或格式不支持，请另存为 PNG 或 JPEG 后再试。', { cause })
}

/** PDF 32000-1 section 7.5: header, objects, cross-reference table, trailer. */
function writePdf(images: readonly PdfImage[]): Uint8Array {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let length = 0
  const put = (part: string | Uint8Array) => {
    const bytes = typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)
    parts.push(bytes)
    length += bytes.length
  }
  const object = (body: string, stream?: Uint8Array) => {
    offsets.push(length)
    put(`${offsets.length} 0 obj\n${body}\n`)
    if (stream !== undefined) {
      put('stream\n')
      put(stream)
      put('\nendstream\n')
    }
    put('endobj\n')
  }
  put('%PDF-1.7\n')
  object('<</Type/Catalog/Pages 2 0 R>>')
  const kids = images.map((_, index) => `${3 + index * 3} 0 R`).join(' ')
  object(`<</Type/Pages/Count ${images.length}/Kids[${kids}]>>`)
  images.forEach(({ width, height, entries, data, rotate }, index) => {
    const first = 3 + index * 3
    const [pageWidth, pageHeight] = width <= height ? [SHORT_SIDE, LONG_SIDE] : [LONG_SIDE, SHORT_SIDE]
    const scale = Math.min(pageWidth / width, pageHeight / height)
    const w = (width * scale).toFixed(2)
    const h = (height * scale).toFixed(2)
    const content = Buffer.from(`${w} 0 0 ${h} 0 0 cm /I Do`, 'latin1')
    object(
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${w} ${h}]/Rotate ${rotate}/Contents ${first + 1} 0 R/Resources<</XObject<</I ${first + 2} 0 R>>>>>>`,
    )
    object(`<</Length ${content.length}>>`, content)
    object(
      `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}${entries}/Length ${data.length}>>`,
      data,
    )
  })
  const table = length
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  put(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`)
  put(`trailer\n<</Size ${offsets.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`)
  return Buffer.concat(parts)
}
