import type { Account } from '../domain/access/account.ts'
import { signInLimits } from '../domain/access/sign-in-limits.ts'
import { addMinutes } from '../domain/calendar/instant.ts'
import type { AccessPorts, Credentials, Moment } from './access-ports.ts'

export type SecondFactorProof =
  | { readonly kind: 'one-time-code'; readonly code: string }
  /** `ceremony` comes from `askSecurityKey`, `response` from `navigator.credentials.get`. */
  | { readonly kind: 'security-key'; readonly ceremony: string; readonly response: unknown }

export type SecondFactorWay = SecondFactorProof['kind']

/** The ways that the credentials allow, the one that no false page can catch first. */
export function waysOf({ oneTimeCodes, securityKeys }: Credentials): SecondFactorWay[] {
  const ways: SecondFactorWay[] = []
  if (securityKeys.length > 0) ways.push('security-key')
  if (oneTimeCodes.length > 0) ways.push('one-time-code')
  return ways
}

/** Ways in which the person can prove who they are, for the page that asks. */
export async function listSecondFactorWays(
  ports: AccessPorts,
  input: { readonly accountId: string },
): Promise<readonly SecondFactorWay[]> {
  return waysOf(await ports.accounts.findCredentials(input.accountId))
}

/** Binds a sealed secret to its account, so that a row copied to another account opens nothing. */
export function secretContext(accountId: string): string {
  return `one-time-code:${accountId}`
}

/** Something to sign for the security keys of an account. null when it has none. */
export async function askSecurityKey(
  ports: AccessPorts,
  input: { readonly accountId: string; readonly at: Moment },
): Promise<{ readonly ceremony: string; readonly optionsJson: string } | null> {
  const { securityKeys } = await ports.accounts.findCredentials(input.accountId)
  if (securityKeys.length === 0) return null
  const { challenge, json } = await ports.securityKeys.authenticationOptions(securityKeys)
  const ceremony = ports.tokens.newToken()
  await ports.ceremonies.begin(
    ports.tokens.digest(ceremony),
    { kind: 'security-key', accountId: input.accountId, challenge },
    addMinutes(input.at.now, signInLimits.ceremonyMinutes),
  )
  return { ceremony, optionsJson: json }
}

/** Whether the proof is right, fresh and used for the first time. */
export async function proveSecondFactor(
  ports: AccessPorts,
  account: Account,
  proof: SecondFactorProof,
  at: Moment,
): Promise<boolean> {
  const credentials = await ports.accounts.findCredentials(account.accountId)
  switch (proof.kind) {
    case 'one-time-code':
      return proveCode(ports, account, credentials, proof.code, at)
    case 'security-key':
      return proveKey(ports, account, credentials, proof, at)
  }
}

async function proveCode(
  { oneTimeCodes, secrets, accounts }: AccessPorts,
  { accountId }: Account,
  credentials: Credentials,
  code: string,
  at: Moment,
): Promise<boolean> {
  for (const { factorId, sealedSecret } of credentials.oneTimeCodes) {
    const step = oneTimeCodes.stepOf(secrets.open(sealedSecret, secretContext(accountId)), code, at.now)
    if (step !== null) return accounts.takeTimeStep(accountId, factorId, step)
  }
  return false
}

async function proveKey(
  ports: AccessPorts,
  { accountId }: Account,
  { securityKeys }: Credentials,
  proof: Extract<SecondFactorProof, { kind: 'security-key' }>,
  at: Moment,
): Promise<boolean> {
  const ceremony = await ports.ceremonies.take(ports.tokens.digest(proof.ceremony), at.now)
  if (ceremony?.kind !== 'security-key' || ceremony.accountId !== accountId) return false
  const proven = await ports.securityKeys.verifyAuthentication(
    proof.response,
    ceremony.challenge,
    securityKeys,
  )
  if (proven === null) return false
  return ports.accounts.takeSignatureCount(accountId, proven.key.factorId, proven.signatureCount)
}
