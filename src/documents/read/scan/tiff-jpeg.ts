/** TIFF tags: TIFF 6.0 section 8; compression 7 and the tables: TIFF Technical Note 2. */
const COMPRESSION = 259
const PHOTOMETRIC = 262
const STRIP_OFFSETS = 273
const HEIGHT = 257
const STRIP_LENGTHS = 279
const TABLES = 347
const JPEG = 7
const RGB = 2
const GREY = 1
/** Bytes of one value by TIFF type: byte, text, 16 bit, 32 bit, undefined. */
const SIZES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 7: 1 }
const SOF_FIRST = 0xc0
const SOF_LAST = 0xc2
const SOS = 0xda
const DRI = 0xdd
const MOST_STRIPS = 20_000

interface Field {
  readonly type: number
  readonly count: number
  /** Where its values stand. */
  readonly at: number
}

interface Tiff {
  readonly view: DataView
  /** Byte order: the least significant byte first. */
  readonly little: boolean
}

/**
 * The first page of a TIFF whose pixels are JPEG strips, as one JPEG file; null for every other TIFF. Each strip is a
 * JPEG of its own with common tables: put one after the other, with restart markers between, they are one picture.
 */
export function tiffJpeg(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const little = bytes[0] === 0x49
  if (!(little || bytes[0] === 0x4d) || bytes.length < 8) return null
  const tiff = { view, little }
  const fields = readFields(tiff)
  const value = (tag: number) => valuesOf(tiff, fields.get(tag))[0]
  if (value(COMPRESSION) !== JPEG) return null
  const offsets = valuesOf(tiff, fields.get(STRIP_OFFSETS))
  const lengths = valuesOf(tiff, fields.get(STRIP_LENGTHS))
  const strips = offsets.map((offset, at) => bytes.subarray(offset, offset + (lengths[at] ?? 0)))
  // Strips that lie over each other would make a small file a huge one.
  if (strips.reduce((sum, strip) => sum + strip.length, 0) > bytes.length) return null
  const tables = fields.get(TABLES)
  const shared = tables === undefined ? null : bytes.subarray(tables.at + 2, tables.at + tables.count - 2)
  return joinStrips(strips, shared, value(HEIGHT) ?? 0, value(PHOTOMETRIC) ?? GREY)
}

function readFields({ view, little }: Tiff): Map<number, Field> {
  const fields = new Map<number, Field>()
  const directory = view.getUint32(4, little)
  if (directory + 2 > view.byteLength) return fields
  const count = view.getUint16(directory, little)
  for (let index = 0; index < count; index++) {
    const entry = directory + 2 + index * 12
    if (entry + 12 > view.byteLength) break
    const type = view.getUint16(entry + 2, little)
    const values = view.getUint32(entry + 4, little)
    const inside = values * (SIZES[type] ?? 8) <= 4
    const at = inside ? entry + 8 : view.getUint32(entry + 8, little)
    fields.set(view.getUint16(entry, little), { type, count: values, at })
  }
  return fields
}

function valuesOf({ view, little }: Tiff, field: Field | undefined): number[] {
  const size = field === undefined ? 0 : (SIZES[field.type] ?? 0)
  if (field === undefined || size === 0 || field.count > MOST_STRIPS) return []
  if (field.at + size * field.count > view.byteLength) return []
  return Array.from({ length: field.count }, (_, index) => {
    const at = field.at + index * size
    return size === 4
      ? view.getUint32(at, little)
      : size === 2
        ? view.getUint16(at, little)
        : view.getUint8(at)
  })
}

function joinStrips(
  strips: readonly Uint8Array[],
  tables: Uint8Array | null,
  height: number,
  photometric: number,
): Uint8Array | null {
  const [first] = strips
  const head = first === undefined ? null : readHead(first)
  if (first === undefined || head === null || height === 0) return null
  const frame = first.slice(head.frame, head.frame + head.frameLength)
  frame.set([height >> 8, height & 0xff], 5)
  const parts: Uint8Array[] = [Uint8Array.of(0xff, 0xd8), colourMarker(photometric)]
  if (tables !== null) parts.push(tables)
  parts.push(first.subarray(2, head.frame), frame)
  if (strips.length > 1) parts.push(Uint8Array.of(0xff, DRI, 0, 4, head.units >> 8, head.units & 0xff))
  parts.push(first.subarray(head.frame + head.frameLength, head.data))
  for (const [index, strip] of strips.entries()) {
    const own = readHead(strip)
    // A strip that counts restarts itself, or is missing, cannot be joined.
    if (own === null) return null
    if (index > 0) parts.push(Uint8Array.of(0xff, 0xd0 + ((index - 1) & 7)))
    parts.push(strip.subarray(own.data, withoutEnd(strip)))
  }
  parts.push(Uint8Array.of(0xff, 0xd9))
  return Buffer.concat(parts)
}

/** Tells decoders whether the colours are red, green and blue as they stand. */
function colourMarker(photometric: number): Uint8Array {
  if (photometric === GREY) return new Uint8Array(0)
  const transform = photometric === RGB ? 0 : 1
  return Uint8Array.of(0xff, 0xee, 0, 14, ...Buffer.from('Adobe', 'latin1'), 0, 100, 0, 0, 0, 0, transform)
}

function withoutEnd(strip: Uint8Array): number {
  const ends = strip.at(-2) === 0xff && strip.at(-1) === 0xd9
  return ends ? strip.length - 2 : strip.length
}

interface Head {
  readonly frame: number
  readonly frameLength: number
  /** Where the coded data begin. */
  readonly data: number
  /** Coded units of the strip, after which its prediction begins anew. */
  readonly units: number
}

/** The markers of a strip; null where they are not those of a plain JPEG. ITU-T T.81 annex B. */
function readHead(strip: Uint8Array): Head | null {
  if (strip[0] !== 0xff || strip[1] !== 0xd8) return null
  const word = (at: number) => (strip[at] ?? 0) * 256 + (strip[at + 1] ?? 0)
  let frame = 0
  let frameLength = 0
  let units = 0
  for (let at = 2; at + 4 <= strip.length; ) {
    const marker = strip[at + 1] ?? 0
    const length = word(at + 2) + 2
    if (strip[at] !== 0xff || marker === DRI || marker === SOF_LAST) return null
    if (marker === SOS) return frame === 0 ? null : { frame, frameLength, data: at + length, units }
    if (marker >= SOF_FIRST && marker < SOF_LAST) {
      frame = at
      frameLength = length
      units = countUnits(strip, at, word(at + 5), word(at + 7))
    }
    at += length
  }
  return null
}

function countUnits(strip: Uint8Array, frame: number, height: number, width: number): number {
  const components = strip[frame + 9] ?? 1
  let across = 1
  let down = 1
  for (let index = 0; index < components; index++) {
    const sampling = strip[frame + 11 + index * 3] ?? 0x11
    across = Math.max(across, sampling >> 4)
    down = Math.max(down, sampling & 15)
  }
  // One component alone is coded block by block, whatever its sampling says.
  if (components === 1) across = down = 1
  return Math.ceil(width / (8 * across)) * Math.ceil(height / (8 * down))
}
