import type { FC } from 'hono/jsx'
import type { FormError } from '../../desk-visit.ts'

/** What is wrong with the form, in the words that also stand at the fields; takes the focus. */
export const ErrorSummary: FC<{ errors: readonly FormError[] }> = ({ errors }) =>
  errors.length === 0 ? null : (
    <section
      class="error-summary"
      role="alert"
      aria-labelledby="error-title"
      tabindex={-1}
      id="error-summary"
    >
      <h2 id="error-title">{errors.length === 1 ? '有一个问题' : `有 ${errors.length} 个问题`}</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>
            {field === null ? <span class="problem">{message}</span> : <a href={`#${field}`}>{message}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
