/** 安全密钥: WebAuthn (FIDO2) keys as second factor. */

import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import type { NewSecurityKey } from '../domain/access/account.ts'
import type { SecurityKeys } from '../usecases/access-ports.ts'

export interface RelyingParty {
  /** Shown by the browser. */
  readonly name: string
  /** Host name of the desk, without scheme and port. */
  readonly id: string
  /** Origins the desk is reached at, e.g. "https://desk.example.gov.cn". */
  readonly origins: readonly string[]
}

/** COSE numbers of the signatures we take: ES256, EdDSA, RS256. */
const supportedAlgorithmIDs = [-7, -8, -257]

const text = z.string().max(20_000)
const extensions = z.record(z.string(), z.unknown()).default({})

const registration = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(8).optional(),
  }),
  clientExtensionResults: extensions,
})

const authentication = z.object({
  id: text,
  rawId: text,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
  clientExtensionResults: extensions,
})

export function securityKeys(party: RelyingParty): SecurityKeys {
  // Asked each time: the port of the desk is known only once it is open.
  const expected = () => ({ expectedOrigin: [...party.origins], expectedRPID: party.id })
  return {
    registrationOptions: async (account, known) => {
      const options = await generateRegistrationOptions({
        rpName: party.name,
        rpID: party.id,
        userID: new TextEncoder().encode(account.accountId),
        userName: account.loginName,
        userDisplayName: account.name,
        attestationType: 'none',
        supportedAlgorithmIDs,
        excludeCredentials: known.map(described),
        authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
      })
      return { challenge: options.challenge, json: JSON.stringify(options) }
    },
    verifyRegistration: async (response, challenge) => {
      const parsed = registration.safeParse(response)
      if (!parsed.success) return null
      const verified = await orNull(() =>
        verifyRegistrationResponse({
          ...expected(),
          response: parsed.data as RegistrationResponseJSON, // the parts that the verifier reads were just parsed
          expectedChallenge: challenge,
          supportedAlgorithmIDs,
          requireUserVerification: false,
        }),
      )
      if (verified?.verified !== true) return null
      const { id, publicKey, counter } = verified.registrationInfo.credential
      return {
        credentialId: id,
        publicKey: Buffer.from(publicKey).toString('base64url'),
        signatureCount: counter,
        transports: parsed.data.response.transports ?? [],
      }
    },
    authenticationOptions: async (known) => {
      const options = await generateAuthenticationOptions({
        rpID: party.id,
        allowCredentials: known.map(described),
        userVerification: 'preferred',
      })
      return { challenge: options.challenge, json: JSON.stringify(options) }
    },
    verifyAuthentication: async (response, challenge, known) => {
      const parsed = authentication.safeParse(response)
      if (!parsed.success) return null
      const key = known.find(({ credentialId }) => credentialId === parsed.data.id)
      if (key === undefined) return null
      const verified = await orNull(() =>
        verifyAuthenticationResponse({
          ...expected(),
          response: parsed.data as AuthenticationResponseJSON, // the parts that the verifier reads were just parsed
          expectedChallenge: challenge,
          credential: {
            id: key.credentialId,
            publicKey: new Uint8Array(Buffer.from(key.publicKey, 'base64url')),
            counter: key.signatureCount,
          },
          // The password was the first factor; presence of the key is the second.
          requireUserVerification: false,
        }),
      )
      return verified?.verified === true
        ? { key, signatureCount: verified.authenticationInfo.newCounter }
        : null
    },
  }
}

function described({ credentialId, transports }: NewSecurityKey): { id: string; transports: string[] } {
  return { id: credentialId, transports: [...transports] }
}

/** The library throws whatever does not fit; to us every misfit is the same "no". */
async function orNull<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}
