/**
 * 演示地区: the organs that published the five example reports, in their real places, with the governments, offices and
 * lines above them. Two districts called 宝山区, in two provinces.
 */

import type { DisclosureOffice, Organ } from '../../domain/organs/organ.ts'
import type { Region } from '../../domain/organs/region.ts'

/**
 * The day the Regulation in force took effect: before it the demonstration has nothing to show. The places and organs
 * themselves are older.
 */
const since = '2019-05-15'

function region(regionId: string, name: string, parentRegionId: string | null): Region {
  return { regionId, name, parentRegionId, validFrom: since, validTo: null }
}

export const demonstrationRegions: readonly Region[] = [
  region('310000', '上海市', null),
  region('310113', '上海市宝山区', '310000'),
  region('230000', '黑龙江省', null),
  region('230500', '黑龙江省双鸭山市', '230000'),
  region('230506', '双鸭山市宝山区', '230500'),
  region('630000', '青海省', null),
  region('630200', '青海省海东市', '630000'),
]

/** The same in every installation, so that loading again finds what is there. */
function idOf(regionId: string, number: number): string {
  return `de000000-0000-4000-8000-${regionId}${String(number).padStart(6, '0')}`
}

const government = (regionId: string) => idOf(regionId, 1)
const generalOffice = (regionId: string) => idOf(regionId, 2)
const officesAdministration = (regionId: string) => idOf(regionId, 3)

/** Contacts as far as the organs' own reports print them; what they do not print stays empty and is shown as missing. */
function office(name: string, more: Partial<DisclosureOffice> = {}): DisclosureOffice {
  const blank = { head: '', address: '', hours: '', phone: '', fax: '', email: '' }
  return { name, ...blank, channels: [], ...more }
}

type Facts = Pick<Organ, 'organId' | 'regionId' | 'name' | 'shortName' | 'kind' | 'level'> & Partial<Organ>

function organ(facts: Facts): Organ {
  return {
    creditCode: null,
    territorialParent: null,
    verticalParent: null,
    office: null,
    validFrom: since,
    validTo: null,
    successor: null,
    ...facts,
  }
}

/** A government and its 办公厅（室）, the 主管部门 of the area (条例第三条). */
function governmentWithOffice(
  regionId: string,
  name: string,
  place: Pick<Organ, 'kind' | 'level'> & {
    readonly officeWord: '办公厅' | '办公室'
    readonly above: string | null
  },
): Organ[] {
  const { kind, level, officeWord, above } = place
  const officeName = `${name}人民政府${officeWord}`
  return [
    organ({
      organId: government(regionId),
      regionId,
      name: `${name}人民政府`,
      shortName: `${name.slice(-3)}政府`,
      kind,
      level,
      territorialParent: above === null ? null : government(above),
      office: office(officeName),
    }),
    organ({
      organId: generalOffice(regionId),
      regionId,
      name: officeName,
      shortName: `政府${officeWord}`,
      kind: 'government-office',
      level,
      territorialParent: government(regionId),
      verticalParent: above === null ? null : generalOffice(above),
      office: office(officeName),
    }),
  ]
}

const provincial = {
  kind: 'provincial-government',
  level: 'provincial',
  officeWord: '办公厅',
  above: null,
} as const

/** Organs of the five reports, by the name of their file in `examples/`. */
export const reportingOrgans = {
  'baoshan-sh-offices-2021.txt': { regionId: '310113', organId: officesAdministration('310113') },
  'baoshan-hlj-district-2021.txt': { regionId: '230506', organId: government('230506') },
  'haidong-offices-2021.txt': { regionId: '630200', organId: officesAdministration('630200') },
  'hongqi-subdistrict-2021.txt': { regionId: '230506', organId: idOf('230506', 4) },
  'baoshan-sh-service-centre-2021.txt': { regionId: '310113', organId: idOf('310113', 4) },
} as const

export const demonstrationOrgans: readonly Organ[] = [
  ...governmentWithOffice('310000', '上海市', provincial),
  organ({
    organId: officesAdministration('310000'),
    regionId: '310000',
    name: '上海市机关事务管理局',
    shortName: '市机管局',
    kind: 'department',
    level: 'provincial',
    territorialParent: government('310000'),
  }),
  ...governmentWithOffice('310113', '上海市宝山区', {
    kind: 'county-government',
    level: 'county',
    officeWord: '办公室',
    above: '310000',
  }),
  organ({
    ...reportingOrgans['baoshan-sh-offices-2021.txt'],
    name: '上海市宝山区机关事务管理局',
    shortName: '区机管局',
    kind: 'department',
    level: 'county',
    territorialParent: government('310113'),
    verticalParent: officesAdministration('310000'),
    office: office('上海市宝山区机关事务管理局办公室', { phone: '36070814' }),
  }),
  organ({
    ...reportingOrgans['baoshan-sh-service-centre-2021.txt'],
    name: '上海市宝山区行政服务中心',
    shortName: '区行政服务中心',
    kind: 'department',
    level: 'county',
    territorialParent: government('310113'),
  }),
  ...governmentWithOffice('230000', '黑龙江省', provincial),
  ...governmentWithOffice('230500', '双鸭山市', {
    kind: 'city-government',
    level: 'city',
    officeWord: '办公室',
    above: '230000',
  }),
  ...governmentWithOffice('230506', '双鸭山市宝山区', {
    kind: 'county-government',
    level: 'county',
    officeWord: '办公室',
    above: '230500',
  }),
  organ({
    ...reportingOrgans['hongqi-subdistrict-2021.txt'],
    name: '双鸭山市宝山区红旗街道办事处',
    shortName: '红旗街道',
    kind: 'township',
    level: 'township',
    territorialParent: government('230506'),
    office: office('红旗街道办事处办公室', {
      address: '宝山区宝一路银河大街交叉口',
      phone: '0469-4323259',
      email: 'bashqb2016@163.com',
    }),
  }),
  ...governmentWithOffice('630000', '青海省', provincial),
  organ({
    organId: officesAdministration('630000'),
    regionId: '630000',
    name: '青海省机关事务管理局',
    shortName: '省机管局',
    kind: 'department',
    level: 'provincial',
    territorialParent: government('630000'),
  }),
  ...governmentWithOffice('630200', '海东市', {
    kind: 'city-government',
    level: 'city',
    officeWord: '办公室',
    above: '630000',
  }),
  organ({
    ...reportingOrgans['haidong-offices-2021.txt'],
    name: '海东市市直机关事务管理局',
    shortName: '市直机管局',
    kind: 'department',
    level: 'city',
    territorialParent: government('630200'),
    verticalParent: officesAdministration('630000'),
  }),
]

/** 区政府 at which the 主管部门 and the three administrators of the demonstration hold their roles. */
export const demonstrationSeat = { regionId: '310113', organId: government('310113') } as const
