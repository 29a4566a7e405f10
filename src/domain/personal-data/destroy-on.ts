import { type PersonalDataClass, personalDataClasses } from '../../law/personal-data-classes.ts'
import { addDays, type LocalDate, parseLocalDate, yearOf } from '../calendar/local-date.ts'

/** The last day on which a field of the class is kept, for a matter closed on a day (个人信息保护法 第十九条). */
export function destroyOn(dataClass: PersonalDataClass, closedOn: LocalDate): LocalDate {
  return fullYearsAfter(closedOn, personalDataClasses[dataClass].retentionYears)
}

/** The same day so many years later. 29 February becomes 1 March where the year has none. */
export function fullYearsAfter(day: LocalDate, years: number): LocalDate {
  const year = yearOf(day) + years
  const sameDay = parseLocalDate(`${String(year).padStart(4, '0')}${day.slice(4)}`)
  return sameDay ?? addDays(`${year}-02-28` as LocalDate, 1) // the only day that a later year can lack
}
