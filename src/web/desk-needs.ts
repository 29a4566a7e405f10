import type { AccessObject, ObjectKind, Permission } from '../domain/access/access.ts'
import { can } from '../domain/access/can.ts'
import type { VerbOf } from '../domain/access/policy.ts'
import { isId } from '../domain/is-id.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { FileOwner } from '../usecases/file-ports.ts'
import type { Visit } from './desk-visit.ts'

/** Where something is and whose work it is; null = there is no such thing. */
export type Located = Omit<AccessObject, 'kind'>
export type Locate = (visit: Visit) => Promise<Located | Refusal | null>

/** What a route asks of the policy. */
export interface Need {
  readonly kind: ObjectKind
  readonly verb: string
  /** null = no such object (404). */
  readonly permission: (visit: Visit) => Promise<Permission | Refusal | null>
}

/** `can(actor, verb, object)` for a route: the object is found from the address. */
export function need<K extends ObjectKind>(kind: K, verb: VerbOf<K>, locate: Locate): Need {
  return {
    kind,
    verb,
    permission: async (visit) => {
      const { actor } = visit.signedIn
      // Whoever has no such role is told so before anything is looked for: the answer names no object.
      const anywhere = can(actor, verb, { ...nowhere, kind }, visit.at.now)
      if (!anywhere.allowed && anywhere.code === 'no-role') return anywhere
      const place = await locate(visit)
      if (place === null || 'code' in place) return place
      return can(actor, verb, { ...place, kind }, visit.at.now)
    },
  }
}

const nowhere: Located = { regionId: '', organPath: [], workOf: [] }

/** The same for cases and what belongs to them: beyond one's reach they do not exist, word for word. */
export function needUnseen<K extends ObjectKind>(kind: K, verb: VerbOf<K>, locate: Locate): Need {
  const asked = need(kind, verb, locate)
  return {
    ...asked,
    permission: async (visit) => {
      const permission = await asked.permission(visit)
      const isBeyond = permission !== null && 'code' in permission && permission.code === 'out-of-scope'
      return isBeyond ? null : permission
    },
  }
}

/** Whether the person may do it here, perhaps after proving once more who they are: for pages that offer it. */
export async function mayDo(visit: Visit, { permission }: Need): Promise<boolean> {
  const answer = await permission(visit)
  return answer !== null && 'allowed' in answer && (answer.allowed || answer.code === 'step-up-needed')
}

const paths = new WeakMap<Visit['signedIn'], Promise<readonly string[]>>()

function ownPath({ signedIn, ports }: Visit): Promise<readonly string[]> {
  const known = paths.get(signedIn)
  if (known !== undefined) return known
  const { regionId, organId } = signedIn.account
  const path = ports.organs.path(regionId, organId)
  paths.set(signedIn, path)
  return path
}

/** The person's own organ: for lists (the query narrows them further) and for making new things. */
export const ownOrgan: Locate = async (visit) => ({
  regionId: visit.signedIn.account.regionId,
  organPath: await ownPath(visit),
  workOf: [],
})

/** The person's own account, roles and sessions. */
export const oneself: Locate = async (visit) => ({
  regionId: visit.signedIn.account.regionId,
  organPath: await ownPath(visit),
  workOf: [visit.signedIn.account.accountId],
})

/** The organ of `/organs/:region/:organ`. */
export const namedOrgan: Locate = async ({ context, ports }) => {
  const [regionId, organId] = [context.req.param('region') ?? '', context.req.param('organ') ?? '']
  const organPath = isId(organId) ? await ports.organs.path(regionId, organId) : []
  return organPath.length === 0 ? null : { regionId, organPath, workOf: [] }
}

/** The object of `/files/:region/:kind/:object/:file`. */
export const fileObject: Locate = async ({ context, ports }) => {
  const owner = ownerNamedBy(context)
  return owner === null ? null : ports.files.place(owner)
}

/** null when the address names nothing that could have files. */
export function ownerNamedBy({ req }: Pick<Visit['context'], 'req'>): FileOwner | null {
  const [regionId, objectKind] = [req.param('region') ?? '', req.param('kind') ?? '']
  const objectId = req.param('object') ?? ''
  return isId(objectId) && isId(req.param('file') ?? '') ? { regionId, objectKind, objectId } : null
}

/** The account of `/people/:person`. */
export const namedPerson: Locate = async (visit) => {
  const accountId = visit.context.req.param('person') ?? ''
  if (!isId(accountId)) return null
  const view = await visit.ports.access.viewAccount({ signedIn: visit.signedIn, accountId, at: visit.at })
  if (!view.ok) return view.code === 'no-such-account' ? null : view
  const { regionId, organId } = view.account
  return { regionId, organPath: await visit.ports.organs.path(regionId, organId), workOf: [accountId] }
}

/** The role of `/people/:person/roles/:grant/…`. */
export const namedGrant: Locate = async (visit) => {
  const [accountId, grantId] = [
    visit.context.req.param('person') ?? '',
    visit.context.req.param('grant') ?? '',
  ]
  if (!isId(accountId) || !isId(grantId)) return null
  const view = await visit.ports.access.viewAccount({ signedIn: visit.signedIn, accountId, at: visit.at })
  if (!view.ok) return view.code === 'no-such-account' ? null : view
  const grant = view.grants.find((each) => each.grantId === grantId)
  if (grant === undefined) return null
  const { regionId, organId, delegatedBy } = grant
  const workOf = delegatedBy === null ? [grant.accountId] : [grant.accountId, delegatedBy]
  return { regionId, organPath: await visit.ports.organs.path(regionId, organId), workOf }
}
