import type { IntakeChannel } from '../../law/disclosure-regulation/article-31-receipt-date.ts'
import type { LetterKind } from './letter-kind.ts'
import type { Lifecycle } from './request-case.ts'
import type {
  ApplicantCategory,
  ApplicantField,
  ItemAnswer,
  RemedyResult,
  RequestFact,
  RequestKind,
  ServiceMode,
  SupplyForm,
  SupplyRoute,
} from './request-event.ts'

/** The closed vocabularies of a request as an office calls them: one place for pages, letters and tables. */
export const lifecycleNames: Readonly<Record<Lifecycle, string>> = {
  registered: '已登记，待确认',
  processing: '办理中',
  'waiting-for-applicant': '等待申请人',
  decided: '已签发，待送达',
  closed: '已办结',
  archived: '已归档',
}

export const requestKindNames: Readonly<Record<RequestKind, string>> = {
  disclosure: '政府信息公开申请',
  correction: '更正申请',
}

export const channelNames: Readonly<Record<IntakeChannel, string>> = {
  'signed-mail': '挂号信、特快专递',
  'ordinary-mail': '平常信函',
  'in-person': '当面提交',
  internet: '互联网渠道',
  fax: '传真',
  misdirected: '寄给本机关其他机构、个人后转来',
}

/** The columns of 表三. */
export const categoryNames: Readonly<Record<ApplicantCategory, string>> = {
  naturalPerson: '自然人',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legalService: '法律服务机构',
  otherOrganisation: '其他组织',
}

export const applicantFieldNames: Readonly<Record<ApplicantField, string>> = {
  'applicant.name': '姓名',
  'applicant.identity-number': '身份证件号码',
  'applicant.organisation': '名称',
  'applicant.credit-code': '统一社会信用代码',
  'applicant.representative': '法定代表人或者负责人',
  'applicant.agent': '代理人',
  'applicant.phone': '联系电话',
  'applicant.email': '电子邮箱',
  'applicant.address': '通信地址',
  'applicant.postcode': '邮政编码',
  'third-party.name': '第三方',
  'third-party.address': '第三方地址',
}

export const supplyFormNames: Readonly<Record<SupplyForm, string>> = {
  paper: '纸质',
  electronic: '电子数据',
  disc: '光盘',
  inspection: '查阅、抄录',
}

export const supplyRouteNames: Readonly<Record<SupplyRoute, string>> = {
  post: '邮寄',
  email: '电子邮件',
  online: '网上查收',
  'pick-up': '自行领取',
  'on-site': '当场查阅',
}

export const serviceModeNames: Readonly<Record<ServiceMode, string>> = {
  post: '邮政寄送',
  'in-person': '当面送达',
  online: '网上送达',
  email: '电子邮件',
  'public-notice': '公告送达',
}

export const letterKindNames: Readonly<Record<LetterKind, string>> = {
  'register-sheet': '登记表',
  receipt: '接收回执',
  'supplement-notice': '补正告知书',
  'reasons-notice': '说明理由告知书',
  'reasonable-period-notice': '合理期限告知书',
  'extension-notice': '延期答复告知书',
  'third-party-consultation': '征求意见书（第三方）',
  'third-party-answer-sheet': '征求意见确认函',
  'consultation-notice': '征求意见告知书',
  'override-notice': '依申请公开告知书（第三方）',
  'co-maker-consultation': '征求意见书（共同制作机关）',
  'other-organ-consultation': '征求意见书（其他机关）',
  'assistance-request': '协办函',
  'fee-notice': '收费通知书',
  reply: '答复书',
  'correction-reply': '更正答复书',
  'discontinuance-notice': '不再处理告知书',
  'transfer-letter': '转送函',
  'proof-of-service': '送达回证',
}

export const itemAnswerNames: Readonly<Record<ItemAnswer['answer'], string>> = {
  given: '公开',
  'given-in-part': '部分公开',
  withheld: '不予公开',
  'not-supplied': '无法提供或者不予处理',
}

/** As decisions and judgments word them. */
export const remedyResultNames: Readonly<Record<RemedyResult, string>> = {
  upheld: '维持',
  'objection-dismissed': '驳回诉讼请求（复议请求）',
  changed: '变更',
  annulled: '撤销',
  'held-unlawful': '确认违法',
  'ordered-to-act': '责令履行',
  'held-void': '确认无效',
  'not-accepted': '不予受理、不予立案',
  'application-rejected': '驳回申请、驳回起诉',
  withdrawn: '申请人、原告撤回',
  mediated: '调解、和解',
  transferred: '移送其他机关、法院',
}

export const remedyKindNames = { reconsideration: '行政复议', litigation: '行政诉讼' } as const

type Fact<T extends RequestFact['type']> = Extract<RequestFact, { type: T }>

export const confirmationNames: Readonly<Record<Fact<'receipt-confirmed'>['how'], string>> = {
  phone: '电话',
  sms: '短信',
  email: '电子邮件',
  'in-person': '当面',
  online: '网上',
}

export const consultationAnswerNames: Readonly<Record<Fact<'consultation-answered'>['answer'], string>> = {
  consent: '同意公开',
  object: '不同意公开',
  none: '逾期未提出意见',
}

export const searchResultNames: Readonly<Record<Fact<'search-recorded'>['found'], string>> = {
  yes: '检索到',
  part: '检索到一部分',
  no: '没有检索到',
}

export const feeMethodNames: Readonly<Record<Fact<'fee-noticed'>['method'], string>> = {
  'per-item': '按件计收',
  'per-page': '按量计收',
}

export const procedureNames: Readonly<Record<Fact<'remedy-filed'>['procedure'], string>> = {
  simplified: '简易程序',
  ordinary: '普通程序',
  unknown: '尚不清楚',
}
