/** The few types that a legal rule may use. Law is data: no function lives in `law/`. */

import type { InstrumentId } from './instruments.ts'

/** How far a rule's wording was checked (docs/decisions/0003). */
export type Verification =
  /** The wording itself was read. */
  | 'read'
  /** A faithful secondary source was read. */
  | 'secondary'
  /** From general knowledge; shown to users as "待确认" (to be confirmed). */
  | 'to-be-confirmed'
  /** An inference or design choice, not a legal rule. */
  | 'inference'

/** Where a rule stands in a legal text. */
export interface Citation {
  readonly instrument: InstrumentId
  /** 条 */
  readonly article?: number
  /** 款 */
  readonly paragraph?: number
  /** 项 */
  readonly item?: number
  /** Any other place, e.g. "附件表三". */
  readonly place?: string
}

/** What every rule carries. */
export interface Rule {
  /** Stable kebab-case identifier. */
  readonly id: string
  readonly cites: Citation
  /** The official sentence, quoted. */
  readonly says: string
  readonly verification: Verification
}

/** What a period is counted from. The day itself is day zero and does not count (《民法典》第二百零一条). */
export type DayZero =
  /** 收到申请之日 */
  | 'request-received'
  /** 收到补正的申请之日 */
  | 'supplement-received'
  /** 原期限届满之日 */
  | 'original-expiry'
  /** 收到征求意见书之日 */
  | 'consultation-letter-received'
  /** 收到收费通知之日 */
  | 'fee-notice-received'
  /** 完成缴费之日 */
  | 'fee-paid'
  /** 信息形成或者变更之日 */
  | 'information-formed'

/** A period of working days. */
export interface DeadlineRule extends Rule {
  /** What the period is for, as an official would call it, e.g. "答复期限". */
  readonly name: string
  readonly term: {
    readonly length: number
    readonly unit: 'working-day'
    readonly dayZero: DayZero
  }
}

/** A rule that enumerates: each item quotes the text. */
export interface ListRule extends Rule {
  readonly items: readonly { readonly item: number; readonly text: string }[]
}

/** A period that is not only of working days, e.g. 六十日, 六个月. */
export interface PeriodRule extends Rule {
  readonly name: string
  readonly period: {
    readonly length: number
    readonly unit: 'day' | 'month' | 'year' | 'working-day'
  }
}

/** One wording of a rule and the days between which it holds; versions of a rule neither overlap nor leave gaps. */
export interface Version<R> {
  readonly from: string
  /** Last day, or null while in force. */
  readonly to: string | null
  readonly rule: R
}
