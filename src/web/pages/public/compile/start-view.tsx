import type { FC } from 'hono/jsx'
import { Page } from '../../../components/page/page.tsx'
import { compileText as text } from './text.ts'

export interface StartProps {
  readonly asset: (name: string) => string
  /** Report year to offer: the year before this one. */
  readonly year: number
  readonly problem?: string
}

/** Three ways to begin. */
export const CompileStartView: FC<StartProps> = ({ asset, year, problem }) => (
  <Page title={text.title} section="compile" asset={asset}>
    {problem !== undefined && (
      <section class="error-summary" role="alert" aria-label="有一个问题" tabindex={-1}>
        <p>{problem}</p>
      </section>
    )}
    <h1>{text.startHeading}</h1>
    <p class="lead">{text.startLead}</p>
    <div class="starts">
      <BlankStart year={year} />
      <FileStart {...text.previous} action="previous" id="previous-file" />
      <FileStart {...text.file} action="file" id="any-file" />
    </div>
  </Page>
)

const BlankStart: FC<{ year: number }> = ({ year }) => (
  <form method="get" action="/compile" class="start">
    <h2>{text.blank.heading}</h2>
    <div class="field">
      <label for="organ">{text.blank.organ}</label>
      <input type="text" id="organ" name="organ" required autocomplete="organization" maxlength={100} />
    </div>
    <div class="field">
      <label for="year">{text.blank.year}</label>
      <input
        type="text"
        id="year"
        name="year"
        class="short"
        required
        inputmode="numeric"
        pattern="20[0-9][0-9]"
        value={String(year)}
        autocomplete="off"
      />
    </div>
    <p class="actions">
      <button type="submit" class="primary">
        {text.blank.start}
      </button>
    </p>
  </form>
)

const FileStart: FC<{
  heading: string
  hint: string
  label: string
  start: string
  action: 'previous' | 'file'
  id: string
}> = ({ heading, hint, label, start, action, id }) => (
  <form method="post" action="/compile" enctype="multipart/form-data" class="start">
    <h2>{heading}</h2>
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
    <div class="field">
      <label for={id}>{label}</label>
      <input class="drop small" type="file" id={id} name="file" required aria-describedby={`${id}-hint`} />
    </div>
    <p class="actions">
      <button type="submit" name="action" value={action}>
        {start}
      </button>
    </p>
  </form>
)
