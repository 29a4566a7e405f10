/** Starts the pages: the one place that opens a port for them. */

import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { hasCode } from '../usecases/has-code.ts'

/** How many ports above the wanted one are tried when it is taken. */
const portsToTry = 20
/** How long running answers may take after a stop signal, in milliseconds. */
const drain = 10_000
/** A whole head must come within this time, a whole request within the other (slow senders hold connections). Milliseconds. */
const headLimit = 20_000
const requestLimit = 5 * 60_000

/** Methods that would send a request's own head back, cookies included (ASVS 13.4.4). */
const echoes: ReadonlySet<string> = new Set(['TRACE', 'TRACK'])

/** One face of an installation: portal, desk, user files. Each has a port of its own, so that none shares cookies' origin. */
export interface Face {
  /** As it is announced, Chinese. */
  readonly title: string
  /** `environment` carries the socket of the request. */
  readonly handle: (request: Request, environment: object) => Response | Promise<Response>
  readonly port: number
}

export interface ServedFaces {
  /** "标题：网址", one a face, in their order. */
  readonly lines: readonly string[]
  readonly ports: readonly number[]
  /** Takes no more requests, lets running ones end within ten seconds, resolves when all are closed. */
  readonly close: () => Promise<void>
}

/** Opens every face on its port, or the next free one. When one cannot be opened, none stays open. */
export async function openFaces(faces: readonly Face[], host: string): Promise<ServedFaces> {
  const servers: Server[] = []
  const close = async () => void (await Promise.all(servers.map(closeServer)))
  try {
    const ports: number[] = []
    for (const { handle, port } of faces) {
      const server = createServer(
        { headersTimeout: headLimit, requestTimeout: requestLimit },
        getRequestListener((request, environment) =>
          echoes.has(request.method) ? new Response(null, { status: 405 }) : handle(request, environment),
        ),
      )
      servers.push(server)
      ports.push(await listen(server, port, host))
    }
    const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host
    return {
      lines: faces.map(({ title }, index) => `${title}：http://${shown}:${ports[index]}`),
      ports,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Resolves at SIGINT or SIGTERM. Goes on listening: Ctrl+C reaches this program from the terminal and again from the
 * one that started it, and the second would end it in the middle of its stop, the database left running.
 */
export function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve())
    process.on('SIGTERM', () => resolve())
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), drain)
    // Connections that browsers keep open become idle one by one as their answers end.
    const sweep = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(impatient)
      clearInterval(sweep)
      resolve()
    })
    server.closeIdleConnections()
  })
}

async function listen(server: Server, first: number, host: string): Promise<number> {
  for (let port = first; ; port++) {
    try {
      return await listenOn(server, port, host)
    } catch (error) {
      const taken = hasCode(error, 'EADDRINUSE')
      if (!taken || first === 0 || port >= first + portsToTry) throw error
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
