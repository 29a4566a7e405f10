/** 申请台账: a sheet of rows → requests as it tells them, with every doubt by line. Nothing is decided here. */

import type { LocalDate } from '../../calendar/local-date.ts'
import { type LineComplaint, lineError, lineWarning } from '../../line-complaint.ts'
import type { SheetRow } from '../../organs/organ-sheet.ts'
import { normaliseNumber } from '../letters/letter-number.ts'
import type { ApplicantCategory, ApplicantField } from '../request-event.ts'
import { type ChosenColumns, findHead, type MappedColumn, type SheetHead } from './map-columns.ts'
import { readOutcome } from './outcome-words.ts'
import { readSheetDate, yearIn } from './read-sheet-date.ts'
import { headingOf, type SheetColumn } from './sheet-columns.ts'
import type { RemedyOfLine, RequestSheet, SheetLine } from './sheet-line.ts'
import {
  categoryOfName,
  type ReadWord,
  readCategory,
  readChannel,
  readRemedy,
  readServiceMode,
  readSupplyForm,
  readSupplyRoute,
  readYes,
} from './sheet-words.ts'

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
  const read = below.map((row) => readLine(row, head.columns, year))
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

/** Of one cell: what is asked for and why it was refused are told at length, the rest is a word or a line. */
function mostCharacters(column: SheetColumn | null): number {
  if (column === 'note') return Number.POSITIVE_INFINITY
  return column === 'sought' || column === 'reason' ? 20_000 : 500
}

function readLine(
  row: SheetRow,
  columns: readonly MappedColumn[],
  sheetYear: number | null,
): { readonly line: SheetLine | null; readonly complaints: readonly LineComplaint[] } {
  const complaints: LineComplaint[] = []
  const text = (column: SheetColumn): string => {
    const place = columns.find((each) => each.column === column)
    return place === undefined ? '' : (row.fields[place.index] ?? '').trim()
  }
  const told = (severity: LineComplaint['severity'], column: SheetColumn, message: string) =>
    complaints.push({ line: row.line, column: headingOf(column), severity, message })
  for (const { index, column } of columns) {
    const [given, most] = [(row.fields[index] ?? '').length, mostCharacters(column)]
    if (column !== null && given > most) told('error', column, `有 ${given} 字，最多 ${most} 字，请删减`)
  }
  if (complaints.length > 0) return { line: null, complaints }
  const number = normaliseNumber(text('number'))
  const year = yearIn(number) ?? sheetYear
  const date = (column: SheetColumn): LocalDate | null => {
    const read = readSheetDate(text(column), year)
    if (read.kind === 'unreadable')
      told('error', column, `“${text(column)}”不是看得懂的日期，请写成 2021-01-10 的样子`)
    if (read.kind !== 'date') return null
    if (read.guessed !== null) told('warning', column, read.guessed)
    return read.date
  }
  const word = <K>(column: SheetColumn, read: (text: string) => ReadWord<K> | null): K | null => {
    if (/^[-—–/\\]*$/.test(text(column))) return null
    const found = read(text(column))
    if (found === null) told('warning', column, `看不懂“${text(column)}”，没有读`)
    else if (found.guessed !== null) told('warning', column, found.guessed)
    return found?.value ?? null
  }
  const dates = {
    arrivedOn: date('arrivedOn'),
    receivedOn: date('receivedOn'),
    supplementOn: date('supplementOn'),
    supplementUntil: date('supplementUntil'),
    supplementedOn: date('supplementedOn'),
    consultedOn: date('consultedOn'),
    opinionOn: date('opinionOn'),
    extensionOn: date('extensionOn'),
    due: date('due'),
    repliedOn: date('repliedOn'),
  }
  const outcome = readOutcome(text('outcome'), text('reason'))
  if (outcome.kind === 'undecided') told('error', 'outcome', outcome.message)
  if (outcome.kind === 'code' && outcome.guessed !== null) told('warning', 'outcome', outcome.guessed)
  const extendedWord = readYes(text('extended'))
  if (extendedWord === null) told('warning', 'extended', `看不懂“${text('extended')}”，按没有延期读`)
  const line: SheetLine = {
    line: row.line,
    number,
    requestId: text('requestId').toLowerCase(),
    ...dates,
    channel: word('channel', readChannel),
    courierNumber: text('courierNumber'),
    category: readCategoryOf(text, told),
    applicant: applicantOf(text),
    sought: text('sought'),
    documentNumber: normaliseNumber(text('documentNumber')),
    supplyForm: word('supplyForm', readSupplyForm),
    supplyRoute: word('supplyRoute', readSupplyRoute),
    unit: text('unit'),
    handler: text('handler'),
    extended: dates.extensionOn !== null || extendedWord === 'yes' ? 'yes' : 'no',
    outcome: outcome.kind === 'undecided' ? { kind: 'open' } : outcome,
    reason: text('reason'),
    replyNumber: normaliseNumber(text('replyNumber')),
    serviceMode: word('serviceMode', readServiceMode),
    trackingNumber: text('trackingNumber'),
    reconsideration: remedyOf('reconsideration', text, told, year),
    litigation: remedyOf('litigation', text, told, year),
  }
  return { line: complaints.some(({ severity }) => severity === 'error') ? null : line, complaints }
}

type Told = (severity: LineComplaint['severity'], column: SheetColumn, message: string) => void

function readCategoryOf(text: (column: SheetColumn) => string, told: Told): ApplicantCategory | null {
  const word = text('category')
  const read = word === '' ? null : readCategory(word)
  if (read !== null) {
    if (read.guessed !== null) told('warning', 'category', read.guessed)
    return read.value
  }
  const organisation = text('organisation')
  const byName = categoryOfName(organisation === '' ? text('applicant') : organisation)
  if (byName === null) {
    const seen = word === '' ? '没有申请人类型，从名称也看不出来' : `看不懂申请人类型“${word}”`
    told('error', 'category', `${seen}；请填：自然人、商业企业、科研机构、社会公益组织、法律服务机构、其他`)
    return null
  }
  told('warning', 'category', byName.guessed ?? '')
  return byName.value
}

const applicantColumns: readonly (readonly [SheetColumn, ApplicantField])[] = [
  ['applicant', 'applicant.name'],
  ['organisation', 'applicant.organisation'],
  ['identityNumber', 'applicant.identity-number'],
  ['creditCode', 'applicant.credit-code'],
  ['representative', 'applicant.representative'],
  ['agent', 'applicant.agent'],
  ['phone', 'applicant.phone'],
  ['email', 'applicant.email'],
  ['address', 'applicant.address'],
  ['postcode', 'applicant.postcode'],
]

export const personalColumns = new Map<SheetColumn, ApplicantField>(applicantColumns)

function applicantOf(text: (column: SheetColumn) => string): SheetLine['applicant'] {
  const filled = applicantColumns.flatMap(([column, field]): [ApplicantField, string][] => {
    const value = text(column)
    return /^[-—–/\\]*$|^无$/.test(value) ? [] : [[field, value]]
  })
  return Object.fromEntries(filled)
}

function remedyOf(
  column: 'reconsideration' | 'litigation',
  text: (column: SheetColumn) => string,
  told: Told,
  year: number | null,
): RemedyOfLine | null {
  const cell = text(column)
  const read = readRemedy(cell)
  if (read === null) return null
  const written = readSheetDate(/\d{4}\D+\d{1,2}\D+\d{1,2}|\d{8}/.exec(cell)?.[0] ?? '', year)
  if (read === undefined) {
    told('warning', column, `看不懂“${cell}”，没有导入；请在案件里补记`)
    return null
  }
  if (written.kind !== 'date') {
    told('warning', column, `“${cell}”没有日期，没有导入；请写成“2021-05-10 维持”，或者在案件里补记`)
    return null
  }
  if (read.guessed !== null) told('warning', column, read.guessed)
  return { ...read, on: written.date }
}
