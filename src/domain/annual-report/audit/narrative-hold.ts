/** How a figure of the text is held against a figure of the tables. */

import type { Fact } from '../narrative/fact.ts'
import type { CellAddress } from '../report.ts'
import { formatNumber } from './cell-words.ts'
import type { Flaw } from './flaw.ts'
import { type AuditSubject, excludes, isExact, type Range } from './subject.ts'

/**
 * `same`: text and tables speak of the same organs. `unclear`: the sentence does not say, and the tables cover
 * a whole area. `other`: the sentence speaks of the office alone, or of more than this organ.
 */
export type ScopeMatch = 'same' | 'unclear' | 'other'

export function scopeMatch(subject: AuditSubject, fact: Pick<Fact, 'scope'>): ScopeMatch {
  if (subject.kind === 'government-office') return fact.scope === 'area' ? 'unclear' : 'same'
  if (subject.wholeArea) return fact.scope === 'office' ? 'other' : fact.scope === 'area' ? 'same' : 'unclear'
  return fact.scope === 'area' ? 'other' : 'same'
}

export interface Holding {
  readonly fact: Fact
  /** What the text says, e.g. "收到申请 75 件". */
  readonly says: string
  /** Where the tables say it, e.g. "表三本年新收". */
  readonly where: string
  readonly range: Range
  readonly cells: readonly CellAddress[]
  readonly suggestion?: string
}

/** A flaw where the tables cannot hold the figure; an unknown where they do not tell; null where they agree. */
export function holdFigure(subject: AuditSubject, holding: Holding): Flaw | null {
  const { fact, says, where, range, cells } = holding
  const scope = scopeMatch(subject, fact)
  if (fact.approximate || scope === 'other') return null
  const place = { text: fact.span, cells }
  if (!excludes(range, fact.value)) {
    if (isExact(range)) return null
    return {
      status: 'unknown',
      severity: 'warning',
      message: `正文说${says}，${where}空白或不完整，无法核对。`,
      ...place,
    }
  }
  const printed = isExact(range) ? formatNumber(range.low) : `至少 ${formatNumber(range.low)}`
  return {
    ...(scope === 'unclear' ? { severity: 'inconsistency' as const } : {}),
    message: `正文说${says}，${where}${isExact(range) ? `为 ${printed}` : `${printed} 件`}${scope === 'unclear' ? '（正文没有写明统计范围）' : ''}。`,
    formula: `${formatNumber(fact.value)} ≠ ${printed}`,
    suggestion: holding.suggestion ?? '核对台账，使正文与表格一致；范围不同的，在正文写明。',
    ...place,
  }
}

/** The flaws there are; several figures that the tables leave open are one unknown. */
export function keepFlaws(flaws: readonly (Flaw | null)[]): readonly Flaw[] {
  const kept = flaws.filter((flaw) => flaw !== null)
  const open = kept.filter(({ status }) => status === 'unknown')
  const [first] = open
  if (first === undefined || open.length === 1) return kept
  return [
    ...kept.filter(({ status }) => status !== 'unknown'),
    {
      ...first,
      message: `正文有 ${open.length} 处数字因表中空白或不完整无法核对：${open
        .map(({ text }) => `“${text?.quote.trim() ?? ''}”`)
        .join('、')}。`,
      cells: open.flatMap(({ cells }) => cells ?? []),
    },
  ]
}
