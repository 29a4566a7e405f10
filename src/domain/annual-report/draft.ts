/** A report in the making: from the blank form, from last year's report, or from any report read. */

import type { AnnualReportForm, FormColumn, FormId, TableCode } from '../../law/annual-report-form.ts'
import { annualReportForms } from '../../law/annual-report-forms.ts'
import { readCellText } from './cell-text.ts'
import { effectiveTable } from './layout.ts'
import {
  type AnnualReport,
  type Cell,
  type CellAddress,
  type CellKey,
  cellKey,
  type ReportSection,
} from './report.ts'

export interface DraftHead {
  readonly organ: string
  /** The year reported on. */
  readonly year: number
}

/** What a person typed: texts as they stand in the fields, nothing read into them yet. */
export interface DraftEntries extends DraftHead {
  readonly form: FormId
  /** By `cellKey`; a missing or empty entry is a blank cell, never 0. */
  readonly cells: Readonly<Record<string, string>>
  /** By section number, 1 to 6. */
  readonly sections: Readonly<Record<number, string>>
  readonly preamble: string
  readonly signature: string
}

/** The form in force for a report year; the newest where the year is later than every form. */
export function formForYear(year: number): FormId {
  const form = Object.values(annualReportForms).find(
    ({ years }) => years.from <= year && (years.to === null || year <= years.to),
  )
  return form?.id ?? '2021'
}

/** The blank official form: every cell there, none filled. */
export function blankReport(formId: FormId, head: DraftHead): AnnualReport {
  return draftFromEntries({ ...head, form: formId, cells: {}, sections: {}, preamble: '', signature: '' })
}

/**
 * Next year's draft from last year's report: 四、结转下年度 of every column becomes 二、上年结转. Nothing else is
 * carried: last year's counts are not this year's. A cell that was blank stays blank.
 */
export function carryForward(previous: AnnualReport): AnnualReport {
  const year = (previous.year ?? 0) + 1
  const form = formForYear(year)
  const cells = Object.fromEntries(
    requestColumns(annualReportForms[form]).flatMap(({ code }): [CellKey, string][] => {
      const carried = previous.cells[cellKey({ table: 'requests', row: 'carriedOut', column: code })]
      if (carried?.state !== 'number') return []
      return [[cellKey({ table: 'requests', row: 'carriedIn', column: code }), String(carried.value)]]
    }),
  )
  return draftFromEntries({
    organ: previous.organ,
    year,
    form,
    cells,
    sections: {},
    preamble: '',
    signature: '',
  })
}

function requestColumns(form: AnnualReportForm): readonly FormColumn[] {
  return form.tables.find(({ code }) => code === 'requests')?.blocks[0]?.columns ?? []
}

/** Typed texts → report, each cell read as it would be read from a file. Unknown cell keys are dropped. */
export function draftFromEntries(entries: DraftEntries): AnnualReport {
  const form = annualReportForms[entries.form]
  const cells: Record<string, Cell> = {}
  for (const { address, column } of draftCells(entries)) {
    const key = cellKey(address)
    cells[key] = readCellText(entries.cells[key] ?? '', column.kind, null)
  }
  const collapsed = collapsedRows(entries)
  return {
    organ: entries.organ,
    year: entries.year,
    form: entries.form,
    title: `${entries.organ}${entries.year}年政府信息公开工作年度报告`,
    preamble: entries.preamble,
    signature: entries.signature,
    sections: form.sections.map(({ number, title }) =>
      draftSection(number, title, entries.sections[number] ?? ''),
    ),
    cells,
    tables: form.tables.map(({ code }) => code),
    irregularities: collapsed,
    notes: [],
    statistics: [],
    dates: {
      titleYear: entries.year,
      periodFrom: null,
      periodTo: null,
      signedOn: null,
      publishedOn: null,
    },
    format: 'json',
  }
}

/** A report read from a file → the texts to put into the fields. */
export function entriesFromReport(report: AnnualReport): DraftEntries {
  const year = report.year ?? 0
  return {
    organ: report.organ,
    year,
    form: report.form === '2019' || report.form === '2021' ? report.form : formForYear(year),
    cells: Object.fromEntries(Object.entries(report.cells).map(([key, cell]) => [key, cell.raw.trim()])),
    sections: Object.fromEntries(report.sections.map(({ number, text }) => [number, text])),
    preamble: report.preamble,
    signature: report.signature,
  }
}

export interface DraftCell {
  readonly address: CellAddress
  readonly column: FormColumn
}

/** Every cell of a draft in printed order. A draft that came with （六）其他处理 as one row keeps it. */
export function draftCells(entries: Pick<DraftEntries, 'form' | 'cells'>): DraftCell[] {
  const shape = draftShape(entries)
  return annualReportForms[entries.form].tables.flatMap(({ code }) =>
    effectiveTable(shape, code).blocks.flatMap((block) =>
      block.rows.flatMap((row) =>
        block.columns.map((column) => ({
          address: { table: code, row: row.code, column: column.code },
          column,
        })),
      ),
    ),
  )
}

/** What `effectiveTable` needs to know of a draft. */
export function draftShape(
  entries: Pick<DraftEntries, 'form' | 'cells'>,
): Pick<AnnualReport, 'form' | 'cells'> {
  const present: Cell = { value: null, state: 'blank', raw: '', source: null }
  return {
    form: entries.form,
    cells: Object.fromEntries(Object.keys(entries.cells).map((key) => [key, present])),
  }
}

function collapsedRows(entries: DraftEntries): AnnualReport['irregularities'] {
  const keys = Object.keys(entries.cells)
  return annualReportForms[entries.form].tables.flatMap((table) =>
    (table.collapsed ?? [])
      .filter(({ row }) => keys.some((key) => key.startsWith(`${table.code}/${row.code}/`)))
      .map(({ row }) => ({ kind: 'row-collapsed', table: table.code, row: row.code }) as const),
  )
}

function draftSection(number: number, title: string, text: string): ReportSection {
  let start = 0
  const paragraphs = text.split('\n').map((paragraph) => {
    const span = { start, end: start + paragraph.length, source: null }
    start = span.end + 1
    return span
  })
  return { number, title, heading: title, text, source: null, paragraphs }
}

/** Cells nobody has filled yet, in printed order. */
export function blankCells(entries: DraftEntries): CellAddress[] {
  return draftCells(entries)
    .filter(({ address }) => (entries.cells[cellKey(address)] ?? '').trim() === '')
    .map(({ address }) => address)
}

/**
 * 空白处填 0: every blank cell becomes 0, every filled one stays; a blank total becomes the sum of its parts, for
 * "0" there would contradict them. A deliberate act of a person, never a default.
 */
export function fillZeros(entries: DraftEntries): DraftEntries {
  const totals = new Set(totalSums(entries).map(({ total }) => total))
  const zeros = blankCells(entries)
    .map(cellKey)
    .filter((key) => !totals.has(key))
    .map((key) => [key, '0'])
  return fillTotals({ ...entries, cells: { ...entries.cells, ...Object.fromEntries(zeros) } })
}

/**
 * 算出总计: fills each blank total whose parts are all filled, by the form's own balance rules, until nothing more
 * follows. A total with a blank part stays blank.
 */
export function fillTotals(entries: DraftEntries): DraftEntries {
  const cells: Record<string, string> = { ...entries.cells }
  const columns = new Map(draftCells(entries).map(({ address, column }) => [cellKey(address), column]))
  const sums = totalSums(entries)
  for (let filled = true; filled; ) {
    filled = false
    for (const { total, parts } of sums) {
      if ((cells[total] ?? '').trim() !== '') continue
      const values = parts.map((key) => {
        const column = columns.get(key)
        return column === undefined ? null : readCellText(cells[key] ?? '', column.kind, null).value
      })
      if (values.includes(null)) continue
      cells[total] = String(values.reduce<number>((sum, value) => sum + (value ?? 0), 0))
      filled = true
    }
  }
  return { ...entries, cells }
}

interface TotalSum {
  readonly total: CellKey
  readonly parts: readonly CellKey[]
}

/** Every "total = sum of parts" of the form, cell by cell. */
function totalSums(entries: DraftEntries): TotalSum[] {
  const addresses = draftCells(entries).map(({ address }) => address)
  const present = new Set(addresses.map(cellKey))
  return annualReportForms[entries.form].balances
    .filter(({ left }) => left.length === 1 && left[0] === 'total')
    .flatMap((rule) => {
      const lines = new Set(
        addresses
          .filter(({ table }) => table === rule.table)
          .map(({ row, column }) => (rule.along === 'columns' ? column : row)),
      )
      const at = (line: string, code: string): CellKey =>
        cellKey(address(rule.table, rule.along === 'columns' ? [code, line] : [line, code]))
      return [...lines].flatMap((line) => {
        const parts = [...rule.right, ...collapsedCodes(entries, rule.table)]
          .map((code) => at(line, code))
          .filter((key) => present.has(key))
        const total = at(line, 'total')
        return present.has(total) && parts.length > 0 ? [{ total, parts }] : []
      })
    })
}

function address(table: TableCode, [row, column]: readonly [string, string]): CellAddress {
  return { table, row, column }
}

/** （六）其他处理 as one row takes the place of its three. */
function collapsedCodes(entries: DraftEntries, table: TableCode): string[] {
  return collapsedRows(entries).flatMap((each) =>
    each.kind === 'row-collapsed' && each.table === table ? [each.row] : [],
  )
}
