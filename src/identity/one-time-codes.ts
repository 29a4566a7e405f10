/** 动态验证码: RFC 6238 codes of an authenticator app. */

import { generateSecret, generateURI, verifySync } from 'otplib'
import type { PasswordPolicyName } from '../domain/access/password-policy.ts'
import { millisecondsOf } from '../domain/calendar/instant.ts'
import type { OneTimeCodes } from '../usecases/access-ports.ts'

const period = 30
/**
 * Seconds before and behind now whose codes are taken too. RFC 6238 5.2 and 6 recommend one step: a clock may be off,
 * a code is typed in the last second of its own. ASVS 5.0 6.5.5 leaves a code its 30 seconds and nothing more.
 */
const tolerances: Readonly<Record<PasswordPolicyName, number>> = { dengbao3: period, asvs: 0 }

/**
 * `issuer` is the name the app shows. That a code is used once is for the store: it takes the time step.
 * `policy` says which steps count: `asvs` the present one only, `dengbao3` the ones beside it too.
 */
export function oneTimeCodes(issuer: string, policy: PasswordPolicyName): OneTimeCodes {
  const tolerance = tolerances[policy]
  return {
    newSecret: () => generateSecret(),
    uri: (secret, loginName) => generateURI({ issuer, label: loginName, secret }),
    stepOf: (secret, code, now) => {
      const token = code.normalize('NFKC').replaceAll(/\s/g, '')
      if (!/^\d{6}$/.test(token)) return null
      const epoch = Math.floor(millisecondsOf(now) / 1000)
      const result = verifySync({ secret, token, epoch, period, epochTolerance: tolerance })
      return result.valid ? Math.floor(epoch / period) + result.delta : null
    },
  }
}
