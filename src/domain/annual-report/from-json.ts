/** Our own JSON → report: the inverse of `reportToJson`, for files a person saved and for the API. */

import type { TableCode } from '../../law/annual-report-form.ts'
import type { ReadNote, SourcePosition } from '../document.ts'
import { UnreadableFile } from '../unreadable-file.ts'
import { formOf } from './layout.ts'
import {
  type AnnualReport,
  type Cell,
  type CellState,
  cellKey,
  type Irregularity,
  type ReportSection,
} from './report.ts'

type Fields = Record<string, unknown>

const states: readonly CellState[] = ['number', 'blank', 'mark', 'text', 'absent']
const forms = ['2021', '2019', 'statistics', 'unknown'] as const

/**
 * Takes the value of a parsed JSON file (a list with one report counts as that report). The nested numbers
 * alone are enough; where the flat `cells` are there too, they decide, for they keep state and raw text.
 * Throws `UnreadableFile` with a Chinese sentence when it is not such a report.
 */
export function reportFromJson(json: unknown): AnnualReport {
  const value = Array.isArray(json) && json.length === 1 ? json[0] : json
  if (!isFields(value) || !forms.some((form) => form === value.form)) {
    throw new UnreadableFile(
      'no-report',
      '这个 JSON 文件不是年度报告数据：缺少 form（表格式样）。请使用“gongkai read --json”或页面保存的 JSON 文件。',
    )
  }
  const form = forms.find((candidate) => candidate === value.form) ?? 'unknown'
  const cells = Array.isArray(value.cells) ? cellsFromList(value.cells) : cellsFromNested({ form }, value)
  const tables = formOf({ form })
    .tables.map((table) => table.code)
    .filter((code) => isFields(value[code]) || Object.keys(cells).some((key) => key.startsWith(`${code}/`)))
  return {
    organ: text(value.organ),
    year: typeof value.year === 'number' && Number.isInteger(value.year) ? value.year : null,
    form,
    title: text(value.title),
    preamble: text(value.preamble),
    signature: text(value.signature),
    sections: list(value.sections).map(sectionFromJson),
    cells,
    tables,
    irregularities: list(value.irregularities).filter(isIrregularity),
    notes: list(value.notes).map(noteFromJson),
    statistics: list(value.statistics).map((line) => ({
      label: text(line.label),
      value: number(line.value),
      raw: text(line.raw),
      source: null,
    })),
    dates: datesFromJson(isFields(value.dates) ? value.dates : {}),
    format: 'json',
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}

function isTable(value: unknown): value is TableCode {
  return value === 'proactive' || value === 'requests' || value === 'remedies'
}

function isIrregularity(value: Fields): value is Irregularity & Fields {
  return typeof value.kind === 'string'
}

function cellsFromList(cells: readonly unknown[]): Record<string, Cell> {
  const found: Record<string, Cell> = {}
  for (const cell of cells.filter(isFields)) {
    const state = states.find((candidate) => candidate === cell.state)
    if (
      !isTable(cell.table) ||
      typeof cell.row !== 'string' ||
      typeof cell.column !== 'string' ||
      state === undefined
    ) {
      throw new UnreadableFile(
        'damaged',
        `JSON 文件中有一个单元格写得不对：${JSON.stringify(cell).slice(0, 80)}。每格要有 table、row、column、state。`,
      )
    }
    found[cellKey({ table: cell.table, row: cell.row, column: cell.column })] = {
      value: state === 'number' ? number(cell.value ?? Number(cell.raw)) : null,
      state,
      raw: text(cell.raw),
      source: isFields(cell.source) ? (cell.source as SourcePosition) : null, // written by reportToJson; only shown
      ...(typeof cell.guessed === 'string' ? { guessed: cell.guessed } : {}),
      ...(typeof cell.confidence === 'number' ? { confidence: cell.confidence } : {}),
    }
  }
  return found
}

function cellsFromNested(report: Pick<AnnualReport, 'form'>, value: Fields): Record<string, Cell> {
  const found: Record<string, Cell> = {}
  for (const table of formOf(report).tables) {
    const nested = value[table.code]
    if (!isFields(nested)) continue
    const collapsed = (table.collapsed ?? []).map(({ row }) => row)
    for (const block of table.blocks) {
      const rows = [...block.rows, ...(block.heading === null ? collapsed : [])]
      for (const row of rows.filter(({ code }) => code in nested)) {
        const line = nested[row.code]
        for (const column of block.columns) {
          const printed = isFields(line) ? line[column.code] : line
          const amount =
            isFields(line) && column.kind === 'money-with-unit' ? line[`${column.code}Yuan`] : printed
          const cell = number(amount)
          found[cellKey({ table: table.code, row: row.code, column: column.code })] = {
            value: cell,
            state: cell === null ? 'blank' : 'number',
            raw: cell === null ? '' : typeof printed === 'string' ? printed : String(cell),
            source: null,
          }
        }
      }
    }
  }
  return found
}

function sectionFromJson(section: Fields): ReportSection {
  const body = text(section.text)
  let start = 0
  const paragraphs = body.split('\n').map((paragraph) => {
    const span = { start, end: start + paragraph.length, source: null }
    start = span.end + 1
    return span
  })
  return {
    number: number(section.number) ?? 0,
    title: text(section.title),
    heading: text(section.heading) || text(section.title),
    text: body,
    source: null,
    paragraphs,
  }
}

function noteFromJson(note: Fields): ReadNote {
  return { code: text(note.code) as ReadNote['code'], message: text(note.message), source: null } // shown, never decided on
}

function datesFromJson(dates: Fields): AnnualReport['dates'] {
  return {
    titleYear: number(dates.titleYear),
    periodFrom: textOrNull(dates.periodFrom),
    periodTo: textOrNull(dates.periodTo),
    signedOn: textOrNull(dates.signedOn),
    publishedOn: textOrNull(dates.publishedOn),
  }
}
