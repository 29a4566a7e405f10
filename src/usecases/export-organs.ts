/** 导出机关名录: the organs of a region and of the regions in it, in the form that can be imported again. */

import { can } from '../domain/access/can.ts'
import { organReference, organRows } from '../domain/organs/organ-sheet.ts'
import { type Refusal, refuse } from '../domain/refusal.ts'
import type { Moment } from './access-ports.ts'
import { refusePermission } from './access-refusals.ts'
import type { SignedIn } from './find-actor.ts'
import type { OrganPorts } from './organ-ports.ts'
import type { Written } from './ports.ts'

export async function exportOrgans(
  ports: Pick<OrganPorts, 'organs' | 'writeTable'>,
  input: {
    readonly signedIn: SignedIn
    readonly regionId: string
    readonly format: 'csv' | 'xlsx'
    readonly at: Moment
  },
): Promise<Written | Refusal> {
  const { signedIn, regionId, format, at } = input
  const object = { kind: 'organ', regionId, organPath: [], workOf: [] } as const
  const permission = can(signedIn.actor, 'export', object, at.now)
  if (!permission.allowed) return refusePermission(permission)
  const regions = await ports.organs.listRegions()
  const regionNames = new Map(regions.map(({ regionId: code, name }) => [code, name]))
  const title = regionNames.get(regionId)
  if (title === undefined) return refuse('no-such-region', `没有 ${regionId} 这个行政区划。`)
  const organs = await ports.organs.listOfRegion(regionId)
  // Parents and successors may lie outside the region.
  const around = await ports.organs.listAround({
    regionIds: [],
    creditCodes: [],
    organIds: organs.flatMap((organ) => [
      organ.organId,
      ...(organ.successor === null ? [] : [organ.successor]),
    ]),
  })
  // The number stands in where a name would be read as another organ of the same region.
  const references = new Map<string, string>()
  const uses = Map.groupBy(around, organReference)
  for (const [reference, same] of uses)
    for (const { organId } of same) references.set(organId, same.length === 1 ? reference : organId)
  const rows = organRows(
    organs,
    (code) => regionNames.get(code) ?? '',
    (organId) => references.get(organId) ?? organId,
  )
  return ports.writeTable({ title: `${title}机关名录`, rows }, format)
}
