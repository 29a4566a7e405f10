/** A list that somebody edited in a spreadsheet: CSV in any encoding, or a workbook. */

import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { ReadTable } from '../../usecases/organ-ports.ts'
import { parseCsv, unguard } from '../report-csv.ts'
import { decodeText } from './decode-text.ts'
import { readXls, readXlsx } from './read-workbook.ts'
import { sniffBinary } from './sniff-format.ts'

/** Rows of the first sheet with their lines in the file. A field that a spreadsheet guards is unguarded. */
export const readTable: ReadTable = (bytes) => {
  if (bytes.length === 0) throw new UnreadableFile('empty', '文件是空的，请重新选择。')
  const format = sniffBinary(bytes)
  if (format === 'xlsx') return rowsOfWorkbook(readXlsx(bytes))
  if (format === 'xls') return rowsOfWorkbook(readXls(bytes))
  if (format !== null)
    throw new UnreadableFile('unknown-format', '名录应当是 CSV 或者 Excel 表格（xlsx、xls）。')
  return rowsOfText(decodeText(bytes).text)
}

function rowsOfText(text: string): ReturnType<ReadTable> {
  const rows: { line: number; fields: string[] }[] = []
  let line = 1
  for (const fields of parseCsv(text)) {
    rows.push({ line, fields: fields.map((field) => unguard(field.trim())) })
    // A field may hold line breaks: the lines of the file are counted, not the rows.
    line += 1 + fields.reduce((sum, field) => sum + (field.match(/\r\n|\n|\r/g)?.length ?? 0), 0)
  }
  return rows
}

function rowsOfWorkbook(document: ReturnType<typeof readXlsx>): ReturnType<ReadTable> {
  const rows = new Map<number, string[]>()
  let first: string | undefined
  for (const block of document.blocks) {
    if (block.kind !== 'table') continue
    for (const { source, text } of block.cells) {
      if (source?.kind !== 'table') continue
      first ??= source.sheet ?? ''
      if ((source.sheet ?? '') !== first) continue
      const fields = rows.get(source.row) ?? []
      fields[source.column] = text.trim()
      rows.set(source.row, fields)
    }
  }
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([row, fields]) => ({ line: row + 1, fields: Array.from(fields, (field) => unguard(field ?? '')) }))
}
