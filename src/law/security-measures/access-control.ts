import type { Rule } from '../rule.ts'

/** GB/T 22239—2019 8.1.4.2 访问控制 (第三级). */

/** a) the grants and the policy table */
export const assignedRights = {
  id: 'assigned-rights',
  cites: { instrument: 'classified-protection-2019', place: '8.1.4.2 a）' },
  says: '应对登录的用户分配账户和权限',
  verification: 'secondary',
} as const satisfies Rule

/** b) there is no default account and no default password: the first start prints one-time links */
export const noDefaultAccounts = {
  id: 'no-default-accounts',
  cites: { instrument: 'classified-protection-2019', place: '8.1.4.2 b）' },
  says: '应重命名或删除默认账户，修改默认账户的默认口令',
  verification: 'secondary',
} as const satisfies Rule

/** c) disabling, and the daily disabling of accounts not used for 90 days */
export const noStaleAccounts = {
  id: 'no-stale-accounts',
  cites: { instrument: 'classified-protection-2019', place: '8.1.4.2 c）' },
  says: '应及时删除或停用多余的、过期的账户，避免共享账户的存在',
  verification: 'secondary',
} as const satisfies Rule

/** d) 三员: system, security and audit administrators are three people */
export const separatedAdministrators = {
  id: 'separated-administrators',
  cites: { instrument: 'classified-protection-2019', place: '8.1.4.2 d）' },
  says: '应授予管理用户所需的最小权限，实现管理用户的权限分离',
  verification: 'secondary',
} as const satisfies Rule
