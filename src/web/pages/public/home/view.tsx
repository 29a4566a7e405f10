import type { FC } from 'hono/jsx'
import { Page } from '../../../components/page/page.tsx'
import { AuditForm, type AuditFormProps } from '../audit/audit-form.tsx'
import { homeText as text } from './text.ts'

/** GET /: where citizens and those who check reports part. */
export const HomeView: FC<
  Pick<AuditFormProps, 'examples'> & { readonly asset: (name: string) => string }
> = ({ asset, examples }) => (
  <Page title={text.title} section={null} asset={asset} islands={['upload.js']}>
    <h1>{text.heading}</h1>
    <section class="fork" aria-labelledby="ask-title">
      <h2 id="ask-title">{text.ask}</h2>
      <ul>
        {text.ways.map(({ href, name, says }) => (
          <li>
            <a href={href}>{name}</a>
            <p class="quiet">{says}</p>
          </li>
        ))}
      </ul>
    </section>
    <AuditForm heading="h2" examples={examples} />
  </Page>
)
