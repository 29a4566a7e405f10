/** Just enough of a font file (TrueType, OpenType, first face of a collection) to know what it can draw. */

import { closeSync, openSync, readSync } from 'node:fs'

export interface FontFace {
  readonly path: string
  /** Every name the font answers to; which of them a program goes by differs. */
  readonly families: readonly string[]
  /** True where the font has a glyph for the code point. */
  covers(codePoint: number): boolean
}

/** Reads name and cmap only: a CJK font is 10 MB and more. Throws on a file that is no font. */
export function readFontFace(path: string): FontFace {
  const file = openSync(path, 'r')
  try {
    const tables = tableDirectory(file)
    const name = tables.get('name')
    const cmap = tables.get('cmap')
    if (name === undefined || cmap === undefined) throw new Error(`font ${path}: no name or cmap table`)
    const ranges = cmapRanges(read(file, cmap.offset, cmap.length))
    return { path, families: familyNames(read(file, name.offset, name.length)), covers: within(ranges) }
  } finally {
    closeSync(file)
  }
}

interface Place {
  readonly offset: number
  readonly length: number
}

function read(file: number, offset: number, length: number): DataView {
  const bytes = new Uint8Array(length)
  let done = 0
  while (done < length) {
    const got = readSync(file, bytes, done, length - done, offset + done)
    if (got === 0) throw new Error(`font: ends at ${offset + done}`)
    done += got
  }
  return new DataView(bytes.buffer)
}

function tableDirectory(file: number): Map<string, Place> {
  const start = read(file, 0, 16)
  const collection = tag(start, 0) === 'ttcf'
  const base = collection ? start.getUint32(12) : 0
  const count = read(file, base, 12).getUint16(4)
  const records = read(file, base + 12, count * 16)
  const tables = new Map<string, Place>()
  for (let i = 0; i < count; i++) {
    const at = i * 16
    tables.set(tag(records, at), { offset: records.getUint32(at + 8), length: records.getUint32(at + 12) })
  }
  return tables
}

function tag(view: DataView, at: number): string {
  return String.fromCharCode(
    view.getUint8(at),
    view.getUint8(at + 1),
    view.getUint8(at + 2),
    view.getUint8(at + 3),
  )
}

const windows = 3

/** Style words that Typst cuts off the end of a family name. */
const styleSuffix = /[ _-]?(?:regular|normal|light|medium|bold|heavy|black|thin|demi|semi|extra|ultra)$/i

/** Family (1) and typographic family (16) in every language, with and without a style at the end. */
function familyNames(view: DataView): string[] {
  const count = view.getUint16(2)
  const strings = view.getUint16(4)
  const found = new Set<string>()
  for (let i = 0; i < count; i++) {
    const at = 6 + i * 12
    const kind = view.getUint16(at + 6)
    if (view.getUint16(at) !== windows || (kind !== 1 && kind !== 16)) continue
    const start = strings + view.getUint16(at + 10)
    const units = Array.from({ length: view.getUint16(at + 8) / 2 }, (_, u) => view.getUint16(start + u * 2))
    const name = String.fromCharCode(...units).trim()
    if (name === '') continue
    found.add(name)
    found.add(name.replace(styleSuffix, ''))
  }
  return [...found]
}

type Range = readonly [from: number, to: number]

/** Formats 4 and 12 hold every CJK font in use. Glyph 0 entries of format 4 are treated as covered ranges' holes. */
function cmapRanges(view: DataView): Range[] {
  const ranges: Range[] = []
  for (let i = 0; i < view.getUint16(2); i++) {
    const at = view.getUint32(4 + i * 8 + 4)
    const format = view.getUint16(at)
    if (format === 4) ranges.push(...format4(view, at))
    if (format === 12) ranges.push(...format12(view, at))
  }
  return ranges.sort((a, b) => a[0] - b[0])
}

function format12(view: DataView, at: number): Range[] {
  return Array.from({ length: view.getUint32(at + 12) }, (_, i) => {
    const group = at + 16 + i * 12
    return [view.getUint32(group), view.getUint32(group + 4)] as const
  })
}

function format4(view: DataView, at: number): Range[] {
  const segments = view.getUint16(at + 6) / 2
  const ranges: Range[] = []
  for (let i = 0; i < segments; i++) {
    const end = view.getUint16(at + 14 + i * 2)
    const start = view.getUint16(at + 16 + segments * 2 + i * 2)
    const delta = view.getUint16(at + 16 + segments * 4 + i * 2)
    const offsetAt = at + 16 + segments * 6 + i * 2
    const offset = view.getUint16(offsetAt)
    for (let code = start; code <= end && code < 0xffff; code++) {
      const place = offsetAt + offset + (code - start) * 2
      const glyph = offset === 0 ? code + delta : place + 1 < view.byteLength ? view.getUint16(place) : 0
      if ((glyph & 0xffff) === 0) continue
      const last = ranges.at(-1)
      if (last !== undefined && last[1] === code - 1) ranges[ranges.length - 1] = [last[0], code]
      else ranges.push([code, code])
    }
  }
  return ranges
}

function within(ranges: readonly Range[]): (codePoint: number) => boolean {
  const covered = new Set<number>()
  for (const [from, to] of ranges) for (let code = from; code <= to; code++) covered.add(code)
  return (codePoint) => covered.has(codePoint)
}
