/** Invented organs for tests. */

import type { DisclosureOffice, Organ } from '../../src/domain/organs/organ.ts'

/** A full id from a small number, so that tests can name organs. */
export const organId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const inventedOffice: DisclosureOffice = {
  name: '临川市政府信息公开办公室',
  head: '林若溪',
  address: '临川市文昌路1号',
  hours: '工作日9:00—17:00',
  phone: '0000-1234567',
  fax: '0000-1234568',
  email: 'gongkai@example.gov.cn',
  channels: ['in-person', 'post', 'web'],
}

export function inventedOrgan(number: number, more: Partial<Organ> = {}): Organ {
  return {
    regionId: '999901',
    organId: organId(number),
    name: `临川市第${number}局`,
    shortName: `${number}局`,
    kind: 'department',
    level: 'city',
    creditCode: null,
    territorialParent: null,
    verticalParent: null,
    office: inventedOffice,
    validFrom: '2000-01-01',
    validTo: null,
    successor: null,
    ...more,
  }
}
