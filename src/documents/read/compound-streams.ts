/** The streams of compound files (OLE2), the container of .doc, .xls and older WPS files ([MS-CFB]). */

import { UnreadableFile } from '../../domain/unreadable-file.ts'

export interface CompoundFile {
  /** Names of all streams, as stored. */
  readonly names: readonly string[]
  /** Content of a stream, undefined where there is none. Throws `UnreadableFile`. */
  read(name: string): Uint8Array | undefined
}

const signature = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const endOfChain = 0xfffffffe
const streamEntry = 2
const rootEntry = 5

/** True where the bytes begin like a compound file. */
export function looksLikeCompoundFile(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && signature.every((byte, index) => bytes[index] === byte)
}

interface Sectors {
  readonly view: DataView
  readonly size: number
  readonly count: number
  readonly table: Uint32Array
}

/** Opens a compound file. Throws `UnreadableFile`. */
export function openCompoundFile(bytes: Uint8Array): CompoundFile {
  if (!looksLikeCompoundFile(bytes)) throw damaged()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw damaged()
  const size = 1 << shift
  const count = Math.ceil(bytes.length / size) - 1
  const sectors: Sectors = { view, size, count, table: allocationTable(view, size, count) }
  const entries = directory(chain(sectors, view.getUint32(48, true)))
  const root = entries.find((entry) => entry.type === rootEntry)
  const streams = entries.filter((entry) => entry.type === streamEntry)
  return {
    names: streams.map((entry) => entry.name),
    read(name) {
      const entry = streams.find((stream) => stream.name.toLowerCase() === name.toLowerCase())
      if (entry === undefined) return undefined
      if (entry.size > bytes.length) throw damaged()
      const isLong = entry.size >= view.getUint32(56, true) || root === undefined
      const content = isLong
        ? chain(sectors, entry.start)
        : miniChain(sectors, chain(sectors, root.start), view.getUint32(60, true), entry.start)
      if (content.length < entry.size) throw damaged()
      return content.subarray(0, entry.size)
    },
  }
}

interface DirectoryEntry {
  readonly name: string
  readonly type: number
  readonly start: number
  readonly size: number
}

/** For each sector the one that follows it. */
function allocationTable(view: DataView, size: number, count: number): Uint32Array {
  const perSector = size / 4
  const places = tablePlaces(view, size, count).filter((place) => place < count)
  const table = new Uint32Array(count).fill(endOfChain)
  for (let sector = 0; sector < count; sector++) {
    const place = places[Math.floor(sector / perSector)]
    if (place === undefined) break
    const at = (place + 1) * size + (sector % perSector) * 4
    if (at + 4 <= view.byteLength) table[sector] = view.getUint32(at, true)
  }
  return table
}

/** Where the parts of that table lie: 109 places in the header, the rest in a chain of their own. */
function tablePlaces(view: DataView, size: number, count: number): number[] {
  const places: number[] = []
  for (let index = 0; index < 109; index++) places.push(view.getUint32(76 + index * 4, true))
  let next = view.getUint32(68, true)
  for (let seen = 0; next < count && seen * size < count; seen++) {
    const at = (next + 1) * size
    if (at + size > view.byteLength) break
    for (let index = 0; index < size / 4 - 1; index++) places.push(view.getUint32(at + index * 4, true))
    next = view.getUint32(at + size - 4, true)
  }
  return places
}

/** The bytes of a chain of sectors. A chain that turns back on itself is a damaged file. */
function chain({ view, size, count, table }: Sectors, first: number): Uint8Array {
  const sectors: number[] = []
  for (let sector = first; sector < count; sector = table[sector] ?? endOfChain) {
    if (sectors.length > count) throw damaged()
    sectors.push(sector)
  }
  const content = new Uint8Array(sectors.length * size)
  sectors.forEach((sector, order) => {
    const at = (sector + 1) * size
    const length = Math.min(size, view.byteLength - at)
    if (length > 0) content.set(new Uint8Array(view.buffer, view.byteOffset + at, length), order * size)
  })
  return content
}

/** Short streams lie in sectors of 64 bytes inside one long stream. */
function miniChain(sectors: Sectors, container: Uint8Array, tableStart: number, first: number): Uint8Array {
  const raw = chain(sectors, tableStart)
  const table = new DataView(raw.buffer, raw.byteOffset, raw.byteLength)
  const small = 64
  const most = Math.min(Math.floor(container.length / small), Math.floor(raw.length / 4))
  const parts: Uint8Array[] = []
  for (let sector = first; sector < most; sector = table.getUint32(sector * 4, true)) {
    if (parts.length > most) throw damaged()
    parts.push(container.subarray(sector * small, (sector + 1) * small))
  }
  return new Uint8Array(Buffer.concat(parts))
}

function directory(raw: Uint8Array): DirectoryEntry[] {
  const view = new DataView(raw.buffer, raw.byteOffset, raw.byteLength)
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + 128 <= raw.length; at += 128) {
    const nameLength = Math.min(64, view.getUint16(at + 64, true))
    entries.push({
      name: new TextDecoder('utf-16le').decode(raw.subarray(at, at + Math.max(0, nameLength - 2))),
      type: raw[at + 66] ?? 0,
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

function damaged(): UnreadableFile {
  return new UnreadableFile(
    'damaged',
    '文件已损坏，无法可靠读取。请重新下载，或用 Word、WPS 打开修复后另存为 .docx 或 .xlsx 再试。',
  )
}
