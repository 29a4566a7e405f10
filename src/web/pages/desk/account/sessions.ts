import { isId } from '../../../../domain/is-id.ts'
import { done, type Outcome, type Visit } from '../../../desk-visit.ts'
import { problem404 } from '../problem/not-found.ts'

/** POST /account/sessions/:session/end */
export async function endSession({ context, ports, signedIn, at }: Visit): Promise<Outcome> {
  const sessionId = context.req.param('session') ?? ''
  if (!isId(sessionId)) return problem404
  const { accountId } = signedIn.account
  const ended = await ports.access.revokeSession({ signedIn, accountId, sessionId, at })
  return ended.ok || ended.code === 'no-such-session' ? done('/account', '已经结束那台设备上的登录。') : ended
}

/** POST /account/sessions/end-others: every device but this one. */
export async function endOtherSessions({ ports, signedIn, at }: Visit): Promise<Outcome> {
  const { accountId } = signedIn.account
  const ended = await ports.access.revokeOtherSessions({ signedIn, accountId, at })
  return ended.ok ? done('/account', `已经结束其他 ${ended.ended} 处登录。`) : ended
}
