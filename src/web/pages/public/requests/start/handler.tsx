import { respondWithPage } from '../../../../components/page/page.tsx'
import { openPage } from '../../../../portal-answer.tsx'
import { draftKeyOf } from '../../../../portal-visit.ts'
import { StartView } from './view.tsx'

const longestSearch = 60

/** GET /requests */
export const showStart = openPage(async (visit) => {
  const { context, requests, at } = visit
  const search = (context.req.query('q') ?? '').trim().slice(0, longestSearch)
  const key = draftKeyOf(visit)
  const [organs, kept] = await Promise.all([
    requests.organs.page(search, context.req.query('after') ?? null),
    key === null ? null : requests.drafts.find(key, at.now),
  ])
  const regionNames = await requests.organs.regionNames(organs.organs.map(({ regionId }) => regionId))
  return respondWithPage(
    context,
    <StartView asset={visit.asset} search={search} organs={organs} regionNames={regionNames} kept={kept} />,
  )
})
