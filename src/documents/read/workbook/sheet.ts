/** A worksheet as its reader finds it, before hidden rows are left out and tables are told from prose. */

export interface SheetCell {
  readonly text: string
  /** True where the cell has ruled edges: in a workbook that is what makes a table a table. */
  readonly bordered: boolean
}

/** Rows and columns from 0, both ends included. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  /** Cells that hold text or have edges: row → column → cell. */
  readonly rows: Map<number, Map<number, SheetCell>>
  readonly merges: Merge[]
  readonly hiddenRows: Set<number>
  /** Ranges of hidden columns, both ends included. */
  readonly hiddenColumns: { readonly first: number; readonly last: number }[]
  /** Formulas whose result the file does not hold. */
  formulasWithoutValue: number
  /** Numbers whose format prints nothing (";;;"). */
  hiddenByFormat: number
  /** Set when filled cells lie beyond the limits: the sheet is then left out as a whole, never cut. */
  overflows: boolean
}

/** An annual report has some 70 rows of tables; a ledger of cases may share its workbook. */
export const sheetLimits = { rows: 20_000, columns: 512, cells: 200_000, merges: 5_000, sheets: 60 } as const

export function newSheet(name: string): Sheet {
  return {
    name,
    rows: new Map(),
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: [],
    formulasWithoutValue: 0,
    hiddenByFormat: 0,
    overflows: false,
  }
}

/** Stores a cell. Blank cells without edges are not kept. */
export function setCell(sheet: Sheet, row: number, column: number, cell: SheetCell): void {
  if (cell.text === '' && !cell.bordered) return
  if (column >= sheetLimits.columns || row >= sheetLimits.rows) {
    if (cell.text.trim() !== '') sheet.overflows = true
    return
  }
  let cells = sheet.rows.get(row)
  if (cells === undefined) {
    cells = new Map()
    sheet.rows.set(row, cells)
  }
  cells.set(column, cell)
}

/** Stores a merge; a single cell is none. */
export function addMerge(sheet: Sheet, merge: Merge): void {
  const { top, left, bottom, right } = merge
  if (top > bottom || left > right || (top === bottom && left === right)) return
  if (top >= sheetLimits.rows || left >= sheetLimits.columns || sheet.merges.length >= sheetLimits.merges)
    return
  sheet.merges.push({
    top,
    left,
    bottom: Math.min(bottom, sheetLimits.rows - 1),
    right: Math.min(right, sheetLimits.columns - 1),
  })
}

export function isHiddenColumn(sheet: Sheet, column: number): boolean {
  return sheet.hiddenColumns.some(({ first, last }) => column >= first && column <= last)
}
