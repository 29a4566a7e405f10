import { getCookie, setCookie } from 'hono/cookie'
import { elderCookie } from '../../components/page/page.tsx'
import { localPath } from '../../desk-visit.ts'
import { readForm } from '../../read-form.ts'
import type { WebContext } from '../../web-environment.ts'

const year = 365 * 24 * 3600

/** POST /elder-mode: on or off for this browser, and back to where the person was. */
export async function toggleElder(context: WebContext): Promise<Response> {
  const { fields } = await readForm(context.req.raw)
  const isOn = getCookie(context, elderCookie) === '1'
  setCookie(context, elderCookie, isOn ? '0' : '1', {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: year,
  })
  return context.redirect(localPath(fields.get('back')), 303)
}
