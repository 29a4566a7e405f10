import type { Rule } from '../rule.ts'

/** 登记、审核、办理、答复、归档 */
export const caseRegister = {
  id: 'case-register',
  cites: { instrument: 'disclosure-regulation', article: 45 },
  says: '行政机关应当建立健全政府信息公开申请登记、审核、办理、答复、归档的工作制度，加强工作规范。',
  verification: 'read',
} as const satisfies Rule
