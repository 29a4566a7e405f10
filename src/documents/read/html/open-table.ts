import { ElementScope } from './element-scopes.ts'
import { Flow } from './flow.ts'
import { GridBuilder } from './table-grid.ts'
import type { Visibility } from './visibility.ts'

export interface OpenCell {
  readonly rowSpan: number
  readonly colSpan: number
  /** Ends what the cell's own tag hides. */
  readonly show: (() => void) | null
  /** `none` for cells that a browser leaves out altogether, `gap` for Word's fillers; a cell only made invisible keeps its place. */
  readonly place: 'cell' | 'gap' | 'none'
}

/** A table between its start and its end tag. */
export class OpenTable {
  readonly grid = new GridBuilder()
  readonly scope: ElementScope
  readonly outerScope: ElementScope
  /** Where the table will stand. */
  readonly outerFlow: Flow
  /** Where a cell's content goes; both are empty again when the cell ends, so that one of each serves all cells. */
  readonly cellFlow = new Flow()
  readonly cellScope = new ElementScope()
  /** Text between the rows, put behind the table: an article whose table was never closed keeps its order. */
  readonly after = new Flow()
  /** `row`: begun by a row without a table. */
  readonly origin: 'tag' | 'row'
  readonly isHidden: boolean
  cell: OpenCell | null = null
  rowIsOpen = false
  rowIsHidden = false
  /** Of no height: it may only set the widths of the columns. */
  rowIsFlat = false
  groupIsHidden = false

  constructor(outerScope: ElementScope, outerFlow: Flow, origin: 'tag' | 'row', visibility: Visibility) {
    this.scope = new ElementScope()
    this.outerScope = outerScope
    this.outerFlow = outerFlow
    this.origin = origin
    this.isHidden = visibility === 'gone' || visibility === 'unseen'
  }
}
