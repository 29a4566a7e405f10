import type { FC } from 'hono/jsx'
import type { PublishedReportList } from '../../../../usecases/report-ports.ts'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { TextField } from '../../../components/kit/field.tsx'
import { Page, respondWithPage } from '../../../components/page/page.tsx'
import { openPage } from '../../../portal-answer.tsx'

const longestSearch = 60

/** GET /published: annual reports as the organs published them. */
export const showPublishedList = openPage(async ({ context, requests, asset }) => {
  const search = (context.req.query('q') ?? '').trim().slice(0, longestSearch)
  const list = await requests.listReports(search, context.req.query('after') ?? null)
  const regionNames = await requests.organs.regionNames(list.reports.map(({ regionId }) => regionId))
  return respondWithPage(
    context,
    <PublishedListView asset={asset} search={search} list={list} regionNames={regionNames} />,
  )
})

interface PublishedListProps {
  readonly asset: (name: string) => string
  readonly search: string
  readonly list: PublishedReportList
  readonly regionNames: ReadonlyMap<string, string>
}

const title = '已公开的年报'

const PublishedListView: FC<PublishedListProps> = ({ asset, search, list, regionNames }) => (
  <Page title={title} section="published" asset={asset} styles="forms">
    <div class="asking">
      <h1>{title}</h1>
      <p class="lead">各机关发布的《政府信息公开工作年度报告》，原样列出三张表和正文。</p>
      <search>
        <form method="get" action="/published" class="find-organ">
          <TextField name="q" label="机关名称" type="search" value={search} maxlength={longestSearch} />
          <p class="actions">
            <button type="submit">查找</button>
            {search !== '' && <a href="/published">列出全部</a>}
          </p>
        </form>
      </search>
      <Reports search={search} list={list} regionNames={regionNames} />
    </div>
  </Page>
)

const Reports: FC<Omit<PublishedListProps, 'asset'>> = ({ search, list: { reports, next }, regionNames }) => {
  if (reports.length === 0)
    return (
      <EmptyState
        title={search === '' ? '还没有登记已公开的年报' : `没有找到名称里有“${search}”的机关的年报`}
      >
        <p>
          这里只有登记在本系统的年报，没有不等于没有发布。可以到该机关的网站上找，或者
          <a href="/requests">向它申请公开</a>。
        </p>
      </EmptyState>
    )
  return (
    <>
      <ul class="organ-list">
        {reports.map(({ regionId, organId, organName, year, publishedOn }) => (
          <li>
            <a href={`/published/${regionId}/${organId}/${year}`}>
              {organName} {year} 年
            </a>
            <span class="quiet">
              {regionNames.get(regionId)}　区划代码 {regionId}
              {publishedOn !== null && `　${publishedOn} 发布`}
            </span>
          </li>
        ))}
      </ul>
      {next !== null && (
        <p>
          <a href={`/published?${new URLSearchParams({ q: search, after: next })}`}>后面的机关</a>
        </p>
      )}
    </>
  )
}
