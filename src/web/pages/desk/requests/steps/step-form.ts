import type { LocalDate } from '../../../../../domain/calendar/local-date.ts'
import type {
  ApplicantField,
  RequestEventType,
  RequestFact,
} from '../../../../../domain/requests/request-event.ts'
import type { FieldComplaint } from '../../../../../usecases/access-refusals.ts'
import { askedDay, day } from './fields.ts'
import {
  type FieldsOf,
  good,
  type Input,
  type Raw,
  type Read,
  type StepAbout,
  type ValuesOf,
} from './step-field.ts'

type Fact<T extends RequestEventType> = Extract<RequestFact, { type: T }>
type Personal = Readonly<Partial<Record<ApplicantField, string>>>

/** What a form makes of what was typed. */
export interface StepRead {
  readonly on: LocalDate
  readonly fact: RequestFact
  /** What goes to the store of personal data and never into the fact. */
  readonly personal: Personal
}

/** The form of one kind of fact: page, validation and fact come from it. */
export interface StepForm {
  readonly type: RequestEventType
  /** On the button. */
  readonly submit: string
  /** What happens, and the rule behind it; one sentence a line. */
  readonly says: readonly string[]
  readonly inputs: (about: StepAbout) => readonly Input[]
  readonly read: (raw: Raw, about: StepAbout) => Read<StepRead>
  /** Said once it is on record; '' = nothing more. */
  readonly done: string
}

interface Definition<T extends RequestEventType, Fields extends FieldsOf> {
  readonly submit: string
  readonly says?: readonly string[]
  readonly done?: string
  /** How the day is called: 告知之日, 签收之日 … */
  readonly day: string
  readonly dayHint?: string
  readonly dayInitial?: (about: StepAbout) => LocalDate
  readonly fields: Fields
  readonly fact: (values: ValuesOf<Fields>, about: StepAbout, on: LocalDate) => Fact<T>
  readonly personal?: (values: ValuesOf<Fields>) => Personal
  /** What only shows when the values are put together. */
  readonly check?: (values: ValuesOf<Fields>, about: StepAbout) => readonly FieldComplaint[]
}

/** Defines the form of a fact. */
export function stepForm<T extends RequestEventType, const Fields extends FieldsOf>(
  type: T,
  definition: Definition<T, Fields>,
): StepForm {
  const { fields, fact } = definition
  const onField = day({
    label: definition.day,
    hint: definition.dayHint ?? '以实际发生的那天为准，补录的也写那天。',
    initial: definition.dayInitial ?? askedDay,
  })
  const names: readonly (keyof Fields & string)[] = Object.keys(fields)
  return {
    type,
    submit: definition.submit,
    says: definition.says ?? [],
    done: definition.done ?? '',
    inputs: (about) => [
      ...onField.inputs('on', about),
      ...names.flatMap((name) => fields[name]?.inputs(name, about) ?? []),
    ],
    read: (raw, about) => {
      const on = onField.read('on', raw, about)
      const read = names.map((name) => [name, fields[name]?.read(name, raw, about)] as const)
      const complaints = [
        ...(on.ok ? [] : on.complaints),
        ...read.flatMap(([, each]) => (each === undefined || each.ok ? [] : each.complaints)),
      ]
      if (!on.ok || complaints.length > 0) return { ok: false, complaints }
      const values = Object.fromEntries(
        read.map(([name, each]) => [name, each?.ok === true ? each.value : undefined]),
      ) as ValuesOf<Fields> // every field of the definition was read just above
      const wrong = definition.check?.(values, about) ?? []
      if (wrong.length > 0) return { ok: false, complaints: wrong }
      return good({
        on: on.value,
        fact: fact(values, about, on.value),
        personal: definition.personal?.(values) ?? {},
      })
    },
  }
}
