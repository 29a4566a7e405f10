import { applicantActorId } from '../../../../../domain/requests/request-event.ts'
import type { ViewedRequest } from '../../../../../usecases/requests/view-request.ts'
import { respondWithDeskPage } from '../../../../components/kit/desk-page.tsx'
import type { Outcome, Visit } from '../../../../desk-visit.ts'
import { problem404 } from '../../problem/not-found.ts'
import { addressOf } from '../request-address.ts'
import { findCaseTab } from './case-tabs.ts'
import { CaseView } from './view.tsx'

/** GET /requests/:region/:request: the case on the day, its clock, what may be done, and one of its sides. */
export async function showRequest(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const address = addressOf(visit)
  if (address === null) return problem404
  const viewed = await ports.requests.view({ actor: signedIn.actor, at, ...address })
  if (!viewed.ok) return viewed
  return respondWithDeskPage(
    context,
    <CaseView
      shell={shell}
      viewed={viewed}
      tab={findCaseTab(context.req.query('tab'))}
      today={at.today}
      nameOf={await namesOf(visit, viewed)}
    />,
  )
}

async function namesOf({ ports }: Visit, { recorded }: ViewedRequest): Promise<(actorId: string) => string> {
  const known = await ports.requests.names([...new Set(recorded.map(({ actorId }) => actorId))])
  return (actorId) => (actorId === applicantActorId ? '申请人' : (known.get(actorId) ?? '（已不存在的账号）'))
}
