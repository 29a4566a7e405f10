/** A line of a register → a request as it tells it. */

import type { LocalDate } from '../../calendar/local-date.ts'
import type { LineComplaint } from '../../line-complaint.ts'
import type { SheetRow } from '../../organs/organ-sheet.ts'
import { normaliseNumber } from '../letters/letter-number.ts'
import type { ApplicantCategory, ApplicantField } from '../request-event.ts'
import type { MappedColumn } from './map-columns.ts'
import { readOutcome } from './outcome-words.ts'
import { readSheetDate, yearIn } from './read-sheet-date.ts'
import { headingOf, type SheetColumn } from './sheet-columns.ts'
import type { RemedyOfLine, SheetLine } from './sheet-line.ts'
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

/** A line whose cells are asked one by one; every doubt is told as it comes up. */
interface Reading {
  /** The cell's words; '' where the sheet has no such column. */
  readonly text: (column: SheetColumn) => string
  readonly told: Told
  /** Completes dates written without one. */
  readonly year: number | null
}

type Told = (severity: LineComplaint['severity'], column: SheetColumn, message: string) => void

/** `sheetYear`: of the file's name or head, for dates without one. The line is null where it holds an error. */
export function readSheetLine(
  row: SheetRow,
  columns: readonly MappedColumn[],
  sheetYear: number | null,
): { readonly line: SheetLine | null; readonly complaints: readonly LineComplaint[] } {
  const complaints: LineComplaint[] = []
  const told: Told = (severity, column, message) =>
    complaints.push({ line: row.line, column: headingOf(column), severity, message })
  const text = (column: SheetColumn): string => {
    const place = columns.find((each) => each.column === column)
    return place === undefined ? '' : (row.fields[place.index] ?? '').trim()
  }
  tellTooLong(row, columns, told)
  if (complaints.length > 0) return { line: null, complaints }
  const year = yearIn(normaliseNumber(text('number'))) ?? sheetYear
  const line = lineOf(row.line, { text, told, year })
  return { line: complaints.some(({ severity }) => severity === 'error') ? null : line, complaints }
}

function tellTooLong(row: SheetRow, columns: readonly MappedColumn[], told: Told): void {
  for (const { index, column } of columns) {
    const [given, most] = [(row.fields[index] ?? '').length, mostCharacters(column)]
    if (column !== null && given > most) told('error', column, `有 ${given} 字，最多 ${most} 字，请删减`)
  }
}

/** Of one cell: what is asked for and why it was refused are told at length, the rest is a word or a line. */
function mostCharacters(column: SheetColumn | null): number {
  if (column === 'note') return Number.POSITIVE_INFINITY
  return column === 'sought' || column === 'reason' ? 20_000 : 500
}

function lineOf(line: number, reading: Reading): SheetLine {
  const { text, told } = reading
  const dates = datesOf(reading)
  const outcome = readOutcome(text('outcome'), text('reason'))
  if (outcome.kind === 'undecided') told('error', 'outcome', outcome.message)
  if (outcome.kind === 'code' && outcome.guessed !== null) told('warning', 'outcome', outcome.guessed)
  const extendedWord = readYes(text('extended'))
  if (extendedWord === null) told('warning', 'extended', `看不懂“${text('extended')}”，按没有延期读`)
  return {
    line,
    number: normaliseNumber(text('number')),
    requestId: text('requestId').toLowerCase(),
    ...dates,
    channel: wordOf(reading, 'channel', readChannel),
    courierNumber: text('courierNumber'),
    category: categoryOf(reading),
    applicant: applicantOf(text),
    sought: text('sought'),
    documentNumber: normaliseNumber(text('documentNumber')),
    supplyForm: wordOf(reading, 'supplyForm', readSupplyForm),
    supplyRoute: wordOf(reading, 'supplyRoute', readSupplyRoute),
    unit: text('unit'),
    handler: text('handler'),
    extended: dates.extensionOn !== null || extendedWord === 'yes' ? 'yes' : 'no',
    outcome: outcome.kind === 'undecided' ? { kind: 'open' } : outcome,
    reason: text('reason'),
    replyNumber: normaliseNumber(text('replyNumber')),
    serviceMode: wordOf(reading, 'serviceMode', readServiceMode),
    trackingNumber: text('trackingNumber'),
    reconsideration: remedyOf(reading, 'reconsideration'),
    litigation: remedyOf(reading, 'litigation'),
  }
}

function datesOf({ text, told, year }: Reading) {
  const date = (column: SheetColumn): LocalDate | null => {
    const read = readSheetDate(text(column), year)
    if (read.kind === 'unreadable')
      told('error', column, `“${text(column)}”不是看得懂的日期，请写成 2021-01-10 的样子`)
    if (read.kind !== 'date') return null
    if (read.guessed !== null) told('warning', column, read.guessed)
    return read.date
  }
  return {
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
}

/** null where the cell is empty, struck through or not understood, which is told. */
function wordOf<K>(
  { text, told }: Reading,
  column: SheetColumn,
  read: (text: string) => ReadWord<K> | null,
): K | null {
  if (/^[-—–/\\]*$/.test(text(column))) return null
  const found = read(text(column))
  if (found === null) told('warning', column, `看不懂“${text(column)}”，没有读`)
  else if (found.guessed !== null) told('warning', column, found.guessed)
  return found?.value ?? null
}

function categoryOf({ text, told }: Reading): ApplicantCategory | null {
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

/** Columns that hold personal data, with the field that it is kept under. */
export const personalColumns = new Map<SheetColumn, ApplicantField>(applicantColumns)

function applicantOf(text: Reading['text']): SheetLine['applicant'] {
  const filled = applicantColumns.flatMap(([column, field]): [ApplicantField, string][] => {
    const value = text(column)
    return /^[-—–/\\]*$|^无$/.test(value) ? [] : [[field, value]]
  })
  return Object.fromEntries(filled)
}

function remedyOf(
  { text, told, year }: Reading,
  column: 'reconsideration' | 'litigation',
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
