import type { FC } from 'hono/jsx'
import { Choices, SelectField, TextAreaField, TextField } from '../../../../components/kit/field.tsx'
import type { FormError } from '../../../../desk-visit.ts'
import type { Input } from './step-field.ts'

export interface StepInputProps {
  readonly input: Input
  /** What was typed before; null = the page is opened for the first time. */
  readonly value: string | null
  readonly errors: readonly FormError[]
}

/** One control of a step's form. */
export const StepInput: FC<StepInputProps> = ({ input, value, errors }) => {
  const { name, label, hint, optional, control, initial, group } = input
  const now = value ?? initial
  const common = {
    name,
    label,
    errors,
    ...(hint === undefined ? {} : { hint }),
    ...(optional === undefined ? {} : { optional }),
  }
  return (
    <>
      {group !== undefined && <h2 class="field-group">{group}</h2>}
      {control.kind === 'hidden' && <input type="hidden" name={name} value={now} />}
      {control.kind === 'line' && (
        <TextField
          {...common}
          value={now}
          {...(control.width === undefined ? {} : { width: control.width })}
          {...(control.inputmode === undefined ? {} : { inputmode: control.inputmode })}
          {...(control.suggestions === undefined ? {} : { suggestions: control.suggestions })}
        />
      )}
      {control.kind === 'day' && <TextField {...common} type="date" width="medium" value={now} />}
      {control.kind === 'area' && <TextAreaField {...common} rows={control.rows} value={now} />}
      {control.kind === 'select' && <SelectField {...common} options={control.options} value={now} />}
      {control.kind === 'radio' && (
        <Choices {...common} pick="one" options={control.options} values={[now]} />
      )}
    </>
  )
}
