import type { FC } from 'hono/jsx'
import { inChinese } from '../../../../domain/calendar/local-date.ts'
import { citationText } from '../../../../domain/citation-text.ts'
import { outcomeName } from '../../../../domain/requests/fact-details.ts'
import { type CaseworkCheck, caseworkChecks } from '../../../../law/casework-checks/catalogue.ts'
import type { RegisterFinding } from '../../../../usecases/requests/check-register.ts'
import type { CheckedRequests } from '../../../../usecases/requests/check-requests.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { DeskPage, respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Pagination } from '../../../components/kit/pagination.tsx'
import { Tabs } from '../../../components/kit/tabs.tsx'
import type { Visit } from '../../../desk-visit.ts'
import { FindingList } from './finding-list.tsx'
import { pathOf } from './request-address.ts'

const states = [
  { state: 'open', name: '未办结的' },
  { state: 'closed', name: '已办结的' },
  { state: 'all', name: '全部' },
] as const

/** GET /requests/checks: what a supervisor or a court would find, found first. */
export async function showChecks(visit: Visit): Promise<Response> {
  const { context, ports, signedIn, at, shell } = visit
  const asked = states.find(({ state }) => state === context.req.query('state')) ?? states[0]
  const after = context.req.query('after') ?? null
  const checked = await ports.requests.check({
    actor: signedIn.actor,
    filter: { state: asked.state, receivedFrom: null, receivedTo: null, after },
    at,
  })
  const address = (query: Record<string, string>) =>
    `/requests/checks?${new URLSearchParams({ state: asked.state, ...query })}`
  return respondWithDeskPage(
    context,
    <DeskPage title="自查" shell={shell}>
      <p class="trail">
        <a href="/requests">申请</a>
      </p>
      <h1>自查</h1>
      <p class="quiet">
        逐件对照条例和国务院办公厅的解释，今天（{inChinese(at.today)}）的情况。看过 {checked.looked} 件，
        {checked.found.length === 0 ? '没有发现问题' : `${checked.found.length} 件有问题`}。
      </p>
      <Tabs
        label="自查范围"
        tabs={states.map(({ state, name }) => ({
          href: `/requests/checks?state=${state}`,
          label: name,
          current: state === asked.state ? 'yes' : 'no',
        }))}
      />
      <Found
        checked={checked}
        worksAt={signedIn.actor.grants.flatMap(({ role, organId }) => (role === 'supervisor' ? [] : organId))}
      />
      <Pagination
        first={after === null ? null : address({})}
        next={checked.next === null ? null : address({ after: checked.next })}
      />
      <Rules />
    </DeskPage>,
  )
}

interface FoundProps {
  readonly checked: CheckedRequests
  /** Organs in which the person can do more than look. */
  readonly worksAt: readonly string[]
}

/** Each request first: what is against the law there cannot wait for what several of them show together. */
const Found: FC<FoundProps> = ({ checked: { found, register }, worksAt }) => (
  <>
    {found.length === 0 ? (
      <EmptyState title="没有发现问题。">
        <p>期限、告知、征求意见、收费、送达和办结，都对照过了。</p>
      </EmptyState>
    ) : (
      found.map(({ line, findings }) => (
        <section class="part">
          <h2>
            <a href={pathOf(line)}>{line.number}</a>
          </h2>
          <p class="quiet">{line.title}</p>
          <FindingList findings={findings} />
        </section>
      ))
    )}
    {register.length > 0 && (
      <section class="part">
        <h2>几件合在一起看（整个台账）：{register.length} 处</h2>
        {register.map((each) => (
          <Together {...each} works={worksAt.includes(each.organ.organId) ? 'yes' : 'no'} />
        ))}
      </section>
    )}
  </>
)

/** What the requests of a group show, which they are, and where they are worked on together. */
const Together: FC<RegisterFinding & { works: 'yes' | 'no' }> = ({ finding, organ, lines, works }) => {
  const [latest] = lines
  return (
    <div class="check-group">
      <FindingList findings={[finding]} />
      <p>
        {organ.name}
        {latest !== undefined && `：${latest.title}`}
      </p>
      {latest !== undefined && (
        <details>
          <summary>是哪 {lines.length} 件</summary>
          <ul>
            {lines.map((line) => (
              <li>
                <a href={pathOf(line)}>{line.number}</a>{' '}
                <span class="quiet">{line.outcome === null ? '还没有办结' : outcomeName(line.outcome)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {latest !== undefined && works === 'yes' && (
        <p>
          <a href={`${pathOf(latest)}/together`}>一并办理</a>
        </p>
      )}
    </div>
  )
}

const Rules: FC = () => {
  const rules = Object.entries(caseworkChecks).map(([id, check]): CaseworkCheck & { id: string } => ({
    ...check,
    id,
  }))
  return (
    <details class="part">
      <summary>对照了哪些规则（{rules.length} 条）</summary>
      <DataTable
        caption="自查规则"
        captionIs="unseen"
        columns={[
          { name: '编号', cell: ({ id }: CaseworkCheck & { id: string }) => id },
          { name: '什么情形', cell: ({ title }) => title },
          { name: '依据', cell: ({ cites }) => citationText(cites) },
          {
            name: '怎样看出来',
            cell: ({ seenIn, keptBy }) => keptBy ?? (seenIn === 'office' ? '几件合在一起看' : '逐件看'),
          },
        ]}
        rows={rules}
        empty=""
      />
    </details>
  )
}
