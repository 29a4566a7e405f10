/** The kinds of values that facts are made of. */

import { isLocalDate, type LocalDate } from '../../../../../domain/calendar/local-date.ts'
import { readTypedDay } from '../../../../typed-day.ts'
import { bad, type Control, good, type Input, type StepAbout, type StepField } from './step-field.ts'

interface Wording {
  readonly label: string
  readonly hint?: string | ((about: StepAbout) => string)
  /** What stands there when the page is opened. */
  readonly initial?: (about: StepAbout) => string
  /** Of one line: usual values to choose from. */
  readonly suggestions?: (about: StepAbout) => readonly string[]
}

const longest = 4000

/** One line of text that must be filled in. */
export function line(wording: Wording & { readonly width?: 'short' | 'medium' }): StepField<string> {
  const { width } = wording
  return text(wording, { kind: 'line', ...(width === undefined ? {} : { width }) })
}

/** Several lines that must be filled in. */
export function area(wording: Wording & { readonly rows?: number }): StepField<string> {
  return text(wording, { kind: 'area', rows: wording.rows ?? 4 })
}

/** Asked for in some cases only: neither required nor marked as optional; the definition's `check` decides. */
export function conditional(wording: Wording & { readonly rows?: number }): StepField<string> {
  const field = remark(wording)
  return {
    ...field,
    inputs: (name, about) => field.inputs(name, about).map(({ optional: _, ...input }) => input),
  }
}

/** A remark that may be left empty. */
export function remark(wording: Wording & { readonly rows?: number }): StepField<string> {
  const control: Control =
    wording.rows === undefined ? { kind: 'line' } : { kind: 'area', rows: wording.rows }
  const field = text(wording, control)
  return {
    inputs: (name, about) =>
      field.inputs(name, about).map((input) => ({ ...input, optional: 'yes' as const })),
    read: (name, raw) =>
      raw(name).length > longest
        ? bad(name, `${wording.label}太长，请写在 ${longest} 字以内`)
        : good(raw(name)),
  }
}

function text(wording: Wording, control: Control): StepField<string> {
  return {
    inputs: (name, about) => [inputOf(name, wording, control, about)],
    read: (name, raw) => {
      const value = raw(name)
      if (value === '') return bad(name, `请填写${wording.label}`)
      return value.length > longest
        ? bad(name, `${wording.label}太长，请写在 ${longest} 字以内`)
        : good(value)
    },
  }
}

/** A calendar day; any usual way of writing it is read. */
export function day(wording: Wording): StepField<LocalDate> {
  return {
    inputs: (name, about) => [inputOf(name, wording, { kind: 'day' }, about)],
    read: (name, raw) => {
      if (raw(name) === '') return bad(name, `请填写${wording.label}`)
      const value = readTypedDay(raw(name))
      return value === null ? bad(name, `${wording.label}应写成 2026-03-31 的样子`) : good(value)
    },
  }
}

/** A day, or null where it is left empty. */
export function dayOrNone(wording: Wording): StepField<LocalDate | null> {
  const field = day(wording)
  return {
    inputs: (name, about) =>
      field.inputs(name, about).map((input) => ({ ...input, optional: 'yes' as const })),
    read: (name, raw, about) => (raw(name) === '' ? good(null) : field.read(name, raw, about)),
  }
}

/** A whole number from `from` to `to`. */
export function whole(
  wording: Wording & { readonly from: number; readonly to: number | ((about: StepAbout) => number) },
): StepField<number> {
  return {
    inputs: (name, about) => [
      inputOf(name, wording, { kind: 'line', width: 'short', inputmode: 'numeric' }, about),
    ],
    read: (name, raw, about) => {
      const digits = raw(name).normalize('NFKC')
      const to = typeof wording.to === 'number' ? wording.to : wording.to(about)
      const value = Number(digits)
      if (!/^\d{1,7}$/.test(digits) || value < wording.from || value > to)
        return bad(name, `${wording.label}应是 ${wording.from} 到 ${to} 之间的整数`)
      return good(value)
    },
  }
}

/** One of a closed list. `options` in the order shown. */
export function oneOf<const Value extends string>(
  names: Readonly<Record<Value, string>>,
  wording: Wording & { readonly as?: 'select' | 'radio' },
): StepField<Value> {
  const values = Object.keys(names) as Value[] // the names are written with exactly these keys
  const options = values.map((value) => ({ value, label: names[value] }))
  return {
    inputs: (name, about) => [inputOf(name, wording, { kind: wording.as ?? 'radio', options }, about)],
    read: (name, raw) => {
      const value = values.find((each) => each === raw(name))
      return value === undefined ? bad(name, `请选择${wording.label}`) : good(value)
    },
  }
}

/** One of a list that the case gives; with a single one there is nothing to ask. */
export function oneOfThese(
  wording: Wording & {
    readonly none: string
    readonly options: (about: StepAbout) => readonly { readonly value: string; readonly label: string }[]
  },
): StepField<string> {
  return {
    inputs: (name, about) => {
      const options = wording.options(about)
      const asked = about.asked(name)
      const known = options.some(({ value }) => value === asked) ? asked : (options[0]?.value ?? '')
      return [{ ...inputOf(name, wording, { kind: 'select', options }, about), initial: known }]
    },
    read: (name, raw, about) => {
      const options = wording.options(about)
      if (options.length === 0) return bad(name, wording.none)
      const found = options.find(({ value }) => value === raw(name))
      return found === undefined ? bad(name, `请选择${wording.label}`) : good(found.value)
    },
  }
}

/** A value that nobody types. */
export function fixed<Value>(value: (about: StepAbout) => Value): StepField<Value> {
  return { inputs: () => [], read: (_name, _raw, about) => good(value(about)) }
}

export function inputOf(
  name: string,
  { label, hint, initial, suggestions }: Wording,
  control: Control,
  about: StepAbout,
): Input {
  const words = typeof hint === 'function' ? hint(about) : hint
  return {
    name,
    label,
    control:
      control.kind === 'line' && suggestions !== undefined
        ? { ...control, suggestions: suggestions(about) }
        : control,
    initial: initial?.(about) ?? '',
    ...(words === undefined ? {} : { hint: words }),
  }
}

/** The day of the fact itself when the page is opened: the day the address names, else today. */
export function askedDay(about: StepAbout): LocalDate {
  const asked = about.asked('on')
  return isLocalDate(asked) ? asked : about.today
}
