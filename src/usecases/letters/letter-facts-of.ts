/** The facts that a letter is written from and checked against. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { Organ } from '../../domain/organs/organ.ts'
import { organOn, organTree } from '../../domain/organs/organ-tree.ts'
import { type Reviewers, reviewersOf } from '../../domain/organs/reviewers.ts'
import type { LetterKind } from '../../domain/requests/letter-kind.ts'
import type { LetterFacts } from '../../domain/requests/letters/letter-facts.ts'
import { defaultSettings, type LetterSettings } from '../../domain/requests/letters/letter-settings.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import type { Decision, ServiceMode, SupplyRoute } from '../../domain/requests/request-event.ts'
import type { LetterContent, LetterPorts } from '../letter-ports.ts'

export type FactPorts = Pick<LetterPorts, 'letters' | 'organs'>

/** Kinds that carry a decision. */
export function carriesDecision(kind: LetterKind): boolean {
  return kind === 'reply' || kind === 'discontinuance-notice'
}

/** The decision that the case has come to, drafted or signed; null = none yet. */
export function decisionOf(made: RequestCase, kind: LetterKind): Decision | null {
  if (kind === 'reply') return made.review.draft?.decision ?? made.outcome
  return kind === 'discontinuance-notice' ? made.outcome : null
}

export async function letterFactsOf(
  ports: FactPorts,
  input: {
    readonly case: RequestCase
    readonly kind: LetterKind
    readonly particulars: LetterContent['particulars']
    readonly servedBy: ServiceMode
    readonly today: LocalDate
  },
): Promise<LetterFacts> {
  const { case: made, kind, particulars, servedBy, today } = input
  const on = kind === 'reply' || kind === 'correction-reply' ? (made.review.signed?.on ?? today) : today
  const [around, stored] = await Promise.all([
    ports.organs.listAround({ regionIds: [], creditCodes: [], organIds: [made.organId] }),
    ports.letters.findSettings(made.regionId, made.organId),
  ])
  const organ = around.find(({ organId }) => organId === made.organId)
  if (organ === undefined) throw new Error(`organ ${made.organId} of request ${made.requestId} is gone`)
  const settings = stored?.settings ?? defaultSettings(organ)
  return {
    case: made,
    organ: organOn(organ, on),
    settings,
    reviewers: reviewersWith(around, organ, settings, on),
    on,
    servedBy,
    particulars,
    decision: withParticulars(decisionOf(made, kind), particulars),
  }
}

/** What is typed for the letter adds to what the decision says. */
function withParticulars(
  decision: Decision | null,
  typed: Readonly<Record<string, string>>,
): Decision | null {
  if (decision === null) return null
  const filled = Object.entries(typed).filter(([, text]) => text.trim() !== '')
  return { ...decision, particulars: { ...decision.particulars, ...Object.fromEntries(filled) } }
}

function reviewersWith(
  around: readonly Organ[],
  organ: Organ,
  settings: LetterSettings,
  on: LocalDate,
): Reviewers {
  const found = reviewersOf(organTree(around, on), organ.organId)
  if (found === null) throw new Error(`organ ${organ.organId}: does not exist on ${on}`)
  return settings.reviewers.length === 0 ? found : { ...found, names: settings.reviewers, isGuess: false }
}

const serviceByRoute: Readonly<Record<SupplyRoute, ServiceMode>> = {
  post: 'post',
  email: 'email',
  online: 'online',
  'pick-up': 'in-person',
  'on-site': 'in-person',
}

/** How a letter goes out unless said otherwise: as the applicant wants the information. */
export function usualService({ registered }: Pick<RequestCase, 'registered'>): ServiceMode {
  return serviceByRoute[registered.supplyRoute]
}
