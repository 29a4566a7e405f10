/** What a person is asked for each letter, beyond what the case already says: the forms of the desk are made of it. */

import type { OutcomeCode } from '../../../law/outcome-codes.ts'
import type { LetterKind } from '../letter-kind.ts'

export interface LetterField {
  /** Key in `Decision.particulars` or in the particulars of a letter. */
  readonly key: string
  readonly label: string
  readonly hint?: string
  readonly type: 'text' | 'long' | 'date' | 'choice'
  readonly options?: readonly string[]
  readonly required: 'yes' | 'no'
}

const text = (key: string, label: string, hint = '', required: 'yes' | 'no' = 'yes'): LetterField => ({
  key,
  label,
  type: 'text',
  required,
  ...(hint === '' ? {} : { hint }),
})
const long = (key: string, label: string, hint = '', required: 'yes' | 'no' = 'yes'): LetterField => ({
  ...text(key, label, hint, required),
  type: 'long',
})
const date = (key: string, label: string, required: 'yes' | 'no' = 'yes'): LetterField => ({
  key,
  label,
  type: 'date',
  required,
})
const choice = (key: string, label: string, options: readonly string[], required: 'yes' | 'no' = 'yes') =>
  ({ key, label, type: 'choice', options, required }) as const satisfies LetterField

const supplyFields: readonly LetterField[] = [
  text('attachments', '附件名称', '提供的文件，多个用分号隔开。', 'no'),
  text('supplyHow', '获取的方式、途径和时间', '不随信提供时填写，例如“2026年4月1日起到某处查阅”。', 'no'),
  choice('suppliedForm', '实际提供的形式', ['纸质', '电子数据', '光盘', '查阅、抄录'], 'no'),
  text('formReason', '未按要求的形式提供的原因', '条例第四十条：危及载体安全或者成本过高。', 'no'),
]

const severability = long(
  'severability',
  '能否作区分处理',
  '条例第三十七条：能够区分的，应当提供可以公开的内容。写明审查的结论和理由。',
)
const finality = choice('finished', '相关行政行为是否已经作出', ['否', '是'], 'no')

/** Particulars of a decision, by outcome; every other fact is in the case. */
export const decisionFields: Readonly<Record<OutcomeCode, readonly LetterField[]>> = {
  B1: [
    choice('how', '公开的方式', ['已经主动公开', '向申请人提供']),
    text('publishedAt', '主动公开的网址或者地点', '写到能直接打开或者找到的位置，不写首页。', 'no'),
    ...supplyFields,
  ],
  B2: [long('givenContent', '公开的内容'), long('withheldContent', '不予公开的内容'), ...supplyFields],
  C1: [
    choice('secretLevel', '密级', ['秘密', '机密', '绝密']),
    text('secretBasis', '定密依据', '定密机关、依据和保密期限。'),
    severability,
  ],
  C2: [text('prohibitingLaw', '禁止公开的法律、行政法规', '名称和具体条文。'), severability],
  C3: [choice('endangers', '可能危及', ['国家安全', '公共安全', '经济安全', '社会稳定']), severability],
  C4: [
    choice('right', '涉及第三方的', ['商业秘密', '个人隐私', '其他合法权益']),
    long('thirdPartyOpinion', '第三方的意见', '不写第三方的姓名、住址等个人信息。'),
    long('publicInterest', '对公共利益的衡量'),
    severability,
  ],
  C5: [
    choice('affair', '内部事务信息的种类', ['人事管理', '后勤管理', '内部工作流程']),
    finality,
    severability,
  ],
  C6: [
    choice('deliberation', '过程性信息的种类', ['讨论记录', '过程稿', '磋商信函', '请示报告']),
    finality,
    severability,
  ],
  C7: [text('caseFile', '所属的行政执法案件', '', 'no'), finality, severability],
  C8: [
    text('registerKind', '登记资料的种类', '例如“不动产登记资料”。'),
    text('specialLaw', '有特别规定的法律、行政法规', '例如“《不动产登记暂行条例》第二十七条”。'),
    text('window', '办理的窗口', '名称、地址和电话。'),
  ],
  D1: [
    choice('how', '不掌握的情形', ['经检索不存在', '不属于本机关负责公开']),
    text('otherOrgan', '负责公开的机关', '能够确定的，写全称。', 'no'),
    text('otherOrganContact', '该机关的联系方式', '地址、电话。', 'no'),
  ],
  D2: [long('whyNotExisting', '为什么不是现有信息', '需要怎样的加工、分析或者另行制作。')],
  D3: [long('guidance', '指导、释明和补正的经过')],
  E1: [
    long('analysis', '对申请内容的分析', '为什么属于信访、投诉、举报，其中没有申请获取的政府信息。'),
    text('channel', '相应的渠道', '可以告知。', 'no'),
  ],
  E2: [
    text('earlierNumber', '前一次答复的文号', '例如“文水公开〔2025〕3号-答”。'),
    date('earlierDate', '前一次答复的日期'),
  ],
  E3: [text('howToObtain', '获取的途径')],
  E4: [
    long('frequency', '申请的数量、频次'),
    long('reasonsAsked', '要求说明理由的经过'),
    long('whyUnreasonable', '理由为什么不合理'),
  ],
  E5: [long('earlierSupply', '此前提供的记录', '何时、以何种方式、提供了什么。')],
  F1: [text('noticeNumber', '补正告知书的文号', '', 'no')],
  F2: [text('noticeNumber', '收费通知书的文号', '', 'no')],
  F3: [
    date('withdrawnOn', '撤回申请的日期', 'no'),
    long('otherReason', '其他处理的理由', '不是撤回的，写明事实和依据。', 'no'),
  ],
}

const answerBy = date('until', '答复的最后一日')

/** Particulars of a letter, by kind. `reply` and `discontinuance-notice` take those of the decision. */
export const letterFields: Readonly<Record<LetterKind, readonly LetterField[]>> = {
  'register-sheet': [],
  receipt: [],
  'supplement-notice': [
    long('missing', '需要补正的事项', '一次说全（条例第三十条）。'),
    long('guidance', '指导和释明', '怎样写才能明确，可以举例。'),
    date('until', '补正期限'),
  ],
  'reasons-notice': [long('frequency', '申请的数量、频次'), answerBy],
  'reasonable-period-notice': [
    long('reason', '无法在法定期限内答复的原因'),
    date('until', '合理期限的最后一日'),
  ],
  'extension-notice': [long('reason', '延期的原因'), date('until', '延长后的最迟答复日')],
  'third-party-consultation': [long('about', '涉及第三方的内容')],
  'third-party-answer-sheet': [],
  'consultation-notice': [
    choice('consulted', '征求意见的对象', ['第三方', '共同制作机关', '其他机关']),
    date('since', '征求意见书发出日'),
  ],
  'override-notice': [
    long('content', '决定公开的内容'),
    long('reason', '决定公开的理由', '不公开会对公共利益造成重大影响的事实。'),
  ],
  'co-maker-consultation': [text('to', '共同制作机关'), long('about', '信息的名称和文号')],
  'other-organ-consultation': [
    text('to', '被征求意见的机关'),
    long('about', '信息的名称和涉及的事项'),
    answerBy,
  ],
  'assistance-request': [text('to', '协办单位'), long('about', '请协助的事项'), answerBy],
  'fee-notice': [
    choice('method', '计收方式', ['按件', '按量']),
    text('count', '件数或者页数', '按件的，填本自然月内的第几件至第几件，例如“11至13”。'),
    text('yuan', '应缴金额（元）'),
    text('payment', '缴纳方式'),
  ],
  reply: [],
  'correction-reply': [
    choice('result', '处理结果', ['予以更正', '不予更正', '转送有权机关处理', '告知向有权机关提出']),
    long('reason', '事实和理由'),
    text('otherOrgan', '有权更正的机关', '', 'no'),
  ],
  'discontinuance-notice': [],
  'transfer-letter': [text('to', '有权更正的机关'), long('about', '要求更正的记录')],
  'proof-of-service': [text('served', '送达的文书名称和文号')],
}
