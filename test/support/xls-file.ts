/** A small .xls file written record by record ([MS-XLS] in [MS-CFB]), for the tests of its reader. */

interface XlsSheet {
  readonly name: string
  /** 0 visible, 1 hidden. */
  readonly state?: number
  readonly records: readonly Uint8Array[]
}

export interface XlsParts {
  readonly sheets: readonly XlsSheet[]
  /** Shared strings, each already encoded; see `unicode`. */
  readonly strings?: readonly Uint8Array[]
  /** Records that go on with the list of shared strings. */
  readonly continued?: readonly Uint8Array[]
  /** Records put between the globals' begin and the list of sheets. */
  readonly globals?: readonly Uint8Array[]
}

/** A number with its width in bytes (8 is a double), or raw bytes. */
export type PackedValue = readonly [number, 1 | 2 | 4 | 8] | Uint8Array

/** Little-endian values one behind the other. */
export function packed(...values: readonly PackedValue[]): Uint8Array {
  return Buffer.concat(
    values.map((value) => {
      if (value instanceof Uint8Array) return value
      const [number, size] = value
      const bytes = Buffer.alloc(size)
      if (size === 8) bytes.writeDoubleLE(number)
      else bytes.writeUIntLE(number, 0, size)
      return bytes
    }),
  )
}

export function record(id: number, ...values: readonly PackedValue[]): Uint8Array {
  const data = packed(...values)
  return packed([id, 2], [data.length, 2], data)
}

/** A text with its length in two bytes and wide characters. */
export function unicode(text: string): Uint8Array {
  return packed([text.length, 2], [1, 1], Buffer.from(text, 'utf16le'))
}

export function xlsFile({ sheets, strings = [], continued = [], globals = [] }: XlsParts): Uint8Array {
  const begin = (kind: number) => record(0x809, [0x600, 2], [kind, 2], [0, 8])
  const end = record(0x0a)
  const shared = Buffer.concat([
    record(0xfc, [strings.length, 4], [strings.length, 4], ...strings),
    ...continued,
  ])
  const bodies = sheets.map(({ records }) => Buffer.concat([begin(0x10), ...records, end]))
  const head = Buffer.concat([begin(5), ...globals])
  const names = sheets.map(({ name }) => packed([name.length, 1], [1, 1], Buffer.from(name, 'utf16le')))
  const listLength = names.reduce((sum, name) => sum + 4 + 6 + name.length, 0)
  let offset = head.length + listLength + shared.length + end.length
  const list = sheets.map(({ state = 0 }, index) => {
    const place = offset
    offset += bodies[index]?.length ?? 0
    return record(0x85, [place, 4], [state, 1], [0, 1], names[index] ?? new Uint8Array())
  })
  return compoundFile({ Workbook: Buffer.concat([head, ...list, shared, end, ...bodies]) })
}

/** A compound file whose streams are all padded to the length of long ones. */
export function compoundFile(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const size = 512
  const contents = Object.entries(streams).map(([name, bytes]) => ({ name, bytes: padded(bytes, size) }))
  const entries = [directoryEntry('Root Entry', 5, 0xfffffffe, 0)]
  const chain: number[] = [0xfffffffd, 0xfffffffe]
  let sector = 2
  for (const { name, bytes } of contents) {
    const count = bytes.length / size
    entries.push(directoryEntry(name, 2, sector, bytes.length))
    for (let index = 0; index < count; index++)
      chain.push(index === count - 1 ? 0xfffffffe : sector + index + 1)
    sector += count
  }
  const table = Buffer.alloc(size, 0xff)
  for (const [index, next] of chain.entries()) table.writeUInt32LE(next, index * 4)
  const directory = Buffer.alloc(size)
  Buffer.concat(entries).copy(directory)
  return new Uint8Array(
    Buffer.concat([fileHeader(), table, directory, ...contents.map(({ bytes }) => bytes)]),
  )
}

/** A compound file with one short stream, kept in sectors of 64 bytes inside the root's own stream. */
export function shortCompoundFile(name: string, stream: Uint8Array): Uint8Array {
  const small = 64
  const count = Math.ceil(stream.length / small)
  const container = Buffer.concat([
    stream,
    Buffer.alloc(Math.ceil(stream.length / 512) * 512 - stream.length),
  ])
  const sectors = container.length / 512
  const directory = Buffer.alloc(512)
  directoryEntry('Root Entry', 5, 3, container.length).copy(directory)
  directoryEntry(name, 2, 0, stream.length).copy(directory, 128)
  const shortTable = Buffer.alloc(512, 0xff)
  for (let index = 0; index < count; index++)
    shortTable.writeUInt32LE(index === count - 1 ? 0xfffffffe : index + 1, index * 4)
  const table = Buffer.alloc(512, 0xff)
  const chain = [0xfffffffd, 0xfffffffe, 0xfffffffe]
  for (let index = 0; index < sectors; index++) chain.push(index === sectors - 1 ? 0xfffffffe : index + 4)
  for (const [index, next] of chain.entries()) table.writeUInt32LE(next, index * 4)
  const header = fileHeader()
  header.writeUInt32LE(2, 60)
  header.writeUInt32LE(1, 64)
  return new Uint8Array(Buffer.concat([header, table, directory, shortTable, container]))
}

function padded(bytes: Uint8Array, size: number): Buffer {
  const length = Math.max(4096, Math.ceil(bytes.length / size) * size)
  return Buffer.concat([bytes, Buffer.alloc(length - bytes.length)])
}

function fileHeader(): Buffer {
  const header = Buffer.alloc(512, 0xff)
  header.fill(0, 0, 76)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeUInt32LE(1, 48)
  header.writeUInt32LE(4096, 56)
  header.writeUInt32LE(0xfffffffe, 60)
  header.writeUInt32LE(0xfffffffe, 68)
  header.writeUInt32LE(0, 76)
  return header
}

function directoryEntry(name: string, type: number, start: number, size: number): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 'utf16le')
  entry.writeUInt16LE((name.length + 1) * 2, 64)
  entry[66] = type
  entry.fill(0xff, 68, 80)
  entry.writeUInt32LE(start, 116)
  entry.writeUInt32LE(size, 120)
  return entry
}
