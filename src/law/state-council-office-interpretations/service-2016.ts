import type { PeriodRule, Rule } from '../rule.ts'

/** Which day of serving a reply counts for the period. */
export interface ServiceRule extends Rule {
  readonly modes: readonly ('in-person' | 'post' | 'online' | 'email' | 'public-notice')[]
  readonly repliedWhen: /** 签收之日 */
    | 'signed-by-applicant'
    /** 交邮之日, whatever becomes of the letter */
    | 'posted'
    /** The day it was sent, unless it came back; a proven later arrival counts instead. */
    | 'arrived'
    /** Only the day on which it counts as served. */
    | 'deemed-served'
}

/** 直接送达、委托送达 */
export const servedByHand = {
  id: 'served-by-hand',
  cites: { instrument: 'service-interpretation-2016', item: 4 },
  says: '采取直接送达、委托其他行政机关代为送达等方式送达的，以申请人及其法定代理人签收之日当日为期限计算时点。',
  verification: 'read',
  modes: ['in-person'],
  repliedWhen: 'signed-by-applicant',
} as const satisfies ServiceRule

/** 邮寄送达: the day of posting. */
export const servedByPost = {
  id: 'served-by-post',
  cites: { instrument: 'service-interpretation-2016', item: 4 },
  says: '采取邮寄送达方式送达的，以交邮之日当日为期限计算时点。',
  verification: 'read',
  modes: ['post'],
  repliedWhen: 'posted',
} as const satisfies ServiceRule

/** 电子送达: the interpretation is silent; civil procedure by analogy. */
export const servedElectronically = {
  id: 'served-electronically',
  cites: { instrument: 'civil-procedure-law', article: 90, paragraph: 2 },
  says: '采用前款方式送达的，以送达信息到达受送达人特定系统的日期为送达日期。',
  verification: 'inference',
  modes: ['online', 'email'],
  repliedWhen: 'arrived',
} as const satisfies ServiceRule

/** 公告送达: the interpretation is silent; civil procedure by analogy. */
export const servedByPublicNotice = {
  id: 'served-by-public-notice',
  cites: { instrument: 'civil-procedure-law', article: 95 },
  says: '自发出公告之日起，经过三十日，即视为送达。',
  verification: 'inference',
  modes: ['public-notice'],
  repliedWhen: 'deemed-served',
  name: '公告送达',
  period: { length: 30, unit: 'day' },
} as const satisfies ServiceRule & PeriodRule

/** Every mode stands in exactly one. */
export const serviceRules = [
  servedByHand,
  servedByPost,
  servedElectronically,
  servedByPublicNotice,
] as const satisfies readonly ServiceRule[]

/** 邮政企业 only: no private courier. */
export const postalEnterpriseOnly = {
  id: 'postal-enterprise-only',
  cites: { instrument: 'service-interpretation-2016', item: 2 },
  says: '应当通过邮政企业送达，不得通过不具有国家公文寄递资格的其他快递企业送达',
  verification: 'read',
} as const satisfies Rule

/** No postage on delivery. */
export const noFreightCollect = {
  id: 'no-freight-collect',
  cites: { instrument: 'service-interpretation-2016', item: 3 },
  says: '不得以要求申请人向邮政企业支付邮寄费的方式收取',
  verification: 'read',
} as const satisfies Rule
