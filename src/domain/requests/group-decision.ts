import { conversionToPublication } from '../../law/disclosure-regulation/article-44-conversion.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { RequestCase } from './request-case.ts'
import type { Decision, ItemAnswer } from './request-event.ts'

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
