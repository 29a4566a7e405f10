/** What keys of the interface need from outside; src/wiring hands it over. */

import type { ApiScope } from '../domain/access/api-scope.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import type { AccessPorts, Moment } from './access-ports.ts'

export interface ApiKey {
  readonly regionId: string
  readonly keyId: string
  readonly accountId: string
  /** As its person called it. */
  readonly name: string
  readonly scopes: readonly ApiScope[]
  readonly createdAt: string
  readonly expiresOn: LocalDate
  readonly lastUsedOn: LocalDate | null
  readonly revokedAt: string | null
}

export interface ApiKeyStore {
  /** With its event in the ledger. */
  readonly create: (key: ApiKey, digest: string, record: { readonly at: Moment }) => Promise<void>
  readonly find: (regionId: string, digest: string) => Promise<ApiKey | null>
  /** Of a person, the newest first; revoked ones too. */
  readonly list: (regionId: string, accountId: string) => Promise<readonly ApiKey[]>
  /** With its event; false where the person has no such key in force. */
  readonly revoke: (
    key: { readonly regionId: string; readonly accountId: string; readonly keyId: string },
    record: { readonly at: Moment },
  ) => Promise<boolean>
  /** Once a day. */
  readonly touch: (key: Pick<ApiKey, 'regionId' | 'keyId'>, on: LocalDate) => Promise<void>
}

export interface ApiKeyPorts {
  readonly apiKeys: ApiKeyStore
  readonly accounts: AccessPorts['accounts']
  readonly tokens: AccessPorts['tokens']
}
