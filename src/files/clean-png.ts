/** A PNG with nothing but the picture: text, time, place and anything behind the end are left out. */

import { crc32 } from 'node:zlib'
import { uploadLimits } from '../domain/files/upload-rules.ts'
import { RefusedFile } from './refused-file.ts'

const signature = Buffer.from('89504e470d0a1a0a', 'hex')
const keptChunks = 'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs'.split(' ')

/** Throws `RefusedFile`. */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  if (Buffer.compare(bytes.subarray(0, 8), signature) !== 0) throw new RefusedFile('content-differs')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kept: Uint8Array[] = [signature]
  let at = signature.length
  for (let type = ''; type !== 'IEND'; ) {
    if (at + 12 > bytes.length) throw new RefusedFile('damaged')
    const length = view.getUint32(at)
    const stop = at + 12 + length
    if (stop > bytes.length) throw new RefusedFile('damaged')
    type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (crc32(bytes.subarray(at + 4, stop - 4)) !== view.getUint32(stop - 4)) throw new RefusedFile('damaged')
    if ((at === signature.length) !== (type === 'IHDR')) throw new RefusedFile('damaged')
    if (type === 'IHDR') refuseHugePicture(view, at + 8, length)
    if (keptChunks.includes(type)) kept.push(bytes.subarray(at, stop))
    // A capital first letter: the picture cannot be shown without it.
    else if (/^[A-Z]/.test(type)) throw new RefusedFile('damaged')
    at = stop
  }
  return Buffer.concat(kept)
}

function refuseHugePicture(view: DataView, at: number, length: number): void {
  if (length !== 13) throw new RefusedFile('damaged')
  if (view.getUint32(at) * view.getUint32(at + 4) > uploadLimits.pixels) throw new RefusedFile('bomb')
}
