/** What a printed table departs from the form in, for the audit to judge. */

import type { AnnualReportForm } from '../../../law/annual-report-form.ts'
import type { Document } from '../../document.ts'
import type { Fitted } from './fit-values.ts'
import { foldKey } from './fold-text.ts'
import { findColumn, findRow } from './form-index.ts'
import type { TablesRead } from './read-tables.ts'
import type { SectionsRead } from './sections.ts'
import type { Segment } from './segment.ts'
import type { Head } from './table-head.ts'
import type { LineCell } from './table-lines.ts'
import { withoutPrintedNumber } from './vocabulary.ts'

export function reportWidth(segment: Segment, fitted: Fitted, read: TablesRead): void {
  const unnamed = segment.targets.filter((target) => target.column === null).length
  const expected = segment.targets.length - unnamed
  const found = fitted.found - unnamed
  if (found === expected) return
  const row = segment.row === '' ? (segment.targets[0]?.row ?? '') : segment.row
  // A surplus cell of 表四 could belong to any of its rows: the last printed one is named.
  const at = segment.row === '' ? (segment.targets.at(-1)?.row ?? row) : row
  read.irregularities.push({
    kind: found < expected ? 'row-short' : 'row-long',
    table: segment.table,
    row: at,
    found,
    expected,
  })
}

export function reportRowLabel(
  segment: Segment,
  label: LineCell,
  form: AnnualReportForm,
  read: TablesRead,
): void {
  const official = findRow(form, segment.table, segment.row)
  if (official === undefined) return
  const found = label.is.kind === 'label' ? label.is.key : withoutPrintedNumber(label.text)
  if (found === official.key) return
  read.irregularities.push({
    kind: 'label-differs',
    table: segment.table,
    row: segment.row,
    column: null,
    found: label.text.trim(),
    expected: official.row.label,
  })
}

export function reportHeadLabels(head: Head, form: AnnualReportForm, read: TablesRead): void {
  for (const target of head.targets) {
    if (target.found === '') continue
    const found = target.found.trim()
    if (target.column === null) {
      read.irregularities.push({ kind: 'column-extra', table: head.table, found })
      continue
    }
    const official = findColumn(form, head.table, target.column)
    if (official === undefined || found === official.label || official.keys.has(foldKey(found))) continue
    const already = read.irregularities.some(
      (one) =>
        one.kind === 'label-differs' &&
        one.table === head.table &&
        one.column === target.column &&
        one.found === found,
    )
    if (already) continue
    read.irregularities.push({
      kind: 'label-differs',
      table: head.table,
      row: target.row,
      column: target.column,
      found,
      expected: official.label,
    })
  }
}

/** A table drawn as several, other than the pieces a text file falls into. */
export function reportSplitTables(segments: readonly Segment[], read: TablesRead): void {
  for (const table of ['proactive', 'requests', 'remedies'] as const) {
    const blocks = new Set(
      segments.filter((one) => one.table === table && !one.line.ragged).map((one) => one.line.block),
    )
    if (blocks.size > 1) read.irregularities.push({ kind: 'table-split', table })
  }
}

/** Rows of the form that a table, once found, lacks. */
export function reportAbsentRows(read: TablesRead, form: AnnualReportForm): void {
  for (const { code, blocks, collapsed = [] } of form.tables) {
    if (!read.tables.has(code)) {
      read.irregularities.push({ kind: 'table-absent', table: code })
      continue
    }
    const merged = collapsed.filter(({ row }) => read.rows[code].has(row.code))
    for (const { row } of merged)
      read.irregularities.push({ kind: 'row-collapsed', table: code, row: row.code })
    for (const { code: row } of blocks.flatMap(({ rows }) => rows)) {
      const covered = read.rows[code].has(row) || merged.some(({ replaces }) => replaces.includes(row))
      if (!covered) read.irregularities.push({ kind: 'row-absent', table: code, row })
    }
  }
}

/** A table that is absent while a picture stands in its section is most likely that picture. */
export function reportImages(
  document: Document,
  { places }: SectionsRead,
  read: TablesRead,
  form: AnnualReportForm,
): void {
  const images = document.notes.flatMap(({ code, source }) =>
    code === 'image-not-read' && source?.kind === 'block' ? [source.block] : [],
  )
  if (images.length === 0) return
  for (const { table, number } of form.sections) {
    const at = places.findIndex(({ section }) => section === number)
    const from = places[at]
    if (table === null || from === undefined || read.tables.has(table)) continue
    const to = places[at + 1]?.block ?? document.blocks.length
    if (images.some((block) => block > from.block && block <= to))
      read.irregularities.push({ kind: 'table-as-image', table })
  }
}
