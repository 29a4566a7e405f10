import { feePayment } from '../../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { addWorkingDays } from '../../calendar/working-days.ts'
import { lastOf, ofType } from '../case-events.ts'
import { requestFee } from '../fee.ts'
import { requestCase } from '../make-request-case.ts'
import { type CaseFinding, type CheckedRound, finding, when } from './case-finding.ts'

/** CW-F: what was charged, by which method, when, and what followed. */
export function checkFees(checked: CheckedRound): CaseFinding[] {
  return [...amounts(checked), ...methods(checked), ...noticeDay(checked), ...lapse(checked)]
}

function amounts({ events }: CheckedRound): CaseFinding[] {
  return ofType(events, 'fee-noticed').flatMap((notice) => {
    const due = requestFee(notice.method, notice.count, notice.pieces)
    if (!due.ok) return [finding('CW-F03', notice, due.message)]
    return [
      ...when(due.yuan === 0, () =>
        finding('CW-F01', notice, `${unit(notice)}不收费，却通知收${notice.yuan}元`),
      ),
      ...when(due.yuan > 0 && due.yuan !== notice.yuan, () =>
        finding('CW-F03', notice, `${unit(notice)}应收${due.yuan}元，通知收${notice.yuan}元`),
      ),
    ]
  })
}

function unit({ method, count }: { method: 'per-item' | 'per-page'; count: number }): string {
  return method === 'per-item' ? `同一申请人当月第${count}件` : `${count}页`
}

function methods({ events }: CheckedRound): CaseFinding[] {
  const [first, ...more] = ofType(events, 'fee-noticed')
  return more
    .filter(({ method }) => method !== first?.method)
    .map((notice) => finding('CW-F02', notice, '同一件申请先后按件和按量收费'))
}

/** Within the handling period as it ran on the day of the notice. */
function noticeDay({ case: standing, events, calendar }: CheckedRound): CaseFinding[] {
  return ofType(events, 'fee-noticed').flatMap((notice) => {
    const before = standing.events.slice(0, standing.events.indexOf(notice))
    const { clock } = requestCase(standing, before, calendar, notice.on)
    const due = clock?.ok === true ? clock.due : null
    return when(due !== null && notice.on > due, () =>
      finding('CW-F04', notice, `收费通知应当在处理期限${due === null ? '' : inChinese(due)}之前发出`),
    )
  })
}

function lapse({ events, calendar }: CheckedRound): CaseFinding[] {
  const ended = ofType(events, 'request-discontinued').find(({ code }) => code === 'F2')
  if (ended === undefined) return []
  const told = lastOf(events, 'fee-notice-delivered')
  if (told === null) return [finding('CW-F05', ended, '没有申请人收到收费通知的日期，缴费期限没有起算')]
  const last = addWorkingDays(calendar, told.on, feePayment.term.length).value
  return when(ended.on <= last, () => finding('CW-F05', ended, `缴费期限到${inChinese(last)}为止，尚未逾期`))
}
