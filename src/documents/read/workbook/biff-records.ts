/** Records of the older Excel format ([MS-XLS]) and the texts in them. */

export interface BiffRecord {
  readonly id: number
  /** Place of the record in the stream. */
  readonly offset: number
  readonly data: Uint8Array
}

export const recordId = {
  formula: 0x06,
  endOfPart: 0x0a,
  dateMode: 0x22,
  filePassword: 0x2f,
  continued: 0x3c,
  codePage: 0x42,
  columnInfo: 0x7d,
  boundSheet: 0x85,
  manyNumbers: 0xbd,
  manyBlanks: 0xbe,
  richString: 0xd6,
  cellFormat: 0xe0,
  mergedCells: 0xe5,
  sharedStrings: 0xfc,
  sharedStringCell: 0xfd,
  blank: 0x201,
  number: 0x203,
  label: 0x204,
  boolOrError: 0x205,
  formulaString: 0x207,
  row: 0x208,
  packedNumber: 0x27e,
  numberFormat: 0x41e,
  beginOfPart: 0x809,
} as const

/** Splits a stream into records; stops where the stream is cut. */
export function biffRecords(stream: Uint8Array): BiffRecord[] {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const records: BiffRecord[] = []
  for (let at = 0; at + 4 <= stream.length; ) {
    const length = view.getUint16(at + 2, true)
    if (at + 4 + length > stream.length) break
    records.push({ id: view.getUint16(at, true), offset: at, data: stream.subarray(at + 4, at + 4 + length) })
    at += 4 + length
  }
  return records
}

/** Reads little-endian values and texts from the data of a record and of those that continue it. */
export class RecordReader {
  readonly #blocks: readonly Uint8Array[]
  readonly #bytesDecoder: TextDecoder | null
  #block = 0
  #at = 0

  /** `decoder` is given for files older than Excel 97, whose texts are bytes of a code page. */
  constructor(blocks: readonly Uint8Array[], decoder: TextDecoder | null = null) {
    this.#blocks = blocks
    this.#bytesDecoder = decoder
  }

  get atEnd(): boolean {
    this.#settle()
    return this.#block >= this.#blocks.length
  }

  u8(): number {
    this.#settle()
    return this.#blocks[this.#block]?.[this.#at++] ?? 0
  }

  u16(): number {
    return this.u8() | (this.u8() << 8)
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0
  }

  f64(): number {
    const bytes = new DataView(new ArrayBuffer(8))
    for (let index = 0; index < 8; index++) bytes.setUint8(index, this.u8())
    return bytes.getFloat64(0, true)
  }

  skip(count: number): void {
    for (let left = count; left > 0 && !this.atEnd; ) {
      const step = Math.min(left, (this.#blocks[this.#block]?.length ?? 0) - this.#at)
      this.#at += step
      left -= step
    }
  }

  /** A text with its length before it. `size` is the width of that length in bytes. */
  text(size: 1 | 2): string {
    const length = size === 1 ? this.u8() : this.u16()
    if (this.#bytesDecoder !== null)
      return this.#bytesDecoder.decode(Uint8Array.from({ length }, () => this.u8()))
    const flags = this.u8()
    const runs = (flags & 8) !== 0 ? this.u16() : 0
    const extra = (flags & 4) !== 0 ? this.u32() : 0
    const text = this.#characters(length, (flags & 1) !== 0)
    this.skip(runs * 4 + extra)
    return text
  }

  /** A text that runs over the end of a record says anew in the next one how wide its characters are. */
  #characters(length: number, wideAtFirst: boolean): string {
    let wide = wideAtFirst
    let text = ''
    for (let left = length; left > 0; left--) {
      if (this.#at >= (this.#blocks[this.#block]?.length ?? 0)) {
        this.#settle()
        if (this.#block >= this.#blocks.length) break
        wide = (this.u8() & 1) !== 0
      }
      text += String.fromCharCode(wide ? this.u16() : this.u8())
    }
    return text
  }

  #settle(): void {
    while (this.#block < this.#blocks.length && this.#at >= (this.#blocks[this.#block]?.length ?? 0)) {
      this.#block++
      this.#at = 0
    }
  }
}

/** A number packed into 30 bits: whole or the upper half of a double, perhaps of its hundredfold. */
export function unpackNumber(packed: number): number {
  let value: number
  if ((packed & 2) !== 0) value = packed >> 2
  else {
    const bytes = new DataView(new ArrayBuffer(8))
    bytes.setUint32(4, packed & ~3, true)
    value = bytes.getFloat64(0, true)
  }
  return (packed & 1) !== 0 ? value / 100 : value
}

export const errorTexts: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
}
