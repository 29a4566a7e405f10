import { inChinese, isLocalDate } from '../domain/calendar/local-date.ts'

/** A day in words; what is no day, as it stands. */
export function dayText(date: string): string {
  return isLocalDate(date) ? inChinese(date) : date
}
