import type { FC } from 'hono/jsx'
import { Page } from '../../../components/page/page.tsx'
import { AuditForm, type AuditFormProps } from './audit-form.tsx'
import { auditFormText as text } from './audit-form-text.ts'

/** GET /audit, and a file that cannot be taken: with the reason at the field. */
export const AuditStartView: FC<
  Omit<AuditFormProps, 'heading'> & { readonly asset: (name: string) => string }
> = ({ asset, examples, problem }) => (
  <Page
    title={problem === undefined ? text.heading : `问题：${text.heading}`}
    section="audit"
    asset={asset}
    islands={['upload.js']}
  >
    {problem !== undefined && (
      <section
        class="error-summary"
        role="alert"
        aria-labelledby="error-title"
        tabindex={-1}
        id="error-summary"
      >
        <h2 id="error-title">{text.errorHeading}</h2>
        <p>
          <a href={`#${problem.field}`}>{problem.message}</a>
        </p>
      </section>
    )}
    <AuditForm heading="h1" examples={examples} problem={problem} />
  </Page>
)
