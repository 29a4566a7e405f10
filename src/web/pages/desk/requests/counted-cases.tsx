import { tableOf } from '../../../../domain/annual-report/layout.ts'
import { form2021 } from '../../../../law/annual-report-format-2021/form.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { Pagination } from '../../../components/kit/pagination.tsx'
import type { Outcome, Visit } from '../../../desk-visit.ts'
import { askedScope, askedYear } from './number-scope.ts'
import { WorkList } from './work-list.tsx'

const rowsPerPage = 50

/** GET /requests/numbers/cases: the requests behind one figure of 表三 or 表四. */
export async function showCountedCases(visit: Visit): Promise<Outcome> {
  const { context, ports, signedIn, at, shell } = visit
  const [scope, year] = [await askedScope(visit), askedYear(visit)]
  const query = (name: string) => context.req.query(name) ?? ''
  const cell = { table: query('table'), row: query('row'), column: query('column') }
  const after = context.req.query('after') ?? null
  const found = await ports.requests.listCounted({
    actor: signedIn.actor,
    scope: scope.scope,
    at,
    year,
    cell,
    after,
    limit: rowsPerPage,
  })
  if (!found.ok) return found
  const calendar = await ports.requests.calendarOf(signedIn.account.regionId)
  const here = { year: String(year), scope: scope.value }
  const address = (more: Record<string, string>) =>
    `/requests/numbers/cases?${new URLSearchParams({ ...here, ...cell, ...more })}`
  return respondWithDeskPage(
    context,
    <DeskPage title={`${year}年：${cellName(cell)}`} shell={shell}>
      <p class="trail">
        <a href={`/requests/numbers?${new URLSearchParams(here)}`}>{year}年表三、表四</a>
      </p>
      <h1>{cellName(cell)}</h1>
      <WorkList
        caption="这一格的申请"
        requests={found.requests}
        calendarOf={() => calendar}
        today={at.today}
        empty="这一格没有您能看到的申请。"
      />
      <Pagination
        first={after === null ? null : address({})}
        next={found.next === null ? null : address({ after: found.next })}
      />
    </DeskPage>,
  )
}

/** "三、（一）予以公开，自然人" as the form words it. */
function cellName({ table, row, column }: { table: string; row: string; column: string }): string {
  if (table !== 'requests' && table !== 'remedies') return ''
  const { title, blocks } = tableOf(form2021, table)
  const block = blocks.find(({ rows }) => rows.some(({ code }) => code === row))
  const rowLabel = block?.rows.find(({ code }) => code === row)?.label ?? ''
  const columnLabel = block?.columns.find(({ code }) => code === column)?.label ?? ''
  return [rowLabel === '' ? title : rowLabel, columnLabel].filter((text) => text !== '').join('，')
}
