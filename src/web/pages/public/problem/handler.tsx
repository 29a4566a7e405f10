import { UnreadableFile } from '../../../../domain/unreadable-file.ts'
import { TooBusy } from '../../../../usecases/work-queue.ts'
import { respondWithPage } from '../../../components/page/page.tsx'
import { FormRefused } from '../../../form-refused.ts'
import type { TellError } from '../../../tell-error.ts'
import { uploadText } from '../../../upload-text.ts'
import type { WebContext } from '../../../web-environment.ts'
import { problemText } from './text.ts'
import { ProblemView } from './view.tsx'

export function problemPage(context: WebContext, status: 404): Promise<Response> {
  return respondWithPage(
    context,
    <ProblemView asset={context.get('asset')} {...problemText[status]} />,
    status,
  )
}

/** 410: it was there, its time was over. */
export function gonePage(context: WebContext, message: string): Promise<Response> {
  return respondWithPage(
    context,
    <ProblemView asset={context.get('asset')} {...problemText[410]} message={message} />,
    410,
  )
}

/** 429: too much in one minute. */
export function waitPage(context: WebContext, seconds: number): Promise<Response> {
  context.header('Retry-After', String(seconds))
  return respondWithPage(
    context,
    <ProblemView
      asset={context.get('asset')}
      {...problemText[429]}
      message={`请 ${seconds} 秒以后再提交。`}
    />,
    429,
  )
}

/** What went wrong → a page. Unexpected errors are told, by their route: the address may hold a person's words. */
export function respondToError(error: Error, context: WebContext, onError: TellError): Promise<Response> {
  const asset = context.get('asset')
  if (error instanceof FormRefused)
    return respondWithPage(
      context,
      <ProblemView asset={asset} {...problemText.refused} message={error.message} />,
      error.status,
    )
  if (error instanceof UnreadableFile)
    return respondWithPage(
      context,
      <ProblemView asset={asset} {...problemText.unreadable} message={error.message} />,
      422,
    )
  if (error instanceof TooBusy)
    return respondWithPage(
      context,
      <ProblemView asset={asset} {...problemText.busy} message={uploadText.busy} />,
      503,
    )
  onError(error, { method: context.req.method, route: context.req.routePath })
  return respondWithPage(context, <ProblemView asset={asset} {...problemText[500]} />, 500)
}
