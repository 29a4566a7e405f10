import type { PdfImage } from './image-pdf.ts'

/** EXIF orientation → clockwise degrees; mirrored ones are not what a scanner or a phone makes. */
const rotations: Readonly<Record<number, 0 | 90 | 180 | 270>> = { 3: 180, 6: 90, 8: 270 }

/** A JPEG file as a PDF image: PDF carries JPEG data as it is. Throws where it has no frame header. */
export function jpegImage(bytes: Uint8Array): PdfImage {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let rotate: 0 | 90 | 180 | 270 = 0
  let adobe = false
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) throw new Error('JPEG: marker expected')
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    const length = view.getUint16(at + 2)
    if (marker === 0xe1)
      rotate = rotations[exifOrientation(bytes.subarray(at + 4, at + 2 + length))] ?? rotate
    if (marker === 0xee) adobe = true
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) {
      const components = bytes[at + 9] ?? 3
      return {
        height: view.getUint16(at + 5),
        width: view.getUint16(at + 7),
        entries: `/Filter/DCTDecode/BitsPerComponent 8/ColorSpace${colourSpace(components, adobe)}`,
        data: bytes,
        rotate,
      }
    }
    at += 2 + length
  }
  throw new Error('JPEG: no frame header')
}

function colourSpace(components: number, adobe: boolean): string {
  if (components === 1) return '/DeviceGray'
  if (components === 4) return `/DeviceCMYK${adobe ? '/Decode[1 0 1 0 1 0 1 0]' : ''}`
  return '/DeviceRGB'
}

function exifOrientation(segment: Uint8Array): number {
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength)
  if (segment.length < 14 || view.getUint32(0) !== 0x45786966) return 1
  const little = view.getUint16(6) === 0x4949
  const directory = 6 + view.getUint32(10, little)
  if (directory + 2 > segment.length) return 1
  const count = view.getUint16(directory, little)
  for (let i = 0; i < count; i++) {
    const entry = directory + 2 + i * 12
    if (entry + 12 > segment.length) return 1
    if (view.getUint16(entry, little) === 0x0112) return view.getUint16(entry + 8, little)
  }
  return 1
}
