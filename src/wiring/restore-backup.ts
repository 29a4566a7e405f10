/** Backups → a working installation: into an empty place, then held against what they were made of. */

import { existsSync, statSync } from 'node:fs'
import { cp, mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLocalFolder } from '../files/local-folder.ts'
import { keyNameOf } from '../identity/sealed-secrets.ts'
import { loadDump } from '../store/backup/load-dump.ts'
import { checkManifest, type Manifest } from '../store/backup/manifest.ts'
import { listFileDigests, listSealedSecrets } from '../store/backup/needed-by-rows.ts'
import { countRows } from '../store/backup/physical-backup.ts'
import { restorePhysically } from '../store/backup/restore.ts'
import { connectTo, type Database, openDatabase } from '../store/database.ts'
import { listRegionIds } from '../store/ledger-backlog.ts'
import { verifyLog } from '../store/ledger-log.ts'
import { findMissingKeys } from '../store/rewrap-personal-data.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { ifMissing } from '../usecases/if-missing.ts'
import type { LogProblem } from '../usecases/ledger-ports.ts'
import { readFieldKeys } from './field-key-file.ts'
import { filesFolder } from './file-wiring.ts'
import { openLedgerKeys } from './ledger-keys.ts'
import { sealingKeyNames } from './sealing-keys.ts'

/** Folders of the data folder that a backup takes along besides the database. */
export const alongside = ['files', 'keys'] as const
/** The database of a backup that is not a copy of the embedded one. */
export const dumpName = 'database.sql'

export interface RestorePlace {
  readonly dataFolder: string
  /** undefined = the embedded database below the data folder. */
  readonly databaseUrl: string | undefined
  readonly migrationsFolder: string
  /** Files lie in a store of their own and are not looked for in the data folder. */
  readonly filesElsewhere?: 'in-s3'
}

export interface Restored {
  /** null = SQL by itself, of which nothing is known but what it holds. */
  readonly manifest: Manifest | null
  readonly rows: number
  readonly problems: readonly LogProblem[]
}

/**
 * `source`: the folder of a backup, or SQL written by `gongkai backup --sql`. Every digest is checked before anything is
 * laid down. Throws `EnvironmentProblem`: damaged, or the place is not empty.
 */
export async function restoreBackup(source: string, place: RestorePlace): Promise<Restored> {
  const manifest = await layDown(source, place)
  const database = await openDatabase(place)
  try {
    const client = await database.owner.connect()
    const rows = await countRows(client).finally(() => client.release())
    const problems = [
      ...(manifest === null ? [] : missingRows(manifest, rows)),
      ...(await keyProblems(database, place.dataFolder)),
      ...(await ledgerProblems(database, place.dataFolder)),
      ...(place.filesElsewhere === undefined ? await fileProblems(database, place.dataFolder) : []),
    ]
    return { manifest, rows: Object.values(rows).reduce((total, count) => total + count, 0), problems }
  } finally {
    await database.close()
  }
}

async function layDown(source: string, place: RestorePlace): Promise<Manifest | null> {
  if (statSync(source, { throwIfNoEntry: false })?.isFile() === true) {
    if (!existsSync(join(place.dataFolder, 'keys')))
      throw new EnvironmentProblem(
        `SQL 里没有密钥和文件。请先把原来数据文件夹里的 keys、files 复制到 ${place.dataFolder}，再装入；没有密钥，个人信息打不开。`,
      )
    await loadInto(source, place)
    return null
  }
  const isDump = existsSync(join(source, dumpName))
  if (!isDump && place.databaseUrl !== undefined)
    throw new EnvironmentProblem(
      '这是自带数据库的备份，装不进 DATABASE_URL 的数据库。请先不设 DATABASE_URL 恢复，再用 gongkai backup --sql 写成 SQL，然后设 DATABASE_URL 用 gongkai restore 装入。',
    )
  await refuseOtherKeys(source, place.dataFolder)
  if (!isDump) {
    const manifest = await restorePhysically(source, join(place.dataFolder, 'postgres'))
    await copyAlongside(source, place.dataFolder)
    return manifest
  }
  const manifest = await checkManifest(source)
  await loadInto(join(source, dumpName), place)
  await copyAlongside(source, place.dataFolder)
  return manifest
}

async function loadInto(file: string, place: RestorePlace): Promise<void> {
  await mkdir(place.dataFolder, { recursive: true })
  const { config, release } = await connectTo(place)
  await loadDump(file, config).finally(release)
}

async function copyAlongside(source: string, dataFolder: string): Promise<void> {
  for (const name of alongside) {
    const from = join(source, name)
    if (existsSync(from)) await cp(from, join(dataFolder, name), { recursive: true })
  }
}

/** A key that is written over is gone, and with it whatever only it opens. */
async function refuseOtherKeys(source: string, dataFolder: string): Promise<void> {
  const [from, to] = [join(source, 'keys'), join(dataFolder, 'keys')]
  for (const name of await readdir(from).catch(ifMissing([]))) {
    const there = await readFile(join(to, name)).catch(ifMissing(null))
    if (there !== null && !there.equals(await readFile(join(from, name))))
      throw new EnvironmentProblem(`${to} 里已有另外的密钥。请先停止程序，把它移走（不要删除），再恢复。`)
  }
}

/** Tables with fewer rows than when the backup was made. */
function missingRows(manifest: Manifest, rows: Readonly<Record<string, number>>): LogProblem[] {
  return Object.entries(manifest.rows)
    .filter(([table, count]) => (rows[table] ?? 0) < count)
    .map(([table, count]) => everywhere(`表 ${table} 只有 ${rows[table] ?? 0} 行，备份时有 ${count} 行`))
}

async function ledgerProblems({ app }: Database, dataFolder: string): Promise<LogProblem[]> {
  const { publicKeys } = openLedgerKeys(dataFolder)
  const found: LogProblem[] = []
  for (const regionId of await listRegionIds(app)) found.push(...(await verifyLog(app, regionId, publicKeys)))
  return found
}

/** The keys must come with the rows that need them. */
async function keyProblems({ app }: Database, dataFolder: string): Promise<LogProblem[]> {
  const keys = readFieldKeys(dataFolder)
  const found: LogProblem[] = []
  for (const regionId of await listRegionIds(app)) {
    const missing = await findMissingKeys(app, keys?.wrapping ?? new Map(), regionId)
    if (missing.length > 0) found.push({ regionId, message: `缺少个人信息的密钥 ${missing.join('、')}` })
  }
  const sealing = new Set(sealingKeyNames(dataFolder))
  const unopened = (await listSealedSecrets(app)).filter((sealed) => !sealing.has(keyNameOf(sealed)))
  if (unopened.length > 0)
    found.push(everywhere(`${unopened.length} 个验证器的密钥打不开：缺少 keys 里的 sealing-….key`))
  return found
}

/** Their digests are checked with the backup's; here, that none is missing. */
async function fileProblems({ app }: Database, dataFolder: string): Promise<LogProblem[]> {
  const store = createLocalFolder(filesFolder(dataFolder))
  const found: LogProblem[] = []
  for (const regionId of await listRegionIds(app)) {
    let missing = 0
    for (const digest of await listFileDigests(app, regionId)) if (!(await store.has(digest))) missing += 1
    if (missing > 0) found.push({ regionId, message: `缺少 ${missing} 个文件的内容` })
  }
  return found
}

function everywhere(message: string): LogProblem {
  return { regionId: '-', message }
}
