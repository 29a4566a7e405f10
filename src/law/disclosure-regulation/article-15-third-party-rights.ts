import type { Rule } from '../rule.ts'

/** 商业秘密、个人隐私 and the like. */
export const thirdPartyRights = {
  id: 'third-party-rights',
  cites: { instrument: 'disclosure-regulation', article: 15 },
  says: '涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，行政机关不得公开。',
  verification: 'read',
} as const satisfies Rule

/** Consent, or a grave harm to the public interest, opens it all the same. */
export const thirdPartyRightsOverridden = {
  id: 'third-party-rights-overridden',
  cites: { instrument: 'disclosure-regulation', article: 15 },
  says: '第三方同意公开或者行政机关认为不公开会对公共利益造成重大影响的，予以公开。',
  verification: 'read',
} as const satisfies Rule
