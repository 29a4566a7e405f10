/** What signing in, accounts and permission need from outside; src/wiring hands it over. */

import type { Reach } from '../domain/access/access.ts'
import type {
  AccessChange,
  Account,
  HeldGrant,
  NewOneTimeCode,
  NewSecurityKey,
} from '../domain/access/account.ts'
import type { PasswordPolicyName } from '../domain/access/password-policy.ts'
import type { SignInTry } from '../domain/access/sign-in-gate.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'

/** The present: an instant and the day it is in China. */
export interface Moment {
  /** ISO 8601 in UTC with milliseconds. */
  readonly now: string
  readonly today: LocalDate
}

/** Where a person signs in from. */
export interface Origin {
  /** Address of the client as the trusted proxy names it. */
  readonly address: string
  /** Coarse class for the list of sessions, e.g. "Chrome · Windows"; never the full header. */
  readonly device: string
}

export interface AccessPorts {
  readonly accounts: AccountStore
  readonly sessions: SessionStore
  readonly signIns: SignInLog
  readonly ceremonies: CeremonyStore
  readonly passwords: Passwords
  readonly oneTimeCodes: OneTimeCodes
  readonly securityKeys: SecurityKeys
  /** null = not configured. */
  readonly singleSignOn: SingleSignOn | null
  readonly secrets: Secrets
  readonly tokens: Tokens
  readonly passwordPolicy: PasswordPolicyName
  /** True for a password known from leaks; null = the operator has laid no list beside the program. */
  readonly isBreached: ((password: string) => boolean) | null
  /** Networks (CIDR) from which the roles of administrators count; null = from anywhere. */
  readonly administratorNetworks: readonly string[] | null
}

// Accounts and grants

export interface AccountStore {
  readonly findAccount: (accountId: string) => Promise<Account | null>
  /** Without regard to case. */
  readonly findByLoginName: (loginName: string) => Promise<Account | null>
  readonly findBySingleSignOn: (issuer: string, subject: string) => Promise<Account | null>
  /** The account of a one-time link that was not used and has not expired. */
  readonly findByLink: (linkDigest: string, now: string) => Promise<Account | null>
  readonly findCredentials: (accountId: string) => Promise<Credentials>
  /** Identity providers at which the account is linked. */
  readonly listIssuers: (accountId: string) => Promise<readonly string[]>
  readonly countAccounts: () => Promise<number>
  /** Within reach, by name; keyset paging behind the last one shown. */
  readonly listAccounts: (reach: Reach, page: AccountPage) => Promise<readonly Account[]>
  /** Active accounts neither used nor enabled since an instant. */
  readonly listUnusedSince: (instant: string) => Promise<readonly Account[]>
  /** Every grant that the account holds or handed on, ended ones too, newest first. */
  readonly listGrants: (accountId: string) => Promise<readonly HeldGrant[]>
  readonly findGrant: (grantId: string) => Promise<HeldGrant | null>
  /**
   * In force on a day: a delegated one only while the grant it was taken from is in force and its holder's account is
   * not disabled.
   */
  readonly listGrantsInForce: (accountId: string, today: string) => Promise<readonly HeldGrant[]>
  /** The organ, then its superiors (territorial and vertical), nearest first. Empty when there is no such organ. */
  readonly organPath: (regionId: string, organId: string) => Promise<readonly string[]>
  readonly organName: (regionId: string, organId: string) => Promise<string | null>
  /**
   * Applies the changes and writes their events, all or nothing. `versions` names what the edit of each account was
   * based on; a change that closes an account or replaces its password ends its sessions in the same transaction.
   */
  readonly save: (changes: readonly AccessChange[], record: ChangeRecord) => Promise<Saved>
  /** The last sign-in: decides dormancy; not an event of the account's log. */
  readonly noteSignIn: (accountId: string, now: string) => Promise<void>
  /** Takes a time step of a code; false when this or a later one was taken before (replay). */
  readonly takeTimeStep: (accountId: string, factorId: string, step: number) => Promise<boolean>
  /** Writes the signature counter of a key; false when it did not grow (a cloned key). */
  readonly takeSignatureCount: (accountId: string, factorId: string, count: number) => Promise<boolean>
}

export interface AccountPage {
  readonly limit: number
  /** Login name of the last account of the page before; null = first page. */
  readonly after: string | null
  /** Part of a name or login name; '' = all. */
  readonly search: string
}

export interface ChangeRecord {
  readonly actorId: string
  readonly at: Moment
  /** Account → version it was read at. Accounts made in the same save are not named. */
  readonly versions: Readonly<Record<string, number>>
}

export type Saved =
  | { readonly ok: true }
  /** Someone else changed it first. */
  | { readonly ok: false; readonly code: 'version-conflict' }
  /** The login name, security key or outside identity belongs to another account. */
  | { readonly ok: false; readonly code: 'taken' }
  /** 三员: the account already is another of the three administrators. */
  | { readonly ok: false; readonly code: 'administrator-conflict' }
  /** The one-time link was used or has been replaced. */
  | { readonly ok: false; readonly code: 'link-used' }

export interface Credentials {
  readonly passwordHash: string | null
  /** Hashes of earlier passwords, newest first, the present one included. */
  readonly passwordHistory: readonly string[]
  readonly oneTimeCodes: readonly NewOneTimeCode[]
  readonly securityKeys: readonly NewSecurityKey[]
}

// Sessions

export interface Session {
  readonly sessionId: string
  readonly regionId: string
  readonly accountId: string
  readonly openedAt: string
  readonly seenAt: string
  readonly provenAt: string
  readonly address: string
  readonly device: string
}

export interface SessionStore {
  /** `tokenDigest` is what is kept; the token itself lives in the cookie only. */
  readonly open: (session: Session, tokenDigest: string) => Promise<void>
  /** Not revoked; whether it is still in time is for `domain/access/session.ts` to say. */
  readonly find: (regionId: string, tokenDigest: string) => Promise<Session | null>
  readonly touch: (session: Session, now: string) => Promise<void>
  /** Another token and proof of identity for the same session; false when it was revoked meanwhile. */
  readonly rotate: (session: Session, tokenDigest: string, provenAt: string) => Promise<boolean>
  readonly list: (regionId: string, accountId: string, now: string) => Promise<readonly Session[]>
  /** False when there is no such session of that account. */
  readonly revoke: (regionId: string, accountId: string, sessionId: string, now: string) => Promise<boolean>
}

// Tries

/** Append-only: who tried to sign in, from where, how it went. Login names are kept as digests: people type passwords there. */
export interface SignInLog {
  /** Written before the password is looked at, so that a hundred tries at once are seen as a hundred. */
  readonly begin: (attempt: {
    attemptId: string
    nameDigest: string
    address: string
    now: string
  }) => Promise<void>
  readonly settle: (attemptId: string, outcome: 'first-factor' | 'signed-in', now: string) => Promise<void>
  readonly list: (
    by: { readonly nameDigest: string } | { readonly address: string },
    since: string,
  ) => Promise<readonly SignInTry[]>
  /** The latest tries of a login name, newest first: for the person and the auditor to look through. */
  readonly listLatest: (nameDigest: string, limit: number) => Promise<readonly SignInRecord[]>
}

export interface SignInRecord {
  readonly at: string
  readonly outcome: SignInTry['outcome']
  readonly address: string
}

// Steps between two pages of one sign-in

export type Ceremony =
  /** Password right, second factor to come. */
  | { readonly kind: 'second-factor'; readonly accountId: string; readonly loginName: string }
  /** A security key was asked to sign `challenge`. */
  | { readonly kind: 'security-key'; readonly accountId: string; readonly challenge: string }
  /** An authenticator app is being added: its secret, sealed. */
  | { readonly kind: 'one-time-code'; readonly accountId: string; readonly sealedSecret: string }
  /** The person went to the identity provider. `accountId` = who wants to link; null = signing in. */
  | {
      readonly kind: 'single-sign-on'
      readonly accountId: string | null
      readonly checks: SingleSignOnChecks
    }

export interface CeremonyStore {
  readonly begin: (tokenDigest: string, ceremony: Ceremony, expiresAt: string) => Promise<void>
  readonly find: (tokenDigest: string, now: string) => Promise<Ceremony | null>
  /** Answers once: the second caller gets null. */
  readonly take: (tokenDigest: string, now: string) => Promise<Ceremony | null>
}

// Proofs

export interface Passwords {
  /** Hash with algorithm and parameters in it. */
  readonly hash: (password: string) => Promise<string>
  /** A hash of null takes as long as any other and is never right: nobody learns which accounts exist. */
  readonly verify: (password: string, hash: string | null) => Promise<boolean>
  /** True when the hash was made with older parameters. */
  readonly isOutdated: (hash: string) => boolean
}

export interface OneTimeCodes {
  /** A new secret in Base32. */
  readonly newSecret: () => string
  /** `otpauth://` address for the authenticator app. */
  readonly uri: (secret: string, loginName: string) => string
  /** The time step whose code it is (the present one, by the policy also one to either side), or null. */
  readonly stepOf: (secret: string, code: string, now: string) => number | null
}

/** Options and answers of WebAuthn are JSON as the browser's API has them; only `identity/` looks inside. */
export interface SecurityKeys {
  readonly registrationOptions: (
    account: { readonly accountId: string; readonly loginName: string; readonly name: string },
    known: readonly NewSecurityKey[],
  ) => Promise<WebAuthnOptions>
  readonly verifyRegistration: (
    response: unknown,
    challenge: string,
  ) => Promise<Omit<NewSecurityKey, 'factorId' | 'name'> | null>
  readonly authenticationOptions: (known: readonly NewSecurityKey[]) => Promise<WebAuthnOptions>
  /** The key that signed and its new counter, or null. */
  readonly verifyAuthentication: (
    response: unknown,
    challenge: string,
    known: readonly NewSecurityKey[],
  ) => Promise<{ readonly key: NewSecurityKey; readonly signatureCount: number } | null>
}

export interface WebAuthnOptions {
  readonly challenge: string
  /** To be handed to `navigator.credentials` in the browser, as JSON. */
  readonly json: string
}

export interface SingleSignOnChecks {
  readonly codeVerifier: string
  readonly state: string
  readonly nonce: string
}

export interface SingleSignOn {
  /** Shown on the button, e.g. "市统一身份认证". */
  readonly title: string
  readonly begin: () => Promise<{ readonly url: string; readonly checks: SingleSignOnChecks }>
  /** null when anything does not hold: state, nonce, issuer, signature, code, the age of the sign-in there. */
  readonly finish: (callbackUrl: string, checks: SingleSignOnChecks) => Promise<SingleSignOnIdentity | null>
}

export interface SingleSignOnIdentity {
  readonly issuer: string
  readonly subject: string
  /** When the person last showed the provider who he is. ISO 8601 in UTC. */
  readonly authenticatedAt: string
  /** The provider says that it asked for two factors, and the settings trust it in this. */
  readonly twoFactors: boolean
}

export interface Secrets {
  /** Encrypts; `context` must be the same for opening (who it belongs to). */
  readonly seal: (text: string, context: string) => string
  /** Throws when it was changed or belongs to another context. */
  readonly open: (sealed: string, context: string) => string
}

export interface Tokens {
  /** 256 bits of chance, base64url. */
  readonly newToken: () => string
  readonly newId: () => string
  /** SHA-256 in hex: what is stored in place of a token. */
  readonly digest: (token: string) => string
}
