/**
 * A hot copy of the embedded database's files, by PostgreSQL's own low-level procedure (continuous archiving,
 * "Making a base backup using the low level API"): start, copy, stop, label, and the log written meanwhile.
 */

import { randomUUID } from 'node:crypto'
import { cp, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { copyTree } from './copy-tree.ts'
import { type Manifest, writeManifest } from './manifest.ts'

/** Not copied: locks, and what a server rebuilds or must not take over (PostgreSQL manual, 25.3.4). */
const leftOut = [
  'postmaster.pid',
  'postmaster.opts',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
  'pgsql_tmp',
]
/** Folders that must be there, empty. */
const emptyFolders = [
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal/archive_status',
]

export interface PhysicalBackup {
  /** Connection of the owner to the application's database. */
  readonly connection: pg.ClientConfig
  /** The server's data folder. */
  readonly data: string
  /** Where to put the copy; made here. */
  readonly target: string
  /** ISO 8601. */
  readonly now: string
  /** Copies what belongs to the database (files, keys) into `target`, once the database is copied. */
  readonly takeAlong?: () => Promise<void>
}

/** Copies while the server works; answers the manifest. Rows committed before the call are in it. */
export async function backUpPhysically({
  connection,
  data,
  target,
  now,
  takeAlong = async () => {},
}: PhysicalBackup): Promise<Manifest> {
  const client = new pg.Client(connection)
  await client.connect()
  // Its own name: a backup may be ordered while another is being made, by this program or one beside it.
  const slot = `gongkai_backup_${randomUUID().replaceAll('-', '_')}`
  try {
    const rows = await countRows(client)
    const { rows: version } = await client.query<{ v: string }>(
      "select current_setting('server_version') as v",
    )
    // Keeps the server from recycling the log that the copy needs.
    await client.query('select pg_create_physical_replication_slot($1, true, true)', [slot])
    const { rows: start } = await client.query<{ segment: string }>(
      "select pg_walfile_name(pg_backup_start('gongkai', fast => true)) as segment",
    )
    const copy = join(target, 'postgres')
    // What goes away meanwhile (a dropped table) the log replays.
    await copyTree(data, copy, leftOut)
    for (const folder of emptyFolders) await mkdir(join(copy, folder), { recursive: true, mode: 0o700 })
    const { rows: stop } = await client.query<{
      lsn: string
      labelfile: string
      spcmapfile: string
      segment: string
    }>(
      'select lsn, labelfile, spcmapfile, pg_walfile_name(lsn) as segment from pg_backup_stop(wait_for_archive => false)',
    )
    const [begin, end] = [start[0], stop[0]]
    if (begin === undefined || end === undefined) throw new Error('backup: the server gave no position')
    await writeFile(join(copy, 'backup_label'), end.labelfile)
    if (end.spcmapfile.trim() !== '') await writeFile(join(copy, 'tablespace_map'), end.spcmapfile)
    await copyLog(data, copy, begin.segment, end.segment)
    await takeAlong()
    return await writeManifest(target, { madeAt: now, serverVersion: version[0]?.v ?? '', rows })
  } finally {
    // The slot is temporary: it goes with the connection.
    await client.end()
  }
}

/** Rows of every table of ours. */
export async function countRows(client: pg.ClientBase): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' order by tablename",
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const { rows: counted } = await client.query<{ n: string }>(
      `select count(*) as n from ${pg.escapeIdentifier(name)}`,
    )
    counts[name] = Number(counted[0]?.n)
  }
  return counts
}

async function copyLog(data: string, copy: string, first: string, last: string): Promise<void> {
  const segments = (await readdir(join(data, 'pg_wal'))).filter(
    (name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last,
  )
  for (const segment of segments) await cp(join(data, 'pg_wal', segment), join(copy, 'pg_wal', segment))
}
