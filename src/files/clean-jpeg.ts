/**
 * A JPEG without what a camera adds: place, time, owner, thumbnail, comments, anything behind the end. The picture itself
 * is not encoded again. The turn of the camera is kept, or people would see the picture lying on its side.
 */

import { uploadLimits } from '../domain/files/upload-rules.ts'
import { RefusedFile } from './refused-file.ts'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe

/** Throws `RefusedFile`. */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) throw new RefusedFile('content-differs')
  const kept: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  for (;;) {
    const marker = markerAt(bytes, at)
    if (marker.code === endOfImage) break
    const stop = segmentEnd(bytes, marker.next)
    const segment = bytes.subarray(marker.next + 2, stop)
    kept.push(...keptSegment(marker.code, segment, bytes.subarray(marker.next - 2, stop)))
    at = stop
    if (marker.code !== startOfScan) continue
    at = scanEnd(bytes, stop)
    kept.push(bytes.subarray(stop, at))
  }
  kept.push(Uint8Array.of(0xff, endOfImage))
  return Buffer.concat(kept)
}

function markerAt(bytes: Uint8Array, at: number): { code: number; next: number } {
  let place = at
  if (bytes[place] !== 0xff) throw new RefusedFile('damaged')
  while (bytes[place] === 0xff) place++
  const code = bytes[place]
  if (code === undefined || code < 0xc0 || code === startOfImage) throw new RefusedFile('damaged')
  return { code, next: place + 1 }
}

function segmentEnd(bytes: Uint8Array, at: number): number {
  const length = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
  if (length < 2 || at + length > bytes.length) throw new RefusedFile('damaged')
  return at + length
}

/** The place of the marker behind the data of a scan. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const code = bytes[at + 1]
    if (code === undefined) break
    const isData = code === 0 || (code >= 0xd0 && code <= 0xd7) || code === 0xff
    if (!isData) return at
  }
  throw new RefusedFile('damaged')
}

function keptSegment(code: number, segment: Uint8Array, whole: Uint8Array): Uint8Array[] {
  if (code === comment) return []
  const begins = (text: string) => Buffer.from(segment.subarray(0, text.length)).toString('latin1') === text
  if (code === 0xe1) return begins('Exif\0\0') ? keptOrientation(segment) : []
  if (code >= 0xe0 && code <= 0xef) {
    // JFIF, the colour profile, and what tells how colours are coded.
    const needed =
      (code === 0xe0 && begins('JFIF\0')) ||
      (code === 0xe2 && begins('ICC_PROFILE\0')) ||
      (code === 0xee && begins('Adobe'))
    return needed ? [whole] : []
  }
  if (isFrame(code)) refuseHugePicture(segment)
  return [whole]
}

function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code)
}

function refuseHugePicture(segment: Uint8Array): void {
  if (segment.length < 6) throw new RefusedFile('damaged')
  const view = new DataView(segment.buffer, segment.byteOffset, segment.byteLength)
  if (view.getUint16(1) * view.getUint16(3) > uploadLimits.pixels) throw new RefusedFile('bomb')
}

const exifHead = 6
const orientationTag = 0x0112

/** A fresh Exif segment with the turn alone; none where the picture stands upright. */
function keptOrientation(segment: Uint8Array): Uint8Array[] {
  const turn = orientation(segment.subarray(exifHead))
  if (turn < 2 || turn > 8) return []
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0]
  const length = 2 + exifHead + tiff.length
  return [Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff)]
}

/** 1 to 8, or 0 where it is not said. */
function orientation(tiff: Uint8Array): number {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 8) return 0
  const little = view.getUint16(0) === 0x4949
  const directory = view.getUint32(4, little)
  if (directory + 2 > tiff.length) return 0
  const count = view.getUint16(directory, little)
  for (let index = 0; index < count; index++) {
    const at = directory + 2 + index * 12
    if (at + 12 > tiff.length) return 0
    if (view.getUint16(at, little) === orientationTag) return view.getUint16(at + 8, little)
  }
  return 0
}
