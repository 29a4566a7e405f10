/** Chinese words of organs, for lists, forms and files. */

import type { DisclosureOffice, OrganKind, OrganLevel } from './organ.ts'

export const organKindNames = {
  'state-council-department': '国务院部门',
  'provincial-government': '省级人民政府',
  'city-government': '设区的市、自治州人民政府',
  'county-government': '县级人民政府',
  township: '乡镇人民政府、街道办事处',
  'government-office': '政府办公厅（室）',
  department: '政府工作部门',
  other: '派出机构、授权组织等',
} as const satisfies Record<OrganKind, string>

export const organLevelNames = {
  national: '国家级',
  provincial: '省级',
  city: '市级',
  county: '县级',
  township: '乡级',
} as const satisfies Record<OrganLevel, string>

export type RequestChannel = DisclosureOffice['channels'][number]

export const channelNames = {
  'in-person': '当面',
  post: '邮寄',
  fax: '传真',
  web: '网上',
  email: '电子邮件',
} as const satisfies Record<RequestChannel, string>

/** The key whose word it is, or null. */
export function keyOfWord<K extends string>(words: Readonly<Record<K, string>>, word: string): K | null {
  const wanted = word.replace(/\s+/g, '').normalize('NFKC')
  const keys = Object.keys(words) as K[] // the table is written above with exactly these keys
  return keys.find((key) => words[key].normalize('NFKC') === wanted) ?? null
}
