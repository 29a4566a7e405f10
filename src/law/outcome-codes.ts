import type { Citation, Verification } from './rule.ts'

/** The 21 outcomes of a request, as 表三 counts them. */
export type OutcomeCode =
  | 'B1'
  | 'B2'
  | 'C1'
  | 'C2'
  | 'C3'
  | 'C4'
  | 'C5'
  | 'C6'
  | 'C7'
  | 'C8'
  | 'D1'
  | 'D2'
  | 'D3'
  | 'E1'
  | 'E2'
  | 'E3'
  | 'E4'
  | 'E5'
  | 'F1'
  | 'F2'
  | 'F3'

/** A statutory outcome: one per request, what it rests on, where it is counted, what the reply must hold. */
export interface Outcome {
  readonly code: OutcomeCode
  /** As an official would call it. */
  readonly label: string
  /** Row of 表三 in our forms (`FormRow.code`). */
  readonly row: string
  readonly cites: readonly Citation[]
  /** Must the applicant go to 行政复议 before the court (《行政复议法》第二十三条)? */
  readonly reviewFirst: 'yes' | 'no' | 'withheld-part'
  /** How sure `reviewFirst` is. */
  readonly reviewFirstVerification: Verification
  /** Beyond the common part of every reply. Chinese, one thing a line. */
  readonly replyMustHold: readonly string[]
}

const regulation = (article: number, more: Omit<Citation, 'instrument' | 'article'> = {}) =>
  ({ instrument: 'disclosure-regulation', article, ...more }) as const satisfies Citation

const refusal = ['条、款、项', '不予公开的事实理由', '先申请行政复议的告知'] as const

/** One statutory code per request; a request given in part counts as B2 and nowhere else. */
export const outcomes = [
  {
    code: 'B1',
    label: '予以公开',
    row: 'granted',
    cites: [regulation(36, { item: 1 }), regulation(36, { item: 2 })],
    reviewFirst: 'no',
    reviewFirstVerification: 'secondary',
    replyMustHold: ['信息本身，或者获取的方式、途径和时间；已主动公开的，具体网址或者地点'],
  },
  {
    code: 'B2',
    label: '部分公开',
    row: 'partlyGranted',
    cites: [regulation(37)],
    reviewFirst: 'withheld-part',
    reviewFirstVerification: 'inference',
    replyMustHold: ['公开的内容', '不公开的内容及其条、款、项', '不公开部分的理由'],
  },
  {
    code: 'C1',
    label: '不予公开：国家秘密',
    row: 'refused.stateSecret',
    cites: [regulation(14)],
    reviewFirst: 'yes',
    reviewFirstVerification: 'secondary',
    replyMustHold: [...refusal, '密级和定密依据'],
  },
  {
    code: 'C2',
    label: '不予公开：法律、行政法规禁止',
    row: 'refused.prohibitedByLaw',
    cites: [regulation(14)],
    reviewFirst: 'yes',
    reviewFirstVerification: 'secondary',
    replyMustHold: [...refusal, '禁止公开的法律、行政法规的具体条文'],
  },
  {
    code: 'C3',
    label: '不予公开：三安全一稳定',
    row: 'refused.securityAndStability',
    cites: [regulation(14)],
    reviewFirst: 'yes',
    reviewFirstVerification: 'secondary',
    replyMustHold: refusal,
  },
  {
    code: 'C4',
    label: '不予公开：第三方合法权益',
    row: 'refused.thirdPartyRights',
    cites: [regulation(15), regulation(32)],
    reviewFirst: 'yes',
    reviewFirstVerification: 'secondary',
    replyMustHold: [...refusal, '第三方的意见', '对公共利益的衡量'],
  },
  {
    code: 'C5',
    label: '不予公开：内部事务信息',
    row: 'refused.internalAffairs',
    cites: [regulation(16, { paragraph: 1 })],
    reviewFirst: 'yes',
    reviewFirstVerification: 'secondary',
    replyMustHold: refusal,
  },
  {
    code: 'C6',
    label: '不予公开：过程性信息',
    row: 'refused.deliberative',
    cites: [regulation(16, { paragraph: 2 })],
    reviewFirst: 'yes',
    reviewFirstVerification: 'secondary',
    replyMustHold: refusal,
  },
  {
    code: 'C7',
    label: '不予公开：行政执法案卷',
    row: 'refused.enforcementFile',
    cites: [regulation(16, { paragraph: 2 })],
    reviewFirst: 'yes',
    reviewFirstVerification: 'secondary',
    replyMustHold: refusal,
  },
  {
    code: 'C8',
    label: '行政查询事项',
    row: 'refused.specialRegister',
    cites: [regulation(36, { item: 7 })],
    reviewFirst: 'no',
    reviewFirstVerification: 'inference',
    replyMustHold: ['适用的法律、行政法规', '办理的窗口'],
  },
  {
    code: 'D1',
    label: '无法提供：本机关不掌握（不存在、不属于本机关负责）',
    row: 'unavailable.notHeld',
    cites: [regulation(36, { item: 4 }), regulation(36, { item: 5 })],
    reviewFirst: 'no',
    reviewFirstVerification: 'read',
    replyMustHold: [
      '检索的地方、词语、人员和时间，或者不属于本机关负责的理由',
      '能够确定的负责机关的名称、联系方式',
    ],
  },
  {
    code: 'D2',
    label: '无法提供：没有现成信息需要另行制作',
    row: 'unavailable.needsCreation',
    cites: [regulation(38)],
    reviewFirst: 'no',
    reviewFirstVerification: 'read',
    replyMustHold: ['为什么不是现有信息'],
  },
  {
    code: 'D3',
    label: '无法提供：补正后仍不明确',
    row: 'unavailable.stillUnclear',
    cites: [regulation(30), regulation(29)],
    reviewFirst: 'no',
    reviewFirstVerification: 'read',
    replyMustHold: ['指导、释明和补正的经过'],
  },
  {
    code: 'E1',
    label: '不予处理：信访举报投诉',
    row: 'declined.complaint',
    cites: [regulation(39, { paragraph: 1 })],
    reviewFirst: 'no',
    reviewFirstVerification: 'read',
    replyMustHold: ['不作为政府信息公开申请处理', '可以告知相应渠道'],
  },
  {
    code: 'E2',
    label: '不予处理：重复申请',
    row: 'declined.repeat',
    cites: [regulation(36, { item: 6 })],
    reviewFirst: 'no',
    reviewFirstVerification: 'read',
    replyMustHold: ['前一次答复的文号和日期'],
  },
  {
    code: 'E3',
    label: '不予处理：公开出版物',
    row: 'declined.publication',
    cites: [regulation(39, { paragraph: 2 })],
    reviewFirst: 'no',
    reviewFirstVerification: 'read',
    replyMustHold: ['获取的途径'],
  },
  {
    code: 'E4',
    label: '不予处理：无正当理由大量反复申请',
    row: 'declined.excessive',
    cites: [regulation(35)],
    reviewFirst: 'no',
    reviewFirstVerification: 'read',
    replyMustHold: ['要求说明理由的经过', '理由为什么不合理'],
  },
  {
    code: 'E5',
    label: '不予处理：要求确认或者重新出具已获取的信息',
    row: 'declined.reconfirmation',
    cites: [{ instrument: 'annual-report-format-2021', place: '附件表三' }],
    reviewFirst: 'no',
    reviewFirstVerification: 'read',
    replyMustHold: ['此前提供的记录'],
  },
  {
    code: 'F1',
    label: '其他处理：逾期不补正',
    row: 'other.correctionLapsed',
    cites: [regulation(30)],
    reviewFirst: 'no',
    reviewFirstVerification: 'inference',
    replyMustHold: ['补正告知书和补正期限'],
  },
  {
    code: 'F2',
    label: '其他处理：逾期不缴费',
    row: 'other.feeLapsed',
    cites: [{ instrument: 'information-fee-measures-2020', article: 6 }],
    reviewFirst: 'no',
    reviewFirstVerification: 'inference',
    replyMustHold: ['收费通知书和缴费期限'],
  },
  {
    code: 'F3',
    label: '其他处理：其他（含申请人撤回）',
    row: 'other.miscellaneous',
    cites: [{ instrument: 'annual-report-format-2021', place: '附件表三' }],
    reviewFirst: 'no',
    reviewFirstVerification: 'inference',
    replyMustHold: ['撤回的记录，或者其他处理的理由'],
  },
] as const satisfies readonly Outcome[]
