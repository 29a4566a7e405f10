import type { Rule } from '../rule.ts'

/** Anyone may ask; no purpose has to be stated (the "三需要" test of 2008 is gone). */
export const whoMayAsk = {
  id: 'who-may-ask',
  cites: { instrument: 'disclosure-regulation', article: 27 },
  says: '除行政机关主动公开的政府信息外，公民、法人或者其他组织可以向地方各级人民政府、对外以自己名义履行行政管理职能的县级以上人民政府部门',
  verification: 'read',
} as const satisfies Rule
