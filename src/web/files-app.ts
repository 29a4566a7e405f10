import { Hono } from 'hono'
import type { Refusal } from '../domain/refusal.ts'
import type { OpenedFile } from '../usecases/open-file.ts'

export interface FilesPorts {
  readonly openLink: (link: string) => Promise<OpenedFile | Refusal>
  /** The headers of a download: `fileHeaders`. */
  readonly headersOf: (file: OpenedFile['file']) => Readonly<Record<string, string>>
}

/** Said of every answer of this face, refusals too: nothing that comes from here may do anything. */
const sandbox = {
  'Content-Security-Policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'private, no-store',
  'X-Robots-Tag': 'noindex',
}

/**
 * 用户文件: the third face, on a port or host name of its own. It knows no cookie and no session; all it does is to open
 * sealed links (usecases/file-links.ts), as downloads.
 */
export function createFilesFace(ports: FilesPorts): Hono {
  const files = new Hono()
  files.use(async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(sandbox)) context.res.headers.set(name, value)
  })
  files.get('/file/:link', async (context) => {
    const opened = await ports.openLink(context.req.param('link'))
    if (!opened.ok) return context.text(opened.message, statusOf(opened.code))
    return new Response(streamOf(opened.bytes), { headers: ports.headersOf(opened.file) })
  })
  files.notFound((context) => context.text('这里没有网页。文件要从原来的页面打开。', 404))
  files.onError((error, context) => {
    // The words of an error may name a file; its kind does not.
    console.error(`files: ${error.name}`)
    return context.text('文件暂时打不开，请稍后再试。', 503)
  })
  return files
}

function statusOf(code: string): 403 | 404 | 410 {
  if (code === 'infected') return 403
  return code === 'file-destroyed' ? 410 : 404
}

function streamOf(bytes: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await chunks.next()
      if (done === true) controller.close()
      else controller.enqueue(value)
    },
    cancel: async () => void (await chunks.return?.()),
  })
}
