/** Draws the tables of the form into sample PDF pages, with the rulings that real files have or lack. */

import { layoutTable, tableOf } from '../../src/domain/annual-report/layout.ts'
import { annualReportForms } from '../../src/law/annual-report-forms.ts'
import type { SampleLine, SamplePage, SampleText } from './sample-pdf.ts'

export interface SampleCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly text: string
}

export interface SampleGrid {
  readonly cells: readonly SampleCell[]
  readonly rowCount: number
  readonly columnCount: number
  readonly headRowCount: number
}

/** A table of the 2021 form as printed; `figure` gives the text of each value cell in printed order. */
export function formGrid(
  table: 'proactive' | 'requests' | 'remedies',
  figure: (index: number) => string,
): SampleGrid {
  const layout = layoutTable(tableOf(annualReportForms['2021'], table))
  const covered = new Set<string>()
  const cells: SampleCell[] = []
  let index = 0
  layout.rows.forEach((line, row) => {
    let column = 0
    for (const cell of line) {
      while (covered.has(`${row}/${column}`)) column++
      const text = cell.kind === 'label' ? cell.text : figure(index++)
      cells.push({ row, column, rowSpan: cell.rowSpan, colSpan: cell.colSpan, text })
      for (let r = row; r < row + cell.rowSpan; r++)
        for (let c = column; c < column + cell.colSpan; c++) covered.add(`${r}/${c}`)
      column += cell.colSpan
    }
  })
  return {
    cells,
    rowCount: layout.rows.length,
    columnCount: layout.columnCount,
    headRowCount: layout.headRowCount,
  }
}

export interface DrawOptions {
  readonly left?: number
  readonly top?: number
  readonly size?: number
  readonly line?: Omit<SampleLine, 'x0' | 'y0' | 'x1' | 'y1'>
  readonly openSides?: true
  readonly doubled?: true
  /** Rows of the grid to draw, from (inclusive) and to (exclusive): what one page holds. */
  readonly from?: number
  readonly to?: number
  readonly repeatHead?: true
  /** Leave out the line below the last row, as some programs do at a page break. */
  readonly openBottom?: true
}

const ROW_HEIGHT = 20

/** The rows of a grid as one page's texts and lines. Labels are wrapped, numbers stand in the middle of their cells. */
export function drawGrid(grid: SampleGrid, options: DrawOptions = {}): Pick<SamplePage, 'texts' | 'lines'> {
  const { left = 60, top = 80, size = 9, from = 0, to = grid.rowCount } = options
  const scale = size / 9
  const widths = Array.from({ length: grid.columnCount }, (_, column) => columnWidth(grid, column) * scale)
  const xs = [left]
  for (const width of widths) xs.push((xs.at(-1) ?? left) + width)
  const rows = [
    ...(options.repeatHead && from > 0 ? Array.from({ length: grid.headRowCount }, (_, row) => row) : []),
    ...Array.from({ length: to - from }, (_, index) => from + index),
  ]
  const texts: SampleText[] = []
  const lines: SampleLine[] = []
  const drawn = new Set<string>()
  for (const cell of grid.cells) {
    const own = rows.flatMap((row, place) =>
      row >= cell.row && row < cell.row + cell.rowSpan ? [place] : [],
    )
    const [first] = own
    const last = own.at(-1)
    if (first === undefined || last === undefined) continue
    const box = {
      left: xs[cell.column] ?? 0,
      right: xs[cell.column + cell.colSpan] ?? 0,
      top: top + first * ROW_HEIGHT * scale,
      bottom: top + (last + 1) * ROW_HEIGHT * scale,
    }
    const continued = cell.row < from && !(options.repeatHead && cell.row < grid.headRowCount)
    if (!continued) texts.push(...cellTexts(cell.text, box, size))
    const outer = {
      left: cell.column === 0,
      right: cell.column + cell.colSpan === grid.columnCount,
      bottom: last === rows.length - 1,
    }
    const side = (x0: number, y0: number, x1: number, y1: number) => {
      const key = [x0, y0, x1, y1].join()
      if (drawn.has(key)) return
      drawn.add(key)
      lines.push({ x0, y0, x1, y1, ...options.line })
      if (!options.doubled) return
      const shift = 1.5
      const flat = y0 === y1
      lines.push({ x0, y0: flat ? y0 + shift : y0, x1, y1: flat ? y1 + shift : y1, ...options.line })
    }
    if (!(options.openSides && outer.left)) side(box.left, box.top, box.left, box.bottom)
    if (!(options.openSides && outer.right)) side(box.right, box.top, box.right, box.bottom)
    side(box.left, box.top, box.right, box.top)
    if (!(options.openBottom && outer.bottom)) side(box.left, box.bottom, box.right, box.bottom)
  }
  return { texts, lines }
}

function columnWidth(grid: SampleGrid, column: number): number {
  if (grid.columnCount === 10) return [30, 60, 110, 40, 40, 40, 40, 40, 40, 40][column] ?? 40
  return 480 / grid.columnCount
}

function cellTexts(
  text: string,
  box: { left: number; right: number; top: number; bottom: number },
  size: number,
): SampleText[] {
  if (text === '') return []
  const room = Math.max(1, Math.floor((box.right - box.left - 4) / size))
  const characters = Array.from(text)
  const numeric = /^[\d.,-]+$/.test(text)
  const count = numeric ? 1 : Math.ceil(characters.length / room)
  const fitting = Math.min(size, (box.bottom - box.top - 2) / count)
  const first = (box.top + box.bottom) / 2 - ((count - 1) * fitting) / 2 + 0.36 * fitting
  return Array.from({ length: count }, (_, index) => {
    const part = numeric ? text : characters.slice(index * room, (index + 1) * room).join('')
    const width = numeric ? (part.length * fitting) / 2 : part.length * fitting
    const x = numeric ? (box.left + box.right - width) / 2 : box.left + 2
    return { x, y: first + index * fitting, size: fitting, text: part }
  })
}
