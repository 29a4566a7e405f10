/** A holiday notice typed as a table, or as JSON: how a new year comes in without a new version of the program. */

import type { HolidayRule, HolidayYear } from '../../law/work-calendar/holiday-rule.ts'
import { isoDate, readChineseDate } from '../chinese-date.ts'
import { addDays, daysBetween, isLocalDate, type LocalDate, yearOf } from './local-date.ts'

export interface TableComplaint {
  /** From 1. */
  readonly line: number
  readonly message: string
}

export type ReadHolidayTable =
  | { readonly ok: true; readonly year: HolidayYear }
  | { readonly ok: false; readonly complaints: readonly TableComplaint[] }

/** Longest plausible holiday in days: more is a slip of the pen. */
const longestHoliday = 15

interface Row {
  readonly line: number
  readonly name: string
  readonly from: string
  readonly to: string
  readonly worked: readonly string[]
}

/**
 * Rows of `节日,放假第一天,放假最后一天,调休上班（可以几天，用、隔开）` with or without a header, separated by comma or
 * tab; or JSON `[{"name","from","to","worked":[]}]`. Dates as YYYY-MM-DD or in Chinese. `notice` = 文号 of the notice.
 */
export function readHolidayTable(text: string, year: number, notice: string): ReadHolidayTable {
  const rows = text.trimStart().startsWith('[') ? readJson(text) : readRows(text)
  if (rows === null) return { ok: false, complaints: [{ line: 1, message: 'JSON 写得不对，应当是一个数组' }] }
  if (rows.length === 0) return { ok: false, complaints: [{ line: 1, message: '没有一行节日' }] }
  const complaints = rows.flatMap((row) =>
    complaintsAbout(row, year).map((message) => ({ line: row.line, message })),
  )
  complaints.push(...doubledDays(rows))
  if (complaints.length > 0) return { ok: false, complaints }
  return { ok: true, year: { year, holidays: rows.map((row, index) => ruleOf(row, index, year, notice)) } }
}

function readRows(text: string): Row[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ line: index + 1, fields: line.split(/[,，\t]/).map((field) => field.trim()) }))
    .filter(({ fields }) => fields.some((field) => field !== ''))
    .filter(({ line, fields }) => line > 1 || !/节日|名称/.test(fields[0] ?? ''))
    .map(({ line, fields: [name = '', from = '', to = '', ...worked] }) => ({
      line,
      name,
      from: dateIn(from),
      to: dateIn(to),
      worked: worked
        .flatMap((field) => field.split(/[、;；\s]+/))
        .filter((field) => field !== '')
        .map(dateIn),
    }))
}

function readJson(text: string): Row[] | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(value)) return null
  return value.map((item: unknown, index): Row => {
    const fields: Record<string, unknown> = typeof item === 'object' && item !== null ? { ...item } : {}
    const worked = Array.isArray(fields.worked) ? fields.worked : []
    const text = (field: unknown) => (typeof field === 'string' ? field.trim() : '')
    return {
      line: index + 1,
      name: text(fields.name),
      from: dateIn(text(fields.from)),
      to: dateIn(text(fields.to)),
      worked: worked.map((date) => dateIn(text(date))),
    }
  })
}

function dateIn(text: string): string {
  return isLocalDate(text) ? text : (isoDate(readChineseDate(text)) ?? text)
}

function complaintsAbout({ name, from, to, worked }: Row, year: number): string[] {
  const complaints: string[] = []
  if (name === '') complaints.push('没有写节日名称')
  const inRange = (date: LocalDate) =>
    yearOf(date) === year || (yearOf(date) === year - 1 && date.slice(5, 7) === '12')
  for (const date of [from, to, ...worked]) {
    if (!isLocalDate(date)) complaints.push(`“${date}”不是日期，应写成 ${year}-10-01 的样子`)
    else if (!inRange(date)) complaints.push(`${date} 不在 ${year} 年（可以早到上一年 12 月）`)
  }
  if (isLocalDate(from) && isLocalDate(to)) {
    const days = daysBetween(from, to) + 1
    if (days < 1) complaints.push(`放假最后一天 ${to} 早于第一天 ${from}`)
    else if (days > longestHoliday) complaints.push(`一次放假 ${days} 天，请核对`)
  }
  for (const date of worked) if (from <= date && date <= to) complaints.push(`${date} 既放假又上班`)
  return complaints
}

function doubledDays(rows: readonly Row[]): TableComplaint[] {
  const seen = new Map<string, string>()
  return rows.flatMap((row): TableComplaint[] => {
    const complaints: TableComplaint[] = []
    for (const date of [...daysOff(row), ...row.worked]) {
      const other = seen.get(date)
      if (other !== undefined) complaints.push({ line: row.line, message: `${date} 在“${other}”里已经写过` })
      seen.set(date, row.name)
    }
    return complaints
  })
}

function daysOff({ from, to }: Row): string[] {
  if (!isLocalDate(from) || !isLocalDate(to)) return []
  const days = Math.min(daysBetween(from, to) + 1, longestHoliday)
  return Array.from({ length: Math.max(0, days) }, (_, index) => addDays(from, index))
}

function ruleOf({ name, from, to, worked }: Row, index: number, year: number, notice: string): HolidayRule {
  return {
    id: `holiday-${year}-imported-${index + 1}`,
    cites: { instrument: 'holiday-measures', place: notice },
    says: `${name}：${from}至${to}放假${worked.length === 0 ? '' : `，${worked.join('、')}上班`}。`,
    verification: 'to-be-confirmed',
    name,
    off: { from, to },
    worked,
  }
}
