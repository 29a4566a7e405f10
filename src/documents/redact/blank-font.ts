/**
 * A TrueType font with one glyph, a square: for text that is read and never drawn. Without an embedded font PDFium passes
 * over single Chinese characters and repeated lines (measured). OpenType 1.9, "TrueType outlines".
 */

const unitsPerEm = 1000
const [lowest, highest] = [-120, 880]
const glyphs = 2

/** The bytes; always the same. Glyph 0 is empty, glyph 1 the square of one em. */
export function blankFont(): Uint8Array {
  const glyf = bytes(
    ...[1, 0, lowest, unitsPerEm, highest].flatMap(short), // one contour and its box
    ...short(3), // last point of the contour
    ...short(0), // no instructions
    1,
    1,
    1,
    1, // four points on the curve
    ...[0, unitsPerEm, 0, -unitsPerEm].flatMap(short),
    ...[lowest, 0, highest - lowest, 0].flatMap(short),
  )
  const tables: Readonly<Record<string, Uint8Array>> = {
    glyf,
    head: bytes(
      ...long(0x00010000),
      ...long(0x00010000),
      ...long(0),
      ...long(0x5f0f3cf5),
      ...[0, unitsPerEm].flatMap(short),
      ...Array<number>(16).fill(0),
      ...[0, lowest, unitsPerEm, highest, 0, 8, 2, 1, 0].flatMap(short),
    ),
    hhea: bytes(
      ...long(0x00010000),
      ...[highest, lowest, 0, unitsPerEm].flatMap(short),
      ...Array<number>(11).fill(0).flatMap(short),
      ...short(glyphs),
    ),
    hmtx: bytes(...[unitsPerEm, 0, unitsPerEm, 0].flatMap(short)),
    loca: bytes(...[0, 0, glyf.length].flatMap(long)),
    maxp: bytes(...long(0x00010000), ...[glyphs, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0].flatMap(short)),
  }
  return assemble(tables)
}

function assemble(tables: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const entries = Object.entries(tables)
  let offset = 12 + entries.length * 16
  const heads: number[] = []
  const bodies: number[] = []
  for (const [tag, body] of entries) {
    const padded = [...body, ...Array<number>((4 - (body.length % 4)) % 4).fill(0)]
    heads.push(
      ...Buffer.from(tag, 'latin1'),
      ...long(checksum(padded)),
      ...long(offset),
      ...long(body.length),
    )
    bodies.push(...padded)
    offset += padded.length
  }
  return bytes(
    ...long(0x00010000),
    ...[entries.length, 64, 2, entries.length * 16 - 64].flatMap(short),
    ...heads,
    ...bodies,
  )
}

function checksum(padded: readonly number[]): number {
  let sum = 0
  for (let at = 0; at < padded.length; at += 4)
    sum +=
      ((padded[at] ?? 0) * 0x1000000 +
        ((padded[at + 1] ?? 0) << 16) +
        ((padded[at + 2] ?? 0) << 8) +
        (padded[at + 3] ?? 0)) >>>
      0
  return sum >>> 0
}

const short = (value: number) => [(value >> 8) & 255, value & 255]
const long = (value: number) => [(value >>> 24) & 255, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
const bytes = (...values: number[]) => Uint8Array.from(values)
