/** AR-C01, AR-C02, AR-C03, AR-D01: the sums of the form. */

import { type AnnualReport, type CellKey, cellAddress } from '../report.ts'
import type { BalanceId, CellPlan } from './cell-plan.ts'
import { cellFigure, cellName, columnName, formatNumber, rowName, tableName } from './cell-words.ts'
import { addresses, clean, type Flaw, type Outcome } from './flaw.ts'
import { type AuditSubject, isShifted } from './subject.ts'
import { brokenGroups, type Repair, repairsOf, type SumResult, workOutSums } from './sums.ts'

/** Possibilities named when several single changes would do. */
const mostPossibilities = 3

export interface Balances {
  readonly results: readonly SumResult[]
  /** Suggestion for each broken sum, by its number. */
  readonly suggestions: ReadonlyMap<number, string>
}

const noSuggestions: ReadonlyMap<number, string> = new Map()

/** Works out every sum once for the four rules. */
export function balancesOf(subject: AuditSubject): Balances {
  const trust = subject.shifted.size === 0 ? undefined : (key: CellKey) => !isShifted(subject, key)
  const results = workOutSums(subject.report, trust, subject.plan, subject.cells)
  if (!results.some((result) => result.verdict === 'broken')) return { results, suggestions: noSuggestions }
  const groups = brokenGroups(results)
  const suggestions = new Map<number, string>()
  for (const group of groups) {
    const repairs = repairsOf(subject.report, results, group)
    const says = suggest(subject.plan, repairs, groups.length === 1 ? 'whole' : 'part')
    if (says !== null) for (const index of group) suggestions.set(index, says)
  }
  return { results, suggestions }
}

function suggest(plan: CellPlan, repairs: readonly Repair[], extent: 'whole' | 'part'): string | null {
  const change = ({ key, from, to }: Repair) =>
    `把${cellName(plan, cellAddress(key))}由 ${formatNumber(from)} 改为 ${formatNumber(to)}`
  const first = repairs[0]
  if (first === undefined) return null
  const then = extent === 'whole' ? '全部勾稽关系即可成立' : '此处勾稽关系即可成立'
  if (repairs.length === 1) return `${change(first)}，${then}。`
  const named = repairs.slice(0, mostPossibilities).map(change).join('；或')
  const more = repairs.length > mostPossibilities ? `；共有 ${repairs.length} 种改法` : ''
  return `可能的改法：${named}${more}。改动其中一格，${then}，请核对原始记录。`
}

/** Flaws of one balance rule: one for each broken sum, one for all that cannot be decided. */
export function checkBalance(subject: AuditSubject, balances: Balances, rule: BalanceId): Outcome {
  if (balances.results.every(({ check, verdict }) => verdict === 'holds' || check.rule !== rule)) return clean
  const own = balances.results.flatMap((result, index) =>
    result.check.rule === rule ? [{ result, index }] : [],
  )
  if (own.every(({ result }) => result.verdict === 'absent')) {
    return { needs: `${tableName(own[0]?.result.check.table ?? 'requests')}的数据（报告中没有）` }
  }
  const broken = own
    .filter(({ result }) => result.verdict === 'broken')
    .map(({ result, index }) => brokenSum(subject, result, balances.suggestions.get(index)))
  const unknown = own.flatMap(({ result }) =>
    result.verdict === 'unknown' || result.verdict === 'absent' ? [result] : [],
  )
  return unknown.length === 0 ? broken : [...broken, unknownSums(subject, unknown, own.length)]
}

function brokenSum(subject: AuditSubject, result: SumResult, suggestion: string | undefined): Flaw {
  const { check } = result
  const keys = [...check.left, ...check.right]
  const guessed = keys.some((key) => subject.report.cells[key]?.guessed !== undefined)
  return {
    message: `${describeSum(subject.plan, result)}${guessed ? '（其中有按推断读出的数，请先核对原件）' : ''}`,
    formula: formula(subject.report, result),
    cells: addresses(keys.filter((key) => weighs(subject.report, check.left, key))),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** Zeros on the side of the parts are not worth pointing at. */
function weighs(report: AnnualReport, left: readonly CellKey[], key: CellKey): boolean {
  return left.includes(key) || (report.cells[key]?.value ?? 0) !== 0
}

function describeSum(plan: CellPlan, { check, left, right }: SumResult): string {
  const [a, b] = [formatNumber(left), formatNumber(right)]
  const firstKey = check.left[0]
  const column = firstKey === undefined ? '' : columnName(plan, firstKey)
  if (check.rule === 'AR-C01')
    return `表三“${column}”列：本年新收加上年结转为 ${a}，办理结果总计加结转下年度为 ${b}，两者不等。`
  if (check.rule === 'AR-C02') return `表三“${column}”列：（七）总计为 ${a}，各项办理结果之和为 ${b}。`
  const row = rowName(plan, check.table, check.line)
  if (check.rule === 'AR-C03') return `表三“${row}”行：总计为 ${a}，各类申请人之和为 ${b}。`
  return `表四“${row}”：总计为 ${a}，四种结果之和为 ${b}。`
}

/** "2 + 0 + 0 + 0 + 0 + 2 = 4 ≠ 2": the longer side first. Long sums leave out zeros. */
function formula(report: AnnualReport, { check, left, right }: SumResult): string {
  const side = (keys: readonly CellKey[]) => {
    const all = keys.length > 8 ? keys.filter((key) => report.cells[key]?.value !== 0) : keys
    return all.length === 0 ? '0' : all.map((key) => cellFigure(report, key)).join(' + ')
  }
  const total = (keys: readonly CellKey[], sum: number) =>
    keys.length === 1 ? formatNumber(sum) : `${side(keys)} = ${formatNumber(sum)}`
  if (check.left.length === 1) return `${side(check.right)} = ${formatNumber(right)} ≠ ${formatNumber(left)}`
  return `${total(check.left, left)} ≠ ${total(check.right, right)}`
}

function unknownSums(subject: AuditSubject, results: readonly SumResult[], all: number): Flaw {
  const { plan, report } = subject
  const first = results[0]?.check
  const table = first?.table ?? 'requests'
  const byColumn = first?.rule === 'AR-C01' || first?.rule === 'AR-C02'
  const names = results.slice(0, 6).map(({ check }) => {
    const key = check.left[0]
    return byColumn
      ? key === undefined
        ? check.line
        : columnName(plan, key)
      : rowName(plan, table, check.line)
  })
  const missing = new Set<CellKey>()
  for (const { check } of results) {
    for (const side of [check.left, check.right]) {
      for (const key of side) {
        const cell = report.cells[key]
        if (cell !== undefined && (cell.value === null || isShifted(subject, key))) missing.add(key)
      }
    }
  }
  const which =
    results.length === all
      ? '全部'
      : `${names.map((name) => `“${name}”`).join('、')}${results.length > 6 ? '等' : ''}`
  return {
    status: 'unknown',
    severity: 'warning',
    message: `${tableName(table)}有 ${results.length} ${byColumn ? '列' : '行'}（${which}）因空白、缺失或错位无法核对勾稽关系，不能视为正确。`,
    cells: addresses([...missing]),
    suggestion: '补全数字（没有的填 0）后再核对。',
  }
}
