/** 台账事件: what happened to an object, as written once and never changed. */

import { canonicalJson, type JsonValue } from './canonical-json.ts'
import type { Hash } from './merkle-tree.ts'

export interface LedgerEvent {
  /** 行政区划代码 of the region whose ledger it is. Leads every key. */
  readonly regionId: string
  /** What kind of thing the event belongs to, e.g. `request`, `report`, `organ`. */
  readonly objectKind: string
  readonly objectId: string
  /** 1, 2, 3 … within the object, without gaps. */
  readonly sequence: number
  /** Past tense, e.g. `deadline-extended`. */
  readonly type: string
  /** The day it took effect in law, YYYY-MM-DD: late entry is normal, so it differs from `recordedAt`. */
  readonly effectiveOn: string
  /** When it was written down, ISO 8601 with offset. */
  readonly recordedAt: string
  /** Account that wrote it. */
  readonly actorId: string
  readonly payload: JsonValue
  /** Rule it rests on, e.g. `reply-extension`; null where none. */
  readonly basis: string | null
  /** Sequence of the event it corrects; null where it corrects none. */
  readonly supersedes: number | null
}

const encoder = new TextEncoder()

/**
 * Bytes of the event's leaf in the log. The payload enters only as a salted digest, so that personal data can be
 * destroyed (payload and salt dropped) without breaking the log.
 */
export function leafEntry(event: LedgerEvent, salt: Uint8Array, hash: Hash): Uint8Array {
  const { payload, ...facts } = event
  const body = encoder.encode(canonicalJson(payload))
  const salted = new Uint8Array(salt.length + body.length)
  salted.set(salt)
  salted.set(body, salt.length)
  return encoder.encode(canonicalJson({ ...facts, payloadDigest: hexOf(hash(salted)) }))
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
