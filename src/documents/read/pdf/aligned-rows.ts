import { type AlignedLine, startsRow } from './aligned-lines.ts'
import type { Chunk } from './lines.ts'
import type { Ruling } from './rulings.ts'

/** A row rebuilt from lines: its label chunks from left to right and its values. */
export interface AlignedRow {
  readonly labels: Chunk[]
  readonly values: Chunk[]
  readonly top: number
  readonly bottom: number
}

/** Lines → rows: a rule between lines parts rows; without one, a number or a numbered label opens a row. */
export function formRows(body: readonly AlignedLine[], loose: readonly Ruling[]): AlignedRow[] {
  const valueLeft = Math.min(...body.flatMap((entry) => entry.values.map((chunk) => chunk.left)))
  const separators = loose
    .filter((ruling) => ruling.horizontal && ruling.from <= valueLeft + 2 && ruling.to > valueLeft + 10)
    .map((ruling) => ruling.at)
  const band = (entry: AlignedLine) => {
    const middle = (entry.line.top + entry.line.bottom) / 2
    return separators.filter((at) => at < middle).length
  }
  const ruled = separators.length >= 3
  const bands = new Map<number, AlignedLine[]>()
  for (const entry of body) {
    const key = ruled ? band(entry) : 0
    const members = bands.get(key)
    if (members === undefined) bands.set(key, [entry])
    else members.push(entry)
  }
  return [...bands.values()].flatMap((members) => {
    const numeric = members.filter((entry) => entry.values.length > 0)
    return ruled && numeric.length <= 1 ? [mergeLines(members)] : rowsOfLines(members)
  })
}

function rowsOfLines(members: readonly AlignedLine[]): AlignedRow[] {
  const groups: AlignedLine[][] = []
  const pitch = rowPitch(members)
  members.forEach((entry, index) => {
    const last = groups.at(-1)
    const between = isBetweenRows(entry, members[index - 1], members[index + 1], pitch)
    if (last !== undefined && (between || belongsTo(last, entry))) last.push(entry)
    else groups.push([entry])
  })
  return groups.map(mergeLines)
}

function middle({ line }: AlignedLine): number {
  return (line.top + line.bottom) / 2
}

/** Usual distance from row to row. */
function rowPitch(members: readonly AlignedLine[]): number {
  const rows = members.filter((entry) => entry.values.length > 0)
  const steps = rows.slice(1).map((entry, index) => middle(entry) - middle(rows[index] ?? entry))
  return steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0
}

/** A group's label stands in the middle of its rows, and so between two of them when their number is even. */
function isBetweenRows(
  entry: AlignedLine,
  above: AlignedLine | undefined,
  below: AlignedLine | undefined,
  pitch: number,
): boolean {
  if (entry.values.length > 0 || entry.labels.length !== 1 || above === undefined || below === undefined)
    return false
  const near = 0.75 * pitch
  return (
    middle(entry) - middle(above) < near &&
    middle(below) - middle(entry) < near &&
    above.values.length > 0 &&
    entry.line.right < (above.labels.at(-1)?.left ?? 0)
  )
}

/** Whether a line continues the row above it. */
function belongsTo(group: readonly AlignedLine[], entry: AlignedLine): boolean {
  const before = group.at(-1)
  if (before === undefined || entry.line.top - before.line.bottom > 1.2 * entry.line.size) return false
  const deepest = entry.labels.at(-1)
  const opens = deepest !== undefined && startsRow(deepest.text)
  const hasValues = group.some((other) => other.values.length > 0)
  if (entry.values.length > 0) {
    // Numbers in the middle of a label of several lines: only where the label above still waits for them.
    // A group's label on the same line, left of the label that waits, opens nothing.
    const waiting = group.flatMap((other) => other.labels).some((chunk) => chunk.left > (deepest?.right ?? 0))
    return !hasValues && (!opens || waiting)
  }
  return !opens
}

function mergeLines(members: readonly AlignedLine[]): AlignedRow {
  const labels: Chunk[] = []
  for (const chunk of members.flatMap((entry) => entry.labels)) labels.push(chunk)
  return {
    labels,
    values: members.flatMap((entry) => entry.values),
    top: Math.min(...members.map(({ line }) => line.top)),
    bottom: Math.max(...members.map(({ line }) => line.bottom)),
  }
}
