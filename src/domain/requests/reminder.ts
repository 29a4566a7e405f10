/** 每日提醒: what waits at an office, as a letter that may travel unprotected: numbers, terms and days alone. */

import { inChinese, type LocalDate } from '../calendar/local-date.ts'
import { compareText } from '../compare-text.ts'
import { screenText } from '../personal-data/screen-text.ts'
import type { Alarm } from './alarms.ts'

/** A case with something to be done. */
export interface RemindedCase {
  /** Its register number. */
  readonly number: string
  /** The most urgent first; at least one. */
  readonly alarms: readonly [Alarm, ...Alarm[]]
}

export interface Reminder {
  readonly subject: string
  readonly text: string
}

/** So many a person still reads; the desk has them all. */
const mostCases = 50

const groups = [
  ['late', '已过期'],
  ['today', '今天到期'],
  ['soon', '即将到期'],
  ['notice', '其他待办'],
] as const satisfies readonly (readonly [Alarm['urgency'], string])[]

/** null where nothing is to be done. `deskUrl` null = nobody said where the desk is reached from outside. */
export function reminderOf(
  cases: readonly RemindedCase[],
  { organName, deskUrl, today }: { organName: string; deskUrl: string | null; today: LocalDate },
): Reminder | null {
  if (cases.length === 0) return null
  const sorted = cases.toSorted(byUrgency)
  const counts = groups
    .map(([urgency, name]) => ({ name, count: sorted.filter((each) => urgencyOf(each) === urgency).length }))
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${name}${count}件`)
    .join('，')
  const more = sorted.length - mostCases
  const text = [
    `${organName}：`,
    '',
    `${inChinese(today)}，依申请公开有${sorted.length}件要办：${counts}。`,
    '',
    ...groupedLines(sorted.slice(0, mostCases)),
    ...(more > 0 ? [`另有${more}件，见办公端。`, ''] : []),
    deskUrl === null ? '请登录办公端，在“今日待办”里办理。' : `请登录办公端，在“今日待办”里办理：${deskUrl}`,
    '',
    '这封邮件在工作日早上自动发出，不必回复；没有要办的就不发。邮件里不写申请人和申请内容，请在办公端查看。',
  ]
  return { subject: `依申请公开提醒：${counts}`, text: text.join('\n') }
}

function groupedLines(cases: readonly RemindedCase[]): string[] {
  return groups.flatMap(([urgency, name]) => {
    const lines = cases.filter((each) => urgencyOf(each) === urgency).map(lineOf)
    return lines.length === 0 ? [] : [`【${name}】`, ...lines, '']
  })
}

/** A number taken over from elsewhere may be anything; one that looks like somebody's is not sent. */
function lineOf({ number, alarms }: RemindedCase): string {
  const shown = screenText(number).length === 0 ? number : '（编号见办公端）'
  return `${shown}　${alarms.map(alarmText).join('；')}`
}

function alarmText({ what, on, remaining, urgency }: Alarm): string {
  if (remaining === null) return what
  if (urgency === 'today') return `${what}今天到期`
  const day = `${what}${inChinese(on)}到期`
  if (remaining < 0) return `${day}，已过${-remaining}个工作日`
  if (urgency === 'late') return `${day}，已过`
  return remaining === 0 ? `${day}，今天是到期前最后一个工作日` : `${day}，还有${remaining}个工作日`
}

function urgencyOf({ alarms: [first] }: RemindedCase): Alarm['urgency'] {
  return first.urgency
}

function byUrgency(a: RemindedCase, b: RemindedCase): number {
  const rank = (each: RemindedCase) => groups.findIndex(([urgency]) => urgency === urgencyOf(each))
  return rank(a) - rank(b) || compareText(a.alarms[0].on, b.alarms[0].on) || compareText(a.number, b.number)
}
