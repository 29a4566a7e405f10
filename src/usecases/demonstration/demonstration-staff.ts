/** Staff of the demonstration: invented names, one person a role, so that every step can be tried by another hand. */

import type { FirstPerson } from '../create-first-link.ts'
import { demonstrationSeat, reportingOrgans } from './demonstration-organs.ts'

const offices = reportingOrgans['baoshan-sh-offices-2021.txt']
const serviceCentre = reportingOrgans['baoshan-sh-service-centre-2021.txt']
const district = reportingOrgans['baoshan-hlj-district-2021.txt']
const subdistrict = reportingOrgans['hongqi-subdistrict-2021.txt']
const haidong = reportingOrgans['haidong-offices-2021.txt']

/** For `createFirstLinks`. The three administrators are three people (三员分立). */
export const demonstrationStaff: readonly FirstPerson[] = [
  { loginName: 'xitong', name: '系统管理员·方砚', roles: ['system-administrator'], ...demonstrationSeat },
  { loginName: 'anquan', name: '安全管理员·陶潜溪', roles: ['security-administrator'], ...demonstrationSeat },
  { loginName: 'shenji', name: '审计管理员·景知微', roles: ['audit-administrator'], ...demonstrationSeat },
  { loginName: 'zhuguan', name: '岑望舒', roles: ['supervisor'], ...demonstrationSeat },
  { loginName: 'jingban', name: '林若溪', roles: ['handler'], ...offices },
  { loginName: 'shenhe', name: '纪云舟', roles: ['reviewer'], ...offices },
  { loginName: 'baomi', name: '穆清和', roles: ['secrecy-reviewer'], ...offices },
  { loginName: 'qianfa', name: '梁思齐', roles: ['signer'], ...offices },
  { loginName: 'zhongxin', name: '江晚照', roles: ['handler', 'reviewer'], ...serviceCentre },
  {
    loginName: 'zhongxin-qianfa',
    name: '顾南星',
    roles: ['reviewer', 'secrecy-reviewer', 'signer'],
    ...serviceCentre,
  },
  { loginName: 'baoshan-zhuguan', name: '霍连山', roles: ['supervisor'], ...district },
  { loginName: 'baoshan-jingban', name: '文清晏', roles: ['handler'], ...district },
  { loginName: 'baoshan-shenhe', name: '秦怀远', roles: ['reviewer', 'secrecy-reviewer'], ...district },
  { loginName: 'baoshan-qianfa', name: '乔木深', roles: ['signer'], ...district },
  { loginName: 'hongqi', name: '白露生', roles: ['handler'], ...subdistrict },
  {
    loginName: 'hongqi-qianfa',
    name: '石敬亭',
    roles: ['reviewer', 'secrecy-reviewer', 'signer'],
    ...subdistrict,
  },
  { loginName: 'haidong', name: '祁明月', roles: ['handler', 'reviewer'], ...haidong },
  {
    loginName: 'haidong-qianfa',
    name: '尹知秋',
    roles: ['reviewer', 'secrecy-reviewer', 'signer'],
    ...haidong,
  },
]
