import { readLimits, tooLarge } from '../read-limits.ts'
import { ElementScope } from './element-scopes.ts'
import { Flow, type TextRange } from './flow.ts'
import { tableBlocks } from './layout-table.ts'
import { OpenTable } from './open-table.ts'
import { keptOfAside } from './page-zones.ts'
import type { Visibility } from './visibility.ts'

/** A cell's start tag: what it says of its place and of its being seen. */
export interface CellStart {
  readonly rowSpan: number
  readonly colSpan: number
  readonly visibility: Visibility
  /** Word's filler in a row that does not reach the table's edge: a place without a cell. */
  readonly isFiller: boolean
}

export interface RowStart {
  readonly visibility: Visibility
  readonly isFlat: boolean
}

const plainRow: RowStart = { visibility: 'shown', isFlat: false }

/**
 * The page while it is read: where text goes, which tables, rows and cells are open, and whether what comes is shown.
 * Rows and cells end where the HTML standard ends them, whether or not their end tags were written.
 */
export class PageState {
  readonly page = new Flow()
  flow = this.page
  scope = new ElementScope()
  hasHiddenText = false
  hasStruckText = false
  hiddenCells = 0
  isAside = false
  /** Something was dropped from a part beside the article. */
  hasAside = false
  readonly #tables: OpenTable[] = []
  /** How many hidden elements are open, and how many whose content is no text at all. */
  #hidden = 0
  #skipped = 0
  #struck = 0
  #tooDeepTables = 0
  #cellCount = 0

  get isSilent(): boolean {
    return this.#hidden > 0 || this.#struck > 0 || this.#skipped > 0
  }

  get isInTable(): boolean {
    return this.#tables.length > 0
  }

  finish(): void {
    while (this.#tables.length > 0) this.endTable()
    this.scope.endAll()
    this.page.endBlock()
  }

  /** Begins content that a browser does not show, or shows as deleted; the result ends it. */
  hide(visibility: Exclude<Visibility, 'shown'>): () => void {
    const isStruck = visibility === 'struck'
    if (isStruck) this.#struck++
    else this.#hidden++
    return () => {
      if (isStruck) this.#struck--
      else this.#hidden--
    }
  }

  /** Begins content that is no text of the page; the result ends it. */
  skip(): () => void {
    this.#skipped++
    return () => {
      this.#skipped--
    }
  }

  /** Begins a part of the page beside the article; the result ends it and drops what is no report. */
  startAside(): (() => void) | null {
    if (this.isAside) return null
    this.isAside = true
    const { flow } = this
    const from = flow.blocks.length
    return () => {
      this.isAside = false
      flow.endBlock()
      const blocks = flow.blocks.slice(from)
      const kept = keptOfAside(blocks)
      if (kept.length === blocks.length) return
      this.hasAside = true
      flow.blocks.length = from
      for (const block of kept) flow.blocks.push(block)
    }
  }

  addText(characters: string, range: TextRange | null): void {
    if (!this.isSilent) this.flow.addText(characters, range)
    else if (this.#hidden > 0) this.hasHiddenText = true
    else if (this.#skipped === 0) this.hasStruckText = true
  }

  addSpace(characters: string): void {
    if (!this.isSilent) this.flow.addSpace(characters)
  }

  startBlock(): void {
    this.#leaveImpliedTable()
    this.flow.endBlock()
  }

  /** Rows that came without a table end with the next block outside of a cell. */
  #leaveImpliedTable(): void {
    const table = this.#tables.at(-1)
    if (table?.origin === 'row' && table.cell === null) this.endTable()
  }

  startTable(origin: 'tag' | 'row', visibility: Visibility): void {
    this.flow.endBlock()
    if (this.#tables.length >= readLimits.tableDepth) {
      this.#tooDeepTables++
      return
    }
    // Straight inside a table, between its cells: the standard ends the outer one first.
    const outer = this.#tables.at(-1)
    if (outer !== undefined && outer.cell === null) this.endTable()
    const table = new OpenTable(this.scope, this.flow, origin, visibility)
    if (table.isHidden) this.#hidden++
    this.#tables.push(table)
    this.scope = table.scope
  }

  startGroup(visibility: Visibility): void {
    const table = this.#openTable()
    if (table === null) return
    this.#endRow(table)
    table.grid.endGroup()
    table.groupIsHidden = isUnshown(visibility)
  }

  startRow({ visibility, isFlat }: RowStart): void {
    if (this.#tables.length === 0) this.startTable('row', 'shown')
    const table = this.#openTable()
    if (table === null) return
    this.#endRow(table)
    table.rowIsOpen = true
    table.rowIsHidden = table.groupIsHidden || isUnshown(visibility)
    table.rowIsFlat = isFlat
    if (!table.rowIsHidden) table.grid.startRow()
    this.#countCell()
    table.after.endBlock()
    this.flow = table.after
  }

  startCell({ rowSpan, colSpan, visibility, isFiller }: CellStart): void {
    const table = this.#openTable()
    if (table === null) return
    if (!table.rowIsOpen) this.startRow(plainRow)
    this.#endCell(table)
    this.#countCell()
    const hasPlace = !table.rowIsHidden && visibility !== 'gone'
    if (this.#hidden > 0 || !hasPlace) this.hiddenCells++
    const show = !hasPlace ? this.hide('gone') : visibility === 'shown' ? null : this.hide(visibility)
    const place = !hasPlace ? 'none' : isFiller ? 'gap' : 'cell'
    table.cell = { rowSpan, colSpan, show, place }
    this.flow = table.cellFlow
    this.scope = table.cellScope
  }

  endCell(): void {
    const table = this.#openTable()
    if (table !== null) this.#endCell(table)
  }

  endRow(): void {
    const table = this.#openTable()
    if (table !== null) this.#endRow(table)
  }

  endGroup(): void {
    const table = this.#openTable()
    if (table === null) return
    this.#endRow(table)
    table.grid.endGroup()
    table.groupIsHidden = false
  }

  endTable(): void {
    if (this.#tooDeepTables > 0) {
      this.#tooDeepTables--
      this.flow.endBlock()
      return
    }
    const table = this.#tables.pop()
    if (table === undefined) return
    this.#endRow(table)
    table.scope.endAll()
    table.after.endBlock()
    if (table.isHidden) this.#hidden--
    this.flow = table.outerFlow
    this.scope = table.outerScope
    this.flow.endBlock()
    if (table.isHidden || this.isSilent) return
    for (const block of tableBlocks(table.grid.finish())) this.flow.addBlock(block)
    for (const block of table.after.blocks) this.flow.addBlock(block)
  }

  /** The table that rows and cells belong to; null outside of tables and inside one too deep to be read as a table. */
  #openTable(): OpenTable | null {
    const table = this.#tables.at(-1)
    if (table !== undefined && this.#tooDeepTables === 0) return table
    this.flow.endBlock()
    return null
  }

  #endCell(table: OpenTable): void {
    const { cell } = table
    if (cell === null) return
    table.cellScope.endAll()
    const blocks = table.cellFlow.takeBlocks()
    table.cell = null
    cell.show?.()
    if (cell.place === 'gap' && blocks.length === 0) table.grid.addGap(cell.rowSpan, cell.colSpan)
    else if (cell.place !== 'none') table.grid.addCell(blocks, cell.rowSpan, cell.colSpan)
    this.flow = table.after
    this.scope = table.scope
  }

  #endRow(table: OpenTable): void {
    this.#endCell(table)
    if (table.rowIsOpen && table.rowIsFlat && !table.rowIsHidden) table.grid.dropBlankRow()
    table.rowIsOpen = false
  }

  #countCell(): void {
    this.#cellCount++
    if (this.#cellCount > readLimits.tableCells) throw tooLarge()
  }
}

function isUnshown(visibility: Visibility): boolean {
  return visibility === 'gone' || visibility === 'unseen'
}
