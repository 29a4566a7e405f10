import type { FC } from 'hono/jsx'
import { everyRequest } from '../../../../usecases/requests/every-request.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import type { Visit } from '../../../desk-visit.ts'

const shownEach = 20
const longest = 100

interface Hit {
  readonly href: string
  readonly title: string
  readonly detail: string
}

interface Group {
  readonly title: string
  readonly hits: readonly Hit[]
  /** The list with the same words, where there may be more. */
  readonly more: string | null
}

/** Where the desk looks, in the order of the page; each within what the person may see. */
const sources: readonly ((visit: Visit, words: string) => Promise<Group>)[] = [
  findRequests,
  findOrgans,
  findPeople,
  findPlaces,
]

/** GET /search */
export async function showSearch(visit: Visit): Promise<Response> {
  const { context, shell } = visit
  const words = (context.req.query('search') ?? '').trim().slice(0, longest)
  const groups = words === '' ? [] : await Promise.all(sources.map((find) => find(visit, words)))
  const found = groups.filter(({ hits }) => hits.length > 0)
  return respondWithDeskPage(
    context,
    <DeskPage title={words === '' ? '搜索' : `搜索：${words}`} shell={shell}>
      <h1>搜索</h1>
      <search>
        <form method="get" action="/search" class="filter" aria-label="搜索">
          <TextField
            name="search"
            label="编号、标题、机关、姓名"
            type="search"
            maxlength={longest}
            value={words}
          />
          <p class="actions">
            <button type="submit" class="primary">
              搜索
            </button>
          </p>
        </form>
      </search>
      {words !== '' && found.length === 0 && (
        <EmptyState title={`没有找到“${words}”。`}>
          <p>只找您有权查看的。可以少写几个字，或者换一种说法。</p>
        </EmptyState>
      )}
      {found.map((group) => (
        <Hits group={group} />
      ))}
    </DeskPage>,
  )
}

const Hits: FC<{ group: Group }> = ({ group: { title, hits, more } }) => (
  <section class="part" aria-label={title}>
    <h2>{title}</h2>
    <ul class="places-list">
      {hits.slice(0, shownEach).map((hit) => (
        <li>
          <a href={hit.href}>{hit.title}</a>　<span class="quiet">{hit.detail}</span>
        </li>
      ))}
    </ul>
    {hits.length > shownEach && more !== null && (
      <p>
        <a href={more}>更多{title}</a>
      </p>
    )}
  </section>
)

const query = (path: string, words: string) => `${path}?${new URLSearchParams({ search: words })}`

async function findRequests({ ports, signedIn, at }: Visit, words: string): Promise<Group> {
  const { requests } = await ports.requests.list({
    actor: signedIn.actor,
    at,
    filter: { ...everyRequest, search: words, limit: shownEach + 1 },
  })
  const hits = requests.map(({ regionId, requestId, number, title, registeredOn }) => ({
    href: `/requests/${regionId}/${requestId}`,
    title: `${number}　${title}`,
    detail: registeredOn,
  }))
  return { title: '申请', hits, more: `${query('/requests', words)}&queue=all` }
}

async function findOrgans({ ports }: Visit, words: string): Promise<Group> {
  const page = {
    kind: null,
    level: null,
    regionId: null,
    sort: 'name',
    descending: 'no',
    after: null,
  } as const
  const [{ organs }, regions] = await Promise.all([
    ports.organs.list({ ...page, search: words, limit: shownEach + 1 }),
    ports.organs.regions(),
  ])
  const hits = organs.map(({ regionId, organId, name, validTo }) => ({
    href: `/organs/${regionId}/${organId}`,
    title: name,
    detail: `${regions.find((region) => region.regionId === regionId)?.name ?? regionId}${validTo === null ? '' : '，已撤销'}`,
  }))
  return { title: '机关', hits, more: query('/organs', words) }
}

async function findPeople({ ports, signedIn, at }: Visit, words: string): Promise<Group> {
  const page = { search: words, after: null, limit: shownEach + 1 }
  const accounts = await ports.access.listAccounts({ signedIn, at, page })
  const hits = accounts.map(({ accountId, name, loginName }) => ({
    href: `/people/${accountId}`,
    title: name,
    detail: loginName,
  }))
  return { title: '人员', hits, more: query('/people', words) }
}

async function findPlaces({ shell }: Visit, words: string): Promise<Group> {
  const wanted = words.toLowerCase()
  const hits = (shell.person?.places ?? [])
    .filter(({ label }) => label.toLowerCase().includes(wanted))
    .map(({ href, label }) => ({ href, title: label, detail: '页面' }))
  return { title: '页面', hits, more: null }
}
