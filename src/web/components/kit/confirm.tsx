import type { Child, FC } from 'hono/jsx'
import type { FormError, Shell } from '../../desk-visit.ts'
import { ErrorSummary } from './error-summary.tsx'
import { Form } from './form.tsx'

export interface ConfirmProps {
  readonly shell: Pick<Shell, 'form'>
  readonly heading: string
  readonly action: string
  readonly submit: string
  readonly back: string
  readonly errors?: readonly FormError[]
  /** What will happen, and fields if any. */
  readonly children?: Child
}

/** A question before something that cannot be taken back with one key; a page of its own, so that it needs no script. */
export const Confirm: FC<ConfirmProps> = ({
  shell,
  heading,
  action,
  submit,
  back,
  errors = [],
  children,
}) => (
  <>
    <ErrorSummary errors={errors} />
    <h1>{heading}</h1>
    <Form shell={shell} action={action}>
      {children}
      <p class="actions">
        <button type="submit" class="primary">
          {submit}
        </button>
        <a href={back}>取消</a>
      </p>
    </Form>
  </>
)
