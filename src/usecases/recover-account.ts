import type { AccessChange } from '../domain/access/account.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { AccessPorts, Moment } from './access-ports.ts'
import { noSuchAccount, refuseSaving } from './access-refusals.ts'
import { type IssuedLink, newLink } from './create-account.ts'
import { installationActorId } from './create-first-link.ts'

/**
 * For the command line of the machine: a new one-time link for an account of whatever state. The way back in when the
 * last security administrator has left, lost the key, or was not there for 90 days. Whoever may start the program owns
 * the data anyway; the ledger says that the installation did it.
 */
export async function recoverAccount(
  ports: AccessPorts,
  input: { readonly loginName: string; readonly at: Moment },
): Promise<IssuedLink | Refusal> {
  const { loginName, at } = input
  const account = await ports.accounts.findByLoginName(loginName)
  if (account === null) return noSuchAccount
  const { accountId, version } = account
  const { linkToken, link } = newLink(ports, at)
  const changes: AccessChange[] = [
    { type: 'credentials-reset', accountId },
    { type: 'link-issued', accountId, link },
  ]
  const saved = await ports.accounts.save(changes, {
    actorId: installationActorId,
    at,
    versions: { [accountId]: version },
  })
  return saved.ok ? { ok: true, accountId, linkToken, expiresAt: link.expiresAt } : refuseSaving(saved)
}
