import type { PasswordPolicyName } from '../domain/access/password-policy.ts'
import type { AccessPorts } from '../usecases/access-ports.ts'
import { breachedPasswords } from './breached-passwords.ts'
import { oneTimeCodes } from './one-time-codes.ts'
import { passwordHasher } from './passwords.ts'
import { sealedSecrets } from './sealed-secrets.ts'
import { type RelyingParty, securityKeys } from './security-keys.ts'
import { type SingleSignOnSettings, singleSignOn } from './single-sign-on.ts'
import { tokens } from './tokens.ts'

export interface IdentitySettings {
  readonly party: RelyingParty
  readonly passwordPolicy: PasswordPolicyName
  /** File of the digests of breached passwords; null = not looked up. */
  readonly breachedPasswords: string | null
  /** Networks (CIDR) from which the roles of administrators count; null = from anywhere. */
  readonly administratorNetworks: readonly string[] | null
  /** null = no button. */
  readonly singleSignOn: SingleSignOnSettings | null
  /** Keys of 32 bytes that seal secrets, the present one first. */
  readonly sealingKeys: readonly [Buffer, ...Buffer[]]
}

/** The half of the ports that needs no database; `store/access-stores.ts` is the other. */
export function identityPorts(
  settings: IdentitySettings,
): Omit<AccessPorts, 'accounts' | 'sessions' | 'signIns' | 'ceremonies'> {
  return {
    passwords: passwordHasher(),
    oneTimeCodes: oneTimeCodes(settings.party.name, settings.passwordPolicy),
    securityKeys: securityKeys(settings.party),
    singleSignOn: settings.singleSignOn === null ? null : singleSignOn(settings.singleSignOn),
    secrets: sealedSecrets(settings.sealingKeys),
    tokens,
    passwordPolicy: settings.passwordPolicy,
    isBreached: settings.breachedPasswords === null ? null : breachedPasswords(settings.breachedPasswords),
    administratorNetworks: settings.administratorNetworks,
  }
}
