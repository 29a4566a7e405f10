import type { FC } from 'hono/jsx'
import { dayName, inChinese, type LocalDate } from '../../../domain/calendar/local-date.ts'
import type { ReplyClock } from '../../../domain/requests/clock.ts'
import type { ClockDay } from '../../../domain/requests/term.ts'

export interface ClockSumProps {
  readonly clock: Pick<
    ReplyClock,
    'received' | 'start' | 'due' | 'term' | 'days' | 'provisional' | 'view' | 'replied'
  >
}

/** The whole sum on one line: from which day, which days, to which day; and how many are left. */
export const ClockSum: FC<ClockSumProps> = ({ clock }) => {
  const { received, start, due, term, days, provisional, view, replied } = clock
  const counted = days.filter((day) => day.counts)
  const first = counted[0]
  return (
    <p class="clock-sum">
      {start === received ? '收到' : '重新起算'} <Day on={start} />
      （不计当日）
      {first !== undefined && (
        <>
          → 第 1 个工作日 <Day on={first.date} />
        </>
      )}
      {due === null ? (
        <> → 期限停着，最迟答复日还不能确定</>
      ) : (
        <>
          {' '}
          → 第 {term.total} 个工作日 <strong>{<Day on={due} />}</strong>
          {dayName(due)}
        </>
      )}
      {term.extension > 0 && `（其中延长 ${term.extension} 个工作日）`}
      {provisional && '（暂定：放假安排还没有公布）'}
      {view !== null && (
        <>。{leftInWords(view.status, view.remaining, usedUntil(counted, replied) ?? view.elapsed)}</>
      )}
    </p>
  )
}

const Day: FC<{ on: LocalDate }> = ({ on }) => <time datetime={on}>{inChinese(on)}</time>

function usedUntil(counted: readonly ClockDay[], replied: LocalDate | null): number | null {
  return replied === null ? null : counted.filter(({ date }) => date <= replied).length
}

/** Where a case stands, in one sentence. */
function leftInWords(
  status: NonNullable<ReplyClock['view']>['status'],
  remaining: number | null,
  elapsed: number,
): string {
  if (status === 'stopped')
    return elapsed === 0 ? '收到当日已经答复。' : `用了 ${elapsed} 个工作日，已经答复。`
  if (status === 'paused')
    return remaining === null
      ? '等申请人补正或者缴费，期限停着。'
      : `征求意见，期限停着；还剩 ${remaining} 个工作日。`
  if (status === 'overdue') return `已经逾期 ${-(remaining ?? 0)} 个工作日。`
  if (status === 'due-today') return '今天到期。'
  return `已过 ${elapsed} 个，还剩 ${remaining} 个工作日。`
}
