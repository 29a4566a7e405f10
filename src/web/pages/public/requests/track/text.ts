import { citationText } from '../../../../../domain/citation-text.ts'
import {
  correctionOfRecords,
  correctionWithoutTerm,
} from '../../../../../law/disclosure-regulation/article-41-correction.ts'

/** Wording of the pages on which an applicant sees a request again. */
export const trackText = {
  title: '查询已提交的申请',
  lead: '填写回执上的编号和查询码，不用账号。',
  number: '编号',
  numberHint: '如“沪宝公开〔2026〕12号”，括号用哪一种都可以。',
  code: '查询码',
  codeHint: '16 位字母和数字，大小写、空格和短横不限。',
  show: '查询',
  lost: '回执遗失的，请带身份证件到受理机构查询。',
  tooMany: (wait: string) => `输错的次数太多，请 ${wait}后再试，或者打电话、当面向受理机构查询。`,
} as const

export const caseText = {
  leave: '结束查看',
  leaveHint: '结束以后，这个浏览器不再打开这件申请，再看要重新输入编号和查询码。',
  organ: '受理机关',
  registered: '提交（登记）日期',
  received: '收到申请之日',
  notYet: '还没有确认',
  closed: '办结日期',
  state: '办理状态',
  sought: '申请的内容',
  todo: '需要您做的',
  timeline: '办理过程',
  dates: '记在日历里的日子',
  ics: '下载日历文件（.ics）',
  letters: '文书',
  noLetters: '还没有发给您的文书。',
  files: '文件',
  noFiles: '没有文件。',
  clock: '答复期限怎么算的',
  noClock: '机关同您确认收到申请以后，答复期限才开始计算。',
  noTerm: `${correctionWithoutTerm}（${citationText(correctionOfRecords.cites)}），机关审核以后会告知您结果。`,
  unknownClock: '这件申请的期限要人工核对，请向受理机构询问。',
  others: '还可以做的',
  receipt: '下载回执（PDF）',
  contact: '受理机构',
  actions: {
    'supplement-received': '补充内容',
    'request-withdrawn': '撤回申请',
    'publication-suggested': '建议主动公开',
  },
  lifecycle: {
    registered: '已登记，等机关同您确认',
    processing: '办理中',
    'waiting-for-applicant': '等您补充或者缴费',
    decided: '已作出答复，待送达',
    closed: '已办结',
    archived: '已办结',
  },
} as const

export const actText = {
  back: '回到这件申请',
  supplement: {
    title: '补充内容',
    asked: '机关要求补充的是：',
    lead: '请把各项改成完整的样子。补充以后，答复期限从机关收到之日起重新计算。',
    item: (number: number, count: number) => (count === 1 ? '想要的信息' : `第 ${number} 项`),
    number: '文号',
    identity: '身份证件号码（机关要求补充身份证明的才填）',
    phone: '联系电话（有变动的才填）',
    submit: '提交补充',
    said: '补充的内容已经提交。',
  },
  withdraw: {
    title: '撤回申请',
    lead: '撤回以后，机关不再办理这件申请，也不会答复。以后需要的可以重新申请。',
    note: '撤回的原因',
    submit: '撤回申请',
    said: '申请已经撤回。',
  },
  publication: {
    title: '建议主动公开',
    lead: '多个申请人就相同的信息提出申请，而且该信息属于可以公开的，机关可以纳入主动公开的范围；您也可以建议机关将它主动公开，机关审核后认为属于主动公开范围的，应当及时主动公开（第四十四条）。',
    note: '理由',
    submit: '提出建议',
    said: '建议已经提交。',
  },
} as const
