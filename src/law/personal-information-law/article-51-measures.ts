import type { Rule } from '../rule.ts'

/** 《个人信息保护法》第五十一条第三项: why fields are encrypted at rest and shown masked. */
export const protectiveMeasures = {
  id: 'personal-information-measures',
  cites: { instrument: 'personal-information-law', article: 51, item: 3 },
  says: '采取相应的加密、去标识化等安全技术措施',
  verification: 'to-be-confirmed',
} as const satisfies Rule
