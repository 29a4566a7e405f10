import { type AlignedLine, isInnerHead, opensRow } from './aligned-lines.ts'
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
    return ruled && numeric.length <= 1 && !holdsRows(members) ? [mergeLines(members)] : rowsOfLines(members)
  })
}

/** Whether two labels that open rows stand below each other: the rules about them part no rows. */
function holdsRows(members: readonly AlignedLine[]): boolean {
  const opening = members.flatMap((entry) => entry.labels).filter((chunk) => opensRow(chunk.text))
  return opening.some((chunk, index) =>
    opening.slice(0, index).some((other) => other.left < chunk.right && other.right > chunk.left),
  )
}

function rowsOfLines(members: readonly AlignedLine[]): AlignedRow[] {
  const groups: AlignedLine[][] = []
  members.forEach((entry, index) => {
    const last = groups.at(-1)
    if (last !== undefined && continuesRow(last, entry, members, index)) last.push(entry)
    else groups.push([entry])
  })
  return groups.map(mergeLines)
}

function continuesRow(
  group: readonly AlignedLine[],
  entry: AlignedLine,
  members: readonly AlignedLine[],
  index: number,
): boolean {
  if (isInnerHead(entry.labels[0]?.text ?? '')) return false
  if (standsBeside(group, entry)) return true
  if (isInnerHead(group[0]?.labels[0]?.text ?? ''))
    return entry.values.length === 0 && belongsTo(group, entry)
  const grouping = isGroupLabel(members, index)
  if (entry.values.length === 0) return grouping || belongsTo(group, entry)
  // Numbers in the middle of a label of several lines: only where the label above still waits for them.
  if (group.some((other) => other.values.length > 0)) return false
  const deepest = entry.labels.at(-1)
  // A group's label on the same line, left of the label that waits, opens nothing.
  const waits = group.flatMap((other) => other.labels).some((chunk) => chunk.left > (deepest?.right ?? 0))
  return (grouping && waits) || belongsTo(group, entry)
}

/** A label set a little lower than its numbers, which stand on one line with a further line of a group's label. */
function standsBeside(group: readonly AlignedLine[], entry: AlignedLine): boolean {
  const before = group.at(-1)
  if (before === undefined || before.values.length === 0 || entry.values.length > 0) return false
  const shared = before.line.bottom - entry.line.top
  return shared > 0.4 * entry.line.size && !before.labels.some((chunk) => opensRow(chunk.text))
}

/**
 * A line of the label of several rows, which stands left of the labels of the rows it heads: between two of them, or
 * beside one of several lines. Beside the label of a row of its own no label begins further right above and below.
 */
function isGroupLabel(members: readonly AlignedLine[], index: number): boolean {
  const entry = members[index]
  const own = entry?.labels[0]
  if (entry === undefined || own === undefined || entry.labels.length !== 1) return false
  const isRight = (other: AlignedLine | undefined) => (other?.labels.at(-1)?.left ?? 0) > own.right
  return isRight(deepLine(members, index, -1)) && isRight(deepLine(members, index, 1))
}

/** The nearest line above (-1) or below (+1) that is no further line of the same label. */
function deepLine(members: readonly AlignedLine[], index: number, step: -1 | 1): AlignedLine | undefined {
  const own = members[index]?.labels[0]
  for (let at = index + step; ; at += step) {
    const entry = members[at]
    if (entry === undefined || own === undefined) return undefined
    const [label, ...others] = entry.labels
    if (label === undefined) continue
    const same = others.length === 0 && entry.values.length === 0 && label.left < own.right
    if (!same || opensRow(label.text)) return entry
  }
}

/** Whether a line continues the row above it. */
function belongsTo(group: readonly AlignedLine[], entry: AlignedLine): boolean {
  const before = group.at(-1)
  if (before === undefined || entry.line.top - before.line.bottom > 1.2 * entry.line.size) return false
  return !opensRow(entry.labels.at(-1)?.text ?? '')
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
