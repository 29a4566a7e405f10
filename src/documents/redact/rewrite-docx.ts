/** A DOCX set anew as a PDF from what a reader sees of it: paragraphs and tables, and nothing else of the old file. */

import type { Block } from '../../domain/document.ts'
import { withoutInvisible } from '../../domain/release/invisible-characters.ts'
import type { Marks } from '../../domain/release/marks.ts'
import { foldForSearch } from '../../domain/release/search-removed.ts'
import { inspectDocx } from '../inspect/inspect-docx.ts'
import { ownTitle } from '../inspect/pdf-xmp.ts'
import { readDocx } from '../read/read-docx.ts'
import { cleanText } from '../write/clean-text.ts'
import { literal, preamble, text as typstText } from '../write/typst-text.ts'
import { typeset } from '../write/write-pdf.ts'
import { type BlockLine, paintLines } from './block-lines.ts'
import { MarkMisplaced } from './place-marks.ts'
import type { Redacted } from './redact-pdf.ts'

/** What is seen, in lines: what stands in the margins of the page first. Throws `MarkMisplaced`, `UnreadableFile`. */
export function seenLines(bytes: Uint8Array): readonly BlockLine[] {
  return [...marginLines(bytes), ...readBlocks(bytes).flatMap(linesOf)]
}

function marginLines(bytes: Uint8Array): BlockLine[] {
  const { stories } = inspectDocx(bytes)
  const texts = stories
    .filter(({ where }) => where === '页眉' || where === '页脚')
    .map(({ seen }) => seen.trim())
  // A number that only counts pages is set anew.
  return [...new Set(texts)]
    .filter((text) => /[^\s\d—\-–－第页共/]/.test(text))
    .map((text) => [text.replace(/\s+/g, ' ')])
}

/** The blocks, after making sure that they hold all that is seen and nothing that is not. */
function readBlocks(bytes: Uint8Array): readonly Block[] {
  const { found, stories, mixed } = inspectDocx(bytes)
  if (found.some(({ kind }) => kind === 'picture' || kind === 'embedded-object'))
    throw new MarkMisplaced(
      '文件里有图片或者嵌入的对象，不能直接重新生成。请在 Word、WPS 里另存为 PDF 再上传。',
    )
  const blocks = readDocx(bytes).blocks.map(withoutUnseen)
  const seen = stories.filter(({ where }) => where !== '页眉' && where !== '页脚').map((story) => story.seen)
  const whole = foldForSearch(seen.join(''))
  const pieces = blocks.flatMap(linesOf).flat()
  if (mixed || pieces.some((piece) => !isWithin(foldForSearch(piece), whole)))
    throw new MarkMisplaced(
      '文件里有看不见的文字与看得见的混在一起，不能直接重新生成。请在 Word、WPS 里另存为 PDF 再上传。',
    )
  const made = foldForSearch(pieces.join(''))
  const lost = seen.flatMap((story) => story.split('\n')).find((line) => !made.includes(foldForSearch(line)))
  if (lost !== undefined)
    throw new MarkMisplaced('文件里有系统不能重新排版的内容。请在 Word、WPS 里另存为 PDF 再上传。')
  return blocks
}

/** Numbers of lists are counted out by the reader and stand in no text: "一、", "(三)", "2.1", "a)", a dot. */
const listNumber =
  /^(?:第?\(?[\d一二三四五六七八九十百零〇.]{1,8}[)、.章节条款项]*|\(?[a-z]{1,4}[).]|[•·●○■◆▪◇□※*-])$/u
const longestNumber = 10

function isWithin(piece: string, whole: string): boolean {
  if (whole.includes(piece)) return true
  for (let end = 1; end < Math.min(longestNumber, piece.length); end++)
    if (listNumber.test(piece.slice(0, end)) && whole.includes(piece.slice(end))) return true
  return false
}

function withoutUnseen(block: Block): Block {
  if (block.kind !== 'table') return { ...block, text: withoutInvisible(block.text) }
  return { ...block, cells: block.cells.map((cell) => ({ ...cell, text: withoutInvisible(cell.text) })) }
}

function linesOf(block: Block): BlockLine[] {
  if (block.kind !== 'table') return [[block.text]]
  return Array.from({ length: block.rowCount }, (_, row) =>
    block.cells.filter((cell) => cell.row === row).map((cell) => cell.text),
  )
}

/** Throws `MarkMisplaced`, `UnreadableFile`. */
export async function rewriteDocx(bytes: Uint8Array, marks: Marks): Promise<Redacted> {
  const margins = marginLines(bytes)
  const blocks = readBlocks(bytes)
  const [painted] = paintLines([[...margins, ...blocks.flatMap(linesOf)]], marks)
  if (painted === undefined) throw new MarkMisplaced('文件里没有内容。')
  const rows = [...painted.lines]
  const source: string[] = rows
    .splice(0, margins.length)
    .map((line) => `#par[${typstText(cleanText(line.join('')))}]`)
  for (const block of blocks) source.push(sourceOf(block, rows.splice(0, linesOf(block).length)))
  const { bytes: pdf, warnings } = await typeset((fonts) => {
    const head = preamble({ title: ownTitle, author: '', date: null, fonts })
    return [head, ...source].join('\n')
  })
  // A sign that cannot be drawn would be lost to the reader.
  const [warning] = warnings
  if (warning !== undefined)
    throw new MarkMisplaced(`${warning.replace(/[。]?$/, '')}。也可以在 Word、WPS 里另存为 PDF 再上传。`)
  return {
    bytes: pdf,
    mediaType: 'application/pdf',
    extension: 'pdf',
    removed: painted.removed,
    count: painted.count,
    textLayer: null,
  }
}

function sourceOf(block: Block, lines: readonly BlockLine[]): string {
  const [[first = ''] = []] = lines
  if (block.kind === 'heading')
    return `#heading(level: ${Math.min(6, Math.max(1, block.level))})[${typstText(cleanText(first))}]`
  if (block.kind === 'paragraph') return `#par[${typstText(cleanText(first))}]`
  const cells = Array.from({ length: block.rowCount }, (_, row) =>
    block.cells
      .filter((cell) => cell.row === row)
      .map((cell, index) => ({ ...cell, text: lines[row]?.[index] ?? '' })),
  ).flat()
  const list = cells.map(
    ({ row, column, rowSpan, colSpan, text }) =>
      `table.cell(x: ${column}, y: ${row}, rowspan: ${rowSpan}, colspan: ${colSpan}, text(${literal(cleanText(text))}))`,
  )
  return `#sheet(table(columns: (1fr,) * ${block.columnCount}, stroke: 0.5pt, inset: 4pt, ${list.join(', ')}))`
}
