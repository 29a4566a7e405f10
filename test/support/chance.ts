/** Chance that can be repeated: the same seed, the same throws. */
export interface Chance {
  /** A whole number from `min` to `max`, both included. */
  readonly between: (min: number, max: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  /** True in `share` of the throws. */
  readonly happens: (share: number) => boolean
  readonly shuffle: <T>(list: readonly T[]) => T[]
}

/** Mulberry32: small, fast, good enough to make up cases. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    between,
    pick: (from) => {
      const picked = from[between(0, from.length - 1)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    happens: (share) => next() < share,
    shuffle: (list) => {
      const rest = [...list]
      return list.map((_, index) => {
        const [taken] = rest.splice(between(0, list.length - 1 - index), 1)
        if (taken === undefined) throw new Error('nothing left to shuffle')
        return taken
      })
    },
  }
}
