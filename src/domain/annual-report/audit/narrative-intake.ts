/** AR-N01 to AR-N04, AR-N06, AR-N10, AR-N12: what was received, answered and carried over. */

import type { Fact } from '../narrative/fact.ts'
import type { CellAddress } from '../report.ts'
import { formatNumber } from './cell-words.ts'
import { clean, type Flaw, type Outcome } from './flaw.ts'
import { holdFigure, keepFlaws, scopeMatch } from './narrative-hold.ts'
import {
  type AuditSubject,
  addRanges,
  excludes,
  isExact,
  type Range,
  rowTotalRange,
  valueAt,
} from './subject.ts'

function at(row: string, column = 'total'): CellAddress {
  return { table: 'requests', row, column }
}

function hasRequests(subject: AuditSubject): boolean {
  return subject.report.tables.includes('requests')
}

function factsOf(subject: AuditSubject, kind: Fact['meaning']['kind']): Fact[] {
  return subject.narrative().facts.filter((fact) => fact.meaning.kind === kind)
}

/** AR-N01 */
export function receivedAgrees(subject: AuditSubject): Outcome {
  if (!hasRequests(subject)) return clean
  const facts = factsOf(subject, 'received')
  if (facts.length === 0) return clean
  const fresh = rowTotalRange(subject, 'newlyReceived')
  const carried = rowTotalRange(subject, 'carriedIn')
  const agreed = facts.some((fact) => isExact(fresh) && fact.value === fresh.low)
  const parts = [...facts, ...factsOf(subject, 'channel')]
  return keepFlaws(
    facts.map((fact) => {
      // "书面申请3件、网上申请2件": parts of one sentence that make up the figure.
      const own = parts.filter(({ sentence }) => sentence === fact.sentence)
      const sum = own.reduce((total, { value }) => total + value, 0)
      if (own.length > 1 && isExact(fresh) && sum === fresh.low) return null
      // A smaller figure beside one that agrees is a part of it: a quarter, a unit.
      if (agreed && (fact.value <= fresh.low || scopeMatch(subject, fact) !== 'same')) return null
      if (fact.value === 0 && !isExact(fresh)) return null
      return holdReceived(subject, fact, fresh, carried)
    }),
  )
}

function holdReceived(subject: AuditSubject, fact: Fact, fresh: Range, carried: Range): Flaw | null {
  const says = `收到申请 ${formatNumber(fact.value)} 件`
  const sum = addRanges([fresh, carried])
  if (excludes(fresh, fact.value) && isExact(sum) && fact.value === sum.low) {
    if (fact.withCarriedIn || scopeMatch(subject, fact) === 'other') return null
    return {
      severity: 'inconsistency',
      message: `正文说${says}，表三本年新收为 ${fresh.low} 件；正文把上年结转的 ${carried.low} 件也计入了“收到”。`,
      formula: `${fact.value} = ${fresh.low} + ${carried.low} ≠ ${fresh.low}`,
      cells: [at('newlyReceived'), at('carriedIn')],
      text: fact.span,
      suggestion: `正文写明“收到 ${fresh.low} 件”，或者写明“含上年结转 ${carried.low} 件”。`,
    }
  }
  const flaw = holdFigure(subject, {
    fact,
    says,
    where: '表三本年新收',
    range: fact.withCarriedIn ? sum : fresh,
    cells: [at('newlyReceived')],
  })
  return flaw
}

/** AR-N02 */
export function acceptedAgrees(subject: AuditSubject): Outcome {
  if (!hasRequests(subject)) return clean
  const fresh = rowTotalRange(subject, 'newlyReceived')
  const sum = addRanges([fresh, rowTotalRange(subject, 'carriedIn')])
  return keepFlaws(
    factsOf(subject, 'accepted').map((fact) => {
      if (fact.approximate || scopeMatch(subject, fact) === 'other') return null
      if (!excludes(fresh, fact.value) || !excludes(sum, fact.value)) return null
      return {
        message: `正文说受理 ${fact.value} 件，既不等于表三本年新收 ${rangeWords(fresh)} 件，也不等于新收加上年结转 ${rangeWords(sum)} 件。`,
        cells: [at('newlyReceived'), at('carriedIn')],
        text: fact.span,
        suggestion: '“受理”含义不清，写明本年新收和上年结转各多少件。',
      }
    }),
  )
}

function rangeWords(range: Range): string {
  return isExact(range) ? formatNumber(range.low) : `至少 ${formatNumber(range.low)}`
}

/** AR-N03 */
export function closedAgrees(subject: AuditSubject): Outcome {
  if (!hasRequests(subject)) return clean
  const facts = factsOf(subject, 'closed')
  const handled = factsOf(subject, 'handled').map((fact) => holdHandled(subject, fact))
  if (facts.length === 0) return keepFlaws(handled)
  const total = rowTotalRange(subject, 'total')
  const carried = rowTotalRange(subject, 'carriedIn')
  const agreed = facts.some((fact) => isExact(total) && fact.value === total.low)
  return keepFlaws([
    ...handled,
    ...facts.map((fact): Flaw | null => {
      if (agreed && (fact.value <= total.low || scopeMatch(subject, fact) !== 'same')) return null
      if (isOneOfTheOutcomes(subject, fact, total)) return null
      const flaw = holdFigure(subject, {
        fact,
        says: `答复（办结）${fact.value} 件`,
        where: '表三（七）总计',
        range: total,
        cells: [at('total')],
      })
      const onlyNew = isExact(total) && isExact(carried) && fact.value === total.low - carried.low
      if (flaw === null || flaw.status === 'unknown' || !onlyNew) return flaw
      return {
        ...flaw,
        severity: 'inconsistency',
        message: `${flaw.message}正文像是没有计入上年结转的 ${carried.low} 件。`,
      }
    }),
  ])
}

/** "受理12件，答复7件，不予处理5件": answered on the merits, beside the other outcomes that make up the total. */
function isOneOfTheOutcomes(subject: AuditSubject, fact: Fact, total: Range): boolean {
  const others = factsOf(subject, 'outcome').filter(({ sentence }) => sentence === fact.sentence)
  const sum = others.reduce((all, { value }) => all + value, fact.value)
  return others.length > 0 && isExact(total) && sum === total.low
}

/** "共办理40件" may mean what was answered, what came in, or both years' requests together. */
function holdHandled(subject: AuditSubject, fact: Fact): Flaw | null {
  const [fresh, carried, total] = (['newlyReceived', 'carriedIn', 'total'] as const).map((row) =>
    rowTotalRange(subject, row),
  )
  if (fresh === undefined || carried === undefined || total === undefined) return null
  if (fact.approximate || scopeMatch(subject, fact) === 'other') return null
  const all = addRanges([fresh, carried])
  if ([fresh, total, all].some((range) => !excludes(range, fact.value))) return null
  if (fact.value < total.low && fact.value < fresh.low && hasOther(subject, fact)) return null
  return {
    severity: 'inconsistency',
    message: `正文说办理 ${fact.value} 件，与表三（七）总计 ${rangeWords(total)} 件、本年新收 ${rangeWords(fresh)} 件、新收加上年结转 ${rangeWords(all)} 件都不相等。`,
    formula: `${fact.value} ≠ ${rangeWords(total)}`,
    cells: [at('total'), at('newlyReceived'), at('carriedIn')],
    text: fact.span,
    suggestion: '写明收到、答复（办结）、结转各多少件，与表三一致。',
  }
}

/** A smaller figure beside others of the same kind is a part. */
function hasOther(subject: AuditSubject, fact: Fact): boolean {
  return subject
    .narrative()
    .facts.some(
      (other) =>
        other !== fact &&
        (other.meaning.kind === 'handled' || other.meaning.kind === 'closed') &&
        other.value > fact.value,
    )
}

/** AR-N04 */
export function carriedAgrees(subject: AuditSubject): Outcome {
  if (!hasRequests(subject)) return clean
  const held = (['carriedIn', 'carriedOut'] as const).flatMap((kind) =>
    factsOf(subject, kind).map((fact) =>
      holdFigure(subject, {
        fact,
        says: `${kind === 'carriedIn' ? '上年结转' : '结转下年度'} ${fact.value} 件`,
        where: kind === 'carriedIn' ? '表三上年结转' : '表三结转下年度',
        range: rowTotalRange(subject, kind),
        cells: [at(kind)],
      }),
    ),
  )
  const denied = subject.narrative().claims.map((claim) => {
    const row =
      claim.kind === 'none-carried-in' ? 'carriedIn' : claim.kind === 'none-carried-out' ? 'carriedOut' : null
    const value = row === null ? null : valueAt(subject, 'requests', row, 'total')
    if (row === null || value === null || value === 0 || scopeMatch(subject, claim) === 'other') return null
    return {
      message: `正文说“${claim.span.quote}”，表三${row === 'carriedIn' ? '上年结转' : '结转下年度'}为 ${value} 件。`,
      cells: [at(row)],
      text: claim.span,
    }
  })
  return keepFlaws([...held, ...denied])
}

/** AR-N06 */
export function noneAgrees(subject: AuditSubject): Outcome {
  if (!hasRequests(subject)) return clean
  const { facts, claims } = subject.narrative()
  const fresh = rowTotalRange(subject, 'newlyReceived')
  const claim = claims.find(({ kind }) => kind === 'no-requests')
  // "共收到 0 件" says the same where the table is blank; a printed figure is AR-N01.
  const zero = facts.find(({ meaning, value }) => meaning.kind === 'received' && value === 0)
  const said = claim ?? (isExact(fresh) ? undefined : zero)
  if (said === undefined || scopeMatch(subject, said) === 'other') return clean
  // "未收到……" of one channel beside figures of another is no denial of all.
  if (
    facts.some(
      ({ meaning, value }) => (meaning.kind === 'received' || meaning.kind === 'closed') && value > 0,
    )
  )
    return clean
  if (isExact(fresh) && fresh.low === 0) return clean
  const blank = fresh.low === 0
  return [
    {
      ...(scopeMatch(subject, said) === 'unclear' && !blank ? { severity: 'inconsistency' as const } : {}),
      message: blank
        ? `正文说“${said.span.quote}”，表三本年新收空白，应当填 0。`
        : `正文说“${said.span.quote}”，表三本年新收为 ${rangeWords(fresh)} 件。`,
      cells: [at('newlyReceived')],
      text: said.span,
      suggestion: blank ? '表三、表四没有的全部填 0。' : '核对台账，改正正文或表格。',
    },
  ]
}

/** AR-N10 */
export function channelsAgree(subject: AuditSubject): Outcome {
  if (!hasRequests(subject)) return clean
  const facts = factsOf(subject, 'channel').filter((fact) => scopeMatch(subject, fact) !== 'other')
  const names = new Set(facts.map(({ meaning }) => (meaning.kind === 'channel' ? meaning.channel : '')))
  const [first] = facts
  if (first === undefined || names.size < 2 || names.size !== facts.length) return clean
  if (facts.some((fact) => fact.approximate || fact.sentence !== first.sentence)) return clean
  const fresh = rowTotalRange(subject, 'newlyReceived')
  const all = addRanges([fresh, rowTotalRange(subject, 'carriedIn')])
  const sum = facts.reduce((total, fact) => total + fact.value, 0)
  if (!excludes(fresh, sum) || !excludes(all, sum)) return clean
  // Fewer: other channels may go unnamed.
  if (sum < fresh.low && !/其余|其他渠道/.test(first.span.quote) && names.size < 3) return clean
  return [
    {
      message: `正文各渠道收到 ${facts.map((fact) => fact.value).join(' + ')} = ${sum} 件，表三本年新收为 ${rangeWords(fresh)} 件。`,
      formula: `${facts.map((fact) => fact.value).join(' + ')} = ${sum} ≠ ${rangeWords(fresh)}`,
      cells: [at('newlyReceived')],
      text: first.span,
    },
  ]
}

/** AR-N12 */
export function changeAgrees(subject: AuditSubject): Outcome {
  const { previous } = subject.context
  if (previous === undefined) return clean
  const now = valueAt(subject, 'requests', 'newlyReceived', 'total')
  const last = previous.cells['requests/newlyReceived/total']?.value ?? null
  if (now === null || last === null || last === 0) return clean
  const change = ((now - last) / last) * 100
  return keepFlaws(
    subject.narrative().changes.map(({ percent, decimals, span }) => {
      const tolerance = 0.5 * 10 ** -decimals + 1e-6
      if (Math.abs(percent - change) <= tolerance * 2) return null
      return {
        message: `正文说同比 ${percent}%，按上年年报新收 ${last} 件、本年 ${now} 件计算为 ${change.toFixed(2)}%。`,
        formula: `(${now} − ${last}) ÷ ${last} = ${change.toFixed(2)}%`,
        cells: [at('newlyReceived')],
        text: span,
      }
    }),
  )
}
