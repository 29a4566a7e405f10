/** Printed lines → which row of which table each belongs to, with its values still unread. */

import type { AnnualReportForm, TableCode } from '../../../law/annual-report-form.ts'
import { tableOf } from '../layout.ts'
import { classifyCell } from './classify-cell.ts'
import { blockOf, findRow, isNextRow } from './form-index.ts'
import { orderOf, type Roles, type RowHit, rolesOf } from './line-roles.ts'
import {
  type Head,
  nameUnknown,
  officialRemedyTargets,
  officialTargets,
  readHead,
  readRemedyHead,
  type Target,
} from './table-head.ts'
import type { Line, LineCell } from './table-lines.ts'

/** A row as printed: its label and the cells after it. */
export interface Segment {
  readonly table: TableCode
  /** Row code; "" for the line of 表四, whose targets name the rows. */
  readonly row: string
  readonly label: LineCell | null
  /** Index of the label cell in its line: rows with the same one are built alike. */
  readonly at: number
  readonly values: readonly LineCell[]
  readonly targets: readonly Target[]
  readonly aligned: boolean
  readonly line: Line
  readonly guessed?: string
}

export interface Segments {
  readonly segments: readonly Segment[]
  /** Heads found, for their labels. */
  readonly heads: readonly Head[]
  /** Group of 表三 with figures of its own: no row of the form. */
  readonly extraRows: readonly { readonly table: TableCode; readonly found: string }[]
  /** Lines of figures that belong to no row. */
  readonly orphans: readonly Line[]
}

export function segmentLines(lines: readonly Line[], form: AnnualReportForm): Segments {
  return new Segmenter(form).run(lines)
}

class Segmenter {
  readonly #form: AnnualReportForm
  #table: TableCode | null = null
  #headLines: Line[] = []
  #head: Head | null = null
  /** The head lines were followed by data: the next head line begins a new head. */
  #headUsed = false
  #group = ''
  #after = -1
  #requestRows = 0
  #remedyRow = ''
  #orphan: Line | null = null
  /** Figures printed above their label. */
  #above: Line | null = null
  readonly #segments: Segment[] = []
  readonly #heads: Head[] = []
  readonly #extraRows: { table: TableCode; found: string }[] = []
  readonly #orphans: Line[] = []

  constructor(form: AnnualReportForm) {
    this.#form = form
  }

  run(lines: readonly Line[]): Segments {
    for (const line of lines) if (!isProse(line)) this.#read(line)
    this.#keepOrphan(null, null)
    this.#closeHead()
    return {
      segments: this.#segments,
      heads: this.#heads,
      extraRows: this.#extraRows,
      orphans: this.#orphans,
    }
  }

  #read(line: Line): void {
    const roles = rolesOf(line, {
      table: this.#table,
      group: this.#group,
      after: this.#after,
      requestRows: this.#requestRows,
    })
    if (roles.group !== '') this.#group = roles.group
    const head = headTable(roles, this.#table)
    if (roles.block) this.#enter('proactive', line)
    else if (roles.rows.length > 0) this.#readRows(line, roles)
    else if (head !== null && (roles.values === 0 || roles.labels > 3)) this.#addHeadLine(head, line)
    else if (this.#table === 'remedies' && this.#readRemedies(line, roles)) return
    else if (roles.labels > 0 && roles.group !== '') this.#readGroupLine(line, roles)
    else if (roles.values > 0 && roles.labels === 0 && this.#table !== null && !isCountOfColumns(line))
      this.#keepOrphan(null, line)
  }

  #enter(table: TableCode, line: Line): void {
    this.#keepOrphan(null, null)
    this.#closeHead()
    this.#table = table
    this.#headLines = []
    this.#head = null
    line.used = true
  }

  #addHeadLine(table: TableCode, line: Line): void {
    this.#keepOrphan(null, null)
    if (table !== this.#table || this.#headUsed) {
      this.#closeHead()
      this.#headLines = []
      this.#head = null
      if (table !== this.#table) this.#after = -1
      this.#table = table
    }
    this.#headUsed = false
    this.#headLines.push(line)
    this.#head = null
    line.used = true
    if (table === 'remedies') {
      const named = line.cells.filter((cell) => cell.is.kind === 'label')
      if (named.length === 1 && named[0]) this.#remedyRow = remedyRow(named[0])
    }
  }

  /** A head of 表四 under which nothing stands at all: the fifteen cells are blank. */
  #closeHead(): void {
    if (this.#table !== 'remedies' || this.#headLines.length === 0 || this.#headUsed) return
    const head = this.#headOf('remedies')
    const line = this.#headLines.at(-1)
    if (head === null || line === undefined || !line.cells.some((cell) => isRemedyColumn(cell))) return
    this.#headUsed = true
    const blank: LineCell = {
      text: '',
      start: 0,
      end: 1,
      source: null,
      confidence: undefined,
      is: classifyCell(''),
    }
    this.#segments.push({
      table: 'remedies',
      row: '',
      label: null,
      at: -1,
      values: head.targets.map(() => blank),
      targets: head.targets,
      aligned: false,
      line,
    })
  }

  #headOf(table: TableCode): Head | null {
    if (this.#head?.table === table) return this.#head
    if (this.#table !== table || this.#headLines.length === 0) return null
    const columns =
      table === 'requests'
        ? (tableOf(this.#form, table).blocks[0]?.columns ?? []).map(({ code }) => code)
        : []
    const head =
      table === 'remedies'
        ? readRemedyHead(this.#headLines, this.#form)
        : readHead(this.#headLines, table, columns)
    if (head !== null) {
      this.#head = head
      this.#heads.push(head)
    }
    return head
  }

  #readRows(line: Line, roles: Roles): void {
    const rows = roles.rows.map((hit) => this.#inForm(hit, line))
    const [first] = rows
    if (first) this.#keepOrphan(first, line)
    rows.forEach((hit, index) => {
      const next = rows[index + 1]
      this.#readRow(line, hit, next?.at ?? line.cells.length)
    })
    line.used = true
  }

  /** 行政事业性收费 is one row in the one form and another in the other. */
  #inForm(hit: RowHit, line: Line): RowHit {
    const cell = line.cells[hit.at]
    const has = (row: string) => findRow(this.#form, hit.table, row) !== undefined
    if (cell?.is.kind !== 'label' || has(hit.row)) return hit
    const other = cell.is.meanings.find(
      (one) => one.kind === 'row' && one.table === hit.table && has(one.row),
    )
    if (other?.kind === 'row') return { ...hit, row: other.row }
    this.#extraRows.push({ table: hit.table, found: cell.text })
    return hit
  }

  #readRow(line: Line, hit: RowHit, end: number): void {
    if (hit.table !== this.#table) {
      this.#closeHead()
      this.#table = hit.table
      this.#headLines = []
      this.#head = null
    }
    const label = line.cells[hit.at]
    if (label === undefined) return
    const values = valuesOf(label, line.cells.slice(hit.at + 1, end))
    const { targets, aligned } = this.#targetsOf(hit, line, values.length)
    this.#headUsed = true
    this.#after = orderOf(hit.table, hit.row)
    if (hit.table === 'requests') this.#requestRows++
    const segment: Segment = {
      table: hit.table,
      row: hit.row,
      label,
      at: hit.at,
      values,
      targets,
      aligned,
      line,
      ...(hit.guessed ? { guessed: '行名与规定格式不同，按相近文字认定' } : {}),
    }
    this.#segments.push(this.#above ? joined(segment, this.#above) : segment)
    this.#above = null
  }

  #targetsOf(hit: RowHit, line: Line, width: number): { targets: readonly Target[]; aligned: boolean } {
    const { columns } = blockOf(this.#form, hit.table, hit.row)
    const head = this.#headOf(hit.table)
    const codes = columns.map(({ code }) => code)
    const targets = head === null ? [] : nameUnknown(head.targets, codes)
    const fits =
      targets.some(({ column }) => column !== null) &&
      targets.every(({ column }) => column === null || codes.includes(column))
    // A head read in part (OCR, torn labels) over rows that are whole: the form's own columns.
    const partly = targets.length < columns.length && width === columns.length
    if (head === null || !fits || partly) return { targets: officialTargets(columns), aligned: false }
    return { targets, aligned: head.aligned && head.block === line.block && !line.ragged }
  }

  /** A line of 表四: fifteen values side by side, or a part of them with its own label. */
  #readRemedies(line: Line, roles: Roles): boolean {
    const head = this.#headOf('remedies')
    if (head === null || isCountOfColumns(line)) return false
    // A row as wide as the head is its row, whatever its cells say; else words speak against it.
    const whole = roles.labels === 0 && line.cells.length >= head.targets.length && head.targets.length > 1
    if (!whole && roles.texts > 2) return false
    const single = line.cells.findIndex((cell) => isRemedyColumn(cell))
    const named = line.cells.findIndex((cell) => remedyRow(cell) !== '')
    if (named >= 0) this.#remedyRow = remedyRow(line.cells[named])
    if (!whole && roles.values === 0 && (roles.labels > 0 || roles.texts > 0)) return false
    const targets = this.#remedyTargets(head, line, single, named)
    const values = remedyValues(line, Math.max(single, named), targets.length)
    this.#headUsed = true
    line.used = true
    this.#segments.push({
      table: 'remedies',
      row: '',
      label: null,
      at: Math.max(single, named),
      values,
      targets,
      aligned:
        single < 0 &&
        named < 0 &&
        targets === head.targets &&
        head.aligned &&
        head.block === line.block &&
        !line.ragged,
      line,
    })
    return true
  }

  #remedyTargets(head: Head, line: Line, single: number, named: number): readonly Target[] {
    const official = officialRemedyTargets(this.#form)
    const partly = head.targets.length < official.length && line.cells.length === official.length
    if (single < 0 && named < 0) return partly ? official : head.targets
    const row = this.#remedyRow
    const all = officialRemedyTargets(this.#form, [row])
    const cell = line.cells[single]
    if (single < 0 || cell?.is.kind !== 'label') return all
    const columns = new Set(
      cell.is.meanings.map((meaning) =>
        meaning.kind === 'column' && meaning.table === 'remedies' ? meaning.column : '',
      ),
    )
    return all.filter(({ column }) => column !== null && columns.has(column))
  }

  #readGroupLine(line: Line, roles: Roles): void {
    if (roles.values === 0) {
      line.used = true
      return
    }
    const label = line.cells.find((cell) => cell.is.kind === 'label')
    line.used = true
    this.#extraRows.push({ table: 'requests', found: label?.text ?? '' })
  }

  /**
   * Figures without a label wait for the line after them. They belong to the row before, when that has none and
   * the next label is the next row of the form; or to the row after, when that is the next one and has none.
   * Else to no row: a lost label is not made up from its place.
   */
  #keepOrphan(next: RowHit | null, line: Line | null): void {
    const orphan = this.#orphan
    this.#orphan = next === null ? line : null
    if (orphan === null) return
    const before = this.#segments.at(-1)
    const follows =
      before !== undefined &&
      next?.table === before.table &&
      isNextRow(this.#form, next.table, before.row, next.row)
    const ends = next === null || next.table !== before?.table
    if (before && before.table !== 'remedies' && !hasValues(before) && (ends || follows)) {
      orphan.used = true
      this.#segments[this.#segments.length - 1] = joined(before, orphan)
      return
    }
    if (next && line && follows && line.cells.length === next.at + 1) {
      orphan.used = true
      this.#above = orphan
      return
    }
    this.#orphans.push(orphan)
  }
}

const tornRow = '行名与数字不在同一行，按前后行认定'

function joined(segment: Segment, figures: Line): Segment {
  return {
    ...segment,
    values: figures.cells.filter((cell) => cell.is.kind !== 'text'),
    aligned: segment.aligned && figures.block === segment.line.block,
    guessed: tornRow,
  }
}

const longestCell = 300

/** A cell that holds an article: the table only lays the page out, or the tabs are those of running text. */
function isProse(line: Line): boolean {
  return line.cells.some((cell) => cell.text.length > longestCell && cell.is.kind === 'text')
}

function hasValues(segment: Segment): boolean {
  return segment.values.some((cell) => cell.is.kind !== 'blank')
}

function headTable(roles: Roles, current: TableCode | null): TableCode | null {
  let best: TableCode | null = null
  for (const table of ['proactive', 'requests', 'remedies'] as const) {
    const votes = roles.heads[table] ?? 0
    const most = best === null ? 0 : (roles.heads[best] ?? 0)
    if (votes > most || (votes === most && votes > 0 && table === current)) best = table
  }
  // 总计 or 其他 alone opens no table.
  if (best === null || ((roles.heads[best] ?? 0) < 2 && best !== current)) return null
  return best
}

function isRemedyColumn(cell: LineCell): boolean {
  return (
    cell.is.kind === 'label' &&
    cell.is.meanings.some((meaning) => meaning.kind === 'column' && meaning.table === 'remedies')
  )
}

function remedyRow(cell: LineCell | undefined): string {
  if (cell?.is.kind !== 'label') return ''
  const meaning = cell.is.meanings.find((one) => one.kind === 'row' && one.table === 'remedies')
  return meaning?.kind === 'row' ? meaning.row : ''
}

/** 1 2 3 4 …: the numbers of the columns printed under a head, not a row of figures. */
function isCountOfColumns(line: Line): boolean {
  const digits = line.cells.map((cell) => cell.text.trim()).filter((text) => /^\d+$/.test(text))
  return digits.length > 3 && digits.every((text, index) => Number(text) === index + 1)
}

/** Cells of a line of 表四 without a label before them ("数量", "件数"). */
function remedyValues(line: Line, label: number, count: number): LineCell[] {
  const cell = line.cells[label]
  if (cell) return [...tailCells(cell), ...line.cells.slice(label + 1)]
  const first = line.cells.findIndex((other) => other.is.kind === 'text')
  return first === 0 && line.cells.length > count ? line.cells.slice(1) : [...line.cells]
}

/** Figures printed in the label's own cell take the place of as many blank cells after it. */
function valuesOf(label: LineCell, after: readonly LineCell[]): LineCell[] {
  const tail = tailCells(label)
  const covered = after.slice(0, tail.length).every((cell) => cell.is.kind === 'blank')
  return [...tail, ...(covered ? after.slice(tail.length) : after)]
}

function tailCells(label: LineCell): LineCell[] {
  if (label.is.kind !== 'label') return []
  return label.is.tail.map((text) => ({ ...label, text, is: classifyCell(text) }))
}
