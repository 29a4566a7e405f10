import type { Rule } from '../rule.ts'

/** 三类内部事务信息: the organ may, but need not, withhold. */
export const internalAffairs = {
  id: 'internal-affairs',
  cites: { instrument: 'disclosure-regulation', article: 16, paragraph: 1 },
  says: '行政机关的内部事务信息，包括人事管理、后勤管理、内部工作流程等方面的信息，可以不予公开。',
  verification: 'read',
} as const satisfies Rule

/** 四类过程性信息 */
export const deliberative = {
  id: 'deliberative',
  cites: { instrument: 'disclosure-regulation', article: 16, paragraph: 2 },
  says: '行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息',
  verification: 'read',
} as const satisfies Rule

/** 行政执法案卷信息 */
export const enforcementFile = {
  id: 'enforcement-file',
  cites: { instrument: 'disclosure-regulation', article: 16, paragraph: 2 },
  says: '行政执法案卷信息，可以不予公开',
  verification: 'read',
} as const satisfies Rule

/** A law, regulation or rule that orders disclosure wins over both. */
export const disclosureOrderedByLaw = {
  id: 'disclosure-ordered-by-law',
  cites: { instrument: 'disclosure-regulation', article: 16, paragraph: 2 },
  says: '法律、法规、规章规定上述信息应当公开的，从其规定。',
  verification: 'read',
} as const satisfies Rule
