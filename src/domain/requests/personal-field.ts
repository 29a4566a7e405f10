import type { PersonalDataClass } from '../../law/personal-data-classes.ts'
import { type ApplicantField, applicantFields } from './request-event.ts'

/**
 * Name under which a value is kept with the request. A request may ask several third parties: theirs are told apart by
 * the consultation ("third-party.name#<consultation>"), the applicant's are not.
 */
export function personalFieldOf(field: ApplicantField, consultation: string | null): string {
  return field.startsWith('third-party.') && consultation !== null ? `${field}#${consultation}` : field
}

/** The class that decides how a kept field is sealed, shown and destroyed. Throws for a name that no request has. */
export function personalFieldClass(name: string): PersonalDataClass {
  const [field = ''] = name.split('#')
  if (!isApplicantField(field)) throw new Error(`personal data of a request: no field ${field}`)
  return applicantFields[field]
}

/** True for the name of a field that a request keeps of a person. */
export function isApplicantField(field: string): field is ApplicantField {
  return Object.hasOwn(applicantFields, field)
}
