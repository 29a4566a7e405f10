import { dayName, inChinese } from '../domain/calendar/local-date.ts'
import type { ClockJson } from '../domain/requests/clock-to-json.ts'
import { clockStatusNames } from '../domain/requests/clock-view.ts'

const noteKinds: Readonly<Record<string, string>> = { breach: '违反', 'no-effect': '不生效', remark: '提示' }

/** The clock for a person at a terminal: the date, what made it, what to mind, every day. */
export function clockAsText(clock: ClockJson): string {
  return [
    heading(clock),
    ...state(clock),
    '',
    '怎么算的',
    ...steps(clock),
    ...notes(clock),
    '',
    '逐日',
    ...days(clock),
  ].join('\n')
}

function heading({ due, provisional, law, workingDays, received, calendarUntil }: ClockJson): string {
  const answer =
    due === null ? '尚不能确定（在等申请人或者被征求意见的一方）' : `${inChinese(due)}（${dayName(due)}）`
  const mark = provisional ? '  【暂定】' : ''
  const lines = [`最迟：${answer}${mark}`, `  自 ${received} 起，共${workingDays}个工作日；${law}`]
  if (provisional && calendarUntil !== null)
    lines.push(`  放假安排只收录到 ${calendarUntil}，以后暂按周一至周五上班推算，公布后请重新计算`)
  return lines.join('\n')
}

function state({ view }: ClockJson): string[] {
  if (view === null) return []
  const { asOf, status, elapsed, remaining } = view
  const left =
    remaining === null ? '' : remaining < 0 ? `，已超过${-remaining}个工作日` : `，还剩${remaining}个工作日`
  return [`  ${asOf}：${clockStatusNames[status]}，已计${elapsed}个工作日${left}`]
}

function steps(clock: ClockJson): string[] {
  return clock.steps.map(
    ({ from, to, text }) => `  ${from === to ? `${from}              ` : `${from} 至 ${to}`}  ${text}`,
  )
}

function notes(clock: ClockJson): string[] {
  if (clock.notes.length === 0) return []
  return [
    '',
    '注意',
    ...clock.notes.map(({ kind, message, basis }) => `  ${noteKinds[kind]}：${message}（${basis}）`),
  ]
}

function days(clock: ClockJson): string[] {
  return clock.days.map(
    ({ date, nth, why }) => `  ${date}  ${nth === null ? ' —' : String(nth).padStart(2)}  ${why}`,
  )
}
