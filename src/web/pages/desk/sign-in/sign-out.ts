import { redirectSaying, writeCookie } from '../../../desk-cookies.ts'
import { type Done, done, type Visit } from '../../../desk-visit.ts'

/** POST /sign-out */
export async function signOut(visit: Visit): Promise<Done> {
  const { context, ports, at, sessionToken } = visit
  if (sessionToken !== null) await ports.access.signOut({ token: sessionToken, at })
  const away = ports.access.singleSignOnTitle
  // The provider keeps a session of its own: somebody at a shared machine has to know.
  const says =
    away === null
      ? '已经退出。'
      : `已经退出本系统。用“${away}”登录的，那边还没有退出：多人共用的电脑，请到那边也退出。`
  const first = () => {
    writeCookie(context, ports, 'gongkai', '', 0)
    const answer = redirectSaying(context, ports, '/sign-in', says)
    // Not "cookies": that would also take 长辈模式 away.
    answer.headers.set('Clear-Site-Data', '"cache", "storage"')
    return answer
  }
  return { ...done('/sign-in', says), first }
}

/** GET /session: being asked is enough to stay in (`findActor` notes the use). */
export function stayIn({ context }: Visit): Response {
  return context.body(null, 204)
}
