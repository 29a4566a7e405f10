import { actionName } from '../../../../../domain/requests/request-actions.ts'
import type { AllowedAction, RequestCase } from '../../../../../domain/requests/request-case.ts'
import type { jointSteps } from '../../../../../usecases/requests/take-step-together.ts'

type JointStep = (typeof jointSteps)[number]

/** What is done in many requests at once: a step that says the same of each, or the letter of each. */
export type JointTask =
  | { readonly id: JointStep; readonly does: 'step' }
  | { readonly id: 'draft-letters' | 'issue-letters'; readonly does: 'letters' }

/** In the order in which a group is worked off. */
const order = [
  'handed-to-unit',
  'search-recorded',
  'extension-proposed',
  'extension-approved',
  'decision-drafted',
  'draft-letters',
  'decision-reviewed',
  'secrecy-reviewed',
  'decision-returned',
  'decision-signed',
  'issue-letters',
  'publication-decided',
] as const satisfies readonly JointTask['id'][]

export const jointTasks: readonly JointTask[] = order.map((id) =>
  id === 'draft-letters' || id === 'issue-letters' ? { id, does: 'letters' } : { id, does: 'step' },
)

/** What a group waits for, the furthest on the way first. */
export const likelyNext: readonly JointTask[] = (
  [
    'issue-letters',
    'decision-signed',
    'secrecy-reviewed',
    'decision-reviewed',
    'extension-approved',
    'decision-drafted',
  ] as const
).flatMap((id) => jointTasks.filter((task) => task.id === id))

export function findJointTask(id: string): JointTask | undefined {
  return jointTasks.find((task) => task.id === id)
}

export function taskName({ id }: JointTask): string {
  if (id === 'draft-letters') return '给每件拟写答复书'
  return id === 'issue-letters' ? '逐件编号，印发答复书' : actionName(id)
}

/** Why the task cannot be done in a case now; null = it can. What a letter lacks shows when it is made. */
export function obstacle(
  task: JointTask,
  { case: made, actions }: { readonly case: RequestCase; readonly actions: readonly AllowedAction[] },
): string | null {
  if (task.id === 'draft-letters')
    return made.review.draft === null || made.closedOn !== null ? '没有等着答复的拟办意见' : null
  if (task.id === 'issue-letters') return whyNotIssued(made)
  const allowed = actions.find(({ type }) => type === task.id)?.allowed
  return allowed === undefined || allowed === true ? null : allowed.message
}

function whyNotIssued({ review: { signed }, events }: RequestCase): string | null {
  if (signed === null) return '还没有签发'
  const isIssued = events.some(
    (event) => event.type === 'letter-issued' && event.letterId === signed.letterId,
  )
  return isIssued ? '已经印发' : null
}
