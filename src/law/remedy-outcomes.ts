import type { Citation, Verification } from './rule.ts'

/** 复议、诉讼 results as the decision or judgment words them. */
export type RemedyResult =
  | 'upheld'
  | 'objection-dismissed'
  | 'changed'
  | 'annulled'
  | 'held-unlawful'
  | 'ordered-to-act'
  | 'held-void'
  | 'not-accepted'
  | 'application-rejected'
  | 'withdrawn'
  | 'mediated'
  | 'transferred'

/** How a decision or judgment ended a case, and the column of 表四 in which it is counted. */
export interface RemedyOutcome {
  readonly remedyKind: 'reconsideration' | 'litigation'
  readonly result: RemedyResult
  /** As the decision or judgment words it. */
  readonly label: string
  /** Column of 表四 (`remedyColumns`). No national text defines the columns, so this is our reading. */
  readonly column: 'upheld' | 'corrected' | 'other'
  /** Whether it may order the reply to be made anew. */
  readonly mayOrderRemake: 'yes' | 'no'
  readonly cites: Citation
  readonly verification: Verification
}

const review = (article: number) => ({ instrument: 'reconsideration-law', article }) as const
const court = (article: number) => ({ instrument: 'administrative-litigation-law', article }) as const

type Line = readonly [
  RemedyOutcome['result'],
  string,
  RemedyOutcome['column'],
  RemedyOutcome['mayOrderRemake'],
  number,
]

const reviewLines: readonly Line[] = [
  ['upheld', '维持', 'upheld', 'no', 68],
  ['objection-dismissed', '驳回行政复议请求', 'upheld', 'no', 69],
  ['changed', '变更', 'corrected', 'no', 63],
  ['annulled', '撤销、部分撤销', 'corrected', 'yes', 64],
  ['held-unlawful', '确认违法', 'corrected', 'no', 65],
  ['ordered-to-act', '责令履行', 'corrected', 'yes', 66],
  ['held-void', '确认无效', 'corrected', 'no', 67],
  ['not-accepted', '不予受理', 'other', 'no', 30],
  ['application-rejected', '驳回申请', 'other', 'no', 33],
  ['withdrawn', '终止（撤回申请等）', 'other', 'no', 41],
  ['mediated', '调解', 'other', 'yes', 73],
  ['transferred', '移送、转送', 'other', 'no', 30],
]

const courtLines: readonly Line[] = [
  ['objection-dismissed', '驳回诉讼请求', 'upheld', 'no', 69],
  ['changed', '变更', 'corrected', 'no', 77],
  ['annulled', '撤销、部分撤销', 'corrected', 'yes', 70],
  ['held-unlawful', '确认违法', 'corrected', 'no', 74],
  ['ordered-to-act', '责令履行、给付', 'corrected', 'yes', 72],
  ['held-void', '确认无效', 'corrected', 'no', 75],
  ['not-accepted', '不予立案', 'other', 'no', 51],
  ['application-rejected', '驳回起诉', 'other', 'no', 49],
  ['withdrawn', '撤诉', 'other', 'no', 62],
  ['mediated', '调解', 'other', 'yes', 60],
  ['transferred', '移送', 'other', 'no', 22],
]

/** Every end of a reconsideration and of a lawsuit. A case without one on 31 December is 尚未审结. */
export const remedyOutcomes: readonly RemedyOutcome[] = [
  ...reviewLines.map(([result, label, column, mayOrderRemake, article]) => ({
    remedyKind: 'reconsideration' as const,
    result,
    label,
    column,
    mayOrderRemake,
    cites: review(article),
    verification: 'inference' as const,
  })),
  ...courtLines.map(([result, label, column, mayOrderRemake, article]) => ({
    remedyKind: 'litigation' as const,
    result,
    label,
    column,
    mayOrderRemake,
    cites: court(article),
    verification: 'inference' as const,
  })),
]
