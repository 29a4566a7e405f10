import { type Box, unite } from './geometry.ts'
import { joinLines, type Line } from './lines.ts'

export interface PlacedLine {
  readonly line: Line
  /** From 1. */
  readonly page: number
}

export interface TextBlock {
  readonly text: string
  /** Page and box of its first part. */
  readonly page: number
  readonly box: Box
  readonly size: number
  readonly centred: boolean
  readonly lineCount: number
}

/** In em: an indent that opens a paragraph, a line end that closes one. */
const INDENT = 1.2
const SHORT = 2.4

const numbered = /^\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])/
const sentenceEnd = /[。！？；：]\s*$/

interface Measure {
  readonly left: number
  readonly right: number
  readonly pitch: number
}

/** Joins lines, in reading order, to paragraphs: first-line indents, short last lines, gaps and centred titles part them. */
export function buildParagraphs(lines: readonly PlacedLine[]): TextBlock[] {
  if (lines.length === 0) return []
  const measure = measureText(lines)
  const groups: PlacedLine[][] = []
  let before: PlacedLine | undefined
  for (const placed of lines) {
    const last = groups.at(-1)
    if (last === undefined || before === undefined || opensParagraph(before, placed, measure))
      groups.push([placed])
    else last.push(placed)
    before = placed
  }
  return groups.map((group) => textBlock(group, measure))
}

function textBlock(group: readonly PlacedLine[], measure: Measure): TextBlock {
  const [first] = group
  if (first === undefined) throw new Error('paragraph: no line in it')
  return {
    text: group.map(({ line }) => line.text).reduce(joinLines, ''),
    page: first.page,
    box: unite(group.filter(({ page }) => page === first.page).map(({ line }) => line)),
    size: first.line.size,
    centred: isCentred(first.line, measure),
    lineCount: group.length,
  }
}

function measureText(lines: readonly PlacedLine[]): Measure {
  const lefts = lines.map(({ line }) => line.left).sort((a, b) => a - b)
  const rights = lines.map(({ line }) => line.right).sort((a, b) => a - b)
  const pitches: number[] = []
  lines.forEach(({ line, page }, index) => {
    const next = lines[index + 1]
    if (next !== undefined && next.page === page && next.line.top > line.top)
      pitches.push(next.line.top - line.top)
  })
  pitches.sort((a, b) => a - b)
  const outer = lines.length > 20 ? Math.floor(lines.length * 0.03) : 0
  return {
    left: lefts[outer] ?? 0,
    right: rights[rights.length - 1 - outer] ?? 0,
    pitch: pitches[pitches.length >> 1] ?? Infinity,
  }
}

function isCentred({ left, right, size }: Line, measure: Measure): boolean {
  const shift = (left + right - measure.left - measure.right) / 2
  return (
    Math.abs(shift) < 1.5 * size && left > measure.left + 2.5 * size && right < measure.right - 2.5 * size
  )
}

function opensParagraph(before: PlacedLine, { line, page }: PlacedLine, measure: Measure): boolean {
  const { left, right, pitch } = measure
  const last = before.line
  if (Math.abs(line.size - last.size) > Math.max(0.8, 0.08 * last.size)) return true
  const samePage = before.page === page
  if (samePage && line.top - last.top > Math.max(1.45 * pitch, 1.3 * line.size)) return true
  if (isCentred(line, measure) && isCentred(last, measure)) return !samePage
  if (line.left > left + INDENT * line.size) return true
  // Where every line of a file is a first line, none stands out by its indent.
  if (numbered.test(line.text) && sentenceEnd.test(last.text)) return true
  return last.right < right - SHORT * last.size
}
