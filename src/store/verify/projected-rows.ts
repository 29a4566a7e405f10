/** Rows of other things that events make: which table, and the fold that says how a row must read. */

import type { LedgerEvent } from '../../domain/ledger/ledger-event.ts'
import type { Organ } from '../../domain/organs/organ.ts'
import { applyOrganChange, type OrganChange } from '../../domain/organs/organ-change.ts'
import { columnsOf } from '../organ-changes.ts'
import type { Columns } from './compare-row.ts'

export interface ProjectedRows {
  readonly table: string
  /** Of the events. */
  readonly objectKind: string
  /** Column that names the object in the ledger. */
  readonly id: string
  /** What the row must hold, of the columns that events tell; null = these events make no row. */
  readonly fold: (events: readonly LedgerEvent[], row: Columns) => Columns | null
}

export const projectedRows: readonly ProjectedRows[] = [
  { table: 'organ', objectKind: 'organ', id: 'organ_id', fold: foldOrgan },
  { table: 'account', objectKind: 'account', id: 'account_id', fold: foldAccount },
  { table: 'role_grant', objectKind: 'grant', id: 'grant_id', fold: foldGrant },
  { table: 'api_key', objectKind: 'api-key', id: 'key_id', fold: foldApiKey },
  { table: 'release', objectKind: 'release', id: 'release_id', fold: foldRelease },
  { table: 'letter_settings', objectKind: 'letter-settings', id: 'settings_id', fold: foldLetterSettings },
  { table: 'request_year', objectKind: 'request-year', id: 'year_id', fold: foldYear },
  {
    table: 'published_report',
    objectKind: 'annual-report',
    id: 'report_id',
    fold: foldReport,
  },
]

type Facts = Readonly<Record<string, unknown>>

function factsOf(event: LedgerEvent | undefined): Facts {
  const payload = event?.payload
  return typeof payload === 'object' && payload !== null ? (payload as Facts) : {} // events write objects
}

function foldOrgan(events: readonly LedgerEvent[]): Columns | null {
  const changes = events.map(changeOf)
  const [first, ...rest] = changes
  if (first?.type !== 'organ-created') return null
  const organ = rest.reduce(applyOrganChange, first.organ)
  return {
    ...columnsOf(organ),
    region_id: organ.regionId,
    office: organ.office,
    former: organ.former ?? [],
    version: events.length,
  }
}

/** What `payloadOf` in organ-change.ts took apart. */
function changeOf(event: LedgerEvent): OrganChange {
  const { type, regionId, objectId, effectiveOn } = event
  const of = { type, regionId, organId: objectId, on: effectiveOn }
  const facts = factsOf(event)
  if (type === 'organ-created') {
    const { former, ...organ } = facts as unknown as Organ // written by payloadOf
    const whole = former === undefined || former.length === 0 ? organ : { ...organ, former }
    return { ...of, organ: whole } as unknown as OrganChange // likewise
  }
  if (type === 'organ-corrected') return { ...of, entry: facts } as unknown as OrganChange // likewise
  return { ...of, ...facts } as unknown as OrganChange // likewise
}

function foldAccount(events: readonly LedgerEvent[]): Columns | null {
  const [first] = events
  if (first?.type !== 'account-created') return null
  const { loginName, name, regionId, organId } = factsOf(first)
  let [status, enabledAt, passwordAt]: [string, string, string | null] = ['invited', first.recordedAt, null]
  for (const event of events) {
    const at = event.recordedAt
    if (event.type === 'account-set-up') [status, enabledAt] = ['active', at]
    if (event.type === 'password-changed') passwordAt = at
    if (event.type === 'credentials-reset') [status, passwordAt] = ['invited', null]
    if (event.type === 'account-enabled')
      [status, enabledAt] = [passwordAt === null ? 'invited' : 'active', at]
    if (event.type === 'account-disabled')
      status = factsOf(event).reason === 'unused' ? 'dormant' : 'disabled'
  }
  return {
    login_name: loginName,
    name,
    region_id: regionId,
    organ_id: organId,
    status,
    enabled_at: enabledAt,
    password_changed_at: passwordAt,
    version: events.length,
  }
}

function foldGrant(events: readonly LedgerEvent[]): Columns | null {
  const [first] = events
  if (first?.type !== 'role-granted' && first?.type !== 'role-delegated') return null
  const { accountId, role, regionId, organId, from, to, delegatedBy, delegatedFrom } = factsOf(first)
  return {
    account_id: accountId,
    role,
    region_id: regionId,
    organ_id: organId,
    valid_from: from,
    valid_to: to,
    delegated_by: delegatedBy,
    delegated_from: delegatedFrom,
    revoked_at: events.find(({ type }) => type === 'grant-revoked')?.recordedAt ?? null,
  }
}

function foldApiKey(events: readonly LedgerEvent[]): Columns | null {
  const [first] = events
  if (first === undefined) return null
  const revoked = events.find(({ type }) => type === 'api-key-revoked')
  return { created_at: first.recordedAt, revoked_at: revoked?.recordedAt ?? null }
}

const releaseStates: Readonly<Record<string, string>> = {
  'release-opened': 'marking',
  'release-applied': 'applied',
  'release-returned': 'marking',
  'release-approved': 'released',
  'release-withdrawn': 'withdrawn',
}
const preparing = ['release-opened', 'release-marked', 'release-applied']

function foldRelease(events: readonly LedgerEvent[], row: Columns): Columns | null {
  const [first] = events
  if (first?.type !== 'release-opened') return null
  const { objectKind, objectId, fileId, digest, audience } = factsOf(first)
  // Marked again, an applied one may have gone back or not: the event does not say.
  const state = releaseStates[events.at(-1)?.type ?? ''] ?? row.state
  const prepared = events.filter(({ type }) => preparing.includes(type)).map(({ actorId }) => actorId)
  return {
    object_kind: objectKind,
    object_id: objectId,
    source_file_id: fileId,
    source_digest: digest,
    audience,
    state,
    prepared_by: [...new Set(prepared)],
    version: events.length,
  }
}

function foldLetterSettings(events: readonly LedgerEvent[]): Columns | null {
  const { organId, settings } = factsOf(events.at(-1))
  return { organ_id: organId, settings, version: events.length }
}

function foldYear(events: readonly LedgerEvent[], row: Columns): Columns | null {
  const event = events[Number(row.version) - 1]
  if (event === undefined) return null
  const { organId, year, reason, numbers } = factsOf(event)
  return { organ_id: organId, year, reason, numbers, frozen_at: event.recordedAt, actor_id: event.actorId }
}

function foldReport(events: readonly LedgerEvent[], row: Columns): Columns | null {
  const event = events[Number(row.version) - 1]
  if (event === undefined) return null
  const { organId, year, version, sourceDigest, sourceName } = factsOf(event)
  return {
    organ_id: organId,
    year,
    version,
    source_digest: sourceDigest,
    source_name: sourceName,
    recorded_at: event.recordedAt,
    actor_id: event.actorId,
  }
}
