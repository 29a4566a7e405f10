import { inChinese } from '../../calendar/local-date.ts'
import { caseReceipt } from '../case-clock.ts'
import { ofType } from '../case-events.ts'
import { receiptRule } from '../receipt.ts'
import type { RequestCase } from '../request-case.ts'
import { type CaseFinding, type CheckedRound, finding, when } from './case-finding.ts'

/** CW-I: what came in, by which channel, on which day. */
export function checkIntake(checked: CheckedRound): CaseFinding[] {
  return [...contents(checked.case), ...receiptDay(checked.case), ...confirmation(checked)]
}

function contents({ registered, items, events }: RequestCase): CaseFinding[] {
  const isVague = items.some(
    ({ description, documentNumber }) => (description + documentNumber).trim() === '',
  )
  const asked = ofType(events, 'supplement-requested').length > 0
  return when(isVague && !asked, () =>
    finding('CW-I02', registered, '有一项申请没有名称、文号或者特征性描述，没有告知补正'),
  )
}

function receiptDay({ registered, events }: RequestCase): CaseFinding[] {
  const receipt = caseReceipt(registered, events)
  const isOpen = !receipt.ok && receipt.code === 'no-receipt-yet' && registered.channel !== 'signed-mail'
  return when(!receipt.ok && !isOpen, () =>
    finding('CW-I04', registered, receipt.ok ? '' : `收到申请之日无法按渠道确定：${receipt.message}`),
  )
}

function confirmation({
  case: { registered, events, received, closedOn },
  asOf,
}: CheckedRound): CaseFinding[] {
  const { channel, arrivedOn } = registered
  if (receiptRule(channel).receivedWhen !== 'confirmed') return []
  const confirmed = ofType(events, 'receipt-confirmed')[0]
  if (confirmed !== undefined)
    return when(confirmed.on > arrivedOn, () =>
      finding('CW-I05', confirmed, `${inChinese(arrivedOn)}到达，${inChinese(confirmed.on)}才确认`),
    )
  const until = closedOn ?? asOf
  return when(received === null && until > arrivedOn, () =>
    finding('CW-I05', arrivedOn, `${inChinese(arrivedOn)}到达，至今没有与申请人确认`),
  )
}
