import type { FC } from 'hono/jsx'
import type { StoredFile } from '../../../../domain/files/stored-file.ts'
import { uploadFormats } from '../../../../domain/files/upload-rules.ts'
import { isId } from '../../../../domain/is-id.ts'
import { type Release, releaseStateNames } from '../../../../domain/release/release.ts'
import type { FileOwner } from '../../../../usecases/file-ports.ts'
import type { ObjectReleases } from '../../../../usecases/release/view-release.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { ErrorSummary } from '../../../components/kit/error-summary.tsx'
import { FileField } from '../../../components/kit/field.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import {
  done,
  errorsOf,
  type FormError,
  fieldOf,
  type Outcome,
  type Shell,
  type Visit,
} from '../../../desk-visit.ts'
import { chosenFile } from '../../../read-form.ts'
import { problem404 } from '../problem/not-found.ts'
import { filesPath, objectPath, ownerOf, releasePath } from './release-address.ts'
import { audienceNames, releaseText as text } from './text.ts'

/** GET /releases: what is under way in the person's organs. */
export async function showWaiting({ context, ports, signedIn, at, shell }: Visit): Promise<Response> {
  const waiting = await ports.releases.waiting({ actor: signedIn.actor, at })
  return respondWithDeskPage(
    context,
    <DeskPage title="放行" shell={shell}>
      <h1>放行</h1>
      <p class="quiet">{text.about}</p>
      <DataTable
        caption="正在办的放行"
        captionIs="unseen"
        columns={[
          { name: '文件', cell: (release: Release) => <a href={releasePath(release)}>{kindOf(release)}</a> },
          { name: '给谁看', cell: ({ audience }) => audienceNames[audience] },
          { name: '状态', cell: (release) => <StateTag release={release} /> },
          { name: '检查', align: 'right', cell: ({ inspection }) => `${inspection.found.length} 处` },
        ]}
        rows={waiting}
        empty={
          <EmptyState title="没有正在办的放行。">
            <p>在申请的“文书和文件”里，打开“放行文件”，就可以把附件交给申请人。</p>
          </EmptyState>
        }
      />
    </DeskPage>,
  )
}

function kindOf({ objectKind, inspection }: Release): string {
  const format = inspection.format === 'unknown' ? '文件' : inspection.format.toUpperCase()
  return `${objectKind === 'request' ? '申请的附件' : '附件'}（${format}）`
}

export const StateTag: FC<{ release: Release }> = ({ release: { state, returned } }) => {
  if (state === 'marking' && returned !== '') return <Tag tone="wrong">被退回，重新标注</Tag>
  const tones = { marking: 'open', applied: 'open', released: 'plain', withdrawn: 'quiet' } as const
  return <Tag tone={tones[state]}>{releaseStateNames[state]}</Tag>
}

/** GET /releases/:region/:kind/:object */
export async function showFiles(visit: Visit): Promise<Outcome> {
  return filesPage(visit, [])
}

async function filesPage(visit: Visit, errors: readonly FormError[]): Promise<Outcome> {
  const owner = ownerOf(visit)
  if (owner === null) return problem404
  const listed = await visit.ports.releases.list({ actor: visit.signedIn.actor, owner, at: visit.at })
  if (!listed.ok) return listed
  return respondWithDeskPage(
    visit.context,
    <FilesView shell={visit.shell} owner={owner} listed={listed} errors={errors} />,
    errors.length > 0 ? 422 : 200,
  )
}

const FilesView: FC<{
  shell: Shell
  owner: FileOwner
  listed: ObjectReleases
  errors: readonly FormError[]
}> = ({ shell, owner, listed: { files, releases, mayPrepare }, errors }) => {
  const outputs = new Set(releases.flatMap(({ applied }) => (applied === null ? [] : [applied.fileId])))
  const sources = files.filter(({ fileId }) => !outputs.has(fileId))
  const back = objectPath(owner)
  return (
    <DeskPage title="放行文件" shell={shell} hasErrors={errors.length > 0 ? 'yes' : 'no'}>
      <ErrorSummary errors={errors} />
      <p class="trail">
        <a href="/releases">放行</a>
        {back !== null && (
          <>
            {' '}
            <a href={`${back}?tab=letters`}>回到申请</a>
          </>
        )}
      </p>
      <h1>放行文件</h1>
      <p>{text.about}</p>
      <DataTable
        caption="这个事项的文件"
        columns={[
          {
            name: '文件',
            cell: ({ originalName, fileId }: StoredFile) => (
              <a href={`/files/${owner.regionId}/${owner.objectKind}/${owner.objectId}/${fileId}`}>
                {originalName}
              </a>
            ),
          },
          { name: '收到', cell: ({ receivedAt }) => <Instant at={receivedAt} /> },
          { name: '来自', cell: ({ receivedBy }) => (receivedBy === null ? '申请人' : '本机关') },
          {
            name: '放行',
            cell: (file) => (
              <FileReleases
                shell={shell}
                owner={owner}
                file={file}
                releases={releases.filter(({ sourceFileId }) => sourceFileId === file.fileId)}
                mayPrepare={mayPrepare}
              />
            ),
          },
        ]}
        rows={sources}
        empty={<EmptyState title="还没有文件。" />}
      />
      {mayPrepare && (
        <section aria-labelledby="upload-title">
          <h2 id="upload-title">上传要提供的文件</h2>
          <Form shell={shell} action={`${filesPath(owner)}/upload`} upload="yes">
            <FileField
              name="file"
              label="文件"
              hint={text.uploadHint}
              accept={uploadFormats.map(({ extension }) => `.${extension}`).join(',')}
              errors={errors}
            />
            <p class="actions">
              <button type="submit" class="primary">
                上传
              </button>
            </p>
          </Form>
        </section>
      )}
    </DeskPage>
  )
}

const FileReleases: FC<{
  shell: Shell
  owner: FileOwner
  file: StoredFile
  releases: readonly Release[]
  mayPrepare: boolean
}> = ({ shell, owner, file, releases, mayPrepare }) => {
  const underWay = new Set(
    releases.filter(({ state }) => state !== 'withdrawn').map(({ audience }) => audience),
  )
  const open = (['applicant', 'public'] as const).filter((audience) => !underWay.has(audience))
  return (
    <>
      {releases.map((release) => (
        <p>
          <a href={releasePath(release)}>{audienceNames[release.audience]}</a> <StateTag release={release} />
        </p>
      ))}
      {mayPrepare &&
        open.map((audience) => (
          <Form shell={shell} action={`${filesPath(owner)}/open`}>
            <input type="hidden" name="file" value={file.fileId} />
            <input type="hidden" name="audience" value={audience} />
            <button type="submit" class="plain">
              放行给{audienceNames[audience]}
              <span class="unseen">：{file.originalName}</span>
            </button>
          </Form>
        ))}
    </>
  )
}

/** POST /releases/:region/:kind/:object/upload */
export async function upload(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at, posted } = visit
  const owner = ownerOf(visit)
  const chosen = chosenFile(posted, 'file')
  if (owner === null) return problem404
  if (!chosen.ok) return filesPage(visit, [{ field: 'file', message: chosen.message }])
  const { file } = chosen
  const received = await ports.releases.receive({
    owner,
    from: { kind: 'staff', actor: signedIn.actor },
    parts: onePart(file.name, file.bytes),
    now: at.now,
  })
  if (received.ok) return done(filesPath(owner), '文件已上传，只有本机关经办的人能看到。')
  return filesPage(
    visit,
    errorsOf(received).map(({ message }) => ({ field: 'file', message })),
  )
}

async function* onePart(name: string, bytes: Uint8Array) {
  yield {
    name,
    bytes: (async function* () {
      yield bytes
    })(),
  }
}

/** POST /releases/:region/:kind/:object/open */
export async function openOne(visit: Visit): Promise<Outcome> {
  const { ports, signedIn, at } = visit
  const owner = ownerOf(visit)
  const audience = fieldOf(visit, 'audience')
  if (owner === null || (audience !== 'applicant' && audience !== 'public')) return problem404
  const fileId = fieldOf(visit, 'file')
  if (!isId(fileId)) return problem404
  const opened = await ports.releases.open({ actor: signedIn.actor, owner, fileId, audience, at })
  if (!opened.ok) return opened
  return done(releasePath({ ...owner, releaseId: opened.releaseId }), '检查完了，请看结果并标注。')
}
