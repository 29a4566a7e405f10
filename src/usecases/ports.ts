/** What the use cases need from outside; `main.ts` hands it over. */

import type { AuditResult } from '../domain/annual-report/finding.ts'
import type { AnnualReport } from '../domain/annual-report/report.ts'
import type { Document } from '../domain/document.ts'

/**
 * Bytes → Document. The format is recognised by content, never by name.
 * Throws `UnreadableFile`.
 */
export type ReadDocument = (bytes: Uint8Array, options?: ReadOptions) => Promise<Document>

export interface ReadOptions {
  /** False refuses scans at once instead of reading them by OCR (batch work). Default true. */
  readonly ocr?: boolean
  readonly signal?: AbortSignal
}

export type WriteFormat = 'docx' | 'pdf' | 'xlsx' | 'html' | 'json' | 'csv'

export interface Written {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** Chinese sentences, e.g. glyphs that no font could draw. */
  readonly warnings: readonly string[]
}

/** A report as a file in the official layout. */
export type WriteReport = (report: AnnualReport, format: WriteFormat) => Promise<Written>

/** 核查单: the findings of an audit as a document to print and file. `today` is YYYY-MM-DD. */
export type WriteFindings = (
  report: AnnualReport,
  audit: AuditResult,
  format: 'pdf' | 'docx',
  today: string,
) => Promise<Written>

/** A page of a paged original as a PNG, for showing findings in place. `scale` 1 = 72 dpi. */
export type RenderPage = (bytes: Uint8Array, page: number, scale: number) => Promise<Uint8Array>
