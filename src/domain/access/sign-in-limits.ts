/**
 * Numbers of signing in. No law fixes them: they are our choice for what GB/T 22239-2019 8.1.4.1 asks
 * (law/security-measures/identification.ts), stricter than OWASP ASVS 5.0 where the two differ.
 */

export const signInLimits = {
  /** Wrong tries within `windowMinutes` after which a login name or an address is closed for `lockMinutes`. */
  failures: 5,
  windowMinutes: 15,
  lockMinutes: 30,
  /** Seconds to wait after the first, second, … wrong try. */
  delaySeconds: [0, 1, 2, 4],
  /** Session: ends when unused so long, and in any case. */
  idleMinutes: 30,
  absoluteHours: 8,
  /** Use is written down at most this often: a page view is not a write. */
  touchSeconds: 60,
  /** How long a proof of identity holds for signing, publishing, unmasking, bulk export. */
  stepUpMinutes: 10,
  /** Between the password and the second factor, or while a security key is touched. */
  ceremonyMinutes: 10,
  /** Somebody who comes by single sign-on has shown at the provider who he is at most so long ago. */
  providerMinutes: 30,
  /** One-time link for setting an account up. */
  linkHours: 72,
  /** An account not used for so many days is disabled. */
  dormantDays: 90,
  /** Longest delegation in days. */
  delegationDays: 366,
} as const
