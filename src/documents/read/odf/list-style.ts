/** Numbering of OpenDocument lists and headings. */

import { formatListNumber } from '../list-number.ts'
import type { XmlElement } from '../xml.ts'

interface Level {
  readonly start: number
  /** Format name of list-number.ts; "bullet" prints nothing that matters. */
  readonly format: string
  /** "%1%.%2%、" */
  readonly pattern: string
}

/** A label longer than this is an attack on memory, not a number. */
const longestLabel = 100

export type ListStyle = ReadonlyMap<number, Level>

/** Number formats are written as the beginning of the sequence: "一, 二, 三, ...". */
const formats: Readonly<Record<string, string>> = {
  '1': 'decimal',
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
  一: 'chineseCountingThousand',
  〇: 'ideographDigital',
  壹: 'chineseLegalSimplified',
  甲: 'ideographTraditional',
  子: 'ideographZodiac',
  '①': 'decimalEnclosedCircle',
  '１': 'decimalFullWidth',
  '⑴': 'decimalEnclosedParen',
  '⒈': 'decimalEnclosedFullstop',
  '01': 'decimalZero',
}

/** Reads a list or outline style: its levels by number, from 1. */
export function listStyle(element: XmlElement): ListStyle {
  const levels = new Map<number, Level>()
  for (const node of element.children) {
    if (typeof node === 'string') continue
    const depth = Number(node.attributes['text:level'])
    if (!Number.isInteger(depth) || depth < 1 || depth > 10) continue
    levels.set(depth, levelOf(node, depth))
  }
  return levels
}

function levelOf({ name, attributes }: XmlElement, depth: number): Level {
  const isBullet = !name.endsWith('-number') && name !== 'text:outline-level-style'
  const shown = Math.min(depth, Number(attributes['text:display-levels'] ?? 1) || 1)
  const numbers = Array.from({ length: shown }, (_, index) => `%${depth - shown + 1 + index}%`).join('.')
  const ends = { before: attributes['style:num-prefix'] ?? '', after: attributes['style:num-suffix'] ?? '' }
  const format = (attributes['style:num-format'] ?? '').split(',')[0]?.trim() ?? ''
  return {
    start: Number(attributes['text:start-value'] ?? 1),
    format: isBullet ? 'bullet' : format === '' ? 'none' : (formats[format] ?? 'decimal'),
    pattern: (
      attributes['loext:num-list-format'] ??
      attributes['style:num-list-format'] ??
      ends.before + numbers + ends.after
    ).slice(0, longestLabel),
  }
}

/** How far a list has counted, by level. */
export class ListCounter {
  readonly #counts = new Map<number, number>()

  /** Counts one item and returns its label, "" where none is printed. `start` is set where the item begins anew. */
  next(style: ListStyle, depth: number, start: number | undefined): string {
    const level = style.get(depth)
    if (level === undefined) return ''
    const current = this.#counts.get(depth)
    this.#counts.set(depth, start ?? (current === undefined ? level.start : current + 1))
    for (const deeper of [...this.#counts.keys()]) if (deeper > depth) this.#counts.delete(deeper)
    if (level.format === 'bullet' || level.format === 'none') return ''
    const label = level.pattern.replace(/%(\d{1,2})%/g, (_, number: string) => {
      const part = style.get(Number(number))
      const shown = part?.format === 'bullet' ? undefined : part
      return shown === undefined
        ? ''
        : formatListNumber(this.#counts.get(Number(number)) ?? shown.start, shown.format)
    })
    return /[\p{L}\p{N}]$/u.test(label) ? `${label} ` : label
  }
}
