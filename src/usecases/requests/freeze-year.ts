/** 锁定年度统计: the figures of a year as they are reported, and every later correction visible beside them. */

import type { AccessObject, Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import { yearOf } from '../../domain/calendar/local-date.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { type YearFigures, yearFigures } from '../../domain/requests/year-tally.ts'
import type { Moment } from '../access-ports.ts'
import { type FormRefusal, refuseForm, refusePermission } from '../access-refusals.ts'
import type { FrozenYear, YearDifference } from '../request-number-ports.ts'
import type { RequestPorts } from '../request-ports.ts'
import { requestObject } from './find-request.ts'
import { noSuchRequest } from './request-refusals.ts'

interface Asked {
  readonly actor: Actor
  readonly regionId: string
  readonly organId: string
  readonly year: number
  readonly at: Moment
}

export interface ViewedYear {
  readonly ok: true
  /** As the cases stand now. */
  readonly now: YearFigures
  /** The newest first; empty = not frozen yet. */
  readonly frozen: readonly (FrozenYear & { readonly figures: YearFigures })[]
  /** Cases that stand otherwise now than in the newest frozen version. */
  readonly differences: readonly YearDifference[]
}

/** A year of an organ: now, as it was frozen, and what lies between. */
export async function viewYear(ports: RequestPorts, input: Asked): Promise<ViewedYear | Refusal> {
  const { actor, regionId, organId, year, at } = input
  const place = await placeOf(ports, input)
  if (!can(actor, 'view', place, at.now).allowed) return noSuchRequest
  const reach = { kind: 'organs', organIds: [organId], below: false } as const
  const [tally, frozen] = await Promise.all([
    ports.numbers.tally(reach, { organId, regionId: null }, year),
    ports.numbers.listFrozen(regionId, organId, year),
  ])
  return {
    ok: true,
    now: yearFigures(tally),
    frozen: frozen.map((each) => ({ ...each, figures: yearFigures(each.numbers) })),
    differences: frozen.length === 0 ? [] : await ports.numbers.listDifferences(regionId, organId, year),
  }
}

/**
 * Freezes a year that is over, or restates it: then with the reason, which stays beside the new version. Field of the
 * form: reason. `version` = how many versions the page showed.
 */
export async function freezeYear(
  ports: RequestPorts,
  input: Asked & { readonly version: number; readonly reason: string },
): Promise<{ readonly ok: true; readonly frozen: FrozenYear } | Refusal | FormRefusal> {
  const { actor, regionId, organId, year, at, version } = input
  const permission = can(actor, 'freeze', await placeOf(ports, input), at.now)
  if (!permission.allowed) return refusePermission(permission)
  if (year >= yearOf(at.today)) return refuse('year-not-over', `${year}年还没有结束，不能锁定。`)
  const reason = input.reason.trim()
  if (version > 0 && reason === '')
    return refuseForm([{ field: 'reason', message: '请写明为什么更正已经锁定的数字' }])
  const frozen = await ports.numbers.freeze(
    { regionId, organId, year },
    { version: version + 1, reason: version === 0 ? '' : reason, newId: ports.newId },
    { actorId: actor.accountId, at },
  )
  if (frozen === null) return refuse('version-conflict', '刚才有人锁定过这一年的数字，请看过最新的内容再做。')
  return { ok: true, frozen }
}

async function placeOf(
  ports: RequestPorts,
  { regionId, organId }: Pick<Asked, 'regionId' | 'organId'>,
): Promise<AccessObject & { readonly kind: 'request' }> {
  const organPath = await ports.organs.organPath(regionId, organId)
  return requestObject('request', { regionId, workOf: [] }, organPath)
}
