/** Opens the database: the one `DATABASE_URL` names, or the embedded one. */

import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { ownerRole, startEmbeddedPostgres } from './embedded/supervisor.ts'
import { listMigrations, migrate } from './migrate.ts'
import type { Schema } from './schema.ts'

export interface DatabaseOptions {
  /** Any PostgreSQL from 15 on; undefined = the embedded one. */
  readonly databaseUrl: string | undefined
  /** Where the embedded server keeps its data. */
  readonly dataFolder: string
  readonly migrationsFolder: string
  /** Connections of the application. */
  readonly poolSize?: number
}

export interface Database {
  /** Queries under the application role: it may not change or delete events. */
  readonly app: Kysely<Schema>
  /** Connections under the owner: migrations, backup. */
  readonly owner: pg.Pool
  /** One Chinese sentence on where the data are, for the start-up lines. */
  readonly where: string
  readonly migrated: readonly string[]
  readonly close: () => Promise<void>
}

/** Oldest server whose features the SQL uses. */
export const oldestServer = 15
const databaseName = 'gongkai'

/** Dates stay the text they are ('2026-03-31'); instants become ISO 8601 in UTC with milliseconds. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString()
    return pg.types.getTypeParser(oid, format)
  },
}
export const applicationRole = 'gongkai_app'

/** Connects, migrates, and hands out the two roles. Throws with a sentence for the operator. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { config, where, release } = await connectTo(options)
  const owner = new pg.Pool({ ...config, types, max: 4 })
  try {
    await refuseOldServer(owner)
    // Listed first: a folder that is wrong must not leave a connection behind that closing would wait for.
    const migrations = listMigrations(options.migrationsFolder)
    const client = await owner.connect()
    const migrated = await migrate(client, migrations).finally(() => client.release())
    const pool = new pg.Pool({
      ...config,
      types,
      max: options.poolSize ?? 20,
      options: `-c role=${applicationRole}`,
    })
    const app = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) })
    const close = async () => {
      await app.destroy()
      await owner.end()
      await release()
    }
    return { app, owner, where, migrated, close }
  } catch (error) {
    await owner.end()
    await release()
    throw error
  }
}

/** Where the server of the options is, started when it is the embedded one; `release` lets it stop. */
export async function connectTo(
  options: Pick<DatabaseOptions, 'databaseUrl' | 'dataFolder'>,
): Promise<{ config: pg.PoolConfig; where: string; release: () => Promise<void> }> {
  if (options.databaseUrl !== undefined) {
    return {
      config: { connectionString: options.databaseUrl },
      where: `数据库：${new URL(options.databaseUrl).host}（DATABASE_URL）`,
      release: async () => {},
    }
  }
  const folder = join(options.dataFolder, 'postgres')
  const server = await startEmbeddedPostgres(folder)
  await createDatabase(server.connection)
  return {
    config: { ...server.connection, database: databaseName },
    where: server.found ? `数据库：已在运行，数据在 ${folder}` : `数据库：已启动，数据在 ${folder}`,
    release: server.stop,
  }
}

async function createDatabase(connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName} owner ${ownerRole}`)
  } catch (error) {
    // Two programs starting at once: the other one has just made it.
    if (!(error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')))
      throw error
  } finally {
    await client.end()
  }
}

async function refuseOldServer(owner: pg.Pool): Promise<void> {
  const { rows } = await owner.query<{ version: string }>(
    "select current_setting('server_version_num') as version",
  )
  const major = Math.floor(Number(rows[0]?.version) / 10_000)
  if (major < oldestServer)
    throw new EnvironmentProblem(`PostgreSQL ${major} 太旧，需要 ${oldestServer} 以上版本。`)
}
