import { deflateSync, inflateSync } from 'node:zlib'
import type { PdfImage } from './image-pdf.ts'

interface PngHeader {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colourType: number
  readonly interlaced: boolean
}

const GREY_ALPHA = 4
const COLOUR_ALPHA = 6
const PALETTE = 3
const MAX_BYTES = 400_000_000

/**
 * A PNG file as a PDF image. PDF knows PNG's row filters, so opaque pictures are handed over as they are;
 * transparent ones are laid on white first. Null for interlaced ones. Throws where the file is broken.
 * PNG specification (ISO/IEC 15948) sections 5, 9, 11.
 */
export function pngImage(bytes: Uint8Array): PdfImage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let header: PngHeader | undefined
  let palette: Uint8Array = new Uint8Array(0)
  const data: Uint8Array[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const body = bytes.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') header = readHeader(body)
    if (type === 'PLTE') palette = body
    if (type === 'IDAT') data.push(body)
    at += 12 + length
  }
  if (header === undefined || data.length === 0) throw new Error('PNG: no picture in it')
  if (header.interlaced) return null
  const stream = Buffer.concat(data)
  return header.colourType === GREY_ALPHA || header.colourType === COLOUR_ALPHA
    ? onWhite(header, stream)
    : asItIs(header, palette, stream)
}

function readHeader(body: Uint8Array): PngHeader {
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  return {
    width: view.getUint32(0),
    height: view.getUint32(4),
    depth: view.getUint8(8),
    colourType: view.getUint8(9),
    interlaced: view.getUint8(12) !== 0,
  }
}

function asItIs(
  { width, height, depth, colourType }: PngHeader,
  palette: Uint8Array,
  data: Uint8Array,
): PdfImage {
  const colours = colourType === 2 ? 3 : 1
  const space =
    colourType === PALETTE
      ? `[/Indexed/DeviceRGB ${Math.floor(palette.length / 3) - 1}<${Buffer.from(palette).toString('hex')}>]`
      : colours === 3
        ? '/DeviceRGB'
        : '/DeviceGray'
  const parameters = `/DecodeParms<</Predictor 15/Colors ${colours}/BitsPerComponent ${depth}/Columns ${width}>>`
  const entries = `/Filter/FlateDecode${parameters}/BitsPerComponent ${depth}/ColorSpace${space}`
  return { width, height, entries, data, rotate: 0 }
}

function onWhite({ width, height, depth, colourType }: PngHeader, stream: Uint8Array): PdfImage {
  const channels = colourType === GREY_ALPHA ? 2 : 4
  const bytesPerChannel = depth / 8
  const step = channels * bytesPerChannel
  const stride = width * step
  const rows = inflateSync(stream, { maxOutputLength: Math.min(MAX_BYTES, (stride + 1) * height + 1024) })
  unfilter(rows, stride, step, height)
  const grey = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (stride + 1) + 1 + x * step
      const channel = (index: number) => rows[at + index * bytesPerChannel] ?? 0
      const own = channels === 2 ? channel(0) : 0.299 * channel(0) + 0.587 * channel(1) + 0.114 * channel(2)
      const alpha = channel(channels - 1) / 255
      grey[y * width + x] = own * alpha + 255 * (1 - alpha)
    }
  }
  const entries = '/Filter/FlateDecode/BitsPerComponent 8/ColorSpace/DeviceGray'
  return { width, height, entries, data: deflateSync(grey, { level: 1 }), rotate: 0 }
}

/** Undoes the row filters in place (section 9.2). */
function unfilter(rows: Uint8Array, stride: number, step: number, height: number): void {
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1)
    const filter = rows[start] ?? 0
    for (let i = 1; i <= stride; i++) {
      const at = start + i
      const left = i > step ? (rows[at - step] ?? 0) : 0
      const up = y > 0 ? (rows[at - stride - 1] ?? 0) : 0
      const upLeft = y > 0 && i > step ? (rows[at - stride - 1 - step] ?? 0) : 0
      rows[at] = (rows[at] ?? 0) + predict(filter, left, up, upLeft)
    }
  }
}

function predict(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const estimate = left + up - upLeft
  const a = Math.abs(estimate - left)
  const b = Math.abs(estimate - up)
  const c = Math.abs(estimate - upLeft)
  if (a <= b && a <= c) return left
  return b <= c ? up : upLeft
}
