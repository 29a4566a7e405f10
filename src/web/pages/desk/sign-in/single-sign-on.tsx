/**
 * 统一身份认证: there and back. The browser comes back from another site, and then sends none of our cookies (SameSite=
 * Strict): the answer is taken by a page of ours that goes on by itself, and what follows is same-site again.
 */

import { signInLimits } from '../../../../domain/access/sign-in-limits.ts'
import { respondWithDeskPage } from '../../../components/kit/desk-page.tsx'
import { readCookie, redirectSaying, writeCookie } from '../../../desk-cookies.ts'
import { type Guest, localPath } from '../../../desk-visit.ts'
import { enter, toSecondFactor } from './handler.tsx'
import { signInText as text } from './text.ts'

/** What the cookie of the way carries. */
export interface Away {
  readonly purpose: 'sign-in' | 'link'
  readonly ceremony: string
  readonly back: string
}

/** GET /sign-in/single-sign-on */
export async function goAway(guest: Guest): Promise<Response> {
  const { context, ports, at } = guest
  const back = localPath(context.req.query('next'))
  return leave(guest, { purpose: 'sign-in', back, failed: '/sign-in' }, () =>
    ports.access.beginSingleSignOn({ signedIn: null, at }),
  )
}

type Begun = Awaited<ReturnType<Guest['ports']['access']['beginSingleSignOn']>>

/** To the provider; a provider that cannot be reached is told of on the page `failed`. */
export async function leave(
  { context, ports }: Guest,
  way: { readonly purpose: Away['purpose']; readonly back: string; readonly failed: string },
  begin: () => Promise<Begun>,
): Promise<Response> {
  const title = ports.access.singleSignOnTitle ?? ''
  const begun = await begin().catch((error: unknown) => {
    ports.onError(error, { method: context.req.method, route: context.req.routePath })
    return null
  })
  if (begun === null) return redirectSaying(context, ports, way.failed, text.awayUnreachable(title))
  if (!begun.ok) return redirectSaying(context, ports, way.failed, begun.message)
  const away: Away = { purpose: way.purpose, ceremony: begun.ceremony, back: way.back }
  const seconds = signInLimits.ceremonyMinutes * 60
  writeCookie(context, ports, 'gongkai-away', encodeURIComponent(JSON.stringify(away)), seconds)
  return context.redirect(begun.url, 303)
}

/** GET /sign-in/single-sign-on/answer: where the provider sends the browser. Reads nothing but passes it on. */
export function takeAnswer({ context, shell }: Guest): Promise<Response> {
  const to = `/sign-in/single-sign-on/finish${new URL(context.req.url).search}`
  return respondWithDeskPage(
    context,
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta http-equiv="refresh" content={`0;url=${to}`} />
        <title>{`${text.awayTitle} · 公开办公端`}</title>
        <link rel="stylesheet" href={shell.asset('gongkai.css')} />
        <link rel="stylesheet" href={shell.asset('kit.css')} />
      </head>
      <body class="office">
        <main id="main">
          <h1>{text.awayTitle}</h1>
          <p>
            <a href={to}>如果没有自动继续，请点这里</a>
          </p>
        </main>
      </body>
    </html>,
  )
}

/** GET /sign-in/single-sign-on/finish */
export async function comeBack(guest: Guest): Promise<Response> {
  const { context, ports, origin, at, sessionToken: previousToken } = guest
  const away = readAway(guest)
  const search = new URL(context.req.url).search
  if (away === null) return redirectSaying(context, ports, '/sign-in', '这一步已经超时，请从头再来一次。')
  if (away.purpose === 'link') return context.redirect(`/account/single-sign-on/finish${search}`, 303)
  writeCookie(context, ports, 'gongkai-away', '', 0)
  const callbackUrl = context.req.url
  const { ceremony } = away
  const done = await ports.access
    .finishSingleSignOn({ callbackUrl, ceremony, origin, at, previousToken })
    .catch((error: unknown) => {
      ports.onError(error, { method: context.req.method, route: context.req.routePath })
      return null
    })
  const title = ports.access.singleSignOnTitle ?? ''
  if (done === null) return redirectSaying(context, ports, '/sign-in', text.awayUnreachable(title))
  if (!done.ok) return redirectSaying(context, ports, '/sign-in', done.message)
  return 'token' in done ? enter(guest, done, away.back) : toSecondFactor(guest, done.ceremony, away.back)
}

/** null = nobody left from this browser, or too long ago. */
export function readAway({ context, ports }: Guest): Away | null {
  try {
    const away: unknown = JSON.parse(decodeURIComponent(readCookie(context, ports, 'gongkai-away') ?? ''))
    if (typeof away !== 'object' || away === null) return null
    const { purpose, ceremony, back } = { purpose: '', ceremony: '', back: '', ...away }
    if (typeof ceremony !== 'string' || (purpose !== 'sign-in' && purpose !== 'link')) return null
    return { purpose, ceremony, back: localPath(String(back)) }
  } catch {
    return null
  }
}
