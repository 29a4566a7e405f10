import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.map': 'application/json; charset=utf-8',
}

interface StaticFile {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly digest: string
  /** The same, compressed once at the start; null where that saves nothing. */
  readonly gzip: Uint8Array<ArrayBuffer> | null
}

export interface StaticFiles {
  /** Address of an asset with its digest, so that a new build is never served from an old cache. */
  readonly href: (name: string) => string
  readonly serve: (context: Context) => Response | undefined
}

/** Every asset is read once at the start: a request can name only what is in this list, never a path. */
export function loadStaticFiles(folder: string): StaticFiles {
  const files = new Map(
    readdirSync(folder).flatMap((name): [string, StaticFile][] => {
      const mediaType = mediaTypes[extname(name)]
      if (mediaType === undefined) return []
      const bytes = new Uint8Array(readFileSync(join(folder, name)))
      const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16)
      const gzip = new Uint8Array(gzipSync(bytes))
      return [[name, { bytes, mediaType, digest, gzip: gzip.length < bytes.length ? gzip : null }]]
    }),
  )
  return {
    href: (name) => {
      const digest = files.get(name)?.digest
      return digest === undefined ? `/assets/${name}` : `/assets/${name}?v=${digest}`
    },
    serve: (context) => serveFile(context, files.get(context.req.param('name') ?? '')),
  }
}

function serveFile(context: Context, file: StaticFile | undefined): Response | undefined {
  if (file === undefined) return undefined
  const etag = `"${file.digest}"`
  const current = context.req.query('v') === file.digest
  const headers = {
    ETag: etag,
    'Cache-Control': current ? 'public, max-age=31536000, immutable' : 'no-cache',
  }
  if (context.req.header('If-None-Match') === etag) return context.body(null, 304, headers)
  const acceptsGzip = /\bgzip\b/.test(context.req.header('Accept-Encoding') ?? '')
  const type = { 'Content-Type': file.mediaType, Vary: 'Accept-Encoding' }
  if (file.gzip !== null && acceptsGzip)
    return context.body(file.gzip, 200, { ...headers, ...type, 'Content-Encoding': 'gzip' })
  return context.body(file.bytes, 200, { ...headers, ...type })
}
