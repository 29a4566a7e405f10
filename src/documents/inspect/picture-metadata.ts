/** What pictures carry besides their pixels. */

/** Segments of a JPEG besides what the picture needs, and bytes behind its end; each as a word. */
export function jpegMetadata(bytes: Uint8Array): string[] {
  const found: string[] = []
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xda || marker === 0xd9) break
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
    const name = segmentName(marker, bytes.subarray(at + 4, at + 2 + length))
    if (name !== null) found.push(name)
    at += 2 + length
  }
  const behind = bytesBehindEnd(bytes, at)
  if (behind === null) found.push('没有结尾')
  else if (behind > 0) found.push(`图片之后还有 ${behind} 字节`)
  return found
}

/** JFIF, Adobe's colour mark, colour profiles and what decoding needs stay unnamed. */
function segmentName(marker: number, body: Uint8Array): string | null {
  const head = Buffer.from(body.subarray(0, 16)).toString('latin1')
  if (marker === 0xfe) return '注释'
  if (marker < 0xe0 || marker > 0xef) return null
  if (marker === 0xe0 && head.startsWith('JFIF')) return jfifThumbnail(body) ? '缩略图' : null
  if (marker === 0xee && head.startsWith('Adobe')) return null
  if (marker === 0xe2 && head.startsWith('ICC_PROFILE')) return null
  // Turning a picture upright needs this one tag; it says nothing of anybody.
  if (marker === 0xe1 && head.startsWith('Exif') && isOrientationOnly(body)) return null
  if (head.startsWith('Exif')) return 'Exif'
  if (head.startsWith('http://ns.adobe.com')) return 'XMP'
  return `APP${marker - 0xe0}`
}

function jfifThumbnail(body: Uint8Array): boolean {
  return (body[12] ?? 0) * (body[13] ?? 0) > 0
}

/** One directory with the one tag 0x0112 and nothing behind it, as the intake of files writes it. */
function isOrientationOnly(body: Uint8Array): boolean {
  if (body.length > 34) return false
  const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
  if (body.length < 28) return false
  const little = view.getUint16(6) === 0x4949
  return view.getUint16(14, little) === 1 && view.getUint16(16, little) === 0x0112
}

/** null = no end mark. */
function bytesBehindEnd(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd9) continue
    return Buffer.from(bytes.subarray(at + 2)).every((byte) => byte === 0) ? 0 : bytes.length - at - 2
  }
  return null
}

/** Chunks that a picture does not need, and what lies behind its end. */
export function pngMetadata(bytes: Uint8Array): {
  readonly names: readonly string[]
  readonly transparent: boolean
} {
  const needed = [
    'IHDR',
    'PLTE',
    'IDAT',
    'IEND',
    'tRNS',
    'gAMA',
    'cHRM',
    'sRGB',
    'iCCP',
    'sBIT',
    'bKGD',
    'pHYs',
    'hIST',
  ]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  let transparent = false
  let at = 8
  for (let type = ''; type !== 'IEND' && at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (!needed.includes(type)) names.push(type)
    if (type === 'tRNS') transparent = true
    if (type === 'IHDR') transparent ||= [4, 6].includes(bytes[at + 17] ?? 0)
    at += 12 + length
  }
  if (at !== bytes.length) names.push(`图片之后还有 ${bytes.length - at} 字节`)
  return { names, transparent }
}
