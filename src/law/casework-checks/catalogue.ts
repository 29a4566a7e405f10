/** CW: rules by which a case is held against the law. Data; `domain/requests/checks` applies them. CW-R stands in letter-checks. */

import type { Citation, Verification } from '../rule.ts'

export interface CaseworkCheck {
  readonly severity: 'error' | 'warning' | 'info'
  /** What is wrong when it fails. Chinese. */
  readonly title: string
  readonly cites: Citation
  readonly verification: Verification
  /**
   * What it is seen in: the events of one case; the cases of an office together; or nothing, because the platform
   * leaves no way to do it (`keptBy` says how).
   */
  readonly seenIn: 'case' | 'office' | 'nothing'
  /** Why it cannot happen here; null where it can. */
  readonly keptBy: string | null
}

const regulation = (article: number, more: Omit<Citation, 'instrument' | 'article'> = {}) =>
  ({ instrument: 'disclosure-regulation', article, ...more }) as const satisfies Citation
const fees = (article: number) =>
  ({ instrument: 'information-fee-measures-2020', article }) as const satisfies Citation
const service = (item: number) =>
  ({ instrument: 'service-interpretation-2016', item }) as const satisfies Citation
const channels = (item: number) =>
  ({ instrument: 'intake-channel-interpretation-2017', item }) as const satisfies Citation

const seen = { verification: 'read', seenIn: 'case', keptBy: null } as const

export const caseworkChecks = {
  'CW-I01': {
    severity: 'error',
    title: '拒收当面提交或者邮寄的申请',
    cites: channels(1),
    verification: 'read',
    seenIn: 'nothing',
    keptBy: '当面提交和邮寄的申请都能登记，没有拒收的办法',
  },
  'CW-I02': { ...seen, severity: 'warning', title: '申请内容不全而没有告知补正', cites: regulation(30) },
  'CW-I03': {
    severity: 'error',
    title: '要求申请人说明用途',
    cites: regulation(27),
    verification: 'read',
    seenIn: 'nothing',
    keptBy: '申请表没有用途一栏',
  },
  'CW-I04': { ...seen, severity: 'error', title: '收到申请之日与渠道的规定不符', cites: regulation(31) },
  'CW-I05': {
    ...seen,
    severity: 'warning',
    title: '平常信函、网上申请没有当日确认',
    cites: regulation(31, { item: 2 }),
  },
  'CW-I06': {
    severity: 'warning',
    title: '公布的渠道长期没有收到申请，可能无人值守',
    cites: channels(2),
    verification: 'inference',
    seenIn: 'office',
    keptBy: null,
  },
  'CW-D01': {
    ...seen,
    severity: 'error',
    title: '补正告知迟于第7个工作日，或者告知了两次',
    cites: regulation(30),
  },
  'CW-D02': {
    ...seen,
    severity: 'error',
    title: '补正告知没有写明事项或者合理的期限',
    cites: regulation(30),
  },
  'CW-D03': {
    ...seen,
    severity: 'error',
    title: '逾期答复或者逾期未答复',
    cites: regulation(33, { paragraph: 2 }),
  },
  'CW-D04': {
    ...seen,
    severity: 'error',
    title: '延期超过20个工作日、未经负责人同意或者期满才告知',
    cites: regulation(33, { paragraph: 2 }),
  },
  'CW-D05': {
    ...seen,
    severity: 'error',
    title: '扣除了征求意见的时间，却没有征求意见书和收到的日期',
    cites: regulation(33, { paragraph: 3 }),
  },
  'CW-D06': {
    ...seen,
    severity: 'error',
    title: '把第三方逾期未提出意见当成同意或者不同意',
    cites: regulation(32),
  },
  'CW-D07': {
    ...seen,
    severity: 'error',
    title: '把共同制作机关逾期未提出意见当成不同意',
    cites: regulation(34),
  },
  'CW-D08': {
    ...seen,
    severity: 'error',
    title: '以数量、频次为由延迟答复，却没有告知合理期限',
    cites: regulation(35),
  },
  'CW-D09': {
    severity: 'error',
    title: '计算工作日漏了调休，或者把收到当日计入',
    cites: { instrument: 'civil-code', article: 201 },
    verification: 'read',
    seenIn: 'nothing',
    keptBy: '期限由程序按放假通知逐日计算，收到当日不计',
  },
  'CW-D10': {
    severity: 'info',
    title: '期限跨入尚未公布放假安排的年份',
    cites: { instrument: 'holiday-measures', article: 4 },
    verification: 'inference',
    seenIn: 'case',
    keptBy: null,
  },
  'CW-T01': {
    ...seen,
    severity: 'error',
    title: '涉及第三方合法权益而没有书面征求意见，或者没有等到意见',
    cites: regulation(32),
  },
  'CW-T02': {
    ...seen,
    severity: 'error',
    title: '第三方不同意仍公开，却没有书面告知内容和理由',
    cites: regulation(32),
  },
  'CW-F01': { ...seen, severity: 'error', title: '没有超出不收费的数量而收费', cites: fees(4) },
  'CW-F02': { ...seen, severity: 'error', title: '一件申请用了两种收费标准', cites: fees(3) },
  'CW-F03': { ...seen, severity: 'error', title: '收费数额与标准不符', cites: fees(4) },
  'CW-F04': {
    ...seen,
    severity: 'error',
    title: '收费通知迟于处理期限',
    cites: fees(6),
    verification: 'secondary',
  },
  'CW-F05': {
    ...seen,
    severity: 'error',
    title: '缴费期限未满就按逾期未缴费处理',
    cites: fees(6),
    verification: 'secondary',
  },
  'CW-V01': { ...seen, severity: 'error', title: '通过邮政企业以外的快递邮寄', cites: service(2) },
  'CW-V02': { ...seen, severity: 'error', title: '没有交邮或者送达的凭证', cites: service(4) },
  'CW-V03': {
    severity: 'error',
    title: '要求申请人到付邮费',
    cites: service(3),
    verification: 'read',
    seenIn: 'nothing',
    keptBy: '发出文书没有到付的选项，收费只能按信息处理费管理办法',
  },
  'CW-C01': {
    severity: 'warning',
    title: '多人申请同一可以公开的信息，没有决定是否转为主动公开',
    cites: regulation(44, { paragraph: 1 }),
    verification: 'read',
    seenIn: 'office',
    keptBy: null,
  },
  'CW-C02': {
    ...seen,
    severity: 'warning',
    title: '申请人建议主动公开，没有答复',
    cites: regulation(44, { paragraph: 2 }),
  },
  'CW-C03': { ...seen, severity: 'warning', title: '没有归档，或者办理记录缺少环节', cites: regulation(45) },
  'CW-C04': {
    ...seen,
    severity: 'error',
    title: '逾期提交复议答复、答辩',
    cites: { instrument: 'reconsideration-law', article: 54, paragraph: 1 },
  },
  'CW-C05': {
    ...seen,
    severity: 'error',
    title: '责令重作后以同一事实和理由作出相同的答复',
    cites: { instrument: 'reconsideration-law', article: 64, paragraph: 2 },
    verification: 'to-be-confirmed',
  },
} as const satisfies Record<string, CaseworkCheck>

export type CaseworkCheckId = keyof typeof caseworkChecks
