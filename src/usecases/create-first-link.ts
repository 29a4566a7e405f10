import type { Role } from '../domain/access/access.ts'
import type { AccessChange } from '../domain/access/account.ts'
import type { AccessPorts, ChangeRecord, Moment } from './access-ports.ts'
import { type NewPerson, newLink, tidied } from './create-account.ts'

/** Who acts when nobody is there yet. */
export const installationActorId = '00000000-0000-0000-0000-000000000000'

export interface FirstPerson extends NewPerson {
  readonly roles: readonly Role[]
}

export interface FirstLink {
  readonly loginName: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly linkToken: string
  readonly expiresAt: string
}

/**
 * The first people of an installation (the three administrators; in the demonstration, staff of every role), each with
 * a one-time link to be printed. Called at every start: whoever has set the account up is left alone, whoever has not
 * gets a fresh link, and once any account not of this list exists nobody is added.
 */
export async function createFirstLinks(
  ports: AccessPorts,
  input: { readonly people: readonly FirstPerson[]; readonly at: Moment },
): Promise<readonly FirstLink[]> {
  const { people, at } = input
  const found = await Promise.all(people.map(({ loginName }) => ports.accounts.findByLoginName(loginName)))
  // A first start that was killed after some of them is gone on with.
  const isBeginning = (await ports.accounts.countAccounts()) === found.filter((each) => each !== null).length
  const links: FirstLink[] = []
  for (const [index, person] of people.entries()) {
    const known = found[index] ?? null
    if (known !== null && known.status !== 'invited') continue
    if (known === null && !isBeginning) continue
    const { linkToken, link } = newLink(ports, at)
    const accountId = known?.accountId ?? ports.tokens.newId()
    const changes: AccessChange[] = [{ type: 'link-issued', accountId, link }]
    if (known === null) changes.unshift(...makingOf(ports, person, accountId, at))
    const record: ChangeRecord = {
      actorId: installationActorId,
      at,
      versions: known === null ? {} : { [accountId]: known.version },
    }
    const saved = await ports.accounts.save(changes, record)
    // Two programs starting at once: the other one has made it and prints the link.
    if (!saved.ok) continue
    const { loginName, name, roles } = person
    links.push({ loginName, name, roles, linkToken, expiresAt: link.expiresAt })
  }
  return links
}

function makingOf(ports: AccessPorts, person: FirstPerson, accountId: string, at: Moment): AccessChange[] {
  const { regionId, organId, roles } = person
  const account = { ...tidied(person), accountId }
  const grants = roles.map((role): AccessChange => {
    const grantId = ports.tokens.newId()
    const term = { from: at.today, to: null, delegatedBy: null, delegatedFrom: null }
    return { type: 'role-granted', grant: { grantId, accountId, role, regionId, organId, ...term } }
  })
  const { loginName, name } = account
  return [{ type: 'account-created', account: { accountId, loginName, name, regionId, organId } }, ...grants]
}
