/** What kind of organ reports, as far as its name tells. */

import type { OrganKind } from '../../organs/organ.ts'

export type { OrganKind }

const municipalities = /^(?:北京|上海|天津|重庆)市/
const departmentEnd =
  /(?:[^市区县旗省]{2,}(?:局|委员会|厅|办公室|中心|处|支队|总队|大队|馆|院)|发展和?改革委|发改委|住建委|卫健委|卫生健康委|国资委|教委|建委|交通委|农业农村委|分局)$/
/** "广州海关关区": its 区 is no area of a government. */
const customs = /海关(?:总署)?(?:关区)?$/
const areaEnd = /^(?:[^局委厅办中心]*?)([\u4e00-\u9fff]{1,7}(?:省|自治区|市|自治州|盟|县|区|旗))$/

/**
 * The kind by the organ's name, or null where the name does not decide it: a 市 may be a city with
 * districts or one of county rank.
 */
export function inferOrganKind(organ: string): OrganKind | null {
  const name = organ.replace(/[\s\u3000]+/g, '')
  if (name === '') return null
  if (/(?:街道办事处|街道|镇人民政府|乡人民政府|乡政府|镇政府|.[镇乡]|..街)$/.test(name)) return 'township'
  if (/人民政府办公[厅室]$|[省市区县旗州]政府办公[厅室]$/.test(name)) return 'government-office'
  if (/国有资产监督管理委员会$/.test(name)) return 'department'
  if (/(?:管理委员会|管委会|实验区|开发区|高新区|园区|新区|经济区)$/.test(name)) return 'other'
  if (/人民政府$|[省市区县旗州]政府$/.test(name)) return governmentKind(name.replace(/人民政府$|政府$/, ''))
  if (
    /^(?:国家|中国|中华人民共和国).*(?:局|部|委|委员会|署|总局)$|^[^省市区县州]{2,8}部$|^海关总署$/.test(name)
  )
    return 'state-council-department'
  if (departmentEnd.test(name) || customs.test(name)) return 'department'
  return areaEnd.test(name) ? governmentKind(name) : null
}

function governmentKind(area: string): OrganKind | null {
  if (/(?:省|自治区)$/.test(area)) return 'provincial-government'
  if (municipalities.test(area) && /^.{2}市$/.test(area)) return 'provincial-government'
  if (/自治州$|州$/.test(area)) return 'city-government'
  if (/(?:县|区|旗)$/.test(area)) return 'county-government'
  // 某某市……市: a 市 under a 市 is of county rank; 单独一个“市” may be either.
  return /市.+市$/.test(area) ? 'county-government' : null
}

/**
 * Reports of these speak of a whole area; others of one organ. A township is one organ. Where the source
 * does not name its organ, an area is assumed: figures of unstated scope are then not called errors.
 */
export function reportsForArea(kind: OrganKind | null, organ: string): boolean {
  if (organ === '' && kind === null) return true
  if (kind === 'department' || kind === 'state-council-department') return false
  if (kind === 'government-office' || kind === 'township') return false
  if (kind !== null && kind !== 'other') return true
  return /管理委员会$|管委会$|[省市县区旗]$|人民政府$|新区$|开发区$/.test(organ)
}

/** 各级人民政府 in the sense of Article 50 (1)(4): the name says so; a bare place name only suggests it. */
export function isGovernment(kind: OrganKind | null, organ: string): boolean {
  if (kind === 'township') return /政府$/.test(organ)
  return kind === 'provincial-government' || kind === 'city-government' || kind === 'county-government'
    ? true
    : kind === null && /人民政府$/.test(organ)
}
