/** SQL of ours → an empty database, part by part, so that its size does not matter. */

import { createReadStream } from 'node:fs'
import pg from 'pg'
import { EnvironmentProblem } from '../../usecases/environment-problem.ts'
import { refuseUnfitServer } from '../refuse-unfit-server.ts'
import { partEndOf } from './logical-dump.ts'

const readAtOnce = 1 << 20

/**
 * Loads a dump as one transaction. Throws `EnvironmentProblem`: the file is not a dump, the database holds tables, its
 * owner may not make what is needed.
 */
export async function loadDump(file: string, connection: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await refuseUnfitServer(client)
    await refuseFull(client)
    for await (const part of dumpParts(file)) await client.query(part)
  } finally {
    // What was begun and not committed is rolled back with the connection.
    await client.end()
  }
}

async function refuseFull(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ database: string; tables: number }>(
    `select current_database() as database, count(*)::integer as tables
     from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`,
  )
  if ((rows[0]?.tables ?? 0) > 0)
    throw new EnvironmentProblem(`数据库 ${rows[0]?.database} 里已有表。请装入空的数据库。`)
}

/** Its statements, some at a time, none cut in two. */
async function* dumpParts(file: string): AsyncGenerator<string> {
  let rest = ''
  let end: string | undefined
  let searched = 0
  for await (const chunk of createReadStream(file, { encoding: 'utf8', highWaterMark: readAtOnce })) {
    rest += chunk
    end ??= `\n${requirePartEnd(file, rest)}\n`
    for (let at = rest.indexOf(end, searched); at >= 0; at = rest.indexOf(end)) {
      yield rest.slice(0, at)
      rest = rest.slice(at + end.length)
    }
    searched = Math.max(0, rest.length - end.length)
  }
  if (end === undefined || rest !== '') throw new EnvironmentProblem(`${file} 不完整，没有装入。`)
}

function requirePartEnd(file: string, head: string): string {
  const end = partEndOf(head)
  if (end === null) throw new EnvironmentProblem(`${file} 不是 gongkai backup --sql 写的文件。`)
  return end
}
