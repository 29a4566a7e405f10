/** Invented applicants: names of nobody, numbers that cannot be issued (born in 1900), addresses that do not exist. */

import type { ApplicantCategory, ApplicantField } from '../../domain/requests/request-event.ts'
import type { Chance } from './chance.ts'

const surnames = [...'林江纪穆梁岑陶方景霍石祁白沈顾唐叶秦许柳程苏']
const givenNames = [
  '知秋',
  '听雨',
  '怀瑾',
  '望舒',
  '南乔',
  '采薇',
  '子衿',
  '清嘉',
  '元昭',
  '令仪',
  '疏桐',
  '映雪',
  '朝暮',
  '青梧',
  '言蹊',
  '静姝',
  '牧之',
  '若谷',
  '长庚',
  '扶摇',
  '见山',
  '归远',
  '云帆',
  '思齐',
]
const organisations: Readonly<Record<Exclude<ApplicantCategory, 'naturalPerson'>, readonly string[]>> = {
  business: ['青禾物业管理有限公司', '星渡信息科技有限公司', '临溪建筑工程有限公司', '拾光餐饮服务有限公司'],
  research: ['未央城市治理研究院', '云麓公共政策研究中心'],
  charity: ['微光社区服务基金会', '青苗公益促进会'],
  legalService: ['观澜律师事务所', '持正律师事务所'],
  otherOrganisation: ['桐荫花园业主委员会', '柳溪村村民委员会'],
}
const roads = ['听涛路', '拾翠街', '望舒路', '云栖街', '月泉路']

export type Applicant = Readonly<Partial<Record<ApplicantField, string>>>

/** `number`: tells one from another; the same number is the same person. */
export function inventedApplicant(category: ApplicantCategory, number: number, chance: Chance): Applicant {
  const name = `${chance.oneOf(surnames)}${chance.oneOf(givenNames)}`
  const contact: Applicant = {
    'applicant.phone': `1380000${String(number % 10_000).padStart(4, '0')}`,
    'applicant.address': `虚构市虚构区${chance.oneOf(roads)}${1 + chance.whole(200)}号${1 + chance.whole(9)}0${1 + chance.whole(4)}室`,
    'applicant.postcode': '000000',
  }
  if (category === 'naturalPerson')
    return { 'applicant.name': name, 'applicant.identity-number': inventedIdentityNumber(number), ...contact }
  return {
    'applicant.organisation': chance.oneOf(organisations[category]),
    'applicant.representative': name,
    ...contact,
  }
}

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Of a day in 1900, with its check sign (GB 11643). */
function inventedIdentityNumber(number: number): string {
  const first = `31010119000101${String(number % 1000).padStart(3, '0')}`
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first[index]), 0)
  return `${first}${'10X98765432'[sum % 11] ?? ''}`
}
