import type { JsonValue } from '../domain/ledger/canonical-json.ts'
import type { Moment } from './access-ports.ts'
import type { RegionLog } from './region-log-ports.ts'

/** Writes into the ledger what an operator did. Several may write at once: who came second writes behind the first. */
export async function noteOperation(
  operations: RegionLog,
  record: { readonly regionId: string; readonly actorId: string; readonly at: Moment },
  type: string,
  payload: JsonValue,
): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    const { version } = await operations.read(record.regionId)
    if (await operations.add({ type, payload }, { ...record, version })) return
  }
  throw new Error(`operation ${type}: five others wrote first`)
}
