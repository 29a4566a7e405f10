/**
 * Numbers of workbook cells as text. The value is kept exactly, whatever number of decimals is shown
 * (48.9919 in a cell formatted "0" stays 48.9919); percentages and dates read as they are shown.
 */

import { formatDate } from './date-format.ts'

/** Formats by number that files need not define (ISO/IEC 29500-1, 18.8.30, with those of Chinese Excel). */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** The code of a format number; "General" where it is unknown. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? builtIn[id] ?? 'General'
}

/**
 * A number as text; null where the format hides it altogether (";;;").
 * `calendar` tells from which day a workbook counts its dates.
 */
export function numberText(value: number, code: string, calendar: '1900' | '1904'): string | null {
  if (!Number.isFinite(value)) return String(value)
  const sections = splitSections(code)
  if (sections.length >= 3 && sections.slice(0, 3).every((section) => section.trim() === '')) return null
  const section = sectionFor(value, sections)
  const parts = sectionParts(section)
  if (parts.isDate) return formatDate(value, section, calendar) ?? plainNumber(value)
  if (parts.isPercent) return `${parts.signed && value > 0 ? '+' : ''}${percent(value, parts.decimals)}%`
  if (!parts.hasDigits && !/general|@/i.test(section)) {
    // A sign put in the place of a zero ("-", "无") shows a zero: the number stands.
    return value === 0 || parts.before === '' ? plainNumber(value) : parts.before
  }
  const sign = value < 0 ? '-' : parts.signed && value > 0 ? '+' : ''
  const number = sign + plainNumber(Math.abs(value))
  return parts.isScaled ? number : parts.before + number + parts.after
}

/** At most 15 significant digits, as Excel shows them, never in powers of ten. */
export function plainNumber(value: number): string {
  const rounded = Number(value.toPrecision(15))
  const text = String(rounded)
  if (!/e/i.test(text)) return text
  return Math.abs(rounded) >= 1
    ? BigInt(Math.round(rounded)).toString()
    : rounded.toFixed(20).replace(/\.?0+$/, '')
}

function percent(value: number, decimals: number): string {
  return Number((value * 100).toPrecision(15)).toFixed(Math.min(decimals, 15))
}

/** The parts of a format for positive numbers, negative numbers, zero and text. */
function splitSections(code: string): string[] {
  const sections: string[] = []
  let current = ''
  for (const token of code.match(/"[^"]*"?|\\.|\[[^\]]*\]?|[^"\\[]/gs) ?? []) {
    if (token === ';') {
      sections.push(current)
      current = ''
    } else current += token
  }
  return [...sections, current]
}

function sectionFor(value: number, sections: readonly string[]): string {
  const [positive = '', negative, zero] = sections
  if (value < 0 && negative !== undefined && negative !== '') return negative
  if (value === 0 && zero !== undefined && zero !== '') return zero
  return positive
}

interface SectionParts {
  readonly before: string
  readonly after: string
  readonly hasDigits: boolean
  readonly decimals: number
  readonly isPercent: boolean
  readonly isDate: boolean
  /** "+0;-0": the sign of positive numbers is shown. */
  readonly signed: boolean
  /** Shown in thousands or in 万 by moving the point: the unit that is printed does not fit the value. */
  readonly isScaled: boolean
}

function sectionParts(section: string): SectionParts {
  let before = ''
  let after = ''
  let digits = ''
  let bare = ''
  for (const token of section.match(/"[^"]*"?|\\.|[_*].|\[[^\]]*\]?|[^"\\[_*]/gs) ?? []) {
    const literal = literalText(token)
    if (literal !== null) {
      if (digits === '') before += literal
      else after += literal
    } else if (/^[0#?.,%/]$/.test(token)) digits += token
    else bare += token
  }
  const isGeneral = /general|常规|通用/i.test(bare)
  const isDate = !isGeneral && (/[ymdhs]/i.test(bare.replace(/[ER]/g, '')) || /\[[hms]+\]/i.test(section))
  return {
    before: before.trimStart(),
    after: after.trimEnd(),
    hasDigits: /[0#?]/.test(digits),
    decimals: /\.([0#?]*)/.exec(digits)?.[1]?.length ?? 0,
    isPercent: digits.includes('%'),
    isDate,
    signed: /^\s*(?:\[[^\]]*\])*\\?"?\+/.test(section),
    isScaled: /[0#?],+(?![0#?])/.test(section) || section.includes('!'),
  }
}

/** What a token of a format prints as it stands; null where it is a place for digits or a command. */
function literalText(token: string): string | null {
  if (token.startsWith('"')) return unsigned(token.replaceAll('"', ''))
  if (token.startsWith('\\')) return unsigned(token.slice(1))
  if (token.startsWith('_') || token.startsWith('*')) return ''
  if (token.startsWith('[')) return /^\[\$([^\]-]*)/.exec(token)?.[1] ?? ''
  if (/^[-+() ]$/.test(token)) return ''
  return /^[¥￥$€:\u3000-\u9fff\uff00-\uffef]$/.test(token) ? token : null
}

/** Signs and brackets around a number are told by the value itself. */
function unsigned(text: string): string {
  return /^[-+()\s]*$/.test(text) ? '' : text
}
