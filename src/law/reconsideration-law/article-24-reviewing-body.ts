import type { Rule } from '../rule.ts'

/** 地方部门 → 本级人民政府 only; no longer "或者上一级主管部门". */
export const reviewByOwnGovernment = {
  id: 'review-by-own-government',
  cites: { instrument: 'reconsideration-law', article: 24, paragraph: 1, item: 1 },
  says: '对本级人民政府工作部门作出的行政行为不服的',
  verification: 'read',
} as const satisfies Rule

/** 下级政府 → 上一级人民政府. */
export const reviewByUpperGovernment = {
  id: 'review-by-upper-government',
  cites: { instrument: 'reconsideration-law', article: 24, paragraph: 1, item: 2 },
  says: '对下一级人民政府作出的行政行为不服的',
  verification: 'secondary',
} as const satisfies Rule

/** 派出机关 (街道办事处) → the government that set it up. */
export const reviewOfAgencyOffice = {
  id: 'review-of-agency-office',
  cites: { instrument: 'reconsideration-law', article: 24, paragraph: 1, item: 3 },
  says: '对本级人民政府依法设立的派出机关作出的行政行为不服的',
  verification: 'secondary',
} as const satisfies Rule

/** 授权组织 → the government that runs it, itself or through a department. */
export const reviewOfAuthorisedOrganisation = {
  id: 'review-of-authorised-organisation',
  cites: { instrument: 'reconsideration-law', article: 24, paragraph: 1, item: 4 },
  says: '对本级人民政府或者其工作部门管理的法律、法规、规章授权的组织作出的行政行为不服的',
  verification: 'secondary',
} as const satisfies Rule

/** 省级政府 → itself. */
export const reviewByProvinceItself = {
  id: 'review-by-province-itself',
  cites: { instrument: 'reconsideration-law', article: 24, paragraph: 2 },
  says: '省、自治区、直辖市人民政府同时管辖对本机关作出的行政行为不服的行政复议案件',
  verification: 'secondary',
} as const satisfies Rule

/** 派出机构 in its own name → the government of the department that set it up; in a city with districts also the one where it sits. */
export const reviewOfBranchOffice = {
  id: 'review-of-branch-office',
  cites: { instrument: 'reconsideration-law', article: 24, paragraph: 4 },
  says: '对县级以上地方各级人民政府工作部门依法设立的派出机构依照法律、法规、规章规定，以派出机构的名义作出的行政行为不服的行政复议案件，由本级人民政府管辖；其中，对直辖市、设区的市人民政府工作部门按照行政区划设立的派出机构作出的行政行为不服的，也可以由其所在地的人民政府管辖。',
  verification: 'secondary',
} as const satisfies Rule
