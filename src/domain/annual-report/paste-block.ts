/** A block pasted into the grid: which cells it fills, and what had to be guessed. */

import type { CellKind } from '../../law/annual-report-form.ts'
import { readCellText } from './cell-text.ts'
import { recognise } from './recognise/recognise.ts'
import type { CellKey } from './report.ts'

/** A pasted block as rows of texts; `null` is a place covered by a merged cell. */
export type PastedBlock = readonly (readonly (string | null)[])[]

/** The grid that is pasted into: rows of cells in printed order. */
export type GridShape = readonly (readonly { readonly key: CellKey; readonly kind: CellKind }[])[]

export interface PastePlan {
  /** Texts to put into cells, by key. */
  readonly cells: Readonly<Record<string, string>>
  /** How the block was understood, Chinese. */
  readonly how: string
  /** Cells whose text is not what was pasted, and why, Chinese. */
  readonly guesses: readonly { readonly key: CellKey; readonly why: string }[]
  /** Pasted texts that found no cell. */
  readonly leftOver: number
}

/** Clipboard text → block: tab-separated rows; lines of a PDF become label and figures. */
export function readPastedText(text: string): PastedBlock {
  const lines = text.replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  if (lines.some((line) => line.includes('\t')))
    return lines.map((line) => line.split('\t').map((cell) => cell.trim()))
  return lines.filter((line) => line.trim() !== '').map(splitLine)
}

/** "（一）予以公开 2 0 0 0 0 0 2" → label and seven figures; a line of figures → the figures. */
function splitLine(line: string): string[] {
  const trimmed = line.trim()
  const found =
    /^(.*?)((?:\s+|^)(?:[-+]?[\d０-９][\d０-９,，.．]*|[/／—–-])(?:\s+(?:[-+]?[\d０-９][\d０-９,，.．]*|[/／—–-]))*)$/u.exec(
      trimmed,
    )
  if (found === null) return trimmed.split(/\s{2,}/)
  const label = (found[1] ?? '').trim()
  const figures = (found[2] ?? '').trim().split(/\s+/)
  return label === '' ? figures : [label, ...figures]
}

/**
 * Places a block. Where it brings row or column labels they decide; otherwise it is laid from the cell the cursor is
 * in, or over the whole grid where it has exactly its shape.
 */
export function planPaste(
  block: PastedBlock,
  grid: GridShape,
  anchor: { row: number; column: number },
): PastePlan {
  const labelled = hasLabels(block) ? placeByLabels(block, grid) : null
  return labelled ?? placeByPosition(withoutLabels(block), grid, anchor)
}

function isLabel(text: string | null | undefined): boolean {
  return (
    text != null && /\p{Script=Han}{2,}/u.test(text) && readCellText(text, 'count', null).state === 'text'
  )
}

function hasLabels(block: PastedBlock): boolean {
  return block.flat().filter(isLabel).length >= 2
}

/** The same recogniser that reads a file reads the block. */
function placeByLabels(block: PastedBlock, grid: GridShape): PastePlan | null {
  const rowCount = block.length
  const columnCount = Math.max(...block.map((row) => row.length))
  const cells = block.flatMap((row, rowIndex) =>
    row.flatMap((text, column) =>
      text === null ? [] : [{ row: rowIndex, column, rowSpan: 1, colSpan: 1, text, source: null }],
    ),
  )
  const report = recognise({
    format: 'text',
    title: null,
    blocks: [{ kind: 'table', cells, rowCount, columnCount, ragged: false, source: null }],
    notes: [],
  })
  const known = new Map(grid.flat().map(({ key, kind }) => [key as string, { key, kind }])) // looked up by plain strings
  const found = Object.entries(report.cells).filter(([key, cell]) => known.has(key) && cell.raw.trim() !== '')
  const figures = block.flat().filter((text) => text !== null && /\d/.test(text) && !isLabel(text)).length
  // Names that fit only a few figures were not this table's names.
  if (found.length * 2 < figures || found.length === 0) return null
  const plan = found.map(([key, cell]) => {
    const target = known.get(key)
    const fitted = target === undefined ? null : fit(cell.raw, target.kind)
    return { key: target?.key, text: fitted?.text ?? cell.raw, why: cell.guessed ?? fitted?.why ?? null }
  })
  return {
    cells: Object.fromEntries(plan.flatMap(({ key, text }) => (key === undefined ? [] : [[key, text]]))),
    how: `按行、列的名称对上 ${found.length} 格`,
    guesses: plan.flatMap(({ key, why }) => (key === undefined || why === null ? [] : [{ key, why }])),
    leftOver: Math.max(0, figures - found.length),
  }
}

/** Label columns to the left and head rows above are not figures. */
function withoutLabels(block: PastedBlock): PastedBlock {
  const rows = block.filter((row) => row.some((text) => text !== null && text !== '' && !isLabel(text)))
  const labels = Math.max(0, ...rows.map((row) => row.findLastIndex(isLabel) + 1))
  return rows.map((row) => row.slice(labels).map((text) => text ?? ''))
}

function placeByPosition(
  block: PastedBlock,
  grid: GridShape,
  anchor: { row: number; column: number },
): PastePlan {
  const width = Math.max(0, ...block.map((row) => row.length))
  const total = block.flat().length
  const line = grid.length === 1 ? grid[0] : undefined
  if (line !== undefined && block.length > 1 && total === line.length)
    return fill([block.flat()], grid, { row: 0, column: 0 }, `一列 ${total} 个数，依次填入这一行`)
  const whole = block.length === grid.length && width === Math.max(...grid.map((row) => row.length))
  const start = whole ? { row: 0, column: 0 } : anchor
  const how = whole
    ? '与整张表一样大，从左上角起填入'
    : `${block.length} 行 ${width} 列，从光标所在的格起填入`
  return fill(block, grid, start, how)
}

function fill(
  block: PastedBlock,
  grid: GridShape,
  start: { row: number; column: number },
  how: string,
): PastePlan {
  const cells: Record<string, string> = {}
  const guesses: { key: CellKey; why: string }[] = []
  let leftOver = 0
  block.forEach((row, r) => {
    row.forEach((text, c) => {
      const target = grid[start.row + r]?.[start.column + c]
      if (target === undefined) {
        if (text !== null && text.trim() !== '') leftOver++
        return
      }
      const fitted = fit(text ?? '', target.kind)
      cells[target.key] = fitted.text
      if (fitted.why !== null) guesses.push({ key: target.key, why: fitted.why })
    })
  })
  return { cells, how, guesses, leftOver }
}

/** A figure in another spelling is put in plainly and said so; a blank stays blank, a mark stays a mark. */
function fit(raw: string, kind: CellKind): { text: string; why: string | null } {
  const text = raw.trim()
  const cell = readCellText(text, kind, null)
  if (cell.state !== 'number' || kind === 'money-with-unit') {
    const why = cell.state === 'text' || cell.state === 'mark' ? `“${text}”不是数，照原样填入` : null
    return { text, why }
  }
  const plain = kind === 'signed-count' ? text : String(cell.value)
  return { text: plain, why: plain === text ? null : `“${text}”读作 ${plain}` }
}
