/** Lines of files without pages, as a person marks them: a paragraph, or a row of a table. */

import type { Marks } from '../../domain/release/marks.ts'
import { foldForSearch, paint, paintOver } from '../../domain/release/search-removed.ts'
import { MarkMisplaced } from './place-marks.ts'

/** A line is its pieces: one of a paragraph, one a cell of a row. */
export type BlockLine = readonly string[]

export const lineText = (line: BlockLine): string => line.filter((piece) => piece.trim() !== '').join(' | ')

export interface PaintedLines {
  readonly lines: readonly BlockLine[]
  readonly removed: readonly string[]
  readonly count: number
}

/** The same lines with everything marked painted over. `page` of a mark is the number of the list. Throws `MarkMisplaced`. */
export function paintLines(pages: readonly (readonly BlockLine[])[], marks: Marks): readonly PaintedLines[] {
  if (marks.boxes.length > 0) throw new MarkMisplaced('这种文件没有页面，不能用框标注。请标整行或者词语。')
  for (const { page, line, text } of marks.lines)
    if (lineText(pages[page - 1]?.[line - 1] ?? []) !== text)
      throw new MarkMisplaced(`第 ${line} 行与标注时不同，请重新标注。`)
  const terms = marks.terms.map(({ text }) => text)
  const all = foldForSearch(pages.flat(2).join(''))
  const absent = terms.find((term) => !all.includes(foldForSearch(term)))
  if (absent !== undefined) throw new MarkMisplaced(`文件里没有找到“${absent}”。`)
  return pages.map((lines, index) => {
    const whole = new Set(marks.lines.filter(({ page }) => page === index + 1).map(({ line }) => line))
    let count = 0
    const painted = lines.map((line, at) => {
      if (whole.has(at + 1)) {
        count++
        return line.map((piece) => (piece.trim() === '' ? piece : paint))
      }
      return line.map((piece) => {
        const result = paintOver(piece, terms)
        count += result.count
        return result.text
      })
    })
    const gone = lines.filter((_, at) => whole.has(at + 1)).flat()
    return { lines: painted, removed: [...terms, ...gone.filter((piece) => piece.trim() !== '')], count }
  })
}
