/** Rows under older keys are sealed with the current one, batch by batch; each batch stands by itself. */

import type { Moment } from './access-ports.ts'
import { installationActorId } from './create-first-link.ts'
import { noteOperation } from './note-operation.ts'
import type { KeyUse, ResealPorts, RowPlace } from './rotate-keys-ports.ts'

const batchSize = 500
/** Rows between two lines of progress. */
const rowsToTell = 5000

export interface Resealed {
  readonly sealed: number
  /** Rows whose data key does not open, with their region. */
  readonly unopened: readonly (RowPlace & { readonly regionId: string })[]
}

/** Up to about `limit` rows of all regions; what was done stands in each region's ledger. */
export async function resealPersonalData(
  ports: ResealPorts,
  input: {
    readonly limit: number
    readonly at: Moment
    readonly tell: (progress: string) => void
    readonly signal?: AbortSignal
  },
): Promise<Resealed> {
  const unopened: (RowPlace & { regionId: string })[] = []
  let sealed = 0
  for (const regionId of await ports.listRegions()) {
    if (sealed >= input.limit) break
    const region = await resealRegion(ports, regionId, { ...input, limit: input.limit - sealed })
    sealed += region.sealed
    unopened.push(...region.unopened.map((place) => ({ regionId, ...place })))
  }
  return { sealed, unopened }
}

async function resealRegion(
  ports: ResealPorts,
  regionId: string,
  input: Parameters<typeof resealPersonalData>[1],
) {
  const keys = ports.keyFile.read()
  const older = keys === null ? [] : olderUses(await ports.listKeyUses(regionId), keys.older)
  const unopened: RowPlace[] = []
  let [sealed, after]: [number, RowPlace | null] = [0, null]
  if (keys === null || older.length === 0) return { sealed, unopened }
  const total = older.reduce((sum, { rows }) => sum + rows, 0)
  do {
    input.signal?.throwIfAborted()
    const keyIds = older.map(({ keyId }) => keyId)
    const batch = await ports.reseal({ regionId, keyIds, after, limit: batchSize })
    const before = sealed
    sealed += batch.sealed
    unopened.push(...batch.unopened)
    after = batch.next
    if (Math.floor(before / rowsToTell) < Math.floor(sealed / rowsToTell))
      input.tell(`${regionId}：重新封装了 ${sealed} 行，共 ${total} 行`)
  } while (after !== null && sealed < input.limit)
  input.tell(`${regionId}：重新封装了 ${sealed} 行，共 ${total} 行`)
  if (sealed === 0) return { sealed, unopened }
  const record = { regionId, actorId: installationActorId, at: input.at }
  await noteOperation(ports.operations, record, 'personal-data-resealed', {
    keyId: keys.current.id,
    algorithm: keys.current.algorithm,
    rows: sealed,
  })
  return { sealed, unopened }
}

function olderUses(uses: readonly KeyUse[], older: readonly { readonly id: string }[]): KeyUse[] {
  const ids = new Set(older.map(({ id }) => id))
  return uses.filter(({ keyId }) => ids.has(keyId))
}
