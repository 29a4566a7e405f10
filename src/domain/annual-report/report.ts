/** The annual report as data: what `recognise` yields and everything else works on. */

import type { FormId, TableCode } from '../../law/annual-report-form.ts'
import type { DocumentFormat, ReadNote, SourcePosition } from '../document.ts'

export interface CellAddress {
  readonly table: TableCode
  /** Row code of the form, e.g. `refused.stateSecret`. */
  readonly row: string
  /** Column code of the form, e.g. `naturalPerson`. */
  readonly column: string
}

/** `number` read; `blank` empty; `mark` a sign such as "/", "—", "无"; `text` something unreadable; `absent` no such cell in the source. */
export type CellState = 'number' | 'blank' | 'mark' | 'text' | 'absent'

export interface Cell {
  /** The number, exactly when `state` is `number`. */
  readonly value: number | null
  readonly state: CellState
  /** As printed. */
  readonly raw: string
  readonly source: SourcePosition | null
  /** Why the value is a guess (Chinese), when it is one: numbers run together, OCR, shifted row. */
  readonly guessed?: string
  /** OCR only: 0 to 1. */
  readonly confidence?: number
}

/** `table/row/column`. */
export type CellKey = `${TableCode}/${string}/${string}`

export interface ReportSection {
  /** 1 to 6: the section's number in the form, found by meaning and not by the printed number. */
  readonly number: number
  /** Heading as printed, without its number. */
  readonly title: string
  /** Heading line as printed. */
  readonly heading: string
  /** Running text without tables; paragraphs parted by "\n". */
  readonly text: string
  readonly source: SourcePosition | null
  /** Where each paragraph of `text` stands in the source. */
  readonly paragraphs: readonly {
    readonly start: number
    readonly end: number
    readonly source: SourcePosition | null
  }[]
}

/** A departure of the source from the form, found while recognising; the audit judges it. */
export type Irregularity =
  | { readonly kind: 'heading-missing'; readonly section: number }
  | {
      readonly kind: 'heading-renamed' | 'heading-misnumbered' | 'heading-doubled'
      readonly section: number
      readonly found: string
    }
  | { readonly kind: 'heading-out-of-order'; readonly section: number }
  | { readonly kind: 'table-absent'; readonly table: TableCode }
  | { readonly kind: 'row-absent'; readonly table: TableCode; readonly row: string }
  | {
      readonly kind: 'row-collapsed'
      readonly table: TableCode
      readonly row: string
    }
  | {
      readonly kind: 'label-differs'
      readonly table: TableCode
      readonly row: string | null
      readonly column: string | null
      readonly found: string
      readonly expected: string
    }
  | { readonly kind: 'row-extra' | 'column-extra'; readonly table: TableCode; readonly found: string }
  | {
      readonly kind: 'row-short' | 'row-long'
      readonly table: TableCode
      readonly row: string
      readonly found: number
      readonly expected: number
    }
  | { readonly kind: 'old-form'; readonly form: FormId; readonly year: number }
  | { readonly kind: 'table-as-image' | 'table-split'; readonly table: TableCode }
  | { readonly kind: 'row-doubled'; readonly table: TableCode; readonly row: string }

export interface AnnualReport {
  /** Name of the organ as far as the source tells; "" when it does not. */
  readonly organ: string
  /** Report year (the year reported on), or null. */
  readonly year: number | null
  readonly form: FormId | 'statistics' | 'unknown'
  /** Title line as printed, "" when none. */
  readonly title: string
  /** Text between title and first heading. */
  readonly preamble: string
  /** Signature and date lines after section 6, as printed. */
  readonly signature: string
  readonly sections: readonly ReportSection[]
  /** By `cellKey`. A row absent from the source has no entry; a cell absent from a present row has state `absent`. */
  readonly cells: Readonly<Record<string, Cell>>
  /** Tables found. */
  readonly tables: readonly TableCode[]
  readonly irregularities: readonly Irregularity[]
  readonly notes: readonly ReadNote[]
  /** Reports before 2019: statistics read as labelled numbers. */
  readonly statistics: readonly {
    readonly label: string
    readonly value: number | null
    readonly raw: string
    readonly source: SourcePosition | null
  }[]
  /** Years named by title, statistical period and file, for AR-S15 and AR-S16. */
  readonly dates: {
    readonly titleYear: number | null
    /** Period as printed, YYYY-MM-DD, when stated. */
    readonly periodFrom: string | null
    readonly periodTo: string | null
    /** Date under the signature or publication date of the page, YYYY-MM-DD. */
    readonly signedOn: string | null
    readonly publishedOn: string | null
  }
  readonly format: DocumentFormat
}

export function cellKey(address: CellAddress): CellKey {
  return `${address.table}/${address.row}/${address.column}`
}

export function cellAddress(key: string): CellAddress {
  const [table, row, column] = key.split('/')
  if (table === undefined || row === undefined || column === undefined)
    throw new Error(`cell key ${key}: expected table/row/column`)
  return { table: table as TableCode, row, column } // keys are made by cellKey only
}

/** The cell at an address, or undefined where the source has no such row. */
export function findCell(report: AnnualReport, address: CellAddress): Cell | undefined {
  return report.cells[cellKey(address)]
}

/** The number at an address, or null where it is blank, marked, unreadable or absent. */
export function cellValue(report: AnnualReport, address: CellAddress): number | null {
  return findCell(report, address)?.value ?? null
}
