/** Opens the database: the one `DATABASE_URL` names, or the embedded one. */

import { join } from 'node:path'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'
import { storageTroubleOf } from '../usecases/storage-trouble.ts'
import { keepRunning } from './embedded/keep-running.ts'
import { ownerRole } from './embedded/supervisor.ts'
import { listMigrations, migrate } from './migrate.ts'
import { applicationRole, refuseUnfitServer } from './refuse-unfit-server.ts'
import type { Schema } from './schema.ts'

export interface DatabaseOptions {
  /** Any PostgreSQL from 15 on; undefined = the embedded one. */
  readonly databaseUrl: string | undefined
  /** Where the embedded server keeps its data. */
  readonly dataFolder: string
  readonly migrationsFolder: string
  /** Connections of the application. */
  readonly poolSize?: number
  /** Hears of connections that broke and of a server that could not be brought back. */
  readonly onTrouble?: (error: unknown) => void
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

const databaseName = 'gongkai'
/** How long a connection may take, waiting for a free one included. Milliseconds. */
const connectLimit = 10_000

/** Dates stay the text they are ('2026-03-31'); instants become ISO 8601 in UTC with milliseconds. */
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === pg.types.builtins.DATE) return (text: string) => text
    if (oid === pg.types.builtins.TIMESTAMPTZ) return (text: string) => new Date(text).toISOString()
    return pg.types.getTypeParser(oid, format)
  },
}

/** Connects, migrates, and hands out the two roles. Throws with a sentence for the operator. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const { onTrouble = () => {} } = options
  const { config, where, release } = await connectTo(options)
  const owner = outliving(new pg.Pool({ ...config, types, max: 4 }), onTrouble)
  try {
    await refuseUnfitServer(owner)
    // Listed first: a folder that is wrong must not leave a connection behind that closing would wait for.
    const migrations = listMigrations(options.migrationsFolder)
    const client = await owner.connect()
    const migrated = await migrate(client, migrations).finally(() => client.release())
    const size = { max: options.poolSize ?? 20, options: `-c role=${applicationRole}` }
    const pool = outliving(new pg.Pool({ ...config, ...size, types }), onTrouble)
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
    throw options.databaseUrl === undefined ? error : unreachable(error, options.databaseUrl)
  }
}

/** A connection that breaks, idle or at work, fails what it was doing; without listeners it would end the program. */
function outliving(pool: pg.Pool, onTrouble: (error: unknown) => void): pg.Pool {
  pool.on('error', onTrouble)
  pool.on('connect', (client) => void client.on('error', () => {}))
  return pool
}

/** Refused, unknown host, wrong password or database: SQLSTATE 28… and 3D000. */
function unreachable(error: unknown, databaseUrl: string): unknown {
  const turnedAway = error instanceof pg.DatabaseError && /^(28|3D000)/.test(error.code ?? '')
  if (!turnedAway && storageTroubleOf(error) !== 'database-away') return error
  const reason = error instanceof Error && error.message !== '' ? error.message : codeOf(error)
  return new EnvironmentProblem(
    `连不上 DATABASE_URL 指明的数据库（${new URL(databaseUrl).host}）：${reason}。请检查地址、网络、用户和密码。`,
    { cause: error },
  )
}

/** Where a name has several addresses the error of all of them has a code and no message. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

/** Where the server of the options is, started when it is the embedded one; `release` lets it stop. */
export async function connectTo(
  options: Pick<DatabaseOptions, 'databaseUrl' | 'dataFolder' | 'onTrouble'>,
): Promise<{ config: pg.PoolConfig; where: string; release: () => Promise<void> }> {
  if (options.databaseUrl !== undefined) {
    return {
      config: { connectionString: options.databaseUrl, connectionTimeoutMillis: connectLimit },
      where: `数据库：${new URL(options.databaseUrl).host}（DATABASE_URL）`,
      release: async () => {},
    }
  }
  const folder = join(options.dataFolder, 'postgres')
  const server = await keepRunning(folder, options.onTrouble ?? (() => {}))
  try {
    await createDatabase(server.connection)
  } catch (error) {
    await server.stop()
    throw error
  }
  return {
    config: { ...server.connection, database: databaseName, connectionTimeoutMillis: connectLimit },
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
