/** Which column of a sheet is which: by its heading, and what was guessed is said so. */

import type { SheetRow } from '../../organs/organ-sheet.ts'
import { headingOf, type SheetColumn, sheetColumnNames, sheetColumns } from './sheet-columns.ts'

export interface MappedColumn {
  /** Place in the row, from 0. */
  readonly index: number
  /** As printed; of a head of two lines both, the upper first. */
  readonly heading: string
  /** null = not read. */
  readonly column: SheetColumn | null
  /** `exact` = the heading or a known other name of it; `guessed` = only like one; `chosen` = a person said so. */
  readonly how: 'exact' | 'guessed' | 'chosen' | 'none'
}

export interface SheetHead {
  /** Line of the head; of a head of two lines the lower. */
  readonly line: number
  readonly columns: readonly MappedColumn[]
  /** Text above the head: "某局2021年度依申请公开台账". */
  readonly title: string
}

/** What a person chose: place of a column → what it is, `ignore` = do not read it. */
export type ChosenColumns = Readonly<Record<number, SheetColumn | 'ignore'>>

/** A head stands at the top; below this many rows none is looked for. */
const rowsSearched = 15
/** Fewer known headings than this could be words of a title. */
const fewestKnown = 2

/** Finds the head and says what each column is; null where no row looks like a head. */
export function findHead(rows: readonly SheetRow[], chosen: ChosenColumns = {}): SheetHead | null {
  const filled = rows.filter(({ fields }) => fields.some((field) => field.trim() !== ''))
  const candidates = filled.slice(0, rowsSearched).map((row, place) => {
    const exact = row.fields.filter((field) => exactColumn(field) !== null).length
    return { row, place, exact }
  })
  const best = candidates.reduce<(typeof candidates)[number] | null>(
    (kept, next) => (kept === null || next.exact > kept.exact ? next : kept),
    null,
  )
  if (best === null || best.exact < fewestKnown) return null
  const { row, place } = best
  const headings = withUpperLine(filled[place - 1], row)
  const title = filled
    .slice(0, place)
    .flatMap(({ fields }) => fields.map((field) => field.trim()).filter((field) => field !== ''))
    .join(' ')
  return { line: row.line, columns: mapColumns(headings, chosen), title }
}

/** "申请人 | | 办理" over "姓名 | 电话 | 结果": an empty lower cell takes the heading merged down from above. */
function withUpperLine(upper: SheetRow | undefined, row: SheetRow): string[] {
  const width = Math.max(row.fields.length, upper?.fields.length ?? 0)
  return Array.from({ length: width }, (_, index) => {
    const lower = row.fields[index]?.trim() ?? ''
    return lower === '' ? (upper?.fields[index]?.trim() ?? '') : lower
  })
}

/** Each heading with its column. A column is read once: the first that fits best has it. */
export function mapColumns(headings: readonly string[], chosen: ChosenColumns = {}): MappedColumn[] {
  const taken = new Set<SheetColumn>(
    Object.values(chosen).filter((column): column is SheetColumn => column !== 'ignore'),
  )
  const mapped = new Map<number, Pick<MappedColumn, 'column' | 'how'>>()
  for (const [index, column] of Object.entries(chosen))
    mapped.set(Number(index), { column: column === 'ignore' ? null : column, how: 'chosen' })
  const settle = (how: 'exact' | 'guessed', find: (heading: string) => SheetColumn | null) => {
    for (const [index, heading] of headings.entries()) {
      if (mapped.has(index)) continue
      const column = find(heading)
      if (column === null || taken.has(column)) continue
      taken.add(column)
      mapped.set(index, { column, how })
    }
  }
  // The heading itself before its other names: "编号" yields to "登记号" wherever the two stand.
  settle(
    'exact',
    (heading) => sheetColumnNames.find((name) => folded(headingOf(name)) === folded(heading)) ?? null,
  )
  settle('exact', exactColumn)
  settle('guessed', likeColumn)
  return headings.map((heading, index) => ({
    index,
    heading,
    ...(mapped.get(index) ?? { column: null, how: 'none' as const }),
  }))
}

function exactColumn(heading: string): SheetColumn | null {
  const wanted = folded(heading)
  if (wanted === '') return null
  return (
    sheetColumnNames.find((name) =>
      [sheetColumns[name].heading, ...sheetColumns[name].aliases].some((word) => folded(word) === wanted),
    ) ?? null
  )
}

/** A heading that holds a known one of three characters or more: "申请人姓名（必填）", "答复日期1". The longest wins. */
function likeColumn(heading: string): SheetColumn | null {
  const text = folded(heading)
  if (text === '') return null
  const fitting = sheetColumnNames.flatMap((name) =>
    [sheetColumns[name].heading, ...sheetColumns[name].aliases]
      .map(folded)
      .filter((word) => word.length >= 3 && text.includes(word))
      .map((word) => ({ name, length: word.length })),
  )
  return fitting.toSorted((a, b) => b.length - a.length)[0]?.name ?? null
}

/** Without what offices put around a heading: spaces, line breaks, stars, brackets with a remark, "/" and "、". */
function folded(heading: string): string {
  return heading
    .normalize('NFKC')
    .replaceAll(/[(（〔[【][^)）〕\]】]*[)）〕\]】]/g, '')
    .replaceAll(/[\s*＊:：/、,，.。·-]/g, '')
    .toLowerCase()
}
