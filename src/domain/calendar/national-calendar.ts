import { nationalYears } from '../../law/work-calendar/national-years.ts'
import { workCalendar } from './work-calendar.ts'

/** The State Council's calendar, all years encoded. Regions add to it with `withRegionalHolidays`. */
export const nationalCalendar = workCalendar(nationalYears)
