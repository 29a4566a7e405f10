/**
 * Instants are text: ISO 8601 in UTC with milliseconds, "2026-03-04T01:02:03.456Z". Two of them compare with `<` and
 * `>` as text. Plain arithmetic, because the core reads no clock and uses no Date.
 */

import { addDays, daysBetween, type LocalDate, parseLocalDate } from './local-date.ts'

const shape = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})Z$/
const epoch: LocalDate = '1970-01-01'
const day = 86_400_000

/** Milliseconds since 1970-01-01T00:00:00.000Z. Throws for text of any other shape. */
export function millisecondsOf(instant: string): number {
  const [, dateText = '', hours, minutes, seconds, milliseconds] = shape.exec(instant) ?? []
  const date = parseLocalDate(dateText)
  if (date === null) throw new Error(`instant ${instant}: expected YYYY-MM-DDTHH:MM:SS.mmmZ`)
  const sinceMidnight = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)
  return daysBetween(epoch, date) * day + sinceMidnight * 1000 + Number(milliseconds)
}

/** The instant `seconds` later (earlier when negative). */
export function addSeconds(instant: string, seconds: number): string {
  const total = millisecondsOf(instant) + Math.round(seconds * 1000)
  const days = Math.floor(total / day)
  const rest = total - days * day
  const [hours, minutes] = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60]
  const time = [hours, minutes, Math.floor(rest / 1000) % 60].map((part) => String(part).padStart(2, '0'))
  return `${addDays(epoch, days)}T${time.join(':')}.${String(rest % 1000).padStart(3, '0')}Z`
}

/** The day that it was in China (UTC+8, without summer time since 1991). */
export function dayInChina(instant: string): LocalDate {
  const hours = Math.floor(millisecondsOf(instant) / 3_600_000) + 8
  return addDays(epoch, Math.floor(hours / 24))
}

export function addMinutes(instant: string, minutes: number): string {
  return addSeconds(instant, minutes * 60)
}

export function addHours(instant: string, hours: number): string {
  return addSeconds(instant, hours * 3600)
}

/** Days of 24 hours: for periods of technical rules. Periods of the law count calendar or working days. */
export function addDaysOf24Hours(instant: string, days: number): string {
  return addSeconds(instant, days * 86_400)
}
