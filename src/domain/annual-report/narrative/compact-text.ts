/** Running text without its white space, so that "收到 2 件" and "收到2件" are one pattern; positions lead back. */

import { narrowDigits } from '../../chinese-numeral.ts'

export interface CompactText {
  readonly text: string
  /** Offset in the original of a character of `text`. */
  readonly original: (offset: number) => number
}

/** Drops white space, except a single blank between two digits (they are two numbers), and narrows digits. */
export function compactText(source: string): CompactText {
  const starts: number[] = []
  const origins: number[] = []
  let text = ''
  for (const match of source.matchAll(/[^\s\u3000\u00a0]+/g)) {
    if (/\d$/.test(text) && /^\d/.test(match[0])) text += ' '
    starts.push(text.length)
    origins.push(match.index)
    text += match[0]
  }
  const original = (offset: number): number => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return (origins[low] ?? 0) + Math.max(0, offset - (starts[low] ?? 0))
  }
  return { text: narrowDigits(text), original }
}
