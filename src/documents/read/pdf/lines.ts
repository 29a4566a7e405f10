import { type Box, unite } from './geometry.ts'
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

/** Upright characters as lines from top to bottom; blank lines are left out. */
export function buildLines(glyphs: readonly Glyph[]): Line[] {
  const sorted = [...glyphs].sort((a, b) => a.top + a.bottom - b.top - b.bottom || a.left - b.left)
  const groups: Glyph[][] = []
  let group: Glyph[] = []
  let centre = 0
  let size = 0
  for (const glyph of sorted) {
    const own = (glyph.top + glyph.bottom) / 2
    if (group.length > 0 && own - centre <= 0.42 * Math.max(size, glyph.size)) {
      group.push(glyph)
      if (glyph.size > size && glyph.text !== ' ') size = glyph.size
      continue
    }
    group = [glyph]
    groups.push(group)
    centre = own
    size = glyph.size
  }
  return groups.map(makeLine).filter((line) => line.text.trim() !== '')
}

export function makeLine(members: readonly Glyph[]): Line {
  const glyphs = withoutDoubles([...members].sort((a, b) => a.left - b.left))
  const inked = glyphs.filter((glyph) => glyph.text.trim() !== '')
  return {
    ...unite(inked.length > 0 ? inked : glyphs),
    glyphs,
    text: spacedText(glyphs),
    size: usualSize(inked),
  }
}

/** Bold faked by printing a character twice. */
function withoutDoubles(glyphs: Glyph[]): Glyph[] {
  return glyphs.filter((glyph, index) => {
    for (let before = index - 1; before >= 0 && before >= index - 3; before--) {
      const other = glyphs[before]
      if (other === undefined || other.text !== glyph.text) continue
      if (
        glyph.left - other.left < 0.25 * (glyph.right - glyph.left) &&
        Math.abs(glyph.top - other.top) < 0.2 * glyph.size
      )
        return false
    }
    return true
  })
}

function usualSize(glyphs: readonly Glyph[]): number {
  const counts = new Map<number, number>()
  let best = 0
  let most = 0
  for (const { size } of glyphs) {
    const rounded = Math.round(size * 2) / 2
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

/** Splits a line where a gap wider than `gap` em stands. */
export function chunksOf(line: Line, gap: number): Chunk[] {
  const inked = line.glyphs.filter((glyph) => glyph.text.trim() !== '')
  const groups: Glyph[][] = []
  let before: Glyph | undefined
  for (const glyph of inked) {
    const last = groups.at(-1)
    const wide = before === undefined || glyph.left - before.right > gap * Math.max(glyph.size, before.size)
    if (wide || last === undefined) groups.push([glyph])
    else last.push(glyph)
    before = glyph
  }
  return groups.map(makeLine)
}

/** Two lines of one paragraph as one: no space where Chinese meets anything, one between Latin words. */
export function joinLines(before: string, after: string): string {
  if (before === '' || after === '') return before + after
  const last = before.at(-1) ?? ''
  const first = after[0] ?? ''
  if (last === '-' && /[A-Za-z]-$/.test(before) && /^[a-z]/.test(after)) return before.slice(0, -1) + after
  return /[A-Za-z,;:]/.test(last) && /[A-Za-z(]/.test(first) ? `${before} ${after}` : before + after
}
