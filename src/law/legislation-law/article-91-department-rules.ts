import type { Rule } from '../rule.ts'

/** 部门规章: State Council departments make them. */
export const departmentsMakeRegulations = {
  id: 'departments-make-regulations',
  cites: { instrument: 'legislation-law', article: 91, paragraph: 1 },
  says: '国务院各部、委员会、中国人民银行、审计署和具有行政管理职能的直属机构以及法律规定的机构，可以根据法律和国务院的行政法规、决定、命令，在本部门的权限范围内，制定规章。',
  verification: 'secondary',
} as const satisfies Rule
