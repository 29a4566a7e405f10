/** Connections to other machines are encrypted, or the operator says that their network is protected. */

import pg from 'pg'
import { parseClamavAddress } from '../files/clamav.ts'
import { EnvironmentProblem } from '../usecases/environment-problem.ts'

/** The settings that name a server spoken to without encryption unless told otherwise; the others always encrypt. */
export interface OutsideAddresses {
  readonly DATABASE_URL?: string | undefined
  readonly S3_ENDPOINT?: string | undefined
  readonly CLAMAV?: string | undefined
  /** Hosts behind a network of our own, as the operator says. */
  readonly PROTECTED_HOSTS: readonly string[]
}

/**
 * One Chinese sentence for each connection that would leave this machine unencrypted, or encrypted to whoever answers;
 * empty = none. Throws `EnvironmentProblem` for a DATABASE_URL whose certificate files cannot be read.
 */
export function unprotectedConnections(addresses: OutsideAddresses): string[] {
  const { DATABASE_URL, S3_ENDPOINT, CLAMAV, PROTECTED_HOSTS } = addresses
  const isProtected = (host: string) => isThisMachine(host) || PROTECTED_HOSTS.includes(host.toLowerCase())
  const complaints: string[] = []
  if (DATABASE_URL !== undefined) {
    const { host, isEncrypted } = databaseConnection(DATABASE_URL)
    if (!isEncrypted && !isProtected(host)) complaints.push(databaseComplaint(host))
  }
  if (S3_ENDPOINT !== undefined) {
    const { protocol, hostname } = new URL(S3_ENDPOINT)
    const host = bare(hostname)
    if (protocol !== 'https:' && !isProtected(host))
      complaints.push(
        `S3_ENDPOINT 指向另一台机器（${host}）而不加密：请改用 https，网络本身受保护的，把 ${host} 写进 PROTECTED_HOSTS`,
      )
  }
  const scanner = CLAMAV === undefined ? null : parseClamavAddress(CLAMAV)
  if (scanner !== null && 'host' in scanner && !isProtected(bare(scanner.host)))
    complaints.push(
      `CLAMAV 指向另一台机器（${scanner.host}），它的协议不加密：请把 ClamAV 装在本机，网络本身受保护的，把 ${scanner.host} 写进 PROTECTED_HOSTS`,
    )
  return complaints
}

function databaseComplaint(host: string): string {
  return `DATABASE_URL 指向另一台机器（${host}）而不加密，或者不核对证书：请在地址后加 sslmode=verify-full（自己的根证书用 sslrootcert=文件），网络本身受保护的，把 ${host} 写进 PROTECTED_HOSTS`
}

export interface DatabaseConnection {
  /** A folder for a Unix socket. */
  readonly host: string
  /** TLS, and the server's certificate is checked. */
  readonly isEncrypted: boolean
  readonly isOtherMachine: boolean
  /** What we show the server: null = the rights of the socket's user, or the server's own rules. */
  readonly shows: 'certificate' | 'password' | null
}

/** What the driver itself makes of an address, its variables (PGHOST, PGSSLMODE …) included. Connects to nothing. */
export function databaseConnection(databaseUrl: string): DatabaseConnection {
  const client = clientOf(databaseUrl)
  // Typed as boolean by the driver; what it made of the address may be its options.
  const ssl: unknown = client.ssl
  const options = typeof ssl === 'object' && ssl !== null ? ssl : {}
  const isStrict = !('rejectUnauthorized' in options) || options.rejectUnauthorized !== false
  const { host, password } = client
  return {
    host,
    isEncrypted: (ssl === true || options === ssl) && isStrict,
    isOtherMachine: !isThisMachine(host),
    shows: 'cert' in options ? 'certificate' : typeof password === 'string' ? 'password' : null,
  }
}

function clientOf(databaseUrl: string): pg.Client {
  try {
    return new pg.Client({ connectionString: databaseUrl })
  } catch (error) {
    const path = error instanceof Error && 'path' in error ? `：${String(error.path)}` : ''
    throw new EnvironmentProblem(`DATABASE_URL 里写的证书或者密钥文件读不了${path}`, { cause: error })
  }
}

/** A Unix socket, or the loopback. */
function isThisMachine(host: string): boolean {
  return host.startsWith('/') || host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '')
}
