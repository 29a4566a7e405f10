import { readFile, stat } from 'node:fs/promises'
import pg from 'pg'
import { EnvironmentProblem } from '../../usecases/environment-problem.ts'
import { connectTo } from '../database.ts'

/** It is loaded in one piece; larger ones are for `psql`. */
const largest = 400_000_000

/** Loads a dump into the empty embedded database below `dataFolder`, which is started for it. */
export async function loadDump(file: string, dataFolder: string): Promise<void> {
  if ((await stat(file)).size > largest)
    throw new EnvironmentProblem('这份 SQL 太大，请用 psql 装入另一个空的数据库来演练。')
  const { config, release } = await connectTo({ databaseUrl: undefined, dataFolder })
  try {
    const client = new pg.Client(config)
    await client.connect()
    await client.query(await readFile(file, 'utf8')).finally(() => client.end())
  } finally {
    await release()
  }
}
