/** Portal and desk over one database, with a clock that tests can move and invented organs. */

import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { readDocument } from '../../src/documents/read/read-document.ts'
import { reportToJson } from '../../src/domain/annual-report/to-json.ts'
import type { Database } from '../../src/store/database.ts'
import { reportStore } from '../../src/store/report-store.ts'
import { joining } from '../../src/store/transaction.ts'
import type { Moment } from '../../src/usecases/access-ports.ts'
import { makeFileLink } from '../../src/usecases/file-links.ts'
import type { LetterPorts } from '../../src/usecases/letter-ports.ts'
import { readReport } from '../../src/usecases/read-report.ts'
import type { ReportStore } from '../../src/usecases/report-ports.ts'
import { createWeb } from '../../src/web/app.ts'
import type { PortalRequests } from '../../src/web/portal-requests.ts'
import { openLetterPorts } from '../../src/wiring/letter-wiring.ts'
import { portalRequests } from '../../src/wiring/portal-wiring.ts'
import { emptyDatabase } from './database.ts'
import { filesOrigin, momentOf, type TestDesk, testDesk } from './desk-server.ts'
import { organId } from './invented-organs.ts'
import { webPorts } from './web-ports.ts'

export interface TestPortal extends TestDesk {
  readonly web: ReturnType<typeof createWeb>
  readonly portal: PortalRequests
  readonly database: Database
  readonly letters: LetterPorts
}

export async function testPortal(): Promise<TestPortal> {
  const database = await emptyDatabase()
  const made = await testDesk(database)
  const moment = () => momentOf(made.clock.now)
  const letters = openLetterPorts(joining(database.app), made.requests)
  const reports = reportStore(database.app)
  await publishExample(reports, made.regionId, moment())
  const portal = portalRequests({
    database,
    letters,
    reports,
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
  return { ...made, web, portal, database, letters }
}

/** A report that the organ the tests ask has published. */
async function publishExample(reports: ReportStore, regionId: string, at: Moment): Promise<void> {
  const file = 'baoshan-sh-service-centre-2021.txt'
  const bytes = new Uint8Array(readFileSync(`examples/${file}`))
  const { report } = await readReport(bytes, file, readDocument)
  const json = reportToJson(report)
  await reports.add(
    {
      regionId,
      organId: organId(3),
      year: 2021,
      report: json,
      sourceDigest: 'a'.repeat(64),
      sourceName: file,
      publishedOn: '2022-01-10',
    },
    { actorId: randomUUID(), at, newId: randomUUID },
  )
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
