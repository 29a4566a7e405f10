import type { Rule } from '../rule.ts'

/**
 * GB/T 22239—2019 8.1.4.1 身份鉴别 (第三级). The standard asks for measures and names no numbers; ours stand in
 * domain/access/sign-in-limits.ts and domain/access/password-policy.ts.
 */

/** a) whose numbers are the policy `dengbao3` */
export const uniqueIdentity = {
  id: 'unique-identity',
  cites: { instrument: 'classified-protection-2019', place: '8.1.4.1 a）' },
  says: '应对登录的用户进行身份标识和鉴别，身份标识具有唯一性，身份鉴别信息具有复杂度要求并定期更换',
  verification: 'secondary',
} as const satisfies Rule

/** b) lock-out, idle and absolute end of a session */
export const signInFailures = {
  id: 'sign-in-failures',
  cites: { instrument: 'classified-protection-2019', place: '8.1.4.1 b）' },
  says: '应具有登录失败处理功能，应配置并启用结束会话、限制非法登录次数和当登录连接超时自动退出等相关措施',
  verification: 'secondary',
} as const satisfies Rule

/** d) a second factor for everybody; codes and security keys are the cryptographic one */
export const twoFactors = {
  id: 'two-factors',
  cites: { instrument: 'classified-protection-2019', place: '8.1.4.1 d）' },
  says: '应采用口令、密码技术、生物技术等两种或两种以上组合的鉴别技术对用户进行身份鉴别，且其中一种鉴别技术至少应使用密码技术来实现',
  verification: 'secondary',
} as const satisfies Rule
