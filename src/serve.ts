/** Starts the pages: the one place that opens a port. */

import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'

const defaultPort = 8080
/** How many ports above the wanted one are tried when it is taken. */
const portsToTry = 20
/** How long running answers may take after a stop signal, in milliseconds. */
const drain = 10_000

/**
 * Serves `handle` on the wanted port, or the next free one when it is taken, and announces the address.
 * Resolves when SIGINT or SIGTERM has stopped it.
 */
export async function serve(
  handle: (request: Request) => Response | Promise<Response>,
  wanted: number | undefined,
  announce: (line: string) => void,
): Promise<void> {
  const host = process.env.HOST ?? 'localhost'
  const server = createServer(getRequestListener(handle))
  const port = await listen(server, wanted ?? defaultPort, host)
  announce(`公开 Gongkai 已启动：http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`)
  announce('文件只在本机处理，不外传、不留存。按 Ctrl+C 停止。')
  await new Promise<void>((resolve) => {
    const stop = () => {
      setTimeout(() => server.closeAllConnections(), drain).unref()
      server.close(() => resolve())
      server.closeIdleConnections()
    }
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })
}

async function listen(server: Server, first: number, host: string): Promise<number> {
  for (let port = first; ; port++) {
    try {
      return await listenOn(server, port, host)
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken || port >= first + portsToTry) throw error
    }
  }
}

function listenOn(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}
