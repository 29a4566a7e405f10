import { respondWithPage } from '../../../../components/page/page.tsx'
import { draftPage } from '../../../../portal-answer.tsx'
import { DraftListView } from './list-view.tsx'

/** GET /requests/draft */
export const showDraft = draftPage(async (visit) => {
  const { kept, requests, at, asset } = visit
  const found = await requests.organs.find(kept.draft.regionId, kept.draft.organId, at)
  return respondWithPage(
    visit.context,
    <DraftListView asset={asset} kept={kept} organName={found?.organ.name ?? ''} />,
  )
})
