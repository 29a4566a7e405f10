/** AR-N07, AR-N08, AR-N11, AR-N13, AR-N14: disputes, publication, claims of time. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import { replyDeadline } from '../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import type { Claim, DisputeWord, Fact } from '../narrative/fact.ts'
import type { CellAddress } from '../report.ts'
import { formatNumber } from './cell-words.ts'
import { clean, type Flaw, flawIf, type Outcome } from './flaw.ts'
import { holdFigure, keepFlaws, scopeMatch } from './narrative-hold.ts'
import { type AuditSubject, addRanges, isExact, type Range, sectionText, valueAt } from './subject.ts'

const blocksOf: Readonly<Record<DisputeWord, readonly string[]>> = {
  reconsideration: ['reconsideration'],
  litigation: ['litigationDirect', 'litigationAfterReconsideration'],
  litigationDirect: ['litigationDirect'],
  litigationAfterReconsideration: ['litigationAfterReconsideration'],
}

const disputeNames: Readonly<Record<DisputeWord, string>> = {
  reconsideration: '行政复议',
  litigation: '行政诉讼',
  litigationDirect: '未经复议直接起诉',
  litigationAfterReconsideration: '复议后起诉',
}

const resultNames: Readonly<Record<string, string>> = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
  pending: '尚未审结',
  total: '总计',
}

const parts = ['upheld', 'corrected', 'other', 'pending']

function at(row: string, column: string): CellAddress {
  return { table: 'remedies', row, column }
}

function cellRange(subject: AuditSubject, row: string, column: string): Range {
  const value = valueAt(subject, 'remedies', row, column)
  return value === null ? { low: 0, high: Number.POSITIVE_INFINITY } : { low: value, high: value }
}

/** Where total and parts disagree (AR-D01) both readings pass here. */
function totalRange(subject: AuditSubject, row: string): Range {
  const printed = valueAt(subject, 'remedies', row, 'total')
  const sum = addRanges(parts.map((column) => cellRange(subject, row, column)))
  if (printed === null) return sum
  if (!isExact(sum)) return { low: printed, high: printed }
  return { low: Math.min(printed, sum.low), high: Math.max(printed, sum.low) }
}

function disputeRange(subject: AuditSubject, dispute: DisputeWord, result: string): Range {
  return addRanges(
    blocksOf[dispute].map((row) =>
      result === 'total' ? totalRange(subject, row) : cellRange(subject, row, result),
    ),
  )
}

/** AR-N07 */
export function disputesAgree(subject: AuditSubject): Outcome {
  if (!subject.report.tables.includes('remedies')) return clean
  const { facts, claims } = subject.narrative()
  return keepFlaws([
    ...facts.map((fact) =>
      fact.meaning.kind === 'dispute' ? holdDispute(subject, fact, fact.meaning) : null,
    ),
    ...claims.flatMap((claim) => holdDisputeClaim(subject, claim, facts)),
  ])
}

function holdDispute(
  subject: AuditSubject,
  fact: Fact,
  { dispute, result }: Extract<Fact['meaning'], { kind: 'dispute' }>,
): Flaw | null {
  const range = disputeRange(subject, dispute, result)
  const flaw = holdFigure(subject, {
    fact,
    says: `${disputeNames[dispute]}${result === 'total' ? '' : resultNames[result]} ${fact.value} 件`,
    where: `表四${disputeNames[dispute]}${resultNames[result]}`,
    // Two readings of a broken total: anything between is left to AR-D01.
    range:
      range.low !== range.high &&
      Number.isFinite(range.high) &&
      fact.value >= range.low &&
      fact.value <= range.high
        ? { low: fact.value, high: fact.value }
        : range,
    cells: blocksOf[dispute].map((row) => at(row, result)),
  })
  return flaw !== null && flaw.status !== 'unknown' && fact.withCarriedIn
    ? { ...flaw, severity: 'inconsistency' }
    : flaw
}

function holdDisputeClaim(subject: AuditSubject, claim: Claim, facts: readonly Fact[]): (Flaw | null)[] {
  const scope = scopeMatch(subject, claim)
  if (scope === 'other') return []
  const milder = scope === 'unclear' && subject.wholeArea ? { severity: 'inconsistency' as const } : {}
  if (claim.kind === 'no-reconsideration' || claim.kind === 'no-litigation') {
    const dispute = claim.kind === 'no-reconsideration' ? 'reconsideration' : 'litigation'
    const range = disputeRange(subject, dispute, 'total')
    if (range.low === 0) return []
    return [
      {
        ...milder,
        message: `正文说“${claim.span.quote}”，表四${disputeNames[dispute]}为 ${formatNumber(range.low)} 件。`,
        cells: blocksOf[dispute].map((row) => at(row, 'total')),
        text: claim.span,
      },
    ]
  }
  if (claim.kind !== 'all-upheld' && claim.kind !== 'all-closed') return []
  const contradicted = claim.kind === 'all-upheld' ? ['corrected', 'other', 'pending'] : ['pending']
  const named = facts.flatMap((fact) =>
    fact.meaning.kind === 'dispute' && fact.sentence === claim.sentence ? blocksOf[fact.meaning.dispute] : [],
  )
  const blocks = [...new Set(named.length === 0 ? ['reconsideration', ...blocksOf.litigation] : named)]
  const cells = blocks.flatMap((row) => contradicted.map((column) => at(row, column)))
  const against = cells.filter((cell) => (valueAt(subject, 'remedies', cell.row, cell.column) ?? 0) > 0)
  if (against.length === 0) return []
  const each = against.map(
    ({ row, column }) =>
      `${row === 'reconsideration' ? '行政复议' : disputeNames[row as DisputeWord]}${resultNames[column] ?? '其他结果'} ${valueAt(subject, 'remedies', row, column)} 件`, // rows of 表四 are named as disputes
  )
  return [
    {
      ...milder,
      message: `正文说“${claim.span.quote}”，表四${each.join('，')}。`,
      cells: against,
      text: claim.span,
    },
  ]
}

const publicationNames: Readonly<Record<string, string>> = {
  'normativeDocuments/issued': '行政规范性文件本年制发',
  'normativeDocuments/repealed': '行政规范性文件本年废止',
  'normativeDocuments/inForce': '行政规范性文件现行有效',
  'regulations/issued': '规章本年制发',
  'licences/decisions': '行政许可处理决定',
  'penalties/decisions': '行政处罚处理决定',
  'coercion/decisions': '行政强制处理决定',
}

/** AR-N08 */
export function publicationAgrees(subject: AuditSubject): Outcome {
  const { report } = subject
  if (!report.tables.includes('proactive') || report.form === '2019') return clean
  return keepFlaws(
    subject.narrative().facts.map((fact) => {
      if (fact.meaning.kind === 'fee')
        return fact.meaning.fee === 'administrative' ? holdFee(subject, fact) : null
      return fact.meaning.kind === 'publication' ? holdPublication(subject, fact, fact.meaning) : null
    }),
  )
}

function holdPublication(
  subject: AuditSubject,
  fact: Fact,
  { cell, published }: Extract<Fact['meaning'], { kind: 'publication' }>,
): Flaw | null {
  const [row = '', column = ''] = cell.split('/')
  const value = valueAt(subject, 'proactive', row, column)
  if (value === null) return null
  const name = publicationNames[cell] ?? ''
  const flaw = holdFigure(subject, {
    fact,
    says: `${name} ${formatNumber(fact.value)} 件`,
    where: `表二${name}`,
    range: { low: value, high: value },
    cells: [{ table: 'proactive', row, column }],
  })
  if (flaw === null || !published) return flaw
  return {
    ...flaw,
    severity: 'warning',
    message: `${flaw.message.replace(/。$/, '')}；正文说的是公布或办理的件数，范围可能不同，请核对。`,
  }
}

/** 行政事业性收费 in the text, which may be rounded, beside the whole of the year in 表二. */
function holdFee(subject: AuditSubject, fact: Fact): Flaw | null {
  const wan = valueAt(subject, 'proactive', 'feesWan', 'amount')
  if (wan === null || fact.approximate || scopeMatch(subject, fact) === 'other') return null
  const printed = wan * auditLimits.yuanPerWan
  if (Math.abs(printed - fact.value) <= Math.max(1, printed * auditLimits.feeRounding)) return null
  return {
    severity: 'inconsistency',
    message: `正文说行政事业性收费 ${formatNumber(fact.value)} 元，表二为 ${formatNumber(wan)} 万元（${formatNumber(printed)} 元）。`,
    formula: `${formatNumber(fact.value)} ≠ ${formatNumber(wan)} × ${auditLimits.yuanPerWan}`,
    cells: [{ table: 'proactive', row: 'feesWan', column: 'amount' }],
    text: fact.span,
    suggestion: '核对单位是元还是万元，以及是否为全年全部收费。',
  }
}

/** AR-N11 */
export function breakdownsFit(subject: AuditSubject): Outcome {
  return subject.narrative().breakdowns.flatMap(({ total, parts: figures, span }) => {
    const sum = figures.reduce((all, figure) => all + figure, 0)
    if (sum <= total) return []
    return [
      {
        message: `主动公开信息共 ${total} 条，其中各项之和 ${sum} 条，大于总数。`,
        formula: `${figures.join(' + ')} = ${sum} > ${total}`,
        text: span,
      },
    ]
  })
}

/** AR-N13 */
export function inTimeAgrees(subject: AuditSubject): Outcome {
  const overdue = subject.context.register?.overdueReplies
  if (overdue === undefined) return { needs: '台账中的答复日期和期限' }
  const claim = subject.narrative().claims.find(({ kind }) => kind === 'all-in-time')
  return flawIf(claim !== undefined && overdue > 0, () => ({
    message: `正文说“${claim?.span.quote}”，台账有 ${overdue} 件超期。`,
    ...(claim === undefined ? {} : { text: claim.span }),
  }))
}

const oldTerm = new RegExp(
  `(?:${auditLimits.oldReplyDays}|十五)个?工作日(?:之?内)?[^。；，]{0,6}(?:答复|办结|回复|办理)|(?:答复|办结|办理)(?:时限|期限|时间)[^。；，]{0,8}(?:${auditLimits.oldReplyDays}|十五)个?工作日`,
)

/** AR-N14 */
export function oldReplyTerm(subject: AuditSubject): Outcome {
  const text = sectionText(subject.report, 1)
  if (!text.includes('工作日')) return clean
  const match = oldTerm.exec(text)
  if (match === null) return clean
  const sentence = text.slice(text.lastIndexOf('。', match.index) + 1, match.index + match[0].length + 20)
  if (
    !/申请|依申请/.test(sentence) ||
    /第三方|征求意见|信箱|咨询|留言|热线|提前|压缩|缩短|由20|由二十/.test(sentence)
  )
    return clean
  return [
    {
      message: `正文写“${match[0]}”，像是按旧条例的期限；现行答复期限为${replyDeadline.term.length}个工作日。`,
      text: { section: 1, start: match.index, end: match.index + match[0].length, quote: match[0] },
    },
  ]
}
