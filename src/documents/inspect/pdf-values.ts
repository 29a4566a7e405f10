/** The values of a PDF as they are written (ISO 32000-1, 7.2–7.3), read strictly: what is not one of them stops the reading. */

export type PdfValue =
  | { readonly kind: 'name'; readonly name: string }
  /** Bytes, one a character. */
  | { readonly kind: 'string'; readonly bytes: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'reference'; readonly object: number }
  | { readonly kind: 'array'; readonly items: readonly PdfValue[] }
  | { readonly kind: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> }
  /** true, false, null */
  | { readonly kind: 'word'; readonly word: string }

/** The bytes are not a PDF as the standard writes it; `at` is the offset. */
export class NotPdf extends Error {
  constructor(at: number, expected: string) {
    super(`PDF at ${at}: expected ${expected}`)
    this.name = 'NotPdf'
  }
}

const deepest = 200
const white = /[\0\t\n\f\r ]/
const delimiter = /[\0\t\n\f\r ()<>[\]{}/%]/

/** Reads values one after the other from bytes as characters. Throws `NotPdf`. */
export class PdfCursor {
  readonly text: string
  at: number

  constructor(text: string, at = 0) {
    this.text = text
    this.at = at
  }

  /** Over white space and comments. */
  skip(): void {
    for (;;) {
      const sign = this.text[this.at]
      if (sign === undefined) return
      if (white.test(sign)) this.at++
      else if (sign === '%') this.at = this.#lineEnd()
      else return
    }
  }

  get ended(): boolean {
    return this.at >= this.text.length
  }

  #lineEnd(): number {
    for (let at = this.at; at < this.text.length; at++) if (/[\r\n]/.test(this.text[at] ?? '')) return at
    return this.text.length
  }

  /** True and past it where exactly this word stands. */
  takes(word: string): boolean {
    if (!this.text.startsWith(word, this.at)) return false
    const next = this.text[this.at + word.length]
    if (next !== undefined && !delimiter.test(next)) return false
    this.at += word.length
    return true
  }

  value(depth = 0): PdfValue {
    this.skip()
    if (depth > deepest) throw new NotPdf(this.at, 'fewer levels')
    const sign = this.text[this.at]
    if (sign === undefined) throw new NotPdf(this.at, 'a value')
    if (sign === '/') return { kind: 'name', name: this.#name() }
    if (sign === '(') return { kind: 'string', bytes: this.#literal() }
    if (sign === '[') return this.#array(depth)
    if (sign === '<') return this.text[this.at + 1] === '<' ? this.#dictionary(depth) : this.#hexadecimal()
    return this.#numberOrWord()
  }

  #name(): string {
    const start = ++this.at
    while (this.at < this.text.length && !delimiter.test(this.text[this.at] ?? '')) this.at++
    const raw = this.text.slice(start, this.at)
    return raw.replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  }

  #literal(): string {
    const start = this.at++
    let bytes = ''
    for (let depth = 1; ; ) {
      const sign = this.text[this.at++]
      if (sign === undefined) throw new NotPdf(start, 'the end of a string')
      if (sign === '\\') bytes += this.#escaped()
      else if (sign === ')' && --depth === 0) return bytes
      else {
        if (sign === '(') depth++
        bytes += sign
      }
    }
  }

  #escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.text.slice(this.at, this.at + 3))?.[0]
    if (octal !== undefined) {
      this.at += octal.length
      return String.fromCharCode(Number.parseInt(octal, 8) & 255)
    }
    const sign = this.text[this.at++] ?? ''
    if (sign === '\r' && this.text[this.at] === '\n') this.at++
    if (sign === '\r' || sign === '\n') return ''
    return { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[sign] ?? sign
  }

  #hexadecimal(): PdfValue {
    const end = this.text.indexOf('>', this.at)
    if (end === -1) throw new NotPdf(this.at, 'the end of a string')
    const digits = this.text.slice(this.at + 1, end).replace(/[\0\t\n\f\r ]/g, '')
    if (/[^0-9a-f]/i.test(digits)) throw new NotPdf(this.at, 'hexadecimal digits')
    this.at = end + 1
    const bytes = (digits + (digits.length % 2 === 1 ? '0' : '')).replace(/../g, (pair) =>
      String.fromCharCode(Number.parseInt(pair, 16)),
    )
    return { kind: 'string', bytes }
  }

  #array(depth: number): PdfValue {
    this.at++
    const items: PdfValue[] = []
    for (;;) {
      this.skip()
      if (this.text[this.at] === ']') break
      items.push(this.value(depth + 1))
    }
    this.at++
    return { kind: 'array', items }
  }

  #dictionary(depth: number): PdfValue {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skip()
      if (this.text.startsWith('>>', this.at)) break
      if (this.text[this.at] !== '/') throw new NotPdf(this.at, 'a name')
      const name = this.#name()
      // Of two entries of one name programs take either: neither can be trusted.
      if (entries.has(name)) throw new NotPdf(this.at, `one entry ${name}`)
      entries.set(name, this.value(depth + 1))
    }
    this.at += 2
    return { kind: 'dictionary', entries }
  }

  #numberOrWord(): PdfValue {
    const reference = /^(\d{1,10})[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+R(?=[\0\t\n\f\r ()<>[\]{}/%]|$)/.exec(
      this.text.slice(this.at, this.at + 40),
    )
    if (reference !== null) {
      this.at += reference[0].length
      return { kind: 'reference', object: Number(reference[1]) }
    }
    const start = this.at
    while (this.at < this.text.length && !delimiter.test(this.text[this.at] ?? '')) this.at++
    const word = this.text.slice(start, this.at)
    if (/^[+-]*(?:\d+\.?\d*|\.\d+)(?:-\d*)?$/.test(word))
      return { kind: 'number', value: Number.parseFloat(word) || 0 }
    if (['true', 'false', 'null'].includes(word)) return { kind: 'word', word }
    throw new NotPdf(start, 'a value')
  }
}

/** A text string (7.9.2.2): UTF-16 or UTF-8 with a mark, else PDFDocEncoding, whose ASCII part is all that matters here. */
export function decodeTextString(bytes: string): string {
  const buffer = Buffer.from(bytes, 'latin1')
  if (bytes.startsWith('\u00fe\u00ff')) return new TextDecoder('utf-16be').decode(buffer.subarray(2))
  if (bytes.startsWith('\u00ff\u00fe')) return new TextDecoder('utf-16le').decode(buffer.subarray(2))
  if (bytes.startsWith('\u00ef\u00bb\u00bf')) return buffer.subarray(3).toString('utf8')
  return bytes
}
