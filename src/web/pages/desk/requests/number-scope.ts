import type { Actor } from '../../../../domain/access/access.ts'
import { yearOf } from '../../../../domain/calendar/local-date.ts'
import { isId } from '../../../../domain/is-id.ts'
import type { NumberScope } from '../../../../usecases/request-number-ports.ts'
import type { Option } from '../../../components/kit/field.tsx'
import type { Visit } from '../../../desk-visit.ts'

/** Which requests a page of figures counts, as its address says. */
export interface AskedScope {
  readonly scope: NumberScope
  /** In the address: 'organ' (one's own), 'region', 'all', or the region and id of an organ with a stroke between. */
  readonly value: string
  readonly options: readonly Option[]
  /** The one organ that is counted; null = several. */
  readonly organ: { readonly regionId: string; readonly organId: string; readonly name: string } | null
}

/**
 * One's own organ unless the address names another scope, for a supervisor the region; what is not within reach counts
 * nothing.
 */
export async function askedScope({ context, ports, signedIn, at }: Visit): Promise<AskedScope> {
  const { regionId, organId } = signedIn.account
  const asked = context.req.query('scope') ?? usualScope(signedIn.actor)
  const own = await ports.organs.find({ regionId, organId, on: at.today })
  const [regionOfNamed = '', idOfNamed = ''] = asked.split('/')
  const named = isId(idOfNamed)
    ? await ports.organs.find({ regionId: regionOfNamed, organId: idOfNamed, on: at.today })
    : null
  const options = [
    { value: 'organ', label: own?.organ.name ?? '本机关' },
    ...(named === null ? [] : [{ value: asked, label: named.organ.name }]),
    { value: 'region', label: '本地区和下级地区' },
    { value: 'all', label: '我能看到的全部' },
  ]
  if (asked === 'region' || asked === 'all')
    return {
      scope: { organId: null, regionId: asked === 'region' ? regionId : null },
      value: asked,
      options,
      organ: null,
    }
  const organ = named?.organ ?? own?.organ ?? null
  return {
    scope: { organId: organ?.organId ?? organId, regionId: null },
    value: named === null ? 'organ' : asked,
    options,
    organ: organ === null ? null : { regionId: organ.regionId, organId: organ.organId, name: organ.name },
  }
}

function usualScope({ grants }: Actor): string {
  return grants.some(({ role }) => role === 'supervisor') ? 'region' : 'organ'
}

const firstYear = 2008

/** The year of the address; last year until July, when the report on it is being made or has just been. */
export function askedYear({ context, at }: Visit): number {
  const thisYear = yearOf(at.today)
  const asked = Number(context.req.query('year') ?? '')
  if (Number.isInteger(asked) && asked >= firstYear && asked <= thisYear) return asked
  return Number(at.today.slice(5, 7)) < 7 ? thisYear - 1 : thisYear
}
