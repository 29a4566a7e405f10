/** 修改机关信息: name, place, office, registration; each a change of its own in the organ's log. */

import { can } from '../domain/access/can.ts'
import { isLocalDate } from '../domain/calendar/local-date.ts'
import type { LineComplaint } from '../domain/line-complaint.ts'
import { checkOrgans } from '../domain/organs/check-organs.ts'
import type { Organ } from '../domain/organs/organ.ts'
import {
  applyOrganChange,
  changesBetween,
  isBeforeHistory,
  type OrganEntry,
} from '../domain/organs/organ-change.ts'
import { columnOfHeading } from '../domain/organs/organ-sheet.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { type FormRefusal, refuseForm, refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import type { OrganPorts } from './organ-ports.ts'
import { noSuchOrgan, refuseOrganSaving } from './organ-refusals.ts'

/**
 * Facts that `wanted` does not name stay. Names and parents change from day `on`, today at the latest; what was before
 * is kept.
 * Complaints of Article 12 do not keep an edit out: an office may be filled in bit by bit.
 */
export async function changeOrgan(
  ports: Pick<OrganPorts, 'organs'>,
  input: {
    readonly signedIn: SignedIn
    readonly organId: string
    /** The version that the edit is based on. */
    readonly version: number
    readonly wanted: Partial<OrganEntry>
    readonly on: string
    readonly at: Moment
  },
): Promise<{ readonly ok: true; readonly changed: number } | Refusal | FormRefusal> {
  const { signedIn, organId, version, on, at } = input
  const stored = await ports.organs.findOrgan(organId)
  if (stored === null) return noSuchOrgan
  const organPath = await ports.organs.organPath(stored.regionId, organId)
  const object = { kind: 'organ', regionId: stored.regionId, organPath, workOf: [] } as const
  const permission = can(signedIn.actor, 'edit', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  if (stored.version !== version) return refuseOrganSaving({ ok: false, code: 'version-conflict' })
  if (stored.validTo !== null) return refuse('organ-ended', '这个机关已经撤销，不能再改。')
  if (!isLocalDate(on)) return refuseForm([{ field: 'on', message: '生效日期应写成 2026-03-31 的样子' }])
  if (on > at.today) return refuseForm([{ field: 'on', message: '生效日期不能晚于今天：到那一天再登记' }])
  const { version: _version, ...organ } = stored
  const changes = changesBetween(organ, { ...organ, ...input.wanted }, on)
  if (changes.length === 0) return { ok: true, changed: 0 }
  const moves = changes.some(({ type }) => type === 'organ-renamed' || type === 'organ-moved')
  if (moves && isBeforeHistory(organ, on))
    return refuseForm([{ field: 'on', message: '这一天以后的名称或者隶属关系已经登记，不能再改更早的' }])
  const after = changes.reduce(applyOrganChange, organ)
  const complaints = await complaintsAbout(ports, after)
  if (complaints.length > 0)
    return refuseForm(
      complaints.map(({ column, message }) => ({
        field: columnOfHeading(column) ?? 'organ',
        message,
      })),
    )
  const record = { actorId: signedIn.actor.accountId, at, versions: { [organId]: version } }
  const saved = await ports.organs.save({ regions: [], changes }, record)
  return saved.ok ? { ok: true, changed: changes.length } : refuseOrganSaving(saved)
}

async function complaintsAbout(
  { organs }: Pick<OrganPorts, 'organs'>,
  organ: Organ,
): Promise<LineComplaint[]> {
  const { organId, territorialParent, verticalParent, creditCode } = organ
  const around = await organs.listAround({
    regionIds: [],
    creditCodes: creditCode === null ? [] : [creditCode],
    organIds: [organId, territorialParent, verticalParent].filter((id) => id !== null),
  })
  return checkOrgans([{ line: 1, organ }], around).filter(({ severity }) => severity === 'error')
}
