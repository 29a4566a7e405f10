import type { FC } from 'hono/jsx'
import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../../../domain/calendar/work-calendar.ts'
import { countWorkingDays } from '../../../../domain/calendar/working-days.ts'
import { Tag } from '../../../components/kit/tag.tsx'

/** Working days from today to a due date; negative when it has passed. */
export function workingDaysLeft(calendar: WorkCalendar, today: LocalDate, due: LocalDate): number {
  return today <= due
    ? countWorkingDays(calendar, today, due).value
    : 0 - countWorkingDays(calendar, due, today).value
}

/** How many working days (a choice of ours) before the end a case is shown as pressing. */
export const pressingWithin = 5

export interface DaysLeftProps {
  /** Working days; null = the period stands still. */
  readonly left: number | null
  /** True where the last day has passed, be it by no working day yet. */
  readonly overdue: boolean
  /** True where a day in between may still change. */
  readonly provisional: boolean
}

export const DaysLeft: FC<DaysLeftProps> = ({ left, overdue, provisional }) => (
  <span class="nowrap">
    <Left left={left} overdue={overdue} />
    {provisional && <span class="quiet">（暂定）</span>}
  </span>
)

const Left: FC<Omit<DaysLeftProps, 'provisional'>> = ({ left, overdue }) => {
  if (left === null) return <span class="quiet">期限停着</span>
  if (overdue) return <Tag tone="wrong">{left === 0 ? '已逾期' : `逾期 ${-left} 个工作日`}</Tag>
  if (left === 0) return <Tag tone="open">今天到期</Tag>
  if (left <= pressingWithin) return <Tag tone="open">{left} 个工作日</Tag>
  return <>{left} 个工作日</>
}
