import type { Rule } from '../rule.ts'

/** The general test for what must be published unasked. */
export const proactiveTest = {
  id: 'proactive-test',
  cites: { instrument: 'disclosure-regulation', article: 19 },
  says: '对涉及公众利益调整、需要公众广泛知晓或者需要公众参与决策的政府信息，行政机关应当主动公开。',
  verification: 'read',
} as const satisfies Rule
