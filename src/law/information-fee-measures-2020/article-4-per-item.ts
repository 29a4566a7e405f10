import type { Rule } from '../rule.ts'
import type { FeeRule } from './fee-tier.ts'

/**
 * 按件计收: one applicant, one calendar month. From item 31 each band of ten costs 100 元 more a piece than
 * the band before; the first such band therefore costs 200.
 */
export const feePerItem = {
  id: 'fee-per-item',
  cites: { instrument: 'information-fee-measures-2020', article: 4 },
  says: '（一）同一申请人一个自然月内累计申请10件以下（含10件）的，不收费。（二）同一申请人一个自然月内累计申请11—30件（含30件）的部分：100元/件。（三）同一申请人一个自然月内累计申请31件以上的部分：以10件为一档，每增加一档，收费标准提高100元/件。',
  verification: 'read',
  unit: 'item',
  tiers: [
    { from: 1, to: 10, yuan: 0 },
    { from: 11, to: 30, yuan: 100 },
  ],
  bands: { from: 31, size: 10, firstYuan: 200, risesBy: 100 },
} as const satisfies FeeRule

/** One request with several matters may be split to the smallest reasonable unit. */
export const splitByMatter = {
  id: 'split-by-matter',
  cites: { instrument: 'information-fee-measures-2020', article: 4 },
  says: '申请人的一份政府信息公开申请包含多项内容的，行政机关可以按照“一事一申请”原则，以合理的最小单位拆分计算件数。',
  verification: 'read',
} as const satisfies Rule
