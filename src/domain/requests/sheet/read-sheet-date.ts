/** Dates as people type them in a spreadsheet. */

import { addDays, type LocalDate, parseLocalDate } from '../../calendar/local-date.ts'
import { isoDate, listChineseDates } from '../../chinese-date.ts'

export type SheetDate =
  | {
      readonly kind: 'date'
      readonly date: LocalDate /** Chinese; null = as written. */
      readonly guessed: string | null
    }
  /** Nothing, or a sign for nothing. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unreadable' }

const nothing = /^(?:[-—–/\\.。·]*|无|空|暂无|未|否|\/)$/
/** 1900-01-00 of the spreadsheets' day count, with their day that never was (29 February 1900). */
const serialZero: LocalDate = '1899-12-30'
/** 1990 to 2099: below and above a number is no day. */
const serials = { from: 32_874, to: 73_050 }
const numerals = '〇一二三四五六七八九'

/**
 * A day in every writing offices use: 2021年1月10日, 2021.1.10, 2021/1/10, 20210110, 二〇二一年一月十日, 21.1.10, 1月10日,
 * 10/1/2021, a spreadsheet's day number, with or without a time. `year` = what the sheet is of; it fills in where no year is
 * written, which is said so.
 */
export function readSheetDate(text: string, year: number | null): SheetDate {
  const plain = text.normalize('NFKC').trim()
  if (nothing.test(plain)) return { kind: 'none' }
  const written = listChineseDates(plain)
    .map(isoDate)
    .filter((date) => date !== null)
  const different = new Set(written)
  if (different.size > 1) return { kind: 'unreadable' }
  const [first] = written
  if (first !== undefined) return dateOf(first, null)
  return (
    serialDate(plain) ??
    shortYear(plain) ??
    yearLast(plain) ??
    yearMissing(plain, year) ?? { kind: 'unreadable' }
  )
}

function dateOf(iso: string, guessed: string | null): SheetDate {
  const date = parseLocalDate(iso)
  return date === null ? { kind: 'unreadable' } : { kind: 'date', date, guessed }
}

function serialDate(text: string): SheetDate | null {
  if (!/^\d{5}(?:\.\d+)?$/.test(text)) return null
  const days = Math.floor(Number(text))
  if (days < serials.from || days > serials.to) return null
  const date = addDays(serialZero, days)
  return { kind: 'date', date, guessed: `“${text}”是电子表格的日期序号，按 ${date} 读` }
}

/** 21.1.10, 21年1月10日 */
function shortYear(text: string): SheetDate | null {
  const match = /^'?(\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?(?:\s|T|$)/.exec(text)
  if (match === null) return null
  const iso = isoOf(2000 + Number(match[1]), Number(match[2]), Number(match[3]))
  return dateOf(iso, `“${text}”的年份只有两位，按 ${iso} 读`)
}

/** 10/1/2021: which of the two is the month cannot be told unless one is above twelve. */
function yearLast(text: string): SheetDate | null {
  const match = /^(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*((?:19|20)\d{2})(?:\s|$)/.exec(text)
  if (match === null) return null
  const [a, b, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  if (a <= 12 && b <= 12 && a !== b) return { kind: 'unreadable' }
  const iso = a > 12 ? isoOf(year, b, a) : isoOf(year, a, b)
  return dateOf(iso, `“${text}”年份写在最后，按 ${iso} 读`)
}

/** 1月10日, 一月十日, 1.10: only where the sheet says its year. */
function yearMissing(text: string, year: number | null): SheetDate | null {
  const month = '(\\d{1,2}|[一二三四五六七八九]|十[一二]?)'
  const day = '(\\d{1,2}|[一二三]?十?[一二三四五六七八九]|[一二三]?十)'
  const match =
    new RegExp(`^${month}\\s*月\\s*${day}\\s*[日号]?(?:\\s|$)`).exec(text) ??
    /^(\d{1,2})[-./](\d{1,2})$/.exec(text)
  if (match === null || year === null) return null
  const iso = isoOf(year, smallNumber(match[1] ?? ''), smallNumber(match[2] ?? ''))
  return dateOf(iso, `“${text}”没有写年份，按 ${iso} 读`)
}

function smallNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  const digit = (char: string) => Math.max(0, numerals.indexOf(char))
  if (!text.includes('十')) return digit(text)
  const [tens = '', units = ''] = text.split('十')
  return (tens === '' ? 1 : digit(tens)) * 10 + (units === '' ? 0 : digit(units))
}

function isoOf(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The year a sheet is of: the one year that its title, its name or its numbers write. */
export function yearIn(text: string): number | null {
  const years = new Set(
    [...text.normalize('NFKC').matchAll(/(?<!\d)(20\d{2})(?=\s*(?:年|\]|\)|〕|】|\D|$))/g)].map(
      ([, year]) => year,
    ),
  )
  const [only] = years
  return years.size === 1 ? Number(only) : null
}
