/** Paragraphs and tables of a Word story in reading order, before they become blocks. */

import type { BlockList } from '../block-list.ts'
import { child, type XmlElement } from '../xml.ts'
import { allText, choice, readParagraph } from './paragraph.ts'
import { leaveOut, type Reading } from './reading.ts'
import { readTable, type WordTable } from './table.ts'

export type Content =
  | { readonly kind: 'text'; readonly text: string; readonly headingLevel: number | null }
  | { readonly kind: 'table'; readonly table: WordTable }

/** Elements that wrap paragraphs and tables without being printed themselves. */
const blockWrappers = new Set(['w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo'])

/** The content of a body, cell, text box or note. `onShade`: the ground is coloured, so white letters show. */
export function readContent(
  parent: XmlElement,
  reading: Reading,
  onShade = 'plain' as 'plain' | 'shaded',
): Content[] {
  const contents: Content[] = []
  collect(parent, reading, onShade, contents)
  return contents
}

function collect(
  parent: XmlElement,
  reading: Reading,
  onShade: 'plain' | 'shaded',
  contents: Content[],
): void {
  for (const node of parent.children) {
    if (typeof node === 'string') continue
    if (node.name === 'w:p') {
      const paragraph = readParagraph(node, reading, onShade === 'shaded')
      if (paragraph !== null) contents.push({ kind: 'text', ...paragraph })
    } else if (node.name === 'w:tbl') {
      const table = readTable(node, reading)
      if (table !== null) contents.push({ kind: 'table', table })
    } else if (node.name === 'w:sdt') collect(child(node, 'w:sdtContent') ?? node, reading, onShade, contents)
    else if (blockWrappers.has(node.name)) collect(node, reading, onShade, contents)
    else if (node.name === 'mc:AlternateContent') collect(choice(node), reading, onShade, contents)
    else if (node.name === 'w:del' || node.name === 'w:moveFrom') leaveOut(reading.deleted, allText(node))
    else if (node.name === 'w:altChunk') reading.embeddedParts++
  }
}

/** Turns content into blocks. Text boxes met on the way follow the block they hang on. */
export function addContent(contents: readonly Content[], blocks: BlockList, reading: Reading): void {
  for (const content of contents) {
    if (content.kind === 'text') blocks.addText(content.text, content.headingLevel)
    else addTable(content.table, blocks, reading)
  }
}

function addTable(table: WordTable, blocks: BlockList, reading: Reading): void {
  if (isLayout(table)) {
    for (const cell of table.cells) addContent(cell.contents, blocks, reading)
    return
  }
  blocks.addTable({
    rowCount: table.rowCount,
    columnCount: table.columnCount,
    cells: table.cells.map(({ contents, ...place }) => ({ ...place, text: cellText(contents) })),
  })
  for (const cell of table.cells)
    for (const content of cell.contents)
      if (content.kind === 'table' && !isSingleCell(content.table)) addTable(content.table, blocks, reading)
}

/**
 * A table that only frames or places text: a single column, or tables inside and never two filled
 * cells side by side. Whole reports are put into such tables.
 */
function isLayout(table: WordTable): boolean {
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

function isSingleCell(table: WordTable): boolean {
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
