import { type Box, turnUpright } from './geometry.ts'
import type { Glyph } from './glyphs.ts'
import { buildLines, isDigit, isOneLine, joinLines, type Line, oneLineText } from './lines.ts'
import { buildParagraphs } from './paragraphs.ts'

/** From this many lines on a cell holds running text, whose paragraphs are kept apart. */
const RUNNING_TEXT_LINES = 6

/** The text of the characters in one cell, in reading order. `box` tells where a line would have had to break. */
export function cellText(glyphs: readonly Glyph[], box: Box): string {
  if (glyphs.length === 0) return ''
  if (isOneLine(glyphs) && glyphs.every((glyph) => glyph.quarter === 0)) return oneLineText(glyphs)
  const turned = glyphs.filter((glyph) => glyph.quarter !== 0 && glyph.text !== ' ')
  if (turned.length * 2 > glyphs.length) {
    const rest = glyphs.filter((glyph) => glyph.quarter === 0 && glyph.text !== ' ')
    return joinLines(turnedText(turned), cellText(rest, box))
  }
  const vertical = verticalText(glyphs)
  if (vertical !== null) return vertical
  const lines = buildLines(glyphs)
  if (lines.length >= RUNNING_TEXT_LINES && lines.some((line) => line.text.length > 12))
    return buildParagraphs(lines.map((line) => ({ line, page: 0 })))
      .map((paragraph) => paragraph.text)
      .join('\n')
  return joinCellLines(lines, box)
}

/** Text set sideways in an upright table. */
export function turnedText(glyphs: readonly Glyph[]): string {
  const upright = glyphs.map((glyph) => ({
    ...glyph,
    ...turnUpright(glyph, glyph.quarter, 0, 0),
    quarter: 0 as const,
  }))
  return buildLines(upright)
    .map((line) => line.text)
    .reduce(joinLines, '')
}

/**
 * Upright characters set one below the other, columns from right to left; null where the text does not run so.
 * The order of printing tells: each character stands straight below the one before.
 */
function verticalText(glyphs: readonly Glyph[]): string | null {
  const inked = glyphs.filter((glyph) => glyph.text !== ' ')
  if (inked.length < 3) return null
  let down = 0
  for (let i = 1; i < inked.length; i++) {
    const before = inked[i - 1]
    const glyph = inked[i]
    if (before === undefined || glyph === undefined) continue
    const dx = Math.abs((glyph.left + glyph.right - before.left - before.right) / 2)
    const dy = glyph.top - before.top
    if (dx < 0.45 * glyph.size && dy > 0.5 * glyph.size) down++
  }
  if (down < (inked.length - 1) * 0.7 || inked.every((glyph) => isDigit(glyph.text))) return null
  const columns: Glyph[][] = []
  for (const glyph of inked) {
    const column = columns.find(
      ([first]) => first !== undefined && Math.abs(centre(first) - centre(glyph)) < 0.6 * glyph.size,
    )
    if (column === undefined) columns.push([glyph])
    else column.push(glyph)
  }
  const [first] = columns
  if (first === undefined || first.length < 3) return null
  columns.sort(([a], [b]) => (a === undefined || b === undefined ? 0 : centre(b) - centre(a)))
  return columns
    .map((column) =>
      column
        .sort((a, b) => a.top - b.top)
        .map((glyph) => glyph.text)
        .join(''),
    )
    .join('')
}

function centre(glyph: Glyph): number {
  return (glyph.left + glyph.right) / 2
}

/**
 * Lines of a label run on. Two lines of digits stay apart, because joining them would make a new number,
 * unless the first was broken for lack of room.
 */
function joinCellLines(lines: readonly Line[], box: Box): string {
  let text = ''
  let before: Line | undefined
  for (const line of lines) {
    if (before !== undefined && isDigit(text.at(-1)) && isDigit(line.text[0])) {
      const room = box.right - box.left - (before.right - before.left)
      text += room < 1.6 * before.size ? line.text : `\n${line.text}`
    } else text = joinLines(text, line.text)
    before = line
  }
  return text
}
