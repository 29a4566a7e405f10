import type { Rule } from '../rule.ts'

/** 派出机关 → the government that set it up. */
export const reviewOfAgencyOffice2017 = {
  id: 'review-of-agency-office-2017',
  cites: { instrument: 'reconsideration-law-2017', article: 15, paragraph: 1, item: 1 },
  says: '对县级以上地方人民政府依法设立的派出机关的具体行政行为不服的，向设立该派出机关的人民政府申请行政复议',
  verification: 'secondary',
} as const satisfies Rule

/** 授权组织 → whoever runs it. */
export const reviewOfAuthorisedOrganisation2017 = {
  id: 'review-of-authorised-organisation-2017',
  cites: { instrument: 'reconsideration-law-2017', article: 15, paragraph: 1, item: 3 },
  says: '对法律、法规授权的组织的具体行政行为不服的，分别向直接管理该组织的地方人民政府、地方人民政府工作部门或者国务院部门申请行政复议',
  verification: 'secondary',
} as const satisfies Rule

/** 派出机构 → the department that set it up, or its government, as the applicant chooses. */
export const reviewOfBranchOffice2017 = {
  id: 'review-of-branch-office-2017',
  cites: { instrument: 'reconsideration-law-2017', article: 15, paragraph: 1, item: 2 },
  says: '对政府工作部门依法设立的派出机构依照法律、法规或者规章规定，以自己的名义作出的具体行政行为不服的，向设立该派出机构的部门或者该部门的本级地方人民政府申请行政复议',
  verification: 'secondary',
} as const satisfies Rule
