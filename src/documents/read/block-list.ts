/** Gathers blocks and notes in reading order and gives each its place in the source. */

import type { Block, ReadNote, SourcePosition, TableCell } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'

export interface GridCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly text: string
}

export interface Grid {
  readonly cells: readonly GridCell[]
  readonly rowCount: number
  readonly columnCount: number
}

/** What stands between two tables; longer runs of text are prose, whatever style they carry. */
const longestHeading = 80

/** A report has some 500 cells; a million is a file made to exhaust its reader. */
const mostCells = 1_000_000

export class BlockList {
  readonly blocks: Block[] = []
  readonly notes: ReadNote[] = []
  #tables = 0
  #cells = 0

  /** Source of the block that will be added next. */
  get here(): SourcePosition {
    return { kind: 'block', block: this.blocks.length }
  }

  /** One block per printed line; lines without text are left out. */
  addText(text: string, headingLevel: number | null): void {
    for (const line of text.split('\n')) {
      const trimmed = line.replace(/^[\t ]+|[\t \u3000]+$/g, '')
      if (trimmed.trim() === '') continue
      const source = this.here
      if (headingLevel !== null && trimmed.length <= longestHeading)
        this.blocks.push({ kind: 'heading', level: headingLevel, text: trimmed, source })
      else this.blocks.push({ kind: 'paragraph', text: trimmed, source })
    }
  }

  /** `place` turns a grid position into that of the file, for workbooks whose hidden rows are left out. */
  addTable(
    grid: Grid,
    place?: (row: number, column: number) => { row: number; column: number; sheet: string },
  ): void {
    if (grid.cells.length === 0) return
    this.#cells += grid.cells.length
    if (this.#cells > mostCells)
      throw new UnreadableFile(
        'too-large',
        '文件里的表格过大，超出年度报告应有的篇幅，不予读取。请只保留年度报告后另存一份再试。',
      )
    const table = this.#tables++
    const source = (row: number, column: number): SourcePosition => ({
      kind: 'table',
      table,
      ...(place === undefined ? { row, column } : place(row, column)),
    })
    const cells = [...grid.cells]
      .sort((a, b) => a.row - b.row || a.column - b.column)
      .map((cell): TableCell => ({ ...cell, source: source(cell.row, cell.column) }))
    this.blocks.push({
      kind: 'table',
      cells,
      rowCount: grid.rowCount,
      columnCount: grid.columnCount,
      ragged: false,
      source: source(0, 0),
    })
  }

  note(code: ReadNote['code'], message: string, source: SourcePosition | null = null): void {
    this.notes.push({ code, message, source })
  }
}

/** A few characters of what was left out, so that the person can find it. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 20 ? `${line.slice(0, 20)}…` : line
}
