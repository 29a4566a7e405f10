import type { Child, FC } from 'hono/jsx'
import type { FormError } from '../../desk-visit.ts'

interface Common {
  /** Name of the field, also its id. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly errors?: readonly FormError[]
  /** Optional fields say so; required ones are not starred. */
  readonly optional?: 'yes'
}

export interface TextFieldProps extends Common {
  readonly type?: 'text' | 'password' | 'date' | 'search' | 'email' | 'tel'
  readonly value?: string
  readonly autocomplete?: string
  readonly inputmode?: 'numeric'
  readonly width?: 'short' | 'medium'
  readonly maxlength?: number
  /** Where typing begins when the page is opened. */
  readonly autofocus?: 'yes'
  /** A scanner types here and ends with Enter: the island then goes on to the next field. */
  readonly scan?: 'yes'
  /** Usual values to choose from; anything else may be typed. */
  readonly suggestions?: readonly string[]
}

/** One line of text, a date, a password. */
export const TextField: FC<TextFieldProps> = (props) => {
  const { name, type = 'text', value, autocomplete, inputmode, width, maxlength, autofocus, scan } = props
  const { suggestions = [] } = props
  return (
    <Labelled {...props}>
      <input
        type={type}
        id={name}
        name={name}
        value={value}
        class={width}
        autocomplete={autocomplete}
        inputmode={inputmode}
        maxlength={maxlength}
        autofocus={autofocus === 'yes' ? true : undefined}
        data-scan={scan}
        list={suggestions.length > 0 ? `${name}-suggestions` : undefined}
        {...describe(props)}
      />
      {suggestions.length > 0 && (
        <datalist id={`${name}-suggestions`}>
          {suggestions.map((each) => (
            <option value={each}></option>
          ))}
        </datalist>
      )}
    </Labelled>
  )
}

export const TextAreaField: FC<Common & { readonly value?: string; readonly rows?: number }> = (props) => (
  <Labelled {...props}>
    <textarea id={props.name} name={props.name} rows={props.rows ?? 4} {...describe(props)}>
      {props.value ?? ''}
    </textarea>
  </Labelled>
)

export interface Option {
  readonly value: string
  readonly label: string
}

export const SelectField: FC<Common & { readonly options: readonly Option[]; readonly value?: string }> = (
  props,
) => (
  <Labelled {...props}>
    <select id={props.name} name={props.name} {...describe(props)}>
      {props.options.map(({ value, label }) => (
        <option value={value} selected={value === props.value}>
          {label}
        </option>
      ))}
    </select>
  </Labelled>
)

/** A file; the island adds the drop zone, the size check and the seconds while it is being sent. */
export const FileField: FC<Common & { readonly accept: string; readonly several?: 'yes' }> = (props) => (
  <Labelled {...props}>
    <input
      type="file"
      class="drop"
      id={props.name}
      name={props.name}
      accept={props.accept}
      multiple={props.several === 'yes'}
      {...describe(props)}
    />
    <p class="upload-status" role="status"></p>
  </Labelled>
)

export interface ChoicesProps extends Common {
  readonly options: readonly Option[]
  /** One of them, or any number. */
  readonly pick: 'one' | 'any'
  readonly values?: readonly string[]
}

/** Radio buttons, or check boxes each with the name `<name>-<value>`, under one question. The first one has the id that the error summary leads to. */
export const Choices: FC<ChoicesProps> = (props) => {
  const { name, label, hint, options, pick, values = [] } = props
  const message = messageOf(props)
  return (
    <fieldset
      class={message === null ? 'field choices' : 'field choices has-problem'}
      aria-describedby={describe(props)['aria-describedby']}
    >
      <legend>{label}</legend>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Problem name={name} message={message} />
      {options.map((option, index) => (
        <p class="choice">
          <input
            type={pick === 'one' ? 'radio' : 'checkbox'}
            id={index === 0 ? name : `${name}-${index}`}
            name={pick === 'one' ? name : `${name}-${option.value}`}
            value={option.value}
            checked={values.includes(option.value)}
          />
          <label for={index === 0 ? name : `${name}-${index}`}>{option.label}</label>
        </p>
      ))}
    </fieldset>
  )
}

const Labelled: FC<Common & { readonly children?: Child }> = (props) => {
  const { name, label, hint, optional, children } = props
  const message = messageOf(props)
  return (
    <div class={message === null ? 'field' : 'field has-problem'}>
      <label for={name}>
        {label}
        {optional === 'yes' && <span class="quiet">（可不填）</span>}
      </label>
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <Problem name={name} message={message} />
      {children}
    </div>
  )
}

const Problem: FC<{ name: string; message: string | null }> = ({ name, message }) =>
  message === null ? null : (
    <p class="problem" id={`${name}-problem`}>
      <span class="unseen">问题：</span>
      {message}
    </p>
  )

function messageOf({ name, errors = [] }: Common): string | null {
  const own = errors.filter(({ field }) => field === name).map(({ message }) => message)
  return own.length === 0 ? null : own.join('；')
}

function describe(props: Common): {
  'aria-describedby': string | undefined
  'aria-invalid': 'true' | undefined
} {
  const message = messageOf(props)
  const ids = [
    ...(props.hint === undefined ? [] : [`${props.name}-hint`]),
    ...(message === null ? [] : [`${props.name}-problem`]),
  ]
  return {
    'aria-describedby': ids.length === 0 ? undefined : ids.join(' '),
    'aria-invalid': message === null ? undefined : 'true',
  }
}
