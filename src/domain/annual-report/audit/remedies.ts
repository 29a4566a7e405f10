/** AR-D02 to AR-D08: 表四 besides its sums. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { AnnualReport } from '../report.ts'
import { clean, type Flaw, flawIf, type Outcome } from './flaw.ts'
import { type AuditSubject, sectionText, valueAt } from './subject.ts'

const blocks = [
  ['reconsideration', '行政复议'],
  ['litigationDirect', '未经复议直接起诉'],
  ['litigationAfterReconsideration', '复议后起诉'],
] as const

type Block = (typeof blocks)[number][0]

function at(row: string, column: string) {
  return { table: 'remedies', row, column } as const
}

function figure(subject: AuditSubject, row: string, column: string): number | null {
  return valueAt(subject, 'remedies', row, column)
}

function lastFigure(report: AnnualReport | undefined, row: string, column: string): number | null {
  return report?.cells[`remedies/${row}/${column}`]?.value ?? null
}

/** Cases of a block as far as the table tells: the total, or the parts where they are more. */
function caseCount(subject: AuditSubject, row: Block): number | null {
  const total = figure(subject, row, 'total')
  const parts = ['upheld', 'corrected', 'other', 'pending'].map((column) => figure(subject, row, column))
  if (total === null && parts.every((part) => part === null)) return null
  return Math.max(
    total ?? 0,
    parts.reduce<number>((sum, part) => sum + (part ?? 0), 0),
  )
}

/** AR-D02 */
export function disputesWithinHandled(subject: AuditSubject): Outcome {
  const handled = valueAt(subject, 'requests', 'total', 'total')
  if (handled === null) return clean
  const { previous } = subject.context
  const flaws: Flaw[] = []
  for (const [row, name] of blocks) {
    const cases = caseCount(subject, row)
    if (cases === null || cases <= handled) continue
    const pending = lastFigure(previous, row, 'pending')
    if (pending !== null && cases <= handled + pending) continue
    flaws.push({
      ...(pending === null ? { status: 'unknown' as const } : {}),
      message:
        pending === null
          ? `${name} ${cases} 件，多于本年办理的 ${handled} 件申请；上年尚未审结数未知，请核对。`
          : `${name} ${cases} 件，多于本年办理的 ${handled} 件申请与上年尚未审结的 ${pending} 件之和。`,
      formula: `${cases} > ${handled}${pending === null ? '' : ` + ${pending}`}`,
      cells: [at(row, 'total')],
    })
  }
  return flaws.length === 0 ? clean : flaws
}

/** AR-D03 */
export function suitsAfterReviews(subject: AuditSubject): Outcome {
  const suits = caseCount(subject, 'litigationAfterReconsideration')
  const reviews = caseCount(subject, 'reconsideration')
  const open = figure(subject, 'reconsideration', 'pending')
  if (suits === null || reviews === null || open === null) return clean
  const concluded = reviews - open
  const { previous } = subject.context
  const lastTotal = lastFigure(previous, 'reconsideration', 'total')
  const lastOpen = lastFigure(previous, 'reconsideration', 'pending')
  const last = lastTotal === null || lastOpen === null ? null : lastTotal - lastOpen
  if (suits <= concluded + (last ?? 0)) return clean
  return [
    {
      ...(last === null ? { status: 'unknown' as const } : {}),
      message: `复议后起诉 ${suits} 件，多于本年审结的复议 ${concluded} 件${last === null ? '；上年审结数未知' : `与上年审结的 ${last} 件之和`}。`,
      formula: `${suits} > ${concluded}${last === null ? '' : ` + ${last}`}`,
      cells: [at('litigationAfterReconsideration', 'total'), at('reconsideration', 'total')],
    },
  ]
}

/** AR-D04 */
export function pendingContinues(subject: AuditSubject): Outcome {
  const { previous } = subject.context
  if (previous === undefined) return clean
  return blocks.flatMap(([row, name]) => {
    const pending = lastFigure(previous, row, 'pending')
    const total = figure(subject, row, 'total')
    if (pending === null || total === null || pending <= total) return []
    return [
      {
        message: `${name}：上年尚未审结 ${pending} 件，本年总计只有 ${total} 件。`,
        formula: `${pending} > ${total}`,
        cells: [at(row, 'total')],
      },
    ]
  })
}

const reviewFirst = [
  'refused.stateSecret',
  'refused.prohibitedByLaw',
  'refused.securityAndStability',
  'refused.thirdPartyRights',
  'refused.internalAffairs',
  'refused.deliberative',
  'refused.enforcementFile',
]

/** AR-D05 */
export function directSuits(subject: AuditSubject): Outcome {
  const { report } = subject
  const direct = caseCount(subject, 'litigationDirect')
  if (direct === null || direct === 0 || (report.year ?? 0) < auditLimits.reconsiderationFirstFrom)
    return clean
  const refused = reviewFirst.reduce((sum, row) => sum + (valueAt(subject, 'requests', row, 'total') ?? 0), 0)
  const rows = subject.plan.tables.find(({ code }) => code === 'requests')?.rows ?? []
  const others = rows.filter(
    ({ code }) => /[.]|^partlyGranted$|^other$/.test(code) && !reviewFirst.includes(code),
  )
  const only = others.every(({ code }) => valueAt(subject, 'requests', code, 'total') === 0)
  return flawIf(refused > 0 && only, () => ({
    message: `未经复议直接起诉 ${direct} 件，而本年不利的决定只有不予公开 ${refused} 件，这类决定应当先申请复议。`,
    cells: [at('litigationDirect', 'total')],
    suggestion: '核对案件是否应当计入“复议后起诉”。',
  }))
}

function correctedBlocks(subject: AuditSubject) {
  return blocks.filter(([row]) => (figure(subject, row, 'corrected') ?? 0) > 0)
}

/** AR-D06 */
export function correctionsDiscussed(subject: AuditSubject): Outcome {
  const corrected = correctedBlocks(subject)
  if (corrected.length === 0 || !subject.report.sections.some(({ number }) => number === 5)) return clean
  const text = sectionText(subject.report, 5)
  return flawIf(!/纠正|纠错|败诉|撤销|复议|诉讼|答复|依申请/.test(text), () => ({
    message: `${corrected.map(([row, name]) => `${name}结果纠正 ${figure(subject, row, 'corrected')} 件`).join('，')}，第五部分没有说明问题和改进。`,
    cells: corrected.map(([row]) => at(row, 'corrected')),
  }))
}

/** AR-D07 */
export function correctionsDenied(subject: AuditSubject): Outcome {
  const corrected = correctedBlocks(subject)
  if (corrected.length === 0) return clean
  const review = corrected.filter(([row]) => row === 'reconsideration')
  const suits = corrected.filter(([row]) => row !== 'reconsideration')
  const flaws: Flaw[] = []
  for (const claim of subject.narrative().claims) {
    const denied =
      claim.kind === 'no-correction'
        ? corrected
        : claim.kind === 'no-defeat' && !/纠/.test(claim.span.quote)
          ? suits
          : []
    const both = claim.kind === 'no-defeat' && /纠/.test(claim.span.quote) ? [...review, ...suits] : denied
    if (both.length === 0 || flaws.length > 0) continue
    flaws.push({
      message: `正文说“${claim.span.quote}”，表四${both.map(([row, name]) => `${name}结果纠正 ${figure(subject, row, 'corrected')} 件`).join('，')}。`,
      cells: both.map(([row]) => at(row, 'corrected')),
      text: claim.span,
    })
  }
  return flaws.length === 0 ? clean : flaws
}
