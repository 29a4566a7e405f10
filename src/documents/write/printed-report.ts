/** A report as it goes on paper: what every writer sets, in reading order. */

import { effectiveTable, formOf, layoutTable, type TableLayout } from '../../domain/annual-report/layout.ts'
import { type AnnualReport, type CellAddress, cellKey } from '../../domain/annual-report/report.ts'
import type { FormColumn, FormTable, TableCode } from '../../law/annual-report-form.ts'
import { cleanText, linesOf, widthOf } from './clean-text.ts'
import { printCell } from './print-cell.ts'

export interface PrintedTable {
  readonly code: TableCode
  /** "表三 收到和处理政府信息公开申请情况". */
  readonly caption: string
  readonly layout: TableLayout
  /** What stands in a value cell; "" when it is blank. */
  textOf(address: CellAddress, column: FormColumn): string
}

export interface PrintedSection {
  readonly number: number
  /** "一、总体情况"; null where the report has the table but no such heading. */
  readonly heading: string | null
  readonly paragraphs: readonly string[]
  readonly table: PrintedTable | null
}

export interface PrintedReport {
  /** One line, or organ and rest on two when the title is longer than a line of 小标宋 in 2号. */
  readonly title: readonly string[]
  readonly organ: string
  readonly year: number | null
  readonly preamble: readonly string[]
  readonly sections: readonly PrintedSection[]
  /** Organ and date, one line each. */
  readonly signature: readonly string[]
  /** Reports before 2019: labelled numbers. */
  readonly statistics: readonly { readonly label: string; readonly text: string }[]
  /** YYYY-MM-DD for the file's properties, when the report says its date. */
  readonly date: string | null
  /** Chinese sentences: what the person should know about the written file. */
  readonly warnings: readonly string[]
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九']

export function printedReport(report: AnnualReport): PrintedReport {
  return {
    title: breakTitle(printedTitle(report), report.organ),
    organ: cleanText(report.organ),
    year: report.year,
    preamble: linesOf(report.preamble),
    sections: printedSections(report),
    signature: linesOf(report.signature),
    statistics: report.statistics.map(({ label, value, raw }) => ({
      label: cleanText(label),
      text: cleanText(raw) || (value === null ? '' : String(value)),
    })),
    date: report.dates.signedOn ?? report.dates.publishedOn,
    warnings: warningsOf(report),
  }
}

/**
 * The title as the report has it. Only where nothing on the sheet would say whose report it is, or for which
 * year (the reader knew it from the web page or the file's name), they are put in.
 */
export function printedTitle(
  report: Pick<AnnualReport, 'title' | 'organ' | 'year' | 'preamble' | 'signature' | 'sections'>,
): string {
  const title = cleanText(report.title).replace(/\n/g, '') || '政府信息公开工作年度报告'
  const organ = cleanText(report.organ)
  const bare = (text: string) => text.replace(/\s/g, '')
  const texts = [title, report.preamble, report.signature, ...report.sections.map((section) => section.text)]
  const namesOrgan = texts.some((text) => bare(text).includes(bare(organ)))
  const year = report.year
  const saysYear =
    year === null || namesYear(bare(title), year) || bare(report.preamble).includes(`${year}年`)
  const lead = namesOrgan ? '' : organ
  return `${lead}${saysYear ? '' : `${year}年`}${namesOrgan ? title : withoutShortName(title, organ)}`
}

/** "宝山区2021年…" of 双鸭山市宝山区 gives up its short name for the full one. */
function withoutShortName(title: string, organ: string): string {
  for (let length = Math.min(title.length, organ.length); length >= 2; length--)
    if (organ.includes(title.slice(0, length))) return title.slice(length).trim()
  return title
}

function namesYear(title: string, year: number): boolean {
  const digits = title.normalize('NFKC').replace(/[〇○零Ｏ一二三四五六七八九]/g, (sign) => {
    const index = numerals.indexOf(sign)
    return String(index < 0 ? 0 : index + 1)
  })
  return digits.includes(String(year))
}

/** A line of the title holds 20 signs of 22 pt. */
const titleLine = 20

/** Title lines in characters of full width. */

/** A longer title is broken where it is spoken: after the organ, before the year, before 政府信息公开. */
function breakTitle(title: string, organ: string): string[] {
  const name = cleanText(organ)
  if (widthOf(title) <= titleLine) return [title]
  const places = [
    name !== '' && title.startsWith(name) ? name.length : -1,
    title.search(/(?:20\d\d|[二两][〇○零Ｏ0][〇○零Ｏ一二三四五六七八九]{2})\s*年/),
    title.search(/(?:关于)?政府信息公开/),
  ]
  const at = places.find((place) => place > 0 && place < title.length)
  return at === undefined ? [title] : [title.slice(0, at).trim(), title.slice(at).trim()]
}

function printedSections(report: AnnualReport): PrintedSection[] {
  const form = formOf(report)
  const printed: PrintedSection[] = []
  for (const { number, table } of form.sections) {
    const own = report.sections.filter((section) => section.number === number)
    const sheet = table === null ? null : printedTable(report, table)
    own.forEach((section, index) => {
      printed.push({
        number,
        heading: `${numerals[number - 1]}、${cleanText(section.title) || titleOf(report, number)}`,
        paragraphs: linesOf(section.text),
        table: index === own.length - 1 ? sheet : null,
      })
    })
    if (own.length === 0 && sheet !== null)
      printed.push({ number, heading: null, paragraphs: [], table: sheet })
  }
  return printed
}

function titleOf(report: AnnualReport, number: number): string {
  return formOf(report).sections.find((section) => section.number === number)?.title ?? ''
}

/** The table as the report has it: what the source lacks is left out, because an added blank row would be invented. */
export function printedTable(
  report: Pick<AnnualReport, 'form' | 'cells' | 'tables'>,
  code: TableCode,
): PrintedTable | null {
  if (!report.tables.includes(code)) return null
  const table = presentRows(report, effectiveTable(report, code))
  if (table.blocks.length === 0) return null
  const layout = layoutTable(table)
  return {
    code,
    caption: `表${numerals[table.number - 1]} ${table.title}`,
    layout,
    textOf: (address, column) => cleanText(printCell(report.cells[cellKey(address)], column.kind)),
  }
}

function presentRows(report: Pick<AnnualReport, 'cells'>, table: FormTable): FormTable {
  const present = (row: string, columns: readonly FormColumn[]) =>
    columns.some((column) => report.cells[cellKey({ table: table.code, row, column: column.code })])
  const blocks = table.blocks
    .map((block) => ({ ...block, rows: block.rows.filter((row) => present(row.code, block.columns)) }))
    .filter((block) => block.rows.length > 0)
  // The one line of 表四 stands under one merged head: it is whole or not there.
  if (table.layout === 'one-row') return blocks.length > 0 ? table : { ...table, blocks }
  return { ...table, blocks, head: fitCorner(table, blocks) }
}

/** The corner of 表三 spans the label columns, of which a table that breaks off early has fewer. */
function fitCorner(table: FormTable, blocks: FormTable['blocks']): FormTable['head'] {
  const depths = blocks.flatMap((block) => block.rows.map((row) => row.groups.length + 1))
  const colSpan = Math.max(...depths)
  return table.head.map((line, row) =>
    line.map((cell, column) => (row === 0 && column === 0 ? { ...cell, colSpan } : cell)),
  )
}

function warningsOf(report: AnnualReport): string[] {
  const warnings: string[] = []
  for (const table of formOf(report).tables) {
    const name = `表${numerals[table.number - 1]}`
    const effective = effectiveTable(report, table.code)
    const all = effective.blocks.flatMap((block) => block.rows.map((row) => ({ row, block })))
    const missing = all.filter(
      ({ row, block }) =>
        !block.columns.some(
          ({ code }) => report.cells[cellKey({ table: table.code, row: row.code, column: code })],
        ),
    )
    if (report.statistics.length === 0 && missing.length === all.length)
      warnings.push(`原件没有${name}，写出的文件也没有补写。`)
    else if (missing.length > 0 && missing.length < all.length)
      warnings.push(`原件${name}缺少${missing.length}行，写出的文件没有补写。`)
  }
  const guessed = Object.values(report.cells).filter((cell) => cell.guessed !== undefined).length
  if (guessed > 0) warnings.push(`有${guessed}个单元格的数是从原文推断的，请与原件核对。`)
  return warnings
}

const subheading = /^(（[一二三四五六七八九十]{1,3}）|\([一二三四五六七八九十]{1,3}\))/

/**
 * A paragraph that opens with "（一）…": its heading is set in 楷体. `head` ends with the first full stop,
 * or is the whole paragraph where that is short and has none.
 */
export function splitSubheading(paragraph: string): { head: string; rest: string } {
  if (!subheading.test(paragraph)) return { head: '', rest: paragraph }
  const stop = paragraph.search(/[。：；:]/)
  if (stop < 0) return paragraph.length <= 40 ? { head: paragraph, rest: '' } : { head: '', rest: paragraph }
  if (stop > 40) return { head: '', rest: paragraph }
  return { head: paragraph.slice(0, stop + 1), rest: paragraph.slice(stop + 1) }
}

/**
 * Free characters right of signature and date (GB/T 9704-2012, 7.3.5.2): the organ two characters in, the date
 * beginning two characters right of the organ's first; where the date is the longer, the date stands two in.
 */
export function signatureIndents(lines: readonly string[]): number[] {
  const [organ, date] = lines
  if (lines.length !== 2 || organ === undefined || date === undefined || !/日$/.test(date))
    return lines.map(() => 2)
  const dateGap = widthOf(organ) - widthOf(date)
  if (dateGap >= 2) return [2, dateGap]
  return [Math.max(2, widthOf(date) + 4 - widthOf(organ)), 2]
}
