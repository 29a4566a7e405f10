/** Every rule of the catalogue applied to one report. */

import { auditChecks, type CheckId } from '../../../law/annual-report-checks/catalogue.ts'
import type { AuditCheck, CheckNeed } from '../../../law/annual-report-checks/check.ts'
import type { AuditResult, Finding, NotAssessable } from '../finding.ts'
import { type AnnualReport, cellKey } from '../report.ts'
import { balancesOf } from './balance.ts'
import type { AuditContext } from './context.ts'
import { clean, type Flaw } from './flaw.ts'
import { type Check, implementations } from './implementations.ts'
import { subjectOf } from './subject.ts'

export type { AuditContext, NamedReport, RegisterFacts } from './context.ts'

/** What to ask for when a rule lacks its context, Chinese. */
const needWords: Readonly<
  Record<Exclude<CheckNeed, 'document' | 'publication' | 'organ-kind' | 'library'>, string>
> = {
  previous: '本单位上年的年报',
  children: '所属各单位的年报',
  'expected-children': '应当报送年报的单位名单',
  ledger: '由台账重新计算的各格数字',
  register: '办理台账',
  powers: '本单位的权力清单',
  peers: '其他单位的年报',
}

interface Rule {
  readonly id: CheckId
  readonly check: AuditCheck
  readonly basis: string
  readonly apply: Check
  /** The context whose absence alone makes the rule not assessable. */
  readonly asks: keyof typeof needWords | null
  readonly afterFormOnly: boolean
}

const rules: readonly Rule[] = Object.keys(auditChecks).map((key) => {
  const id = key as CheckId // keys of the catalogue are its ids
  const check: AuditCheck = auditChecks[id]
  const asked = check.needs.find((need) => need in needWords)
  return {
    id,
    check,
    basis: basisOf(check),
    apply: implementations[id],
    asks: (asked as keyof typeof needWords | undefined) ?? null, // just found among its keys
    afterFormOnly: /^AR-[SBCDN]/.test(id),
  }
})

/** The basis as people read it: what was not read in the text itself is marked. */
export function basisOf(check: AuditCheck): string {
  const open = check.verification === 'to-be-confirmed' || check.verification === 'inference'
  return open ? `${check.basis}（待确认）` : check.basis
}

const contextKeys = {
  previous: 'previous',
  children: 'children',
  'expected-children': 'expectedChildren',
  ledger: 'ledger',
  register: 'register',
  powers: 'powers',
  peers: 'peers',
} as const satisfies Record<keyof typeof needWords, keyof AuditContext>

/**
 * Judges a report by every rule. A rule that lacks a figure answers `unknown`, a rule that lacks its context
 * is listed under `notAssessable`; neither is a pass. Findings come in the order of the catalogue.
 */
export function audit(report: AnnualReport, context: AuditContext = {}): AuditResult {
  const subject = subjectOf(report, context)
  const balances = balancesOf(subject)
  const findings: Finding[] = []
  const notAssessable: NotAssessable[] = []
  const knownForm = report.form !== 'statistics'
  for (const rule of rules) {
    if (rule.asks !== null && context[contextKeys[rule.asks]] === undefined) {
      notAssessable.push({ id: rule.id, needs: `需要${needWords[rule.asks]}` })
      continue
    }
    if (!knownForm && rule.afterFormOnly) {
      notAssessable.push({ id: rule.id, needs: '本规则适用于 2019 年以后的年报格式' })
      continue
    }
    const outcome = rule.apply(subject, balances)
    if (outcome === clean) continue
    if ('needs' in outcome) notAssessable.push({ id: rule.id, needs: `需要${outcome.needs}` })
    else for (const flaw of outcome) findings.push(heldBack(toFinding(rule, flaw), report))
  }
  return { findings, notAssessable, counts: countUp(findings, notAssessable.length) }
}

function toFinding({ id, check, basis }: Rule, flaw: Flaw): Finding {
  const status = flaw.status ?? 'fail'
  return {
    id,
    severity:
      flaw.severity ?? (status === 'unknown' && check.severity !== 'info' ? 'warning' : check.severity),
    status,
    message: flaw.message,
    formula: flaw.formula ?? null,
    cells: flaw.cells ?? [],
    text: flaw.text === undefined ? null : { ...flaw.text },
    basis,
    suggestion: flaw.suggestion ?? null,
  }
}

/**
 * OCR does not say how sure it is of a figure in the text, and says that it is not of a cell marked as guessed:
 * that these differ is for a person with the original to judge, not an error found.
 */
function heldBack(finding: Finding, { format, cells }: AnnualReport): Finding {
  if (format !== 'scan' || finding.severity !== 'error') return finding
  const guessed = finding.cells.some((address) => cells[cellKey(address)]?.guessed !== undefined)
  if (guessed && /^AR-[BCD]/.test(finding.id)) return { ...finding, severity: 'warning' }
  if (!finding.id.startsWith('AR-N')) return finding
  const message = `${finding.message}（正文由文字识别读出，请先核对原件）`
  return { ...finding, severity: 'warning', message }
}

function countUp(findings: readonly Finding[], notAssessable: number): AuditResult['counts'] {
  const counts = { error: 0, inconsistency: 0, warning: 0, info: 0, unknown: 0, notAssessable }
  for (const { status, severity } of findings) counts[status === 'unknown' ? 'unknown' : severity]++
  return counts
}
