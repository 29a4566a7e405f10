/**
 * A calendar day without a time zone, 'YYYY-MM-DD'. Two dates compare with `<` and `>` as text.
 * Plain arithmetic, so that the core reads no clock and the same code runs in the browser.
 */
export type LocalDate = `${number}-${number}-${number}`

const shape = /^(\d{4})-(\d{2})-(\d{2})$/

/** True for a day that exists, written 'YYYY-MM-DD' ('2025-02-29' does not exist, nor does a year 0). */
export function isLocalDate(text: string): text is LocalDate {
  const match = shape.exec(text)
  if (match === null) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** Reads a day, or answers null when the text is none. */
export function parseLocalDate(text: string): LocalDate | null {
  return isLocalDate(text) ? text : null
}

/** The day `days` later (earlier when negative). Throws outside the years 0000 to 9999. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return fromDayNumber(dayNumber(date) + days)
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** 1 = Monday … 7 = Sunday. */
export function dayOfWeek(date: LocalDate): number {
  // Day 0 (1970-01-01) was a Thursday; the year 0 is far below, so the remainder is made positive.
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1
}

const dayNames = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

/** "周三". */
export function dayName(date: LocalDate): string {
  return dayNames[dayOfWeek(date) - 1] ?? ''
}

/** The year of a date, as a number. */
export function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4))
}

/** "2025年9月30日". */
export function inChinese(date: LocalDate): string {
  return `${yearOf(date)}年${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`
}

/** Every day from `from` to `to`, both included; empty when `to` is earlier. */
export function daysFromTo(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = []
  for (let number = dayNumber(from); number <= dayNumber(to); number++) days.push(fromDayNumber(number))
  return days
}

/** 28 to 31. `month` from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/**
 * Days since 1970-01-01 in the Gregorian calendar. The year is taken to begin in March, so that the leap day
 * is its last day, and to belong to an era of 400 years (146,097 days).
 */
function dayNumber(date: LocalDate): number {
  const month = digits(date, 5, 7)
  const year = digits(date, 0, 4) - (month <= 2 ? 1 : 0)
  const era = Math.floor(year / 400)
  const yearOfEra = year - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + digits(date, 8, 10) - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function fromDayNumber(number: number): LocalDate {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  const month = marchMonth + (marchMonth < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  if (year < 0 || year > 9999) throw new Error(`day ${number} lies outside the years 0000 to 9999`)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as LocalDate // built from a day that exists
}

/** The number written between two places. A clock asks for it several times on every day, so no text is cut out. */
function digits(date: LocalDate, from: number, to: number): number {
  let value = 0
  for (let place = from; place < to; place++) value = value * 10 + date.charCodeAt(place) - 48
  return value
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
