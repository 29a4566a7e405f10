import { questionComplaints } from './draft-answers.ts'
import type { RequestDraft } from './request-draft.ts'

/** The pages of the guided request in their order; each asks one thing. */
export const draftSteps = [
  'items',
  'look-up',
  'category',
  'on-behalf',
  'identity',
  'supply',
  'contact',
  'attachments',
  'help',
] as const

export type DraftStep = (typeof draftSteps)[number]

export type DraftStepStatus = 'open' | 'done' | 'blocked'

/** Left out by whoever wants to: they never keep a request from being sent. */
const optional: readonly DraftStep[] = ['look-up', 'attachments', 'help']

/** True for a page that the law does not ask for and that may be passed over. */
export function isOptional(step: DraftStep): boolean {
  return optional.includes(step)
}

/** Whether a page is answered, still open, or waits for another one. */
export function stepStatus(step: DraftStep, draft: RequestDraft): DraftStepStatus {
  switch (step) {
    case 'items':
      return draft.items.length > 0 ? 'done' : 'open'
    case 'look-up':
      if (draft.passed.includes('look-up')) return 'done'
      return draft.items.length > 0 ? 'open' : 'blocked'
    case 'attachments':
    case 'help':
      return draft.passed.includes(step) ? 'done' : 'open'
    case 'identity':
      if (!isAnswered('category', draft) || !isAnswered('on-behalf', draft)) return 'blocked'
      return isAnswered('identity', draft) ? 'done' : 'open'
    case 'contact':
      if (!isAnswered('supply', draft)) return 'blocked'
      return isAnswered('contact', draft) ? 'done' : 'open'
    case 'category':
    case 'on-behalf':
    case 'supply':
      return isAnswered(step, draft) ? 'done' : 'open'
    default:
      return step satisfies never
  }
}

/** The next page that has to be answered before sending; null = the request can be checked and sent. */
export function firstOpenStep(draft: RequestDraft): DraftStep | null {
  return draftSteps.find((step) => !isOptional(step) && stepStatus(step, draft) !== 'done') ?? null
}

/** The page behind one that was just answered; null = check the answers. */
export function stepAfter(step: DraftStep, draft: RequestDraft): DraftStep | null {
  const later = draftSteps.slice(draftSteps.indexOf(step) + 1)
  return later.find((each) => stepStatus(each, draft) === 'open') ?? firstOpenStep(draft)
}

function isAnswered(
  question: 'category' | 'on-behalf' | 'identity' | 'supply' | 'contact',
  draft: RequestDraft,
): boolean {
  return questionComplaints(question, draft).length === 0
}
