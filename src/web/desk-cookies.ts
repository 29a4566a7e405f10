import { createHmac, timingSafeEqual } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { DeskPorts } from './desk-ports.ts'
import type { DeskContext } from './desk-visit.ts'

export type CookieName =
  /** Token of the session. */
  | 'gongkai'
  /** Binds the forms of a visitor who has not signed in. */
  | 'gongkai-visitor'
  /** The step between password and second factor. */
  | 'gongkai-step'
  /** On the way to the identity provider and back: what for, the step, and where to go afterwards. */
  | 'gongkai-away'
  /** What to say on the next page. */
  | 'gongkai-said'
  /** 长辈模式 */
  | 'gongkai-elder'

/** Where the desk is reached: decides Secure cookies and whose forms are taken. */
export function originOf(context: DeskContext, ports: Pick<DeskPorts, 'publicOrigin'>): string {
  return ports.publicOrigin ?? new URL(context.req.url).origin
}

function isSecure(context: DeskContext, ports: Pick<DeskPorts, 'publicOrigin'>): boolean {
  return originOf(context, ports).startsWith('https:')
}

export function readCookie(
  context: DeskContext,
  ports: Pick<DeskPorts, 'publicOrigin'>,
  name: CookieName,
): string | null {
  const full = isSecure(context, ports) ? `__Host-${name}` : name
  return getCookie(context, full) ?? null
}

/** `seconds` null = until the browser closes; 0 = take it away. */
export function writeCookie(
  context: DeskContext,
  ports: Pick<DeskPorts, 'publicOrigin'>,
  name: CookieName,
  value: string,
  seconds: number | null,
): void {
  const secure = isSecure(context, ports)
  setCookie(context, secure ? `__Host-${name}` : name, value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure,
    ...(seconds === null ? {} : { maxAge: seconds }),
  })
}

/** Synchroniser token: bound to the session (or visitor) cookie, useless with any other. */
export function formToken(cookie: string): string {
  return createHmac('sha256', cookie).update('gongkai form').digest('base64url')
}

export function isFormToken(cookie: string, token: string): boolean {
  const [expected, given] = [Buffer.from(formToken(cookie)), Buffer.from(token)]
  return expected.length === given.length && timingSafeEqual(expected, given)
}

/**
 * Whether a browser says that the form comes from our own pages. Old cores send neither header: the token and
 * SameSite decide then.
 */
export function isOwnForm(context: DeskContext, ports: Pick<DeskPorts, 'publicOrigin'>): boolean {
  const site = context.req.header('Sec-Fetch-Site')
  if (site !== undefined && site !== 'same-origin') return false
  const origin = context.req.header('Origin')
  return origin === undefined || origin === originOf(context, ports)
}

/** Goes on to another page and says a sentence there, once. */
export function redirectSaying(
  context: DeskContext,
  ports: Pick<DeskPorts, 'publicOrigin'>,
  to: string,
  says: string,
): Response {
  if (says !== '') writeCookie(context, ports, 'gongkai-said', encodeURIComponent(says), 60)
  return context.redirect(to, 303)
}
