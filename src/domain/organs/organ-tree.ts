/** The tree of organs with its two lines: 块 by territory, 条 by profession. */

import type { Organ } from './organ.ts'

export type Line = 'territorial' | 'vertical'
const bothLines: readonly Line[] = ['territorial', 'vertical']

/** The organs that exist on a day, with the names and parents they had then. */
export interface OrganTree {
  readonly on: string
  readonly organs: ReadonlyMap<string, Organ>
}

/** True on the first day, the last day and every day between: an organ is addressed only while it exists. */
export function existsOn(organ: Pick<Organ, 'validFrom' | 'validTo'>, on: string): boolean {
  return organ.validFrom <= on && (organ.validTo === null || on <= organ.validTo)
}

/** The organ as it was called and placed on a day. */
export function organOn(organ: Organ, on: string): Organ {
  const then = organ.former?.find(({ until }) => on <= until)
  if (then === undefined) return organ
  const { name, shortName, territorialParent, verticalParent } = then
  return { ...organ, name, shortName, territorialParent, verticalParent }
}

/** The tree as it was on a day, `YYYY-MM-DD`. */
export function organTree(organs: readonly Organ[], on: string): OrganTree {
  const then = organs.filter((organ) => existsOn(organ, on)).map((organ) => organOn(organ, on))
  return { on, organs: new Map(then.map((organ) => [organ.organId, organ])) }
}

function parentOf(organ: Organ, line: Line): string | null {
  return line === 'territorial' ? organ.territorialParent : organ.verticalParent
}

/**
 * The organ, then its superiors by both lines, nearest first, equally near ones by id: what `AccessObject.organPath`
 * holds. Empty when there is no such organ on that day.
 */
export function organPath(tree: OrganTree, organId: string): string[] {
  const path: string[] = []
  for (let rank = tree.organs.has(organId) ? [organId] : []; rank.length > 0; ) {
    path.push(...rank)
    const above = rank.flatMap((id) => {
      const organ = tree.organs.get(id)
      return organ === undefined ? [] : [organ.territorialParent, organ.verticalParent]
    })
    const next = above.filter((id) => id !== null && tree.organs.has(id) && !path.includes(id))
    rank = [...new Set(next)].filter((id) => id !== null).sort()
  }
  return path
}

/**
 * Organs that are their own superiors, by one line or by both mixed, in a circle; null when there are none. A circle
 * would let two organs administer each other.
 */
export function findCircle(organs: readonly Organ[]): Organ[] | null {
  const byId = new Map(organs.map((organ) => [organ.organId, organ]))
  const done = new Set<string>()
  for (const start of organs) {
    const circle = circleFrom(start, byId, done)
    if (circle !== null) return circle
  }
  return null
}

/** Depth first with an own stack: a list of a whole province is deeper than the language's in the worst case. */
function circleFrom(start: Organ, byId: ReadonlyMap<string, Organ>, done: Set<string>): Organ[] | null {
  const trail: { readonly organ: Organ; readonly parents: string[] }[] = []
  const enter = (organ: Organ) =>
    trail.push({ organ, parents: bothLines.map((line) => parentOf(organ, line)).filter((id) => id !== null) })
  if (!done.has(start.organId)) enter(start)
  for (let top = trail.at(-1); top !== undefined; top = trail.at(-1)) {
    const next = byId.get(top.parents.pop() ?? '')
    if (next === undefined) {
      if (top.parents.length > 0) continue
      done.add(top.organ.organId)
      trail.pop()
      continue
    }
    const at = trail.findIndex(({ organ }) => organ.organId === next.organId)
    if (at >= 0) return trail.slice(at).map(({ organ }) => organ)
    if (!done.has(next.organId)) enter(next)
  }
  return null
}
