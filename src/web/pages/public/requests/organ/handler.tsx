import { isId } from '../../../../../domain/is-id.ts'
import type { DraftKey } from '../../../../../usecases/draft-ports.ts'
import { respondWithPage } from '../../../../components/page/page.tsx'
import { openPage, postedField, respondWait } from '../../../../portal-answer.tsx'
import { draftKeyOf, keepDraftKey, type PortalVisit } from '../../../../portal-visit.ts'
import { problemPage } from '../../problem/handler.tsx'
import { OrganView } from './view.tsx'

const twoWeeks = 14 * 24 * 3600

/** GET /requests/new/:region/:organ */
export const showOrgan = openPage(async (visit) => {
  const { context, requests, at, asset } = visit
  const [region = '', organ = ''] = [context.req.param('region'), context.req.param('organ')]
  const found = isId(organ) ? await requests.organs.find(region, organ, at) : null
  if (found === null) return problemPage(context, 404)
  const kept = await openDraftOf(visit)
  return respondWithPage(context, <OrganView asset={asset} found={found} replaces={kept !== null} />)
})

/** The draft of this browser that is not sent yet. */
async function openDraftOf(visit: PortalVisit): Promise<DraftKey | null> {
  const key = draftKeyOf(visit)
  const kept = key === null ? null : await visit.requests.drafts.find(key, visit.at.now)
  return kept === null || kept.sent !== null ? null : key
}

/** POST /requests/new: a draft, and the cookie that opens it. One that is still open in this browser gives way: the page said so. */
export const beginRequest = openPage(async (visit) => {
  const { context, requests, at, address } = visit
  const wait = await requests.take('begin-draft', address, at.now)
  if (wait !== null) return respondWait(visit, wait)
  const [regionId, organId] = [postedField(visit, 'region'), postedField(visit, 'organ')]
  const found = isId(organId) ? await requests.organs.find(regionId, organId, at) : null
  if (found === null || found.inDuty?.organId !== organId) return problemPage(context, 404)
  const before = await openDraftOf(visit)
  if (before !== null) await requests.drafts.discard(before, at.now)
  const term = postedField(visit, 'keep') === 'device' ? 'device' : 'session'
  const kind = postedField(visit, 'kind') === 'correction' ? 'correction' : 'disclosure'
  const key = await requests.drafts.begin({ regionId, organId, kind, term, now: at.now })
  keepDraftKey(visit, key, term === 'device' ? twoWeeks : null)
  return context.redirect('/requests/draft', 303)
})
