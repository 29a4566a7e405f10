/** 动态验证码: RFC 6238 codes of an authenticator app. */

import { generateSecret, generateURI, verifySync } from 'otplib'
import { millisecondsOf } from '../domain/calendar/instant.ts'
import type { OneTimeCodes } from '../usecases/access-ports.ts'

const period = 30
/** A clock may be off by one step either way; a code is typed in the last second of its own. */
const tolerance = period

/** `issuer` is the name the app shows. That a code is used once is for the store: it takes the time step. */
export function oneTimeCodes(issuer: string): OneTimeCodes {
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
