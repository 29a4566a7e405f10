/** 登录失败处理 (GB/T 22239-2019 8.1.4.1 b): when a login name or an address may try again. */

import { addMinutes, addSeconds } from '../calendar/instant.ts'
import { signInLimits } from './sign-in-limits.ts'

/** One try as the log has it. */
export interface SignInTry {
  readonly attemptId: string
  readonly nameDigest: string
  readonly at: string
  /** `failed` until told otherwise; `first-factor` = the password was right, the second factor still to come. */
  readonly outcome: 'failed' | 'first-factor' | 'signed-in'
}

export type Gate =
  | { readonly open: true }
  | { readonly open: false; readonly until: string; readonly locked: boolean }

const { failures: limit, windowMinutes, lockMinutes, delaySeconds } = signInLimits

/** Tries older than this decide nothing. */
export function gateLooksBackTo(now: string): string {
  return addMinutes(now, -(windowMinutes + lockMinutes))
}

/**
 * The gate for one login name, or for one address. A completed sign-in wipes out the earlier failures of that login
 * name only: whoever knows one password cannot go on guessing others, and a clerk who mistyped hers twice does not
 * count against the colleagues behind the same address once she is in.
 */
export function signInGate(tries: readonly SignInTry[], now: string): Gate {
  const failures = countedFailures(tries)
  const last = failures.at(-1)
  if (last === undefined) return { open: true }
  const lockedUntil = lockEnd(failures)
  if (lockedUntil !== null && now < lockedUntil) return { open: false, until: lockedUntil, locked: true }
  const recent = failures.filter((at) => at > addMinutes(now, -windowMinutes)).length
  const wait = delaySeconds[Math.min(recent, delaySeconds.length) - 1] ?? 0
  const until = addSeconds(last, wait)
  return now < until ? { open: false, until, locked: false } : { open: true }
}

function countedFailures(tries: readonly SignInTry[]): string[] {
  const lastSuccess = new Map<string, string>()
  for (const { nameDigest, at, outcome } of tries) {
    if (outcome === 'signed-in' && at > (lastSuccess.get(nameDigest) ?? '')) lastSuccess.set(nameDigest, at)
  }
  return tries
    .filter(({ outcome, at, nameDigest }) => outcome === 'failed' && at > (lastSuccess.get(nameDigest) ?? ''))
    .map(({ at }) => at)
    .toSorted()
}

/** End of the lock that the latest full set of failures within one window brought; null when there was none. */
function lockEnd(failures: readonly string[]): string | null {
  for (let index = failures.length - 1; index >= limit - 1; index--) {
    const [first, last] = [failures[index - limit + 1], failures[index]]
    if (first !== undefined && last !== undefined && last <= addMinutes(first, windowMinutes)) {
      return addMinutes(last, lockMinutes)
    }
  }
  return null
}
