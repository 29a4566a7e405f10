import { draftCells } from '../../../domain/annual-report/draft.ts'
import { type CellKey, cellKey } from '../../../domain/annual-report/report.ts'
import type { CellKind } from '../../../law/annual-report-form.ts'
import { annualReportForms } from '../../../law/annual-report-forms.ts'

export interface GridInput {
  readonly key: CellKey
  readonly kind: CellKind
  readonly input: HTMLInputElement
  readonly cell: HTMLTableCellElement
}

/** The inputs of one table, row by row. */
export type Grid = readonly (readonly GridInput[])[]

/** Every grid of the form. Kinds come from the form's definition, not from the page. */
export function findGrids(form: HTMLFormElement): Grid[] {
  const kinds = kindsByKey(form)
  return [...form.querySelectorAll<HTMLTableElement>('table.form-table')].map((table) =>
    [...table.rows]
      .map((row) =>
        [...row.querySelectorAll<HTMLInputElement>('td.entry input')].flatMap((input): GridInput[] => {
          const known = kinds.get(input.name)
          const cell = input.closest('td')
          return known === undefined || cell === null ? [] : [{ ...known, input, cell }]
        }),
      )
      .filter((row) => row.length > 0),
  )
}

function kindsByKey(form: HTMLFormElement): Map<string, { key: CellKey; kind: CellKind }> {
  const names = [...form.querySelectorAll<HTMLInputElement>('td.entry input')].map(({ name }) => [name, ''])
  const formId = new FormData(form).get('form') === '2019' ? '2019' : '2021'
  const cells = draftCells({ form: annualReportForms[formId].id, cells: Object.fromEntries(names) })
  return new Map(
    cells.map(
      ({ address, column }) => [cellKey(address), { key: cellKey(address), kind: column.kind }] as const,
    ),
  )
}

/** Where an input stands in its grid. */
export function findPlace(
  grids: readonly Grid[],
  input: EventTarget | null,
): { grid: Grid; row: number; column: number } | null {
  for (const grid of grids) {
    for (const [row, cells] of grid.entries()) {
      const column = cells.findIndex((cell) => cell.input === input)
      if (column >= 0) return { grid, row, column }
    }
  }
  return null
}
