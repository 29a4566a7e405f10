import { UnreadableFile } from '../../../../domain/unreadable-file.ts'
import { createQueue } from '../../../../usecases/work-queue.ts'
import { respondWithPage } from '../../../components/page/page.tsx'
import { FormRefused } from '../../../form-refused.ts'
import { chosenFile, readForm, type UploadedFile } from '../../../read-form.ts'
import { respondWithSlowPage } from '../../../slow-page.tsx'
import { uploadText } from '../../../upload-text.ts'
import type { Handler, WebContext } from '../../../web-environment.ts'
import type { WebPorts } from '../../../web-ports.ts'
import { problemPage } from '../problem/handler.tsx'
import { problemText } from '../problem/text.ts'
import { ProblemView } from '../problem/view.tsx'
import type { AuditFormProps } from './audit-form.tsx'
import { auditResult, PreviousUnreadable } from './result.ts'
import { AuditStartView } from './start-view.tsx'
import { AuditResultView } from './view.tsx'

const inTurn = createQueue(2, 20)

/** POST /audit: a file, and last year's if one was chosen. */
export const showUploaded: Handler = async (context, ports) => {
  try {
    const posted = await readForm(context.req.raw)
    const report = chosenFile(posted, 'report', uploadText.noFile)
    const tooLarge = posted.refused.get('previous')
    if (tooLarge !== undefined && report.ok)
      return respondToProblem(context, ports, { field: 'previous', message: tooLarge }, 413)
    if (!report.ok) throw new FormRefused(report.status, report.message)
    return await answer(context, ports, report.file, posted.files.get('previous')?.[0])
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
  const status = error instanceof FormRefused ? error.status : 422
  return respondToProblem(context, ports, { field, message: error.message }, status)
}

function respondToProblem(
  context: WebContext,
  ports: WebPorts,
  problem: NonNullable<AuditFormProps['problem']>,
  status: 400 | 413 | 415 | 422,
): Promise<Response> {
  return respondWithPage(
    context,
    <AuditStartView asset={context.get('asset')} examples={ports.examples} problem={problem} />,
    status,
  )
}

/** GET /audit: the form alone, also for a reloaded or copied address of a result, which has no file any more. */
export const showAuditStart: Handler = (context, ports) =>
  respondWithPage(context, <AuditStartView asset={context.get('asset')} examples={ports.examples} />)

/** GET /download: a reloaded or copied address has no file any more. */
export const backToStart: Handler = (context) => context.redirect('/audit', 303)
