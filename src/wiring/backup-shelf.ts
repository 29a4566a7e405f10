/** The backups of an installation in a folder: made, listed, and tried by restoring them into an empty place. */

import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { copyTree } from '../store/backup/copy-tree.ts'
import { dumpLogically } from '../store/backup/logical-dump.ts'
import { type Manifest, manifestName, writeManifest } from '../store/backup/manifest.ts'
import { backUpPhysically, countRows } from '../store/backup/physical-backup.ts'
import { whileContentStays } from '../store/content-lock.ts'
import type { Database } from '../store/database.ts'
import { listMigrations } from '../store/migrate.ts'
import type { Backup, BackupDrill, BackupShelf } from '../usecases/backup-ports.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { ifMissing } from '../usecases/if-missing.ts'
import { handoverSchema, jobsSchema, queuesOfRequestedWork } from '../worker/queue-names.ts'
import { describedError } from './described-error.ts'
import { alongside, dumpName, restoreBackup } from './restore-backup.ts'
import type { Settings } from './settings.ts'

/** Jobs that a dump takes along. */
export const requestedJobs = {
  schema: jobsSchema,
  handover: handoverSchema,
  kinds: queuesOfRequestedWork(),
}

/** Where files lie until they are whole (files/local-folder.ts). */
const halfWritten = 'incoming'

const drillName = 'drill.json'
const nameShape = /^gongkai-[\dTZ-]+$/

export interface BackupPlaces {
  readonly settings: Settings
  /** Where the backups lie. */
  readonly folder: string
  readonly migrationsFolder: string
}

/** Copies database, files and keys below `folder`; answers where they are. Half-made ones have no manifest. */
export async function makeBackup(
  places: BackupPlaces,
  database: Pick<Database, 'owner'>,
  now: Date,
): Promise<{ readonly name: string; readonly manifest: Manifest }> {
  const name = `gongkai-${now.toISOString().replaceAll(/[:.]/g, '-')}`
  const target = join(places.folder, name)
  await mkdir(target, { recursive: true, mode: 0o700 })
  return {
    name,
    manifest: await whileContentStays(database.owner, () => copyAll(places, database, target, now)),
  }
}

async function copyAll(
  { settings, migrationsFolder }: BackupPlaces,
  database: Pick<Database, 'owner'>,
  target: string,
  now: Date,
): Promise<Manifest> {
  // After the database: a file is kept before its row is, so every row of the copy finds its bytes.
  const takeAlong = async () => {
    for (const each of alongside) {
      const source = join(settings.dataFolder, each)
      if (existsSync(source)) await copyTree(source, join(target, each), [halfWritten])
    }
  }
  const connection = database.owner.options
  const madeAt = now.toISOString()
  if (settings.DATABASE_URL === undefined) {
    const data = join(settings.dataFolder, 'postgres')
    return backUpPhysically({ connection, data, target, now: madeAt, takeAlong })
  }
  const client = await database.owner.connect()
  const rows = await countRows(client).finally(() => client.release())
  await dumpLogically(connection, listMigrations(migrationsFolder), join(target, dumpName), requestedJobs)
  await takeAlong()
  return writeManifest(target, { madeAt, serverVersion: 'sql', rows })
}

export function openBackupShelf(places: BackupPlaces, database: Pick<Database, 'owner'>): BackupShelf {
  const { folder } = places
  return {
    list: async () => {
      const names = await readdir(folder).catch(ifMissing([]))
      const found = await Promise.all(names.filter((name) => nameShape.test(name)).map(read(folder)))
      return found.filter((each) => each !== null).toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
    },
    make: async (now) => (await makeBackup(places, database, now)).name,
    drill: async (name, now) => {
      // The name comes from a form: it is a name of ours or nothing.
      if (!nameShape.test(name) || !existsSync(join(folder, name, manifestName)))
        throw new EnvironmentProblem(`没有备份 ${name}`)
      const drill = await tryRestore(places, join(folder, name), now)
      await writeFile(join(folder, name, drillName), JSON.stringify(drill, null, 1))
      return drill
    },
  }
}

function read(folder: string): (name: string) => Promise<Backup | null> {
  return async (name) => {
    const text = await readFile(join(folder, name, manifestName), 'utf8').catch(ifMissing(null))
    if (text === null) return null
    const { madeAt, files, rows }: Manifest = JSON.parse(text)
    const drilled = await readFile(join(folder, name, drillName), 'utf8').catch(ifMissing(null))
    return {
      name,
      madeAt,
      bytes: sum(files.map(({ bytes }) => bytes)),
      rows: sum(Object.values(rows)),
      drill: drilled === null ? null : JSON.parse(drilled),
    }
  }
}

/** Restores into a folder of its own beside the data, on the embedded PostgreSQL; answers what was found. */
async function tryRestore(places: BackupPlaces, backup: string, now: Date): Promise<BackupDrill> {
  const started = performance.now()
  await mkdir(places.settings.dataFolder, { recursive: true })
  const place = await mkdtemp(join(places.settings.dataFolder, 'drill-'))
  const told = (outcome: BackupDrill['outcome'], says: string): BackupDrill => {
    const seconds = Math.round((performance.now() - started) / 100) / 10
    return { at: now.toISOString(), outcome, seconds, says }
  }
  try {
    const { settings, migrationsFolder } = places
    const { manifest, problems, rows } = await restoreBackup(backup, {
      dataFolder: place,
      databaseUrl: undefined,
      migrationsFolder,
      ...(settings.S3_ENDPOINT === undefined ? {} : { filesElsewhere: 'in-s3' }),
    })
    const says = problems.map(({ regionId, message }) => `${regionId}：${message}`)
    if (says.length > 0) return told('failed', says.slice(0, 5).join('；'))
    return told('sound', `${manifest?.files.length ?? 0} 个文件的摘要都对，${rows} 行都在，台账日志一致。`)
  } catch (error) {
    // Words of a driver may carry addresses; ours do not.
    const says = error instanceof EnvironmentProblem ? error.message : '恢复不成，请看程序日志'
    if (!(error instanceof EnvironmentProblem))
      console.error('backup drill:', JSON.stringify(describedError(error)))
    return told('failed', says)
  } finally {
    await rm(place, { recursive: true, force: true })
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
