import type { Child, FC } from 'hono/jsx'
import type { Shell } from '../../desk-visit.ts'

export interface FormProps {
  readonly shell: Pick<Shell, 'form'>
  /** Path of the desk. */
  readonly action: string
  readonly upload?: 'yes'
  readonly children?: Child
}

/** Every form that changes something: POST, with the synchroniser token and an idempotency key. */
export const Form: FC<FormProps> = ({ shell, action, upload, children }) => (
  <form
    method="post"
    action={action}
    enctype={upload === 'yes' ? 'multipart/form-data' : undefined}
    novalidate
    data-upload={upload}
  >
    <input type="hidden" name="token" value={shell.form.token} />
    <input type="hidden" name="key" value={shell.form.newKey()} />
    {children}
  </form>
)
