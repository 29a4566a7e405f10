import { dayOfWeek } from '../../../domain/calendar/local-date.ts'
import type { ClockDay } from '../../../domain/requests/term.ts'

/** One or two characters that say what a day was to the period; the list of days gives the reason. */
export function daySign(day: ClockDay): string | null {
  const weekend = dayOfWeek(day.date) >= 6
  if (day.part === 'day-zero') return '收'
  if (day.counts) return weekend ? `班 ${day.nth}` : String(day.nth)
  if (day.part === 'excluded') return '除'
  if (day.part === 'waiting') return '等'
  if (day.part === 'discarded') return '废'
  if (day.part === 'reasonable-period') return '延'
  return weekend ? null : '休'
}
