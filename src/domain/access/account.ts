/** Staff accounts and what happens to them. Secrets are never part of an event (`eventsOfChange`). */

import type { JsonValue } from '../ledger/canonical-json.ts'
import type { Role } from './access.ts'

export type AccountStatus =
  /** Made by an administrator; the one-time link was not used yet. */
  | 'invited'
  | 'active'
  /** Not used for 90 days: an administrator must enable it again. */
  | 'dormant'
  | 'disabled'

export interface Account {
  readonly accountId: string
  /** What the person types: unique in the installation, compared without case. */
  readonly loginName: string
  readonly name: string
  /** 单位: region and organ the person works for. Decides who administers the account, not what it may do. */
  readonly regionId: string
  readonly organId: string
  readonly status: AccountStatus
  /** Version of its log in the ledger: names what an edit was based on. */
  readonly version: number
  /** Instant at which it became usable the last time (created, set up or enabled again). */
  readonly enabledAt: string
  readonly lastSignInAt: string | null
  /** null = no password yet. */
  readonly passwordChangedAt: string | null
}

/** A grant as kept: with its number, its holder and how it ended. */
export interface HeldGrant {
  readonly grantId: string
  readonly accountId: string
  readonly role: Role
  readonly regionId: string
  readonly organId: string
  readonly from: string
  readonly to: string | null
  /** Account that delegated it, and the grant it was taken from; both null when held in one's own right. */
  readonly delegatedBy: string | null
  readonly delegatedFrom: string | null
  /** Instant of revocation, or null. */
  readonly revokedAt: string | null
}

export type NewGrant = Omit<HeldGrant, 'revokedAt'>

export type DisableReason = 'left' | 'transferred' | 'security' | 'unused'

/** One change of an account or a grant: what the store applies to its rows and writes into the ledger. */
export type AccessChange =
  | { readonly type: 'account-created'; readonly account: NewAccount }
  | { readonly type: 'link-issued'; readonly accountId: string; readonly link: NewLink }
  | { readonly type: 'account-set-up'; readonly accountId: string; readonly linkDigest: string }
  | { readonly type: 'password-changed'; readonly accountId: string; readonly passwordHash: string }
  | { readonly type: 'password-rehashed'; readonly accountId: string; readonly passwordHash: string }
  | { readonly type: 'one-time-code-added'; readonly accountId: string; readonly factor: NewOneTimeCode }
  | { readonly type: 'security-key-added'; readonly accountId: string; readonly key: NewSecurityKey }
  | { readonly type: 'second-factor-removed'; readonly accountId: string; readonly factorId: string }
  | { readonly type: 'credentials-reset'; readonly accountId: string }
  | {
      readonly type: 'single-sign-on-linked'
      readonly accountId: string
      readonly issuer: string
      readonly subject: string
    }
  | { readonly type: 'single-sign-on-unlinked'; readonly accountId: string; readonly issuer: string }
  | {
      readonly type: 'account-disabled'
      readonly accountId: string
      readonly reason: DisableReason
    }
  | { readonly type: 'account-enabled'; readonly accountId: string }
  | { readonly type: 'role-granted'; readonly grant: NewGrant }
  | { readonly type: 'role-delegated'; readonly grant: NewGrant }
  | { readonly type: 'grant-revoked'; readonly grant: HeldGrant }

export interface NewAccount {
  readonly accountId: string
  readonly loginName: string
  readonly name: string
  readonly regionId: string
  readonly organId: string
}

/** 一次性链接: only its digest is kept. */
export interface NewLink {
  readonly digest: string
  readonly expiresAt: string
}

/** An authenticator app (RFC 6238), its secret sealed. */
export interface NewOneTimeCode {
  readonly factorId: string
  readonly name: string
  readonly sealedSecret: string
  /** Time step of the code that proved it: not accepted a second time. */
  readonly lastStep: number
}

/** A WebAuthn security key. */
export interface NewSecurityKey {
  readonly factorId: string
  readonly name: string
  /** base64url, as the browser names it. */
  readonly credentialId: string
  /** COSE public key, base64url. */
  readonly publicKey: string
  readonly signatureCount: number
  readonly transports: readonly string[]
}

/** What the ledger writes of a change. No password, hash, secret, link digest or key enters. */
export interface AccessEvent {
  readonly objectKind: 'account' | 'grant'
  readonly objectId: string
  readonly type: AccessChange['type']
  readonly payload: JsonValue
}

/** The event of a change; null for housekeeping that nobody did (a hash renewed with newer parameters). */
export function eventOfChange(change: AccessChange): AccessEvent | null {
  switch (change.type) {
    case 'account-created': {
      const { accountId, loginName, name, regionId, organId } = change.account
      return ofAccount(change.type, accountId, { loginName, name, regionId, organId })
    }
    case 'link-issued':
      return ofAccount(change.type, change.accountId, { expiresAt: change.link.expiresAt })
    case 'one-time-code-added':
      return ofAccount(change.type, change.accountId, named(change.factor))
    case 'security-key-added':
      return ofAccount(change.type, change.accountId, named(change.key))
    case 'second-factor-removed':
      return ofAccount(change.type, change.accountId, { factorId: change.factorId })
    case 'single-sign-on-linked':
    case 'single-sign-on-unlinked':
      return ofAccount(change.type, change.accountId, { issuer: change.issuer })
    case 'account-disabled':
      return ofAccount(change.type, change.accountId, { reason: change.reason })
    case 'account-set-up':
    case 'password-changed':
    case 'credentials-reset':
    case 'account-enabled':
      return ofAccount(change.type, change.accountId, {})
    case 'password-rehashed':
      return null
    case 'role-granted':
    case 'role-delegated':
    case 'grant-revoked': {
      const { grantId, accountId, role, regionId, organId, from, to, delegatedBy, delegatedFrom } =
        change.grant
      const payload = { accountId, role, regionId, organId, from, to, delegatedBy, delegatedFrom }
      return { objectKind: 'grant', objectId: grantId, type: change.type, payload }
    }
  }
}

function ofAccount(type: AccessChange['type'], objectId: string, payload: JsonValue): AccessEvent {
  return { objectKind: 'account', objectId, type, payload }
}

function named(factor: { readonly factorId: string; readonly name: string }): JsonValue {
  return { factorId: factor.factorId, name: factor.name }
}

/** A grant counts on a day: begun, not ended, not revoked. */
export function isInForce(grant: HeldGrant, today: string): boolean {
  return grant.revokedAt === null && grant.from <= today && (grant.to === null || today <= grant.to)
}
