import type { FC } from 'hono/jsx'
import type { Example } from '../../../web-ports.ts'
import { auditFormText as text } from './audit-form-text.ts'

export interface AuditFormProps {
  readonly examples: readonly Pick<Example, 'id' | 'title'>[]
  /** The title of its page, or a part of the first page. */
  readonly heading: 'h1' | 'h2'
  /** What was wrong with the last file, and in which field. */
  readonly problem?: { readonly field: 'report' | 'previous'; readonly message: string } | undefined
}

/** Kept in step with what the readers take; the content decides, not the name. */
const accepted =
  '.pdf,.docx,.doc,.wps,.xlsx,.xls,.et,.odt,.html,.htm,.mht,.md,.txt,.csv,.json,.png,.jpg,.jpeg,.tif,.tiff,.bmp,.webp'

/** 核查一份年报: the file, last year's if there is one, or one of the examples. */
export const AuditForm: FC<AuditFormProps> = ({ examples, heading: Heading, problem }) => {
  const Below = Heading === 'h1' ? 'h2' : 'h3'
  return (
    <section aria-labelledby="audit-title">
      <div class="home">
        <div>
          <Heading id="audit-title" class="display">
            {text.heading}
          </Heading>
          <p class="lead">{text.lead}</p>
          <form
            method="post"
            action="/audit"
            enctype="multipart/form-data"
            class="upload"
            data-island="upload"
          >
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
      <div class="examples">
        <Below class="examples-title">{text.examples}</Below>
        <ul>
          {examples.map(({ id, title }) => (
            <li>
              <a href={`/examples/${encodeURIComponent(id)}`}>{title}</a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

const FileField: FC<{
  name: 'report' | 'previous'
  label: string
  hint: string
  problem: AuditFormProps['problem']
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
