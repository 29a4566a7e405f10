import { radicalPairs, traditionalPairs } from './traditional-characters.ts'

/** Matching form of each UTF-16 unit seen so far; filled on first sight, because NFKC of all 65,536 costs 20 ms. */
const notSeen = -1
const several = -2
const folded = new Int32Array(0x10000).fill(notSeen)
const severalUnits = new Map<number, string>()

/** 其它 and 其他 are one word in every label. */
const ownPairs = new Map<string, string>(
  `${traditionalPairs} ${radicalPairs} ○〇 ◯〇 Ｏ0 它他`.split(' ').map((pair) => {
    const [from = '', to = ''] = pair
    return [from, to]
  }),
)

function foldUnit(code: number): string {
  const char = String.fromCharCode(code)
  // Half of a rare character (姓名, 地名): kept as it is.
  if (code >= 0xd800 && code <= 0xdfff) return char
  // A raised digit is the mark of a note.
  if (/[¹²³\u2070-\u207f]/.test(char)) return ''
  const normal = ownPairs.get(char) ?? char.normalize('NFKC').toLowerCase()
  let out = ''
  for (const part of normal) {
    const own = ownPairs.get(part) ?? part
    if (/[\p{L}\p{N}]/u.test(own)) out += own
  }
  return out
}

function learn(code: number): number {
  const text = foldUnit(code)
  if (text.length > 1) severalUnits.set(code, text)
  folded[code] = text.length === 0 ? 0 : text.length === 1 ? text.charCodeAt(0) : several
  return folded[code] ?? 0
}

/**
 * Text as it is compared: NFKC, simplified characters, Kangxi radicals resolved, lower case, and without
 * spaces, punctuation, quotes and brackets. For matching only: what is stored stays as printed.
 */
export function foldKey(text: string): string {
  let key = ''
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    let to = folded[code] ?? 0
    if (to === notSeen) to = learn(code)
    if (to === 0) continue
    key += to === several ? severalUnits.get(code) : String.fromCharCode(to)
  }
  return key
}

const simplifiedOf = new Map<string, string>(
  traditionalPairs.split(' ').map((pair) => {
    const [from = '', to = ''] = pair
    return [from, to]
  }),
)
const traditional = new RegExp(`[${[...simplifiedOf.keys()].join('')}]`, 'gu')

/** The words of the form in simplified characters, place by place: for patterns, not for what is stored. */
export function simplified(text: string): string {
  return text.replace(traditional, (char) => simplifiedOf.get(char) ?? char)
}

export interface FoldedText {
  readonly key: string
  /** For each unit of `key`, the offset of its source in the text; one more entry at the end = text length. */
  readonly at: readonly number[]
}

/** `foldKey` with the way back to the offsets of the text. */
export function foldText(text: string): FoldedText {
  let key = ''
  const at: number[] = []
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    let to = folded[code] ?? 0
    if (to === notSeen) to = learn(code)
    if (to === 0) continue
    const part = to === several ? (severalUnits.get(code) ?? '') : String.fromCharCode(to)
    key += part
    for (let k = 0; k < part.length; k++) at.push(i)
  }
  at.push(text.length)
  return { key, at }
}
