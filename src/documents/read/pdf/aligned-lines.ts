import { type Chunk, chunksOf, type Line } from './lines.ts'

/** A line of text set in columns: what heads the row, then its numbers. */
export interface AlignedLine {
  readonly line: Line
  readonly labels: readonly Chunk[]
  readonly values: readonly Chunk[]
}

/** Lines that form one table without vertical rulings: head lines, then rows. */
export interface AlignedRegion {
  readonly head: readonly AlignedLine[]
  readonly body: readonly AlignedLine[]
}

/** In em: a gap that parts columns. */
const COLUMN_GAP = 0.5
/** In em: what must part a label from a single number for the two to be a row. */
const SINGLE_VALUE_GAP = 1.5
const MAX_HEAD_LINES = 9

const value = /^[\s\d０-９.,，/／+＋\-－—–＊*]+$|^无$|^[\d０-９.,，]+\s*[万亿]?元$/u
const section = /^[一二三四五六七八]\s*[、.．]?.*(情况|问题|事项|概述)/u
const enumerator = /^\s*([（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])/u
/** A heading inside the table, as 第二十条第（五）项, and the head of the rows below it. */
const inner =
  /^\s*(?:第[一二三四五六七八九十百\d]{1,5}条(?:第[（(]?[一二三四五六七八九十\d]{1,3}[）)]?[款项])?\s*$|信息内)/u

/** How the labels of rows begin that carry no number of their own, as far as a narrow column lets them. */
const unnumbered = /^\s*(?:规章|规范性|行政[规许处强事]|其他对外|政府集)/u
/** The longest of them, 其他对外管理服务事项, has 10 characters. */
const UNNUMBERED_LENGTH = 12

function isValue(text: string): boolean {
  return value.test(text)
}

/** Whether a label is a heading inside the table or the head of the rows below it. */
export function isInnerHead(text: string): boolean {
  return inner.test(text)
}

/** Whether a label opens a row, by its number or by its words. */
export function opensRow(text: string): boolean {
  return startsRow(text) || isUnnumbered(text)
}

function isUnnumbered(text: string): boolean {
  return unnumbered.test(text) && text.length <= UNNUMBERED_LENGTH
}

function startsRow(text: string): boolean {
  return enumerator.test(text) || inner.test(text)
}

/** Splits a page's lines into running text and regions that are set as tables. */
export function findAlignedRegions(lines: readonly Line[]): { regions: AlignedRegion[]; rest: Line[] } {
  const aligned = lines.map(alignLine)
  const regions: AlignedRegion[] = []
  const used = new Set<AlignedLine>()
  for (let index = 0; index < aligned.length; ) {
    const start = aligned[index]
    if (start === undefined || start.values.length === 0) {
      index++
      continue
    }
    const end = bodyEnd(aligned, index)
    const from = index - labelsFromTop(aligned, index)
    const body = aligned.slice(from, end)
    const rows = body.filter((entry) => entry.values.length > 0)
    const head = headAbove(aligned, from, firstValueLeft(body), used)
    if (rows.length >= 2 || rows.some((row) => row.values.length >= 3) || isRowAlone(head, start)) {
      regions.push(withFirstLabels(head, body))
      for (const entry of [...head, ...body]) used.add(entry)
    }
    index = end
  }
  return { regions, rest: aligned.filter((entry) => !used.has(entry)).map((entry) => entry.line) }
}

/** Heads that stand over a row without a label, as the five results of 行政复议 and 行政诉讼 do. */
const MANY_HEADS = 5

/** One row with the label of a row of the form, or under a head of several columns, one of which stands over its number. */
function isRowAlone(head: readonly AlignedLine[], { labels, values }: AlignedLine): boolean {
  if (isUnnumbered(labels[0]?.text ?? '')) return true
  if (labels.length === 0) return head.some((entry) => entry.labels.length >= MANY_HEADS)
  const over = head.at(-1)?.labels ?? []
  return (
    over.length >= 2 &&
    values.every((chunk) => over.some(({ left, right }) => left < chunk.right && right > chunk.left))
  )
}

function alignLine(line: Line): AlignedLine {
  const chunks = chunksOf(line, COLUMN_GAP)
  let from = chunks.length
  while (from > 0 && isValue(chunks[from - 1]?.text ?? '')) from--
  const labels = chunks.slice(0, from)
  const values = chunks.slice(from)
  const [first] = values
  const last = labels.at(-1)
  const running =
    values.length === 1 &&
    !opensRow(last?.text ?? '') &&
    (first === undefined || last === undefined || first.left - last.right < SINGLE_VALUE_GAP * line.size)
  return running ? { line, labels: chunks, values: [] } : { line, labels, values }
}

function firstValueLeft(body: readonly AlignedLine[]): number {
  return Math.min(...body.flatMap((entry) => entry.values.map((chunk) => chunk.left)))
}

/** The body goes on over label lines without numbers, up to a head, a section title or running text. */
function bodyEnd(lines: readonly AlignedLine[], start: number): number {
  let end = start + 1
  let left = firstValueLeft(lines.slice(start, end))
  for (let index = end; index < lines.length; index++) {
    const entry = lines[index]
    const before = lines[index - 1]
    if (entry === undefined || before === undefined) break
    if (entry.line.top - before.line.bottom > 3 * entry.line.size) break
    if (entry.values.length > 0) {
      left = Math.min(left, firstValueLeft([entry]))
      end = index + 1
      continue
    }
    if (section.test(entry.line.text) || entry.line.right > left + entry.line.size) break
    // Labels without numbers: blank rows, or the second line of a label.
    if (opensRow(entry.labels.at(-1)?.text ?? '') || index === end) end = index + 1
  }
  return end
}

/** The head of a region whose rows begin a page: the last lines of the page before, where they stand over its columns. */
export function headOnPageBefore(lines: readonly Line[], body: readonly AlignedLine[]): AlignedLine[] {
  const above = lines.map(alignLine)
  const left = firstValueLeft(body)
  const head = headAbove([...above, ...body], above.length, left, new Set())
  return head.some((entry) => entry.labels.length > 1 && entry.labels.some((chunk) => chunk.left > left))
    ? head
    : []
}

/**
 * How many lines above `start` are labels of rows without numbers, where nothing but these stands above it on the
 * page: the table goes on from the page before.
 */
function labelsFromTop(lines: readonly AlignedLine[], start: number): number {
  const left = firstValueLeft(lines.slice(start, start + 1))
  const above = lines.slice(0, start)
  const areLabels = above.every(({ line, values }, index) => {
    const below = lines[index + 1]?.line
    if (below === undefined || below.top - line.bottom > 3 * line.size) return false
    return values.length === 0 && line.right <= left && !section.test(line.text)
  })
  return areLabels && above.some((entry) => opensRow(entry.labels.at(-1)?.text ?? '')) ? start : 0
}

/** Lines above the first row that stand over its columns. */
function headAbove(
  lines: readonly AlignedLine[],
  start: number,
  left: number,
  used: ReadonlySet<AlignedLine>,
): AlignedLine[] {
  const head: AlignedLine[] = []
  for (let index = start - 1; index >= 0 && head.length < MAX_HEAD_LINES; index--) {
    const entry = lines[index]
    const below = lines[index + 1]
    if (entry === undefined || below === undefined || used.has(entry)) break
    // A number heads no column.
    if (entry.values.length > 0) break
    if (section.test(entry.line.text) || /[。；]$/u.test(entry.line.text)) break
    if (below.line.top - entry.line.bottom > 3 * entry.line.size) break
    if (entry.line.size > below.line.size + 1) break
    const over = entry.labels.some((chunk) => chunk.right > left)
    const short = entry.labels.every(
      (chunk) => chunk.right - chunk.left < 0.6 * (entry.line.right - entry.line.left),
    )
    if (!over && entry.labels.length === 1 && head.length === 0 && !startsRow(entry.line.text)) {
      // Perhaps the first line of a label whose numbers stand in its middle.
      head.unshift(entry)
      continue
    }
    if (over && !short && entry.labels.length === 1 && entry.line.left < left - 20 * entry.line.size) break
    head.unshift(entry)
  }
  return head
}

/** Labels at the end of the head belong to the first row: from the first line that opens one, with those it goes on over. */
function withFirstLabels(head: readonly AlignedLine[], body: readonly AlignedLine[]): AlignedRegion {
  const left = firstValueLeft(body)
  let split = head.length
  for (let index = head.length - 1; index >= 0; index--) {
    const entry = head[index]
    if (entry === undefined || entry.line.right > left + entry.line.size) break
    if (opensRow(entry.labels.at(-1)?.text ?? '')) split = index
  }
  return { head: head.slice(0, split), body: [...head.slice(split), ...body] }
}
