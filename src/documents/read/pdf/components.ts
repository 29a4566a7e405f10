import type { Ruling } from './rulings.ts'

/** Lines that end this short of each other were meant to meet; cells boxed one by one stand as far apart. */
const TOUCH = 4.2

/** Groups of rulings that hang together: each may be a table. */
export function connectedRulings(rulings: readonly Ruling[]): Ruling[][] {
  const horizontals = rulings.filter((ruling) => ruling.horizontal).sort((a, b) => a.at - b.at)
  const verticals = rulings.filter((ruling) => !ruling.horizontal)
  const parent = new Map<Ruling, Ruling>()
  const find = (ruling: Ruling): Ruling => {
    let root = ruling
    for (let next = parent.get(root); next !== undefined; next = parent.get(root)) root = next
    if (root !== ruling) parent.set(ruling, root)
    return root
  }
  for (const vertical of verticals) {
    for (let i = firstFrom(horizontals, vertical.from - TOUCH); i < horizontals.length; i++) {
      const horizontal = horizontals[i]
      if (horizontal === undefined || horizontal.at > vertical.to + TOUCH) break
      if (vertical.at < horizontal.from - TOUCH || vertical.at > horizontal.to + TOUCH) continue
      const a = find(vertical)
      const b = find(horizontal)
      if (a !== b) parent.set(a, b)
    }
  }
  const groups = new Map<Ruling, Ruling[]>()
  for (const ruling of rulings) {
    const root = find(ruling)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [ruling])
    else group.push(ruling)
  }
  return [...groups.values()].filter((group) => group.length >= 3)
}

function firstFrom(sorted: readonly Ruling[], at: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.at ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
