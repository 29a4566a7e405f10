import { type PastedBlock, readPastedText } from '../../../domain/annual-report/paste-block.ts'

/** What the clipboard holds as a block: a table where the program copied one (Excel, WPS, Word), else its text. */
export function clipboardBlock(data: DataTransfer): PastedBlock {
  const html = data.getData('text/html')
  const table = html === '' ? null : new DOMParser().parseFromString(html, 'text/html').querySelector('table')
  return table === null ? readPastedText(data.getData('text/plain')) : tableBlock(table)
}

function tableBlock(table: HTMLTableElement): PastedBlock {
  const rows: (string | null)[][] = []
  ;[...table.rows].forEach((row, r) => {
    let column = 0
    for (const cell of row.cells) {
      const line = rows[r] ?? []
      rows[r] = line
      while (line[column] !== undefined) column++
      for (let dr = 0; dr < Math.min(cell.rowSpan, 200); dr++) {
        const below = rows[r + dr] ?? []
        rows[r + dr] = below
        for (let dc = 0; dc < Math.min(cell.colSpan, 50); dc++)
          below[column + dc] = dr === 0 && dc === 0 ? textOf(cell) : null
      }
    }
  })
  return rows.map((row) => Array.from(row, (text) => text ?? null))
}

function textOf(cell: HTMLTableCellElement): string {
  return (cell.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
}
