/**
 * QR codes (ISO/IEC 18004:2015) for addresses of up to 213 bytes: byte mode, error correction level M, versions 1 to 10.
 * Our own because a page under our content policy needs an SVG made on the server, and no kept package was at hand.
 */

import { checkBytes } from './galois.ts'

interface Size {
  /** Check bytes of each block. */
  readonly checks: number
  /** Data bytes of each block. */
  readonly blocks: readonly number[]
  /** Rows and columns of the middles of alignment patterns. */
  readonly alignment: readonly number[]
}

const many = (count: number, bytes: number) => new Array<number>(count).fill(bytes)

/** Level M of versions 1 to 10 (tables 9 and E.1 of the standard). */
const sizes: readonly Size[] = [
  { checks: 10, blocks: [16], alignment: [] },
  { checks: 16, blocks: [28], alignment: [6, 18] },
  { checks: 26, blocks: [44], alignment: [6, 22] },
  { checks: 18, blocks: many(2, 32), alignment: [6, 26] },
  { checks: 24, blocks: many(2, 43), alignment: [6, 30] },
  { checks: 16, blocks: many(4, 27), alignment: [6, 34] },
  { checks: 18, blocks: many(4, 31), alignment: [6, 22, 38] },
  { checks: 22, blocks: [...many(2, 38), ...many(2, 39)], alignment: [6, 24, 42] },
  { checks: 22, blocks: [...many(3, 36), ...many(2, 37)], alignment: [6, 26, 46] },
  { checks: 26, blocks: [...many(4, 43), ...many(1, 44)], alignment: [6, 28, 50] },
]

/** Rows of modules, true = dark; without the quiet zone. Throws when the text is too long. */
export type QrCode = readonly (readonly boolean[])[]

export function qrCode(text: string): QrCode {
  const bytes = [...new TextEncoder().encode(text)]
  const index = sizes.findIndex(({ blocks }, at) => bytes.length + lengthBytes(at) <= sum(blocks))
  const size = sizes[index]
  if (size === undefined) throw new Error(`a text of ${bytes.length} bytes: at most 213 fit`)
  const bits = allBytes(bytes, size, index + 1).flatMap((byte) => bitsOf(byte, 8))
  const drawn = maskNumbers.map((mask) => draw(size, index + 1, bits, mask))
  return drawn.reduce((best, each) => (penalty(each) < penalty(best) ? each : best))
}

/** Four bits of mode and eight (versions 1 to 9) or sixteen of length take up so much, rounded up. */
function lengthBytes(index: number): number {
  return index < 9 ? 2 : 3
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function bitsOf(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, at) => (value >>> (count - 1 - at)) & 1)
}

/** Data and check bytes in the order in which they are drawn: the blocks interleaved. */
function allBytes(bytes: readonly number[], { checks, blocks }: Size, version: number): number[] {
  const capacity = sum(blocks)
  const bits = [...bitsOf(0b0100, 4), ...bitsOf(bytes.length, version < 10 ? 8 : 16)]
  for (const byte of bytes) bits.push(...bitsOf(byte, 8))
  bits.push(...many(Math.min(4, capacity * 8 - bits.length), 0))
  while (bits.length % 8 !== 0) bits.push(0)
  const data: number[] = []
  for (let at = 0; at < bits.length; at += 8) data.push(Number.parseInt(bits.slice(at, at + 8).join(''), 2))
  for (let pad = 0xec; data.length < capacity; pad ^= 0xec ^ 0x11) data.push(pad)
  const split = blocks.map((length, at) => {
    const from = sum(blocks.slice(0, at))
    return data.slice(from, from + length)
  })
  return [...interleave(split), ...interleave(split.map((block) => checkBytes(block, checks)))]
}

function interleave(blocks: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...blocks.map(({ length }) => length))
  return Array.from({ length: longest }, (_, at) =>
    blocks.flatMap((block) => (block[at] === undefined ? [] : [block[at]])),
  ).flat()
}

// Drawing

const maskNumbers = [0, 1, 2, 3, 4, 5, 6, 7]

function isMasked(mask: number, row: number, column: number): boolean {
  const product = row * column
  switch (mask) {
    case 0:
      return (row + column) % 2 === 0
    case 1:
      return row % 2 === 0
    case 2:
      return column % 3 === 0
    case 3:
      return (row + column) % 3 === 0
    case 4:
      return (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0
    case 5:
      return (product % 2) + (product % 3) === 0
    case 6:
      return ((product % 2) + (product % 3)) % 2 === 0
    default:
      return (((row + column) % 2) + (product % 3)) % 2 === 0
  }
}

type Grid = (boolean | undefined)[][]

function draw(size: Size, version: number, bits: readonly number[], mask: number): boolean[][] {
  const side = version * 4 + 17
  const grid: Grid = Array.from({ length: side }, () => new Array<boolean | undefined>(side).fill(undefined))
  const set = (row: number, column: number, dark: boolean) => {
    const line = grid[row]
    if (line !== undefined && column >= 0 && column < side) line[column] = dark
  }
  for (const [row, column] of [
    [0, 0],
    [0, side - 7],
    [side - 7, 0],
  ] as const)
    drawFinder(set, row, column)
  drawAlignment(set, size.alignment, side)
  for (let at = 8; at < side - 8; at++) {
    set(6, at, at % 2 === 0)
    set(at, 6, at % 2 === 0)
  }
  drawFormat(set, side, mask)
  if (version >= 7) drawVersion(set, side, version)
  return fill(grid, bits, mask)
}

type SetModule = (row: number, column: number, dark: boolean) => void

function drawFinder(set: SetModule, top: number, left: number): void {
  for (let row = -1; row <= 7; row++)
    for (let column = -1; column <= 7; column++) {
      const ring = Math.max(Math.abs(row - 3), Math.abs(column - 3))
      set(top + row, left + column, ring !== 2 && ring !== 4)
    }
}

function drawAlignment(set: SetModule, middles: readonly number[], side: number): void {
  for (const row of middles)
    for (const column of middles) {
      const isAtFinder =
        (row === 6 && column === 6) ||
        (row === 6 && column === side - 7) ||
        (row === side - 7 && column === 6)
      if (isAtFinder) continue
      for (let down = -2; down <= 2; down++)
        for (let right = -2; right <= 2; right++)
          set(row + down, column + right, Math.max(Math.abs(down), Math.abs(right)) !== 1)
    }
}

/** Level M is 00; BCH(15,5), then XOR 101010000010010 (7.9 of the standard). */
function drawFormat(set: SetModule, side: number, mask: number): void {
  let rest = mask << 10
  for (let bit = 14; bit >= 10; bit--) if ((rest >>> bit) & 1) rest ^= 0b10100110111 << (bit - 10)
  const format = ((mask << 10) | rest) ^ 0b101010000010010
  const bit = (at: number) => ((format >>> at) & 1) === 1
  const along = [0, 1, 2, 3, 4, 5, 7, 8]
  along.forEach((place, at) => {
    set(place, 8, bit(at))
    set(8, side - 1 - at, bit(at))
  })
  const back = [7, 5, 4, 3, 2, 1, 0]
  back.forEach((place, at) => {
    set(8, place, bit(at + 8))
    set(side - 7 + at, 8, bit(at + 8))
  })
  set(side - 8, 8, true)
}

/** BCH(18,6) (7.10 of the standard). */
function drawVersion(set: SetModule, side: number, version: number): void {
  let rest = version << 12
  for (let bit = 17; bit >= 12; bit--) if ((rest >>> bit) & 1) rest ^= 0b1111100100101 << (bit - 12)
  const word = (version << 12) | rest
  for (let at = 0; at < 18; at++) {
    const [long, short] = [Math.floor(at / 3), side - 11 + (at % 3)]
    const dark = ((word >>> at) & 1) === 1
    set(long, short, dark)
    set(short, long, dark)
  }
}

/** Bits in pairs of columns from the right, up and down in turn, around what is drawn already. */
function fill(grid: Grid, bits: readonly number[], mask: number): boolean[][] {
  const side = grid.length
  let next = 0
  for (let right = side - 1, turn = 0; right > 0; right -= 2, turn++) {
    if (right === 6) right = 5
    for (let step = 0; step < side; step++) {
      const row = turn % 2 === 0 ? side - 1 - step : step
      for (const column of [right, right - 1]) {
        const line = grid[row]
        if (line === undefined || line[column] !== undefined) continue
        line[column] = (bits[next++] === 1) !== isMasked(mask, row, column)
      }
    }
  }
  return grid.map((line) => line.map((dark) => dark === true))
}

/** How hard a scanner would find it (7.8.3): the mask with the least is taken. */
function penalty(code: QrCode): number {
  const columns = code.map((_, at) => code.map((line) => line[at] === true))
  let points = 0
  for (const line of [...code, ...columns]) points += runPoints(line)
  for (let row = 1; row < code.length; row++)
    for (let column = 1; column < code.length; column++) {
      const dark = code[row]?.[column]
      const isBlock =
        dark === code[row - 1]?.[column] &&
        dark === code[row]?.[column - 1] &&
        dark === code[row - 1]?.[column - 1]
      if (isBlock) points += 3
    }
  const share = code.flat().filter(Boolean).length / code.length ** 2
  return points + Math.floor(Math.abs(share * 20 - 10)) * 10
}

function runPoints(line: readonly boolean[]): number {
  const text = line.map((dark) => (dark ? '1' : '0')).join('')
  const runs = (text.match(/0{5,}|1{5,}/g) ?? []).map((run) => run.length - 2)
  const finders = ['10111010000', '00001011101'].map((sign) => text.split(sign).length - 1)
  return sum(runs) + 40 * sum(finders)
}
