/** Portal and desk over one database, with a clock that tests can move and invented organs. */

import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { writeLetter } from '../../src/documents/write/letter/write-letter.ts'
import { portalRequests } from '../../src/portal-wiring.ts'
import type { Database } from '../../src/store/database.ts'
import { reportStore } from '../../src/store/report-store.ts'
import { makeFileLink } from '../../src/usecases/file-links.ts'
import { createWeb } from '../../src/web/app.ts'
import type { PortalRequests } from '../../src/web/portal-requests.ts'
import { emptyDatabase } from './database.ts'
import { filesOrigin, momentOf, type TestDesk, testDesk } from './desk-server.ts'
import { webPorts } from './web-ports.ts'

export interface TestPortal extends TestDesk {
  readonly web: ReturnType<typeof createWeb>
  readonly portal: PortalRequests
  readonly database: Database
}

export async function testPortal(): Promise<TestPortal> {
  const database = await emptyDatabase()
  const made = await testDesk(database)
  const moment = () => momentOf(made.clock.now)
  const portal = portalRequests({
    database,
    requests: made.requests,
    reports: reportStore(database.app),
    writeLetter,
    fileAddress: async (input) => {
      const link = await makeFileLink(
        { ...made.files, secrets: made.access.secrets },
        { ...input, now: made.clock.now },
      )
      return link.ok ? { ok: true, address: `${filesOrigin}/file/${link.link}` } : link
    },
    settings: { TRUSTED_PROXIES: [], PUBLIC_URL: undefined },
    moment,
  })
  const web = createWeb({
    ...webPorts(made.ports.assetsFolder),
    requests: portal,
    today: () => moment().today,
  })
  return { ...made, web, portal, database }
}

export interface PortalServer extends TestPortal {
  readonly address: string
  readonly close: () => Promise<void>
}

/** The same on a free port. */
export async function startPortal(): Promise<PortalServer> {
  const made = await testPortal()
  const server = createServer(getRequestListener((request, env) => made.web.fetch(request, env)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return {
    ...made,
    address: `http://localhost:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
