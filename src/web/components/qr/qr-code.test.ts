import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkBytes, multiply } from './galois.ts'
import { type QrCode, qrCode } from './qr-code.ts'

/* Read back by a reader of its own: fixed patterns, format, mask, zigzag, blocks, Reed–Solomon, text. */

/** [check bytes a block, data bytes of each block] of level M, as printed in table 9 of the standard. */
const table9: readonly (readonly [number, readonly number[]])[] = [
  [10, [16]],
  [16, [28]],
  [26, [44]],
  [18, [32, 32]],
  [24, [43, 43]],
  [16, [27, 27, 27, 27]],
  [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]],
  [22, [36, 36, 36, 37, 37]],
  [26, [43, 43, 43, 43, 44]],
]

const masks: readonly ((i: number, j: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.floor(i / 2) + Math.floor(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
]

/** Words of format information for level M, masks 0 to 7 (table C.1 of the standard). */
const formats = [0x5412, 0x5125, 0x5e7c, 0x5b4b, 0x45f9, 0x40ce, 0x4f97, 0x4aa0]

function read(code: QrCode): string {
  const side = code.length
  const version = (side - 17) / 4
  const at = (row: number, column: number) => (code[row]?.[column] === true ? 1 : 0)
  const places: number[] = [0, 1, 2, 3, 4, 5, 7, 8].map((row) => at(row, 8))
  const rest: number[] = [7, 5, 4, 3, 2, 1, 0].map((column) => at(8, column))
  const format = [...places, ...rest].reduce<number>((word, bit, index) => word | (bit << index), 0)
  const mask = formats.indexOf(format)
  assert.notEqual(mask, -1, `format ${format.toString(16)}`)

  const fixed = fixedModules(side, version)
  const bits: number[] = []
  let upward = true
  for (let right = side - 1; right > 0; right -= 2) {
    if (right === 6) right--
    for (let step = 0; step < side; step++) {
      const row = upward ? side - 1 - step : step
      for (const column of [right, right - 1])
        if (!fixed(row, column)) bits.push(at(row, column) ^ (masks[mask]?.(row, column) === true ? 1 : 0))
    }
    upward = !upward
  }
  return textOf(bits, version)
}

function fixedModules(side: number, version: number): (row: number, column: number) => boolean {
  const middles = version === 1 ? [] : version < 7 ? [6, side - 7] : [6, (side - 1) / 2, side - 7]
  return (row, column) => {
    const inCorner =
      (row < 9 && column < 9) || (row < 9 && column >= side - 8) || (row >= side - 8 && column < 9)
    if (inCorner || row === 6 || column === 6) return true
    if (version >= 7 && ((row < 6 && column >= side - 11) || (column < 6 && row >= side - 11))) return true
    return middles.some((r) =>
      middles.some((c) => {
        const atFinder = (r === 6 && c === 6) || (r === 6 && c === side - 7) || (r === side - 7 && c === 6)
        return !atFinder && Math.abs(row - r) <= 2 && Math.abs(column - c) <= 2
      }),
    )
  }
}

function textOf(bits: readonly number[], version: number): string {
  const [checks, lengths] = table9[version - 1] ?? [0, []]
  const bytes: number[] = []
  for (let from = 0; from + 8 <= bits.length; from += 8)
    bytes.push(Number.parseInt(bits.slice(from, from + 8).join(''), 2))
  const blocks: number[][] = lengths.map(() => [])
  let next = 0
  const deal = (count: number, wants: (block: number) => boolean) => {
    for (let turn = 0; turn < count; turn++)
      blocks.forEach((block, index) => {
        if (wants(index) && (turn < (lengths[index] ?? 0) || count === checks))
          block.push(bytes[next++] ?? -1)
      })
  }
  deal(Math.max(...lengths), () => true)
  const data = blocks.flatMap((block) => [...block])
  deal(checks, () => true)
  for (const block of blocks) assert.ok(isCodeword(block, checks), 'the check bytes are right')
  const word = data.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  assert.equal(word.slice(0, 4), '0100')
  const counted = version < 10 ? 8 : 16
  const length = Number.parseInt(word.slice(4, 4 + counted), 2)
  const text = Array.from({ length }, (_, index) =>
    word.slice(4 + counted + index * 8, 12 + counted + index * 8),
  )
  return new TextDecoder().decode(Uint8Array.from(text, (byte) => Number.parseInt(byte, 2)))
}

/** A block divides by the generator exactly if every root makes it zero. */
function isCodeword(block: readonly number[], checks: number): boolean {
  let root = 1
  for (let power = 0; power < checks; power++, root = multiply(root, 2))
    if (block.reduce((value, byte) => multiply(value, root) ^ byte, 0) !== 0) return false
  return true
}

test('二维码 / 标准附录 I 的例子 / 校验字节相同', () => {
  // ISO/IEC 18004:2015, annex I: "01234567" as version 1-M.
  const data = [
    0x10, 0x20, 0x0c, 0x56, 0x61, 0x80, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11, 0xec, 0x11,
  ]
  assert.deepEqual(checkBytes(data, 10), [0xa5, 0x24, 0xd4, 0xc1, 0xed, 0x36, 0xc7, 0x87, 0x2c, 0x55])
})

test('二维码 / 验证器的地址 / 读回来相同', () => {
  const uri =
    'otpauth://totp/%E5%85%AC%E5%BC%80:zhou-ming?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=%E5%85%AC%E5%BC%80'
  assert.equal(read(qrCode(uri)), uri)
})

test('二维码 / 任何文字，从空的到 213 字节 / 读回来相同，刚好放得下的最小一种', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 213 }), (text) => {
      const bytes = new TextEncoder().encode(text).length
      fc.pre(bytes <= 213 && text.isWellFormed())
      const code = qrCode(text)
      assert.equal(read(code), text)
      const version = (code.length - 17) / 4
      const room = (table9[version - 2]?.[1] ?? []).reduce((total, length) => total + length, 0) - 2
      assert.ok(version === 1 || bytes > room, `${bytes} bytes would fit version ${version - 1}`)
    }),
    { numRuns: 60 },
  )
})

test('二维码 / 214 字节 / 放不下，说明', () => {
  assert.equal(read(qrCode('x'.repeat(213))), 'x'.repeat(213))
  assert.throws(() => qrCode('x'.repeat(214)), /at most 213/)
})
