/** The real program as a child: how fast it starts, and how its pages answer under load. */

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'
import type { AccessChange } from '../src/domain/access/account.ts'
import { creationOf } from '../src/domain/organs/organ-change.ts'
import { openSession } from '../src/usecases/open-session.ts'
import { momentOf, openInstallation } from '../src/wiring/installation.ts'
import { openPlatform } from '../src/wiring/platform.ts'
import { readSettings } from '../src/wiring/settings.ts'
import { inventedOrgan } from '../test/support/invented-organs.ts'
import { get, runLoad } from './load.ts'
import { percentile, print } from './measure.ts'

const perSecond = 200
const seconds = 10
const goal = 'p95 ≤ 100, p99 ≤ 300 at 200 requests a second'

const ports = { PORT: '18431', DESK_PORT: '18432' }
const portal = `http://localhost:${ports.PORT}`
const desk = `http://localhost:${ports.DESK_PORT}`

export interface Served {
  readonly said: () => string
  /** From the start of the program to the first answered page. */
  readonly seconds: number
  readonly stop: () => Promise<void>
}

export async function startProgram(folder: string): Promise<Served> {
  const started = performance.now()
  const child = spawn(process.execPath, ['bin/gongkai.mjs', 'serve'], {
    env: { ...process.env, ...ports, GONGKAI_DATA: folder, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (data) => {
    said += data
  })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const agent = new Agent()
  while ((await get(`${portal}/`, agent, {}).catch(() => 0)) !== 200) await pause(10)
  const taken = (performance.now() - started) / 1000
  while (!said.includes('按 Ctrl+C')) await pause(10)
  return {
    said: () => said,
    seconds: taken,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

export async function benchPages(folder: string, said: string): Promise<void> {
  await measure('portal', ['/', '/compile', '/calculator', '/rules'], portal, {})
  const settings = readSettings({ ...ports, GONGKAI_DATA: folder })
  const { database } = await openPlatform(settings)
  try {
    const at = () => momentOf(new Date())
    const { access, organs } = openInstallation(database, settings, at)
    const [, link = ''] = /系统管理员\S*　http:\S+\/set-up\/(\S+)/.exec(said) ?? []
    const invited = await access.accounts.findByLink(access.tokens.digest(link), at().now)
    if (invited === null) throw new Error('the program announced no link')
    const { accountId, version } = invited
    const sealedSecret = access.secrets.seal('x', 'y')
    const changes: AccessChange[] = [
      { type: 'account-set-up', accountId, linkDigest: access.tokens.digest(link) },
      {
        type: 'one-time-code-added',
        accountId,
        factor: { factorId: randomUUID(), name: '验证器', sealedSecret, lastStep: 0 },
      },
    ]
    await access.accounts.save(changes, { actorId: accountId, at: at(), versions: { [accountId]: version } })
    const account = (await access.accounts.findAccount(accountId)) ?? invited
    const origin = { address: '127.0.0.1', device: 'bench' }
    const { token } = await openSession(access, { account, origin, at: at(), previousToken: null })
    const headers = { Cookie: `gongkai=${token}` }
    const pages = ['/', '/go', '/organs', '/people', '/people/new', '/account', '/calendars']
    await measure('desk, signed in', pages, desk, headers)
    const made = Array.from({ length: 3000 }, (_, index) =>
      inventedOrgan(index + 1, { regionId: account.regionId }),
    )
    for (let first = 0; first < made.length; first += 500) {
      const work = { regions: [], changes: made.slice(first, first + 500).map(creationOf) }
      const saved = await organs.organs.save(work, { actorId: accountId, at: at(), versions: {} })
      if (!saved.ok) throw new Error(saved.code)
    }
    const search = `/organs?search=${encodeURIComponent('第29')}&sort=level&descending=yes`
    await measure('desk, list of 3,000 organs', ['/organs', search], desk, headers)
  } finally {
    await database.close()
  }
}

async function measure(
  what: string,
  paths: readonly string[],
  origin: string,
  headers: Record<string, string>,
): Promise<void> {
  const addresses = paths.map((path) => origin + path)
  await runLoad({ addresses, perSecond: 50, seconds: 2, headers }) // the first requests compile
  const taken = await runLoad({ addresses, perSecond, seconds, headers })
  for (const [address, times] of taken) {
    print(
      `${what}: ${decodeURIComponent(address.slice(origin.length))} of ${paths.length} pages at 200 a second, ms`,
      { p50: percentile(times, 0.5), p95: percentile(times, 0.95), p99: percentile(times, 0.99) },
      goal,
    )
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
