import type { Glyph } from './glyphs.ts'
import { buildLines, isIdeographic, type Line } from './lines.ts'

/** A page printed from a website, parted into its article and the column of links beside it. */
export interface Parted {
  readonly article: Line[]
  readonly side: Line[]
}

/** Lines that begin at one place before it can be the edge of a column. */
const LINES_AT_EDGE = 3
/** In points: how exactly lines of one column begin at its edge. */
const EDGE = 1.5
/** Shares of the page's width: where a column of links may end, from its own side. */
const NARROWEST = 0.08
const WIDEST = 0.38
/** Ideographs of a line that can only be running text. */
const RUNNING = 15
/** In em: lines whose middles differ by less stand on one line. */
const LEVEL = 0.12

/**
 * Parts a narrow column of short lines beside running text from it. A table without rules has its labels on the
 * lines of its numbers, and a list its signs: two columns that are set apart have line distances of their own.
 */
export function partSideColumn(lines: Line[], width: number): Parted {
  for (const edge of edgesOf(lines, width)) {
    const left = edge < width / 2
    const parted = partAt(lines, edge, left)
    if (parted !== null) return parted
  }
  return { article: lines, side: [] }
}

/** Places well inside the page where several lines begin. */
function edgesOf(lines: readonly Line[], width: number): number[] {
  const counts = new Map<number, number>()
  for (const { left } of lines) {
    const share = left / width
    const possible = (share > NARROWEST && share < WIDEST) || share > 1 - WIDEST
    if (possible) counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1)
  }
  const least = Math.min(...lines.map((line) => line.left))
  return [...counts]
    .filter(([left, count]) => count >= LINES_AT_EDGE && left > least + NARROWEST * width)
    .sort((a, b) => b[1] - a[1])
    .map(([left]) => left)
}

function partAt(lines: readonly Line[], edge: number, left: boolean): Parted | null {
  const run = longestRun(lines, edge)
  const inside = run.flatMap((line) => line.glyphs)
  const before = buildLines(inside.filter((glyph) => middleOf(glyph) < edge))
  const behind = buildLines(inside.filter((glyph) => middleOf(glyph) >= edge))
  const [side, main] = left ? [before, behind] : [behind, before]
  if (side.length < 4 || !isColumnOfLinks(side) || !isRunning(main) || !areSetApart(side, main)) return null
  const beside = new Set(run)
  const rest = lines.filter((line) => !beside.has(line))
  const article = [...rest, ...main].sort((a, b) => a.top + a.bottom - b.top - b.bottom)
  return { article, side }
}

/** The most lines after one another that nothing crosses the edge of. */
function longestRun(lines: readonly Line[], edge: number): Line[] {
  let best: Line[] = []
  let run: Line[] = []
  for (const line of lines) {
    const crosses = line.glyphs.some((glyph) => glyph.left < edge - EDGE && glyph.right > edge + EDGE)
    run = crosses ? [] : [...run, line]
    if (run.length > best.length) best = run
  }
  return best
}

function middleOf({ left, right }: Glyph): number {
  return (left + right) / 2
}

function isColumnOfLinks(side: readonly Line[]): boolean {
  return side.every((line) => !/[。；]/.test(line.text))
}

function isRunning(main: readonly Line[]): boolean {
  const running = main.filter(
    (line) => line.glyphs.filter((glyph) => isIdeographic(glyph.text)).length >= RUNNING,
  )
  return running.length >= 3 && running.length * 2 >= main.length
}

function areSetApart(side: readonly Line[], main: readonly Line[]): boolean {
  const level = side.filter((line) =>
    main.some((other) => Math.abs(heightOf(line) - heightOf(other)) < LEVEL * line.size),
  )
  return level.length * 2 < side.length
}

function heightOf({ top, bottom }: Line): number {
  return (top + bottom) / 2
}
