import type { DeadlineRule } from '../rule.ts'

/** 主动公开的期限. Another period set by a law or regulation prevails. */
export const publicationDeadline = {
  id: 'publication-deadline',
  name: '主动公开期限',
  cites: { instrument: 'disclosure-regulation', article: 26 },
  says: '属于主动公开范围的政府信息，应当自该政府信息形成或者变更之日起20个工作日内及时公开。',
  verification: 'read',
  term: { length: 20, unit: 'working-day', dayZero: 'information-formed' },
} as const satisfies DeadlineRule
