/** 合并、撤销机关: the organ ends, its log stays, its subordinates and duties go to whoever takes over. */

import { can } from '../domain/access/can.ts'
import { addDays, parseLocalDate } from '../domain/calendar/local-date.ts'
import { checkOrgans } from '../domain/organs/check-organs.ts'
import { applyOrganChange, isBeforeHistory, type OrganChange } from '../domain/organs/organ-change.ts'
import { existsOn } from '../domain/organs/organ-tree.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import type { OrganPorts, StoredOrgan } from './organ-ports.ts'
import { noSuchOrgan, refuseOrganSaving } from './organ-refusals.ts'

export interface EndingOrgan {
  readonly organId: string
  /** The version that the edit is based on. */
  readonly version: number
}

/** `successor` null = abolished without one; refused while it has subordinates. `lastDay` = last day of existence, over by now. */
export async function mergeOrgans(
  ports: Pick<OrganPorts, 'organs'>,
  input: {
    readonly signedIn: SignedIn
    readonly ending: readonly EndingOrgan[]
    readonly successor: string | null
    readonly lastDay: string
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly moved: number } | Refusal> {
  const { signedIn, successor, at } = input
  const lastDay = parseLocalDate(input.lastDay)
  if (lastDay === null) return refuse('form-refused', '撤销日期应写成 2026-03-31 的样子。')
  const nextDay = addDays(lastDay, 1)
  if (nextDay > at.today) return refuse('too-early', '撤销从次日起生效，次日不能晚于今天：到那一天再登记。')
  const heir = successor === null ? null : await ports.organs.findOrgan(successor)
  if (successor !== null && (heir === null || !existsOn(heir, nextDay)))
    return refuse('no-such-successor', '承接机关在撤销的次日不存在，请先设立或者另选。')
  const changes: OrganChange[] = []
  const touched = new Map<string, StoredOrgan>()
  for (const { organId, version } of input.ending) {
    const organ = await ports.organs.findOrgan(organId)
    if (organ === null) return noSuchOrgan
    const organPath = await ports.organs.organPath(organ.regionId, organId)
    const object = { kind: 'organ', regionId: organ.regionId, organPath, workOf: [] } as const
    const permission = can(signedIn.actor, 'administer', object, at.now)
    if (!permission.allowed) return refusePermission(permission)
    const refusal = refuseEnd(organ, { version, successor, lastDay })
    if (refusal !== null) return refusal
    touched.set(organId, organ)
    changes.push({ type: 'organ-ended', regionId: organ.regionId, organId, on: lastDay, successor })
  }
  const moves = await movesOf(ports, { ending: [...touched.keys()], successor, nextDay })
  if (!Array.isArray(moves)) return moves
  for (const { child, change } of moves) {
    touched.set(child.organId, child)
    changes.push(change)
  }
  const circle = await refuseCircle(ports, touched, changes)
  if (circle !== null) return circle
  const versions = Object.fromEntries([...touched].map(([id, { version }]) => [id, version]))
  const saved = await ports.organs.save(
    { regions: [], changes },
    { actorId: signedIn.actor.accountId, at, versions },
  )
  return saved.ok ? { ok: true, moved: moves.length } : refuseOrganSaving(saved)
}

function refuseEnd(
  organ: StoredOrgan,
  { version, successor, lastDay }: { version: number; successor: string | null; lastDay: string },
): Refusal | null {
  if (organ.version !== version) return refuseOrganSaving({ ok: false, code: 'version-conflict' })
  if (organ.validTo !== null) return refuse('organ-ended', `“${organ.name}”已经撤销。`)
  if (organ.organId === successor) return refuse('own-successor', '机关不能由自己承接。')
  if (lastDay < organ.validFrom) return refuse('before-start', `“${organ.name}”在这一天还没有成立。`)
  return null
}

/** Subordinates that still exist go to the successor, by the line by which they were subordinate. */
async function movesOf(
  { organs }: Pick<OrganPorts, 'organs'>,
  {
    ending,
    successor,
    nextDay,
  }: { readonly ending: readonly string[]; readonly successor: string | null; readonly nextDay: string },
): Promise<{ child: StoredOrgan; change: OrganChange }[] | Refusal> {
  const children = new Map<string, StoredOrgan>()
  for (const organId of ending)
    for (const child of await organs.listChildren(organId))
      if (child.validTo === null && !ending.includes(child.organId)) children.set(child.organId, child)
  if (successor === null && children.size > 0) {
    const names = [...children.values()].map(({ name }) => name).join('、')
    return refuse('has-subordinates', `还有下级机关（${names}）：请指定承接机关，或者先调整它们的隶属关系。`)
  }
  const late = [...children.values()].find((child) => isBeforeHistory(child, nextDay))
  if (late !== undefined)
    return refuse('before-history', `“${late.name}”的名称或者隶属关系在撤销日以后已经改过，请先核对。`)
  // The heir may itself have been below: its place is then that of the organ it replaces, not below itself.
  const place = (parent: string | null, child: StoredOrgan) => {
    if (parent === null || !ending.includes(parent)) return parent
    return child.organId === successor ? null : successor
  }
  return [...children.values()].map((child) => ({
    child,
    change: {
      type: 'organ-moved',
      regionId: child.regionId,
      organId: child.organId,
      on: nextDay,
      territorialParent: place(child.territorialParent, child),
      verticalParent: place(child.verticalParent, child),
    },
  }))
}

async function refuseCircle(
  { organs }: Pick<OrganPorts, 'organs'>,
  touched: ReadonlyMap<string, StoredOrgan>,
  changes: readonly OrganChange[],
): Promise<Refusal | null> {
  const parents = changes.flatMap((change) =>
    change.type === 'organ-moved' ? [change.territorialParent, change.verticalParent] : [],
  )
  const around = await organs.listAround({
    regionIds: [],
    creditCodes: [],
    organIds: [...touched.keys(), ...parents.filter((id) => id !== null)],
  })
  const listed = [...touched.values()].map((organ, index) => ({
    line: index + 1,
    organ: changes.filter(({ organId }) => organId === organ.organId).reduce(applyOrganChange, organ),
  }))
  const circle = checkOrgans(listed, around).find(({ message }) => message.includes('一个圈'))
  return circle === undefined ? null : refuse('circle', `${circle.message}。`)
}
