import type { LocalDate } from '../../../../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../../../../domain/calendar/work-calendar.ts'
import type { RequestCase } from '../../../../../domain/requests/request-case.ts'
import type { VocabularyName } from '../../../../../domain/vocabularies/vocabulary.ts'
import type { FieldComplaint } from '../../../../../usecases/access-refusals.ts'
import type { Option } from '../../../../components/kit/field.tsx'

/** What a form of a step may look at: the case as it stands, the calendar, the day, and what the address says. */
export interface StepAbout {
  readonly case: RequestCase
  readonly calendar: WorkCalendar
  readonly today: LocalDate
  /** Parameter of the address (or hidden field), '' when missing: e.g. which consultation, which outcome. */
  readonly asked: (name: string) => string
  readonly newId: () => string
  /** Other requests of the same applicant received in the month of this one; null = not asked for. */
  readonly inMonth: number | null
  /** Words of the region's list that forms offer; none where a form offers none. */
  readonly terms: (name: VocabularyName) => readonly string[]
  /** Other requests that may be meant, by number. */
  readonly others: ReadonlyMap<string, string>
}

/** How one value is typed. */
export type Control =
  | {
      readonly kind: 'line'
      readonly width?: 'short' | 'medium'
      readonly inputmode?: 'numeric'
      readonly suggestions?: readonly string[]
    }
  | { readonly kind: 'area'; readonly rows: number }
  | { readonly kind: 'day' }
  | { readonly kind: 'select' | 'radio'; readonly options: readonly Option[] }
  | { readonly kind: 'hidden' }

/** One control of the page. */
export interface Input {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: 'yes'
  readonly control: Control
  readonly initial: string
  /** Written above this input and those after it. */
  readonly group?: string
}

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly complaints: readonly FieldComplaint[] }

/** Raw values by the name of the input; '' when missing. Trimmed. */
export type Raw = (name: string) => string

/** One value of a fact: the inputs that ask for it and how they are read. Both see the same definition. */
export interface StepField<Value> {
  readonly inputs: (name: string, about: StepAbout) => readonly Input[]
  readonly read: (name: string, raw: Raw, about: StepAbout) => Read<Value>
}

export type FieldsOf = Readonly<Record<string, StepField<unknown>>>

export type ValuesOf<Fields extends FieldsOf> = {
  readonly [Name in keyof Fields]: Fields[Name] extends StepField<infer Value> ? Value : never
}

export function good<Value>(value: Value): Read<Value> {
  return { ok: true, value }
}

export function bad(field: string, message: string): { ok: false; complaints: readonly FieldComplaint[] } {
  return { ok: false, complaints: [{ field, message }] }
}
