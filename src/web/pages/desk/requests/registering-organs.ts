import { can } from '../../../../domain/access/can.ts'
import type { Option } from '../../../components/kit/field.tsx'
import type { Visit } from '../../../desk-visit.ts'

/** The organs at which the person may register, the own first. */
export async function registeringOrgans({ ports, signedIn, at }: Visit): Promise<readonly Option[]> {
  const { account, actor } = signedIn
  const own = { regionId: account.regionId, organId: account.organId }
  const held = actor.grants.map(({ regionId, organId }) => ({ regionId, organId }))
  const places = [...new Map([own, ...held].map((place) => [place.organId, place])).values()]
  const options = await Promise.all(
    places.map(async ({ regionId, organId }): Promise<Option[]> => {
      const organPath = await ports.organs.path(regionId, organId)
      const object = { kind: 'request', regionId, organPath, workOf: [] } as const
      if (!can(actor, 'create', object, at.now).allowed) return []
      const found = await ports.organs.find({ regionId, organId, on: at.today })
      return found === null ? [] : [{ value: `${regionId}/${organId}`, label: found.organ.name }]
    }),
  )
  return options.flat()
}
