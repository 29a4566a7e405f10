import type { Block, ReadNote, SourcePosition } from '../../../domain/document.ts'
import { findAlignedRegions, headOnPageBefore } from './aligned-lines.ts'
import { type AlignedPart, continuesAligned, makeAlignedTable } from './aligned-table.ts'
import type { Box } from './geometry.ts'
import type { Line } from './lines.ts'
import type { PagePlace } from './page-content.ts'
import { type Aside, displayBox, type PageTable } from './page-items.ts'
import { buildParagraphs, type PlacedLine, type TextBlock } from './paragraphs.ts'
import type { Ruling } from './rulings.ts'
import { findRunningLines, isPageNumber } from './running-lines.ts'
import { stitchTables } from './stitch.ts'

/** A page as read from its text or by OCR, in upright coordinates. */
export interface ReadPage {
  readonly place: PagePlace
  readonly height: number
  readonly lines: readonly Line[]
  readonly tables: readonly PageTable[]
  /** Rulings that belong to no table. */
  readonly loose: readonly Ruling[]
  readonly asides?: readonly Aside[]
  /** A watermark or a column of links beside the article was left out. */
  readonly leftOut?: boolean
}

type Item =
  | { readonly kind: 'line'; readonly line: Line; readonly page: number }
  | { readonly kind: 'table'; readonly table: PageTable }
  | { readonly kind: 'aligned'; readonly part: AlignedPart }

/** Pages → blocks in reading order: paragraphs and tables joined over page breaks, page headers and footers left out. */
export function assemblePages(pages: readonly ReadPage[]): { blocks: Block[]; notes: ReadNote[] } {
  const running = findRunningLines(pages)
  const assembly = new Assembly(new Map(pages.map(({ place }) => [place.number, place])))
  for (const page of pages) {
    const { regions, rest } = findAlignedRegions(page.lines.filter((line) => !running.has(line)))
    const items: Item[] = [
      ...rest.map((line) => ({ kind: 'line' as const, line, page: page.place.number })),
      ...regions.map((region) => ({
        kind: 'aligned' as const,
        part: { region, loose: page.loose, place: page.place },
      })),
      ...page.tables.map((table) => ({ kind: 'table' as const, table })),
    ]
    for (const item of items.sort((a, b) => topOf(a) - topOf(b))) assembly.add(item)
  }
  const { blocks, notes } = assembly.finish()
  return { blocks: [...blocks, ...asideBlocks(pages)], notes }
}

/** Text on its side, at the end, where it cannot part a table from its rest; what each page repeats is left out. */
function asideBlocks(pages: readonly ReadPage[]): Block[] {
  const asides = pages.flatMap(({ place, asides = [] }) => asides.map((aside) => ({ ...aside, place })))
  return asides
    .filter(({ text }, index) => asides.every((other, at) => at === index || other.text !== text))
    .filter(({ text }) => !isPageNumber(text))
    .map(({ text, box, place }) => ({
      kind: 'paragraph',
      text,
      source: pagePosition(place.number, displayBox(box, place)),
    }))
}

function topOf(item: Item): number {
  if (item.kind === 'line') return item.line.top
  if (item.kind === 'table') return item.table.bounds.top
  return Math.min(...[...item.part.region.head, ...item.part.region.body].map(({ line }) => line.top))
}

/** Collects items in reading order; what may still go on over a page break is held back. */
class Assembly {
  readonly #places: ReadonlyMap<number, PagePlace>
  readonly #blocks: Block[] = []
  readonly #notes: ReadNote[] = []
  #lines: PlacedLine[] = []
  #table: PageTable | undefined
  #tableEnd = 0
  #parts: AlignedPart[] = []

  constructor(places: ReadonlyMap<number, PagePlace>) {
    this.#places = places
  }

  add(item: Item): void {
    if (item.kind === 'line') {
      this.#flushTable()
      this.#lines.push(item)
      return
    }
    const part = item.kind === 'aligned' ? this.#withHeadBefore(item.part) : null
    this.#flushText()
    if (part !== null) this.#addAligned(part)
    else if (item.kind === 'table') this.#addTable(item.table)
  }

  finish(): { blocks: Block[]; notes: ReadNote[] } {
    this.#flushText()
    this.#flushTable()
    return { blocks: this.#blocks, notes: this.#notes }
  }

  /** A page break between head and rows leaves the head among the lines of the page before. */
  #withHeadBefore(part: AlignedPart): AlignedPart {
    const page = this.#lines.at(-1)?.page
    if (part.region.head.length > 0 || page !== part.place.number - 1) return part
    const lines = this.#lines.filter((placed) => placed.page === page)
    const head = headOnPageBefore(
      lines.map((placed) => placed.line),
      part.region.body,
    )
    if (head.length > 0) this.#lines = this.#lines.slice(0, -head.length)
    const headPlace = this.#places.get(page)
    return { ...part, region: { ...part.region, head }, ...(headPlace === undefined ? {} : { headPlace }) }
  }

  #addAligned(part: AlignedPart): void {
    const [first] = this.#parts
    // The same head again is a repeated one only on a new page.
    const another = part.region.head.length > 0 && this.#parts.at(-1)?.place.number === part.place.number
    if (first === undefined || another || !continuesAligned(first, part)) this.#flushTable()
    this.#parts.push(part)
  }

  #addTable(table: PageTable): void {
    if (this.#parts.length > 0) this.#flushTable()
    const next = this.#table !== undefined && table.page === this.#tableEnd + 1
    const stitched = next && this.#table !== undefined ? stitchTables(this.#table, table) : null
    if (stitched === null) this.#flushTable()
    this.#table = stitched ?? table
    this.#tableEnd = table.page
  }

  #flushText(): void {
    for (const text of buildParagraphs(this.#lines)) this.#blocks.push(this.#paragraph(text))
    this.#lines = []
  }

  #flushTable(): void {
    const table = this.#parts.length > 0 ? makeAlignedTable(this.#parts) : this.#table
    if (table !== undefined) {
      this.#blocks.push(tableBlock(table))
      this.#notes.push(...tableNotes(table))
    }
    this.#table = undefined
    this.#parts = []
  }

  #paragraph({ text, page, box }: TextBlock): Block {
    const place = this.#places.get(page)
    const source = pagePosition(page, place === undefined ? box : displayBox(box, place))
    return { kind: 'paragraph', text, source }
  }
}

function tableNotes(table: PageTable): ReadNote[] {
  const source = pagePosition(table.page, table.box)
  const notes: ReadNote[] = []
  if (table.guessed)
    notes.push({
      code: 'row-guessed',
      message: `第 ${table.page} 页的表格没有竖线，行和列按文字的位置推定，请与原件核对。`,
      source,
    })
  if (table.damaged && table.guessed)
    notes.push({
      code: 'table-damaged',
      message: `第 ${table.page} 页的表格没有竖线，表头比能认出的列多，有的数字属于哪一列不能确定，请与原件核对。`,
      source,
    })
  else if (table.damaged)
    notes.push({
      code: 'table-damaged',
      message: `第 ${table.page} 页的表格有缺线，部分单元格的边界是推定的，请与原件核对。`,
      source,
    })
  return notes
}

function tableBlock(table: PageTable): Block {
  return {
    kind: 'table',
    cells: table.cells.map(({ row, column, rowSpan, colSpan, text, page, box, confidence }) => ({
      row,
      column,
      rowSpan,
      colSpan,
      text,
      source: pagePosition(page, box),
      ...(confidence === undefined ? {} : { confidence }),
    })),
    rowCount: table.rowCount,
    columnCount: table.xs.length - 1,
    ragged: table.ragged,
    source: pagePosition(table.page, table.box),
  }
}

function pagePosition(page: number, { left, top, right, bottom }: Box): SourcePosition {
  const round = (value: number) => Math.round(value * 10) / 10
  return { kind: 'page', page, box: [round(left), round(top), round(right), round(bottom)] }
}
