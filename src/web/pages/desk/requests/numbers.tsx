import type { FC } from 'hono/jsx'
import { tableOf } from '../../../../domain/annual-report/layout.ts'
import { yearOf } from '../../../../domain/calendar/local-date.ts'
import type { Figures, YearFigures } from '../../../../domain/requests/year-tally.ts'
import type { TableCode } from '../../../../law/annual-report-form.ts'
import { form2021 } from '../../../../law/annual-report-format-2021/form.ts'
import type { ViewedYear } from '../../../../usecases/requests/freeze-year.ts'
import { FormTableView } from '../../../components/form-table/form-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { SelectField, TextField } from '../../../components/kit/field.tsx'
import { FilterForm } from '../../../components/kit/filter-form.tsx'
import { Instant } from '../../../components/kit/instant.tsx'
import type { Shell, Visit } from '../../../desk-visit.ts'
import { type AskedScope, askedScope, askedYear } from './number-scope.ts'

/** GET /requests/numbers: 表三 and 表四 of a year straight from the cases; every figure opens its cases. */
export async function showNumbers(visit: Visit): Promise<Response> {
  const { context, ports, signedIn, at, shell } = visit
  const [scope, year] = [await askedScope(visit), askedYear(visit)]
  const { actor } = signedIn
  const [figures, viewed] = await Promise.all([
    ports.requests.count({ actor, scope: scope.scope, at, year }),
    scope.organ === null ? null : ports.requests.viewYear({ actor, ...scope.organ, year, at }),
  ])
  return respondWithDeskPage(
    context,
    <NumbersView
      shell={shell}
      scope={scope}
      year={year}
      thisYear={yearOf(at.today)}
      figures={figures}
      viewed={viewed?.ok === true ? viewed : null}
    />,
  )
}

interface NumbersProps {
  readonly shell: Shell
  readonly scope: AskedScope
  readonly year: number
  readonly thisYear: number
  readonly figures: YearFigures
  readonly viewed: ViewedYear | null
}

const NumbersView: FC<NumbersProps> = ({ shell, scope, year, thisYear, figures, viewed }) => {
  const frozen = viewed?.frozen[0]?.figures ?? null
  return (
    <DeskPage title={`${year}年表三、表四`} shell={shell}>
      <p class="trail">
        <a href="/requests">申请</a>
      </p>
      <h1>{year}年表三、表四</h1>
      <p class="quiet">
        直接由办理记录得出，点数字看是哪几件。
        {scope.organ === null && '看一个机关的，从“机关”里打开它。'}
        {year === thisYear && '这一年还没有结束：“结转下年度继续办理”是现在还没有办结的。'}
      </p>
      <FilterForm action="/requests/numbers" label="选择年度和范围" isFiltered="no" submit="查看">
        <TextField name="year" label="年度" value={String(year)} inputmode="numeric" width="short" />
        <SelectField name="scope" label="范围" options={scope.options} value={scope.value} />
      </FilterForm>
      <Frozen scope={scope} year={year} thisYear={thisYear} viewed={viewed} />
      <Table
        code="requests"
        scope={scope}
        year={year}
        now={figures.requests}
        frozen={frozen?.requests ?? null}
      />
      <Balance figures={figures.requests} />
      <Table
        code="remedies"
        scope={scope}
        year={year}
        now={figures.remedies}
        frozen={frozen?.remedies ?? null}
      />
    </DeskPage>
  )
}

interface TableProps {
  readonly code: Extract<TableCode, 'requests' | 'remedies'>
  readonly scope: AskedScope
  readonly year: number
  readonly now: Figures
  readonly frozen: Figures | null
}

const Table: FC<TableProps> = ({ code, scope, year, now, frozen }) => (
  <FormTableView
    table={tableOf(form2021, code)}
    idPrefix="count"
    draw={({ address: { row, column }, name }) => {
      const value = now[row]?.[column] ?? 0
      const before = frozen?.[row]?.[column] ?? value
      const query = new URLSearchParams({ year: String(year), scope: scope.value, table: code, row, column })
      return {
        className: before === value ? 'value' : 'value is-changed',
        content: (
          <>
            {value === 0 ? (
              '0'
            ) : (
              <a href={`/requests/numbers/cases?${query}`} aria-label={`${name}：${value} 件`}>
                {value}
              </a>
            )}
            {before !== value && <span class="was">锁定时 {before}</span>}
          </>
        ),
      }
    }}
  />
)

/** 勾稽: (一)+(二) = (三)(七)+(四) in every column, shown as the sum it is. */
const Balance: FC<{ figures: Figures }> = ({ figures }) => {
  const at = (row: string) => figures[row]?.total ?? 0
  const [left, right] = [at('newlyReceived') + at('carriedIn'), at('total') + at('carriedOut')]
  return (
    <p class="quiet">
      勾稽：新收 {at('newlyReceived')} + 上年结转 {at('carriedIn')} = 办结 {at('total')} + 结转下年度{' '}
      {at('carriedOut')}
      {left === right ? '，相符。' : `，不符：${left} ≠ ${right}。`}
    </p>
  )
}

const Frozen: FC<{ scope: AskedScope; year: number; thisYear: number; viewed: ViewedYear | null }> = ({
  scope,
  year,
  thisYear,
  viewed,
}) => {
  if (scope.organ === null || viewed === null) return null
  const [newest] = viewed.frozen
  const address = `/requests/numbers/freeze?${new URLSearchParams({ year: String(year), scope: scope.value })}`
  if (newest === undefined)
    return year < thisYear ? (
      <p class="no-print">
        {year}年的数字还没有锁定。<a href={address}>锁定{year}年的数字</a>
        ，以后改动了哪几件都看得见。
      </p>
    ) : null
  return (
    <section class="outcome" aria-labelledby="frozen-title">
      <h2 id="frozen-title">
        已锁定：第 {newest.version} 版，
        <Instant at={newest.frozenAt} />
      </h2>
      {newest.reason !== '' && <p>更正的原因：{newest.reason}</p>}
      {viewed.differences.length === 0 ? (
        <p>锁定以后没有改动。</p>
      ) : (
        <>
          <p>锁定以后有 {viewed.differences.length} 处改动：</p>
          <ul class="rules">
            {viewed.differences.map(({ requestId, number }) => (
              <li>
                <a href={`/requests/${scope.organ?.regionId ?? ''}/${requestId}?tab=log`}>{number}</a>
              </li>
            ))}
          </ul>
          <p class="no-print">
            <a href={address}>更正锁定的数字</a>
          </p>
        </>
      )}
    </section>
  )
}
