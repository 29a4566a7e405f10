/** Bytes of an archive that belong to no listed entry: before, between and behind them, and its comment. */

const local = 0x04034b50
const central = 0x02014b50
const end = 0x06054b50
/** Behind an entry whose size was not known beforehand: signature, checksum and sizes. */
const descriptor = 24

/** The number of such bytes; the whole length where the list cannot be followed. */
export function zipStrayBytes(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const last = bytes.length - 22
  if (last < 0 || view.getUint32(last, true) !== end) return bytes.length
  const entries = spans(view, view.getUint32(last + 16, true), view.getUint16(last + 10, true))
  if (entries === null) return bytes.length
  let stray = 0
  let covered = 0
  for (const [start, stop] of entries.toSorted(([one], [other]) => one - other)) {
    const gap = start - covered
    if (gap < 0) return bytes.length
    if (gap > (covered === 0 ? 0 : descriptor)) stray += gap
    covered = stop
  }
  return stray
}

/** [start, stop) of each entry and of the list itself; null where it is not a list. */
function spans(view: DataView, directory: number, count: number): (readonly [number, number])[] | null {
  const found: (readonly [number, number])[] = []
  let at = directory
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== central) return null
    const start = view.getUint32(at + 42, true)
    if (start + 30 > view.byteLength || view.getUint32(start, true) !== local) return null
    const data = start + 30 + view.getUint16(start + 26, true) + view.getUint16(start + 28, true)
    found.push([start, data + view.getUint32(at + 20, true)])
    const comment = view.getUint16(at + 32, true)
    if (comment > 0) return null
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true)
  }
  return [...found, [directory, at]]
}
