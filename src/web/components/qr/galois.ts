/** Reed–Solomon over GF(2⁸) as QR codes use it (ISO/IEC 18004:2015, 7.5; field polynomial 0x11D). */

const powers = new Uint8Array(512)
const logarithms = new Uint8Array(256)
for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  powers[exponent] = value
  powers[exponent + 255] = value
  logarithms[value] = exponent
  value = value < 128 ? value << 1 : (value << 1) ^ 0x11d
}

export function multiply(one: number, other: number): number {
  if (one === 0 || other === 0) return 0
  return powers[(logarithms[one] ?? 0) + (logarithms[other] ?? 0)] ?? 0
}

/** `degree` check bytes of a block: the remainder by the generator polynomial with roots 2⁰ … 2^(degree−1). */
export function checkBytes(block: readonly number[], degree: number): number[] {
  const generator = generatorOf(degree)
  const remainder = new Array<number>(degree).fill(0)
  for (const byte of block) {
    const factor = byte ^ (remainder.shift() ?? 0)
    remainder.push(0)
    for (let at = 0; at < degree; at++)
      remainder[at] = (remainder[at] ?? 0) ^ multiply(generator[at] ?? 0, factor)
  }
  return remainder
}

/** Coefficients from the highest power down, without the leading 1. */
function generatorOf(degree: number): number[] {
  let generator = [1]
  for (let root = 0; root < degree; root++) {
    const next = new Array<number>(generator.length + 1).fill(0)
    generator.forEach((coefficient, at) => {
      next[at] = (next[at] ?? 0) ^ coefficient
      next[at + 1] = (next[at + 1] ?? 0) ^ multiply(coefficient, powers[root] ?? 0)
    })
    generator = next
  }
  return generator.slice(1)
}
