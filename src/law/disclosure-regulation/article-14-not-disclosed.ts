import type { Rule } from '../rule.ts'

/** 国家秘密 */
export const stateSecret = {
  id: 'state-secret',
  cites: { instrument: 'disclosure-regulation', article: 14 },
  says: '依法确定为国家秘密的政府信息',
  verification: 'read',
} as const satisfies Rule

/** Laws and administrative regulations only; local regulations and rules (地方性法规、规章) do not suffice. */
export const prohibitedByLaw = {
  id: 'prohibited-by-law',
  cites: { instrument: 'disclosure-regulation', article: 14 },
  says: '法律、行政法规禁止公开的政府信息',
  verification: 'read',
} as const satisfies Rule

/** 三安全一稳定 */
export const securityAndStability = {
  id: 'security-and-stability',
  cites: { instrument: 'disclosure-regulation', article: 14 },
  says: '公开后可能危及国家安全、公共安全、经济安全、社会稳定的政府信息，不予公开',
  verification: 'read',
} as const satisfies Rule
