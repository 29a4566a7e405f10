import type { ListRule, Rule } from '../rule.ts'

/** 指南和目录应当及时更新 */
export const guideKeptCurrent = {
  id: 'guide-kept-current',
  cites: { instrument: 'disclosure-regulation', article: 12, paragraph: 1 },
  says: '政府信息公开指南和政府信息公开目录应当及时更新',
  verification: 'read',
} as const satisfies Rule

/** What the guide must contain: three on the information, six on the office. */
export const guideContents = {
  id: 'guide-contents',
  cites: { instrument: 'disclosure-regulation', article: 12, paragraph: 2 },
  says: '政府信息公开指南包括政府信息的分类、编排体系、获取方式和政府信息公开工作机构的名称、办公地址、办公时间、联系电话、传真号码、互联网联系方式等内容。',
  verification: 'read',
  items: [
    { item: 1, text: '分类' },
    { item: 2, text: '编排体系' },
    { item: 3, text: '获取方式' },
    { item: 4, text: '政府信息公开工作机构的名称' },
    { item: 5, text: '办公地址' },
    { item: 6, text: '办公时间' },
    { item: 7, text: '联系电话' },
    { item: 8, text: '传真号码' },
    { item: 9, text: '互联网联系方式' },
  ],
} as const satisfies ListRule

/** What every catalogue entry must carry. */
export const catalogueContents = {
  id: 'catalogue-contents',
  cites: { instrument: 'disclosure-regulation', article: 12, paragraph: 3 },
  says: '政府信息公开目录包括政府信息的索引、名称、内容概述、生成日期等内容。',
  verification: 'read',
  items: [
    { item: 1, text: '索引' },
    { item: 2, text: '名称' },
    { item: 3, text: '内容概述' },
    { item: 4, text: '生成日期' },
  ],
} as const satisfies ListRule
