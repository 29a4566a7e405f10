import { UnreadableFile } from '../../../../domain/unreadable-file.ts'
import { createQueue } from '../../../../usecases/work-queue.ts'
import { respondWithPage } from '../../../components/page/page.tsx'
import { FormRefused } from '../../../form-refused.ts'
import { readForm, type UploadedFile } from '../../../read-form.ts'
import { respondWithSlowPage } from '../../../slow-page.tsx'
import { uploadText } from '../../../upload-text.ts'
import type { Handler, WebContext } from '../../../web-environment.ts'
import type { WebPorts } from '../../../web-ports.ts'
import { problemPage } from '../problem/handler.tsx'
import { problemText } from '../problem/text.ts'
import { ProblemView } from '../problem/view.tsx'
import { auditResult, PreviousUnreadable } from './result.ts'
import { AuditStartView } from './start-view.tsx'
import { AuditResultView } from './view.tsx'

const inTurn = createQueue(2, 20)

/** POST /audit: a file, and last year's if one was chosen. */
export const showUploaded: Handler = async (context, ports) => {
  try {
    const { files } = await readForm(context.req.raw)
    const file = files.get('report')
    if (file === undefined) throw new FormRefused(400, uploadText.noFile)
    return await answer(context, ports, file, files.get('previous'))
  } catch (error) {
    return respondToRefusal(context, ports, error)
  }
}

/** GET /examples/:id */
export const showExample: Handler = async (context, ports) => {
  const example = ports.examples.find(({ id }) => id === context.req.param('id'))
  if (example === undefined) return problemPage(context, 404)
  return answer(context, ports, { name: example.title, bytes: await example.bytes() }, undefined)
}

function answer(
  context: WebContext,
  ports: WebPorts,
  file: UploadedFile,
  previous: UploadedFile | undefined,
): Promise<Response> {
  const asset = context.get('asset')
  const work = inTurn(() => auditResult(ports, file, previous)).then((result) => (
    <AuditResultView asset={asset} {...result} />
  ))
  return respondWithSlowPage(context, {
    work,
    head: { title: '核查结果', asset, islands: ['ties.js'] },
    waiting: `正在读“${file.name}”。扫描件要逐页识别文字和数字，请不要关闭这个页面。`,
    failed: (error) => (
      <ProblemView
        asset={asset}
        {...(error instanceof UnreadableFile ? problemText.unreadable : problemText[500])}
        {...(error instanceof UnreadableFile ? { message: error.message } : {})}
      />
    ),
  })
}

/** A file that cannot be taken brings the form back with the reason at the field. */
function respondToRefusal(context: WebContext, ports: WebPorts, error: unknown): Promise<Response> {
  if (!(error instanceof UnreadableFile || error instanceof FormRefused)) throw error
  const field = error instanceof PreviousUnreadable ? 'previous' : 'report'
  const problem = { field, message: error.message } as const
  return respondWithPage(
    context,
    <AuditStartView asset={context.get('asset')} examples={ports.examples} problem={problem} />,
    error instanceof FormRefused ? error.status : 422,
  )
}

/** GET /audit: the form alone, also for a reloaded or copied address of a result, which has no file any more. */
export const showAuditStart: Handler = (context, ports) =>
  respondWithPage(context, <AuditStartView asset={context.get('asset')} examples={ports.examples} />)

/** GET /download: a reloaded or copied address has no file any more. */
export const backToStart: Handler = (context) => context.redirect('/audit', 303)
