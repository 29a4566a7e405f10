/** CW-R: what a letter must hold before it may be signed. Data; the checks themselves are in domain/requests/letters. */

import type { Citation } from '../rule.ts'

export type LetterCheckId =
  | 'CW-R00'
  | 'CW-R01'
  | 'CW-R02'
  | 'CW-R03'
  | 'CW-R04'
  | 'CW-R05'
  | 'CW-R06'
  | 'CW-R07'
  | 'CW-R08'
  | 'CW-R09'
  | 'CW-R10'
  | 'CW-R11'
  | 'CW-R12'
  | 'CW-R13'
  | 'CW-R14'
  | 'CW-R15'
  | 'CW-R16'
  | 'CW-R17'
  | 'CW-R18'
  | 'CW-R19'
  | 'CW-R20'
  | 'CW-R21'

export interface LetterCheck {
  readonly id: LetterCheckId
  /** What is wrong when it fails. */
  readonly name: string
  readonly severity: 'error' | 'warning'
  readonly cites: readonly Citation[]
}

const regulation = (article: number, more: Omit<Citation, 'instrument' | 'article'> = {}) =>
  ({ instrument: 'disclosure-regulation', article, ...more }) as const satisfies Citation
const reconsideration = (article: number, more: Omit<Citation, 'instrument' | 'article'> = {}) =>
  ({ instrument: 'reconsideration-law', article, ...more }) as const satisfies Citation

export const letterChecks = [
  { id: 'CW-R00', name: '还有待填写的内容', severity: 'error', cites: [regulation(45)] },
  {
    id: 'CW-R01',
    name: '没有引到条、款、项，或者依据不在法定的情形之内',
    severity: 'error',
    cites: [regulation(13, { paragraph: 1 }), regulation(36, { item: 3 })],
  },
  { id: 'CW-R02', name: '不予公开没有事实理由', severity: 'error', cites: [regulation(36, { item: 3 })] },
  {
    id: 'CW-R03',
    name: '答复不存在而没有写检索的情况',
    severity: 'error',
    cites: [regulation(36, { item: 4 })],
  },
  {
    id: 'CW-R04',
    name: '不属于本机关而没有理由或者负责机关的联系方式',
    severity: 'error',
    cites: [regulation(36, { item: 5 })],
  },
  {
    id: 'CW-R05',
    name: '已主动公开而没有准确的网址或者地点',
    severity: 'error',
    cites: [regulation(36, { item: 1 })],
  },
  { id: 'CW-R06', name: '能够作区分处理而整份不予公开', severity: 'error', cites: [regulation(37)] },
  {
    id: 'CW-R07',
    name: '内部、过程性或者案卷的理由可能已经不成立',
    severity: 'warning',
    cites: [regulation(16)],
  },
  {
    id: 'CW-R08',
    name: '以未制作为由，没有说明是否获取、保存',
    severity: 'error',
    cites: [regulation(10, { paragraph: 1 })],
  },
  {
    id: 'CW-R09',
    name: '重复申请没有前一次答复的文号或者日期',
    severity: 'error',
    cites: [regulation(36, { item: 6 })],
  },
  {
    id: 'CW-R10',
    name: '按信访、举报处理而没有分析申请内容',
    severity: 'warning',
    cites: [regulation(39, { paragraph: 1 })],
  },
  { id: 'CW-R11', name: '漏答申请内容', severity: 'error', cites: [regulation(36)] },
  {
    id: 'CW-R12',
    name: '没有救济告知，或者程序性文书写了救济告知',
    severity: 'error',
    cites: [reconsideration(20, { paragraph: 3 })],
  },
  {
    id: 'CW-R13',
    name: '复议前置告知不对',
    severity: 'error',
    cites: [reconsideration(23, { paragraph: 2 })],
  },
  { id: 'CW-R14', name: '复议机关不对', severity: 'error', cites: [reconsideration(24)] },
  {
    id: 'CW-R15',
    name: '复议、起诉期限不对，或者引用已经失效的规定',
    severity: 'error',
    cites: [
      reconsideration(20, { paragraph: 1 }),
      { instrument: 'administrative-litigation-law', article: 46, paragraph: 1 },
    ],
  },
  {
    id: 'CW-R16',
    name: '网上送达而没有网上复议的渠道',
    severity: 'error',
    cites: [reconsideration(22, { paragraph: 2 })],
  },
  { id: 'CW-R17', name: '机关名称、日期、字号或者印章不对', severity: 'error', cites: [regulation(45)] },
  { id: 'CW-R18', name: '提供的形式与要求的不同而没有原因', severity: 'warning', cites: [regulation(40)] },
  {
    id: 'CW-R19',
    name: '含有他人的个人信息或者涉密标志',
    severity: 'error',
    cites: [{ instrument: 'personal-information-law', article: 51 }, regulation(15)],
  },
  {
    id: 'CW-R20',
    name: '办理结果与答复依据不一致',
    severity: 'error',
    cites: [{ instrument: 'annual-report-format-2021', place: '附件表三' }],
  },
  { id: 'CW-R21', name: '程序性文书缺少必须告知的内容', severity: 'error', cites: [regulation(30)] },
] as const satisfies readonly LetterCheck[]

/** A secret mark (密级标志) as documents carry it: "机密★5年", "绝密★". */
export const secretMark = '[绝机秘]密\\s*[★☆]'

/** Instruments that no longer hold, as old templates name them. */
export const lapsedInstruments: readonly {
  readonly pattern: string
  readonly to: string
  readonly name: string
}[] = [
  { pattern: '国务院令第492号', to: '2019-05-14', name: '2007年公布的《政府信息公开条例》' },
  { pattern: '法释〔2011〕17号', to: '2025-05-31', name: '法释〔2011〕17号' },
]

/** Outcomes whose grounds need not be an article of the Regulation. */
export const withoutArticle: readonly string[] = ['E5', 'F2', 'F3']

/** The fewest characters of facts that say more than the words of the law. */
export const shortestReason = 15
