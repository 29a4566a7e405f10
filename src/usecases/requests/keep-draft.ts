/** 草稿: kept without an account. The browser holds the token, the database the sealed content; neither tells anything alone. */

import { addDaysOf24Hours, addHours } from '../../domain/calendar/instant.ts'
import {
  type DraftAnswered,
  type DraftComplaint,
  newDraft,
  type RequestDraft,
} from '../../domain/requests/draft/request-draft.ts'
import type { RequestKind } from '../../domain/requests/request-event.ts'
import type { DraftKey, DraftPorts, StoredDraft } from '../draft-ports.ts'
import type { FileOwner } from '../file-ports.ts'

/** On a device of one's own for two weeks; on one that others use too, for the day. */
export type DraftTerm = 'device' | 'session'

/** What the receipt page says of the request that the draft became. */
export interface SentRequest {
  readonly requestId: string
  readonly number: string
  readonly organName: string
  /** ISO 8601. */
  readonly at: string
  readonly contentDigest: string
}

export interface DraftContent {
  readonly draft: RequestDraft
  readonly term: DraftTerm
  /** ISO 8601; a form filled in faster than a person can is looked at again. */
  readonly begunAt: string
  readonly sent: SentRequest | null
}

export interface KeptDraft extends DraftContent {
  readonly draftId: string
  readonly expiresAt: string
}

const days = 14
const hours = 24
/** Hours that the receipt can be opened again from the browser that sent the request. */
const receiptHours = 2
const tries = 4

export function draftFiles(regionId: string, draftId: string): FileOwner {
  return { regionId, objectKind: 'request-draft', objectId: draftId }
}

export async function beginDraft(
  ports: DraftPorts,
  input: {
    readonly regionId: string
    readonly organId: string
    readonly kind: RequestKind
    readonly term: DraftTerm
    readonly now: string
  },
): Promise<DraftKey> {
  const { regionId, term, now } = input
  await clearSome(ports, regionId, now)
  const key = { regionId, token: ports.draftSecrets.newToken() }
  const content: DraftContent = { draft: newDraft(input), term, begunAt: now, sent: null }
  await ports.drafts.add(placeOf(ports, key), {
    draftId: ports.draftSecrets.newId(),
    sealed: ports.draftSecrets.seal(key.token, JSON.stringify(content)),
    expiresAt: endOf(content, now),
  })
  return key
}

/** Null when there is none, its time is over, or the token is another's. */
export async function findDraft(ports: DraftPorts, key: DraftKey, now: string): Promise<KeptDraft | null> {
  const stored = await ports.drafts.find(placeOf(ports, key), now)
  return stored === null ? null : keptDraft(ports, key, stored)
}

/**
 * Changes the draft. Two windows that save at once both keep what they asked: the later one is done over what the
 * earlier one left. Null = there is no such draft, or it was sent already.
 */
export async function changeDraft(
  ports: DraftPorts,
  key: DraftKey,
  now: string,
  change: (draft: RequestDraft) => DraftAnswered,
): Promise<
  | { readonly ok: true; readonly kept: KeptDraft }
  | { readonly ok: false; readonly complaints: readonly DraftComplaint[]; readonly kept: KeptDraft }
  | null
> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    const stored = await ports.drafts.find(placeOf(ports, key), now)
    if (stored === null) return null
    const kept = keptDraft(ports, key, stored)
    if (kept.sent !== null) return null
    const changed = change(kept.draft)
    if (!changed.ok) return { ...changed, kept }
    const next = { ...kept, draft: changed.draft }
    if (await replaceDraft(ports, key, stored, next, now)) return { ok: true, kept: next }
  }
  throw new Error(`draft: ${tries} saves in a row met another one`)
}

/** The draft becomes the receipt: what was filled in is forgotten, the number stays for two hours. */
export async function closeDraft(
  ports: DraftPorts,
  key: DraftKey,
  now: string,
  sent: SentRequest,
): Promise<void> {
  const stored = await ports.drafts.find(placeOf(ports, key), now)
  if (stored === null) throw new Error('draft: the one that was just sent is gone')
  const { draft, ...kept } = keptDraft(ports, key, stored)
  const empty = { ...draft, answers: {}, items: [], passed: [] }
  if (!(await replaceDraft(ports, key, stored, { ...kept, draft: empty, sent }, now)))
    throw new Error('draft: changed while it was being sent')
}

/** 删除草稿, with its files. */
export async function discardDraft(ports: DraftPorts, key: DraftKey, now: string): Promise<void> {
  const kept = await findDraft(ports, key, now)
  if (kept === null) return
  await removeFiles(ports, key.regionId, kept.draftId, now)
  await ports.drafts.remove(placeOf(ports, key))
}

/** Takes away every draft of the region whose time is over, with its files. */
export async function clearExpiredDrafts(ports: DraftPorts, regionId: string, now: string): Promise<void> {
  while ((await clearSome(ports, regionId, now)) === atOnce);
}

/** Drafts cleared away in one go. */
const atOnce = 20

async function clearSome(ports: DraftPorts, regionId: string, now: string): Promise<number> {
  const ended = await ports.drafts.removeExpired(regionId, now, atOnce)
  for (const draftId of ended) await removeFiles(ports, regionId, draftId, now)
  return ended.length
}

function replaceDraft(
  ports: DraftPorts,
  key: DraftKey,
  based: StoredDraft,
  { draft, term, begunAt, sent }: DraftContent,
  now: string,
): Promise<boolean> {
  const content: DraftContent = { draft, term, begunAt, sent }
  return ports.drafts.replace(placeOf(ports, key), based, {
    sealed: ports.draftSecrets.seal(key.token, JSON.stringify(content)),
    expiresAt: endOf(content, now),
  })
}

function keptDraft(ports: DraftPorts, key: DraftKey, stored: StoredDraft): KeptDraft {
  const content: DraftContent = JSON.parse(ports.draftSecrets.open(key.token, stored.sealed))
  return { ...content, draftId: stored.draftId, expiresAt: stored.expiresAt }
}

function placeOf({ draftSecrets }: DraftPorts, { regionId, token }: DraftKey) {
  return { regionId, tokenDigest: draftSecrets.digest(token) }
}

function endOf({ term, sent }: DraftContent, now: string): string {
  if (sent !== null) return addHours(now, receiptHours)
  return term === 'device' ? addDaysOf24Hours(now, days) : addHours(now, hours)
}

async function removeFiles(
  { files: { files } }: DraftPorts,
  regionId: string,
  draftId: string,
  now: string,
): Promise<void> {
  const owner = draftFiles(regionId, draftId)
  for (const { fileId } of await files.list(owner, ['applicant'])) await files.remove(owner, fileId, now)
}
