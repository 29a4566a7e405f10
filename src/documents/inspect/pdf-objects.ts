/**
 * Every object of a PDF in the order of its bytes, whatever its tables of contents say: earlier versions, and objects that
 * no page uses, are seen as well. Bytes that belong to no object are noted.
 */

import { inflateSync } from 'node:zlib'
import { NotPdf, PdfCursor, type PdfValue } from './pdf-values.ts'

export interface PdfObject {
  readonly number: number
  readonly value: PdfValue
  /** As it lies in the file; null = not a stream. */
  readonly stream: Uint8Array | null
  /** Packed inside a stream of objects. */
  readonly packed: 'yes' | 'no'
}

export interface PdfObjects {
  readonly objects: readonly PdfObject[]
  readonly trailers: readonly ReadonlyMap<string, PdfValue>[]
  /** Bytes between objects that are none. */
  readonly strayBytes: number
  /** Marks of an end of file: each but the first is a change added behind. */
  readonly ends: number
}

const mostObjects = 500_000
export const unpackedLimit = 256 * 1024 * 1024

/** Throws `NotPdf` where the file is not written as the standard says: then nothing can be vouched for. */
export function readPdfObjects(bytes: Uint8Array): PdfObjects {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/^%PDF-\d\.\d/.test(text)) throw new NotPdf(0, 'a header')
  const cursor = new PdfCursor(text)
  const objects: PdfObject[] = []
  const trailers: ReadonlyMap<string, PdfValue>[] = []
  let strayBytes = 0
  let ends = 0
  for (;;) {
    const between = skipNoting(cursor)
    strayBytes += between.stray
    ends += between.ends
    if (cursor.ended) break
    const header = /^(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj/.exec(
      text.slice(cursor.at, cursor.at + 60),
    )
    if (header !== null) {
      cursor.at += header[0].length
      objects.push(readObject(cursor, bytes, Number(header[1])))
    } else if (cursor.takes('xref')) skipTable(cursor)
    else if (cursor.takes('trailer')) trailers.push(dictionaryOf(cursor))
    else if (cursor.takes('startxref')) cursor.value()
    else {
      cursor.at++
      strayBytes++
    }
    if (objects.length > mostObjects) throw new NotPdf(cursor.at, 'fewer objects')
  }
  const streams = objects.filter((object) => typeOf(object) === 'XRef')
  const named = streams.flatMap(({ value }) => (value.kind === 'dictionary' ? [value.entries] : []))
  const packed = objects.filter((object) => typeOf(object) === 'ObjStm').flatMap(unpackObjects)
  return { objects: [...objects, ...packed], trailers: [...trailers, ...named], strayBytes, ends }
}

/** Comments can carry anything: those that are not a header, an end mark or short count as stray bytes. */
function skipNoting(cursor: PdfCursor): { stray: number; ends: number } {
  let [stray, ends] = [0, 0]
  for (;;) {
    const start = cursor.at
    while (!cursor.ended && /[\0\t\n\f\r ]/.test(cursor.text[cursor.at] ?? '')) cursor.at++
    if (cursor.text[cursor.at] !== '%') return { stray, ends }
    const comment = /^%[^\r\n]*/.exec(cursor.text.slice(cursor.at, cursor.at + 100_000))?.[0] ?? ''
    cursor.at += comment.length
    if (comment.startsWith('%%EOF')) ends++
    const known = /^%(?:PDF-\d\.\d|%EOF|[^\r\n]{0,16})\s*$/.test(comment)
    if (!known) stray += comment.length
    if (cursor.at === start) return { stray, ends }
  }
}

function skipTable(cursor: PdfCursor): void {
  for (;;) {
    cursor.skip()
    const row = /^\d+[ \t]+\d+(?:[ \t]+[nf])?[ \t]*[\r\n]/.exec(cursor.text.slice(cursor.at, cursor.at + 60))
    if (row === null) return
    cursor.at += row[0].length
  }
}

function dictionaryOf(cursor: PdfCursor): ReadonlyMap<string, PdfValue> {
  const value = cursor.value()
  if (value.kind !== 'dictionary') throw new NotPdf(cursor.at, 'a trailer')
  return value.entries
}

function readObject(cursor: PdfCursor, bytes: Uint8Array, number: number): PdfObject {
  const value = cursor.value()
  cursor.skip()
  if (cursor.takes('endobj')) return { number, value, stream: null, packed: 'no' }
  if (value.kind !== 'dictionary' || !cursor.text.startsWith('stream', cursor.at))
    throw new NotPdf(cursor.at, 'the end of an object')
  cursor.at += 'stream'.length
  if (cursor.text[cursor.at] === '\r') cursor.at++
  if (cursor.text[cursor.at] === '\n') cursor.at++
  const start = cursor.at
  const end = streamEnd(cursor.text, start, value.entries.get('Length'))
  cursor.at = end
  cursor.skip()
  if (!cursor.takes('endstream')) throw new NotPdf(end, 'endstream')
  cursor.skip()
  if (!cursor.takes('endobj')) throw new NotPdf(cursor.at, 'endobj')
  return { number, value, stream: bytes.subarray(start, end), packed: 'no' }
}

/** By its stated length where that leads to the end mark, else the first end mark. */
function streamEnd(text: string, start: number, length: PdfValue | undefined): number {
  if (length?.kind === 'number') {
    const end = start + length.value
    if (/^[\0\t\n\f\r ]*endstream/.test(text.slice(end, end + 16))) return end
  }
  const end = text.indexOf('endstream', start)
  if (end === -1) throw new NotPdf(start, 'endstream')
  return end
}

function unpackObjects(object: PdfObject): PdfObject[] {
  const data = decodedStream(object)
  if (data === null || object.value.kind !== 'dictionary')
    throw new NotPdf(0, 'a stream of objects that unpacks')
  const [count, first] = [numberIn(object, 'N'), numberIn(object, 'First')]
  const text = Buffer.from(data).toString('latin1')
  const heads = text.slice(0, first).match(/\d+/g)?.map(Number) ?? []
  if (heads.length < count * 2) throw new NotPdf(0, 'the heads of packed objects')
  return Array.from({ length: count }, (_, index): PdfObject => {
    const cursor = new PdfCursor(text, first + (heads[index * 2 + 1] ?? 0))
    return { number: heads[index * 2] ?? 0, value: cursor.value(), stream: null, packed: 'yes' }
  })
}

/** The data of a stream unpacked; null where it is packed in a way that is not read here (pictures, mostly). */
export function decodedStream({ value, stream }: PdfObject): Uint8Array | null {
  if (stream === null || value.kind !== 'dictionary') return null
  const filter = value.entries.get('Filter') ?? { kind: 'array', items: [] }
  const filters = filter.kind === 'array' ? filter.items : [filter]
  const parameters = value.entries.get('DecodeParms')
  let data = stream
  for (const each of filters) {
    if (each.kind !== 'name') return null
    const next = unpack(each.name, data)
    if (next === null) return null
    data = next
  }
  const rows = parameters?.kind === 'dictionary' ? parameters.entries.get('Predictor') : undefined
  return rows?.kind === 'number' && rows.value > 1 ? null : data
}

function unpack(filter: string, data: Uint8Array): Uint8Array | null {
  try {
    if (filter === 'FlateDecode' || filter === 'Fl')
      return inflateSync(data, { maxOutputLength: unpackedLimit })
    if (filter === 'ASCIIHexDecode' || filter === 'AHx')
      return Buffer.from(
        Buffer.from(data)
          .toString('latin1')
          .replace(/[^0-9a-f]/gi, ''),
        'hex',
      )
    if (filter === 'ASCII85Decode' || filter === 'A85') return ascii85(data)
    return null
  } catch {
    return null
  }
}

function ascii85(data: Uint8Array): Uint8Array {
  const text = Buffer.from(data)
    .toString('latin1')
    .replace(/\s/g, '')
    .replace(/~>.*$/s, '')
    .replaceAll('z', '!!!!!')
  const bytes: number[] = []
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5)
    const value = Array.from(group.padEnd(5, 'u')).reduce(
      (sum, sign) => sum * 85 + sign.charCodeAt(0) - 33,
      0,
    )
    for (let byte = 0; byte < group.length - 1; byte++)
      bytes.push(Math.floor(value / 256 ** (3 - byte)) % 256)
  }
  return Uint8Array.from(bytes)
}

function numberIn({ value }: PdfObject, name: string): number {
  const entry = value.kind === 'dictionary' ? value.entries.get(name) : undefined
  if (entry?.kind !== 'number') throw new NotPdf(0, `the number ${name}`)
  return entry.value
}

/** /Type of an object, '' where it says none. */
export function typeOf({ value }: PdfObject): string {
  return nameIn(value, 'Type')
}

export function nameIn(value: PdfValue, key: string): string {
  const entry = value.kind === 'dictionary' ? value.entries.get(key) : undefined
  return entry?.kind === 'name' ? entry.name : ''
}
