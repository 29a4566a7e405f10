/** One request of the pages of requests: whose draft or case it is, whether the form is our own, who may go on. */

import { createHmac, timingSafeEqual } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import { normaliseNumber } from '../domain/requests/letters/letter-number.ts'
import { plainTrackingCode } from '../domain/requests/tracking-code.ts'
import type { Moment } from '../usecases/access-ports.ts'
import type { DraftKey } from '../usecases/draft-ports.ts'
import type { FormSecrets } from './desk-visit.ts'
import type { PortalRequests, TrackingProof } from './portal-requests.ts'
import type { PostedForm } from './read-form.ts'
import type { WebContext } from './web-environment.ts'

/** Before it is known whose draft or case is meant. */
export interface PortalVisit {
  readonly context: WebContext
  readonly requests: PortalRequests
  readonly at: Moment
  readonly address: string
  readonly asset: (name: string) => string
  /** For the forms of the page: bound to the cookie that it belongs to. */
  readonly form: FormSecrets
  /** Empty on GET. */
  readonly posted: PostedForm
}

type PortalCookie =
  /** Region and token of the draft. */
  | 'gongkai-draft'
  /** Number and 查询码 of the request that is being looked at; gone with the browser window. */
  | 'gongkai-tracked'

function originOfPortal(context: WebContext, requests: Pick<PortalRequests, 'publicOrigin'>): string {
  return requests.publicOrigin ?? new URL(context.req.url).origin
}

type CookieNeeds = Pick<PortalVisit, 'context' | 'requests'>

export function readPortalCookie({ context, requests }: CookieNeeds, name: PortalCookie): string | null {
  return getCookie(context, fullName(context, requests, name)) ?? null
}

/** `seconds` null = until the browser closes; 0 = take it away. Lax: a link from the organ's own site finds the draft. */
export function writePortalCookie(
  { context, requests }: CookieNeeds,
  name: PortalCookie,
  value: string,
  seconds: number | null,
): void {
  setCookie(context, fullName(context, requests, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(context, requests),
    ...(seconds === null ? {} : { maxAge: seconds }),
  })
}

function isSecure(context: WebContext, requests: Pick<PortalRequests, 'publicOrigin'>): boolean {
  return originOfPortal(context, requests).startsWith('https:')
}

function fullName(
  context: WebContext,
  requests: Pick<PortalRequests, 'publicOrigin'>,
  name: PortalCookie,
): string {
  return isSecure(context, requests) ? `__Host-${name}` : name
}

export function draftKeyOf(visit: CookieNeeds): DraftKey | null {
  const [regionId, token, ...rest] = readPortalCookie(visit, 'gongkai-draft')?.split('.') ?? []
  if (regionId === undefined || token === undefined || rest.length > 0) return null
  if (!/^\d{6}(\d{6})?$/.test(regionId) || !/^[\w-]{43}$/.test(token)) return null
  return { regionId, token }
}

export function keepDraftKey(visit: CookieNeeds, key: DraftKey, seconds: number | null): void {
  writePortalCookie(visit, 'gongkai-draft', `${key.regionId}.${key.token}`, seconds)
}

export function trackingProofOf(visit: CookieNeeds): TrackingProof | null {
  const [number, code, ...rest] = readPortalCookie(visit, 'gongkai-tracked')?.split('~') ?? []
  if (number === undefined || code === undefined || rest.length > 0) return null
  return readProof(number, code)
}

export function keepTrackingProof(visit: CookieNeeds, { number, code }: TrackingProof): void {
  writePortalCookie(visit, 'gongkai-tracked', `${number}~${code}`, null)
}

/** Number and code as people type them; null when one of them cannot be one. */
export function readProof(number: string, code: string): TrackingProof | null {
  const plain = { number: normaliseNumber(number), code: plainTrackingCode(code) }
  if (plain.code === null || plain.number === '' || plain.number.length > 60) return null
  return { number: plain.number, code: plain.code }
}

/** Synchroniser token: bound to the cookie of the draft or case, useless with any other. */
export function portalFormToken(cookie: string): string {
  return createHmac('sha256', cookie).update('gongkai portal form').digest('base64url')
}

export function isPortalFormToken(cookie: string, token: string): boolean {
  const [expected, given] = [Buffer.from(portalFormToken(cookie)), Buffer.from(token)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/** Whether the browser says that the form comes from our own pages; old cores say nothing, then the token decides. */
export function isFromPortal({ context, requests }: CookieNeeds): boolean {
  const site = context.req.header('Sec-Fetch-Site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = context.req.header('Origin')
  return origin === undefined || origin === originOfPortal(context, requests)
}
