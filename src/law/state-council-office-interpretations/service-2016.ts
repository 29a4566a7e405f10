import type { Rule } from '../rule.ts'

/** Which day of serving a reply counts for the period. */
export interface ServiceRule extends Rule {
  readonly repliedWhen: 'signed-by-applicant' | 'posted'
}

/** 直接送达、委托送达 */
export const servedByHand = {
  id: 'served-by-hand',
  cites: { instrument: 'service-interpretation-2016', item: 4 },
  says: '采取直接送达、委托其他行政机关代为送达等方式送达的，以申请人及其法定代理人签收之日当日为期限计算时点。',
  verification: 'read',
  repliedWhen: 'signed-by-applicant',
} as const satisfies ServiceRule

/** 邮寄送达: the day of posting. */
export const servedByPost = {
  id: 'served-by-post',
  cites: { instrument: 'service-interpretation-2016', item: 4 },
  says: '采取邮寄送达方式送达的，以交邮之日当日为期限计算时点。',
  verification: 'read',
  repliedWhen: 'posted',
} as const satisfies ServiceRule

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
