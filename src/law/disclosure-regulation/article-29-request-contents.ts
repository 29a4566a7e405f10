import type { ListRule, Rule } from '../rule.ts'

/** Written, 数据电文 included; orally where writing is truly difficult, the office filling in the form. */
export const requestForm = {
  id: 'request-form',
  cites: { instrument: 'disclosure-regulation', article: 29, paragraph: 1 },
  says: '采用包括信件、数据电文在内的书面形式；采用书面形式确有困难的，申请人可以口头提出，由受理该申请的政府信息公开工作机构代为填写政府信息公开申请',
  verification: 'read',
} as const satisfies Rule

/** What a request must contain. A purpose is not among it. */
export const requestContents = {
  id: 'request-contents',
  cites: { instrument: 'disclosure-regulation', article: 29, paragraph: 2 },
  says: '政府信息公开申请应当包括下列内容：',
  verification: 'read',
  items: [
    { item: 1, text: '申请人的姓名或者名称、身份证明、联系方式' },
    { item: 2, text: '申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述' },
    { item: 3, text: '申请公开的政府信息的形式要求，包括获取信息的方式、途径' },
  ],
} as const satisfies ListRule
