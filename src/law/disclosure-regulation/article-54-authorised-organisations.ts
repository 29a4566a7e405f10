import type { Rule } from '../rule.ts'

/** 授权组织 are treated as organs. */
export const authorisedOrganisations = {
  id: 'authorised-organisations',
  cites: { instrument: 'disclosure-regulation', article: 54 },
  says: '法律、法规授权的具有管理公共事务职能的组织公开政府信息的活动，适用本条例。',
  verification: 'read',
} as const satisfies Rule
