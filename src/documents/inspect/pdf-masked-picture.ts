import { decodedStream, type PdfObject } from './pdf-objects.ts'
import type { PdfValue } from './pdf-values.ts'

/**
 * Whether a picture may keep colours where its mask lets nothing through (11.6.5.3): nobody sees them, and they are in the
 * file. Where picture or mask are packed in a way that is not read here, it may.
 */
export function hidesColours(picture: PdfObject, mask: PdfObject | undefined): boolean {
  if (mask === undefined) return true
  const cover = decodedStream(mask)
  if (cover === null || numberOf(mask.value, 'BitsPerComponent') !== 8) return true
  if (cover.every((alpha) => alpha !== 0)) return false
  const colours = decodedStream(picture)
  if (colours === null || numberOf(picture.value, 'BitsPerComponent') !== 8) return true
  const channels = colours.length / cover.length
  if (!Number.isInteger(channels) || channels < 1) return true
  const under = new Set<number>()
  for (let pixel = 0; pixel < cover.length && under.size < 2; pixel++) {
    if (cover[pixel] !== 0) continue
    let colour = 0
    for (let channel = 0; channel < channels; channel++)
      colour = colour * 256 + (colours[pixel * channels + channel] ?? 0)
    under.add(colour)
  }
  return under.size > 1
}

function numberOf(value: PdfValue, key: string): number | null {
  const entry = value.kind === 'dictionary' ? value.entries.get(key) : undefined
  return entry?.kind === 'number' ? entry.value : null
}
