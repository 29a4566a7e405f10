import type { FC } from 'hono/jsx'
import { Page } from '../../../components/page/page.tsx'
import type { Example } from '../../../web-ports.ts'
import { homeText as text } from './text.ts'

export interface HomeProps {
  readonly asset: (name: string) => string
  readonly examples: readonly Pick<Example, 'id' | 'title'>[]
  /** What was wrong with the last file, and in which field. */
  readonly problem?: { readonly field: 'report' | 'previous'; readonly message: string }
}

/** Kept in step with what the readers take; the content decides, not the name. */
const accepted =
  '.pdf,.docx,.doc,.wps,.xlsx,.xls,.et,.odt,.html,.htm,.mht,.md,.txt,.csv,.json,.png,.jpg,.jpeg,.tif,.tiff,.bmp,.webp'

export const HomeView: FC<HomeProps> = ({ asset, examples, problem }) => (
  <Page
    title={problem === undefined ? text.title : `问题：${text.heading}`}
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
    <div class="home">
      <div>
        <h1>{text.heading}</h1>
        <p class="lead">{text.lead}</p>
        <form method="post" action="/audit" enctype="multipart/form-data" class="upload" data-island="upload">
          <FileField name="report" label={text.file} hint={text.fileHint} problem={problem} required />
          <FileField name="previous" label={text.previous} hint={text.previousHint} problem={problem} />
          <p class="actions">
            <button type="submit" class="primary">
              {text.submit}
            </button>
            <span class="upload-status" role="status"></span>
          </p>
          <p class="quiet">{text.privacy}</p>
        </form>
      </div>
      <Specimen />
    </div>
    <section aria-labelledby="examples-title" class="examples">
      <h2 id="examples-title">{text.examples}</h2>
      <ul>
        {examples.map(({ id, title }) => (
          <li>
            <a href={`/examples/${encodeURIComponent(id)}`}>{title}</a>
          </li>
        ))}
      </ul>
    </section>
  </Page>
)

const FileField: FC<{
  name: 'report' | 'previous'
  label: string
  hint: string
  problem: HomeProps['problem']
  required?: true
}> = ({ name, label, hint, problem, required }) => {
  const message = problem?.field === name ? problem.message : null
  return (
    <div class={message === null ? 'field' : 'field has-problem'}>
      <label for={name}>{label}</label>
      <p class="hint" id={`${name}-hint`}>
        {hint}
      </p>
      {message !== null && (
        <p class="problem" id={`${name}-problem`}>
          {message}
        </p>
      )}
      <input
        class={required ? 'drop' : 'drop small'}
        type="file"
        id={name}
        name={name}
        accept={accepted}
        required={required}
        aria-describedby={message === null ? `${name}-hint` : `${name}-hint ${name}-problem`}
        aria-invalid={message === null ? undefined : 'true'}
      />
    </div>
  )
}

/** What a finding looks like: an error that really was published. */
const Specimen: FC = () => (
  <figure class="specimen">
    <table>
      <thead>
        <tr>
          <td></td>
          <th scope="col">自然人</th>
          <th scope="col">商业企业</th>
          <th scope="col">…</th>
          <th scope="col">其他</th>
          <th scope="col">总计</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">一、本年新收</th>
          <td>2</td>
          <td>0</td>
          <td>…</td>
          <td>2</td>
          <td class="wrong">
            <mark class="place is-error">2</mark>
          </td>
        </tr>
      </tbody>
    </table>
    <p class="annotation">{text.specimen.note}</p>
    <figcaption>{text.specimen.caption}</figcaption>
  </figure>
)
