import type { FC } from 'hono/jsx'
import { formOf } from '../../../../domain/annual-report/layout.ts'
import type { AnnualReport } from '../../../../domain/annual-report/report.ts'
import { isId } from '../../../../domain/is-id.ts'
import type { TableCode } from '../../../../law/annual-report-form.ts'
import type { FoundReport } from '../../../../usecases/find-published-report.ts'
import { ReportTable } from '../../../components/form-table/report-table.tsx'
import { Page, respondWithPage } from '../../../components/page/page.tsx'
import { openPage } from '../../../portal-answer.tsx'
import { problemPage } from '../problem/handler.tsx'

/** GET /published/:region/:organ/:year: an annual report as it was published. */
export const showPublished = openPage(async (visit) => {
  const { context, requests } = visit
  const [regionId = '', organId = '', year = ''] = [
    context.req.param('region'),
    context.req.param('organ'),
    context.req.param('year'),
  ]
  const found =
    isId(organId) && /^\d{4}$/.test(year)
      ? await requests.findReport({ regionId, organId, year: Number(year) })
      : null
  if (found === null) return problemPage(context, 404)
  return respondWithPage(
    context,
    <PublishedView asset={visit.asset} found={found.found} report={found.report} />,
  )
})

const PublishedView: FC<{ asset: (name: string) => string; found: FoundReport; report: AnnualReport }> = ({
  asset,
  found: { published, years },
  report,
}) => {
  const { regionId, organId, publishedOn, version } = published
  const codes = formOf(report)
    .tables.map(({ code }) => code)
    .filter((code) => report.tables.includes(code))
  const others = years.filter((year) => year !== published.year)
  return (
    <Page title={report.title} section="published" asset={asset} styles="forms">
      <p class="trail">
        <a href="/published">已公开的年报</a>
      </p>
      <h1>{report.title}</h1>
      <p class="quiet">
        {publishedOn !== null && `${publishedOn} 发布。`}
        {version > 1 && `第 ${version} 版，已更正。`}
        {others.length > 0 && '其他年度：'}
        {others.map((year) => (
          <>
            <a href={`/published/${regionId}/${organId}/${year}`}>{year}</a>{' '}
          </>
        ))}
      </p>
      {report.sections.map(({ number, heading, title, text }) => (
        <section class="published-section">
          <h2>{heading === '' ? title : heading}</h2>
          {text
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line) => (
              <p>{line}</p>
            ))}
          <Tables report={report} codes={codes.filter((code) => sectionOf[code] === number)} />
        </section>
      ))}
      <Tables
        report={report}
        codes={codes.filter((code) => !report.sections.some(({ number }) => number === sectionOf[code]))}
      />
    </Page>
  )
}

/** Under which section a report prints its tables. */
const sectionOf: Readonly<Partial<Record<TableCode, number>>> = { proactive: 2, requests: 3, remedies: 4 }

const Tables: FC<{ report: AnnualReport; codes: readonly TableCode[] }> = ({ report, codes }) => (
  <>
    {codes.map((code) => (
      <ReportTable report={report} code={code} marks={new Map()} />
    ))}
  </>
)
