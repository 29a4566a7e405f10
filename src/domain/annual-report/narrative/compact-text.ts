/** Running text without its white space, so that "收到 2 件" and "收到2件" are one pattern; positions lead back. */

import { narrowDigits } from '../../chinese-numeral.ts'

export interface CompactText {
  readonly text: string
  /** Offset in the original of a character of `text`; the map is made on first use. */
  readonly original: (offset: number) => number
}

/** Stands for white space between two digits (they are two numbers) while the rest is dropped. */
const divider = '\u0001'

/** Drops white space, except one blank between two digits, and narrows digits. */
export function compactText(source: string): CompactText {
  const divided = source.replace(/(?<=\d)\s+(?=\d)/g, divider).replace(/\s+/g, '')
  const text = narrowDigits(divided.includes(divider) ? divided.replaceAll(divider, ' ') : divided)
  let origins: number[] | undefined
  return {
    text,
    original: (offset) => {
      origins ??= originsOf(source, text)
      return origins[offset] ?? source.length
    },
  }
}

function originsOf(source: string, text: string): number[] {
  const origins: number[] = []
  let at = 0
  for (let index = 0; index < text.length; index++) {
    const kept = text[index] === ' '
    while (!kept && isSpace(source, at)) at++
    origins.push(at)
    at++
    // A kept blank stands for the whole run of white space.
    while (kept && isSpace(source, at)) at++
  }
  return origins
}

function isSpace(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  // Ideographs and ASCII letters, nearly everything, are told apart without a pattern.
  if (code > 0x3000 && code < 0xfe00) return false
  return /\s/.test(source.charAt(at))
}
