import { Client } from 'pg'
import type { PgBoss } from 'pg-boss'

/** "over" in four bytes of ASCII. */
const takeOverLock = 0x6f76_6572

/**
 * Jobs of a dump that was loaded into this database, from the schema `handoverSchema`, in one transaction: of programs
 * that start at once the first takes all, the others find nothing; after a crash all are still there.
 *
 * @param connection as `pg` connects, under the owner
 */
export async function takeOverJobs(boss: PgBoss, connection: object): Promise<void> {
  // The pool of pg-boss gives no transaction of several statements.
  const session = new Client(connection)
  await session.connect()
  const db = { executeSql: (text: string, values?: unknown[]) => session.query(text, values) }
  try {
    await db.executeSql('begin')
    await db.executeSql('select pg_advisory_xact_lock($1)', [takeOverLock])
    const { rows: found } = await db.executeSql(
      "select to_regclass('gongkai_handover.job') is not null as found",
    )
    if (found[0].found) {
      const { rows } = await db.executeSql('select id, name, data from gongkai_handover.job order by id')
      for (const { id, name, data } of rows) await boss.insert(name, [{ id, data }], { db })
      await db.executeSql('drop schema gongkai_handover cascade')
    }
    await db.executeSql('commit')
  } finally {
    await session.end()
  }
}
