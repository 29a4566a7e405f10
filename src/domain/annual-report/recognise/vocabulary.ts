/** Every label of every form, folded once, with what it may mean. */

import type {
  AnnualReportForm,
  FormBlock,
  FormColumn,
  FormId,
  FormRow,
  TableCode,
} from '../../../law/annual-report-form.ts'
import { annualReportForms } from '../../../law/annual-report-forms.ts'
import { foldKey } from './fold-text.ts'

export type Meaning =
  | { readonly kind: 'row'; readonly table: TableCode; readonly row: string }
  | { readonly kind: 'column'; readonly table: TableCode; readonly column: string }
  /** A group of 表三: 3 = the outcomes, 13–16 = （三）–（六）. */
  | { readonly kind: 'group'; readonly table: 'requests'; readonly group: string }
  /** 第二十条第（N）项. */
  | { readonly kind: 'block'; readonly table: 'proactive'; readonly item: number }
  /** A head that spans others or names none: 申请人情况, 信息内容, the corner note. */
  | { readonly kind: 'head'; readonly table: TableCode; readonly head: string }

/** Folded label without its numbering → meanings, likeliest first. */
export const meaningsByKey = new Map<string, Meaning[]>()

/** Forms that alone use a column or row of 表二: the evidence for the form. */
export const formsByColumn = new Map<string, Set<FormId>>()

export interface RowLabel {
  readonly table: TableCode
  readonly row: string
  /** Keys of the official label and its aliases, without numbering. */
  readonly keys: readonly string[]
  /** Number printed before the label: "1" of "1.属于国家秘密", "" when none. */
  readonly number: string
  /** Group of 表三 as in `Meaning`, "" when none. */
  readonly group: string
  /** Place in the table; a row that stands for several comes just before them. */
  readonly order: number
}

/** `table/row` → label. */
export const rowLabelByCode = new Map<string, RowLabel>()

const numbering = /^(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})(?=.)/

/** A folded label without the number before it. Not certain on its own: "三安全一稳定" also begins so. */
export function withoutNumber(key: string): string {
  return key.replace(numbering, '')
}

export function numberOf(key: string): string {
  return numbering.exec(key)?.[0] ?? ''
}

function add(label: string, meaning: Meaning): string {
  const key = withoutPrintedNumber(label)
  const list = meaningsByKey.get(key) ?? []
  const same = list.some((other) => JSON.stringify(other) === JSON.stringify(meaning))
  if (!same) list.push(meaning)
  meaningsByKey.set(key, list)
  return key
}

/** "（三）不予公开" → folded "不予公开"; "危及“三安全一稳定”" keeps its 三. */
export function withoutPrintedNumber(label: string): string {
  return foldKey(
    label.replace(
      /^\s*(?:[（(]\s*[一二三四五六七八九十\d]+\s*[）)]|[一二三四五六七八九十]+\s*[、.．]|\d+\s*[.．、])/u,
      '',
    ),
  )
}

function printedNumber(label: string): string {
  return /^\s*[（(]?\s*([一二三四五六七八九十]+|\d+)\s*[）)、.．]/u.exec(label)?.[1] ?? ''
}

function addRow(table: TableCode, row: FormRow, order: number): void {
  const code = `${table}/${row.code}`
  const known = rowLabelByCode.get(code)
  const keys = [row.label, ...row.aliases].map((label) => add(label, { kind: 'row', table, row: row.code }))
  rowLabelByCode.set(code, {
    table,
    row: row.code,
    keys: [...new Set([...(known?.keys ?? []), ...keys])],
    number: printedNumber(row.label),
    group: groupOf(row.groups.at(-1) ?? ''),
    order: known?.order ?? order,
  })
}

function groupOf(label: string): string {
  return withoutPrintedNumber(label)
}

/** `table/column` → folded labels and aliases. */
export const columnKeys = new Map<string, string[]>()

function addColumn(form: FormId, table: TableCode, column: FormColumn): void {
  const code = `${table}/${column.code}`
  const keys = [column.label, ...column.aliases].map((label) =>
    add(label, { kind: 'column', table, column: column.code }),
  )
  columnKeys.set(code, [...new Set([...(columnKeys.get(code) ?? []), ...keys])])
  if (table !== 'proactive') return
  const forms = formsByColumn.get(column.code) ?? new Set<FormId>()
  formsByColumn.set(column.code, forms.add(form))
}

function addBlockHeading(heading: string | null): void {
  const item = /第[（(]?([一二三四五六七八九十]+)[）)]?项/u.exec(heading ?? '')?.[1]
  if (item === undefined) return
  const number = '一二三四五六七八九十'.indexOf(item) + 1
  for (const text of [
    `第二十条第${item}项`,
    `第二十条${item}项`,
    `第20条第${number}项`,
    `第二十条第${number}项`,
    `条例第二十条第${item}项`,
  ])
    add(text, { kind: 'block', table: 'proactive', item: number })
}

function addBlock(form: FormId, table: TableCode, block: FormBlock, place: number): void {
  addBlockHeading(block.heading)
  for (const column of block.columns) addColumn(form, table, column)
  block.rows.forEach((row, index) => {
    addRow(table, row, place * 100 + index)
    for (const group of row.groups) {
      if (table === 'requests') add(group, { kind: 'group', table, group: groupOf(group) })
      else add(group, { kind: 'head', table, head: foldKey(group) })
    }
  })
}

function addForm(form: AnnualReportForm): void {
  for (const table of form.tables) {
    table.blocks.forEach((block, place) => {
      addBlock(form.id, table.code, block, place)
    })
    for (const { row, replaces } of table.collapsed ?? [])
      addRow(table.code, row, (rowLabelByCode.get(`${table.code}/${replaces[0]}`)?.order ?? 0) - 0.5)
    for (const cell of table.head.flat()) {
      const key = foldKey(cell.text)
      const taken = meaningsByKey.get(key)?.some((meaning) => meaning.table === table.code)
      if (!taken) add(cell.text, { kind: 'head', table: table.code, head: key })
    }
  }
}

function addSpokenLabels(): void {
  for (const text of ['信息内容', '内容', '公开内容', '信息类别'])
    add(text, { kind: 'head', table: 'proactive', head: '信息内容' })
  for (const text of [
    '申请人',
    '申请人类别',
    '申请人类型',
    '法人和其他组织',
    '法人及其他组织',
    '法人其他组织',
    '本列数据的勾稽关系为',
  ])
    add(text, { kind: 'head', table: 'requests', head: foldKey(text) })
  add('办理结果', { kind: 'group', table: 'requests', group: '本年度办理结果' })
}

// The form in force first: its order of rows and its wording lead.
for (const form of [annualReportForms['2021'], annualReportForms['2019']]) addForm(form)
addSpokenLabels()

const rowOrders: Readonly<Record<TableCode, ReadonlyMap<string, number>>> = {
  proactive: ordersOf('proactive'),
  requests: ordersOf('requests'),
  remedies: ordersOf('remedies'),
}

function ordersOf(table: TableCode): Map<string, number> {
  const labels = [...rowLabelByCode.values()].filter((label) => label.table === table)
  return new Map(labels.map(({ row, order }) => [row, order]))
}

/** Place of a row in its table as in `RowLabel`, −1 for a row that no form has. */
export function orderOf(table: TableCode, row: string): number {
  return rowOrders[table].get(row) ?? -1
}

/** All row labels in the order of the form. */
export const rowLabels: readonly RowLabel[] = [...rowLabelByCode.values()].sort((a, b) => a.order - b.order)
