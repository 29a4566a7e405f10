/** The ports of a change of the wrapping key over an open installation. */

import type { Kysely } from 'kysely'
import { whenContentMayGo } from '../store/content-lock.ts'
import { requireAlgorithm } from '../store/encrypted-field.ts'
import { listRegionIds } from '../store/ledger-backlog.ts'
import { operationLog } from '../store/region-log.ts'
import { listKeyUses, rewrapPersonalData } from '../store/rewrap-personal-data.ts'
import type { Schema } from '../store/schema.ts'
import { whileNothingIsSealed } from '../store/sealing-lock.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { CipherName, NamedKey, ResealBatch, RotateKeysPorts } from '../usecases/rotate-keys-ports.ts'
import { addFieldKey, forgetFieldKeys, openFieldKeys, readFieldKeys } from './field-key-file.ts'

export function keyRotation(app: Kysely<Schema>, dataFolder: string): RotateKeysPorts {
  return {
    keyFile: {
      read: () => namedKeys(dataFolder),
      add: (algorithm) => addFieldKey(dataFolder, algorithm),
      forget: (ids) => forgetFieldKeys(dataFolder, ids),
    },
    listRegions: () => listRegionIds(app),
    listKeyUses: (regionId) => listKeyUses(app, regionId),
    reseal: resealing(app, dataFolder),
    operations: operationLog(app),
    whileKeysRest: async (work) => {
      const rested = await whenContentMayGo(app, async () => {
        const done = await whileNothingIsSealed(app, async () => ({ value: await work() }))
        return done === null ? 'sealing' : done.value
      })
      return rested ?? 'backup'
    },
  }
}

/** The keys are opened once, at the first batch: opening makes the file where there is none. */
function resealing(app: Kysely<Schema>, dataFolder: string): RotateKeysPorts['reseal'] {
  let keys: ReturnType<typeof openFieldKeys> | undefined
  return (batch: ResealBatch) => {
    keys ??= openFieldKeys(dataFolder)
    return rewrapPersonalData(app, keys, batch)
  }
}

/**
 * What a new key is made for; null = as the current one. The next start makes a key of the algorithm that CIPHER names,
 * so another one would not last. Throws `EnvironmentProblem`.
 */
export function newKeyAlgorithm(
  asked: CipherName | null,
  setting: CipherName | undefined,
): CipherName | null {
  const wanted = asked ?? setting ?? null
  if (setting !== undefined && wanted !== setting)
    throw new EnvironmentProblem(
      `设置 CIPHER 是 ${setting}，不能换成 ${wanted} 的密钥：下次启动又会换回来。请先改 CIPHER。`,
    )
  if (wanted !== null) requireAlgorithm(wanted)
  return wanted
}

function namedKeys(dataFolder: string) {
  const keys = readFieldKeys(dataFolder)
  if (keys === null) return null
  const name = ({ id, algorithm }: NamedKey): NamedKey => ({ id, algorithm })
  const older = [...keys.wrapping.values()].filter(({ id }) => id !== keys.current.id)
  return { current: name(keys.current), older: older.map(name) }
}
