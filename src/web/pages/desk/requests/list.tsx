import type { FC } from 'hono/jsx'
import { inChinese } from '../../../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../../../domain/calendar/work-calendar.ts'
import { outcomeName } from '../../../../domain/requests/fact-details.ts'
import { categoryNames } from '../../../../domain/requests/request-words.ts'
import { outcomes } from '../../../../law/outcome-codes.ts'
import type { SavedQueue } from '../../../../usecases/own-desk-ports.ts'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { SelectField, TextField } from '../../../components/kit/field.tsx'
import { FilterForm } from '../../../components/kit/filter-form.tsx'
import { Pagination } from '../../../components/kit/pagination.tsx'
import { Tabs } from '../../../components/kit/tabs.tsx'
import { mayGo, type Visit } from '../../../desk-visit.ts'
import { type AskedList, addressOf, askedOf, isFiltered, queryOf } from './asked-list.ts'
import { lastDueDay, queues } from './queues.ts'
import { WorkList } from './work-list.tsx'

const rowsPerPage = 50

/** GET /requests: the requests within one's reach, by days left; filters and queues stand in the address. */
export async function showRequests(visit: Visit): Promise<Response> {
  const { context, ports, signedIn, at, shell } = visit
  const asked = askedOf(context.req.query())
  const calendar = await ports.requests.calendarOf(signedIn.account.regionId)
  const found = await ports.requests.list({
    actor: signedIn.actor,
    at,
    filter: {
      state: asked.queue.state,
      lifecycle: asked.queue.lifecycle,
      dueTo: lastDueDay(asked.queue, calendar, at.today),
      organId: null,
      search: asked.search,
      category: asked.category,
      outcome: asked.outcome,
      receivedFrom: asked.from,
      receivedTo: asked.to,
      after: asked.after,
      limit: rowsPerPage,
    },
  })
  const calendars = await calendarsOf(visit, [...new Set(found.requests.map(({ regionId }) => regionId))])
  const own = await ports.own.queues({ signedIn, at })
  const mayRegister = mayGo(shell, '/requests/new')
  return respondWithDeskPage(
    context,
    <DeskPage title={`申请：${asked.queue.name}`} shell={shell}>
      <div class="page-head">
        <h1>依申请公开</h1>
        <p class="actions">
          {mayRegister && (
            <a class="button" href="/requests/new">
              登记申请
            </a>
          )}
          <a href="/requests/numbers">表三、表四</a>
          <a href="/requests/workload">办理情况</a>
          <a href="/requests/checks">自查</a>
          <a href="/requests/exchange">导入、导出</a>
        </p>
      </div>
      <p class="quiet">{inChinese(at.today)}。期限按工作日计算，最急的在最上面。</p>
      <Tabs
        label="工作清单"
        tabs={queues.map((queue) => ({
          href: addressOf({ ...asked, queue, after: null }),
          label: queue.name,
          current: queue.id === asked.queue.id ? 'yes' : 'no',
        }))}
      />
      <OwnQueues queues={own} asked={asked} />
      <Filter asked={asked} />
      <WorkList
        caption={`${asked.queue.name}的申请`}
        requests={found.requests}
        calendarOf={(regionId) => calendars.get(regionId) ?? calendar}
        today={at.today}
        empty={isFiltered(asked) ? '没有符合条件的申请。' : (emptyWords[asked.queue.id] ?? '这里没有申请。')}
      />
      <Pagination
        first={asked.after === null ? null : addressOf({ ...asked, after: null })}
        next={found.next === null ? null : addressOf({ ...asked, after: found.next })}
      />
    </DeskPage>,
  )
}

const emptyWords: Readonly<Record<string, string>> = {
  open: '没有未办结的申请。',
  overdue: '没有逾期的申请。',
  today: '今天没有到期的申请。',
  unserved: '没有签发了还没送达的答复。',
}

async function calendarsOf(
  { ports }: Visit,
  regionIds: readonly string[],
): Promise<ReadonlyMap<string, WorkCalendar>> {
  const found = await Promise.all(regionIds.map((regionId) => ports.requests.calendarOf(regionId)))
  return new Map(
    regionIds.flatMap((regionId, index) => {
      const calendar = found[index]
      return calendar === undefined ? [] : [[regionId, calendar] as const]
    }),
  )
}

/** Lists that the person keeps under a name, and the way to keep this one. */
const OwnQueues: FC<{ queues: readonly SavedQueue[]; asked: AskedList }> = ({ queues: own, asked }) => {
  const query = queryOf(asked)
  const isKept = own.some((each) => each.query === query)
  if (own.length === 0 && query === '') return null
  return (
    <nav class="own-queues" aria-label="我的清单">
      <ul>
        {own.map(({ name, query: kept }) => (
          <li>
            <a href={`/requests?${kept}`} aria-current={kept === query ? 'page' : undefined}>
              {name}
            </a>
          </li>
        ))}
        {!isKept && query !== '' && (
          <li>
            <a href={`/requests/queues?${new URLSearchParams({ add: query })}`}>把这个清单存下来</a>
          </li>
        )}
        {own.length > 0 && (
          <li>
            <a href="/requests/queues">管理我的清单</a>
          </li>
        )}
      </ul>
    </nav>
  )
}

const Filter: FC<{ asked: AskedList }> = ({ asked }) => (
  <FilterForm
    action="/requests"
    label="筛选申请"
    keep={asked.queue.id === 'open' ? {} : { queue: asked.queue.id }}
    isFiltered={isFiltered(asked) ? 'yes' : 'no'}
    more={{
      fields: <Conditions asked={asked} />,
      are: isFiltered({ ...asked, search: '' }) ? 'open' : 'folded',
    }}
  >
    <TextField name="search" label="编号、内容、承办科室含有" type="search" value={asked.search} />
  </FilterForm>
)

const Conditions: FC<{ asked: AskedList }> = ({ asked }) => (
  <>
    <SelectField
      name="category"
      label="申请人类型"
      options={[
        { value: '', label: '全部' },
        ...Object.entries(categoryNames).map(([value, label]) => ({ value, label })),
      ]}
      value={asked.category ?? ''}
    />
    <SelectField
      name="outcome"
      label="处理结果"
      options={[
        { value: '', label: '全部' },
        ...outcomes.map(({ code }) => ({ value: code, label: outcomeName(code) })),
      ]}
      value={asked.outcome ?? ''}
    />
    <TextField name="from" label="收到，自" type="date" value={asked.from ?? ''} />
    <TextField name="to" label="收到，至" type="date" value={asked.to ?? ''} />
  </>
)
