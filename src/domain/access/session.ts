/** 会话: how long a sign-in lasts. */

import { addHours, addMinutes, addSeconds } from '../calendar/instant.ts'
import { signInLimits } from './sign-in-limits.ts'

export interface SessionTimes {
  readonly openedAt: string
  readonly seenAt: string
}

/** `idle` = unused for 30 minutes, `too-long` = 8 hours after signing in, whatever happened in between. */
export function sessionState(session: SessionTimes, now: string): 'live' | 'idle' | 'too-long' {
  if (now >= addHours(session.openedAt, signInLimits.absoluteHours)) return 'too-long'
  if (now >= addMinutes(session.seenAt, signInLimits.idleMinutes)) return 'idle'
  return 'live'
}

/** Whether the use of a session must be written down again. */
export function isTouchDue(session: SessionTimes, now: string): boolean {
  return now >= addSeconds(session.seenAt, signInLimits.touchSeconds)
}

/** A proof of identity is fresh enough for signing, publishing, unmasking, bulk export. */
export function isFreshProof(provenAt: string, now: string): boolean {
  return now < addMinutes(provenAt, signInLimits.stepUpMinutes)
}
