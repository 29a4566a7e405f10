import { isPostal } from '../actions/service-actions.ts'
import { ofType } from '../case-events.ts'
import type { Recorded, RecordedEvent } from '../request-case.ts'
import { serviceRule } from '../served-reply.ts'
import { type CaseFinding, type CheckedRound, finding, when } from './case-finding.ts'

/** CW-V: how letters were served, and what proves it. */
export function checkService({ events }: CheckedRound): CaseFinding[] {
  return ofType(events, 'letter-dispatched').flatMap((sent) => [
    ...when(sent.mode === 'post' && !isPostal(sent.carrier), () =>
      finding('CW-V01', sent, `邮寄应当通过邮政企业，登记的是“${sent.carrier || '（空白）'}”`),
    ),
    ...when(sent.mode === 'post' && sent.trackingNumber.trim() === '', () =>
      finding('CW-V02', sent, '邮寄没有邮件号，交邮之日没有凭证'),
    ),
    ...unproven(sent, events),
  ])
}

/** Delivered by hand or by public notice counts by the delivery: it wants a proof. */
function unproven(sent: Recorded<'letter-dispatched'>, events: readonly RecordedEvent[]): CaseFinding[] {
  const { repliedWhen } = serviceRule(sent.mode)
  if (repliedWhen === 'posted' || repliedWhen === 'arrived') return []
  const delivered = ofType(events, 'letter-delivered').filter(
    ({ letter, letterId }) => letter === sent.letter && letterId === sent.letterId,
  )
  return delivered
    .filter(({ proof }) => proof.trim() === '')
    .map((event) => finding('CW-V02', event, '送达没有凭证：填写送达回证或者签收记录'))
}
