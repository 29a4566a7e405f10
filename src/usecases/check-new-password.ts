import type { Account } from '../domain/access/account.ts'
import { checkPassword, passwordPolicies } from '../domain/access/password-policy.ts'
import type { AccessPorts } from './access-ports.ts'

/** Complaints about a new password of an account: the policy in force, its own words, passwords known from leaks, its earlier passwords. */
export async function checkNewPassword(
  ports: AccessPorts,
  account: Account,
  password: string,
): Promise<string[]> {
  const policy = passwordPolicies[ports.passwordPolicy]
  const organName = await ports.accounts.organName(account.regionId, account.organId)
  const words = [account.loginName, account.name, ...(organName === null ? [] : [organName])]
  const complaints = checkPassword(policy, password, { words })
  if (ports.isBreached?.(password) === true) complaints.push('这个口令在已经泄露的口令清单里，请换一个')
  if (complaints.length > 0) return complaints
  const { passwordHistory } = await ports.accounts.findCredentials(account.accountId)
  const earlier = passwordHistory.slice(0, policy.history)
  const same = await Promise.all(earlier.map((hash) => ports.passwords.verify(password, hash)))
  if (!same.includes(true)) return []
  return [policy.history > 1 ? `不能与最近 ${policy.history} 次用过的口令相同` : '新口令不能与现在的相同']
}
