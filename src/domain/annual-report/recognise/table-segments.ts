/** Printed lines → which row of which table each belongs to, with its values still unread. */

import type { AnnualReportForm, TableCode } from '../../../law/annual-report-form.ts'
import { countFigures } from './fit-segment.ts'
import { blockOf, findRow, isNextRow } from './form-index.ts'
import { headTable, isCountOfColumns, type Roles, type RowHit, rolesOf } from './line-roles.ts'
import { nameUnknown } from './name-columns.ts'
import { readRemedyHead, remedyRowOf } from './remedy-head.ts'
import { blankRemedies, isRemedyColumn, readRemedyLine } from './remedy-lines.ts'
import { type ExtraRow, hasValues, joined, type Segment, type Segments, valuesOf } from './segment.ts'
import { type Head, officialTargets, readHead, type Target } from './table-head.ts'
import { isProse, type Line, type LineCell } from './table-lines.ts'
import {
  blocksShapedAsProactive,
  isFullWidth,
  isRowOfFigures,
  nameByOrder,
  namesNoRow,
  type UnnamedLine,
} from './unnamed-rows.ts'
import { orderOf } from './vocabulary.ts'

export function segmentLines(lines: readonly Line[], form: AnnualReportForm): Segments {
  const scanned = lines.some(({ cells }) => cells.some(({ confidence }) => confidence !== undefined))
  return new Segmenter(form, scanned).run(lines)
}

const mostForeign = 300

class Segmenter {
  readonly #form: AnnualReportForm
  /** Read by OCR: labels may be beyond recognition. */
  readonly #scanned: boolean
  #table: TableCode | null = null
  #headLines: Line[] = []
  #head: Head | null = null
  /** The head lines were followed by data: the next head line begins a new head. */
  #headUsed = false
  #group = ''
  #after = -1
  #requestRows = 0
  #remedyRow = ''
  /** Tables whose head was seen. */
  readonly #headed = new Set<TableCode>()
  #orphan: Line | null = null
  /** Figures printed above their label. */
  #above: Line | null = null
  /** 第二十条 headings so far. */
  #blocks = 0
  readonly #unnamed: UnnamedLine[] = []
  /** Tables of a scan that have the shape of 表二. */
  #shaped: ReadonlySet<number> = new Set()
  /** Lines of figures that no row claimed. */
  #foreign = 0
  readonly #segments: Segment[] = []
  readonly #heads: Head[] = []
  readonly #extraRows: ExtraRow[] = []
  readonly #orphans: Line[] = []

  constructor(form: AnnualReportForm, scanned: boolean) {
    this.#form = form
    this.#scanned = scanned
  }

  run(lines: readonly Line[]): Segments {
    if (this.#scanned) this.#shaped = blocksShapedAsProactive(lines, this.#form)
    for (const line of lines) if (!isProse(line)) this.#read(line)
    this.#keepOrphan(null, null)
    this.#closeHead()
    const named = nameByOrder(this.#unnamed, this.#segments, this.#form, this.#blocks)
    for (const { table, line } of this.#unnamed)
      if (!line.used) this.#extraRows.push({ table, found: line.cells[0]?.text ?? '' })
    return {
      segments: [...this.#segments, ...named],
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
      mayGuess: this.#foreign < mostForeign,
    })
    if (roles.rows.length === 0 && roles.values > 0) this.#foreign++
    if (roles.group !== '') this.#group = roles.group
    const head = headTable(roles, this.#table)
    const block = roles.block || (this.#shaped.has(line.block) && isFullWidth(line))
    if (block) this.#blocks++
    if (block) this.#enter('proactive', line)
    else if (roles.rows.length > 0) this.#readRows(line, roles)
    else if (head !== null && (roles.values === 0 || roles.labels > 3)) this.#addHeadLine(head, line)
    else if (this.#table === 'remedies' && this.#readRemedies(line, roles)) return
    else if (this.#table === null || isCountOfColumns(line)) return
    else if (this.#scanned && namesNoRow(line) && isRowOfFigures(line, this.#table, this.#form))
      this.#unnamed.push({ table: this.#table, line, after: this.#segments.length, blocks: this.#blocks })
    else if (roles.values > 0 && roles.labels === 0 && this.#isTornLabel(line)) this.#keepOrphan(null, line)
    else if (roles.labels > 0 || this.#segments.at(-1)?.line.block === line.block)
      this.#readOther(line, roles)
  }

  #enter(table: TableCode, line: Line): void {
    this.#keepOrphan(null, null)
    this.#closeHead()
    this.#headed.add(table)
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
    this.#headed.add(table)
    this.#headLines.push(line)
    this.#head = null
    line.used = true
    if (table === 'remedies') {
      const named = line.cells.filter((cell) => cell.is.kind === 'label')
      if (named.length === 1 && named[0]) this.#remedyRow = remedyRowOf(named[0]) ?? ''
    }
  }

  /** A head of 表四 without a row under it. */
  #closeHead(): void {
    if (this.#table !== 'remedies' || this.#headLines.length === 0 || this.#headUsed) return
    const head = this.#headOf('remedies')
    const line = this.#headLines.at(-1)
    if (head === null || !line?.cells.some(isRemedyColumn)) return
    // OCR that missed the row of figures leaves the same; an empty row of a scan has cells.
    if (line.cells.some(({ confidence }) => confidence !== undefined)) return
    this.#headUsed = true
    this.#segments.push(blankRemedies(head, line))
  }

  #headOf(table: TableCode): Head | null {
    if (this.#head?.table === table) return this.#head
    if (this.#table !== table || this.#headLines.length === 0) return null
    const columns =
      table === 'requests' ? blockOf(this.#form, table, 'total').columns.map(({ code }) => code) : []
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
    const { targets, aligned } = this.#targetsOf(hit, line, values)
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
      headed: this.#headed.has(hit.table),
      ...(hit.guessed ? { guessed: '行名与规定格式不同，按相近文字认定' } : {}),
    }
    this.#segments.push(this.#above ? joined(segment, this.#above) : segment)
    this.#above = null
  }

  #targetsOf(
    hit: RowHit,
    line: Line,
    values: readonly LineCell[],
  ): { targets: readonly Target[]; aligned: boolean } {
    const { columns } = blockOf(this.#form, hit.table, hit.row)
    const head = this.#headOf(hit.table)
    const codes = columns.map(({ code }) => code)
    const targets = head === null ? [] : nameUnknown(head.targets, hit.table, codes)
    const fits =
      targets.some(({ column }) => column !== null) &&
      targets.every(({ column }) => column === null || codes.includes(column))
    // A head read in part (OCR, torn labels) over rows that are whole: the form's own columns.
    const whole = values.length === columns.length || countFigures(values) === columns.length
    const partly = targets.length < columns.length && whole
    if (head === null || !fits || partly) return { targets: officialTargets(columns), aligned: false }
    return { targets, aligned: head.aligned && head.block === line.block && !line.ragged }
  }

  #readRemedies(line: Line, roles: Roles): boolean {
    const named = line.cells.map(remedyRowOf).find((row) => row !== null)
    if (named) this.#remedyRow = named
    else if (this.#isAfterRemedies(line)) return false
    const segment = readRemedyLine(line, roles, this.#headOf('remedies'), this.#form, this.#remedyRow)
    if (segment === null) return false
    this.#headUsed = true
    line.used = true
    this.#segments.push(segment)
    return true
  }

  /** 表四 has one line of figures: what stands in a later table without a label of 表四 is an attachment. */
  #isAfterRemedies(line: Line): boolean {
    const last = this.#segments.at(-1)
    if (!this.#headUsed || last?.table !== 'remedies' || last.line.block === line.block) return false
    return last.line.cells.some(({ is }) => is.kind === 'value') && last.values.length === last.targets.length
  }

  /** A label that is no row: a group's heading, or figures that the form does not ask for. */
  #readOther(line: Line, roles: Roles): void {
    if (roles.values === 0) {
      line.used ||= roles.group !== ''
      return
    }
    const label = line.cells.find((cell) => cell.is.kind === 'label' || cell.is.kind === 'text')
    if (label === undefined || this.#table === null || label.text.length > 40) return
    line.used = true
    this.#extraRows.push({ table: this.#table, found: label.text })
  }

  /** Words beside figures that are no label: the rest of a torn one, or a row that the form does not have. */
  #isTornLabel(line: Line): boolean {
    const before = this.#segments.at(-1)
    const official = before && findRow(this.#form, before.table, before.row)
    return line.cells.every(({ is }) => is.kind !== 'text' || (official?.key.includes(is.key) ?? false))
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
