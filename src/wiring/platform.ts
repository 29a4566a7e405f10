/** Opens an installation: database, keys, files; and the operating commands' tools over it. */

import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PlatformTools } from '../cli/platform-tools.ts'
import { packageRoot } from '../documents/package-root.ts'
import type { LocalDate } from '../domain/calendar/local-date.ts'
import { dumpLogically } from '../store/backup/logical-dump.ts'
import { manifestName } from '../store/backup/manifest.ts'
import { type Database, openDatabase } from '../store/database.ts'
import { countEvents, hasEvents, listRegionIds } from '../store/ledger-backlog.ts'
import { verifyLog } from '../store/ledger-log.ts'
import { listMigrations } from '../store/migrate.ts'
import { removeOrgans } from '../store/remove-organs.ts'
import { verifyRows } from '../store/verify-rows.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import type { LogProblem } from '../usecases/ledger-ports.ts'
import { recoverAccount } from '../usecases/recover-account.ts'
import { removeDemonstration } from '../usecases/remove-demonstration.ts'
import { rotateKeys } from '../usecases/rotate-keys.ts'
import { makeBackup, requestedJobs } from './backup-shelf.ts'
import { momentOf, openInstallation } from './installation.ts'
import { lostKeys } from './key-file.ts'
import { keyRotation, newKeyAlgorithm } from './key-rotation.ts'
import { type LedgerKeys, openLedgerKeys } from './ledger-keys.ts'
import { restoreBackup } from './restore-backup.ts'
import type { Settings } from './settings.ts'

export interface Platform {
  readonly database: Database
  readonly keys: LedgerKeys
}

export const migrationsFolder = () => join(packageRoot(), 'src', 'store', 'migrations')

/** `onTrouble` hears of broken connections while it is open. Throws `EnvironmentProblem`. */
export async function openPlatform(
  settings: Settings,
  onTrouble: (error: unknown) => void = () => {},
): Promise<Platform> {
  const database = await openDatabase({
    onTrouble,
    databaseUrl: settings.DATABASE_URL,
    dataFolder: settings.dataFolder,
    migrationsFolder: migrationsFolder(),
  })
  try {
    await refuseWithoutKeys(database, settings.dataFolder)
    return { database, keys: openLedgerKeys(settings.dataFolder) }
  } catch (error) {
    await database.close()
    throw error
  }
}

/**
 * A second machine, or a data folder that was moved, must bring the keys along: with keys made anew checkpoints would
 * be signed by somebody else, and personal data and authenticators would stay shut. Lost keys are made anew by giving
 * an empty folder, so that it is said and not happening by itself.
 */
async function refuseWithoutKeys({ app }: Database, dataFolder: string): Promise<void> {
  const folder = join(dataFolder, 'keys')
  if (existsSync(folder) || !(await hasEvents(app))) return
  throw new EnvironmentProblem(lostKeys(folder))
}

export function platformTools(settings: Settings, now: () => Date): PlatformTools {
  const withPlatform = async <T>(work: (platform: Platform) => Promise<T>): Promise<T> => {
    const platform = await openPlatform(settings)
    try {
      return await work(platform)
    } finally {
      await platform.database.close()
    }
  }
  return {
    migrate: () => withPlatform(async ({ database }) => database.migrated),
    dump: (file) =>
      withPlatform(({ database }) =>
        dumpLogically(database.owner.options, listMigrations(migrationsFolder()), file, requestedJobs),
      ),
    backUp: (folder) => withPlatform(({ database }) => backUp(settings, database, folder, now())),
    verify: (tell) => withPlatform((platform) => verifyAll(platform, momentOf(now()).today, tell)),
    removeDemonstration: () =>
      withPlatform(({ database }) =>
        removeDemonstration(
          { removeOrgans: (named) => removeOrgans(database.owner, named) },
          momentOf(now()),
        ),
      ),
    recoverAccount: (loginName) =>
      withPlatform(async ({ database }) => {
        const { access } = openInstallation(database, settings, () => momentOf(now()))
        const recovered = await recoverAccount(access, { loginName, at: momentOf(now()) })
        if (!recovered.ok) return recovered
        const origin = settings.DESK_URL ?? `http://localhost:${settings.DESK_PORT}`
        return {
          ok: true,
          address: `${origin}/set-up/${recovered.linkToken}`,
          expiresAt: recovered.expiresAt,
        }
      }),
    rotateKeys: async (asked, tell) => {
      const algorithm = newKeyAlgorithm(asked.algorithm, settings.CIPHER)
      return withPlatform(({ database }) =>
        rotateKeys(keyRotation(database.app, settings.dataFolder), {
          ...asked,
          algorithm,
          at: momentOf(now()),
          tell,
        }),
      )
    },
    restore: (source) =>
      restoreBackup(source, {
        dataFolder: settings.dataFolder,
        databaseUrl: settings.DATABASE_URL,
        migrationsFolder: migrationsFolder(),
        ...(settings.S3_ENDPOINT === undefined ? {} : { filesElsewhere: 'in-s3' }),
      }),
  }
}

async function backUp(settings: Settings, database: Database, folder: string, now: Date) {
  const places = { settings, folder, migrationsFolder: migrationsFolder() }
  const { name, manifest } = await makeBackup(places, database, now)
  const target = join(folder, name)
  const bytes = sum(manifest.files.map((file) => file.bytes)) + (await stat(join(target, manifestName))).size
  const files = settings.S3_ENDPOINT === undefined ? ('taken-along' as const) : ('in-s3' as const)
  return { folder: target, rows: sum(Object.values(manifest.rows)), bytes, files }
}

/** Rows between two lines of progress. */
const rowsToTell = 2000

async function verifyAll({ database, keys }: Platform, today: LocalDate, tell: (progress: string) => void) {
  const { app } = database
  const regions = await listRegionIds(app)
  const problems: LogProblem[] = []
  let rows = 0
  for (const regionId of regions) {
    problems.push(...(await verifyLog(app, regionId, keys.publicKeys)))
    const verified = await verifyRows(app, regionId, today, (table, checked) => {
      if (checked % rowsToTell === 0) tell(`${regionId}：表 ${table} 核对了 ${checked} 行`)
    })
    problems.push(...verified.problems)
    rows += verified.rows
    if (verified.rows > 0) tell(`${regionId}：核对了 ${verified.rows} 行`)
  }
  return { regions: regions.length, events: await countEvents(app), rows, problems }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
