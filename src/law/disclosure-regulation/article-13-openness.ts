import type { Rule } from '../rule.ts'

/** The exceptions are a closed list: articles 14, 15 and 16, nothing else. */
export const closedListOfExceptions = {
  id: 'closed-list-of-exceptions',
  cites: { instrument: 'disclosure-regulation', article: 13, paragraph: 1 },
  says: '除本条例第十四条、第十五条、第十六条规定的政府信息外，政府信息应当公开。',
  verification: 'read',
} as const satisfies Rule
