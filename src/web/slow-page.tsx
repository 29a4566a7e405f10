import type { Child, FC } from 'hono/jsx'
import { asRead, elderClass, PageHead, type PageProps, respondWithPage } from './components/page/page.tsx'
import type { WebContext } from './web-environment.ts'

/** How long a blank window is worth waiting for, in milliseconds. */
const patience = 1500

export interface SlowPage {
  readonly work: Promise<Child>
  /** Title and islands of the page to come. */
  readonly head: Pick<PageProps, 'title' | 'asset' | 'islands'>
  /** What to say meanwhile. */
  readonly waiting: string
  /** The page for an error that comes after the waiting page was sent. */
  readonly failed: (error: unknown) => Child
}

/**
 * Answers plainly when the work is quick; its errors are then the caller's. Otherwise sends a sentence about what is
 * going on and the page after it, in one answer: without JavaScript a person who handed over a scan sees words, not a
 * blank window. The style sheet hides `.waiting-page` as soon as something follows it.
 */
export async function respondWithSlowPage(context: WebContext, page: SlowPage): Promise<Response> {
  if (await settledWithin(page.work, patience)) return respondWithPage(context, await page.work)
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(encoder.encode(await waitingStart(context, page)))
      const finished = asRead(context, await page.work.catch(page.failed))
      controller.enqueue(encoder.encode(bodyOf(`${await finished}`)))
      controller.close()
    },
  })
  return context.body(body, 200, { 'Content-Type': 'text/html; charset=utf-8' })
}

async function settledWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds)
  })
  const settled = work.then(
    () => true,
    () => true,
  )
  const first = await Promise.race([settled, late])
  clearTimeout(timer)
  return first
}

async function waitingStart(context: WebContext, page: SlowPage): Promise<string> {
  const start = await asRead(context, <WaitingStart {...page} />)
  return `<!DOCTYPE html>${start}`.replace('</body></html>', '')
}

const WaitingStart: FC<SlowPage> = ({ head, waiting }) => (
  <html lang="zh-CN" class={elderClass()}>
    <PageHead title={head.title} asset={head.asset} islands={head.islands ?? []} />
    <body class="wide">
      <div class="waiting-page" role="status">
        <p>{waiting}</p>
      </div>
    </body>
  </html>
)

function bodyOf(html: string): string {
  return html.replace(/^.*?<body[^>]*>/s, '')
}
