/** `npm run bench:platform`: every figure of the design's section 7 that the platform answers for, as JSON lines. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../src/store/database.ts'
import { print } from './measure.ts'
import { benchPages, startProgram } from './pages.ts'
import { benchSaving, benchVerify } from './saving.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
chmodSync(folder, 0o755)
try {
  const first = await startProgram(join(folder, 'installation'))
  await first.stop()
  const later = await startProgram(join(folder, 'installation'))
  print(
    'gongkai serve to the first answered page, seconds',
    { emptyDataFolder: first.seconds, laterStart: later.seconds },
    '≤ 30 with the install, ≤ 3 later',
  )
  try {
    // Every start gives new one-time links.
    await benchPages(join(folder, 'installation'), later.said())
  } finally {
    await later.stop()
  }

  const dataFolder = join(folder, 'ledger')
  const database = await openDatabase({
    databaseUrl: undefined,
    dataFolder,
    migrationsFolder: 'src/store/migrations',
  })
  await benchSaving(database)
  await benchVerify(database, 20_000)
  await database.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
