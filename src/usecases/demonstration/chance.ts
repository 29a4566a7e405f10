/** Chance that is the same every time: the demonstration must come out alike in every installation. */

export interface Chance {
  /** 0 to `below` − 1. */
  readonly whole: (below: number) => number
  readonly oneOf: <T>(list: readonly T[]) => T
}

/** Mulberry32 from a seed of any text. */
export function chanceOf(seed: string): Chance {
  let state = [...seed].reduce(
    (sum, char) => Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193),
    0x811c9dc5,
  )
  const whole = (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below)
  }
  return {
    whole,
    oneOf: (list) => {
      const found = list[whole(list.length)]
      if (found === undefined) throw new Error('chance: nothing to choose from')
      return found
    },
  }
}
