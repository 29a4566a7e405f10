/** 临江省 ─ 临川市 ─ 文昌县, with the organs whose remedies paragraphs differ. Invented. */

import type { Organ } from '../../src/domain/organs/organ.ts'
import { inventedOrgan, organId } from './invented-organs.ts'

export const reviewedOrgans = {
  province: inventedOrgan(1, { kind: 'provincial-government', level: 'provincial', name: '临江省人民政府' }),
  city: inventedOrgan(2, { kind: 'city-government', name: '临川市人民政府', territorialParent: organId(1) }),
  county: inventedOrgan(3, {
    kind: 'county-government',
    level: 'county',
    name: '文昌县人民政府',
    shortName: '县政府',
    territorialParent: organId(2),
  }),
  department: inventedOrgan(4, {
    level: 'county',
    name: '文昌县水务局',
    shortName: '县水务局',
    territorialParent: organId(3),
    verticalParent: organId(5),
  }),
  cityDepartment: inventedOrgan(5, { name: '临川市水务局', territorialParent: organId(2) }),
  tax: inventedOrgan(6, {
    level: 'county',
    name: '国家税务总局文昌县税务局',
    shortName: '县税务局',
    territorialParent: organId(3),
    verticalParent: organId(7),
  }),
  cityTax: inventedOrgan(7, {
    name: '国家税务总局临川市税务局',
    verticalParent: null,
    territorialParent: organId(2),
  }),
  justice: inventedOrgan(8, {
    level: 'county',
    name: '文昌县司法局',
    territorialParent: organId(3),
    verticalParent: organId(9),
  }),
  cityJustice: inventedOrgan(9, { name: '临川市司法局', territorialParent: organId(2) }),
  town: inventedOrgan(10, {
    kind: 'township',
    level: 'township',
    name: '青石镇人民政府',
    territorialParent: organId(3),
  }),
  street: inventedOrgan(11, {
    kind: 'township',
    level: 'township',
    name: '文庙街道办事处',
    territorialParent: organId(3),
  }),
  station: inventedOrgan(13, {
    kind: 'other',
    level: 'township',
    name: '文昌县水务局青石水务站',
    territorialParent: organId(3),
    verticalParent: organId(4),
  }),
  branch: inventedOrgan(14, {
    level: 'county',
    name: '临川市水务局文昌分局',
    territorialParent: organId(3),
    verticalParent: organId(5),
  }),
  taxOffice: inventedOrgan(15, {
    kind: 'other',
    level: 'township',
    name: '青石税务所',
    territorialParent: organId(3),
    verticalParent: organId(6),
  }),
  ministry: inventedOrgan(12, { kind: 'state-council-department', level: 'national', name: '国务院某部' }),
} as const satisfies Record<string, Organ>
