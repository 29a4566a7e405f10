import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import type { WorkCalendar } from '../../../../domain/calendar/work-calendar.ts'
import { addWorkingDays } from '../../../../domain/calendar/working-days.ts'
import type { Lifecycle } from '../../../../domain/requests/request-case.ts'
import type { RequestFilter } from '../../../../usecases/request-ports.ts'
import { pressingWithin } from './days-left.tsx'

/** A work list with a name: 已逾期, 待送达 … */
export interface Queue {
  readonly id: string
  readonly name: string
  readonly state: RequestFilter['state']
  readonly lifecycle: Lifecycle | null
  /** Due so many working days from today at the latest; null = whenever. */
  readonly dueWithin: number | null
}

const queue = (id: string, name: string, more: Partial<Omit<Queue, 'id' | 'name'>> = {}): Queue => ({
  id,
  name,
  state: 'open',
  lifecycle: null,
  dueWithin: null,
  ...more,
})

/** In the order in which a day is worked off. */
export const queues: readonly Queue[] = [
  queue('open', '未办结'),
  queue('overdue', '已逾期', { state: 'overdue' }),
  queue('today', '今天到期和已过期', { dueWithin: 0 }),
  queue('soon', `${pressingWithin} 个工作日内`, { dueWithin: pressingWithin }),
  queue('unconfirmed', '待确认收到', { lifecycle: 'registered' }),
  queue('waiting', '等申请人', { lifecycle: 'waiting-for-applicant' }),
  queue('unserved', '待送达', { lifecycle: 'decided' }),
  queue('closed', '已办结', { state: 'closed' }),
  queue('all', '全部', { state: 'all' }),
]

const openQueue = queue('open', '未办结')

export function findQueue(id: string): Queue {
  return queues.find((each) => each.id === id) ?? openQueue
}

/** The last due day that belongs to a queue. */
export function lastDueDay({ dueWithin }: Queue, calendar: WorkCalendar, today: LocalDate): LocalDate | null {
  if (dueWithin === null) return null
  return dueWithin === 0 ? today : addWorkingDays(calendar, today, dueWithin).value
}
