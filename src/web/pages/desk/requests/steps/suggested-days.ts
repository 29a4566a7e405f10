import type { LocalDate } from '../../../../../domain/calendar/local-date.ts'
import { addWorkingDays } from '../../../../../domain/calendar/working-days.ts'
import { askedDay } from './fields.ts'
import type { StepAbout } from './step-field.ts'

/** The law asks for a reasonable period and names none: this many working days stand in the form, to be changed there. */
const usualSupplementDays = 10

/** A day that a supplement may reasonably take, counted from the day the applicant is told. */
export function supplementLimit(about: StepAbout): LocalDate {
  return addWorkingDays(about.calendar, askedDay(about), usualSupplementDays).value
}
