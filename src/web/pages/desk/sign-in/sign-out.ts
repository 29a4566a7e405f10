import { writeCookie } from '../../../desk-cookies.ts'
import { type Done, done, type Visit } from '../../../desk-visit.ts'

/** POST /sign-out */
export async function signOut(visit: Visit): Promise<Done> {
  const { context, ports, at, sessionToken } = visit
  if (sessionToken !== null) await ports.access.signOut({ token: sessionToken, at })
  const first = () => {
    writeCookie(context, ports, 'gongkai', '', 0)
    const answer = context.redirect('/sign-in', 303)
    // Not "cookies": that would also take 长辈模式 away.
    answer.headers.set('Clear-Site-Data', '"cache", "storage"')
    return answer
  }
  return { ...done('/sign-in', '已经退出。'), first }
}

/** GET /session: being asked is enough to stay in (`findActor` notes the use). */
export function stayIn({ context }: Visit): Response {
  return context.body(null, 204)
}
