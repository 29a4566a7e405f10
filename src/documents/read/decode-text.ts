/** Bytes → text for every format that is text inside: plain text, Markdown, HTML, CSV, saved web archives. */

export interface DecodedText {
  /** The text without a byte order mark. */
  readonly text: string
  /** Label of the encoding used, as TextDecoder knows it. */
  readonly encoding: string
  /** True when neither a mark, nor the bytes themselves, nor a fitting declaration decided. */
  readonly guessed: boolean
}

/** Above this share of broken sequences among the non-ASCII characters a text is not taken for UTF-8. */
const brokenShareOfUtf8 = 0.02

/** Characters that any Chinese report is full of, in both scripts; they tell a right decoding from a wrong one. */
const commonCharacters = new Set(
  '的一是不了在有人年月日本大中政府信息公開开機机關关件數数量度報报告市縣县區区工作',
)

const declaredCharset = /charset\s*=\s*["']?\s*([\w.:-]+)/i
const declaredXmlEncoding = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w.:-]+)/i

/**
 * Decodes by what the bytes are, not by what the page claims: byte order mark, then strict UTF-8, then UTF-16
 * without a mark, then nearly-UTF-8, then the declared charset, then GB18030 (a superset of GBK and GB2312) or
 * Big5, whichever makes more sense. Never throws.
 * `declared` is a charset from outside the file, for example from a MIME header.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const marked = decodeMarked(bytes)
  if (marked !== null) return marked
  const utf16 = utf16WithoutMark(bytes)
  if (utf16 !== null) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16, guessed: true }
  const strict = strictUtf8(bytes)
  if (strict !== null) return { text: strict, encoding: 'utf-8', guessed: false }
  return decodeLegacy(bytes, charsetLabel(declared) ?? charsetInside(bytes))
}

function decodeMarked(bytes: Uint8Array): DecodedText | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    const strict = strictUtf8(bytes.subarray(3))
    // A mark put before GBK by a careless converter: the bytes decide.
    return strict === null ? null : { text: strict, encoding: 'utf-8', guessed: false }
  }
  const label =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  if (label === null) return null
  return { text: new TextDecoder(label).decode(bytes), encoding: label, guessed: false }
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true })

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return strictDecoder.decode(bytes)
  } catch {
    // Not UTF-8: the caller tries the others.
    return null
  }
}

/** Share of characters that must be plain or common for bytes to be taken for UTF-16. */
const sensibleShareOfUtf16 = 0.1

/** Line breaks and figures leave zero bytes only when text is UTF-16; which order, the words tell. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 8192)
  if (!sample.includes(0)) return null
  const little = sense(new TextDecoder('utf-16le').decode(sample))
  const big = sense(new TextDecoder('utf-16be').decode(sample))
  if (Math.max(little, big) < (sample.length / 2) * sensibleShareOfUtf16) return null
  if (little > big * 2) return 'utf-16le'
  return big > little * 2 ? 'utf-16be' : null
}

/** Common Chinese characters, figures and line breaks. */
function sense(text: string): number {
  return makesSense(text) + (text.match(/[\d\r\n\t ]/g)?.length ?? 0)
}

function decodeLegacy(bytes: Uint8Array, declared: string | null): DecodedText {
  const loose = new TextDecoder('utf-8').decode(bytes)
  if (brokenShare(loose) <= brokenShareOfUtf8) return { text: loose, encoding: 'utf-8', guessed: true }
  const gb = new TextDecoder('gb18030').decode(bytes)
  if (declared === 'gb18030') return { text: gb, encoding: 'gb18030', guessed: false }
  if (declared !== null && declared !== 'utf-8') {
    const text = new TextDecoder(declared).decode(bytes)
    if (brokenShare(text) === 0 && makesSense(text) >= makesSense(gb))
      return { text, encoding: declared, guessed: false }
  }
  const big5 = new TextDecoder('big5').decode(bytes)
  if (brokenShare(big5) <= brokenShare(gb) && makesSense(big5) > makesSense(gb)) {
    return { text: big5, encoding: 'big5', guessed: true }
  }
  return { text: gb, encoding: 'gb18030', guessed: true }
}

/** Replacement characters among the non-ASCII ones, 0 to 1. Looks at the first 200,000 characters. */
function brokenShare(text: string): number {
  const end = Math.min(text.length, 200_000)
  let wide = 0
  let broken = 0
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x80) continue
    wide++
    if (code === 0xfffd) broken++
  }
  return wide === 0 ? 0 : broken / wide
}

function makesSense(text: string): number {
  let common = 0
  for (const character of text.slice(0, 8192)) if (commonCharacters.has(character)) common++
  return common
}

function charsetInside(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  return charsetLabel(declaredCharset.exec(head)?.[1] ?? declaredXmlEncoding.exec(head)?.[1] ?? null)
}

/** The decoder's own name for a charset label; GB2312 and GBK become GB18030; null for what it does not know. */
function charsetLabel(label: string | null): string | null {
  if (label === null) return null
  try {
    const known = new TextDecoder(label).encoding
    return known === 'gbk' ? 'gb18030' : known
  } catch {
    // An invented name in the page ("gb_2312-80x") says nothing.
    return null
  }
}
