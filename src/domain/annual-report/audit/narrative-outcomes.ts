/** AR-N05, AR-N09: outcomes of requests in numbers, shares and words. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { Fact, OutcomeWord } from '../narrative/fact.ts'
import type { CellAddress } from '../report.ts'
import type { CellPlan } from './cell-plan.ts'
import { formatNumber, rowName } from './cell-words.ts'
import { clean, type Flaw, type Outcome } from './flaw.ts'
import { holdFigure, keepFlaws, scopeMatch } from './narrative-hold.ts'
import { type AuditSubject, addRanges, isExact, type Range, rowTotalRange, valueAt } from './subject.ts'

const names: Readonly<Record<string, string>> = {
  granted: '予以公开',
  partlyGranted: '部分公开',
  refused: '不予公开',
  unavailable: '无法提供',
  declined: '不予处理',
  other: '其他处理',
}

/** The kinds of outcome; together they are the whole. */
const kinds = ['granted', 'partlyGranted', 'refused', 'unavailable', 'declined', 'other'] as const

type OutcomeFact = Fact & {
  readonly meaning: { readonly kind: 'outcome'; readonly outcomes: readonly OutcomeWord[] }
}

function isOutcome(fact: Fact): fact is OutcomeFact {
  return fact.meaning.kind === 'outcome'
}

const rowsByPlan = new WeakMap<CellPlan, Map<OutcomeWord, readonly string[]>>()

/** Rows of 表三 that an outcome counts; found once for each printed shape. */
function rowsOf({ plan }: AuditSubject, outcome: OutcomeWord): readonly string[] {
  let known = rowsByPlan.get(plan)
  if (known === undefined) {
    known = new Map()
    rowsByPlan.set(plan, known)
  }
  const found = known.get(outcome)
  if (found !== undefined) return found
  const rows = plan.tables
    .flatMap((table) => (table.code === 'requests' ? table.rows : []))
    .flatMap(({ code }) => (code === outcome || code.startsWith(`${outcome}.`) ? [code] : []))
  known.set(outcome, rows)
  return rows
}

function rangeOf(subject: AuditSubject, outcomes: readonly OutcomeWord[]): Range {
  return addRanges(
    outcomes.flatMap((outcome) => rowsOf(subject, outcome).map((row) => rowTotalRange(subject, row))),
  )
}

function cellsOf(subject: AuditSubject, outcomes: readonly OutcomeWord[]): CellAddress[] {
  const rows = outcomes.flatMap((outcome) => rowsOf(subject, outcome))
  return rows
    .filter((row) => rows.length === 1 || valueAt(subject, 'requests', row, 'total') !== 0)
    .map((row) => ({ table: 'requests', row, column: 'total' }))
}

function nameOf(subject: AuditSubject, outcomes: readonly OutcomeWord[]): string {
  return outcomes.map((outcome) => names[outcome] ?? rowName(subject.plan, 'requests', outcome)).join('和')
}

/** AR-N05 */
export function outcomesAgree(subject: AuditSubject): Outcome {
  if (!subject.report.tables.includes('requests')) return clean
  const facts = subject.narrative().facts.filter(isOutcome)
  if (facts.length === 0) return clean
  const listed = distinctLists(facts)
  return keepFlaws([
    ...facts.map((fact) => holdOutcome(subject, fact)),
    ...facts.map((fact) => holdShare(subject, fact)),
    ...listed.map((list) => holdSum(subject, list)),
    ...listed.map((list) => holdShareSum(list)),
  ])
}

function holdOutcome(subject: AuditSubject, fact: OutcomeFact): Flaw | null {
  const { outcomes } = fact.meaning
  const name = nameOf(subject, outcomes)
  const range = rangeOf(subject, outcomes)
  const flaw = holdFigure(subject, {
    fact,
    says: `${name} ${fact.value} 件`,
    where: `表三${name}`,
    range,
    cells: cellsOf(subject, outcomes),
  })
  if (flaw === null || flaw.status === 'unknown') return flaw
  const column = outcomes
    .flatMap((outcome) => rowsOf(subject, outcome))
    .some((row) => valueAt(subject, 'requests', row, 'naturalPerson') === fact.value)
  return column
    ? {
        ...flaw,
        message: `${flaw.message}正文的数与表三其中一行的自然人一列相同，像是漏计了其他列或其他行。`,
      }
    : flaw
}

/** "占51.85%" of whatever the sentence may have taken as the whole. */
function holdShare(subject: AuditSubject, fact: OutcomeFact): Flaw | null {
  const { share } = fact
  if (share === null || fact.approximate || scopeMatch(subject, fact) === 'other') return null
  const wholes = ['closed', 'received', 'accepted']
  // "不予公开3件，其中国家秘密1件，占33.3%": a share may be one of another outcome.
  const stated = subject
    .narrative()
    .facts.filter(
      (other) =>
        wholes.includes(other.meaning.kind) ||
        (other.meaning.kind === 'outcome' && other.sentence === fact.sentence && other.value > fact.value),
    )
    .map(({ value }) => value)
  const printed = [
    rowTotalRange(subject, 'total'),
    rowTotalRange(subject, 'newlyReceived'),
    addRanges([rowTotalRange(subject, 'newlyReceived'), rowTotalRange(subject, 'carriedIn')]),
  ].flatMap((range) => (isExact(range) ? [range.low] : []))
  const bases = [...new Set([...printed, ...stated])].filter((base) => base > 0)
  const [base] = bases
  if (base === undefined) return null
  // A share is printed rounded or cut off: one unit of its last place either way.
  const tolerance = Math.max(auditLimits.shareTolerance, 10 ** -share.decimals) + 1e-9
  if (bases.some((whole) => Math.abs((fact.value / whole) * 100 - share.value) <= tolerance)) return null
  const expected = (fact.value / base) * 100
  return {
    severity: 'warning',
    message: `正文说${nameOf(subject, fact.meaning.outcomes)} ${fact.value} 件占 ${share.value}%，按总数 ${base} 件计算为 ${expected.toFixed(2)}%。`,
    formula: `${fact.value} ÷ ${base} = ${expected.toFixed(2)}% ≠ ${share.value}%`,
    text: share.span,
    suggestion: '重新计算比例。',
  }
}

/** Lists that name each kind of outcome once, sentence by sentence (a list may run over several sentences). */
function distinctLists(facts: readonly OutcomeFact[]): OutcomeFact[][] {
  const lists: OutcomeFact[][] = []
  let list: OutcomeFact[] = []
  let seen = new Set<OutcomeWord>()
  for (const fact of facts) {
    if (fact.meaning.outcomes.some((outcome) => !kinds.some((kind) => kind === outcome))) continue
    if (fact.meaning.outcomes.some((outcome) => seen.has(outcome))) {
      lists.push(list)
      list = []
      seen = new Set()
    }
    list.push(fact)
    for (const outcome of fact.meaning.outcomes) seen.add(outcome)
  }
  lists.push(list)
  return lists.filter((each) => each.length > 2)
}

/** Outcomes listed must add up to what was answered, except for kinds left out that are zero. */
function holdSum(subject: AuditSubject, list: readonly OutcomeFact[]): Flaw | null {
  if (list.some((fact) => fact.approximate || scopeMatch(subject, fact) === 'other')) return null
  const [first] = list
  const last = list.at(-1)
  if (first === undefined || last === undefined) return null
  const named = new Set<string>(list.flatMap((fact) => fact.meaning.outcomes))
  const unnamed = rangeOf(
    subject,
    kinds.filter((kind) => !named.has(kind)),
  )
  const sum = list.reduce((total, fact) => total + fact.value, 0)
  const whole = statedWhole(subject, first) ?? exactTotal(subject)
  if (whole === null) return null
  const complete = isExact(unnamed) && unnamed.low === 0 && named.has('granted')
  if (sum === whole || (sum < whole && !complete)) return null
  const terms = list.map((fact) => formatNumber(fact.value)).join(' + ')
  return {
    ...(scopeMatch(subject, first) === 'unclear' ? { severity: 'inconsistency' as const } : {}),
    message: `正文各类结果之和 ${sum} 件，与办理总数 ${whole} 件不符。`,
    formula: `${terms} = ${sum} ≠ ${whole}`,
    cells: [{ table: 'requests', row: 'total', column: 'total' }],
    text: { ...first.span, end: last.span.end, quote: quoteOf(subject, first, last) },
    suggestion: '逐类核对件数，各类之和应当等于办理总数。',
  }
}

function quoteOf(subject: AuditSubject, first: Fact, last: Fact): string {
  const section = subject.report.sections.find(({ number }) => number === first.span.section)
  return section === undefined || last.span.section !== first.span.section
    ? first.span.quote
    : section.text.slice(first.span.start, last.span.end)
}

/** The answered figure that the same or the preceding sentence states. */
function statedWhole(subject: AuditSubject, first: Fact): number | null {
  const { facts } = subject.narrative()
  const before = facts
    .slice(0, facts.indexOf(first))
    .findLast(({ meaning, span }) => meaning.kind === 'closed' && span.section === first.span.section)
  return before === undefined || before.approximate ? null : before.value
}

function exactTotal(subject: AuditSubject): number | null {
  const range = rowTotalRange(subject, 'total')
  return isExact(range) ? range.low : null
}

/** Shares of a whole list must come to about 100. */
function holdShareSum(list: readonly OutcomeFact[]): Flaw | null {
  const named = new Set<string>(list.flatMap((fact) => fact.meaning.outcomes))
  const shares = list.flatMap((fact) => (fact.value === 0 ? [] : [fact.share]))
  const [first] = list
  if (first === undefined || shares.some((share) => share === null)) return null
  if (!['granted', 'refused', 'unavailable', 'declined', 'other'].every((kind) => named.has(kind)))
    return null
  const sum = shares.reduce((total, share) => total + (share?.value ?? 0), 0)
  const decimals = Math.min(...shares.map((share) => share?.decimals ?? 0))
  const tolerance = Math.max(auditLimits.shareSumTolerance, shares.length * 10 ** -decimals)
  if (Math.abs(sum - 100) <= tolerance + 1e-9) return null
  return {
    severity: 'warning',
    message: `正文各类结果的比例之和为 ${sum.toFixed(2)}%。`,
    formula: `${shares.map((share) => share?.value).join(' + ')} = ${sum.toFixed(2)} ≠ 100`,
    text: first.share?.span ?? first.span,
  }
}

/** AR-N09 */
export function describedRows(subject: AuditSubject): Outcome {
  if (!subject.report.tables.includes('requests')) return clean
  const { described } = subject.narrative()
  if (described.length === 0) return clean
  const rows = new Map<string, typeof described>()
  for (const one of described) rows.set(one.row, [...(rows.get(one.row) ?? []), one])
  const flaws: Flaw[] = []
  for (const [row, all] of rows) {
    const [first] = all
    if (first === undefined || all.some((one) => scopeMatch(subject, one) === 'other')) continue
    const needed = all.reduce((sum, one) => sum + one.value, 0)
    const value = valueAt(subject, 'requests', row, 'total')
    if (value !== null && value >= needed) continue
    const name = rowName(subject.plan, 'requests', row)
    flaws.push({
      message:
        value === null
          ? `正文“${first.span.quote}”应当计入表三“${name}”${needed} 件，表三该行空白或缺失。`
          : `正文“${first.span.quote}”应当计入表三“${name}”${needed} 件，该行只有 ${value} 件。`,
      cells: [{ table: 'requests', row, column: 'total' }],
      text: first.span,
      suggestion: `不存在、不掌握的计入“${name}”。`,
    })
  }
  return flaws
}
