import type { Organ } from '../domain/organs/organ.ts'
import { creationOf } from '../domain/organs/organ-change.ts'
import { nationRegionId } from '../domain/organs/region.ts'
import type { Moment } from './access-ports.ts'
import { type FirstPerson, installationActorId } from './create-first-link.ts'
import type { OrganStore } from './organ-ports.ts'

export interface BeginPorts {
  readonly organs: OrganStore
  readonly newId: () => string
}

/**
 * The first people of an installation without a demonstration: the three administrators (三员), at its first organ.
 * Where no organ stands yet one is made under the whole country, to be renamed or replaced by the import of organs.
 */
export async function beginInstallation(
  { organs, newId }: BeginPorts,
  at: Moment,
): Promise<readonly FirstPerson[]> {
  const seat = (await firstOrgan(organs)) ?? (await makeOrgan(organs, newId(), at))
  const person = (loginName: string, name: string, role: FirstPerson['roles'][number]): FirstPerson => ({
    loginName,
    name,
    roles: [role],
    ...seat,
  })
  return [
    person('xitong', '系统管理员', 'system-administrator'),
    person('anquan', '安全管理员', 'security-administrator'),
    person('shenji', '审计管理员', 'audit-administrator'),
  ]
}

type Seat = Pick<Organ, 'regionId' | 'organId'>

async function firstOrgan(organs: OrganStore): Promise<Seat | undefined> {
  const page = {
    search: '',
    kind: null,
    level: null,
    regionId: null,
    sort: 'name',
    descending: 'no',
  } as const
  const { organs: found } = await organs.pageOrgans({ ...page, after: null, limit: 1 })
  return found[0] && { regionId: found[0].regionId, organId: found[0].organId }
}

async function makeOrgan(organs: OrganStore, organId: string, at: Moment): Promise<Seat> {
  const seat = { regionId: nationRegionId, organId }
  const organ: Organ = {
    ...seat,
    name: '本单位（请改名）',
    shortName: '本单位',
    kind: 'other',
    level: 'county',
    creditCode: null,
    territorialParent: null,
    verticalParent: null,
    office: null,
    validFrom: at.today,
    validTo: null,
    successor: null,
  }
  const known = await organs.findRegion(nationRegionId)
  const nation = {
    regionId: nationRegionId,
    name: '全国',
    parentRegionId: null,
    validFrom: '1949-10-01',
    validTo: null,
  }
  const work = { regions: known === null ? [nation] : [], changes: [creationOf(organ)] }
  const saved = await organs.save(work, { actorId: installationActorId, at, versions: {} })
  if (saved.ok) return seat
  // Another program starting at the same moment has made it.
  const made = await firstOrgan(organs)
  if (made === undefined) throw new Error(`first organ: could not be made (${saved.code})`)
  return made
}
