import { outcomeName } from './fact-details.ts'
import { requestActions } from './request-actions.ts'
import type { RequestCase, StepContext } from './request-case.ts'
import type { RequestEventType } from './request-event.ts'

/** A step that a colleague has prepared and that now waits for its person. */
export interface AwaitedStep {
  readonly type: RequestEventType
  /** Chinese, e.g. "待审核：B2 部分公开". */
  readonly says: string
}

/**
 * What waits for somebody: an extension to be approved or told, a draft to be looked at, signed or mended. Judged by
 * the law for `context`; who is permitted to do it is another matter (`actionPermission`).
 */
export function awaitedSteps(requestCase: RequestCase, context: StepContext): readonly AwaitedStep[] {
  return [...extensionSteps(requestCase), ...reviewSteps(requestCase)].filter(
    ({ type }) => requestActions[type].guard(requestCase, context) === true,
  )
}

function extensionSteps({ extension: { proposed, approved } }: RequestCase): AwaitedStep[] {
  if (approved !== null) return [{ type: 'extension-notified', says: '延期已经同意，待告知申请人' }]
  if (proposed === null) return []
  return [{ type: 'extension-approved', says: `待批准延期：${proposed.workingDays} 个工作日` }]
}

function reviewSteps({ kind, review: { draft, returned, secrecy } }: RequestCase): AwaitedStep[] {
  if (draft === null) return []
  if (returned !== null)
    return [{ type: 'decision-drafted', says: `拟办意见被退回，待修改：${returned.reason}` }]
  const { code } = draft.decision
  const what = outcomeName(code)
  // 先审查、后公开: only what gives something out is looked at for secrets.
  const gives = kind === 'disclosure' && (code === 'B1' || code === 'B2') && secrecy === null
  return [
    { type: 'decision-reviewed', says: `待审核：${what}` },
    ...(gives ? [{ type: 'secrecy-reviewed', says: `待保密审查：${what}` } as const] : []),
    { type: 'decision-signed', says: `待签发：${what}` },
  ]
}
