import type { Box } from './geometry.ts'
import type { Glyph } from './glyphs.ts'

/** Characters that stand on one line, from left to right. */
export interface Line extends Box {
  readonly glyphs: readonly Glyph[]
  readonly text: string
  /** Font size of most of its characters. */
  readonly size: number
}

/** A part of a line that a wide gap parts from the rest. */
export type Chunk = Line

const ideographic = /[⺀-〿㇀-鿿豈-﫿︰-﹏！-｠￠-￦\u{20000}-\u{3ffff}]/u
const digit = /[0-9０-９]/

export function isIdeographic(text: string): boolean {
  return ideographic.test(text)
}

export function isDigit(text: string | undefined): boolean {
  return text !== undefined && digit.test(text)
}

/** A space of whatever width; most characters are told by their first code unit. */
function isBlank(text: string): boolean {
  const code = text.charCodeAt(0)
  return (
    code === 0x20 || code === 0x3000 || code === 0xa0 || code === 0x09 || (code >= 0x2000 && code <= 0x200b)
  )
}

/** Upright characters as lines from top to bottom; blank lines are left out. */
export function buildLines(glyphs: readonly Glyph[]): Line[] {
  return groupLines(glyphs)
    .map(makeLine)
    .filter((line) => line.text !== '')
}

/** Whether the characters all stand on one line, told without building it. */
export function isOneLine(glyphs: readonly Glyph[]): boolean {
  let least = Infinity
  let most = -Infinity
  let size = 0
  for (const { top, bottom, size: own } of glyphs) {
    const middle = (top + bottom) / 2
    if (middle < least) least = middle
    if (middle > most) most = middle
    if (own > size) size = own
  }
  return most - least <= SAME_LINE * size
}

/** The text of characters that stand on one line. */
export function oneLineText(glyphs: readonly Glyph[]): string {
  return spacedText(inOrder(glyphs))
}

/** In em: how far the middles of characters of one line may differ. */
const SAME_LINE = 0.42

function groupLines(glyphs: readonly Glyph[]): Glyph[][] {
  const sorted = [...glyphs].sort((a, b) => a.top + a.bottom - b.top - b.bottom)
  const groups: Glyph[][] = []
  let group: Glyph[] = []
  let centre = 0
  let size = 0
  for (const glyph of sorted) {
    const own = (glyph.top + glyph.bottom) / 2
    if (group.length > 0 && own - centre <= SAME_LINE * Math.max(size, glyph.size)) {
      group.push(glyph)
      if (glyph.size > size && !isBlank(glyph.text)) size = glyph.size
      continue
    }
    group = [glyph]
    groups.push(group)
    centre = own
    size = glyph.size
  }
  return groups
}

export function makeLine(members: readonly Glyph[]): Line {
  const glyphs = inOrder(members)
  let left = Infinity
  let top = Infinity
  let right = -Infinity
  let bottom = -Infinity
  for (const glyph of glyphs) {
    if (isBlank(glyph.text)) continue
    if (glyph.left < left) left = glyph.left
    if (glyph.top < top) top = glyph.top
    if (glyph.right > right) right = glyph.right
    if (glyph.bottom > bottom) bottom = glyph.bottom
  }
  return { left, top, right, bottom, glyphs, text: spacedText(glyphs), size: usualSize(glyphs) }
}

/** From left to right, without bold faked by printing a character twice. */
function inOrder(members: readonly Glyph[]): readonly Glyph[] {
  // Most text is printed in order: no copy, no sorting.
  const glyphs = isInOrder(members) ? members : members.toSorted((a, b) => a.left - b.left)
  for (let index = 1; index < glyphs.length; index++)
    if (isDouble(glyphs, index)) return withoutDoubles(glyphs)
  return glyphs
}

function isInOrder(glyphs: readonly Glyph[]): boolean {
  let left = -Infinity
  for (const glyph of glyphs) {
    if (glyph.left < left) return false
    left = glyph.left
  }
  return true
}

function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  return glyphs.filter((_, index) => !isDouble(glyphs, index))
}

function isDouble(glyphs: readonly Glyph[], index: number): boolean {
  const glyph = glyphs[index]
  if (glyph === undefined) return false
  const near = 0.25 * (glyph.right - glyph.left)
  for (let before = index - 1; before >= 0 && before >= index - 3; before--) {
    const other = glyphs[before]
    if (other === undefined || glyph.left - other.left >= near) return false
    if (other.text === glyph.text && Math.abs(glyph.top - other.top) < 0.2 * glyph.size) return true
  }
  return false
}

function usualSize(glyphs: readonly Glyph[]): number {
  const [first] = glyphs
  const halves = (size: number) => Math.round(size * 2) / 2
  if (first === undefined || glyphs.every((glyph) => glyph.size === first.size))
    return halves(first?.size ?? 0)
  const counts = new Map<number, number>()
  let best = 0
  let most = 0
  for (const { size, text } of glyphs) {
    if (isBlank(text)) continue
    const rounded = halves(size)
    const count = (counts.get(rounded) ?? 0) + 1
    counts.set(rounded, count)
    if (count > most) {
      most = count
      best = rounded
    }
  }
  return best
}

/**
 * The text with the spaces that are printed, and one where a gap parts words or numbers but no space was set.
 * Never a space between Chinese characters that merely stand apart.
 */
function spacedText(glyphs: readonly Glyph[]): string {
  let text = ''
  let before: Glyph | undefined
  for (const glyph of glyphs) {
    if (before !== undefined && glyph.text !== ' ' && before.text !== ' ') {
      const gap = (glyph.left - before.right) / Math.max(glyph.size, before.size)
      if (isGap(before.text, glyph.text, gap)) text += ' '
    }
    text += glyph.text
    before = glyph
  }
  return text.trim()
}

function isGap(before: string, after: string, gap: number): boolean {
  if (gap < 0.2) return false
  if (isIdeographic(before) && isIdeographic(after)) return gap > 2.5
  if (isDigit(before) && isDigit(after)) return gap > 0.7
  if (isIdeographic(before) || isIdeographic(after)) return gap > 1.2
  return gap > (/[A-Za-z]/.test(before) && /[A-Za-z]/.test(after) ? 0.2 : 0.6)
}

/** In em: a gap that parts cells where characters of one kind were set apart from each other as well. */
const GAP_BETWEEN_RUNS = 0.18

/** Splits a line where a gap wider than `gap` em stands, or a narrower one between texts set one by one. */
export function chunksOf(line: Line, gap: number): Chunk[] {
  const inked = line.glyphs.filter((glyph) => !isBlank(glyph.text))
  const groups: Glyph[][] = []
  let before: Glyph | undefined
  for (const glyph of inked) {
    const last = groups.at(-1)
    if (last === undefined || before === undefined || parts(before, glyph, gap)) groups.push([glyph])
    else last.push(glyph)
    before = glyph
  }
  return groups.length === 1 ? [line] : groups.map(makeLine)
}

function parts(before: Glyph, glyph: Glyph, gap: number): boolean {
  const room = (glyph.left - before.right) / Math.max(glyph.size, before.size)
  if (room > gap) return true
  if (room <= GAP_BETWEEN_RUNS || before.run === glyph.run) return false
  // Between Chinese and digits programs put such a gap themselves.
  return isDigit(before.text) ? isDigit(glyph.text) : isIdeographic(before.text) && isIdeographic(glyph.text)
}

/** Two lines of one paragraph as one: no space where Chinese meets anything, one between Latin words. */
export function joinLines(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  const last = before.at(-1) ?? ''
  const first = after[0] ?? ''
  if (last === '-' && /[A-Za-z]-$/.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after
  return /[A-Za-z,;:]/.test(last) && /[A-Za-z(]/.test(first) ? `${before} ${after}` : before + after
}
