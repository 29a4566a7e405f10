import type { Token } from 'parse5'
import { formatListNumber } from '../list-number.ts'
import { readLimits } from '../read-limits.ts'
import { attributeOf } from './tag-attributes.ts'

/** The numbers a browser prints before the items of an ordered list; they are not in the text of the page. */
interface ListCounter {
  next: number
  readonly style: string
}

/** Names of CSS (`list-style-type`) and of the `type` attribute, as the names Word has for the same numbers. */
const formats: ReadonlyMap<string, string> = new Map([
  ['cjk-ideographic', 'chineseCounting'],
  ['simp-chinese-informal', 'chineseCounting'],
  ['trad-chinese-informal', 'chineseCounting'],
  ['cjk-decimal', 'ideographDigital'],
  ['simp-chinese-formal', 'chineseLegalSimplified'],
  ['a', 'lowerLetter'],
  ['lower-alpha', 'lowerLetter'],
  ['lower-latin', 'lowerLetter'],
  ['A', 'upperLetter'],
  ['upper-alpha', 'upperLetter'],
  ['upper-latin', 'upperLetter'],
  ['i', 'lowerRoman'],
  ['lower-roman', 'lowerRoman'],
  ['I', 'upperRoman'],
  ['upper-roman', 'upperRoman'],
])

const unnumbered: ReadonlySet<string> = new Set(['none', 'disc', 'circle', 'square'])

/** The lists that are open, the innermost last. */
export class OpenLists {
  /** Null for lists that print no numbers. */
  readonly #lists: (ListCounter | null)[] = []

  /** Begins an `<ol>` or `<ul>`; the result ends it. Null where lists are too deep to be counted. */
  open(token: Token.TagToken): (() => void) | null {
    if (this.#lists.length >= readLimits.listDepth) return null
    this.#lists.push(token.tagName === 'ol' ? counterOf(token) : null)
    return () => {
      this.#lists.pop()
    }
  }

  /** The marker of an `<li>`, with the sign and space that part it from the text; '' outside of numbered lists. */
  nextMarker(item: Token.TagToken): string {
    const counter = this.#lists.at(-1) ?? null
    if (counter === null) return ''
    const value = Number.parseInt(attributeOf(item, 'value'), 10)
    if (!Number.isNaN(value)) counter.next = value
    const format = formats.get(counter.style) ?? 'decimal'
    const isChinese = format.startsWith('chinese') || format.startsWith('ideograph')
    return `${formatListNumber(counter.next++, format)}${isChinese ? '、' : '. '}`
  }
}

function counterOf(list: Token.TagToken): ListCounter | null {
  const css = /list-style(?:-type)?\s*:\s*([a-z-]+)/i.exec(attributeOf(list, 'style'))?.[1]?.toLowerCase()
  const style = css ?? attributeOf(list, 'type')
  if (unnumbered.has(style)) return null
  const first = Number.parseInt(attributeOf(list, 'start'), 10)
  return { next: Number.isNaN(first) ? 1 : first, style }
}
