/** AR-C04 to AR-C19: 表三 besides its sums. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import { type CellKey, cellAddress } from '../report.ts'
import type { PlanRow } from './cell-plan.ts'
import { cellName, formatNumber, tableName } from './cell-words.ts'
import type { RegisterFacts } from './context.ts'
import { addresses, clean, type Flaw, flawIf, type Outcome } from './flaw.ts'
import { type AuditSubject, sectionText, sureValue, valueAt } from './subject.ts'

const applicants = [
  ['naturalPerson', '自然人'],
  ['business', '商业企业'],
  ['research', '科研机构'],
  ['charity', '社会公益组织'],
  ['legalService', '法律服务机构'],
  ['otherOrganisation', '其他'],
] as const

function at(row: string, column = 'total') {
  return { table: 'requests', row, column } as const
}

function figure(subject: AuditSubject, row: string, column = 'total'): number | null {
  return valueAt(subject, 'requests', row, column)
}

function requestRows(subject: AuditSubject) {
  return subject.plan.tables.find(({ code }) => code === 'requests')?.rows ?? []
}

/** Every figure of a column (by its place in the form) in row order. */
function columnOf(subject: AuditSubject, index: number): (number | null)[] {
  return requestRows(subject).map((row) => figureIn(subject, row, index))
}

/** The figure of a row in a column, by its place in the form. */
function figureIn(subject: AuditSubject, row: PlanRow, index: number): number | null {
  const key = row.keys[index]
  return key === undefined ? null : sureValue(subject, key)
}

/** AR-C04 */
export function totalColumnFilled(subject: AuditSubject): Outcome {
  const totals = columnOf(subject, applicants.length)
  if (totals.some((value) => value === null)) return clean
  const anyTotal = totals.some((value) => value !== 0)
  // The usual case, decided without the other columns.
  if (anyTotal && (figure(subject, 'newlyReceived', 'naturalPerson') ?? 0) > 0) return clean
  const others = applicants.map((_, index) => columnOf(subject, index))
  const anyOther = others.some((column) => column.some((value) => (value ?? 0) !== 0))
  const complete = others.every((column) => column.every((value) => value !== null))
  if (anyTotal === anyOther || (anyTotal && !complete)) return clean
  return [
    {
      message: anyOther ? '表三总计列全部为 0，而各类申请人有数。' : '表三总计列有数，而各类申请人全部为 0。',
      cells: requestRows(subject)
        .filter((row) => anyOther || figure(subject, row.code) !== 0)
        .map((row) => at(row.code)),
      suggestion: anyOther ? '总计列逐行填各类申请人之和。' : '把申请人分别填入自然人或法人、其他组织各列。',
    },
  ]
}

/** AR-C05 */
export function copiedColumns(subject: AuditSubject): Outcome {
  const flaws: Flaw[] = []
  applicants.forEach(([column, name], index) => {
    const next = applicants[index + 1]
    if (next === undefined || (figure(subject, 'newlyReceived', column) ?? 0) < 2) return
    const rows = requestRows(subject)
    const copied = rows.every((row) => {
      const value = figureIn(subject, row, index)
      return value !== null && value === figureIn(subject, row, index + 1)
    })
    if (!copied) return
    flaws.push({
      message: `表三“${name}”列与“${next[1]}”列完全相同。`,
      cells: rows
        .filter((row) => figureIn(subject, row, index) !== 0)
        .flatMap((row) => [at(row.code, column), at(row.code, next[0])]),
    })
  })
  return flaws.length === 0 ? clean : flaws
}

/** AR-C06 */
export function carriedOver(subject: AuditSubject): Outcome {
  const { previous } = subject.context
  if (previous === undefined) return clean
  const unknown: CellKey[] = []
  const flaws: Flaw[] = []
  for (const [column, name] of [...applicants, ['total', '总计'] as const]) {
    const last = previous.cells[`requests/carriedOut/${column}`]?.value ?? null
    const now = figure(subject, 'carriedIn', column)
    if (last === null || now === null) unknown.push(`requests/carriedIn/${column}`)
    else if (last !== now)
      flaws.push({
        message: `表三“${name}”列：上年年报结转下年度 ${last} 件，本年上年结转 ${now} 件。`,
        formula: `${now} ≠ ${last}`,
        cells: [at('carriedIn', column)],
        suggestion: `核对两年的台账；上年年报无误的，改为 ${last}。`,
      })
  }
  if (unknown.length > 0)
    flaws.push({
      status: 'unknown',
      severity: 'warning',
      message: `上年结转有 ${unknown.length} 列因空白或缺失无法与上年年报核对。`,
      cells: addresses(unknown.filter((key) => subject.report.cells[key] !== undefined)),
    })
  return flaws.length === 0 ? clean : flaws
}

/** AR-C08 */
export function carriedOutShare(subject: AuditSubject): Outcome {
  const received = figure(subject, 'newlyReceived')
  const out = figure(subject, 'carriedOut')
  if (received === null || out === null || received < auditLimits.shareMinimum) return clean
  return flawIf(out > received * auditLimits.carriedOutShare, () => ({
    message: `结转下年度 ${out} 件，超过本年新收 ${received} 件的一半。`,
    formula: `${out} > ${received} × 50%`,
    cells: [at('carriedOut')],
  }))
}

/** AR-C09 */
export function lapsedFees(subject: AuditSubject): Outcome {
  const lapsed = figure(subject, 'other.feeLapsed')
  if (lapsed === null || lapsed === 0) return clean
  const claim = subject.narrative().claims.find(({ kind }) => kind === 'no-fee')
  if (claim === undefined) return clean
  // Nothing collected agrees with a fee that was asked for and not paid; that none was asked for does not.
  const noNotice =
    /通知|发生|产生|涉及|存在/.test(claim.span.quote) ||
    /(?:未|没有|无)[^。；，]{0,8}(?:发出|出具|下达|送达)[^。；，]{0,8}(?:收费|缴费)/.test(
      sectionText(subject.report, 6),
    )
  return [
    {
      ...(noNotice ? {} : { severity: 'inconsistency' as const }),
      message: `表三有 ${lapsed} 件因逾期未缴费不再处理，说明发出过收费通知；第六部分写“${claim.span.quote}”。`,
      cells: [at('other.feeLapsed')],
      text: claim.span,
      suggestion: '发出收费通知而没有实际收取的，写明通知件数和“未实际收取”。',
    },
  ]
}

/** AR-C12 */
export function townshipSecrets(subject: AuditSubject): Outcome {
  const secrets = figure(subject, 'refused.stateSecret')
  return flawIf(subject.kind === 'township' && (secrets ?? 0) > 0, () => ({
    message: `以属于国家秘密为由不予公开 ${secrets} 件，请核对。`,
    cells: [at('refused.stateSecret')],
  }))
}

/** AR-C14 */
export function manyMiscellaneous(subject: AuditSubject): Outcome {
  const rest = figure(subject, 'other.miscellaneous')
  const total = figure(subject, 'total')
  if (rest === null || total === null || total < auditLimits.shareMinimum) return clean
  if (rest <= total * auditLimits.miscellaneousShare) return clean
  const text = subject.report.sections.map((section) => section.text).join('\n')
  return flawIf(!/撤回|撤销申请|其他处理/.test(text), () => ({
    message: `（六）3.其他 ${rest} 件，占办理总数 ${total} 件的 ${((rest / total) * 100).toFixed(1)}%，正文没有说明。`,
    formula: `${rest} > ${total} × 30%`,
    cells: [at('other.miscellaneous')],
  }))
}

/** AR-C15 */
export function oneOutcome(subject: AuditSubject): Outcome {
  const total = figure(subject, 'total')
  if (total === null || total < auditLimits.oneOutcomeMinimum) return clean
  const row = requestRows(subject).find(
    ({ code }) => /[.]|^granted$|^partlyGranted$|^other$/.test(code) && figure(subject, code) === total,
  )
  return flawIf(row !== undefined, () => ({
    message: `${total} 件申请全部为“${row?.label}”。`,
    cells: [at(row?.code ?? '')],
  }))
}

/** AR-C16 */
export function ledgerAgrees(subject: AuditSubject): Outcome {
  const { ledger } = subject.context
  if (ledger === undefined) return clean
  const differing: CellKey[] = []
  for (const key of subject.plan.cells.keys()) {
    const expected = ledger[key]
    if (expected === undefined) continue
    if ((subject.report.cells[key]?.value ?? null) !== expected) differing.push(key)
  }
  if (differing.length === 0) return clean
  const each = differing.slice(0, 5).map((key) => {
    const printed = subject.report.cells[key]?.value ?? null
    return `${cellName(subject.plan, cellAddress(key))}为 ${printed === null ? '空' : formatNumber(printed)}，台账为 ${formatNumber(ledger[key] ?? 0)}`
  })
  return [
    {
      message: `有 ${differing.length} 格与台账不一致：${each.join('；')}${differing.length > 5 ? '……' : ''}。`,
      cells: addresses(differing),
      suggestion: '按台账更正，或者补记台账。',
    },
  ]
}

interface RegisterRule {
  readonly fact: keyof RegisterFacts
  readonly needs: string
  /** Row of 表三 that presupposes an entry in the register; null where the count itself is the fault. */
  readonly row: string | null
  readonly message: (count: number, printed: number) => string
}

/** AR-C07, AR-C10, AR-C11, AR-C13, AR-C17, AR-C18, AR-C19: what only the case ledger knows. */
const registerRules = {
  'AR-C07': {
    fact: 'openPastTerm',
    needs: '台账中年末在办申请的期限',
    row: null,
    message: (count) => `年末结转的申请中有 ${count} 件当时已经超过最长答复期限。`,
  },
  'AR-C10': {
    fact: 'supplementNotices',
    needs: '台账中的补正通知',
    row: 'other.correctionLapsed',
    message: (_, printed) => `有 ${printed} 件逾期不补正，台账没有补正通知。`,
  },
  'AR-C11': {
    fact: 'reasonRequests',
    needs: '台账中的说明理由通知',
    row: 'declined.excessive',
    message: (_, printed) => `有 ${printed} 件大量反复申请，台账没有要求说明理由的记录。`,
  },
  'AR-C13': {
    fact: 'thirdPartyConsultations',
    needs: '台账中的征求第三方意见书',
    row: 'refused.thirdPartyRights',
    message: (_, printed) => `有 ${printed} 件保护第三方合法权益的决定，台账没有征求意见的记录。`,
  },
  'AR-C17': {
    fact: 'lawyersAsOrganisations',
    needs: '台账中申请人的身份',
    row: null,
    message: (count) => `有 ${count} 件律师以个人名义提出的申请计入了法律服务机构。`,
  },
  'AR-C18': {
    fact: 'countedTwice',
    needs: '台账中每件申请的结果',
    row: null,
    message: (count) => `有 ${count} 件申请既计入部分公开，又计入不予公开。`,
  },
  'AR-C19': {
    fact: 'withdrawnElsewhere',
    needs: '台账中的撤回记录',
    row: null,
    message: (count) => `有 ${count} 件撤回的申请没有计入（六）3.其他。`,
  },
} as const satisfies Record<string, RegisterRule>

export function registerAgrees(subject: AuditSubject, id: keyof typeof registerRules): Outcome {
  const rule: RegisterRule = registerRules[id]
  const count = subject.context.register?.[rule.fact]
  if (count === undefined) return { needs: rule.needs }
  if (rule.row === null) return flawIf(count > 0, () => ({ message: rule.message(count, 0) }))
  const printed = figure(subject, rule.row) ?? 0
  return flawIf(printed > 0 && count === 0, () => ({
    message: `${tableName('requests')}${rule.message(count, printed)}`,
    cells: [at(rule.row ?? '')],
  }))
}
