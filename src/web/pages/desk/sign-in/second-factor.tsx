import type { Child, FC } from 'hono/jsx'
import type { SecondFactorProof } from '../../../../usecases/prove-second-factor.ts'
import { TextField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { SecurityKeyForm } from '../../../components/kit/security-key-form.tsx'
import { type FormError, fieldOf, type Guest, type Shell } from '../../../desk-visit.ts'
import { signInText as text } from './text.ts'

/** What a person can prove the second factor with, made ready for one page. */
export interface AskedProofs {
  readonly code: 'yes' | 'no'
  /** null = the account has no security key. */
  readonly key: { readonly ceremony: string; readonly optionsJson: string } | null
}

export async function askForProofs({ ports, at }: Guest, accountId: string): Promise<AskedProofs> {
  const [ways, key] = await Promise.all([
    ports.access.listSecondFactorWays({ accountId }),
    ports.access.askSecurityKey({ accountId, at }),
  ])
  return { code: ways.includes('one-time-code') || key === null ? 'yes' : 'no', key }
}

/** What the person sent; null: the form of the key came without the key's answer. */
export function proofOf(guest: Guest): SecondFactorProof | null {
  if (!guest.posted.fields.has('response'))
    return { kind: 'one-time-code', code: fieldOf(guest, 'code').replaceAll(/\s/g, '') }
  const response = answerOf(guest)
  return response === null ? null : { kind: 'security-key', ceremony: fieldOf(guest, 'ceremony'), response }
}

/** The answer of a security key as the browser's script wrote it. */
export function answerOf(guest: Guest): unknown {
  try {
    return JSON.parse(fieldOf(guest, 'response'))
  } catch {
    return null
  }
}

/** Which field a refused proof belongs to. */
export function proofError(guest: Guest, message: string): readonly FormError[] {
  return [{ field: guest.posted.fields.has('response') ? 'response' : 'code', message }]
}

export interface ProofFormsProps {
  readonly shell: Shell
  readonly action: string
  readonly asked: AskedProofs
  readonly submit: string
  readonly errors: readonly FormError[]
  /** Ends the row of buttons, e.g. the way out. */
  readonly way: Child
  /** Hidden fields that go along. */
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** One form a way: the security key first, because nobody can pass it on. */
export const ProofForms: FC<ProofFormsProps> = ({ shell, action, asked, submit, errors, way, fields }) => {
  const along = fields.map(([name, value]) => <input type="hidden" name={name} value={value} />)
  return (
    <>
      {asked.key !== null && (
        <SecurityKeyForm
          shell={shell}
          action={action}
          asks="get"
          optionsJson={asked.key.optionsJson}
          ceremony={asked.key.ceremony}
          submit={text.useKey}
          errors={errors}
        >
          {along}
        </SecurityKeyForm>
      )}
      {asked.key !== null && asked.code === 'yes' && <h2>{text.orCode}</h2>}
      {asked.code === 'yes' && (
        <Form shell={shell} action={action}>
          {along}
          <CodeField errors={errors} />
          <p class="actions">
            <button type="submit" class={asked.key === null ? 'primary' : undefined}>
              {submit}
            </button>
            {way}
          </p>
        </Form>
      )}
      {asked.code === 'no' && <p>{way}</p>}
    </>
  )
}

/** The six figures of an authenticator app. */
export const CodeField: FC<{ errors: readonly FormError[] }> = ({ errors }) => (
  <TextField
    name="code"
    label={text.code}
    hint={text.codeHint}
    inputmode="numeric"
    autocomplete="one-time-code"
    width="short"
    maxlength={10}
    errors={errors}
  />
)
