import type { IntakeChannel } from '../../law/disclosure-regulation/article-31-receipt-date.ts'
import type { OutcomeCode } from '../../law/outcome-codes.ts'
import type { RemedyResult } from '../../law/remedy-outcomes.ts'
import type { ConsultedKind } from '../../law/reply-rule-sets.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import type { LetterKind } from './letter-kind.ts'

/**
 * 事件: what happened to a request, one fact each, as the ledger keeps it. `on` is the day it took effect, never the day
 * it was typed in. Names, numbers, addresses of people never stand here: they lie in the store of personal data under the
 * request's id, in the fields of `applicantFields`.
 */
export type RequestEvent = { readonly on: LocalDate } & RequestFact

export type RequestEventType = RequestFact['type']

/** 申请人类型: the columns of 表三. */
export type ApplicantCategory =
  | 'naturalPerson'
  | 'business'
  | 'research'
  | 'charity'
  | 'legalService'
  | 'otherOrganisation'

/** 申请（第二十九条） or 更正（第四十一条）, which 表三 does not count. */
export type RequestKind = 'disclosure' | 'correction'

/** One thing asked for. A reply answers every one. */
export interface SoughtItem {
  readonly id: string
  /** 名称或者特征性描述 */
  readonly description: string
  /** 文号; '' = not known. */
  readonly documentNumber: string
}

/** 提供方式 and 获取途径 (第二十九条第三项). */
export type SupplyForm = 'paper' | 'electronic' | 'disc' | 'inspection'
export type SupplyRoute = 'post' | 'email' | 'online' | 'pick-up' | 'on-site'

/** How a letter reaches its reader. Only 邮政企业 counts as mail (国办公开办函〔2016〕235号). */
export type ServiceMode = 'in-person' | 'post' | 'online' | 'email' | 'public-notice'

/** What becomes of one thing asked for. */
export interface ItemAnswer {
  readonly itemId: string
  readonly answer: 'given' | 'given-in-part' | 'withheld' | 'not-supplied'
  /** What the reply says of it. */
  readonly says: string
}

/** A ground of the reply, to article, paragraph and item. */
export interface ReplyGround {
  readonly instrument: string
  readonly article: number
  readonly paragraph: number | null
  readonly item: number | null
}

/** 答复决定: one statutory code a request; items and grounds may be many. */
export interface Decision {
  readonly code: OutcomeCode
  readonly items: readonly ItemAnswer[]
  readonly grounds: readonly ReplyGround[]
  /** 事实理由 */
  readonly reason: string
  /** What the code's reply must hold beside (`outcomes[].replyMustHold`): address of what is public, earlier reply, organ … */
  readonly particulars: Readonly<Record<string, string>>
}

export type { RemedyResult }

export type RequestFact =
  // 登记与收到
  | {
      readonly type: 'request-registered'
      readonly kind: RequestKind
      /** The organ's register number, e.g. "〔2026〕12号" with its prefix. */
      readonly number: string
      readonly channel: IntakeChannel
      readonly arrivedOn: LocalDate
      /** 签收 of registered mail; null = not by such mail. */
      readonly signedOn: LocalDate | null
      /** 快递单号; '' = none. */
      readonly courierNumber: string
      readonly category: ApplicantCategory
      readonly onBehalf: 'self' | 'agent'
      /** 口头申请, written down by the office (第二十九条). */
      readonly oral: 'yes' | 'no'
      /** 阅读困难或者视听障碍 (第四十三条); '' = none stated. */
      readonly assistance: string
      readonly items: readonly SoughtItem[]
      readonly supplyForm: SupplyForm
      readonly supplyRoute: SupplyRoute
      /** 建议纳入主动公开 (第四十四条). */
      readonly suggestsPublication: 'yes' | 'no'
      /** SHA-256 of what was handed in, as the receipt prints it. */
      readonly contentDigest: string
    }
  | {
      readonly type: 'receipt-confirmed'
      readonly how: 'phone' | 'sms' | 'email' | 'in-person' | 'online'
      readonly note: string
    }
  | { readonly type: 'handed-to-unit'; readonly unit: string; readonly note: string }
  | { readonly type: 'similar-noted'; readonly otherRequestId: string; readonly note: string }
  // 补正（第三十条）
  | {
      readonly type: 'supplement-requested'
      readonly missing: string
      readonly until: LocalDate
      readonly letterId: string | null
    }
  | { readonly type: 'supplement-received'; readonly items: readonly SoughtItem[] }
  | { readonly type: 'supplement-lapsed'; readonly excused: 'yes' | 'no'; readonly note: string }
  // 延期（第三十三条第二款）
  | { readonly type: 'extension-proposed'; readonly workingDays: number; readonly reason: string }
  | { readonly type: 'extension-approved' }
  | { readonly type: 'extension-refused'; readonly reason: string }
  | { readonly type: 'extension-notified'; readonly letterId: string | null }
  // 征求意见（第三十二条、第三十三条第三款、第三十四条）、会商保密
  | {
      readonly type: 'consultation-sent'
      readonly consultation: string
      readonly consulted: ConsultedKind
      /** Name of an organ; '' for a third party, whose name is personal data. */
      readonly organName: string
      readonly about: string
      readonly letterId: string | null
    }
  | { readonly type: 'consultation-delivered'; readonly consultation: string }
  | {
      readonly type: 'consultation-answered'
      readonly consultation: string
      readonly answer: 'consent' | 'object' | 'none'
      readonly grounds: string
    }
  /** 因公共利益决定公开，书面告知第三方 (第三十二条). */
  | {
      readonly type: 'override-notified'
      readonly consultation: string
      readonly content: string
      readonly reason: string
      readonly letterId: string | null
    }
  // 大量申请（第三十五条）
  | { readonly type: 'reasons-requested'; readonly letterId: string | null }
  | { readonly type: 'reasons-judged'; readonly reasonable: 'yes' | 'no'; readonly note: string }
  | { readonly type: 'reasonable-period-set'; readonly until: LocalDate; readonly letterId: string | null }
  // 信息处理费
  | {
      readonly type: 'fee-noticed'
      readonly method: 'per-item' | 'per-page'
      readonly count: number
      /** 按件: into how many a request was split (第四条), `count` the last of them; left out = one. */
      readonly pieces?: number | undefined
      readonly yuan: number
      readonly letterId: string | null
    }
  | { readonly type: 'fee-notice-delivered' }
  | { readonly type: 'fee-paid'; readonly voucher: string }
  | { readonly type: 'fee-lapsed' }
  // 检索
  | {
      readonly type: 'search-recorded'
      readonly places: string
      readonly terms: string
      readonly by: string
      readonly found: 'yes' | 'no' | 'part'
      readonly note: string
    }
  // 拟办、审核、签发
  | { readonly type: 'decision-drafted'; readonly decision: Decision }
  | { readonly type: 'decision-reviewed'; readonly opinion: string }
  | { readonly type: 'secrecy-reviewed'; readonly passes: 'yes' | 'no'; readonly opinion: string }
  | {
      readonly type: 'decision-returned'
      readonly by: 'review' | 'secrecy' | 'signing'
      readonly reason: string
    }
  | { readonly type: 'decision-signed'; readonly letterId: string | null }
  // 文书与送达
  | {
      readonly type: 'letter-issued'
      readonly letterId: string
      readonly letter: LetterKind
      readonly number: string
    }
  | {
      readonly type: 'letter-dispatched'
      readonly letterId: string | null
      readonly letter: LetterKind
      readonly mode: ServiceMode
      readonly carrier: string
      readonly trackingNumber: string
    }
  | {
      readonly type: 'letter-delivered'
      readonly letterId: string | null
      readonly letter: LetterKind
      readonly proof: string
    }
  | {
      readonly type: 'letter-returned'
      readonly letterId: string | null
      readonly letter: LetterKind
      readonly reason: string
    }
  // 结束
  | { readonly type: 'request-withdrawn'; readonly note: string }
  | { readonly type: 'request-discontinued'; readonly code: 'F1' | 'F2' | 'F3'; readonly note: string }
  | { readonly type: 'case-archived'; readonly place: string }
  // 转主动公开（第四十四条）
  | { readonly type: 'publication-suggested'; readonly by: 'applicant' | 'office'; readonly note: string }
  | { readonly type: 'publication-decided'; readonly publish: 'yes' | 'no'; readonly reason: string }
  // 复议、诉讼
  | {
      readonly type: 'remedy-filed'
      readonly remedy: string
      readonly remedyKind: 'reconsideration' | 'litigation'
      /** 复议后起诉: the reconsideration it follows; null = 未经复议直接起诉, or a reconsideration. */
      readonly after: string | null
      /** 案号; '' = not yet known. */
      readonly docket: string
      readonly before: string
      readonly procedure: 'simplified' | 'ordinary' | 'unknown'
    }
  /** 被申请人、被告收到答复通知书、应诉通知书 */
  | {
      readonly type: 'remedy-notice-received'
      readonly remedy: string
      readonly procedure: 'simplified' | 'ordinary'
    }
  | { readonly type: 'remedy-answered'; readonly remedy: string }
  | {
      readonly type: 'remedy-decided'
      readonly remedy: string
      readonly result: RemedyResult
      readonly remake: 'yes' | 'no'
      readonly note: string
    }
  /** 责令重作, or 自行纠正: the case is worked on again; the reply that was annulled or taken back stays in the log. */
  | {
      readonly type: 'reply-reopened'
      /** '' = 自行纠正: nobody ordered it. */
      readonly remedy: string
      readonly until: LocalDate | null
      /** Why the organ takes its own reply back. */
      readonly reason?: string | undefined
    }
  /** 撤销误记: the entry that this one supersedes never happened (entered in the wrong case). Has no effect itself. */
  | { readonly type: 'entry-revoked'; readonly reason: string }

/** Fields of a request in the store of personal data, with the class that decides how each is kept and shown. */
export const applicantFields = {
  'applicant.name': 'name',
  'applicant.identity-number': 'identity-number',
  'applicant.organisation': 'name',
  'applicant.credit-code': 'credit-code',
  'applicant.representative': 'name',
  'applicant.agent': 'name',
  'applicant.phone': 'phone',
  'applicant.email': 'email',
  'applicant.address': 'address',
  'applicant.postcode': 'address',
  'third-party.name': 'name',
  'third-party.address': 'address',
} as const

export type ApplicantField = keyof typeof applicantFields

/** Whom the ledger names for what an applicant does without an account. */
export const applicantActorId = '00000000-0000-4000-8000-000000000001'
