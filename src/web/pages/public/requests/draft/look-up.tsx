import type { FC } from 'hono/jsx'
import { passPage } from '../../../../../domain/requests/draft/request-draft.ts'
import type { PublicMatch } from '../../../../../usecases/requests/find-public-information.ts'
import { EmptyState } from '../../../../components/kit/empty-state.tsx'
import { TextField } from '../../../../components/kit/field.tsx'
import { Form } from '../../../../components/kit/form.tsx'
import { respondWithPage } from '../../../../components/page/page.tsx'
import { type DraftVisit, draftPage } from '../../../../portal-answer.tsx'
import { RequestsPage } from '../frame.tsx'
import { draftText, lookUpText as text } from '../text.ts'
import { goOn } from './question-handler.tsx'

/** GET /requests/draft/look-up: what is public already; never keeps anybody from asking. */
export const showLookUp = draftPage(async (visit) => {
  const { context, requests, kept } = visit
  const asked = kept.draft.items.map(({ description }) => description).join(' ')
  const words = (context.req.query('q') ?? asked).slice(0, 500)
  const { regionId, organId } = kept.draft
  const matches = words === '' ? [] : await requests.findPublic({ regionId, organId, words })
  return respondWithPage(
    context,
    <LookUpView visit={visit} matches={matches} typed={context.req.query('q') ?? ''} />,
  )
})

/** POST /requests/draft/look-up: seen, and not enough. */
export const leaveLookUp = draftPage(async (visit) => {
  const changed = await visit.requests.drafts.change(visit.key, visit.at.now, (draft) => ({
    ok: true,
    draft: passPage(draft, 'look-up'),
  }))
  return changed?.ok === true
    ? goOn(visit, 'look-up', changed.kept.draft, 'list')
    : visit.context.redirect('/requests/draft', 303)
})

const LookUpView: FC<{ visit: DraftVisit; matches: readonly PublicMatch[]; typed: string }> = ({
  visit,
  matches,
  typed,
}) => (
  <RequestsPage
    title={text.title}
    asset={visit.asset}
    back={{ href: '/requests/draft', label: draftText.backToList }}
  >
    <h1>{text.title}</h1>
    {matches.length === 0 ? (
      <EmptyState title={text.none}>
        <p>{text.noneHint}</p>
      </EmptyState>
    ) : (
      <>
        <p class="lead">{text.lead}</p>
        <ul class="matches">
          {matches.map((match) => (
            <li>
              <a href={addressOf(match)} target="_blank" rel="noopener">
                {match.title}
                <span class="unseen">（在新窗口打开）</span>
              </a>
              {match.kind === 'released-file' && <p class="quiet">{text.released}</p>}
              {match.kind === 'annual-report' && match.excerpt !== '' && (
                <p class="quiet">……{match.excerpt}……</p>
              )}
            </li>
          ))}
        </ul>
      </>
    )}
    <search>
      <form method="get" action="/requests/draft/look-up" class="find-organ">
        <TextField name="q" label={text.words} type="search" value={typed} maxlength={60} />
        <p class="actions">
          <button type="submit">{text.find}</button>
        </p>
      </form>
    </search>
    <Form shell={visit} action="/requests/draft/look-up">
      <p class="actions">
        <button type="submit" class="primary">
          {text.goOn}
        </button>
        <a href="/requests/draft/discard">{text.enough}</a>
      </p>
    </Form>
  </RequestsPage>
)

function addressOf(match: PublicMatch): string {
  const { regionId } = match
  return match.kind === 'released-file'
    ? `/published/${regionId}/${match.requestId}/files/${match.fileId}`
    : `/published/${regionId}/${match.organId}/${match.year}`
}
