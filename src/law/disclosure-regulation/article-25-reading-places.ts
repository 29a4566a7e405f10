import type { Rule } from '../rule.ts'

/** Archives and libraries are supplied with what is published. */
export const suppliedToArchivesAndLibraries = {
  id: 'supplied-to-archives-and-libraries',
  cites: { instrument: 'disclosure-regulation', article: 25, paragraph: 3 },
  says: '行政机关应当及时向国家档案馆、公共图书馆提供主动公开的政府信息。',
  verification: 'read',
} as const satisfies Rule
