import type { ListRule } from '../rule.ts'

/** What the platform must be able to do. */
export const platformFunctions = {
  id: 'platform-functions',
  cites: { instrument: 'disclosure-regulation', article: 24 },
  says: '政府信息公开平台应当具备信息检索、查阅、下载等功能。',
  verification: 'read',
  items: [
    { item: 1, text: '检索' },
    { item: 2, text: '查阅' },
    { item: 3, text: '下载' },
  ],
} as const satisfies ListRule
