/** Opens an installation: database, keys, files; and the operating commands' tools over it. */

import { existsSync } from 'node:fs'
import { cp, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { alongside, makeBackup, missingRows, requestedJobs } from './backup-shelf.ts'
import type { PlatformTools } from './cli/platform-tools.ts'
import { packageRoot } from './documents/package-root.ts'
import { momentOf, openInstallation } from './installation.ts'
import { type LedgerKeys, openLedgerKeys } from './ledger-keys.ts'
import type { Settings } from './settings.ts'
import { dumpLogically } from './store/backup/logical-dump.ts'
import { manifestName } from './store/backup/manifest.ts'
import { countRows } from './store/backup/physical-backup.ts'
import { restorePhysically } from './store/backup/restore.ts'
import { type Database, openDatabase } from './store/database.ts'
import { countEvents, listRegionIds } from './store/ledger-backlog.ts'
import { verifyLog } from './store/ledger-log.ts'
import { listMigrations } from './store/migrate.ts'
import { removeOrgans } from './store/remove-organs.ts'
import { EnvironmentProblem } from './usecases/environment-problem.ts'
import { recoverAccount } from './usecases/recover-account.ts'
import { removeDemonstration } from './usecases/remove-demonstration.ts'

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
  return { database, keys: openLedgerKeys(settings.dataFolder) }
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
    verify: () => withPlatform(verifyAll),
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
    restore: async (backup) => {
      const manifest = await restorePhysically(backup, join(settings.dataFolder, 'postgres'))
      for (const name of alongside) {
        if (existsSync(join(backup, name)))
          await cp(join(backup, name), join(settings.dataFolder, name), { recursive: true })
      }
      return withPlatform(async (platform) => {
        const client = await platform.database.owner.connect()
        const rows = await countRows(client)
        client.release()
        const short = missingRows(manifest, rows).map((message) => ({ regionId: '-', message }))
        const { problems } = await verifyAll(platform)
        return { rows: sum(Object.values(rows)), problems: [...short, ...problems] }
      })
    },
  }
}

/** By hand: the SQL of an outside database has a command of its own. */
async function backUp(settings: Settings, database: Database, folder: string, now: Date) {
  if (settings.DATABASE_URL !== undefined) {
    throw new EnvironmentProblem(
      '热备份用于自带的数据库。外部的 PostgreSQL 请用它自己的备份工具，或者 gongkai backup --sql 文件.sql。',
    )
  }
  const places = { settings, folder, migrationsFolder: migrationsFolder() }
  const { name, manifest } = await makeBackup(places, database, now)
  const target = join(folder, name)
  const bytes = sum(manifest.files.map((file) => file.bytes)) + (await stat(join(target, manifestName))).size
  return { folder: target, rows: sum(Object.values(manifest.rows)), bytes }
}

async function verifyAll({ database, keys }: Platform) {
  const regions = await listRegionIds(database.app)
  const problems = []
  for (const regionId of regions) problems.push(...(await verifyLog(database.app, regionId, keys.publicKeys)))
  return { regions: regions.length, events: await countEvents(database.app), problems }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
