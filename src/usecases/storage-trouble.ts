/** Why something could not be saved although nothing was wrong with it. */

export type StorageTrouble =
  /** No space on a disk of the database or of the files. */
  | 'disk-full'
  /** The database does not answer: stopped, starting, recovering, unreachable. */
  | 'database-away'

/** PostgreSQL disk_full, and what the system says when a file cannot grow. */
const full: ReadonlySet<string> = new Set(['53100', 'ENOSPC', 'EDQUOT'])

/** PostgreSQL shutdown, crash, start; too many connections; and what the system says of a connection. */
const away: ReadonlySet<string> = new Set([
  '57P01',
  '57P02',
  '57P03',
  '53300',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOTFOUND',
])

/** The driver gives these no code. */
const awayMessages =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Client (was closed|has encountered))/

/** What an error of a store says about storage; causes count. null = it says nothing about it. */
export function storageTroubleOf(error: unknown): StorageTrouble | null {
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = 'code' in each ? String(each.code) : ''
    if (full.has(code)) return 'disk-full'
    // ENOENT only where it is the socket that is missing: 08… are the connection exceptions of SQL.
    const noSocket = code === 'ENOENT' && 'syscall' in each && each.syscall === 'connect'
    if (noSocket || away.has(code) || code.startsWith('08') || awayMessages.test(each.message))
      return 'database-away'
  }
  return null
}
