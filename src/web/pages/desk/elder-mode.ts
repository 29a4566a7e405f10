import { writeCookie } from '../../desk-cookies.ts'
import { fieldOf, type Guest, localPath } from '../../desk-visit.ts'

const year = 365 * 24 * 3600

/** POST /elder-mode: on or off for this browser, and back to where the person was. */
export function toggleElder(guest: Guest): Response {
  const { context, ports, shell } = guest
  writeCookie(context, ports, 'gongkai-elder', shell.elder ? '0' : '1', year)
  const back = localPath(fieldOf(guest, 'back'))
  return context.redirect(back, 303)
}
