import type { Child, FC } from 'hono/jsx'
import type { LetterKind } from '../../../../domain/requests/letter-kind.ts'
import type { LetterField } from '../../../../domain/requests/letters/letter-fields.ts'
import type { RequestCase } from '../../../../domain/requests/request-case.ts'
import type { ServiceMode } from '../../../../domain/requests/request-event.ts'
import { serviceModeNames } from '../../../../domain/requests/request-words.ts'
import { SelectField, TextAreaField, TextField } from '../../../components/kit/field.tsx'
import { type FormError, fieldOf, type Visit } from '../../../desk-visit.ts'

/** Names of the form's fields begin so, apart from token and key. */
const prefix = 'f-'

export const LetterFields: FC<{
  fields: readonly LetterField[]
  values: Readonly<Record<string, string>>
  errors: readonly FormError[]
}> = ({ fields, values, errors }) => (
  <>
    {fields.map((field) => (
      <OneField field={field} value={values[field.key] ?? ''} errors={errors} />
    ))}
  </>
)

const OneField: FC<{ field: LetterField; value: string; errors: readonly FormError[] }> = ({
  field,
  value,
  errors,
}): Child => {
  const { key, label, hint, type, options = [], required } = field
  const common = {
    name: prefix + key,
    label,
    errors,
    ...(hint === undefined ? {} : { hint }),
    ...(required === 'no' ? ({ optional: 'yes' } as const) : {}),
  }
  switch (type) {
    case 'long':
      return <TextAreaField {...common} value={value} rows={3} />
    case 'choice':
      return (
        <SelectField
          {...common}
          value={value}
          options={[
            { value: '', label: '请选择' },
            ...options.map((option) => ({ value: option, label: option })),
          ]}
        />
      )
    case 'date':
      return <TextField {...common} type="date" width="medium" value={value} />
    case 'text':
      return <TextField {...common} value={value} />
  }
}

const modes = Object.entries(serviceModeNames).map(([value, label]) => ({ value, label }))

export const ServiceField: FC<{ value: ServiceMode }> = ({ value }) => (
  <SelectField
    name="served-by"
    label="送达方式"
    hint="网上、电子邮件送达的，救济告知要写网上申请复议的渠道。"
    options={modes}
    value={value}
  />
)

const toThirdParty: readonly LetterKind[] = [
  'third-party-consultation',
  'third-party-answer-sheet',
  'override-notice',
]

/** Which of the third parties the letter is for; none to choose from = its name is filled in by hand. */
export const ConsultationField: FC<{ kind: LetterKind; made: RequestCase }> = ({ kind, made }) => {
  const own = made.consultations.filter(({ sent }) => sent.consulted === 'third-party')
  if (!toThirdParty.includes(kind) || own.length === 0) return null
  return (
    <SelectField
      name="consultation"
      label="哪一次征求意见"
      options={own.map(({ id, sent }) => ({ value: id, label: `${sent.on} ${sent.about}` }))}
      value={own.at(-1)?.id ?? ''}
    />
  )
}

/** What was typed, by key; dates and choices that are none become ''. */
export function readParticulars(visit: Visit, fields: readonly LetterField[]): Record<string, string> {
  return Object.fromEntries(
    fields.map(({ key, type, options = [] }) => {
      const text = fieldOf(visit, prefix + key).trim()
      return [key, type === 'choice' && !options.includes(text) ? '' : text]
    }),
  )
}

export function readService(visit: Visit): ServiceMode | null {
  const text = fieldOf(visit, 'served-by')
  return Object.hasOwn(serviceModeNames, text) ? (text as ServiceMode) : null // just looked up among its own keys
}

export function readConsultation(visit: Visit, made: RequestCase): string | null {
  const text = fieldOf(visit, 'consultation')
  return made.consultations.find(({ id }) => id === text)?.id ?? null
}
