/**
 * Words of Chinese text for the index and the query of search: pairs of neighbouring characters, and whole runs of
 * letters or digits. Every word of two characters is found; `search_text` is then asked for the words as they stand.
 */

const run = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv
const han = /^\p{Script=Han}/u

/** How two texts are compared: one form of wide letters and of the brackets of a 文号, small letters. */
export function comparableText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[([【﹝]/g, '〔')
    .replaceAll(/[)\]】﹞]/g, '〕')
}

/** For `array_to_tsvector`: the words of a text that was made comparable, each once. */
export function searchWords(comparable: string): string[] {
  const words = runsOf(comparable).flatMap((part) => (han.test(part) ? pairs(part) : [part]))
  return [...new Set(words)]
}

export interface SearchQuery {
  /** A tsquery, or null where no word is long enough for the index. */
  readonly words: string | null
  /** Each must stand in the text. */
  readonly phrases: readonly string[]
}

/** Longer than any title; what goes on behind is not looked for. */
const longestQuery = 200

/** What somebody typed: parts between spaces must all be there. */
export function searchQuery(typed: string): SearchQuery {
  const phrases = comparableText(typed.slice(0, longestQuery))
    .split(/\s+/)
    .filter((part) => part !== '')
  const words = phrases.flatMap((phrase) =>
    runsOf(phrase).flatMap((part) =>
      // A number or a word may be typed in part: the last run stands for all that begin with it.
      han.test(part) ? pairs(part).map(quoted) : [`${quoted(part)}:*`],
    ),
  )
  return { words: words.length === 0 ? null : [...new Set(words)].join(' & '), phrases }
}

function runsOf(text: string): string[] {
  return [...text.matchAll(run)].map(([part]) => part)
}

function pairs(part: string): string[] {
  const letters = [...part]
  return letters.slice(1).map((letter, index) => `${letters[index]}${letter}`)
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`
}
