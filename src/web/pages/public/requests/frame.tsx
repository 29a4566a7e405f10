import type { Child, FC } from 'hono/jsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { Page } from '../../../components/page/page.tsx'
import type { FormError } from '../../../desk-visit.ts'

export interface RequestsPageProps {
  readonly title: string
  readonly asset: (name: string) => string
  readonly errors?: readonly FormError[]
  /** Where this page belongs: the link above the heading. */
  readonly back?: { readonly href: string; readonly label: string }
  /** `upload` says while a file is sent how long it takes. */
  readonly island?: 'upload'
  readonly children?: Child
}

/** The frame of the pages of requests. What is wrong stands first, and in the title of the window. */
export const RequestsPage: FC<RequestsPageProps> = ({
  title,
  asset,
  errors = [],
  back,
  island,
  children,
}) => (
  <Page
    title={errors.length > 0 ? `问题：${title}` : title}
    section="requests"
    asset={asset}
    styles="forms"
    islands={island === 'upload' ? ['asking.js'] : errors.length > 0 ? ['asking.js'] : []}
  >
    <div class="asking">
      {back !== undefined && (
        <p class="trail">
          <a href={back.href}>{back.label}</a>
        </p>
      )}
      <ErrorSummary errors={errors} />
      {children}
    </div>
  </Page>
)
