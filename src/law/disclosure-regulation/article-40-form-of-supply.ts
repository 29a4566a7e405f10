import type { Rule } from '../rule.ts'

/** As asked and as held; another form only where the carrier is at risk or the cost too high. */
export const formOfSupply = {
  id: 'form-of-supply',
  cites: { instrument: 'disclosure-regulation', article: 40 },
  says: '按照申请人要求的形式提供政府信息，可能危及政府信息载体安全或者公开成本过高的，可以通过电子数据以及其他适当形式提供，或者安排申请人查阅、抄录相关政府信息',
  verification: 'read',
} as const satisfies Rule
