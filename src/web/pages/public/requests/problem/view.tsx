import type { FC } from 'hono/jsx'
import type { StorageTrouble } from '../../../../../usecases/storage-trouble.ts'
import type { PostedForm } from '../../../../read-form.ts'
import { RequestsPage } from '../frame.tsx'
import { OtherWays } from '../other-ways.tsx'
import { problemText as text } from './text.ts'

interface Props {
  readonly asset: (name: string) => string
}

/** No database: the statutory ways in are open all the same, and the page says which. */
export const ClosedView: FC<Props> = ({ asset }) => (
  <RequestsPage title={text.closed.title} asset={asset}>
    <h1>{text.closed.title}</h1>
    <p class="lead">{text.closed.says}</p>
    <OtherWays />
  </RequestsPage>
)

export const NoDraftView: FC<Props> = ({ asset }) => (
  <RequestsPage title={text.noDraft.title} asset={asset}>
    <h1>{text.noDraft.title}</h1>
    <p class="lead">{text.noDraft.says}</p>
    <p class="actions">
      <a class="button" href="/requests">
        {text.noDraft.begin}
      </a>
      <a href="/requests/track">{text.noDraft.track}</a>
    </p>
  </RequestsPage>
)

export const StaleFormView: FC<Props> = ({ asset }) => (
  <RequestsPage title={text.stale.title} asset={asset}>
    <h1>{text.stale.title}</h1>
    <p class="lead">{text.stale.says}</p>
    <p>
      <a href="/requests">{text.stale.back}</a>
    </p>
  </RequestsPage>
)

export const WaitView: FC<Props & { seconds: number }> = ({ asset, seconds }) => (
  <RequestsPage title={text.wait.title} asset={asset}>
    <h1>{text.wait.title}</h1>
    <p class="lead">{text.wait.says(waitInWords(seconds))}</p>
    <OtherWays />
  </RequestsPage>
)

function waitInWords(seconds: number): string {
  return seconds < 60 ? `${seconds} 秒` : `${Math.ceil(seconds / 60)} 分钟`
}

/** Fields that are never written back into a page. */
const notCarried = new Set(['code'])

/** The form as it was filled in, to be sent again: what was typed is not lost. Files have to be chosen anew. */
export const PortalStorageTroubleView: FC<
  Props & {
    trouble: StorageTrouble
    form: { readonly path: string; readonly posted: PostedForm } | null
  }
> = ({ asset, trouble, form }) => (
  <RequestsPage title={text.trouble[trouble].title} asset={asset}>
    <h1>{text.trouble[trouble].title}</h1>
    <p class="lead">{form === null ? text.trouble[trouble].looked : text.trouble[trouble].says}</p>
    {form !== null && (
      <form
        method="post"
        action={form.path}
        enctype={form.posted.files.size > 0 ? 'multipart/form-data' : undefined}
      >
        {[...form.posted.fields]
          .filter(([name]) => !notCarried.has(name))
          .map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
        {form.posted.files.size > 0 && <p>{text.filesAgain}</p>}
        <p class="actions">
          <button type="submit" class="primary">
            {text.again}
          </button>
        </p>
      </form>
    )}
    <OtherWays />
  </RequestsPage>
)
