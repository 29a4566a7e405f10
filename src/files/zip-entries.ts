/**
 * Reads the archives in which documents come, strictly: what two programs could read in two ways is refused. Every
 * byte belongs to an entry that is listed, and limits hold on what is really unpacked.
 */

import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { uploadLimits } from '../domain/files/upload-rules.ts'
import { RefusedFile } from './refused-file.ts'

const inflate = promisify(inflateRaw)
const limits = uploadLimits.archive

const localSignature = 0x04034b50
const centralSignature = 0x02014b50
const endSignature = 0x06054b50
const localLength = 30
const centralLength = 46
const endLength = 22
/** Behind an entry whose size was not known beforehand: signature, checksum and sizes, the long form at most. */
const descriptorLength = 24
const stored = 0
const deflated = 8

export interface ZipEntry {
  readonly name: string
  readonly packed: Uint8Array
  readonly method: number
  readonly checksum: number
  readonly size: number
}

/** The files of an archive; folders are left out. Throws `RefusedFile`. */
export function listZipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const entries: (ZipEntry & { start: number; stop: number })[] = []
  let at = end.directory
  for (let index = 0; index < end.count; index++) {
    const { entry, next } = centralEntry(view, bytes, at, end.directory)
    entries.push(entry)
    at = next
  }
  if (at !== end.at) throw new RefusedFile('damaged')
  refuseHiddenBytes(entries, end.directory)
  refuseNames(entries.map(({ name }) => name))
  return entries.filter(({ name }) => !name.endsWith('/'))
}

/** The record at the very end: nothing may come behind its comment, nor a second one before it. */
function endRecord(view: DataView): { at: number; directory: number; count: number } {
  const first = Math.max(0, view.byteLength - endLength - 0xffff)
  for (let at = view.byteLength - endLength; at >= first; at--) {
    if (view.getUint32(at, true) !== endSignature) continue
    const comment = view.getUint16(at + 20, true)
    if (at + endLength + comment !== view.byteLength) throw new RefusedFile('polyglot')
    const count = view.getUint16(at + 10, true)
    const size = view.getUint32(at + 12, true)
    const directory = view.getUint32(at + 16, true)
    const severalDisks = view.getUint32(at + 4, true) !== 0 || view.getUint16(at + 8, true) !== count
    if (severalDisks || directory + size > at) throw new RefusedFile('damaged')
    // Offsets count from the start of the archive: bytes were put before it, or between list and end.
    if (directory + size < at) throw new RefusedFile('polyglot')
    if (count > limits.entries) throw new RefusedFile('bomb')
    return { at, directory, count }
  }
  throw new RefusedFile('damaged')
}

function centralEntry(view: DataView, bytes: Uint8Array, at: number, directory: number) {
  if (at + centralLength > view.byteLength || view.getUint32(at, true) !== centralSignature)
    throw new RefusedFile('damaged')
  const flags = view.getUint16(at + 8, true)
  if ((flags & 1) !== 0) throw new RefusedFile('encrypted')
  const method = view.getUint16(at + 10, true)
  if (method !== stored && method !== deflated) throw new RefusedFile('damaged')
  const [packedSize, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
  const nameLength = view.getUint16(at + 28, true)
  const nameAt = at + centralLength
  const name = bytes.subarray(nameAt, nameAt + nameLength)
  const start = view.getUint32(at + 42, true)
  const data = localData(view, bytes, { start, method, name, directory })
  const stop = data + packedSize
  if (stop > directory) throw new RefusedFile('damaged')
  const next = nameAt + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  const packed = bytes.subarray(data, stop)
  const checksum = view.getUint32(at + 16, true)
  return { entry: { name: decodeName(name), packed, method, checksum, size, start, stop }, next }
}

/** Where the bytes of an entry begin; its own header must say the same as the list. */
function localData(
  view: DataView,
  bytes: Uint8Array,
  entry: { start: number; method: number; name: Uint8Array; directory: number },
): number {
  const { start, method, name, directory } = entry
  if (start + localLength > directory || view.getUint32(start, true) !== localSignature)
    throw new RefusedFile('damaged')
  const nameLength = view.getUint16(start + 26, true)
  const localName = bytes.subarray(start + localLength, start + localLength + nameLength)
  if (Buffer.compare(localName, name) !== 0 || view.getUint16(start + 8, true) !== method)
    throw new RefusedFile('damaged')
  return start + localLength + nameLength + view.getUint16(start + 28, true)
}

function decodeName(name: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(name)
  } catch {
    return new TextDecoder('gb18030').decode(name)
  }
}

/** Entries may neither share bytes nor leave room between them. */
function refuseHiddenBytes(entries: readonly { start: number; stop: number }[], directory: number): void {
  let covered = 0
  for (const { start, stop } of entries.toSorted((one, other) => one.start - other.start)) {
    if (start < covered) throw new RefusedFile('bomb')
    if (start - covered > (covered === 0 ? 0 : descriptorLength)) throw new RefusedFile('polyglot')
    covered = stop
  }
  if (directory - covered > descriptorLength) throw new RefusedFile('polyglot')
}

function refuseNames(names: readonly string[]): void {
  const seen = new Set<string>()
  for (const name of names) {
    const unsafe = /^[/\\]|^[A-Za-z]:|\\|\u0000|(?:^|\/)\.\.(?:\/|$)|^$/
    if (unsafe.test(name)) throw new RefusedFile('unsafe-name')
    // Office compares names without regard to case.
    const folded = name.normalize('NFC').toLowerCase()
    if (seen.has(folded)) throw new RefusedFile('duplicate-entry')
    seen.add(folded)
  }
}

/** Unpacks the entries one after the other, within the limits of the whole archive. */
export async function* unpackEntries(
  entries: readonly ZipEntry[],
): AsyncGenerator<{ readonly name: string; readonly bytes: Uint8Array }> {
  let left: number = limits.unpackedBytes
  for (const entry of entries) {
    const bytes = await unpack(entry, left)
    left -= bytes.length
    yield { name: entry.name, bytes }
  }
}

async function unpack(entry: ZipEntry, left: number): Promise<Uint8Array> {
  if (entry.size > left) throw new RefusedFile('bomb')
  const allowed = Math.max(entry.packed.length * limits.ratio, limits.ratioFloorBytes)
  const bytes = entry.method === stored ? entry.packed : await inflated(entry.packed, Math.min(left, allowed))
  if (bytes.length !== entry.size || crc32(bytes) !== entry.checksum) throw new RefusedFile('damaged')
  return bytes
}

async function inflated(packed: Uint8Array, maxOutputLength: number): Promise<Uint8Array> {
  try {
    return await inflate(packed, { maxOutputLength })
  } catch (cause) {
    const tooLong = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    throw new RefusedFile(tooLong ? 'bomb' : 'damaged', { cause })
  }
}
