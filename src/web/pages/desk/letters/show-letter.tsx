import type { FC } from 'hono/jsx'
import { maySign } from '../../../../domain/requests/letters/check/check-letter.ts'
import type { LetterFinding } from '../../../../domain/requests/letters/letter-finding.ts'
import { kindNames } from '../../../../domain/requests/letters/letter-settings.ts'
import { serviceModeNames } from '../../../../domain/requests/request-words.ts'
import { replyLetters } from '../../../../domain/requests/served-reply.ts'
import type { ViewedLetter } from '../../../../usecases/letters/view-letter.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Form } from '../../../components/kit/form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import { SummaryList } from '../../../components/kit/summary-list.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import type { Outcome, Shell, Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'
import { pathOf } from '../requests/request-address.ts'
import { letterAddress, letterPath } from './letter-address.ts'
import { State } from './letter-list.tsx'
import { LetterPaper } from './letter-paper.tsx'

/** GET /requests/:region/:request/letters/:letter */
export async function showLetter(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const key = letterAddress(visit)
  if (key === null) return problem404
  const viewed = await ports.letters.view({ actor: signedIn.actor, at, ...key })
  if (!viewed.ok) return viewed
  const names = await ports.requests.names([...new Set(viewed.versions.map(({ savedBy }) => savedBy))])
  return respondWithDeskPage(context, <LetterView shell={shell} viewed={viewed} names={names} />)
}

const LetterView: FC<{ shell: Shell; viewed: ViewedLetter; names: ReadonlyMap<string, string> }> = ({
  shell,
  viewed,
  names,
}) => {
  const { letter, case: made, findings } = viewed
  const path = letterPath(letter)
  const title = kindNames[letter.kind]
  return (
    <DeskPage title={`${title} · ${made.registered.number}`} shell={shell}>
      <p class="trail">
        <a href={pathOf(made)}>{made.registered.number}</a> <a href={`${pathOf(made)}/letters`}>文书</a>
      </p>
      <div class="page-head">
        <h1>{title}</h1>
        <p class="actions">
          <a href={`${path}/file/pdf`}>PDF</a>
          <a href={`${path}/file/docx`}>DOCX</a>
        </p>
      </div>
      <p>
        <State issued={letter.issued} /> {letter.issued?.number}
      </p>
      <div class="letter-desk">
        <LetterPaper document={letter.document} number={letter.issued?.number ?? null} findings={findings} />
        <div class="letter-side">
          {letter.issued === null ? <Findings findings={findings} /> : <Issued viewed={viewed} />}
          {viewed.mayEdit && <Actions shell={shell} viewed={viewed} path={path} />}
        </div>
      </div>
      <DataTable
        caption="版本"
        columns={[
          { name: '版本', cell: ({ version }: ViewedLetter['versions'][number]) => String(version) },
          { name: '保存', cell: ({ savedAt }) => <Instant at={savedAt} /> },
          { name: '经办', cell: ({ savedBy }) => names.get(savedBy) ?? '' },
        ]}
        rows={viewed.versions.toReversed()}
        empty={<EmptyState title="没有版本。" />}
      />
    </DeskPage>
  )
}

const Findings: FC<{ findings: readonly LetterFinding[] }> = ({ findings }) => (
  <section aria-labelledby="findings-title">
    <h2 id="findings-title">
      {findings.length === 0 ? '检查通过，没有问题' : `检查发现 ${findings.length} 处`}
    </h2>
    <ol class="letter-findings">
      {findings.map(({ id, severity, status, message, basis, suggestion }, index) => (
        <li id={`finding-${index + 1}`}>
          <span class="finding-number">{String(index + 1)}</span>{' '}
          <Tag tone={severity === 'error' ? 'wrong' : 'open'}>
            {severity === 'error' ? '错误' : status === 'unknown' ? '无法判断' : '提醒'}
          </Tag>{' '}
          {message}
          {suggestion !== null && <Suggestion text={suggestion} />}
          <p class="quiet">
            {id} {basis}
          </p>
        </li>
      ))}
    </ol>
  </section>
)

const settingsName = '文书设置'

/** Where what is wrong lies in the settings of the organ, the words lead there. */
const Suggestion: FC<{ text: string }> = ({ text }) => {
  const at = text.indexOf(settingsName)
  if (at < 0) return <p class="hint">{text}</p>
  return (
    <p class="hint">
      {text.slice(0, at)}
      <a href="/letter-settings">{settingsName}</a>
      {text.slice(at + settingsName.length)}
    </p>
  )
}

const Issued: FC<{ viewed: ViewedLetter }> = ({ viewed: { letter, copies } }) => (
  <SummaryList
    rows={[
      { name: '文号', value: letter.issued?.number ?? '' },
      { name: '成文日期', value: letter.issued?.on ?? '' },
      { name: '送达方式', value: serviceModeNames[letter.servedBy] },
      ...copies.map(({ format, digest }) => ({
        name: `${format.toUpperCase()} 摘要值`,
        value: <span class="digest">{digest}</span>,
      })),
    ]}
  />
)

const Actions: FC<{ shell: Shell; viewed: ViewedLetter; path: string }> = ({ shell, viewed, path }) => {
  const { letter, case: made, findings, facts } = viewed
  const isReply = replyLetters.includes(letter.kind)
  const waits = isReply && made.review.signed === null
  return (
    <section aria-labelledby="actions-title">
      <h2 id="actions-title">下一步</h2>
      {!maySign(findings) && <p>改正错误以后才能{isReply ? '签发' : '印发'}。</p>}
      {maySign(findings) && waits && (
        <p>
          可以签发了。
          <a href={`${pathOf(made)}/steps/decision-signed`}>去签发</a>
        </p>
      )}
      {maySign(findings) && !waits && (
        <p>
          <a class="button next-step" href={`${path}/issue`}>
            印发
          </a>
          （成文日期 {facts.on}）
        </p>
      )}
      <p>
        <a href={`${path}/edit`}>修改文字</a>
      </p>
      <p>
        <a href={`${path}/facts`}>改填写的事实，重新生成</a>
      </p>
      <Form shell={shell} action={`${path}/drop`}>
        <input type="hidden" name="version" value={String(letter.version)} />
        <button type="submit" class="plain">
          放弃这份草稿
        </button>
      </Form>
    </section>
  )
}
