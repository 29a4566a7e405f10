/** 申请台账: a sheet of rows → requests as it tells them, with every doubt by line. Nothing is decided here. */

import { type LineComplaint, lineError, lineWarning } from '../../line-complaint.ts'
import type { SheetRow } from '../../organs/organ-sheet.ts'
import { type ChosenColumns, findHead, type MappedColumn, type SheetHead } from './map-columns.ts'
import { yearIn } from './read-sheet-date.ts'
import { readSheetLine } from './read-sheet-line.ts'
import { headingOf, type SheetColumn } from './sheet-columns.ts'
import type { RequestSheet } from './sheet-line.ts'

/** More than this is no register of one organ but a whole archive: to be imported in parts. */
const mostRows = 5_000

/** Reads a sheet. `name` = of the file, where the year may stand. */
export function readRequestSheet(
  rows: readonly SheetRow[],
  options: { readonly name?: string; readonly chosen?: ChosenColumns } = {},
): RequestSheet {
  const head = findHead(rows, options.chosen)
  const nothing = { lines: [], rows: 0, year: null }
  if (head === null) {
    const message =
      '找不到表头：没有一行里有两个以上认得的列名。请把列名写在一行，例如：登记号、收到申请日期、申请人、申请内容、办理结果、答复日期'
    return { head: null, ...nothing, complaints: [lineError(rows[0]?.line ?? 1, null, message)] }
  }
  const missing = missingColumns(head)
  if (missing.length > 0) return { head, ...nothing, complaints: missing }
  const year = yearIn(head.title) ?? yearIn(options.name ?? '')
  const below = rows.filter(({ line, fields }) => line > head.line && isCase(fields, head.columns))
  if (below.length > mostRows) {
    const message = `有 ${below.length} 行，一次最多导入 ${mostRows} 行；请按年度分成几份`
    return { head, ...nothing, complaints: [lineError(head.line, null, message)] }
  }
  const read = below.map((row) => readSheetLine(row, head.columns, year))
  return {
    head,
    year,
    rows: below.length,
    lines: read.flatMap(({ line }) => (line === null ? [] : [line])),
    complaints: [...doubts(head), ...read.flatMap(({ complaints }) => complaints)],
  }
}

/** "合计", "填表人：…" below the cases are none. */
function isCase(fields: readonly string[], columns: readonly MappedColumn[]): boolean {
  const filled = fields.filter((field) => field.trim() !== '')
  if (filled.length === 0) return false
  if (
    /^(?:合\s*计|总\s*计|小\s*计|填表|制表|审核|备注|注|说明)/.test(filled[0]?.trim() ?? '') &&
    filled.length < 4
  )
    return false
  // A line with nothing but its running number is an empty form.
  return columns.some(
    ({ index, column }) => column !== null && column !== 'serial' && (fields[index] ?? '').trim() !== '',
  )
}

function missingColumns(head: SheetHead): LineComplaint[] {
  const has = (column: SheetColumn) => head.columns.some((each) => each.column === column)
  const missing: LineComplaint[] = []
  if (!has('receivedOn') && !has('arrivedOn'))
    missing.push(
      lineError(head.line, headingOf('receivedOn'), '缺收到申请的日期一列（“收到申请日期”或者“申请日期”）'),
    )
  if (!has('sought')) missing.push(lineError(head.line, headingOf('sought'), '缺“申请内容”一列'))
  if (!has('category') && !has('applicant') && !has('organisation'))
    missing.push(lineError(head.line, headingOf('category'), '缺“申请人类型”或者“申请人”一列，表三无法分栏'))
  return missing
}

/** What was guessed of the head, and what is not read at all. */
function doubts({ line, columns }: SheetHead): LineComplaint[] {
  return columns.flatMap(({ heading, column, how }) => {
    if (heading === '') return []
    if (column === 'note')
      return [lineWarning(line, heading, '备注不导入：里面可能有个人信息，要留的请在案件里补记')]
    if (column === null)
      return how === 'chosen' ? [] : [lineWarning(line, heading, `不认识“${heading}”一列，没有读`)]
    if (how !== 'guessed') return []
    return [lineWarning(line, heading, `“${heading}”一列猜作“${headingOf(column)}”`)]
  })
}
