/** The CSV form of a report, one line a cell: the words that `write/write-csv.ts` and `read/read-csv.ts` share. */

import type { CellState } from '../domain/annual-report/report.ts'
import { headingsOf, type PlacedCell, type PlacedGrid } from './write/place-grid.ts'

export const csvHeader = ['表', '项目', '列', '数值', '状态', '原文'] as const

/** Words of the 状态 column. */
export const csvStates = {
  number: '数字',
  blank: '空白',
  mark: '标记',
  text: '文字',
  absent: '缺',
} as const satisfies Record<CellState, string>

/** What stands in the 表 column besides the tables' captions. */
export const csvParts = { report: '报告', narrative: '正文', statistics: '统计' } as const
export const csvFacts = { title: '标题', organ: '单位', year: '年份', form: '格式' } as const
export const csvNarrative = { preamble: '引言', signature: '落款' } as const

/** 项目 and 列 of a value cell: its row and column labels, outermost first. No label of a form holds the joint. */
export function csvLabels(grid: PlacedGrid, cell: PlacedCell): { item: string; column: string } {
  const { above, left } = headingsOf(grid, cell)
  const join = (cells: readonly PlacedCell[]) =>
    cells.map((head) => (head.kind === 'label' ? head.text : '')).join('｜')
  // 表四 has no row labels: its inner heads name the column, the outer ones the item.
  if (left.length === 0) return { item: join(above.slice(0, -1)), column: join(above.slice(-1)) }
  // The outermost head ("申请人情况", "第二十条第（一）项") is the same for all.
  return { item: join(left), column: join(above.slice(1)) }
}

/** One field: quoted where it must be, and never a formula when a spreadsheet opens it. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/**
 * Text that a spreadsheet would run (=, +, -, @, tab) gets an apostrophe before it, as does text that already
 * begins with one: `unguard` takes back exactly what `guard` put there. Plain signed numbers are left alone.
 */
export function guard(text: string): string {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text
  return /^['=+\-@\t\r＝＋－＠]/.test(text) ? `'${text}` : text
}

export function unguard(text: string): string {
  return /^'['=+\-@\t\r＝＋－＠]/.test(text) ? text.slice(1) : text
}

/**
 * Fields of each line (RFC 4180): quotes, doubled quotes, line breaks inside quotes. By searching, not by one expression:
 * a quoted field of some megabytes would be too deep for it.
 */
export function parseCsv(text: string): string[][] {
  const source = text.replace(/^\uFEFF/, '')
  const lines: string[][] = []
  let line: string[] = []
  for (let at = 0; at < source.length; ) {
    const { field, end } = readField(source, at)
    line.push(field)
    if (source[end] === ',') {
      at = end + 1
      if (at < source.length) continue
      line.push('')
    }
    lines.push(line)
    line = []
    at = Math.max(at, end + (source.startsWith('\r\n', end) ? 2 : 1))
  }
  return lines
}

/** The field that begins at a place, and where what ends it stands. What follows a closing quote is dropped. */
function readField(source: string, from: number): { readonly field: string; readonly end: number } {
  const close = source[from] === '"' ? closingQuote(source, from) : -1
  const end = nextSeparator(source, close === -1 ? from : close + 1)
  if (close === -1) return { field: source.slice(from, end), end }
  return { field: source.slice(from + 1, close).replaceAll('""', '"'), end }
}

/** -1 where the quote is never closed: then it is a sign like any other. */
function closingQuote(source: string, open: number): number {
  let at = source.indexOf('"', open + 1)
  while (at !== -1 && source[at + 1] === '"') at = source.indexOf('"', at + 2)
  return at
}

function nextSeparator(source: string, from: number): number {
  const separator = /[,\r\n]/g
  separator.lastIndex = from
  return separator.exec(source)?.index ?? source.length
}
