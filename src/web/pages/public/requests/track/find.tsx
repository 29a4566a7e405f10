import type { FC } from 'hono/jsx'
import { wrongTracking } from '../../../../../usecases/requests/request-refusals.ts'
import { TextField } from '../../../../components/kit/field.tsx'
import { respondWithPage } from '../../../../components/page/page.tsx'
import type { FormError } from '../../../../desk-visit.ts'
import { openPage, postedField, respondWait } from '../../../../portal-answer.tsx'
import { keepTrackingProof, type PortalVisit, readProof } from '../../../../portal-visit.ts'
import { RequestsPage } from '../frame.tsx'
import { trackText as text } from './text.ts'

/** GET /requests/track */
export const showTracking = openPage((visit) => respond(visit, { number: '', errors: [] }))

/** POST /requests/track: the same answer for a number that does not exist, a code that is wrong, and one of another case. */
export const track = openPage(async (visit) => {
  const { requests, at, address, context } = visit
  const wait = await requests.wrongTracking.isUsedUp(address, at.now)
  if (wait !== null) return respondWait(visit, wait)
  const number = postedField(visit, 'number').slice(0, 80)
  const proof = readProof(number, postedField(visit, 'code').slice(0, 80))
  const tracked = proof === null ? wrongTracking : await requests.tracked.find(proof, at)
  if (proof === null || !tracked.ok) {
    await requests.wrongTracking.count(address, at.now)
    return respond(visit, { number, errors: [{ field: 'number', message: wrongTracking.message }] })
  }
  keepTrackingProof(visit, proof)
  return context.redirect('/requests/tracked', 303)
})

/** The code is never written back into the page. */
function respond(
  visit: PortalVisit,
  state: { readonly number: string; readonly errors: readonly FormError[] },
): Promise<Response> {
  return respondWithPage(
    visit.context,
    <TrackView asset={visit.asset} {...state} />,
    state.errors.length > 0 ? 422 : 200,
  )
}

const TrackView: FC<{
  asset: (name: string) => string
  number: string
  errors: readonly FormError[]
}> = ({ asset, number, errors }) => (
  <RequestsPage
    title={text.title}
    asset={asset}
    errors={errors}
    back={{ href: '/requests', label: '申请公开' }}
  >
    <h1>{text.title}</h1>
    <p class="lead">{text.lead}</p>
    <form method="post" action="/requests/track" novalidate>
      <TextField
        name="number"
        label={text.number}
        hint={text.numberHint}
        value={number}
        maxlength={80}
        autocomplete="off"
        errors={errors}
      />
      <TextField
        name="code"
        label={text.code}
        hint={text.codeHint}
        maxlength={80}
        autocomplete="off"
        width="medium"
      />
      <p class="actions">
        <button type="submit" class="primary">
          {text.show}
        </button>
      </p>
    </form>
    <p class="quiet">{text.lost}</p>
  </RequestsPage>
)
