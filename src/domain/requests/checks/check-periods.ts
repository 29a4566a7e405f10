import { supplementNotice } from '../../../law/disclosure-regulation/article-30-supplement.ts'
import { replyExtension } from '../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { lastOf, ofType } from '../case-events.ts'
import { replyLetters, serviceOf } from '../served-reply.ts'
import { type CaseFinding, type CheckedRound, finding, when } from './case-finding.ts'

/** CW-D: the periods, and what was done to move them. */
export function checkPeriods(checked: CheckedRound): CaseFinding[] {
  return [
    ...supplements(checked),
    ...overdue(checked),
    ...extensions(checked),
    ...pauses(checked),
    ...silence(checked),
    ...provisional(checked),
  ]
}

function supplements({ case: { events, received }, events: round, calendar }: CheckedRound): CaseFinding[] {
  const earlier = ofType(events, 'supplement-requested')
  return ofType(round, 'supplement-requested').flatMap((told) => {
    const last =
      received === null ? null : addWorkingDays(calendar, received, supplementNotice.term.length).value
    return [
      ...when(last !== null && told.on > last, () =>
        finding(
          'CW-D01',
          told,
          `${inChinese(told.on)}才告知补正，迟于第${supplementNotice.term.length}个工作日${last === null ? '' : inChinese(last)}`,
        ),
      ),
      ...when(earlier.indexOf(told) > 0, () => finding('CW-D01', told, '第二次告知补正：补正应当一次性告知')),
      ...when(told.missing.trim() === '' || told.until <= told.on, () =>
        finding('CW-D02', told, '补正告知没有写明需要补正的事项，或者补正期限不晚于告知之日'),
      ),
    ]
  })
}

function overdue({ case: { clock, closedOn, kind }, events, asOf }: CheckedRound): CaseFinding[] {
  // Article 41 sets no period for corrections: the clock of one is the office's own aim.
  if (clock?.ok !== true || clock.due === null || kind === 'correction') return []
  const { due } = clock
  const replied = serviceOf(events, replyLetters)
  const end = replied?.on ?? closedOn ?? asOf
  if (end <= due) return []
  const at = replied?.dispatched ?? due
  const says =
    replied !== null
      ? `期限${inChinese(due)}，${inChinese(end)}才答复`
      : closedOn !== null
        ? `期限${inChinese(due)}已过，${inChinese(end)}才结束`
        : `期限${inChinese(due)}已过，还没有答复`
  const judged = lastOf(events, 'reasons-judged')
  const told = lastOf(events, 'reasonable-period-set')
  return [
    finding('CW-D03', at, says),
    ...when(judged?.reasonable === 'yes' && told === null, () =>
      finding('CW-D08', judged ?? due, '认为理由合理而延迟答复，没有确定合理期限并告知申请人'),
    ),
  ]
}

function extensions({ case: { clock }, events }: CheckedRound): CaseFinding[] {
  const longest = replyExtension.term.length
  return [
    ...ofType(events, 'extension-notified').flatMap((told) => {
      const before = events.slice(0, events.indexOf(told))
      const approved = before.findLast(
        ({ type }) => type === 'extension-approved' || type === 'extension-refused',
      )
      return when(approved?.type !== 'extension-approved', () =>
        finding('CW-D04', told, '告知延期之前，没有政府信息公开工作机构负责人的同意'),
      )
    }),
    ...ofType(events, 'extension-proposed').flatMap((proposed) =>
      when(proposed.workingDays > longest, () =>
        finding('CW-D04', proposed, `延长${proposed.workingDays}个工作日，超过${longest}个`),
      ),
    ),
    ...(clock?.ok === true ? clock.notes : [])
      .filter(({ code }) => code === 'extension-told-late')
      .map(({ message }) => {
        const told = lastOf(events, 'extension-notified')
        return finding('CW-D04', told ?? clockDay(clock), message)
      }),
  ]
}

function clockDay(clock: CheckedRound['case']['clock']) {
  if (clock?.ok !== true) throw new Error('a note without a clock')
  return clock.received
}

function pauses({ case: { consultations }, events }: CheckedRound): CaseFinding[] {
  return consultations
    .filter(({ sent }) => events.includes(sent))
    .flatMap(({ sent, delivered }) =>
      when(sent.letterId === null && delivered === null, () =>
        finding('CW-D05', sent, '征求意见没有征求意见书，也没有对方收到的日期，扣除的时间没有凭据'),
      ),
    )
}

/** Wording in the reason that makes of silence what the law does not. */
function silence({ case: { consultations, review } }: CheckedRound): CaseFinding[] {
  const { draft } = review
  if (draft === null) return []
  const { reason } = draft.decision
  const isSilent = (kind: string) =>
    consultations.some(({ sent, answered }) => sent.consulted === kind && answered?.answer === 'none')
  return [
    ...when(isSilent('third-party') && /视为(?:不)?同意/.test(reason), () =>
      finding('CW-D06', draft, '第三方逾期未提出意见的，由行政机关决定是否公开，不能视为同意或者不同意'),
    ),
    ...when(isSilent('co-maker') && /视为不同意/.test(reason), () =>
      finding('CW-D07', draft, '共同制作机关逾期未提出意见的，视为同意公开，不能视为不同意'),
    ),
  ]
}

function provisional({ case: { clock, closedOn } }: CheckedRound): CaseFinding[] {
  if (clock?.ok !== true || clock.due === null || closedOn !== null || !clock.provisional) return []
  return [finding('CW-D10', clock.due, `${inChinese(clock.due)}是暂定的，等放假安排公布后重新计算`)]
}
