import type { Child, FC } from 'hono/jsx'
import type { Shell } from '../../desk-visit.ts'

export interface FormProps {
  readonly shell: Pick<Shell, 'form'>
  /** Path of the desk. */
  readonly action: string
  /** `progress`: shown while the files go out; the answer must be a redirection, or the same page with what is wrong. */
  readonly upload?: 'yes' | 'progress'
  readonly children?: Child
}

/** Every form that changes something: POST, with the synchroniser token and an idempotency key. */
export const Form: FC<FormProps> = ({ shell, action, upload, children }) => (
  <form
    method="post"
    action={action}
    enctype={upload === undefined ? undefined : 'multipart/form-data'}
    novalidate
    data-upload={upload}
  >
    <input type="hidden" name="token" value={shell.form.token} />
    <input type="hidden" name="key" value={shell.form.newKey()} />
    {children}
  </form>
)
