import { textBlocks } from '../read-text.ts'
import type { FlowBlock } from './flow.ts'

/** `<pre>`: plain text with its own lines, and tables of tabs or drawn lines. */
export function preformattedBlocks(text: string): FlowBlock[] {
  const made: FlowBlock[] = []
  for (const block of textBlocks(text.replaceAll('\u00a0', ' ')).blocks) {
    if (block.kind !== 'table') made.push({ kind: 'paragraph', text: block.text, level: null, range: null })
    else {
      const cells = block.cells.map((cell) => ({
        row: cell.row,
        column: cell.column,
        rowSpan: 1,
        colSpan: 1,
        blocks: [{ kind: 'paragraph', text: cell.text, level: null, range: null } as const],
      }))
      const { rowCount, columnCount } = block
      made.push({ kind: 'table', grid: { cells, rowCount, columnCount, damaged: false, ragged: true } })
    }
  }
  return made
}
