import { rolesThatMay } from '../../../../../domain/access/can.ts'
import { suggestionIsOpen } from '../../../../../domain/requests/actions/ending-actions.ts'
import { isToBeRemade } from '../../../../../domain/requests/actions/remedy-actions.ts'
import type { LetterKind } from '../../../../../domain/requests/letter-kind.ts'
import { requestActions, signingPermission } from '../../../../../domain/requests/request-actions.ts'
import type { AllowedAction, RequestCase } from '../../../../../domain/requests/request-case.ts'
import type { RequestEventType } from '../../../../../domain/requests/request-event.ts'
import { lettersUnderway, unsentLetters } from '../steps/letters-underway.ts'

/** What usually comes next, the most pressing first. */
const usualNext: readonly RequestEventType[] = [
  'receipt-confirmed',
  'extension-approved',
  'decision-signed',
  'secrecy-reviewed',
  'decision-reviewed',
  'letter-dispatched',
  'supplement-lapsed',
  'fee-lapsed',
  'letter-delivered',
  'remedy-answered',
  'publication-decided',
  'reply-reopened',
  'supplement-received',
  'consultation-answered',
  'consultation-delivered',
  'fee-paid',
  'extension-notified',
  'decision-drafted',
  'case-archived',
]

/** The fact that a letter tells of: issued and not yet recorded, it is what comes next. */
const toldBy: Readonly<Partial<Record<LetterKind, RequestEventType>>> = {
  'supplement-notice': 'supplement-requested',
  'extension-notice': 'extension-notified',
  'fee-notice': 'fee-noticed',
  'reasons-notice': 'reasons-requested',
  'reasonable-period-notice': 'reasonable-period-set',
  'third-party-consultation': 'consultation-sent',
  'co-maker-consultation': 'consultation-sent',
  'other-organ-consultation': 'consultation-sent',
  'override-notice': 'override-notified',
}

function untold({ events }: RequestCase): RequestEventType[] {
  const issued = events
    .filter((event) => event.type === 'letter-issued')
    .flatMap(({ letter }) => toldBy[letter] ?? [])
  return [...new Set(issued)].filter(
    (type) =>
      issued.filter((each) => each === type).length > events.filter((event) => event.type === type).length,
  )
}

/** A letter that stands in the way of the next step: signed and not yet numbered. */
export function writingOf({
  events,
  review,
}: RequestCase): { readonly where: string; readonly name: string } | null {
  const letterId = review.signed?.letterId ?? null
  if (letterId === null) return null
  const isIssued = events.some((event) => event.type === 'letter-issued' && event.letterId === letterId)
  return isIssued ? null : { where: `${letterId}/issue`, name: '印发答复书' }
}

/** The first of them that may be done and has something to be done with. */
export function nextOf(made: RequestCase, open: readonly AllowedAction[]): AllowedAction | null {
  const sensible = [...untold(made), ...usualNext].filter((type) => {
    if (type === 'letter-dispatched') return unsentLetters(made).length > 0
    if (type === 'reply-reopened') return made.remedies.some((remedy) => isToBeRemade(made, remedy))
    if (type === 'publication-decided') return suggestionIsOpen(made)
    if (type === 'letter-delivered') return lettersUnderway(made).length > 0
    if (type === 'decision-drafted') return made.review.draft === null || made.review.returned !== null
    return true
  })
  return sensible.flatMap((type) => open.filter((action) => action.type === type))[0] ?? null
}

/** What the law admits of and the person may not do: their role, their organ or their own work stands in the way. */
const othersToDo: readonly string[] = ['no-role', 'out-of-scope', 'own-work']

/** What the case waits for when that is somebody else's to do; null where the person can do the next step. */
export function awaitsOf(
  made: RequestCase,
  actions: readonly AllowedAction[],
): { readonly name: string; readonly by: string } | null {
  const lawful = actions.filter(({ allowed }) => allowed === true || othersToDo.includes(allowed.code))
  const next = nextOf(made, lawful)
  if (next === null || next.allowed === true) return null
  const { kind, verb } =
    next.type === 'decision-signed' ? signingPermission(made) : requestActions[next.type].needs
  // Alike in both: a verb is known to belong to its kind only where the kind is.
  const roles = kind === 'remedy' ? rolesThatMay(kind, verb) : rolesThatMay(kind, verb)
  return { name: next.name, by: next.allowed.code === 'own-work' ? `另一名${roles}` : roles }
}
