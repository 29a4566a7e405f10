import type { Rule } from '../rule.ts'
import type { FeeRule } from './fee-tier.ts'

/** 按量计收: the pages of one request, not added up over requests. */
export const feePerPage = {
  id: 'fee-per-page',
  cites: { instrument: 'information-fee-measures-2020', article: 5 },
  says: '（一）30页以下（含30页）的，不收费。（二）31—100页（含100页）的部分：10元/页。（三）101—200页（含200页）的部分：20元/页。（四）201页以上的部分：40元/页。',
  verification: 'read',
  unit: 'page',
  tiers: [
    { from: 1, to: 30, yuan: 0 },
    { from: 31, to: 100, yuan: 10 },
    { from: 101, to: 200, yuan: 20 },
    { from: 201, to: null, yuan: 40 },
  ],
  bands: null,
} as const satisfies FeeRule

/** For paper copies, e-mail and copied data only. */
export const perPageScope = {
  id: 'per-page-scope',
  cites: { instrument: 'information-fee-measures-2020', article: 5 },
  says: '按量计收适用于申请人要求以提供纸质件、发送电子邮件、复制电子数据等方式获取政府信息的情形。',
  verification: 'read',
} as const satisfies Rule

/** What a page is. Open question: the sentence was not read. */
export const pageUnit = {
  id: 'page-unit',
  cites: { instrument: 'information-fee-measures-2020', article: 5 },
  says: '（待确认）以单件申请计算页数，A4及以下幅面的单面为1页，不累计',
  verification: 'to-be-confirmed',
} as const satisfies Rule
