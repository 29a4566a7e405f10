import type { Child, FC } from 'hono/jsx'
import type { FormError, Shell } from '../../desk-visit.ts'
import { Form } from './form.tsx'

export interface SecurityKeyFormProps {
  readonly shell: Pick<Shell, 'form'>
  readonly action: string
  /** Make a new key known, or let one that is known sign. */
  readonly asks: 'create' | 'get'
  /** For `navigator.credentials`, as the use case gave it. */
  readonly optionsJson: string
  readonly ceremony: string
  readonly submit: string
  readonly errors?: readonly FormError[]
  readonly children?: Child
}

/** Asks the browser for a security key: the one thing of the desk that a browser cannot do without its script. */
export const SecurityKeyForm: FC<SecurityKeyFormProps> = (props) => {
  const { shell, action, asks, optionsJson, ceremony, submit, errors = [], children } = props
  const message = errors.find(({ field }) => field === 'response')?.message
  return (
    <div class="security-key" data-asks={asks} data-options={optionsJson}>
      <Form shell={shell} action={action}>
        <input type="hidden" name="ceremony" value={ceremony} />
        <input type="hidden" name="response" value="" />
        {children}
        {message !== undefined && (
          <p class="problem">
            <span class="unseen">问题：</span>
            {message}
          </p>
        )}
        <p class="actions">
          <button type="submit" class="primary" id="response">
            {submit}
          </button>
        </p>
        <p class="key-status" role="status"></p>
      </Form>
    </div>
  )
}
