/** Kills program, database or both under load, again and again, and holds the ledger against what was acknowledged. */

import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { sql } from 'kysely'
import { openDatabase } from '../../src/store/database.ts'
import { placeEvents, verifyLog } from '../../src/store/ledger-log.ts'
import type { Random } from './mutate.ts'

export interface CrashOutcome {
  readonly kills: number
  readonly acknowledged: number
  /** Acknowledged but not in the ledger. */
  readonly lost: number
  /** Objects whose two events did not arrive together, exactly once. */
  readonly torn: number
  /** What the check of the log found. */
  readonly problems: readonly string[]
}

const regionId = '999902'

export async function crashCycles(kills: number, random: Random): Promise<CrashOutcome> {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-crash-'))
  try {
    const acknowledged: string[] = []
    for (let i = 0; i < kills; i++) acknowledged.push(...(await writeAndKill(folder, random)))
    return { kills, acknowledged: acknowledged.length, ...(await hold(folder, acknowledged)) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Starts a writer, lets it work for a moment, kills; answers what it acknowledged. */
function writeAndKill(folder: string, random: Random): Promise<string[]> {
  const writer = spawn(process.execPath, ['test/support/ledger-writer.ts', folder, regionId], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const acknowledged: string[] = []
  const victim = Math.floor(random() * 3)
  const lines = createInterface(writer.stdout)
  let complaint = ''
  writer.stderr.on('data', (data) => {
    complaint += data
  })
  return new Promise((resolve, reject) => {
    let ready = false
    lines.on('line', (line) => {
      if (line !== 'ready') return acknowledged.push(line)
      ready = true
      setTimeout(
        () => {
          if (victim !== 0) process.kill(postmasterOf(folder), 'SIGKILL')
          if (victim !== 1) writer.kill('SIGKILL')
        },
        30 + random() * 300,
      )
    })
    writer.on('close', () =>
      ready ? resolve(acknowledged) : reject(new Error(`writer did not start: ${complaint}`)),
    )
  })
}

function postmasterOf(folder: string): number {
  return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

async function hold(folder: string, acknowledged: readonly string[]) {
  const database = await openDatabase({
    databaseUrl: undefined,
    dataFolder: folder,
    migrationsFolder: 'src/store/migrations',
  })
  try {
    const { rows } = await sql<{ object_id: string; events: number }>`
      select object_id, count(*)::int as events from ledger_event group by object_id`.execute(database.app)
    const found = new Map(rows.map((row) => [row.object_id, row.events]))
    await placeEvents(database.app, regionId)
    return {
      lost: acknowledged.filter((objectId) => !found.has(objectId)).length,
      torn: rows.filter((row) => row.events !== 2).length,
      problems: (await verifyLog(database.app, regionId, [])).map((problem) => problem.message),
    }
  } finally {
    await database.close()
  }
}
