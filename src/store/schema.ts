/** Row types of the database, as the migrations make it. Dates come as text (`parseDates` in database.ts). */

import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../domain/access/access.ts'
import type { FileVisibility, ScanState } from '../domain/files/stored-file.ts'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { OrganKind, OrganLevel } from '../domain/organs/organ.ts'
import type { Inspection } from '../domain/release/hidden-content.ts'
import type { Marks, ReleaseMethod } from '../domain/release/marks.ts'
import type { Attestation, ReleaseAudience, ReleaseState, Verification } from '../domain/release/release.ts'
import type { LetterKind } from '../domain/requests/letter-kind.ts'
import type { Lifecycle } from '../domain/requests/request-case.ts'
import type {
  ApplicantCategory,
  RemedyResult,
  RequestKind,
  ServiceMode,
} from '../domain/requests/request-event.ts'
import type { IntakeChannel } from '../law/disclosure-regulation/article-31-receipt-date.ts'
import type { FileClass } from '../law/file-classes.ts'
import type { OutcomeCode } from '../law/outcome-codes.ts'
import type { PersonalDataClass } from '../law/personal-data-classes.ts'

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
  organ: {
    organ_id: string
    region_id: string
    name: string
    short_name: string
    kind: OrganKind
    level: OrganLevel
    credit_code: string | null
    territorial_parent: string | null
    vertical_parent: string | null
    /** `DisclosureOffice`. */
    office: ColumnType<JsonValue, string | null, string | null>
    valid_from: string
    valid_to: string | null
    successor: string | null
    /** `FormerState[]`. */
    former: ColumnType<JsonValue, string | undefined, string>
    version: number
  }
  installation_note: { name: string; noted_at: string }
  published_report: {
    region_id: string
    organ_id: string
    year: number
    version: number
    report_id: string
    form: string
    title: string
    /** `ReportJson`. */
    report: Json
    source_digest: string
    source_name: string
    published_on: string | null
    recorded_at: string
    actor_id: string
  }
  request: {
    region_id: string
    request_id: string
    organ_id: string
    version: number
    number: string
    kind: RequestKind
    category: ApplicantCategory
    channel: IntakeChannel
    title: string
    unit: string
    registered_on: string
    received: string | null
    due: string | null
    provisional: boolean
    lifecycle: Lifecycle
    outcome: OutcomeCode | null
    closed_on: string | null
    counted_outcome: OutcomeCode | null
    counted_on: string | null
    reopened: boolean
    unsettled: boolean
    drafted_on: string | null
    signed_on: string | null
    replied_on: string | null
    working_days: number | null
    on_time: boolean | null
    work_of: string[]
    tracking_digest: string | null
    search_text: string
    /** tsvector without positions. */
    search_words: string
  }
  request_remedy: {
    region_id: string
    request_id: string
    remedy_id: string
    organ_id: string
    kind: 'reconsideration' | 'litigation'
    after_remedy: string | null
    docket: string
    filed_on: string
    answered_on: string | null
    decided_on: string | null
    result: RemedyResult | null
  }
  request_year: {
    region_id: string
    organ_id: string
    year: number
    version: number
    year_id: string
    frozen_at: string
    actor_id: string
    reason: string
    /** `RequestNumbers`. */
    numbers: Json
  }
  request_year_case: {
    region_id: string
    organ_id: string
    year: number
    version: number
    request_id: string
    remedy_id: string
    origin: string
    result: string
    category: string
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
  account: {
    account_id: string
    login_name: string
    name: string
    region_id: string
    organ_id: string
    status: 'invited' | 'active' | 'dormant' | 'disabled'
    version: number
    enabled_at: string
    last_sign_in_at: string | null
    password_changed_at: string | null
  }
  administrator: { account_id: string; role: string }
  role_grant: {
    grant_id: string
    account_id: string
    role: Role
    region_id: string
    organ_id: string
    valid_from: string
    valid_to: string | null
    delegated_by: string | null
    delegated_from: string | null
    revoked_at: string | null
    administrator_role: string | null
  }
  account_password: { account_id: string; number: number; hash: string }
  account_one_time_code: {
    account_id: string
    factor_id: string
    name: string
    sealed_secret: string
    last_step: string
  }
  account_security_key: {
    account_id: string
    factor_id: string
    name: string
    credential_id: string
    public_key: string
    signature_count: string
    transports: string[]
  }
  account_single_sign_on: { issuer: string; subject: string; account_id: string }
  account_link: { account_id: string; digest: string; expires_at: string }
  sign_in_ceremony: { token_digest: string; ceremony: Json; expires_at: string }
  sign_in_try: {
    attempt_id: string
    outcome: 'failed' | 'first-factor' | 'signed-in'
    at: string
    name_digest: string
    address: string
  }
  session: {
    region_id: string
    session_id: string
    account_id: string
    token_digest: string
    opened_at: string
    seen_at: string
    proven_at: string
    address: string
    device: string
    revoked_at: string | null
  }
  saved_queue: {
    region_id: string
    account_id: string
    queue_id: string
    name: string
    query: string
    saved_at: string
  }
  notice_read: {
    region_id: string
    account_id: string
    notice_id: string
    read_at: string
  }
  api_key: {
    region_id: string
    key_id: string
    account_id: string
    name: string
    digest: string
    scopes: string[]
    created_at: string
    expires_on: string
    last_used_on: string | null
    revoked_at: string | null
  }
  file_content: {
    region_id: string
    digest: string
    size: string
    scan_state: ScanState
    scanned_at: string | null
    scan_finding: string | null
  }
  file_object: {
    region_id: string
    object_id: string
    file_id: string
    object_kind: string
    /** null = destroyed, and nobody is to try out what it was. */
    digest: string | null
    original_name: string
    media_type: string
    visibility: FileVisibility
    received_at: string
    received_by: string | null
    removed_at: string | null
    destroyed_at: ColumnType<string | null, string | null | undefined, string>
    released_in: string | null
    released_for: ReleaseAudience | null
  }
  content_destruction: { region_id: string; digest: string; ordered_at: string }
  release: {
    region_id: string
    object_id: string
    release_id: string
    object_kind: string
    organ_id: string
    source_file_id: string
    source_digest: string
    audience: ReleaseAudience
    state: ReleaseState
    version: number
    marks: ColumnType<Marks, string, string>
    inspection: ColumnType<Inspection, string, string>
    verification: ColumnType<Verification | null, string | null, string | null>
    output_file_id: string | null
    output_digest: string | null
    method: ReleaseMethod | null
    removed_count: number | null
    prepared_by: string[]
    returned: string
  }
  release_approval: {
    region_id: string
    object_id: string
    release_id: string
    file_id: string
    digest: string
    audience: ReleaseAudience
    prepared_by: string[]
    approved_by: string
    approved_at: string
    attestation: ColumnType<Attestation, string, string>
  }
  personal_data: {
    region_id: string
    object_id: string
    field: string
    object_kind: string
    class: PersonalDataClass
    algorithm: string
    ciphertext: Buffer
    wrapped_key: Buffer
    key_id: string
    blind_index: Buffer | null
    recorded_at: string
    destroy_on: string | null
  }
  personal_data_destruction: {
    region_id: string
    certificate_id: string
    object_id: string
    object_kind: string
    fields: string[]
    classes: PersonalDataClass[]
    files: string[]
    file_classes: FileClass[]
    destroyed_at: string
    destroyed_by: string
    approved_by: string
    reason: string
  }
  request_draft: {
    region_id: string
    token_digest: string
    draft_id: string
    version: number
    sealed: string
    expires_at: string
  }
  use_count: { name: string; window_start: string; uses: number }
  letter: {
    region_id: string
    request_id: string
    letter_id: string
    organ_id: string
    kind: LetterKind
    version: number
    number: ColumnType<string | null, string | null | undefined, string>
    issued_on: ColumnType<string | null, string | null | undefined, string>
    issued_at: ColumnType<string | null, string | null | undefined, string>
    issued_by: ColumnType<string | null, string | null | undefined, string>
    dropped_at: ColumnType<string | null, string | null | undefined, string>
  }
  letter_version: {
    region_id: string
    request_id: string
    letter_id: string
    version: number
    /** `LetterDocument`. */
    document: Json
    particulars: Json
    served_by: ServiceMode
    consultation: string | null
    saved_at: string
    saved_by: string
  }
  letter_copy: {
    region_id: string
    request_id: string
    letter_id: string
    format: 'pdf' | 'docx'
    file_id: string
    digest: string
  }
  letter_settings: {
    region_id: string
    organ_id: string
    /** `LetterSettings`. */
    settings: ColumnType<JsonValue, string, string>
    version: number
    settings_id: string
  }
  batch_audit: {
    region_id: string
    batch_id: string
    ordered_by: string
    ordered_at: string
    files: number
  }
  batch_audit_line: { region_id: string; batch_id: string; file: string; line: Json }
}
