import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { createWeb } from '../../src/web/app.ts'
import { buildAssets, webPorts } from './web-ports.ts'

export interface WebServer {
  /** e.g. "http://localhost:41233" */
  readonly address: string
  readonly close: () => Promise<void>
}

/** The pages with their real ports on a free port of this machine. */
export async function startWeb(): Promise<WebServer> {
  const web = createWeb(webPorts(await buildAssets()))
  const server = createServer(getRequestListener((request) => web.fetch(request)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port')
  return {
    address: `http://localhost:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
