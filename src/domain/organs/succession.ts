/** Who answers for an organ that is no more. */

import type { Organ } from './organ.ts'
import { existsOn } from './organ-tree.ts'

/** The organ, then whoever took over, in order. Ends where nobody did, or where the list goes in a circle. */
export function successorChain(organs: readonly Organ[], organId: string): Organ[] {
  const byId = new Map(organs.map((organ) => [organ.organId, organ]))
  const chain: Organ[] = []
  let next = byId.get(organId)
  while (next !== undefined && !chain.includes(next)) {
    chain.push(next)
    next = byId.get(next.successor ?? '')
  }
  return chain
}

/** The one to address on a day: the organ itself while it exists, else the first successor that does; null = nobody. */
export function organInDuty(organs: readonly Organ[], organId: string, on: string): Organ | null {
  const chain = successorChain(organs, organId)
  // Before it was set up nobody stands in for it: a successor comes after, never before.
  if (chain[0] !== undefined && on < chain[0].validFrom) return null
  return chain.find((organ) => existsOn(organ, on)) ?? null
}
