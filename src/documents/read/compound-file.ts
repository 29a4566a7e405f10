/** The directory of an OLE2 compound file: what Word, Excel and WPS wrote before 2007. */

const endOfChain = 0xfffffffe
const noEntry = 0xffffffff
const entrySize = 128

/**
 * Names of the streams and storages at the top of the file (an embedded sheet inside a document is not among them).
 * Where the file is too damaged to follow, the names found anywhere in it. Never throws.
 */
export function compoundFileStreams(bytes: Uint8Array): ReadonlySet<string> {
  const directory = readDirectory(bytes)
  const names = directory === null ? new Set<string>() : topNames(directory)
  return names.size > 0 ? names : namesAnywhere(bytes)
}

/** The directory's sectors, one behind the other; null when the chain is broken at its start. */
function readDirectory(bytes: Uint8Array): DataView | null {
  if (bytes.length < 512) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift < 7 || shift > 16) return null
  const size = 1 << shift
  const sectors: Uint8Array[] = []
  const limit = Math.ceil(bytes.length / size)
  let sector = view.getUint32(48, true)
  while (sector < endOfChain && sectors.length < limit) {
    const start = (sector + 1) * size
    if (start + size > bytes.length) break
    sectors.push(bytes.subarray(start, start + size))
    const next = nextSector(view, sector, size)
    if (next === null) break
    sector = next
  }
  if (sectors.length === 0) return null
  const directory = new Uint8Array(sectors.length * size)
  sectors.forEach((part, index) => {
    directory.set(part, index * size)
  })
  return new DataView(directory.buffer)
}

/** The allocation table's entry for a sector; only the 109 table sectors named in the header are followed (7 MB and more). */
function nextSector(view: DataView, sector: number, size: number): number | null {
  const perSector = size / 4
  const table = Math.floor(sector / perSector)
  if (table >= 109) return null
  const tableSector = view.getUint32(76 + table * 4, true)
  const at = (tableSector + 1) * size + (sector % perSector) * 4
  return at + 4 <= view.byteLength ? view.getUint32(at, true) : null
}

function topNames(directory: DataView): Set<string> {
  const names = new Set<string>()
  const count = Math.floor(directory.byteLength / entrySize)
  const seen = new Set<number>()
  const open = [directory.getUint32(76, true)]
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    if (entry === noEntry || entry >= count || seen.has(entry)) continue
    seen.add(entry)
    const at = entry * entrySize
    names.add(entryName(directory, at))
    open.push(directory.getUint32(at + 68, true), directory.getUint32(at + 72, true))
  }
  names.delete('')
  return names
}

function entryName(directory: DataView, at: number): string {
  const length = Math.min(31, directory.getUint16(at + 64, true) / 2 - 1)
  let name = ''
  for (let i = 0; i < length; i++) name += String.fromCharCode(directory.getUint16(at + i * 2, true))
  return name
}

const wanted = ['EncryptedPackage', 'WordDocument', 'Workbook', 'Book', 'PowerPoint Document']

function namesAnywhere(bytes: Uint8Array): Set<string> {
  const text = new TextDecoder('latin1').decode(bytes)
  return new Set(wanted.filter((name) => text.includes(`${[...name].join('\0')}\0\0\0`)))
}
