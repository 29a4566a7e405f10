/** One request of the desk from cookie to answer: who asks, may they, was it sent by our own form, was it done before. */

import type { Permission } from '../domain/access/access.ts'
import type { Refusal } from '../domain/refusal.ts'
import { type StorageTrouble, storageTroubleOf } from '../usecases/storage-trouble.ts'
import { respondWithDeskPage } from './components/kit/desk-page.tsx'
import { formToken, isFormToken, isOwnForm, readCookie, redirectSaying, writeCookie } from './desk-cookies.ts'
import { bodyOf, carriedFields, isSecret, readAnswer } from './desk-form-body.ts'
import { placesOf } from './desk-places.ts'
import type { DeskPorts } from './desk-ports.ts'
import type { DeskRoute, StaffRoute } from './desk-routes.ts'
import {
  type DeskContext,
  type Done,
  emptyForm,
  type Guest,
  localPath,
  type Shell,
  type Visit,
} from './desk-visit.ts'
import { deviceName } from './device-name.ts'
import { FormRefused } from './form-refused.ts'
import { type KeptForm, StorageTroubleView } from './pages/desk/problem/storage-trouble.tsx'
import { deskProblemText } from './pages/desk/problem/text.ts'
import { DeskProblemView } from './pages/desk/problem/view.tsx'
import { askToStepUp } from './pages/desk/step-up/handler.tsx'
import { type PostedForm, readForm } from './read-form.ts'

const seen = new WeakMap<DeskContext, Guest | Visit>()

/** As posted, for the page that says it could not be saved. */
const received = new WeakMap<DeskContext, PostedForm>()

export async function answerRoute(
  context: DeskContext,
  ports: DeskPorts,
  route: DeskRoute,
): Promise<Response> {
  try {
    return await answer(context, ports, route)
  } catch (error) {
    const trouble = storageTroubleOf(error)
    if (trouble === null) throw error
    ports.onError(error, { method: route.method, route: route.path })
    return showStorageTrouble(context, ports, route, trouble)
  }
}

async function answer(context: DeskContext, ports: DeskPorts, route: DeskRoute): Promise<Response> {
  // PostgreSQL keeps no NUL in a text: no honest address or form has one.
  if (/%00/.test(context.req.url)) return showProblem(context, ports, 400)
  const guest = await openVisit(context, ports)
  const isPost = route.method === 'POST'
  const posted = isPost ? await readOwnForm(guest) : emptyForm
  if (posted === null) {
    ports.onSecurityEvent?.({ event: 'foreign-form', route: route.path, accountId: accountOf(guest) })
    return showProblem(context, ports, 403, deskProblemText.foreignForm)
  }
  if (route.needs === 'nobody') return withoutDone(await route.open({ ...guest, posted }))
  if (!isVisit(guest)) return toSignIn(guest)
  const visit: Visit = { ...guest, posted }
  if (
    visit.signedIn.mustChangePassword &&
    !route.path.startsWith('/account/password') &&
    !route.evenWithOldPassword
  )
    return context.redirect('/account/password', 303)
  if (route.needs !== 'signed-in') {
    const permission = await route.needs.permission(visit)
    if (permission === null) return showProblem(context, ports, 404)
    if (!isAllowed(permission)) return refuseVisit(visit, permission, route)
  }
  if (isPost) return doOnce(visit, route)
  const outcome = await route.handler(visit)
  return isRefusal(outcome) ? refuseVisit(visit, outcome, route) : withoutDone(outcome)
}

function isRefusal(outcome: Response | Done | Refusal): outcome is Refusal {
  return 'ok' in outcome && !outcome.ok && 'code' in outcome
}

function isAllowed(permission: Permission | Refusal): permission is Extract<Permission, { allowed: true }> {
  return 'allowed' in permission && permission.allowed
}

/** No: 403 with the reason, or first the step-up page, or signing in. */
function refuseVisit(
  visit: Visit,
  refusal: Extract<Permission, { allowed: false }> | Refusal,
  route: StaffRoute,
): Promise<Response> | Response {
  if (refusal.code === 'step-up-needed') return askToStepUp(visit, carriedFields(visit.posted))
  if (refusal.code === 'signed-out') return toSignIn(visit)
  const status = statusOf(refusal.code)
  if (status === 403)
    visit.ports.onSecurityEvent?.({
      event: refusal.code,
      route: route.path,
      accountId: visit.signedIn.account.accountId,
    })
  return showProblem(visit.context, visit.ports, status, 'says' in refusal ? refusal.says : refusal.message)
}

const notAllowed = ['no-role', 'out-of-scope', 'own-work']

function statusOf(code: string): 403 | 404 | 409 | 410 | 422 {
  if (notAllowed.includes(code)) return 403
  if (code.startsWith('no-such')) return 404
  if (code === 'file-destroyed') return 410
  return code === 'version-conflict' ? 409 : 422
}

function refuseRepeat({ context, ports }: Visit, code: 'key-reused' | 'in-flight'): Promise<Response> {
  return code === 'in-flight'
    ? showProblem(context, ports, 409, deskProblemText.inFlight)
    : showProblem(context, ports, 422, deskProblemText.keyReused)
}

function toSignIn({ context }: Guest): Response {
  const back = context.req.method === 'GET' ? localPath(context.req.path + queryOf(context)) : '/'
  return context.redirect(back === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(back)}`, 303)
}

function queryOf(context: DeskContext): string {
  return new URL(context.req.url).search
}

/** Null when another site sent it, or a page that is not the person's own. */
async function readOwnForm({ context, ports }: Pick<Guest, 'context' | 'ports'>): Promise<PostedForm | null> {
  if (!isOwnForm(context, ports)) return null
  const posted = await readForm(context.req.raw)
  const cookie = readCookie(context, ports, 'gongkai') ?? readCookie(context, ports, 'gongkai-visitor')
  if (cookie === null || !isFormToken(cookie, posted.fields.get('token') ?? '')) return null
  received.set(context, posted)
  return posted
}

/** Runs the handler once for each key. What was refused is not kept: mended and sent again it may still be done. */
async function doOnce(visit: Visit, route: StaffRoute): Promise<Response> {
  const key = visit.posted.fields.get('key') ?? ''
  if (!/^[\w-]{16,64}$/.test(key)) throw new FormRefused(400, deskProblemText.noKey)
  const { regionId, accountId } = visit.signedIn.account
  let first: Done | undefined
  try {
    const once = await visit.ports.doOnce(
      { regionId, key, actorId: accountId, body: bodyOf(visit) },
      async () => {
        const outcome = await route.handler(visit)
        if (outcome instanceof Response || isRefusal(outcome)) throw new NotDone(outcome)
        first = outcome
        return { to: outcome.to, says: outcome.says }
      },
    )
    if (!once.ok) return refuseRepeat(visit, once.code)
    if (first?.first !== undefined) return await first.first()
    const { to, says } = readAnswer(once.answer)
    return redirectSaying(visit.context, visit.ports, to, says)
  } catch (error) {
    if (!(error instanceof NotDone)) throw error
    return isRefusal(error.outcome) ? refuseVisit(visit, error.outcome, route) : error.outcome
  }
}

class NotDone extends Error {
  readonly outcome: Response | Refusal

  constructor(outcome: Response | Refusal) {
    super('the form was refused')
    this.outcome = outcome
  }
}

function withoutDone(outcome: Response | Done): Response {
  if (outcome instanceof Response) return outcome
  throw new Error('a page that is only looked at changes nothing')
}

async function openVisit(context: DeskContext, ports: DeskPorts): Promise<Guest | Visit> {
  const known = seen.get(context)
  if (known !== undefined) return known
  const at = ports.moment()
  const sessionToken = readCookie(context, ports, 'gongkai')
  const origin = {
    address: ports.clientAddress(
      context.env?.incoming?.socket.remoteAddress ?? null,
      context.req.header('X-Forwarded-For') ?? null,
    ),
    device: deviceName(context.req.header('User-Agent')),
  }
  const found = sessionToken === null ? null : await ports.access.findActor({ token: sessionToken, at })
  const shell = shellOf(context, ports, sessionToken)
  const guest: Guest = { context, ports, at, origin, shell, sessionToken, posted: emptyForm }
  const visit = found?.ok === true ? await withPlaces({ ...guest, signedIn: found }) : guest
  seen.set(context, visit)
  return visit
}

async function withPlaces(visit: Visit): Promise<Visit> {
  const places = await placesOf(visit)
  return { ...visit, shell: { ...visit.shell, person: { name: visit.signedIn.account.name, places } } }
}

function accountOf(guest: Guest | Visit): string | null {
  return isVisit(guest) ? guest.signedIn.account.accountId : null
}

function isVisit(guest: Guest | Visit): guest is Visit {
  return 'signedIn' in guest
}

function shellOf(context: DeskContext, ports: DeskPorts, sessionToken: string | null): Shell {
  const said = readCookie(context, ports, 'gongkai-said')
  if (said !== null) writeCookie(context, ports, 'gongkai-said', '', 0)
  return {
    asset: context.get('asset'),
    form: { token: formToken(sessionToken ?? visitorCookie(context, ports)), newKey: ports.newToken },
    path: localPath(context.req.path),
    flash: said === null ? null : decoded(said),
    elder: readCookie(context, ports, 'gongkai-elder') === '1',
    person: null,
  }
}

function visitorCookie(context: DeskContext, ports: DeskPorts): string {
  const known = readCookie(context, ports, 'gongkai-visitor')
  if (known !== null && known.length >= 16) return known
  const fresh = ports.newToken()
  writeCookie(context, ports, 'gongkai-visitor', fresh, null)
  return fresh
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

/** Neither frame nor form asks the store: it may be what is missing. */
async function showStorageTrouble(
  context: DeskContext,
  ports: DeskPorts,
  route: DeskRoute,
  trouble: StorageTrouble,
): Promise<Response> {
  const shell = seen.get(context)?.shell ?? shellOf(context, ports, readCookie(context, ports, 'gongkai'))
  const isPost = route.method === 'POST'
  const posted = isPost ? (received.get(context) ?? (await readOwnForm({ context, ports }))) : null
  const form = posted && (route.needs === 'nobody' ? 'again-by-hand' : keptForm(context, posted))
  const status = trouble === 'disk-full' ? 507 : 503
  return respondWithDeskPage(
    context,
    <StorageTroubleView shell={shell} trouble={trouble} form={form} />,
    status,
  )
}

function keptForm(context: DeskContext, posted: PostedForm): KeptForm | 'again-by-hand' {
  if (
    posted.files.size > 0 ||
    [...posted.fields.keys()].some((name) => name !== 'token' && name !== 'key' && isSecret(name))
  )
    return 'again-by-hand'
  const path = localPath(context.req.path + queryOf(context))
  return { path, key: posted.fields.get('key') ?? '', fields: carriedFields(posted) }
}

type Problem = keyof typeof deskProblemText.pages

export async function showProblem(
  context: DeskContext,
  ports: DeskPorts,
  status: Problem,
  message?: string,
): Promise<Response> {
  // A fault of the store may be the very reason for this page: it must not need it again.
  const shell =
    status === 500
      ? shellOf(context, ports, readCookie(context, ports, 'gongkai'))
      : (await openVisit(context, ports)).shell
  return respondWithDeskPage(
    context,
    <DeskProblemView shell={shell} status={status} message={message} />,
    status,
  )
}
