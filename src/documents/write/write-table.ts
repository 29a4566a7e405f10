/** A plain table as CSV or XLSX, for lists that people edit in a spreadsheet and hand back. */

import type { WriteTable } from '../../usecases/organ-ports.ts'
import { csvField, guard } from '../report-csv.ts'
import { csvMediaType } from './write-csv.ts'
import { plainWorkbook, xlsxMediaType } from './write-xlsx.ts'

/** CSV carries a byte order mark (spreadsheets then read UTF-8) and guards what would run as a formula; XLSX holds text only. */
export const writeTable: WriteTable = ({ title, rows }, format) => {
  if (format === 'xlsx') return { bytes: plainWorkbook(title, rows), mediaType: xlsxMediaType, warnings: [] }
  const text = rows.map((row) => row.map((field) => csvField(guard(field))).join(',')).join('\r\n')
  return { bytes: new TextEncoder().encode(`\uFEFF${text}\r\n`), mediaType: csvMediaType, warnings: [] }
}
