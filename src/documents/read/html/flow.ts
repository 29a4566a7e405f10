import { formatListNumber } from '../list-number.ts'
import { readLimits, tooLarge } from '../read-limits.ts'
import type { TableGrid } from './table-grid.ts'

/** Where something stands in a text the HTML was taken from (HTML inside Markdown); UTF-16 offsets. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

export type FlowBlock =
  | {
      readonly kind: 'paragraph'
      readonly text: string
      readonly level: number | null
      readonly range: TextRange | null
    }
  | { readonly kind: 'table'; readonly grid: TableGrid }
  | { readonly kind: 'image' }

/** 1, [1], （1）: what notes are numbered with. */
const noteNumber = /^\s*[[(（【〔]?(\d{1,2})[\])）】〕]?\s*$/
const invisible = /[\u00ad\u200b-\u200d\u2060\ufeff]/
const invisibleAll = /[\u00ad\u200b-\u200d\u2060\ufeff]/g

/**
 * Blocks in the making: the page itself, or the inside of one table cell. Text is added as it comes; white space is
 * folded the way a browser folds it, so that words torn over spans join and nothing is invented between them.
 */
export class Flow {
  blocks: FlowBlock[] = []
  #text = ''
  #space: '' | ' ' | '\n' = ''
  #level: number | null = null
  #start = -1
  #end = -1

  /** Appends characters without ordinary white space. `range` only where offsets are kept. */
  addText(characters: string, range: TextRange | null): void {
    if (this.#space !== '') this.#joinOverSpace(characters)
    this.#text += characters
    if (range === null) return
    if (this.#start < 0) this.#start = range.start
    this.#end = range.end
  }

  addSpace(characters: string): void {
    if (this.#text === '') return
    if (characters.includes('\n')) this.#space = '\n'
    else if (this.#space === '') this.#space = ' '
  }

  /** A line break in the source between two Chinese characters is layout of the source, not a space. */
  #joinOverSpace(next: string): void {
    const wasBreak = this.#space === '\n'
    this.#space = ''
    if (this.#text === '') return
    if (wasBreak && isWide(this.#text.charCodeAt(this.#text.length - 1)) && isWide(next.charCodeAt(0))) return
    this.#text += ' '
  }

  /** `<br>`: a new line of the same heading, otherwise a new paragraph. */
  breakLine(): void {
    if (this.#level === null) {
      this.endBlock()
      return
    }
    this.#space = ''
    if (this.#text !== '') this.#text += '\n'
  }

  /** Begins raised text; the result ends it. A raised figure behind a figure is a note's number, not more digits. */
  startRaised(): () => void {
    const from = this.#text.length
    return () => {
      const number = noteNumber.exec(this.#text.slice(from))?.[1]
      if (number === undefined || from === 0 || !/\d/.test(this.#text.charAt(from - 1))) return
      this.#text = this.#text.slice(0, from) + formatListNumber(Number(number), 'decimalEnclosedCircle')
    }
  }

  startHeading(level: number): void {
    this.endBlock()
    this.#level = level
  }

  /** Ends the heading, also one whose end tag was forgotten. */
  endHeading(): void {
    this.endBlock()
    this.#level = null
  }

  endBlock(): void {
    if (this.#text !== '') {
      const text = tidy(this.#text)
      const range = this.#start < 0 ? null : { start: this.#start, end: this.#end }
      if (text !== '') this.#push({ kind: 'paragraph', text, level: this.#level, range })
      this.#text = ''
      this.#start = -1
    }
    this.#space = ''
  }

  /** Ends the text and hands over its blocks; what comes next is another text. */
  takeBlocks(): FlowBlock[] {
    this.endHeading()
    const taken = this.blocks
    this.blocks = []
    return taken
  }

  addBlock(block: FlowBlock): void {
    this.endBlock()
    this.#push(block)
  }

  #push(block: FlowBlock): void {
    if (this.blocks.length >= readLimits.blocks) throw tooLarge()
    // Nearly every cell holds one block. An array made of it takes a sixth of the memory of one that it is pushed to.
    if (this.blocks.length === 0) this.blocks = [block]
    else this.blocks.push(block)
  }
}

/** No-break space is a blank like any other; zero-width characters are none; edges are trimmed. */
function tidy(text: string): string {
  if (text.length === 1 && isPlain(text.charCodeAt(0))) return text
  let tidied = text.includes('\u00a0') ? text.replaceAll('\u00a0', ' ') : text
  if (invisible.test(tidied)) tidied = tidied.replace(invisibleAll, '')
  return tidied.trim()
}

/** Printed ASCII: most cells of most tables hold one figure. */
function isPlain(code: number): boolean {
  return code > 0x20 && code < 0x7f
}

/** Chinese characters and full-width punctuation. */
function isWide(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xff60)
  )
}

/** The text of blocks as one cell prints it: paragraphs on lines of their own, nested tables left out. */
export function flowText(blocks: readonly FlowBlock[]): string {
  const [only] = blocks
  if (blocks.length === 1 && only?.kind === 'paragraph') return only.text
  const lines: string[] = []
  for (const block of blocks) if (block.kind === 'paragraph') lines.push(block.text)
  return lines.join('\n')
}
