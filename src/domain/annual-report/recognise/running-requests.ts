import type { AnnualReportForm } from '../../../law/annual-report-form.ts'
import { tableOf } from '../layout.ts'
import { lastIsSum, listSplits } from './digit-splits.ts'
import { listRuns, type Run } from './running-labels.ts'
import {
  type ReadRow,
  type RunningContext,
  type RunningTable,
  singleDigits,
  tableFrom,
  tokensOf,
} from './running-table.ts'
import { type SplitRow, solveSplits } from './solve-splits.ts'

/** 表三: rows by their labels, figures by sums along rows and columns. */
export function readRunningRequests(text: string, context: RunningContext): RunningTable | null {
  const block = tableOf(context.form, 'requests').blocks[0]
  if (block === undefined) return null
  const runs = runsOfTable(text, context.form, block.columns.length)
  const filled = runs.filter((run) => run.raw !== '')
  if (!isTable(runs, filled, block.columns.length)) return null
  const width = block.columns.length
  const usual = runs.filter((run) => tokensOf(run.raw, width).length === width).length
  const open: SplitRow[] = runs.map((run) => ({ row: run.row, readings: readingsOf(run.raw, width) }))
  const rules = context.form.balances.filter((rule) => rule.table === 'requests' && rule.along === 'columns')
  const applied = expandCollapsed(rules, runs)
  const solved = solveSplits(open, applied, width)
  const displaced = isDisplaced(runs, applied, width)
  const rows = runs.map((run, index): ReadRow => {
    if (displaced && run.raw !== '') return { run, block, tokens: null, why: null }
    const tokens = tokensOf(run.raw, width)
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
  const before = text.slice(0, table.start)
  const head = headOfTable.exec(before) ?? headWithoutCorner.exec(before)
  return head === null ? table : { ...table, start: head.index }
}

const headOfTable = /[（(]?\s{0,8}本\s{0,8}列\s{0,8}数\s{0,8}据|申\s{0,8}请\s{0,8}人\s{0,8}情\s{0,8}况/u

const headWithoutCorner = /自\s*然\s*人(?=[\s|｜│]*(?:法\s*人|商\s*业))/u

/** The rows behind the head of the table: sentences before it name outcomes in the same words. */
function runsOfTable(text: string, form: AnnualReportForm, width: number): Run[] {
  const from = headOfTable.exec(text)?.index ?? 0
  const runs = from === 0 ? [] : listRuns(text.slice(from), 'requests', form)
  const filled = runs.filter((run) => run.raw !== '')
  if (!isTable(runs, filled, width)) return listRuns(text, 'requests', form)
  return runs.map((run) => ({ ...run, start: run.start + from, labelStart: run.labelStart + from }))
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

/** So many labels without figures, and so many columns that cannot add up, as no report has by mistake. */
const leastEmpty = 3
const leastBroken = 2

/**
 * A program that copies a page column by column puts figures behind the labels of other rows: many labels stand
 * alone, and （七）总计 is less than what it sums up in several columns. Then no figure's row is known.
 */
function isDisplaced(runs: readonly Run[], rules: AnnualReportForm['balances'], width: number): boolean {
  if (runs.filter(({ raw }) => raw === '').length < leastEmpty) return false
  const figures = new Map(runs.map(({ row, raw }) => [row, figuresOf(raw, width)]))
  const sums = rules.filter(({ left }) => left.length === 1 && left[0] === 'total')
  return sums.some(({ right }) => {
    const total = figures.get('total') ?? []
    const broken = total.filter(
      (value, column) => right.reduce((sum, row) => sum + (figures.get(row)?.[column] ?? 0), 0) > value,
    )
    return broken.length >= leastBroken
  })
}

function figuresOf(raw: string, width: number): number[] {
  const tokens = tokensOf(raw.normalize('NFKC').replaceAll(',', ''), width)
  const whole = tokens.length === width && tokens.every((token) => /^\d+$/.test(token))
  return whole ? tokens.map(Number) : []
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

/** Readings of one row of 表三: those whose total is right; where none is, the only one there can be. */
function readingsOf(raw: string, width: number): number[][] {
  const tokens = tokensOf(raw.normalize('NFKC'), width)
  if (tokens.length === 0 || tokens.some((token) => !/^\d+$/.test(token))) return []
  const summing = listSplits(tokens, width, lastIsSum)
  if (summing.length > 0) return summing
  const any = listSplits(tokens, width)
  return any.length === 1 ? any : []
}
