/** The file that would leave, opened again by every program at hand: all that it says, anywhere in it. */

import { findRemoved, foldForSearch, shortestSearched } from '../../domain/release/search-removed.ts'
import { inspectPdf } from '../inspect/inspect-pdf.ts'
import { decodedStream, readPdfObjects } from '../inspect/pdf-objects.ts'
import { decodeTextString, type PdfValue } from '../inspect/pdf-values.ts'
import { readPagesAgain } from '../inspect/second-text.ts'
import { openZip } from '../read/zip.ts'

export interface Searched {
  /** Programs that opened it. */
  readonly readers: readonly string[]
  readonly searched: number
  readonly leftOver: readonly string[]
}

/** `extension` says what it is. Throws where it cannot be opened again. */
export async function searchOutput(
  bytes: Uint8Array,
  extension: string,
  removed: readonly string[],
): Promise<Searched> {
  const { readers, texts } = await everythingIn(bytes, extension)
  const long = removed.filter((piece) => Array.from(foldForSearch(piece)).length >= shortestSearched)
  const leftOver = new Set([...findRemoved(texts, long), ...long.filter((piece) => isInBytes(bytes, piece))])
  return { readers, searched: new Set(long).size, leftOver: [...leftOver] }
}

async function everythingIn(
  bytes: Uint8Array,
  extension: string,
): Promise<{ readers: readonly string[]; texts: readonly string[] }> {
  if (extension === 'pdf')
    return { readers: ['PDFium', 'pdf.js', '逐个对象'], texts: await everythingInPdf(bytes) }
  if (extension === 'xlsx' || extension === 'docx')
    return { readers: ['逐个部件'], texts: everythingInZip(bytes) }
  return { readers: ['逐字'], texts: [new TextDecoder().decode(bytes)] }
}

async function everythingInPdf(bytes: Uint8Array): Promise<string[]> {
  const { pages } = await inspectPdf(bytes)
  const again = await readPagesAgain(bytes)
  const { objects } = readPdfObjects(bytes)
  const strings = objects.flatMap(({ value }) => stringsIn(value))
  const streams = objects.flatMap((object) => {
    const data = decodedStream(object)
    return data === null ? [] : [Buffer.from(data).toString('utf8')]
  })
  const first = pages.map(({ characters }) => characters.map(({ text }) => text).join(''))
  // Pages joined: what was wrapped over the end of one is found too.
  return [first.join(''), again.join(''), ...strings, strings.join(''), ...streams]
}

function stringsIn(value: PdfValue): string[] {
  if (value.kind === 'string') return [decodeTextString(value.bytes)]
  if (value.kind === 'name') return [Buffer.from(value.name, 'latin1').toString('utf8')]
  if (value.kind === 'array') return value.items.flatMap(stringsIn)
  return value.kind === 'dictionary' ? [...value.entries.values()].flatMap(stringsIn) : []
}

function everythingInZip(bytes: Uint8Array): string[] {
  const zip = openZip(bytes)
  const parts = zip.names.map((name) => new TextDecoder().decode(zip.read(name) ?? new Uint8Array()))
  const decoded = parts.map((part) =>
    part.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))),
  )
  // Without tags, so that a text cut into runs is one again; and with them, for attributes.
  return [...decoded.map((part) => part.replace(/<[^>]*>/g, '')), ...decoded, ...zip.names]
}

/** As the characters of the common encodings, wherever they lie. */
function isInBytes(bytes: Uint8Array, piece: string): boolean {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const utf16 = Buffer.from(piece, 'utf16le')
  // Fewer bytes than these stand by chance in every packed stream.
  return [Buffer.from(piece, 'utf8'), utf16, Buffer.from(utf16).swap16()].some(
    (form) => form.length >= 6 && raw.includes(form),
  )
}
