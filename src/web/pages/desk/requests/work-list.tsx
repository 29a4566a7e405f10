import type { FC } from 'hono/jsx'
import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../../../domain/calendar/work-calendar.ts'
import { outcomeName } from '../../../../domain/requests/fact-details.ts'
import type { Lifecycle } from '../../../../domain/requests/request-case.ts'
import { categoryNames, lifecycleNames } from '../../../../domain/requests/request-words.ts'
import type { RequestLine } from '../../../../usecases/request-ports.ts'
import { DataTable } from '../../../components/kit/data-table.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { Tag } from '../../../components/kit/tag.tsx'
import { DaysLeft, workingDaysLeft } from './days-left.tsx'
import { pathOf } from './request-address.ts'

export interface WorkListProps {
  readonly caption: string
  readonly requests: readonly RequestLine[]
  /** Of the region of a line. */
  readonly calendarOf: (regionId: string) => WorkCalendar
  readonly today: LocalDate
  /** Said where nothing is found. */
  readonly empty: string
}

/** Requests by days left: what, since when, until when, how far. */
export const WorkList: FC<WorkListProps> = ({ caption, requests, calendarOf, today, empty }) => (
  <div class="work-list">
    <DataTable
      caption={caption}
      captionIs="unseen"
      columns={[
        {
          name: '编号',
          cell: (line: RequestLine) => (
            <a href={pathOf(line)} class="case-number">
              {line.number}
            </a>
          ),
        },
        { name: '申请内容', cell: ({ title }) => <span class="case-gist">{title}</span> },
        { name: '申请人', cell: ({ category }) => <span class="nowrap">{categoryNames[category]}</span> },
        { name: '收到', cell: ({ received }) => (received === null ? '待确认' : <Day on={received} />) },
        {
          name: '期限',
          cell: ({ due, closedOn }) =>
            closedOn !== null ? <>{<Day on={closedOn} />} 办结</> : due === null ? '—' : <Day on={due} />,
        },
        {
          name: '剩余',
          cell: (line) => <Left line={line} calendar={calendarOf(line.regionId)} today={today} />,
        },
        { name: '状态', cell: (line) => <StateTag line={line} /> },
        { name: '承办', cell: ({ unit }) => unit },
      ]}
      rows={requests}
      empty={<EmptyState title={empty} />}
    />
  </div>
)

const Day: FC<{ on: LocalDate }> = ({ on }) => <time datetime={on}>{on}</time>

const Left: FC<{ line: RequestLine; calendar: WorkCalendar; today: LocalDate }> = ({
  line: { closedOn, due, received, provisional, kind },
  calendar,
  today,
}) => {
  if (closedOn !== null) return <>—</>
  if (received === null) return <Tag tone="open">先确认收到</Tag>
  if (kind === 'correction') return <span class="quiet">没有法定期限</span>
  const left = due === null ? null : workingDaysLeft(calendar, today, due)
  return <DaysLeft left={left} overdue={due !== null && due < today} provisional={provisional} />
}

/** The state in words; the border only repeats it. */
export const StateTag: FC<{ line: Pick<RequestLine, 'lifecycle' | 'outcome'> }> = ({
  line: { lifecycle, outcome },
}) => {
  if (outcome !== null) return <span class="quiet">{outcomeName(outcome)}</span>
  return <Tag tone={tones[lifecycle] ?? 'plain'}>{nameOf(lifecycle)}</Tag>
}

const tones: Readonly<Record<string, 'plain' | 'open' | 'quiet'>> = {
  registered: 'open',
  'waiting-for-applicant': 'quiet',
  decided: 'open',
}

function nameOf(lifecycle: string): string {
  return isLifecycle(lifecycle) ? lifecycleNames[lifecycle] : lifecycle
}

export function isLifecycle(text: string): text is Lifecycle {
  return Object.hasOwn(lifecycleNames, text)
}
