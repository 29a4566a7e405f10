import type { Ruling } from './rulings.ts'

/** Two strokes this close beside each other are one line (hairline drawn twice, rounding). */
const SAME_LINE = 0.8
/** Pieces of one line may stand this far apart … */
const GAP = 3
/** … and dashes, which are short, this far. */
const DASH_LENGTH = 12
const DASH_GAP = 7
/** What is left this short after joining was a dot, a tick or a bullet. */
const SHORTEST = 4.5
const MAX_RULINGS = 4000

/** Joins collinear pieces (cell by cell borders, dashes, dots) to whole lines. */
export function mergeRulings(rulings: readonly Ruling[]): Ruling[] {
  const whole = [
    ...mergeDirection(rulings.filter((ruling) => ruling.horizontal)),
    ...mergeDirection(rulings.filter((ruling) => !ruling.horizontal)),
  ].filter((ruling) => ruling.to - ruling.from >= SHORTEST)
  // More lines than any table has: a drawing.
  return whole.length > MAX_RULINGS ? [] : whole
}

function mergeDirection(rulings: Ruling[]): Ruling[] {
  const sorted = rulings.sort((a, b) => a.at - b.at)
  const merged: Ruling[] = []
  for (let start = 0; start < sorted.length; ) {
    const base = sorted[start]?.at ?? 0
    let end = start + 1
    while (end < sorted.length && (sorted[end]?.at ?? 0) - base <= SAME_LINE) end++
    mergeCollinear(sorted.slice(start, end), merged)
    start = end
  }
  return merged
}

function mergeCollinear(pieces: Ruling[], merged: Ruling[]): void {
  pieces.sort((a, b) => a.from - b.from)
  let current: { horizontal: boolean; at: number; from: number; to: number } | undefined
  let lastLength = 0
  for (const piece of pieces) {
    const length = piece.to - piece.from
    const gap = length <= DASH_LENGTH && lastLength <= DASH_LENGTH ? DASH_GAP : GAP
    if (current !== undefined && piece.from <= current.to + gap) current.to = Math.max(current.to, piece.to)
    else {
      current = { ...piece }
      merged.push(current)
    }
    lastLength = length
  }
}
