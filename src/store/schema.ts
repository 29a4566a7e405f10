/** Row types of the database, as the migrations make it. Dates come as text (`parseDates` in database.ts). */

import type { ColumnType, Generated } from 'kysely'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'

/** A JSON column: read as a value, written as text. */
type Json = ColumnType<JsonValue, string, never>

export interface Schema {
  region: {
    region_id: string
    name: string
    parent_region_id: string | null
    valid_from: string
    valid_to: string | null
  }
  ledger_event: {
    region_id: string
    object_id: string
    sequence: number
    object_kind: string
    type: string
    effective_on: string
    recorded_at: string
    actor_id: string
    payload: Json
    salt: Buffer
    basis: string | null
    supersedes: number | null
  }
  ledger_leaf: { region_id: string; position: string; object_id: string; sequence: number; leaf_hash: Buffer }
  ledger_checkpoint: {
    region_id: string
    size: string
    root: Buffer
    hash_algorithm: string
    signed_at: string
    key_id: string
    signature: Buffer
  }
  idempotency_key: {
    region_id: string
    key: string
    actor_id: string
    body_digest: Buffer
    answer: Json
    created_at: Generated<string>
  }
  number_counter: { region_id: string; organ_id: string; series: string; year: number; last_number: string }
  access_log: {
    region_id: string
    access_id: string
    at: string
    actor_id: string
    object_kind: string
    object_id: string
    fields: string[]
    reason: string | null
  }
}
