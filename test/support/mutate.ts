/** Damaged files for the robustness tests: the same seed always gives the same damage. */

export type Random = () => number

/** mulberry32: a small generator good enough to choose damage. Answers numbers in [0, 1). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array

const position = (bytes: Uint8Array, random: Random) => Math.floor(random() * bytes.length)

const flipBits: Damage = (bytes, random) => {
  const damaged = bytes.slice()
  const times = 1 + Math.floor(random() * 20)
  for (let i = 0; i < times; i++) {
    const at = position(bytes, random)
    damaged[at] = (damaged[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  }
  return damaged
}

const truncate: Damage = (bytes, random) => bytes.slice(0, position(bytes, random))

const overwrite: Damage = (bytes, random) => {
  const damaged = bytes.slice()
  const at = position(bytes, random)
  const length = Math.floor(random() * 200)
  for (let i = at; i < Math.min(bytes.length, at + length); i++) damaged[i] = Math.floor(random() * 256)
  return damaged
}

const repeat: Damage = (bytes, random) => {
  const at = position(bytes, random)
  const piece = bytes.slice(at, at + 1 + Math.floor(random() * 500))
  const times = 1 + Math.floor(random() * 50)
  const damaged = new Uint8Array(bytes.length + piece.length * times)
  damaged.set(bytes.subarray(0, at))
  for (let i = 0; i < times; i++) damaged.set(piece, at + i * piece.length)
  damaged.set(bytes.subarray(at), at + times * piece.length)
  return damaged
}

const cutOut: Damage = (bytes, random) => {
  const at = position(bytes, random)
  const length = Math.floor(random() * 1000)
  const damaged = new Uint8Array(bytes.length - Math.min(length, bytes.length - at))
  damaged.set(bytes.subarray(0, at))
  damaged.set(bytes.subarray(Math.min(bytes.length, at + length)), at)
  return damaged
}

const noise: Damage = (_, random) =>
  Uint8Array.from({ length: Math.floor(random() * 4000) }, () => Math.floor(random() * 256))

const noiseBehindHead: Damage = (bytes, random) => {
  const tail = noise(bytes, random)
  const head = bytes.subarray(0, Math.min(bytes.length, 16 + Math.floor(random() * 64)))
  const damaged = new Uint8Array(head.length + tail.length)
  damaged.set(head)
  damaged.set(tail, head.length)
  return damaged
}

const damages: readonly Damage[] = [
  flipBits,
  flipBits,
  truncate,
  overwrite,
  repeat,
  cutOut,
  noise,
  noiseBehindHead,
]

/** A damaged copy of a file; sometimes damaged twice. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array {
  const damage = damages[Math.floor(random() * damages.length)] ?? flipBits
  const once = damage(bytes, random)
  return random() < 0.3 && once.length > 0 ? flipBits(once, random) : once
}
