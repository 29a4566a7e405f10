import type { RecordedEvent } from './request-case.ts'

/** 待补正、待缴费: the applicant was told to do something and has neither done it nor let the time lapse. */
export function isWaitingForApplicant(round: readonly RecordedEvent[]): boolean {
  return supplementIsOpen(round) || feeIsOpen(round)
}

/** Told to correct, nothing received, not lapsed. An excused delay keeps it open. */
export function supplementIsOpen(round: readonly RecordedEvent[]): boolean {
  const last = round.findLast(
    (event) =>
      event.type === 'supplement-requested' ||
      event.type === 'supplement-received' ||
      (event.type === 'supplement-lapsed' && event.excused === 'no'),
  )
  return last?.type === 'supplement-requested'
}

/** The fee notice arrived, nothing paid, not lapsed. */
export function feeIsOpen(round: readonly RecordedEvent[]): boolean {
  const last = round.findLast(
    ({ type }) => type === 'fee-notice-delivered' || type === 'fee-paid' || type === 'fee-lapsed',
  )
  return last?.type === 'fee-notice-delivered'
}
