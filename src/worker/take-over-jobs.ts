import type { PgBoss } from 'pg-boss'

/**
 * Jobs of a dump that was loaded into this database, from the schema `handoverSchema`. Each keeps its id: taken over
 * twice, by two programs that start at once or after a crash, it is still one.
 */
export async function takeOverJobs(boss: PgBoss): Promise<void> {
  const db = boss.getDb()
  const { rows: found } = await db.executeSql(
    "select to_regclass('gongkai_handover.job') is not null as found",
  )
  if (found[0]?.found !== true) return
  const { rows } = await db.executeSql('select id, name, data from gongkai_handover.job order by id')
  for (const { id, name, data } of rows) await boss.insert(String(name), [{ id, data }])
  await db.executeSql('drop schema if exists gongkai_handover cascade')
}
