import type { Block, Document, ReadNote } from '../../domain/document.ts'
import { takeAlignedTable } from './text/aligned-table.ts'
import { csvBlocks } from './text/csv-table.ts'
import { takeDrawnTable } from './text/drawn-table.ts'
import { blocksOfLines, type LineRecogniser, paragraphOf, splitLines } from './text/lines.ts'
import { takeTabTable } from './text/tab-table.ts'

/** The tables that plain text can hold, the surest sign first. */
export const textTables: readonly LineRecogniser[] = [takeTabTable, takeDrawnTable, takeAlignedTable]

/** Plain text → Document. Every line is a paragraph or part of a table; offsets point into `Document.text`. */
export function readText(text: string): Document {
  const { blocks, notes } = textBlocks(text)
  return { format: 'text', title: null, blocks, text, notes }
}

/** The blocks of a text, for readers of formats that hold plain text inside. */
export function textBlocks(text: string): { blocks: Block[]; notes: ReadNote[] } {
  const csv = text.includes('\t') ? null : csvBlocks(text)
  if (csv !== null) return { blocks: csv, notes: [] }
  return blocksOfLines(splitLines(text), textTables, paragraphOf)
}
