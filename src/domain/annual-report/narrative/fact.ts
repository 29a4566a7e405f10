/** What the running text of a report states in numbers, and what it claims not to be there. */

import type { TextSpan } from '../finding.ts'

/** The five 总类 of outcomes and the rows below them that reports name. */
export type OutcomeWord =
  | 'granted'
  | 'partlyGranted'
  | 'refused'
  | 'unavailable'
  | 'declined'
  | 'other'
  | `${'refused' | 'unavailable' | 'declined'}.${string}`

export type ApplicantWord =
  | 'naturalPerson'
  | 'organisations'
  | 'business'
  | 'research'
  | 'charity'
  | 'legalService'
  | 'otherOrganisation'

export type DisputeWord =
  | 'reconsideration'
  | 'litigation'
  | 'litigationDirect'
  | 'litigationAfterReconsideration'

/** What a figure counts. */
export type FactMeaning =
  /** 收到, 受理, 办理, 答复（办结）, 上年结转, 结转下年 */
  | { readonly kind: 'received' | 'accepted' | 'handled' | 'closed' | 'carriedIn' | 'carriedOut' }
  /** 网络, 信函, 当面 …: one channel of what was received. */
  | { readonly kind: 'channel'; readonly channel: string }
  | { readonly kind: 'applicant'; readonly applicant: ApplicantWord; readonly of: 'received' | 'closed' }
  /** One outcome, or several counted together ("予以公开及部分公开"). */
  | { readonly kind: 'outcome'; readonly outcomes: readonly OutcomeWord[] }
  | {
      readonly kind: 'dispute'
      readonly dispute: DisputeWord
      readonly result: 'upheld' | 'corrected' | 'other' | 'pending' | 'total'
    }
  | {
      readonly kind: 'publication'
      readonly cell:
        | 'normativeDocuments/issued'
        | 'normativeDocuments/repealed'
        | 'normativeDocuments/inForce'
        | 'regulations/issued'
        | 'licences/decisions'
        | 'penalties/decisions'
        | 'coercion/decisions'
      /** True where the verb is one of publishing, so that only a part may be meant. */
      readonly published: boolean
    }
  /** Amounts in 元. */
  | { readonly kind: 'fee'; readonly fee: 'administrative' | 'information' }

/** Of whom a figure speaks, as far as its sentence says. */
export type FactScope = 'area' | 'office' | 'unstated'

export interface Fact {
  readonly meaning: FactMeaning
  readonly value: number
  /** 余, 多, 约: not to be held to the figure. */
  readonly approximate: boolean
  readonly scope: FactScope
  /** "含上年结转" stands beside it. */
  readonly withCarriedIn: boolean
  /** "占51.85%" after it. */
  readonly share: { readonly value: number; readonly decimals: number; readonly span: TextSpan } | null
  readonly span: TextSpan
  /** Sentences are numbered through the report; figures of one sentence belong together. */
  readonly sentence: number
}

export interface Claim {
  readonly kind: /** 未收到申请 */
    | 'no-requests'
    /** 无上年结转 */
    | 'none-carried-in'
    /** 无结转下年 */
    | 'none-carried-out'
    /** 未发生复议 */
    | 'no-reconsideration'
    | 'no-litigation'
    /** 复议未被纠错 */
    | 'no-correction'
    /** 诉讼未败诉 */
    | 'no-defeat'
    /** 均获维持 */
    | 'all-upheld'
    /** 均已审结 */
    | 'all-closed'
    /** 未收取信息处理费 */
    | 'no-fee'
    /** 全部按期答复 */
    | 'all-in-time'
    /** 均为自然人提出 */
    | 'all-natural-persons'
  readonly scope: FactScope
  readonly span: TextSpan
  readonly sentence: number
}

/** "自然人申请占78.13%". */
export interface ApplicantShare {
  readonly applicant: ApplicantWord
  readonly percent: number
  readonly decimals: number
  readonly scope: FactScope
  readonly span: TextSpan
}

/** "较去年回落12.3%". */
export interface YearlyChange {
  /** Signed percentage. */
  readonly percent: number
  readonly decimals: number
  readonly span: TextSpan
}

/** "未产生相关信息，无法提供": words that belong to one row, with their number. */
export interface DescribedOutcome {
  readonly row: 'unavailable.notHeld'
  readonly value: number
  readonly scope: FactScope
  readonly span: TextSpan
}

/** "主动公开信息100条，其中……60条，……50条". */
export interface Breakdown {
  readonly total: number
  readonly parts: readonly number[]
  readonly span: TextSpan
}
