/** Looks through a PDF for what acts by itself, what hides another file, and what another program would take for something else. */

import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { UploadRefusalCode } from '../domain/files/upload-rules.ts'
import { hasCode } from '../usecases/has-code.ts'
import { RefusedFile } from './refused-file.ts'

const inflateStream = promisify(inflate)

/** Names may be written with #xx for any character, so each letter is looked for in both ways. */
function namePattern(...names: readonly string[]): RegExp {
  const letters = (name: string) =>
    [...name].map((letter) => `(?:${letter}|#${letter.charCodeAt(0).toString(16)})`).join('')
  return new RegExp(`/(?:${names.map(letters).join('|')})(?![A-Za-z0-9#])`, 'i')
}

const refusedNames: readonly (readonly [RegExp, UploadRefusalCode])[] = [
  [namePattern('Encrypt'), 'encrypted'],
  [namePattern('JavaScript'), 'script'],
  [namePattern('Launch'), 'launch'],
  [namePattern('EmbeddedFile', 'EmbeddedFiles'), 'embedded-file'],
  [namePattern('RichMedia', 'Movie', 'Rendition'), 'rich-media'],
]
const objectStream = new RegExp(namePattern('ObjStm').source, 'gi')

/** Spaces and line ends that programs leave behind the end mark. */
const slackAtEnd = 1024
/** How far before its data the dictionary of a stream may name its kind: a dictionary can be padded. */
const farDictionary = 64 * 1024
const nearDictionary = 2 * 1024
const unpackedLimit = 64 * 1024 * 1024

/** Throws `RefusedFile`. */
export async function inspectPdf(bytes: Uint8Array): Promise<void> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!/^%PDF-\d\.\d/.test(text)) throw new RefusedFile('content-differs')
  const end = text.lastIndexOf('%%EOF')
  if (end === -1) throw new RefusedFile('damaged')
  const behind = text.slice(end + 5)
  if (behind.length > slackAtEnd || /[^\s\u0000]/.test(behind)) throw new RefusedFile('polyglot')
  // Programs for archives look for this mark in the last 64 KB and do not mind what stands before.
  if (text.includes('PK\u0005\u0006', text.length - 0xffff - 22)) throw new RefusedFile('polyglot')
  refuseNames(text)
  for await (const objects of objectStreams(bytes, text)) refuseNames(objects)
}

function refuseNames(text: string): void {
  for (const [name, code] of refusedNames) if (name.test(text)) throw new RefusedFile(code)
}

/** Objects packed into streams (PDF 1.5): the names in them are not seen in the raw bytes. */
async function* objectStreams(bytes: Uint8Array, text: string): AsyncGenerator<string> {
  const mentions = [...text.matchAll(objectStream)].map(({ index }) => index)
  let next = 0
  let left = unpackedLimit
  for (const { index } of text.matchAll(/(?<!end)stream/g)) {
    while (next < mentions.length && (mentions[next] ?? 0) < index) next++
    const mention = mentions[next - 1]
    if (mention === undefined || index - mention > farDictionary) continue
    const isNear = index - mention <= nearDictionary
    const data = dataStart(text, index + 'stream'.length)
    const unpacked = await unpack(bytes.subarray(data), isNear ? left : 1024 * 1024)
    if (unpacked === 'too-long' && isNear) throw new RefusedFile('bomb')
    if (typeof unpacked === 'string') {
      if (isNear && isOwnDictionary(text, mention, index)) refuseOtherPacking(text, data)
      continue
    }
    left -= unpacked.length
    yield unpacked.toString('latin1')
  }
}

function dataStart(text: string, at: number): number {
  let start = at
  while (text[start] === '\r' || text[start] === '\n' || text[start] === ' ') start++
  return start
}

/** No other object begins between the kind and the data. */
function isOwnDictionary(text: string, mention: number, stream: number): boolean {
  return !/endobj|endstream/.test(text.slice(mention, stream))
}

/** Objects in a packing that we do not read could hold anything; plain ones were read with the raw bytes. */
function refuseOtherPacking(text: string, data: number): void {
  if (!/^[\d\s]+[<[(/]/.test(text.slice(data, data + nearDictionary))) throw new RefusedFile('damaged')
}

async function unpack(
  data: Uint8Array,
  maxOutputLength: number,
): Promise<Buffer | 'too-long' | 'not-packed'> {
  try {
    return await inflateStream(data, { maxOutputLength })
  } catch (error) {
    const tooLong = hasCode(error, 'ERR_BUFFER_TOO_LARGE')
    return tooLong ? 'too-long' : 'not-packed'
  }
}
