import { compareCalendars } from '../../../../domain/calendar/compare-calendars.ts'
import { parseLocalDate } from '../../../../domain/calendar/local-date.ts'
import { workCalendar } from '../../../../domain/calendar/work-calendar.ts'
import { instruments } from '../../../../law/instruments.ts'
import type { HolidayYear } from '../../../../law/work-calendar/holiday-rule.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { mayGo, type Visit } from '../../../desk-visit.ts'

/** GET /calendars: the years whose notice is known. */
export async function showCalendars({ context, ports, signedIn, shell, at }: Visit): Promise<Response> {
  const years = await ports.calendars.years(signedIn.account.regionId)
  const mayEdit = mayGo(shell, '/calendars/import')
  const thisYear = Number(at.today.slice(0, 4))
  const isNextKnown = years.some(({ year }) => year === thisYear + 1)
  return respondWithDeskPage(
    context,
    <DeskPage title="工作日历" shell={shell}>
      <div class="page-head">
        <h1>工作日历</h1>
        {mayEdit && (
          <p class="actions">
            <a href="/calendars/import">更新一年的安排</a>
          </p>
        )}
      </div>
      <p>
        期限按这里的工作日计算。
        {!isNextKnown &&
          `${thisYear + 1}年的放假安排还没有收录，跨到那一年的期限暂按周一至周五推算，并注明“暂定”。`}
      </p>
      <DataTable
        caption="已收录的年度"
        captionIs="unseen"
        columns={[
          { name: '年度', cell: ({ year }: HolidayYear) => `${year}年` },
          { name: '依据', cell: (year) => noticeOf(year) },
          { name: '节日', align: 'right', cell: ({ holidays }) => `${holidays.length} 个` },
          {
            name: '调休上班',
            align: 'right',
            cell: ({ holidays }) => `${holidays.flatMap(({ worked }) => worked).length} 天`,
          },
          { name: '工作日', align: 'right', cell: (year) => `${workingDaysOf(years, year.year)} 天` },
        ]}
        rows={years.toReversed()}
        empty={<EmptyState title="还没有收录任何年度。" />}
      />
    </DeskPage>,
  )
}

function noticeOf({ holidays }: HolidayYear): string {
  const numbers = holidays.map(({ cites }) =>
    cites.instrument === 'holiday-measures'
      ? (cites.place ?? '')
      : (instruments[cites.instrument].number ?? ''),
  )
  return [...new Set(numbers)].filter((number) => number !== '').join('、') || '文号待补'
}

function workingDaysOf(years: readonly HolidayYear[], year: number): number {
  const [from, to] = [parseLocalDate(`${year}-01-01`), parseLocalDate(`${year}-12-31`)]
  if (from === null || to === null) return 0
  const calendar = workCalendar(years)
  return compareCalendars(calendar, calendar, from, to).workingDaysAfter
}
