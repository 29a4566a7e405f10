/** Ports of signing in and accounts as plain data, for tests of the use cases. The stores themselves are tested on PostgreSQL. */

import type { Reach, Role } from '../../src/domain/access/access.ts'
import {
  type AccessChange,
  type AccessEvent,
  type Account,
  eventOfChange,
  type HeldGrant,
  isInForce,
} from '../../src/domain/access/account.ts'
import { isAdministrator } from '../../src/domain/access/role-names.ts'
import type { SignInTry } from '../../src/domain/access/sign-in-gate.ts'
import { millisecondsOf } from '../../src/domain/calendar/instant.ts'
import { isLocalDate } from '../../src/domain/calendar/local-date.ts'
import type {
  AccessPorts,
  Ceremony,
  ChangeRecord,
  Credentials,
  Moment,
  Saved,
  Session,
} from '../../src/usecases/access-ports.ts'

/** Everything that a database would hold. */
export interface AccessData {
  readonly organs: Record<string, { regionId: string; name: string; path: readonly string[] }>
  readonly accounts: Map<string, Account>
  readonly credentials: Map<string, Credentials>
  readonly grants: Map<string, HeldGrant>
  readonly links: Map<string, { digest: string; expiresAt: string }>
  readonly identities: Map<string, string>
  readonly sessions: Map<string, Session & { digest: string; isRevoked: boolean }>
  readonly tries: (SignInTry & { address: string })[]
  readonly ceremonies: Map<string, { ceremony: Ceremony; expiresAt: string }>
  readonly events: AccessEvent[]
}

export function emptyAccessData(organs: AccessData['organs']): AccessData {
  return {
    organs,
    accounts: new Map(),
    credentials: new Map(),
    grants: new Map(),
    links: new Map(),
    identities: new Map(),
    sessions: new Map(),
    tries: [],
    ceremonies: new Map(),
    events: [],
  }
}

/** "2026-03-02T09:00" in China. */
export function moment(china: string): Moment {
  const instant = new Date(`${china}:00+08:00`).toISOString()
  const today = china.slice(0, 10)
  if (!isLocalDate(today)) throw new Error(china)
  return { now: instant, today }
}

/** The code that the authenticator app of a test shows at an instant. */
export function codeAt(at: Moment): string {
  return String(stepAt(at.now) % 1_000_000).padStart(6, '0')
}

function stepAt(now: string): number {
  return Math.floor(millisecondsOf(now) / 30_000)
}

const nothing: Credentials = { passwordHash: null, passwordHistory: [], oneTimeCodes: [], securityKeys: [] }

export function accessPortsOver(data: AccessData, more: Partial<AccessPorts> = {}): AccessPorts {
  let made = 0
  const credentialsOf = (accountId: string) => data.credentials.get(accountId) ?? nothing
  const find = (isIt: (account: Account) => boolean) => [...data.accounts.values()].find(isIt) ?? null
  return {
    accounts: {
      findAccount: async (accountId) => data.accounts.get(accountId) ?? null,
      findByLoginName: async (name) => find(({ loginName }) => loginName === name.trim().toLowerCase()),
      findBySingleSignOn: async (issuer, subject) =>
        data.accounts.get(data.identities.get(`${issuer} ${subject}`) ?? '') ?? null,
      findByLink: async (digest, now) =>
        find(({ accountId, status }) => {
          const link = data.links.get(accountId)
          return status === 'invited' && link?.digest === digest && now < link.expiresAt
        }),
      findCredentials: async (accountId) => credentialsOf(accountId),
      listIssuers: async (accountId) =>
        [...data.identities].filter(([, id]) => id === accountId).map(([name]) => name.split(' ')[0] ?? ''),
      countAccounts: async () => data.accounts.size,
      listAccounts: async (reach, { limit }) =>
        [...data.accounts.values()].filter((account) => isWithin(data, reach, account)).slice(0, limit),
      listUnusedSince: async (instant) =>
        [...data.accounts.values()].filter(
          ({ status, enabledAt, lastSignInAt }) =>
            status === 'active' && enabledAt <= instant && (lastSignInAt ?? '') <= instant,
        ),
      listGrants: async (accountId) =>
        [...data.grants.values()].filter((each) => [each.accountId, each.delegatedBy].includes(accountId)),
      findGrant: async (grantId) => data.grants.get(grantId) ?? null,
      listGrantsInForce: async (accountId, today) =>
        [...data.grants.values()].filter((each) => each.accountId === accountId && isInForce(each, today)),
      organPath: async (_regionId, organId) => data.organs[organId]?.path ?? [],
      organName: async (_regionId, organId) => data.organs[organId]?.name ?? null,
      save: async (changes, record) => save(data, changes, record),
      noteSignIn: async (accountId, now) => patch(data, accountId, { lastSignInAt: now }),
      takeTimeStep: async (accountId, factorId, step) => {
        const credentials = credentialsOf(accountId)
        const factor = credentials.oneTimeCodes.find((each) => each.factorId === factorId)
        if (factor === undefined || step <= factor.lastStep) return false
        const oneTimeCodes = credentials.oneTimeCodes.map((each) =>
          each === factor ? { ...each, lastStep: step } : each,
        )
        data.credentials.set(accountId, { ...credentials, oneTimeCodes })
        return true
      },
      takeSignatureCount: async (accountId, factorId, count) =>
        credentialsOf(accountId).securityKeys.some(
          (key) => key.factorId === factorId && key.signatureCount < count,
        ),
    },
    sessions: {
      open: async (session, digest) => {
        data.sessions.set(session.sessionId, { ...session, digest, isRevoked: false })
      },
      find: async (regionId, digest) =>
        [...data.sessions.values()].find(
          (each) => each.digest === digest && each.regionId === regionId && !each.isRevoked,
        ) ?? null,
      touch: async ({ sessionId }, now) => patchSession(data, sessionId, { seenAt: now }),
      rotate: async ({ sessionId }, digest, provenAt) => {
        if (data.sessions.get(sessionId)?.isRevoked !== false) return false
        patchSession(data, sessionId, { digest, provenAt, seenAt: provenAt })
        return true
      },
      list: async (_regionId, accountId) =>
        [...data.sessions.values()].filter((each) => each.accountId === accountId && !each.isRevoked),
      revoke: async (_regionId, accountId, sessionId) => {
        const session = data.sessions.get(sessionId)
        if (session?.accountId !== accountId || session.isRevoked) return false
        patchSession(data, sessionId, { isRevoked: true })
        return true
      },
    },
    signIns: {
      begin: async ({ attemptId, nameDigest, address, now }) => {
        data.tries.push({ attemptId, nameDigest, address, at: now, outcome: 'failed' })
      },
      settle: async (attemptId, outcome, now) => {
        const index = data.tries.findIndex((each) => each.attemptId === attemptId)
        const found = data.tries[index]
        if (found !== undefined) data.tries[index] = { ...found, outcome, at: now }
      },
      list: async (by, since) =>
        data.tries.filter(
          (each) =>
            each.at >= since &&
            ('address' in by ? each.address === by.address : each.nameDigest === by.nameDigest),
        ),
      listLatest: async (nameDigest, limit) =>
        data.tries
          .filter((each) => each.nameDigest === nameDigest)
          .map(({ at, outcome, address }) => ({ at, outcome, address }))
          .reverse()
          .slice(0, limit),
    },
    ceremonies: {
      begin: async (digest, ceremony, expiresAt) => {
        data.ceremonies.set(digest, { ceremony, expiresAt })
      },
      find: async (digest, now) => {
        const found = data.ceremonies.get(digest)
        return found !== undefined && now < found.expiresAt ? found.ceremony : null
      },
      take: async (digest, now) => {
        const found = data.ceremonies.get(digest)
        data.ceremonies.delete(digest)
        return found !== undefined && now < found.expiresAt ? found.ceremony : null
      },
    },
    passwords: {
      hash: async (password) => `hash of ${password}`,
      verify: async (password, hash) => hash === `hash of ${password}`,
      isOutdated: () => false,
    },
    oneTimeCodes: {
      newSecret: () => `SECRET${++made}`,
      uri: (secret, loginName) => `otpauth://totp/${loginName}?secret=${secret}`,
      stepOf: (_secret, code, now) => (code === codeAt({ now, today: '2026-01-01' }) ? stepAt(now) : null),
    },
    securityKeys: {
      registrationOptions: async () => ({ challenge: `challenge ${++made}`, json: '{}' }),
      verifyRegistration: async (response, challenge) =>
        response === challenge
          ? { credentialId: `credential ${++made}`, publicKey: 'key', signatureCount: 0, transports: [] }
          : null,
      authenticationOptions: async () => ({ challenge: `challenge ${++made}`, json: '{}' }),
      verifyAuthentication: async (response, challenge, known) => {
        const [key] = known
        return response === challenge && key !== undefined ? { key, signatureCount: ++made } : null
      },
    },
    singleSignOn: null,
    secrets: {
      seal: (text, context) => `${context}|${text}`,
      open: (sealed, context) => {
        if (!sealed.startsWith(`${context}|`)) throw new Error('sealed for another')
        return sealed.slice(context.length + 1)
      },
    },
    tokens: {
      newToken: () => `token-${++made}`,
      newId: () => `id-${++made}`,
      digest: (token) => `digest of ${token}`,
    },
    passwordPolicy: 'dengbao3',
    isBreached: null,
    administratorNetworks: null,
    ...more,
  }
}

function save(data: AccessData, changes: readonly AccessChange[], record: ChangeRecord): Saved {
  for (const [accountId, version] of Object.entries(record.versions))
    if (data.accounts.get(accountId)?.version !== version) return { ok: false, code: 'version-conflict' }
  const refusal = changes.map((change) => refusalOf(data, change)).find((each) => each !== null)
  if (refusal !== undefined && refusal !== null) return { ok: false, code: refusal }
  for (const change of changes) {
    apply(data, change, record.at.now)
    const event = eventOfChange(change)
    if (event === null) continue
    data.events.push(event)
    if (event.objectKind === 'account' && change.type !== 'account-created')
      patch(data, event.objectId, { version: (data.accounts.get(event.objectId)?.version ?? 0) + 1 })
  }
  return { ok: true }
}

function refusalOf(data: AccessData, change: AccessChange): Extract<Saved, { ok: false }>['code'] | null {
  if (change.type === 'account-created') {
    const names = [...data.accounts.values()].map(({ loginName }) => loginName)
    return names.includes(change.account.loginName) ? 'taken' : null
  }
  if (change.type === 'account-set-up')
    return data.links.get(change.accountId)?.digest === change.linkDigest ? null : 'link-used'
  if (change.type === 'single-sign-on-linked')
    return data.identities.has(`${change.issuer} ${change.subject}`) ? 'taken' : null
  if (change.type === 'role-granted' && isAdministrator(change.grant.role)) {
    const { accountId, role } = change.grant
    const held = [...data.grants.values()].filter(
      (each) => each.accountId === accountId && each.revokedAt === null && isAdministrator(each.role),
    )
    return held.some((each) => each.role !== role) ? 'administrator-conflict' : null
  }
  return null
}

function apply(data: AccessData, change: AccessChange, now: string): void {
  const credentials = 'accountId' in change ? (data.credentials.get(change.accountId) ?? nothing) : nothing
  switch (change.type) {
    case 'account-created': {
      const rest = {
        status: 'invited',
        version: 1,
        enabledAt: now,
        lastSignInAt: null,
        passwordChangedAt: null,
      } as const
      data.accounts.set(change.account.accountId, { ...change.account, ...rest })
      return
    }
    case 'link-issued':
      data.links.set(change.accountId, change.link)
      return
    case 'account-set-up':
      data.links.delete(change.accountId)
      patch(data, change.accountId, { status: 'active', enabledAt: now })
      return
    case 'password-changed': {
      const passwordHistory = [change.passwordHash, ...credentials.passwordHistory]
      data.credentials.set(change.accountId, {
        ...credentials,
        passwordHash: change.passwordHash,
        passwordHistory,
      })
      patch(data, change.accountId, { passwordChangedAt: now })
      endSessions(data, change.accountId)
      return
    }
    case 'password-rehashed':
      data.credentials.set(change.accountId, { ...credentials, passwordHash: change.passwordHash })
      return
    case 'one-time-code-added':
      data.credentials.set(change.accountId, {
        ...credentials,
        oneTimeCodes: [...credentials.oneTimeCodes, change.factor],
      })
      return
    case 'security-key-added':
      data.credentials.set(change.accountId, {
        ...credentials,
        securityKeys: [...credentials.securityKeys, change.key],
      })
      return
    case 'second-factor-removed': {
      const stays = ({ factorId }: { factorId: string }) => factorId !== change.factorId
      const oneTimeCodes = credentials.oneTimeCodes.filter(stays)
      const securityKeys = credentials.securityKeys.filter(stays)
      data.credentials.set(change.accountId, { ...credentials, oneTimeCodes, securityKeys })
      return
    }
    case 'credentials-reset':
      data.credentials.set(change.accountId, { ...nothing, passwordHistory: credentials.passwordHistory })
      patch(data, change.accountId, { status: 'invited', passwordChangedAt: null })
      endSessions(data, change.accountId)
      return
    case 'single-sign-on-linked':
      data.identities.set(`${change.issuer} ${change.subject}`, change.accountId)
      return
    case 'single-sign-on-unlinked':
      for (const [name, id] of data.identities)
        if (id === change.accountId && name.startsWith(`${change.issuer} `)) data.identities.delete(name)
      return
    case 'account-disabled':
      patch(data, change.accountId, { status: change.reason === 'unused' ? 'dormant' : 'disabled' })
      endSessions(data, change.accountId)
      return
    case 'account-enabled':
      patch(data, change.accountId, { status: 'active', enabledAt: now })
      return
    case 'role-granted':
    case 'role-delegated':
      data.grants.set(change.grant.grantId, { ...change.grant, revokedAt: null })
      return
    case 'grant-revoked':
      data.grants.set(change.grant.grantId, { ...change.grant, revokedAt: now })
  }
}

function patch(data: AccessData, accountId: string, values: Partial<Account>): void {
  const account = data.accounts.get(accountId)
  if (account !== undefined) data.accounts.set(accountId, { ...account, ...values })
}

function patchSession(
  data: AccessData,
  sessionId: string,
  values: Partial<Session & { digest: string; isRevoked: boolean }>,
): void {
  const session = data.sessions.get(sessionId)
  if (session !== undefined) data.sessions.set(sessionId, { ...session, ...values })
}

function endSessions(data: AccessData, accountId: string): void {
  for (const session of data.sessions.values())
    if (session.accountId === accountId) patchSession(data, session.sessionId, { isRevoked: true })
}

function isWithin(data: AccessData, reach: Reach, account: Account): boolean {
  const path = data.organs[account.organId]?.path ?? []
  switch (reach.kind) {
    case 'all':
      return true
    case 'none':
      return false
    case 'own':
      return reach.accountId === account.accountId
    case 'organs':
      return reach.organIds.some((id) => (reach.below ? path.includes(id) : path[0] === id))
    case 'regions':
      return reach.regionIds.includes(account.regionId)
    case 'either':
      return reach.reaches.some((each) => isWithin(data, each, account))
    case 'except-own':
      return reach.accountId !== account.accountId && isWithin(data, reach.reach, account)
  }
}

/** A person with password, authenticator app and roles at an organ, set up on 2026-01-05. */
export function addPerson(
  data: AccessData,
  person: { readonly accountId: string; readonly organId: string; readonly roles: readonly Role[] },
): void {
  const { accountId, organId, roles } = person
  const regionId = data.organs[organId]?.regionId ?? ''
  const since = '2026-01-05T01:00:00.000Z'
  data.accounts.set(accountId, {
    accountId,
    loginName: accountId,
    name: `虚构${accountId}`,
    regionId,
    organId,
    status: 'active',
    version: 1,
    enabledAt: since,
    lastSignInAt: since,
    passwordChangedAt: since,
  })
  const passwordHash = `hash of ${passwordOf(accountId)}`
  data.credentials.set(accountId, {
    passwordHash,
    passwordHistory: [passwordHash],
    oneTimeCodes: [
      {
        factorId: `app of ${accountId}`,
        name: '验证器',
        sealedSecret: `one-time-code:${accountId}|S`,
        lastStep: 0,
      },
    ],
    securityKeys: [],
  })
  for (const role of roles) {
    const grantId = `${accountId} ${role}`
    const term = { from: '2026-01-05', to: null, delegatedBy: null, delegatedFrom: null, revokedAt: null }
    data.grants.set(grantId, { grantId, accountId, role, regionId, organId, ...term })
  }
}

/** The invented password of an invented person. */
export function passwordOf(accountId: string): string {
  return `Kx9!${accountId.length}-vermilion-mark`
}
