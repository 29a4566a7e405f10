import type { Actor, ObjectKind, Reach } from './access.ts'
import { type Fitting, fittingGrants } from './can.ts'
import { findRule, type VerbOf } from './policy.ts'
import { isFreshProof } from './session.ts'

/** Every object of a kind to which a person may do something at an instant: `can` for a whole list at once. */
export function reachOf<K extends ObjectKind>(actor: Actor, verb: VerbOf<K>, kind: K, now: string): Reach {
  const rule = findRule(kind, verb)
  if (rule === undefined) return { kind: 'none' }
  if (rule.stepUp === true && !isFreshProof(actor.provenAt, now)) return { kind: 'none' }
  const reach = union(fittingGrants(rule, actor), actor.accountId)
  if (rule.fourEyes !== true || reach.kind === 'none') return reach
  return { kind: 'except-own', accountId: actor.accountId, reach }
}

function union(fitting: readonly Fitting[], accountId: string): Reach {
  if (fitting.some(({ reach }) => reach === 'everywhere')) return { kind: 'all' }
  const of = (word: Fitting['reach']) => fitting.filter(({ reach }) => reach === word)
  const organsOf = (word: Fitting['reach']) => [
    ...new Set(of(word).flatMap(({ grant }) => (grant === null ? [] : [grant.organId]))),
  ]
  const regionIds = [
    ...new Set(of('region').flatMap(({ grant }) => (grant === null ? [] : [grant.regionId]))),
  ]
  const [own, below] = [organsOf('own-organ'), organsOf('organ-and-below')]
  const reaches: Reach[] = []
  if (own.length > 0) reaches.push({ kind: 'organs', organIds: own, below: false })
  if (below.length > 0) reaches.push({ kind: 'organs', organIds: below, below: true })
  if (regionIds.length > 0) reaches.push({ kind: 'regions', regionIds })
  if (of('self').length > 0) reaches.push({ kind: 'own', accountId })
  const [first, ...more] = reaches
  if (first === undefined) return { kind: 'none' }
  return more.length === 0 ? first : { kind: 'either', reaches }
}
