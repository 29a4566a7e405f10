/** Tables whose cells ran together in the text → cells, as far as reasons decide. */

import type { AnnualReportForm, FormBlock, TableCode } from '../../../law/annual-report-form.ts'
import type { SourcePosition } from '../../document.ts'
import { readCellText } from '../cell-text.ts'
import { tableOf } from '../layout.ts'
import { type Cell, cellKey, type Irregularity } from '../report.ts'
import { lastIsSum, listSplits } from './digit-splits.ts'
import { chooseDisclosedCounts, chooseDocumentCounts, type DocumentFacts } from './document-counts.ts'
import { listRuns, type Run } from './running-labels.ts'
import { type SplitRow, solveSplits } from './solve-splits.ts'

export interface RunningTable {
  readonly cells: ReadonlyMap<string, Cell>
  readonly rows: readonly string[]
  /** Rows whose label stands alone. */
  readonly empty: readonly string[]
  /** Part of the text that is table: first label to last figure. */
  readonly start: number
  readonly end: number
  readonly irregularities: readonly Irregularity[]
  /** Rows that were split or could not be: for the notes. */
  readonly split: readonly string[]
  readonly unread: readonly string[]
}

export interface RunningContext {
  readonly form: AnnualReportForm
  readonly facts: DocumentFacts
  /** The document's whole running text, for the numbers it states. */
  readonly narrative: string
  /** Where an offset range of the text stands in the source. */
  readonly source: (start: number, end: number) => SourcePosition | null
}

interface ReadRow {
  readonly run: Run
  readonly block: FormBlock
  /** Values cell by cell, or null where the figures could not be parted. */
  readonly tokens: readonly string[] | null
  readonly why: string | null
  /** Figures found, where they are not as many as the form has cells. */
  readonly found?: number
}

/** 表三: rows by their labels, figures by sums along rows and columns. */
export function readRunningRequests(text: string, context: RunningContext): RunningTable | null {
  const block = tableOf(context.form, 'requests').blocks[0]
  if (block === undefined) return null
  const runs = listRuns(text, 'requests', context.form)
  const filled = runs.filter((run) => run.raw !== '')
  if (!isTable(runs, filled, block.columns.length)) return null
  const width = block.columns.length
  const usual = runs.filter((run) => tokensOf(run.raw).length === width).length
  const open: SplitRow[] = runs.map((run) => ({ row: run.row, readings: readingsOf(run.raw, width) }))
  const rules = context.form.balances.filter((rule) => rule.table === 'requests' && rule.along === 'columns')
  const solved = solveSplits(open, expandCollapsed(rules, runs), width)
  const rows = runs.map((run, index): ReadRow => {
    const tokens = tokensOf(run.raw)
    if (run.raw === '' || tokens.length === width)
      return { run, block, tokens: run.raw === '' ? [] : tokens, why: null }
    const readings = solved[index]?.readings ?? []
    const [first] = readings
    if (readings.length === 1 && first)
      return {
        run,
        block,
        tokens: first.map(String),
        why: singleDigits(run.raw, width) ? null : '数字连写，按行列合计关系分开',
      }
    if (usual > runs.length / 2 && isOneShort(tokens, width))
      return { run, block, tokens, why: '本行少一个数，从左读起', found: tokens.length }
    return { run, block, tokens: null, why: null }
  })
  const table = tableFrom('requests', rows, context)
  const head = /[（(]?\s*本列数据|申\s*请\s*人\s*情\s*况|自\s*然\s*人/u.exec(text.slice(0, table.start))
  return head === null ? table : { ...table, start: head.index }
}

/**
 * A row one figure short beside whole ones is read from the left, as long as its last figure cannot be the total:
 * then a blank cell before it was lost, nobody knows which.
 */
function isOneShort(tokens: readonly string[], width: number): boolean {
  if (tokens.length !== width - 1 || tokens.some((token) => !/^[\d０-９]+$/.test(token))) return false
  const numbers = tokens.map((token) => Number(token.normalize('NFKC')))
  return !lastIsSum(numbers) || numbers.every((value) => value === 0)
}

/** Many labels one after another, or a few that each have a row of figures: not a sentence about requests. */
function isTable(runs: readonly Run[], filled: readonly Run[], width: number): boolean {
  if (runs.length >= 8 && (filled.length >= 3 || runs.length >= 15)) return true
  return filled.length > 0 && filled.every((run) => run.raw.replace(/\s/g, '').length >= width)
}

/** The sum of outcomes where （六） is one row. */
function expandCollapsed(
  rules: AnnualReportForm['balances'],
  runs: readonly Run[],
): AnnualReportForm['balances'] {
  if (!runs.some(({ row }) => row === 'other')) return rules
  const merge = (codes: readonly string[]) => {
    const kept = codes.filter((code) => !code.startsWith('other.'))
    return kept.length === codes.length ? codes : [...kept, 'other']
  }
  return rules.map((rule) => ({ ...rule, left: merge(rule.left), right: merge(rule.right) }))
}

/** As many digits as cells: "0000000" can be parted in one way only. */
function singleDigits(raw: string, count: number): boolean {
  return raw.replace(/\s/g, '').length === count
}

/** Boundaries that survived: bars, spaces and line breaks. Between bars a blank cell survives too. */
function tokensOf(raw: string): string[] {
  if (/[|｜│]/.test(raw))
    return raw
      .replace(/^[\s|｜│]+|[\s|｜│]+$/gu, '')
      .split(/[|｜│]/u)
      .map((token) => token.trim())
  return raw.split(/[\s\u00a0\u3000]+/u).filter((token) => token !== '')
}

/** Readings of one row of 表三: those whose total is right; where none is, the only one there can be. */
function readingsOf(raw: string, width: number): number[][] {
  const tokens = tokensOf(raw.normalize('NFKC'))
  if (tokens.length === 0 || tokens.some((token) => !/^\d+$/.test(token))) return []
  const summing = listSplits(tokens, width, lastIsSum)
  if (summing.length > 0) return summing
  const any = listSplits(tokens, width)
  return any.length === 1 ? any : []
}

/** 表二: the rows after the first head label. */
export function readRunningProactive(text: string, context: RunningContext): RunningTable | null {
  const head = /第\s*二\s*十\s*条\s*第|信\s*息\s*内\s*容|制\s*发\s*件\s*数|新\s*制\s*作\s*数\s*量/u.exec(text)
  if (head === null) return null
  const runs = listRuns(text.slice(head.index), 'proactive', context.form).map((run) => ({
    ...run,
    start: run.start + head.index,
    labelStart: run.labelStart + head.index,
  }))
  if (runs.every((run) => run.raw === '')) return null
  const rows = runs.map((run): ReadRow => readProactiveRow(run, context))
  const table = tableFrom('proactive', rows, context)
  return { ...table, start: head.index }
}

function readProactiveRow(run: Run, { form, facts }: RunningContext): ReadRow {
  const { blocks } = tableOf(form, 'proactive')
  const block = blocks.find(({ rows }) => rows.some(({ code }) => code === run.row)) ?? {
    heading: null,
    columns: [],
    rows: [],
  }
  const width = block.columns.length
  const tokens = tokensOf(run.raw)
  if (run.raw === '' || tokens.length === width)
    return { run, block, tokens: run.raw === '' ? [] : tokens, why: null }
  if (tokens.some((token) => !/^[\d０-９]+$/.test(token))) return { run, block, tokens: null, why: null }
  const readings = listSplits(
    tokens.map((token) => token.normalize('NFKC')),
    width,
  )
  const codes = block.columns.map(({ code }) => code)
  const chosen = codes.includes('inForce')
    ? chooseDocumentCounts(readings, facts)
    : codes.includes('disclosed')
      ? chooseDisclosedCounts(readings)
      : readings.length === 1 && readings[0]
        ? { numbers: readings[0], why: '数字连写，只有一种分法' }
        : null
  const why = singleDigits(run.raw, width) ? null : (chosen?.why ?? null)
  return { run, block, tokens: chosen?.numbers.map(String) ?? null, why }
}

/** 表四: the fifteen figures after the last head label, or five after each of three. */
export function readRunningRemedies(text: string, context: RunningContext): RunningTable | null {
  const block = tableOf(context.form, 'remedies').blocks[0]
  if (block === undefined) return null
  const heads = [...text.matchAll(/尚\s*未\s*审\s*结\s*(?:总|合)\s*计/gu)]
  const first = heads[0]
  if (first === undefined) return null
  const runs = heads.map((head) => {
    const from = head.index + head[0].length
    const raw = /^[\d０-９/／—\-－|｜│\s\u00a0\u3000]*/u.exec(text.slice(from))?.[0] ?? ''
    const lead = raw.length - raw.trimStart().length
    return { raw: raw.trim(), start: from + lead }
  })
  const filled = runs.filter(({ raw }) => raw !== '')
  const width = block.columns.length
  const groups =
    filled.length === 1
      ? [block.rows]
      : filled.length === block.rows.length
        ? block.rows.map((row) => [row])
        : null
  const start = text.slice(0, first.index).search(/行\s*政\s*复\s*议\s*行\s*政\s*诉\s*讼/u)
  const rows = (groups ?? [block.rows]).flatMap((group, index): ReadRow[] => {
    const run =
      groups === null ? { raw: '', start: runs.at(-1)?.start ?? 0 } : (filled[index] ?? { raw: '', start: 0 })
    const parts = remedyParts(run.raw, group.length, width, context.narrative)
    return group.map((row, place) => ({
      run: { row: row.code, label: row.label, raw: run.raw, start: run.start, labelStart: first.index },
      block,
      tokens: run.raw === '' ? [] : (parts?.tokens.slice(place * width, (place + 1) * width) ?? null),
      why: parts?.why ?? null,
      ...(parts?.found === undefined || place < group.length - 1 ? {} : { found: parts.found }),
    }))
  })
  const table = tableFrom('remedies', rows, context)
  return { ...table, start: start < 0 ? first.index : start }
}

function remedyParts(
  raw: string,
  rows: number,
  width: number,
  text: string,
): { tokens: string[]; why: string | null; found?: number } | null {
  const tokens = tokensOf(raw)
  const count = rows * width
  if (tokens.length === count) return { tokens, why: null }
  // A surplus cell is dropped at the end, a missing one is missing at the end.
  if (tokens.length === count + 1 || tokens.length === count - 1)
    return { tokens: tokens.slice(0, count), why: null, found: tokens.length }
  if (tokens.some((token) => !/^[\d０-９]+$/.test(token))) return null
  const plain = tokens.map((token) => token.normalize('NFKC'))
  const blocks = (numbers: readonly number[]) =>
    Array.from({ length: rows }, (_, row) => numbers.slice(row * width, (row + 1) * width))
  const summing = listSplits(plain, count, (numbers) => blocks(numbers).every(lastIsSum))
  const readings = summing.length > 0 ? summing : listSplits(plain, count)
  const [only] = readings
  if (readings.length === 1 && only)
    return { tokens: only.map(String), why: singleDigits(raw, count) ? null : '数字连写，按各栏合计关系分开' }
  const stated = readings.filter((numbers) =>
    agreesWithText(
      blocks(numbers).map((part) => part.at(-1) ?? 0),
      text,
    ),
  )
  const [told] = stated
  return stated.length === 1 && told
    ? { tokens: told.map(String), why: '数字连写，按正文所述案件数分开' }
    : null
}

/** "行政复议案件2件、行政诉讼案件7件" against the totals of a reading. */
function agreesWithText([reviews = 0, direct = 0, after = 0]: readonly number[], text: string): boolean {
  const compact = text.replace(/\s/g, '')
  const review = /行政复议(?:案件)?(\d+)[件起宗]/u.exec(compact)?.[1]
  const suits = /(?:行政)?诉讼(?:案件)?(\d+)[件起宗]/u.exec(compact)?.[1]
  if (review === undefined && suits === undefined) return false
  return (
    (review === undefined || Number(review) === reviews) &&
    (suits === undefined || Number(suits) === direct + after)
  )
}

function tableFrom(table: TableCode, rows: readonly ReadRow[], context: RunningContext): RunningTable {
  const cells = new Map<string, Cell>()
  const irregularities: Irregularity[] = []
  for (const row of rows) {
    const { run, block, found } = row
    const expected = table === 'remedies' ? block.columns.length * rows.length : block.columns.length
    if (found !== undefined)
      irregularities.push({
        kind: found < expected ? 'row-short' : 'row-long',
        table,
        row: run.row,
        found,
        expected,
      })
    const read = cellsOfRow(row, context)
    block.columns.forEach((column, index) => {
      const cell = read[index]
      if (cell) cells.set(cellKey({ table, row: run.row, column: column.code }), cell)
    })
  }
  return {
    cells,
    rows: rows.map(({ run }) => run.row),
    empty: rows.filter(({ run }) => run.raw === '').map(({ run }) => run.row),
    start: Math.min(...rows.map(({ run }) => run.labelStart)),
    end: Math.max(...rows.map(({ run }) => run.start + run.raw.length)),
    irregularities,
    split: rows.filter(({ why, found }) => why !== null && found === undefined).map(({ run }) => run.label),
    unread: rows.filter(({ tokens }) => tokens === null).map(({ run }) => run.label),
  }
}

function cellsOfRow({ run, block, tokens, why }: ReadRow, { source }: RunningContext): Cell[] {
  const whole = source(run.start, run.start + run.raw.length)
  let cursor = 0
  return block.columns.map((column, index): Cell => {
    if (tokens === null) return { value: null, state: 'text', raw: run.raw, source: whole }
    const token = tokens[index]
    if (token === undefined)
      return { value: null, state: run.raw === '' ? 'blank' : 'absent', raw: '', source: null }
    const at = run.raw.indexOf(token, cursor)
    if (at >= 0) cursor = at + token.length
    const place = at < 0 ? whole : source(run.start + at, run.start + at + token.length)
    const cell = readCellText(token, column.kind, place)
    return why === null ? cell : { ...cell, guessed: why }
  })
}
