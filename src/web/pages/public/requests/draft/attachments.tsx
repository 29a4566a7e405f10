import type { FC } from 'hono/jsx'
import type { StoredFile } from '../../../../../domain/files/stored-file.ts'
import { uploadFormats, uploadLimits } from '../../../../../domain/files/upload-rules.ts'
import { isId } from '../../../../../domain/is-id.ts'
import { passPage } from '../../../../../domain/requests/draft/request-draft.ts'
import { FileField } from '../../../../components/kit/field.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import { respondWithPage } from '../../../../components/page/page.tsx'
import type { FormError } from '../../../../desk-visit.ts'
import { type DraftVisit, draftPage, postedField } from '../../../../portal-answer.tsx'
import { chosenFiles } from '../../../../read-form.ts'
import { RequestsPage } from '../frame.tsx'
import { attachmentText as text } from '../text.ts'
import { fromOf, goOn } from './question-handler.tsx'
import { backOf } from './question-view.tsx'

const accept = uploadFormats.map(({ extension }) => `.${extension}`).join(',')
const kinds = [...new Set(uploadFormats.map(({ name }) => name))].join('、')

/** GET /requests/draft/attachments */
export const showAttachments = draftPage((visit) => respond(visit, []))

/** POST /requests/draft/attachments: more files. What can be taken is; each of the others is named with its reason. */
export const addAttachment = draftPage(async (visit) => {
  const { requests, key, at, posted } = visit
  const chosen = chosenFiles(posted, 'file', text.missing)
  if (!chosen.ok) return respond(visit, [{ field: 'file', message: chosen.message }])
  const errors: FormError[] = []
  for (const { name, bytes } of chosen.files) {
    const parts = [{ name, bytes: once(bytes) }]
    const attached = await requests.drafts.attach({ key, parts, now: at.now })
    if (!attached.ok) errors.push({ field: 'file', message: attached.message })
  }
  if (errors.length > 0) return respond(visit, errors)
  return visit.context.redirect(attachmentsAddress(visit), 303)
})

/** POST /requests/draft/attachments/:file/remove */
export const dropAttachment = draftPage(async (visit) => {
  const fileId = visit.context.req.param('file') ?? ''
  if (isId(fileId)) await visit.requests.drafts.detach({ key: visit.key, fileId, now: visit.at.now })
  return visit.context.redirect(attachmentsAddress(visit), 303)
})

/** POST /requests/draft/attachments/done: nothing more to attach. */
export const leaveAttachments = draftPage(async (visit) => {
  const changed = await visit.requests.drafts.change(visit.key, visit.at.now, (draft) => ({
    ok: true,
    draft: passPage(draft, 'attachments'),
  }))
  return changed?.ok === true
    ? goOn(visit, 'attachments', changed.kept.draft, fromOf(postedField(visit, 'from')))
    : visit.context.redirect('/requests/draft', 303)
})

function attachmentsAddress(visit: DraftVisit): string {
  return fromOf(postedField(visit, 'from')) === 'check'
    ? '/requests/draft/attachments?from=check'
    : '/requests/draft/attachments'
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

async function respond(visit: DraftVisit, errors: readonly FormError[]): Promise<Response> {
  const { regionId } = visit.key
  const files = await visit.requests.drafts.files({ regionId, draftId: visit.kept.draftId })
  return respondWithPage(
    visit.context,
    <AttachmentsView visit={visit} files={files} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  )
}

const AttachmentsView: FC<{
  visit: DraftVisit
  files: readonly StoredFile[]
  errors: readonly FormError[]
}> = ({ visit, files, errors }) => {
  const from = fromOf(visit.context.req.query('from') ?? postedField(visit, 'from'))
  return (
    <RequestsPage title={text.title} asset={visit.asset} errors={errors} back={backOf(from)} island="upload">
      <h1>{text.title}</h1>
      <p class="quiet">{text.lead}</p>
      {files.length === 0 ? <p>{text.none}</p> : <FileList visit={visit} files={files} from={from} />}
      {files.length < uploadLimits.files && (
        <Form shell={visit} action="/requests/draft/attachments" upload="progress">
          <input type="hidden" name="from" value={from} />
          <FileField
            name="file"
            label={text.file}
            hint={text.hint(kinds, uploadLimits.files)}
            accept={accept}
            several="yes"
            errors={errors}
          />
          <p class="actions">
            <button type="submit">{text.upload}</button>
          </p>
        </Form>
      )}
      <Form shell={visit} action="/requests/draft/attachments/done">
        <input type="hidden" name="from" value={from} />
        <p class="actions">
          <button type="submit" class="primary">
            {text.goOn}
          </button>
        </p>
      </Form>
    </RequestsPage>
  )
}

const FileList: FC<{ visit: DraftVisit; files: readonly StoredFile[]; from: 'list' | 'check' }> = ({
  visit,
  files,
  from,
}) => (
  <>
    <h2>{text.list}</h2>
    <ul class="files">
      {files.map(({ fileId, originalName, size, scanState }) => (
        <li>
          <span>
            {originalName}
            <span class="quiet">
              {' '}
              {sizeInWords(size)}，{text.scanned[scanState]}
            </span>
          </span>
          <Form shell={visit} action={`/requests/draft/attachments/${fileId}/remove`}>
            <input type="hidden" name="from" value={from} />
            <button type="submit" class="plain">
              {text.remove}
              <span class="unseen">{originalName}</span>
            </button>
          </Form>
        </li>
      ))}
    </ul>
  </>
)

export function sizeInWords(bytes: number): string {
  if (bytes < 1024 * 1024) return `${Math.max(1, Math.round(bytes / 1024))} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
