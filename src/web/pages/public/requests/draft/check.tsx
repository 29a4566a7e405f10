import type { FC } from 'hono/jsx'
import { millisecondsOf } from '../../../../../domain/calendar/instant.ts'
import type { StoredFile } from '../../../../../domain/files/stored-file.ts'
import { firstOpenStep } from '../../../../../domain/requests/draft/draft-steps.ts'
import { Form } from '../../../../components/kit/form.tsx'
import { respondWithPage } from '../../../../components/page/page.tsx'
import { errorsOf, type FormError } from '../../../../desk-visit.ts'
import { type DraftVisit, draftPage, postedField } from '../../../../portal-answer.tsx'
import { RequestsPage } from '../frame.tsx'
import { draftText, checkText as text } from '../text.ts'
import { AnswersSummary } from './answers-summary.tsx'

/** GET /requests/draft/check: everything once more before it is sent. */
export const showCheck = draftPage(async (visit) => {
  if (firstOpenStep(visit.kept.draft) !== null) return visit.context.redirect('/requests/draft', 303)
  return respondCheck(visit, { errors: [], wait: null }, 200)
})

/**
 * POST /requests/draft/send. A form that fills the field nobody sees, or that is sent sooner than a person can, is asked
 * to confirm; after that it is taken like any other: the statutory way in is slowed down, never closed.
 */
export const sendRequest = draftPage(async (visit) => {
  const { requests, key, at, address, kept } = visit
  const wait = await requests.sendingWait(address, at.now)
  const since = (millisecondsOf(at.now) - millisecondsOf(kept.begunAt)) / 1000
  const isTrapped = postedField(visit, 'website') !== '' && postedField(visit, 'confirmed') !== 'yes'
  if (isTrapped || since < wait) {
    const rest = Math.max(Math.ceil(wait - since), shortestRest)
    return respondCheck(visit, { errors: [], wait: rest }, 200)
  }
  const sent = await requests.drafts.submit(key, at)
  if (!sent.ok) return respondCheck(visit, { errors: errorsOf(sent), wait: null }, 422)
  await requests.countSent(address, at.now)
  return visit.context.redirect('/requests/receipt', 303)
})

/** Seconds said to whoever is asked to confirm for another reason than the number of requests. */
const shortestRest = 3

async function respondCheck(
  visit: DraftVisit,
  state: { readonly errors: readonly FormError[]; readonly wait: number | null },
  status: 200 | 422,
): Promise<Response> {
  const { regionId } = visit.key
  const [files, organ] = await Promise.all([
    visit.requests.drafts.files({ regionId, draftId: visit.kept.draftId }),
    visit.requests.organs.find(regionId, visit.kept.draft.organId, visit.at),
  ])
  return respondWithPage(
    visit.context,
    <CheckView visit={visit} files={files} organName={organ?.organ.name ?? ''} {...state} />,
    status,
  )
}

const CheckView: FC<{
  visit: DraftVisit
  files: readonly StoredFile[]
  organName: string
  errors: readonly FormError[]
  wait: number | null
}> = ({ visit, files, organName, errors, wait }) => {
  return (
    <RequestsPage
      title={text.title}
      asset={visit.asset}
      errors={errors}
      back={{ href: '/requests/draft', label: draftText.backToList }}
    >
      <h1>{text.title}</h1>
      {wait !== null && (
        <p class="flash" role="status">
          {text.slow(wait)}
        </p>
      )}
      <p class="lead">{text.lead}</p>
      <p>
        {draftText.to}：{organName}
      </p>
      <AnswersSummary draft={visit.kept.draft} files={files} />
      <p class="truth">{text.truth}</p>
      <Form shell={visit} action="/requests/draft/send">
        {wait !== null && <input type="hidden" name="confirmed" value="yes" />}
        <p class="trap" aria-hidden="true">
          <label for="website">请不要填写这一栏</label>
          <input type="text" id="website" name="website" tabindex={-1} autocomplete="off" />
        </p>
        <p class="actions">
          <button type="submit" class="primary">
            {wait === null ? text.submit : text.again}
          </button>
        </p>
      </Form>
    </RequestsPage>
  )
}
