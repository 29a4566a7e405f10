import { daysInMonth } from './calendar/local-date.ts'

/** A date as printed, as far as it is given. Months and days are checked to exist; the year is four digits. */
export interface PrintedDate {
  readonly year: number
  readonly month?: number
  readonly day?: number
  /** UTF-16 offsets of the date in the text. */
  readonly start: number
  readonly end: number
}

const hanDigits = '〇○ＯOo零一二三四五六七八九'
const year = `(?:[12１２][0-9０-９]{3}|[${hanDigits}]{4})`
const small = `(?:[0-9０-９]{1,2}|[一二三]?十?[一二三四五六七八九十])`
// Bounded: a file may hold any number of spaces.
const gap = '[\\s\\u00a0\\u3000]{0,6}'

const written = new RegExp(
  `(${year})${gap}年${gap}度?(?:${gap}(${small})${gap}月(?:份|${gap}(${small})${gap}[日号])?)?`,
  'g',
)
const dotted =
  /((?:19|20)\d{2})\s{0,3}[-./．－／—]\s{0,3}(\d{1,2})(?:\s{0,3}[-./．－／—]\s{0,3}(\d{1,2}))?(?!\d)/g
const solid = /(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)/g
/** "20221月1日": 年 was lost between year and month. */
const damaged = /(?<!\d)((?:19|20)\d{2})(1[0-2]|[1-9])月(?:(3[01]|[12]\d|[1-9])[日号])?/g

/** The first date in a text, or null. Forms: 2022年1月10日, 2022.1.10, 2022-01-10, 20220110, 二○二二年一月十日, 20221月1日. */
export function readChineseDate(text: string): PrintedDate | null {
  return listChineseDates(text)[0] ?? null
}

/** Every date in a text, in order of place. A bare year counts where 年 follows it. */
export function listChineseDates(text: string): PrintedDate[] {
  const found: PrintedDate[] = []
  for (const pattern of patternsFor(text)) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const date = dateOf(match)
      if (date === null || found.some((other) => date.start < other.end && other.start < date.end)) continue
      found.push(date)
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

const noPatterns: readonly RegExp[] = []
const writtenOnly: readonly RegExp[] = [written]
const allPatterns: readonly RegExp[] = [written, damaged, dotted, solid]

/** Most lines hold no date at all: what they lack is looked for before they are searched. */
function patternsFor(text: string): readonly RegExp[] {
  if (/(?:19|20)\d\d/.test(text)) return allPatterns
  return text.includes('年') ? writtenOnly : noPatterns
}

function dateOf(match: RegExpMatchArray): PrintedDate | null {
  const start = match.index ?? 0
  const place = { start, end: start + match[0].length }
  const yearNumber = Number(digitsOf(match[1] ?? ''))
  const month = match[2] === undefined ? undefined : smallNumber(match[2])
  const day = match[3] === undefined ? undefined : smallNumber(match[3])
  if (yearNumber < 1900 || yearNumber > 2100) return null
  if (month === undefined) return { year: yearNumber, ...place }
  if (month < 1 || month > 12) return null
  if (day === undefined) return { year: yearNumber, month, ...place }
  if (day < 1 || day > daysInMonth(yearNumber, month)) return null
  return { year: yearNumber, month, day, ...place }
}

const plainDigits = /^\d+$/

/** 二○二二 → 2022, full-width digits → digits. */
function digitsOf(text: string): string {
  if (plainDigits.test(text)) return text
  return [...text]
    .map((char) => {
      const han = hanDigits.indexOf(char)
      if (han >= 0) return String(Math.max(0, han - 5))
      return char.normalize('NFKC')
    })
    .join('')
}

/** 1 to 31, in digits or words. */
function smallNumber(text: string): number {
  if (plainDigits.test(text)) return Number(text)
  if (/^[0-9０-９]+$/.test(text)) return Number(text.normalize('NFKC'))
  const unit = (char: string) => '一二三四五六七八九'.indexOf(char) + 1
  const [tens = '', units = ''] = text.split('十')
  if (!text.includes('十')) return unit(text)
  return (tens === '' ? 1 : unit(tens)) * 10 + (units === '' ? 0 : unit(units))
}

/** YYYY-MM-DD of a full date, or null. */
export function isoDate(date: PrintedDate | null | undefined): string | null {
  if (!date || date.month === undefined || date.day === undefined) return null
  return `${date.year}-${String(date.month).padStart(2, '0')}-${String(date.day).padStart(2, '0')}`
}
