/** Forward-only migrations: one numbered SQL file each, one transaction each, under one advisory lock. */

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'

export interface Migration {
  readonly number: number
  readonly name: string
  readonly sql: string
  readonly digest: string
  /** Of texts that this step had before and that made the same; the SQL names them in a comment. */
  readonly earlierDigests: readonly string[]
}

const earlierText = /^-- Earlier text, which made the same: ([0-9a-f]{64})$/gm

/** "gongkai" in four bytes of ASCII: any program of ours that migrates waits for the others. */
const lockKey = 0x676f_6e67

/** The migrations in a folder of `NNNN-verb-noun.sql`, in order. Throws on a gap or a stray name. */
export function listMigrations(folder: string): Migration[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
  return files.map((file, index) => {
    const [, number, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? []
    if (number === undefined || name === undefined || Number(number) !== index + 1) {
      throw new Error(`migration ${file}: expected ${String(index + 1).padStart(4, '0')}-verb-noun.sql`)
    }
    const sql = readFileSync(join(folder, file), 'utf8')
    return {
      number: index + 1,
      name,
      sql,
      digest: createHash('sha256').update(sql).digest('hex'),
      earlierDigests: [...sql.matchAll(earlierText)].map(([, digest = '']) => digest),
    }
  })
}

/**
 * Brings the schema up to the last migration and answers the names applied. Running it again, or after a kill in
 * the middle, goes on where it stopped. Throws when the database is newer than the program or its history differs.
 */
export async function migrate(client: pg.ClientBase, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('select pg_advisory_lock($1)', [lockKey])
  try {
    await client.query(`create table if not exists schema_migration (
      number integer primary key,
      name text not null,
      digest text not null,
      applied_at timestamptz not null default now()
    )`)
    const { rows } = await client.query<{ number: number; name: string; digest: string }>(
      'select number, name, digest from schema_migration order by number',
    )
    refuseForeignHistory(rows, migrations)
    const applied: string[] = []
    for (const migration of migrations.slice(rows.length)) {
      await apply(client, migration)
      applied.push(migration.name)
    }
    return applied
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey])
  }
}

function refuseForeignHistory(
  done: readonly { number: number; name: string; digest: string }[],
  migrations: readonly Migration[],
): void {
  if (done.length > migrations.length) {
    throw new EnvironmentProblem(
      `数据库的结构（第 ${done.length} 版）比本程序（第 ${migrations.length} 版）新。请换用新版程序，不要用旧版打开。`,
    )
  }
  for (const [index, { number, name, digest }] of done.entries()) {
    if (number !== index + 1 || !isTextOf(migrations[index], digest)) {
      throw new EnvironmentProblem(
        `数据库第 ${number} 步结构变更（${name}）与本程序的不同。这不是本程序建立的数据库，或者程序文件被改动过。`,
      )
    }
  }
}

/** True when a database that was made by this text is as the step makes it. */
export function isTextOf(migration: Migration | undefined, digest: string): boolean {
  return migration !== undefined && [migration.digest, ...migration.earlierDigests].includes(digest)
}

async function apply(client: pg.ClientBase, migration: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query('insert into schema_migration (number, name, digest) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.digest,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${migration.number} ${migration.name} failed`, { cause: error })
  }
}
