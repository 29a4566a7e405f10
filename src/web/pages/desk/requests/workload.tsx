import type { FC } from 'hono/jsx'
import { inChinese, type LocalDate, parseLocalDate } from '../../../../domain/calendar/local-date.ts'
import type { Spread, Workload } from '../../../../usecases/request-number-ports.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { SelectField, TextField } from '../../../components/kit/field.tsx'
import { FilterForm } from '../../../components/kit/filter-form.tsx'
import type { Visit } from '../../../desk-visit.ts'
import { readTypedDay } from '../../../typed-day.ts'
import { askedScope } from './number-scope.ts'
import { WorkList } from './work-list.tsx'

/** GET /requests/workload: how long it took, what lies open, the ten oldest. For managing, never for ranking people. */
export async function showWorkload(visit: Visit): Promise<Response> {
  const { context, ports, signedIn, at, shell } = visit
  const scope = await askedScope(visit)
  const from = readTypedDay(context.req.query('from') ?? '') ?? firstOfYear(at.today)
  const to = readTypedDay(context.req.query('to') ?? '') ?? at.today
  const [work, calendar] = await Promise.all([
    ports.requests.measure({ actor: signedIn.actor, scope: scope.scope, at, from, to }),
    ports.requests.calendarOf(signedIn.account.regionId),
  ])
  return respondWithDeskPage(
    context,
    <DeskPage title="办理情况" shell={shell}>
      <p class="trail">
        <a href="/requests">申请</a>
      </p>
      <h1>办理情况</h1>
      <FilterForm action="/requests/workload" label="选择期间和范围" isFiltered="no" submit="查看">
        <TextField name="from" label="答复，自" type="date" value={from} />
        <TextField name="to" label="答复，至" type="date" value={to} />
        <SelectField name="scope" label="范围" options={scope.options} value={scope.value} />
      </FilterForm>
      <Standing work={work} today={at.today} />
      <Took work={work} from={from} to={to} />
      <section class="part">
        <h2>收到最久还没有办结的十件</h2>
        <WorkList
          caption="未办结的，按收到的先后"
          requests={work.oldest}
          calendarOf={() => calendar}
          today={at.today}
          empty="没有未办结的申请。"
        />
      </section>
    </DeskPage>,
  )
}

function firstOfYear(today: LocalDate): LocalDate {
  return parseLocalDate(`${today.slice(0, 4)}-01-01`) ?? today
}

const Standing: FC<{ work: Workload; today: LocalDate }> = ({ work, today }) => (
  <section class="part">
    <h2>{inChinese(today)}的情况</h2>
    <p>
      未办结 <a href="/requests">{work.open} 件</a>，其中{' '}
      {work.overdue === 0 ? (
        '没有逾期的'
      ) : (
        <a href="/requests?queue=overdue" class="problem">
          逾期 {work.overdue} 件
        </a>
      )}
      {work.unreceived > 0 && (
        <>
          ，<a href="/requests?queue=unconfirmed">待确认收到 {work.unreceived} 件</a>
        </>
      )}
      。
    </p>
  </section>
)

interface Measure {
  readonly name: string
  readonly unit: string
  readonly spread: Spread
}

const Took: FC<{ work: Workload; from: LocalDate; to: LocalDate }> = ({ work, from, to }) => {
  const measures: readonly Measure[] = [
    { name: '用去的工作日（期限怎样算就怎样算）', unit: '个工作日', spread: work.workingDays },
    { name: '申请人等了多久', unit: '天', spread: work.waited },
    { name: '其中：收到到拟办', unit: '天', spread: work.steps.drafting },
    { name: '其中：拟办到签发', unit: '天', spread: work.steps.signing },
    { name: '其中：签发到送出', unit: '天', spread: work.steps.serving },
  ]
  return (
    <section class="part">
      <h2>
        {inChinese(from)}至{inChinese(to)}答复的
      </h2>
      <p>
        答复 {work.replied} 件
        {work.timed > 0 &&
          `，按期 ${work.onTime} 件（${((work.onTime / work.timed) * 100).toFixed(1).replace('.0', '')}%）`}
        。
      </p>
      {work.replied > 0 && (
        <DataTable
          caption="用了多久"
          captionIs="unseen"
          columns={[
            { name: '项目', cell: ({ name }: Measure) => name },
            { name: '一半不超过', align: 'right', cell: ({ spread, unit }) => days(spread.median, unit) },
            { name: '九成不超过', align: 'right', cell: ({ spread, unit }) => days(spread.ninetieth, unit) },
            { name: '最久', align: 'right', cell: ({ spread, unit }) => days(spread.longest, unit) },
          ]}
          rows={measures}
          empty=""
        />
      )}
    </section>
  )
}

function days(value: number | null, unit: string): string {
  return value === null ? '—' : `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`
}
