import { redirectSaying, writeCookie } from '../../../desk-cookies.ts'
import { type Done, done, type Visit } from '../../../desk-visit.ts'

/** POST /sign-out */
export async function signOut(visit: Visit): Promise<Done> {
  const { context, ports, at, sessionToken } = visit
  if (sessionToken !== null) await ports.access.signOut({ token: sessionToken, at })
  const says = '已经退出。'
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
