import { conversionToPublication } from '../../law/disclosure-regulation/article-44-conversion.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { type Refusal, refuse } from '../refusal.ts'
import { decideStep, type StepDecided } from './decide-step.ts'
import type { RequestCase, StepContext } from './request-case.ts'
import type { Decision, ItemAnswer, RequestFact } from './request-event.ts'

/** What becomes of one request of a group. */
export interface GroupStep {
  readonly requestId: string
  readonly decided: StepDecided
}

/**
 * One decision for many who ask for the same (article 44): fitted to the items of a request, so that each keeps its own
 * case, letter, service and place in 表三. Every item gets the one answer; a decision that answers its items
 * differently cannot be carried over and is refused.
 */
export function fitDecision({ items }: RequestCase, decision: Decision): Decision | Refusal {
  const [model, ...others] = decision.items
  if (model === undefined || others.some((other) => !isAlike(other, model)))
    return refuse(
      'answers-differ',
      '这份拟办意见对各项申请内容的答复不同，不能整份用于另一件申请',
      conversionToPublication.cites,
    )
  return { ...decision, items: items.map(({ id }) => ({ ...model, itemId: id })) }
}

function isAlike(one: ItemAnswer, other: ItemAnswer): boolean {
  return one.answer === other.answer && one.says === other.says
}

/**
 * The same fact for every request of a group, each judged by its own case: what one refuses, the others still take. A
 * draft is fitted to each.
 */
export function decideForGroup(
  cases: readonly RequestCase[],
  fact: RequestFact,
  on: LocalDate,
  context: StepContext,
): GroupStep[] {
  return cases.map((each) => ({ requestId: each.requestId, decided: decideOne(each, fact, on, context) }))
}

function decideOne(
  requestCase: RequestCase,
  fact: RequestFact,
  on: LocalDate,
  context: StepContext,
): StepDecided {
  if (fact.type !== 'decision-drafted') return decideStep(requestCase, fact, on, context)
  const decision = fitDecision(requestCase, fact.decision)
  if ('ok' in decision) return decision
  return decideStep(requestCase, { ...fact, decision }, on, context)
}
