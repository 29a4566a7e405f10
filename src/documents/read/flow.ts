/** Paragraphs and tables of a text document in reading order, before they become blocks. */

import type { BlockList } from './block-list.ts'

export type Content =
  | { readonly kind: 'text'; readonly text: string; readonly headingLevel: number | null }
  | { readonly kind: 'table'; readonly table: FlowTable }

export interface FlowCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly contents: readonly Content[]
}

export interface FlowTable {
  readonly cells: readonly FlowCell[]
  readonly rowCount: number
  readonly columnCount: number
}

/** Turns content into blocks. */
export function addContent(contents: readonly Content[], blocks: BlockList): void {
  for (const content of contents) {
    if (content.kind === 'text') blocks.addText(content.text, content.headingLevel)
    else addTable(content.table, blocks)
  }
}

function addTable(table: FlowTable, blocks: BlockList): void {
  if (isLayout(table)) {
    for (const cell of table.cells) addContent(cell.contents, blocks)
    return
  }
  blocks.addTable({
    rowCount: table.rowCount,
    columnCount: table.columnCount,
    cells: table.cells.map(({ contents, ...place }) => ({ ...place, text: cellText(contents) })),
  })
  for (const cell of table.cells)
    for (const content of cell.contents)
      if (content.kind === 'table' && !isSingleCell(content.table)) addTable(content.table, blocks)
}

/**
 * A table that only frames or places text: a single column, or tables inside and never two filled
 * cells side by side. Whole reports are put into such tables.
 */
function isLayout(table: FlowTable): boolean {
  if (table.columnCount === 1) return true
  const holdsTables = table.cells.some((cell) =>
    cell.contents.some((content) => content.kind === 'table' && !isSingleCell(content.table)),
  )
  if (!holdsTables) return false
  const filledRows = table.cells.filter((cell) => cell.contents.length > 0 && !isBlank(cell.contents))
  return new Set(filledRows.map((cell) => cell.row)).size === filledRows.length
}

function isBlank(contents: readonly Content[]): boolean {
  return contents.every((content) => content.kind === 'text' && content.text.trim() === '')
}

function isSingleCell(table: FlowTable): boolean {
  return table.cells.length === 1
}

/** Lines of a cell; empty lines above and below the text are not printed matter. */
function cellText(contents: readonly Content[]): string {
  const lines = contents.flatMap((content) => {
    if (content.kind === 'text') return [content.text]
    return isSingleCell(content.table) ? content.table.cells.map((cell) => cellText(cell.contents)) : []
  })
  return lines.join('\n').replace(/^\n+|\n+$/g, '')
}
