/** From address to answer for the pages of requests: is there a database, whose draft or case is it, is the form our own. */

import type { DraftKey } from '../usecases/draft-ports.ts'
import type { KeptDraft } from '../usecases/requests/keep-draft.ts'
import type { TrackedRequest } from '../usecases/requests/track-request.ts'
import { storageTroubleOf } from '../usecases/storage-trouble.ts'
import { respondWithPage } from './components/page/page.tsx'
import { emptyForm } from './desk-visit.ts'
import {
  ClosedView,
  NoDraftView,
  PortalStorageTroubleView,
  StaleFormView,
  WaitView,
} from './pages/public/requests/problem/view.tsx'
import type { PortalRequests, TrackingProof } from './portal-requests.ts'
import {
  draftKeyOf,
  isFromPortal,
  isPortalFormToken,
  keepTrackingProof,
  type PortalVisit,
  portalFormToken,
  readPortalCookie,
  trackingProofOf,
  writePortalCookie,
} from './portal-visit.ts'
import { type PostedForm, readForm } from './read-form.ts'
import type { Handler, WebContext } from './web-environment.ts'

export interface DraftVisit extends PortalVisit {
  readonly key: DraftKey
  readonly kept: KeptDraft
}

export interface TrackedVisit extends PortalVisit {
  readonly proof: TrackingProof
  readonly tracked: TrackedRequest
}

type Answer<V extends PortalVisit> = (visit: V) => Response | Promise<Response>

/** A page for everybody. */
export function openPage(answer: Answer<PortalVisit>): Handler {
  return withRequests(async (context, requests, read) => {
    if (isPost(context) && !isFromPortal({ context, requests })) return stale(context)
    return answer(visitOf(context, requests, await read(), null))
  })
}

/** A page of the draft that the browser has the token of. */
export function draftPage(answer: Answer<DraftVisit>): Handler {
  return withRequests(async (context, requests, read) => {
    context.header('X-Robots-Tag', 'noindex')
    const key = draftKeyOf({ context, requests })
    const { now } = requests.moment()
    // Before the body is read: whoever has no draft here sends no files either.
    const kept = key === null ? null : await requests.drafts.find(key, now)
    const asset = context.get('asset')
    if (key === null || kept === null) return respondWithPage(context, <NoDraftView asset={asset} />, 404)
    if (kept.sent !== null) return context.redirect('/requests/receipt', 303)
    if (sendsFiles(context)) {
      const wait = await requests.take('upload', addressOf(context, requests), now)
      if (wait !== null) return respondWait({ context, asset }, wait)
    }
    const visit = visitOf(context, requests, await read(), key.token)
    if (isPost(context) && !isOwnForm(visit, key.token)) return stale(context)
    return answer({ ...visit, key, kept })
  })
}

/** A page of the request whose number and 查询码 the browser has shown. */
export function trackedPage(answer: Answer<TrackedVisit>): Handler {
  return withRequests(async (context, requests, read) => {
    context.header('X-Robots-Tag', 'noindex')
    const proof = trackingProofOf({ context, requests })
    const cookie = readPortalCookie({ context, requests }, 'gongkai-tracked') ?? ''
    if (proof === null) return context.redirect('/requests/track', 303)
    const visit = visitOf(context, requests, await read(), cookie)
    if (isPost(context) && !isOwnForm(visit, cookie)) return stale(context)
    const wait = await requests.wrongTracking.isUsedUp(visit.address, visit.at.now)
    if (wait !== null) return respondWait(visit, wait)
    const tracked = await requests.tracked.find(proof, visit.at)
    if (!tracked.ok) {
      await requests.wrongTracking.count(visit.address, visit.at.now)
      writePortalCookie(visit, 'gongkai-tracked', '', 0)
      return context.redirect('/requests/track', 303)
    }
    keepTrackingProof(visit, proof)
    return answer({ ...visit, proof, tracked })
  })
}

/** 429: told how long, and that the counter and the post office are open all the same. */
export function respondWait({ context, asset }: Pick<PortalVisit, 'context' | 'asset'>, seconds: number) {
  context.header('Retry-After', String(seconds))
  return respondWithPage(context, <WaitView asset={asset} seconds={seconds} />, 429)
}

/** A field of the posted form, '' when missing. */
export function postedField({ posted }: Pick<PortalVisit, 'posted'>, name: string): string {
  return posted.fields.get(name) ?? ''
}

type Work = (
  context: WebContext,
  requests: PortalRequests,
  read: () => Promise<PostedForm>,
) => Promise<Response>

function withRequests(work: Work): Handler {
  return async (context, { requests, onError }) => {
    const asset = context.get('asset')
    if (requests === null) return respondWithPage(context, <ClosedView asset={asset} />, 503)
    let posted = emptyForm
    const read = async () => {
      if (isPost(context)) posted = await readForm(context.req.raw)
      return posted
    }
    try {
      return await work(context, requests, read)
    } catch (error) {
      const trouble = storageTroubleOf(error)
      if (trouble === null) throw error
      onError(error, { method: context.req.method, route: context.req.routePath })
      // Where the trouble came before the form was read, it is read now: what was typed is not lost.
      const form = isPost(context)
        ? { path: context.req.path, posted: posted === emptyForm ? await read() : posted }
        : null
      return respondWithPage(
        context,
        <PortalStorageTroubleView asset={asset} trouble={trouble} form={form} />,
        trouble === 'disk-full' ? 507 : 503,
      )
    }
  }
}

function visitOf(
  context: WebContext,
  requests: PortalRequests,
  posted: PostedForm,
  cookie: string | null,
): PortalVisit {
  return {
    context,
    requests,
    at: requests.moment(),
    address: addressOf(context, requests),
    asset: context.get('asset'),
    form: { token: cookie === null ? '' : portalFormToken(cookie), newKey: requests.newToken },
    posted,
  }
}

function addressOf(context: WebContext, requests: PortalRequests): string {
  return requests.clientAddress(
    context.env?.incoming?.socket.remoteAddress ?? null,
    context.req.header('X-Forwarded-For') ?? null,
  )
}

function sendsFiles(context: WebContext): boolean {
  return isPost(context) && /^multipart\//i.test(context.req.header('Content-Type') ?? '')
}

function isPost(context: WebContext): boolean {
  return context.req.method === 'POST'
}

function isOwnForm(visit: PortalVisit, cookie: string): boolean {
  return isFromPortal(visit) && isPortalFormToken(cookie, postedField(visit, 'token'))
}

function stale(context: WebContext): Promise<Response> {
  return respondWithPage(context, <StaleFormView asset={context.get('asset')} />, 400)
}
