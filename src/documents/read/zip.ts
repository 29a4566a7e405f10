/** Opens ZIP archives from strangers: only named parts are inflated, and every limit holds on what really comes out. */

import { crc32, inflateRawSync } from 'node:zlib'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { damagedFile } from './damaged-file.ts'

/** Real office files stay far below these limits. */
export const zipLimits = {
  entries: 2_000,
  /** Only parts with text are unpacked, never pictures; this is some thousand pages. */
  unpackedBytes: 64 * 1024 * 1024,
  ratio: 100,
  /** Below this a high ratio does no harm: empty formatted sheets compress 300:1. */
  ratioFloorBytes: 10 * 1024 * 1024,
} as const

/** How much may come out of one archive. */
export interface ZipLimits {
  readonly entries: number
  readonly unpackedBytes: number
}

interface Entry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly checksum: number
  readonly packedSize: number
  readonly localHeader: number
}

export interface Zip {
  /** Names of all entries, folders left out. */
  readonly names: readonly string[]
  /** True where the list at the end of the file was missing and the entries were found one by one. */
  readonly salvaged: boolean
  /**
   * The content of a part; undefined where there is none. Office names are compared without regard to case.
   * Throws `UnreadableFile`: encrypted, bomb, too-large, damaged (checksum, cut, stored twice).
   */
  read(name: string): Uint8Array | undefined
}

const endRecord = 0x06054b50
const centralHeader = 0x02014b50
const localHeader = 0x04034b50
const zip64Locator = 0x07064b50
const zip64EndRecord = 0x06064b50
const methodStored = 0
const methodDeflate = 8

/** True where the bytes begin like a ZIP archive. */
export function looksLikeZip(bytes: Uint8Array): boolean {
  return bytes.length > 4 && bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)
}

/** Reads the list of entries. Throws `UnreadableFile`: damaged, bomb. */
export function openZip(bytes: Uint8Array, limits: ZipLimits = zipLimits): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const listed = readCentralDirectory(view)
  const entries = listed ?? salvageEntries(view)
  if (entries.length > limits.entries)
    throw new UnreadableFile(
      'bomb',
      `压缩包内有 ${entries.length} 个以上的部件，超过上限 ${limits.entries}，不予读取。请用 Word 或 WPS 打开后另存一份再试。`,
    )
  return zipOf(view, entries, { salvaged: listed === null, limits })
}

function zipOf(
  view: DataView,
  entries: readonly Entry[],
  { salvaged, limits }: { readonly salvaged: boolean; readonly limits: ZipLimits },
): Zip {
  const byName = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = entry.name.toLowerCase()
    byName.set(key, [...(byName.get(key) ?? []), entry])
  }
  let unpacked = 0
  return {
    names: entries.map((entry) => entry.name).filter((name) => !name.endsWith('/')),
    salvaged,
    read(name) {
      const found = byName.get(name.toLowerCase())
      if (found === undefined) return undefined
      const [entry] = found
      if (entry === undefined) return undefined
      // Two parts of one name: programs differ in which they show, so neither can be trusted.
      if (found.length > 1) throw damagedFile(`部件 ${entry.name} 重复出现`)
      const content = inflateEntry(view, entry, limits.unpackedBytes - unpacked)
      unpacked += content.length
      return content
    },
  }
}

function bomb(): UnreadableFile {
  return new UnreadableFile(
    'bomb',
    '文件解压后大得异常，可能是“压缩炸弹”，不予读取。请用 Word 或 WPS 打开后另存一份再试。',
  )
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile(
    'too-large',
    '文件内容过大，超出年度报告应有的篇幅，不予读取。请只保留年度报告后另存一份再试。',
  )
}

function inflateEntry(view: DataView, entry: Entry, remaining: number): Uint8Array {
  if (entry.encrypted)
    throw new UnreadableFile('encrypted', '文件设有密码，无法读取。请取消密码后另存一份再试。')
  const packed = packedBytes(view, entry)
  const byRatio = Math.max(zipLimits.ratioFloorBytes, packed.length * zipLimits.ratio)
  const limit =
    remaining < byRatio ? { bytes: remaining, refusal: tooLarge() } : { bytes: byRatio, refusal: bomb() }
  const content = entry.method === methodStored ? packed : inflate(packed, entry, limit)
  if (content.length > limit.bytes) throw limit.refusal
  if (crc32(content) !== entry.checksum) throw damagedFile(`部件 ${entry.name} 校验不符`)
  return content
}

function inflate(
  packed: Uint8Array,
  entry: Entry,
  limit: { readonly bytes: number; readonly refusal: UnreadableFile },
): Uint8Array {
  if (entry.method !== methodDeflate) throw damagedFile(`部件 ${entry.name} 的压缩方式不常见`)
  try {
    // The cap counts what really comes out, so a header that lies about sizes gains nothing.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, limit.bytes) })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw limit.refusal
    throw damagedFile(`部件 ${entry.name} 无法解压`, error)
  }
}

function packedBytes(view: DataView, entry: Entry): Uint8Array {
  const at = entry.localHeader
  if (at < 0 || at + 30 > view.byteLength || view.getUint32(at, true) !== localHeader)
    throw damagedFile(`找不到部件 ${entry.name}`)
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  if (start + entry.packedSize > view.byteLength) throw damagedFile(`部件 ${entry.name} 不完整`)
  return new Uint8Array(view.buffer, view.byteOffset + start, entry.packedSize)
}

/** The entries by the list at the end; null where there is no such list. */
function readCentralDirectory(view: DataView): Entry[] | null {
  const end = findEndRecord(view)
  if (end === -1) return null
  const directory = directoryPlace(view, end)
  // Bytes put before the archive (mail gateways, self-extractors) move every offset by the same amount.
  const shift = Math.max(0, directory.before - directory.size - directory.offset)
  const entries: Entry[] = []
  let at = directory.offset + shift
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === centralHeader) {
    const nameLength = view.getUint16(at + 28, true)
    const extraLength = view.getUint16(at + 30, true)
    const commentLength = view.getUint16(at + 32, true)
    if (at + 46 + nameLength + extraLength > view.byteLength) return null
    entries.push(centralEntry(view, at, nameLength, extraLength, shift))
    if (entries.length > zipLimits.entries) return entries
    at += 46 + nameLength + extraLength + commentLength
  }
  return entries.length === 0 ? null : entries
}

function findEndRecord(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= lowest; at--)
    if (view.getUint32(at, true) === endRecord) return at
  return -1
}

function directoryPlace(view: DataView, end: number): { before: number; size: number; offset: number } {
  const plain = { before: end, size: view.getUint32(end + 12, true), offset: view.getUint32(end + 16, true) }
  if (plain.offset !== 0xffffffff && plain.size !== 0xffffffff) return plain
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== zip64Locator) return plain
  const record = Number(view.getBigUint64(locator + 8, true))
  if (record + 56 > view.byteLength || view.getUint32(record, true) !== zip64EndRecord) return plain
  return {
    before: record,
    size: Number(view.getBigUint64(record + 40, true)),
    offset: Number(view.getBigUint64(record + 48, true)),
  }
}

function centralEntry(
  view: DataView,
  at: number,
  nameLength: number,
  extraLength: number,
  shift: number,
): Entry {
  const flags = view.getUint16(at + 8, true)
  const sizes = { packed: view.getUint32(at + 20, true), offset: view.getUint32(at + 42, true) }
  const wide = zip64Fields(view, at + 46 + nameLength, extraLength, {
    unpacked: view.getUint32(at + 24, true),
    ...sizes,
  })
  return {
    name: entryName(view, at + 46, nameLength),
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) !== 0,
    checksum: view.getUint32(at + 16, true),
    packedSize: wide.packed,
    localHeader: wide.offset + shift,
  }
}

/** Sizes too large for 32 bits stand in an extra field, in a fixed order, only those that are needed. */
function zip64Fields(
  view: DataView,
  start: number,
  length: number,
  plain: { unpacked: number; packed: number; offset: number },
): { packed: number; offset: number } {
  let { packed, offset } = plain
  for (let at = start; at + 4 <= start + length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue
    const fieldEnd = Math.min(at + 4 + view.getUint16(at + 2, true), view.byteLength)
    let next = at + 4
    const take = (value: number) => {
      if (value !== 0xffffffff || next + 8 > fieldEnd) return value
      next += 8
      return Number(view.getBigUint64(next - 8, true))
    }
    take(plain.unpacked)
    packed = take(plain.packed)
    offset = take(plain.offset)
  }
  return { packed, offset }
}

function entryName(view: DataView, start: number, length: number): string {
  const raw = new Uint8Array(view.buffer, view.byteOffset + start, length)
  // Some older .NET writers part folders with a backslash.
  return new TextDecoder().decode(raw).replaceAll('\\', '/').replace(/^\/+/, '')
}

/**
 * A download cut off at its end has lost the list but may hold its parts whole. Each part found here is
 * still held against its checksum, so nothing half is ever handed on.
 */
function salvageEntries(view: DataView): Entry[] {
  const entries: Entry[] = []
  let at = 0
  while (at + 30 <= view.byteLength && view.getUint32(at, true) === localHeader) {
    const nameLength = view.getUint16(at + 26, true)
    const dataStart = at + 30 + nameLength + view.getUint16(at + 28, true)
    const flags = view.getUint16(at + 6, true)
    const packedSize = view.getUint32(at + 18, true)
    // Sizes written after the data (bit 3) cannot be known without the list.
    if ((flags & 8) !== 0 || dataStart + packedSize > view.byteLength) break
    entries.push({
      name: entryName(view, at + 30, nameLength),
      method: view.getUint16(at + 8, true),
      encrypted: (flags & 1) !== 0,
      checksum: view.getUint32(at + 14, true),
      packedSize,
      localHeader: at,
    })
    if (entries.length > zipLimits.entries) break
    at = dataStart + packedSize
  }
  if (entries.length === 0) throw damagedFile('压缩包目录缺失，可能没有下载完整')
  return entries
}
