/**
 * The classification of fields that hold personal data. One line decides how a field is masked, encrypted, logged,
 * exported and how long it is kept; store, pages and exports read it here and nowhere else.
 */

import { sensitivePersonalInformation } from './personal-information-law/article-28-sensitive.ts'
import { protectiveMeasures } from './personal-information-law/article-51-measures.ts'
import type { Citation, Verification } from './rule.ts'

/** How a value is shown to those who may not read it in full. */
export type MaskingRule =
  /** So many characters kept at either end, the rest one star each. */
  | { readonly kind: 'keep-ends'; readonly start: number; readonly end: number }
  /** Area code and last digits of a landline; 3 and 4 digits of a mobile number. */
  | { readonly kind: 'phone' }
  /** Surname, then two stars whatever the length. */
  | { readonly kind: 'surname' }
  /** First letter and the host. */
  | { readonly kind: 'email' }
  /** Down to the county; what follows is hidden. */
  | { readonly kind: 'address' }
  /** Nothing is shown, not even the length. */
  | { readonly kind: 'all' }

export interface PersonalDataClassRule {
  /** What the office calls it. */
  readonly name: string
  /** 敏感个人信息 or other. */
  readonly sensitivity: 'sensitive' | 'ordinary'
  readonly masking: MaskingRule
  readonly encryptedAtRest: boolean
  /** Which views are written to the access log. */
  readonly logged: 'every-view' | 'unmasked-view'
  /** In what form it may leave the platform in an export. */
  readonly exported: 'never' | 'masked' | 'plain'
  /** An equal value may be found again (same applicant) by a keyed digest. */
  readonly searchable: boolean
  /** Full years kept after the matter is closed, unless the organ's archive schedule (归档范围和保管期限表) says otherwise. */
  readonly retentionYears: number
  readonly cites: Citation
  /** How far sensitivity is settled by the text cited; retention is a proposal of ours throughout. */
  readonly verification: Verification
}

const sensitive = {
  sensitivity: 'sensitive',
  encryptedAtRest: true,
  logged: 'every-view',
  exported: 'never',
  searchable: false,
  cites: sensitivePersonalInformation.cites,
  verification: sensitivePersonalInformation.verification,
} as const

const ordinary = {
  sensitivity: 'ordinary',
  encryptedAtRest: true,
  logged: 'every-view',
  exported: 'masked',
  searchable: false,
  cites: protectiveMeasures.cites,
  verification: 'inference',
} as const

export const personalDataClasses = {
  name: {
    ...ordinary,
    name: '姓名',
    masking: { kind: 'surname' },
    searchable: true,
    retentionYears: 10,
  },
  'identity-number': {
    ...sensitive,
    name: '身份证件号码',
    masking: { kind: 'keep-ends', start: 4, end: 4 },
    searchable: true,
    retentionYears: 5,
    // Not named in the list of article 28 ("等信息"); treated as sensitive because of the harm a leak does.
    verification: 'inference',
  },
  passport: {
    ...sensitive,
    name: '护照、通行证号码',
    masking: { kind: 'keep-ends', start: 1, end: 2 },
    searchable: true,
    retentionYears: 5,
    verification: 'inference',
  },
  phone: {
    ...ordinary,
    name: '电话号码',
    masking: { kind: 'phone' },
    searchable: true,
    retentionYears: 5,
  },
  email: { ...ordinary, name: '电子邮箱', masking: { kind: 'email' }, searchable: true, retentionYears: 5 },
  address: { ...ordinary, name: '住址、通信地址', masking: { kind: 'address' }, retentionYears: 5 },
  'bank-account': {
    ...sensitive,
    name: '银行账号',
    masking: { kind: 'keep-ends', start: 0, end: 4 },
    retentionYears: 5,
  },
  biometric: { ...sensitive, name: '生物识别信息', masking: { kind: 'all' }, retentionYears: 0 },
  religion: { ...sensitive, name: '宗教信仰', masking: { kind: 'all' }, retentionYears: 0 },
  health: { ...sensitive, name: '医疗健康信息', masking: { kind: 'all' }, retentionYears: 5 },
  whereabouts: { ...sensitive, name: '行踪轨迹', masking: { kind: 'all' }, retentionYears: 0 },
  // 特定身份: 低保、特困 and the like.
  'specific-status': {
    ...sensitive,
    name: '特定身份（低保、特困、残疾等）',
    masking: { kind: 'all' },
    retentionYears: 5,
  },
  minor: { ...sensitive, name: '不满十四周岁未成年人的信息', masking: { kind: 'all' }, retentionYears: 5 },
  'licence-plate': {
    ...ordinary,
    name: '车牌号',
    masking: { kind: 'keep-ends', start: 2, end: 1 },
    retentionYears: 5,
  },
  'credit-code': {
    ...ordinary,
    name: '个体工商户统一社会信用代码',
    masking: { kind: 'keep-ends', start: 2, end: 4 },
    logged: 'unmasked-view',
    retentionYears: 10,
  },
  // What a person wrote about a matter: may hold anything of the above.
  'free-text': { ...ordinary, name: '自由填写的内容', masking: { kind: 'all' }, retentionYears: 10 },
} as const satisfies Record<string, PersonalDataClassRule>

export type PersonalDataClass = keyof typeof personalDataClasses
