import type { Kysely } from 'kysely'
import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { LetterSettings } from '../domain/requests/letters/letter-settings.ts'
import type { LetterRecord, StoredSettings } from '../usecases/letter-ports.ts'
import { appendEvents, isVersionConflict } from './ledger-store.ts'
import type { Schema } from './schema.ts'
import { inTransaction } from './transaction.ts'

export async function findLetterSettings(
  db: Kysely<Schema>,
  regionId: string,
  organId: string,
): Promise<StoredSettings | null> {
  const row = await db
    .selectFrom('letter_settings')
    .select(['settings', 'version'])
    .where('region_id', '=', regionId)
    .where('organ_id', '=', organId)
    .executeTakeFirst()
  if (row === undefined) return null
  return { settings: row.settings as unknown as LetterSettings, version: row.version } // written below only
}

/** Thrown to roll back; answered as a value. */
class EarlierEdit extends Error {}

/** The row and its event stand or fall together; old settings stay in the ledger. */
export async function saveLetterSettings(
  db: Kysely<Schema>,
  { regionId, organId }: { readonly regionId: string; readonly organId: string },
  {
    version,
    settings,
    record,
  }: {
    readonly version: number
    readonly settings: LetterSettings
    readonly record: LetterRecord & { readonly newId: () => string }
  },
): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: 'version-conflict' }> {
  try {
    await inTransaction(db, async (transaction) => {
      const known = await transaction
        .selectFrom('letter_settings')
        .select(['settings_id', 'version'])
        .where('region_id', '=', regionId)
        .where('organ_id', '=', organId)
        .forUpdate()
        .executeTakeFirst()
      if ((known?.version ?? 0) !== version) throw new EarlierEdit()
      const settingsId = known?.settings_id ?? record.newId()
      const text = JSON.stringify(settings)
      const values = { region_id: regionId, organ_id: organId, settings_id: settingsId }
      await transaction
        .insertInto('letter_settings')
        .values({ ...values, settings: text, version: version + 1 })
        .onConflict((conflict) =>
          conflict.columns(['region_id', 'organ_id']).doUpdateSet({ settings: text, version: version + 1 }),
        )
        .execute()
      const payload: JsonValue = { organId, settings: JSON.parse(text) }
      const event = {
        type: 'letter-settings-changed',
        effectiveOn: record.at.today,
        recordedAt: record.at.now,
        actorId: record.actorId,
        payload,
        basis: null,
        supersedes: null,
      }
      const log = { regionId, objectKind: 'letter-settings', objectId: settingsId }
      const appended = await appendEvents(transaction, log, version, [event])
      if (!appended.ok) throw new EarlierEdit()
    })
    return { ok: true }
  } catch (error) {
    if (error instanceof EarlierEdit || isVersionConflict(error))
      return { ok: false, code: 'version-conflict' }
    throw error
  }
}
