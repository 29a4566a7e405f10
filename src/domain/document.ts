/**
 * What a reader makes of a file: blocks in reading order, each with its place in the source.
 * Readers (documents/read) produce it, `annual-report/recognise` understands it.
 */

/** Where something stands in the source. */
export type SourcePosition =
  /** PDF, scan, image. `box` = [left, top, right, bottom] in points (1/72 inch) from the top left corner; `page` from 1. */
  | { readonly kind: 'page'; readonly page: number; readonly box: readonly [number, number, number, number] }
  /** HTML, DOCX, ODT, XLSX. `table`, `row`, `column` from 0 in reading order; `sheet` for workbooks. */
  | {
      readonly kind: 'table'
      readonly table: number
      readonly row: number
      readonly column: number
      readonly sheet?: string
    }
  /** Text. UTF-16 offsets into `Document.text`. */
  | { readonly kind: 'text'; readonly start: number; readonly end: number }
  /** A paragraph of a format without offsets: its number in the block list, from 0. */
  | { readonly kind: 'block'; readonly block: number }

export const documentFormats = [
  'text',
  'markdown',
  'html',
  'docx',
  'doc',
  'odt',
  'xlsx',
  'xls',
  'pdf',
  'scan',
  'json',
] as const

export type DocumentFormat = (typeof documentFormats)[number]

export interface TableCell {
  /** Position of the cell's top left corner in the grid, from 0. */
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  /** Text as printed; line breaks inside the cell as "\n". */
  readonly text: string
  readonly source: SourcePosition | null
  /** OCR only: 0 to 1. */
  readonly confidence?: number
}

export type Block =
  | {
      readonly kind: 'heading'
      readonly level: number
      readonly text: string
      readonly source: SourcePosition | null
    }
  | { readonly kind: 'paragraph'; readonly text: string; readonly source: SourcePosition | null }
  | {
      readonly kind: 'table'
      /** Cells by their top left corner, in row order; covered places have no entry. */
      readonly cells: readonly TableCell[]
      readonly rowCount: number
      readonly columnCount: number
      /**
       * True where rows come without a common grid (tab-separated text, rows rebuilt without rulings):
       * `column` is then only the order inside the row.
       */
      readonly ragged: boolean
      readonly source: SourcePosition | null
    }

/** Something a person should know about how the file was read. */
export interface ReadNote {
  readonly code:
    | 'hidden-text-left-out'
    | 'tracked-change-left-out'
    | 'ocr'
    | 'encoding-guessed'
    | 'table-joined'
    | 'table-damaged'
    | 'row-guessed'
    | 'numbers-split'
    | 'page-unreadable'
    | 'form-guessed'
    | 'attachment-left-out'
    | 'second-report-left-out'
    | 'formula-not-computed'
    | 'image-not-read'
    | 'hidden-text-read'
    | 'page-frame-left-out'
  /** Chinese sentence for the person who handed the file over. */
  readonly message: string
  readonly source: SourcePosition | null
}

export interface Document {
  readonly format: DocumentFormat
  /** Title from the file's own metadata or `<title>`, if any. */
  readonly title: string | null
  readonly blocks: readonly Block[]
  /** Text formats only: the decoded text that `kind: 'text'` offsets point into. */
  readonly text?: string
  /** Paged formats only, in points. */
  readonly pages?: readonly { readonly width: number; readonly height: number }[]
  readonly notes: readonly ReadNote[]
}
