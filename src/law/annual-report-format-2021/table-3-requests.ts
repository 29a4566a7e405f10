import type { FormRow, FormTable } from '../annual-report-form.ts'
import type { Citation } from '../rule.ts'
import { applicantColumns } from './columns.ts'

const regulation = (article: number, more: Omit<Citation, 'instrument' | 'article'> = {}) =>
  ({ instrument: 'disclosure-regulation', article, ...more }) as const satisfies Citation

const form = { instrument: 'annual-report-format-2021', place: '附件表三' } as const satisfies Citation

const outcome = '三、本年度办理结果'
const refused = [outcome, '（三）不予公开'] as const
const unavailable = [outcome, '（四）无法提供'] as const
const declined = [outcome, '（五）不予处理'] as const
const other = [outcome, '（六）其他处理'] as const

/** 新收 and 结转: the two rows above the outcomes. */
export const intakeRows = [
  {
    code: 'newlyReceived',
    label: '一、本年新收政府信息公开申请数量',
    aliases: ['本年新收政府信息公开申请数量', '本年新收申请数量', '本年度新收政府信息公开申请数量'],
    groups: [],
    cites: regulation(31),
    help: '收到日期在本年 1 月 1 日至 12 月 31 日之间的申请。收到日期按第三十一条分渠道确定。',
  },
  {
    code: 'carriedIn',
    label: '二、上年结转政府信息公开申请数量',
    aliases: ['上年结转政府信息公开申请数量', '上年度结转政府信息公开申请数量', '上年结转申请数量'],
    groups: [],
    cites: form,
    help: '上年年报“四、结转下年度继续办理”的数，各列都应相同。',
  },
] as const satisfies readonly FormRow[]

/** Outcome rows (一) to (五): the same in the 2019 and 2021 forms. */
export const outcomeRows = [
  {
    code: 'granted',
    label: '（一）予以公开',
    aliases: ['予以公开'],
    groups: [outcome],
    cites: regulation(36, { item: 2 }),
    help: '全部予以公开的，包括告知已经主动公开信息的获取方式（第三十六条第一、二项）。',
  },
  {
    code: 'partlyGranted',
    label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）',
    aliases: ['部分公开'],
    groups: [outcome],
    cites: regulation(37),
    help: '区分处理的申请只在这里计一次，不再计入不予公开等各项。',
  },
  {
    code: 'refused.stateSecret',
    label: '1.属于国家秘密',
    aliases: ['属于国家秘密'],
    groups: refused,
    cites: regulation(14),
    help: '依法确定为国家秘密的。',
  },
  {
    code: 'refused.prohibitedByLaw',
    label: '2.其他法律行政法规禁止公开',
    aliases: [
      '其他法律行政法规禁止公开',
      '其他法律行政止公开',
      '法律行政法规禁止公开',
      '其他法律、行政法规禁止公开',
    ],
    groups: refused,
    cites: regulation(14),
    help: '法律、行政法规禁止公开的；地方性法规、规章不能作依据。',
  },
  {
    code: 'refused.securityAndStability',
    label: '3.危及“三安全一稳定”',
    aliases: ['危及三安全一稳定', '三安全一稳定'],
    groups: refused,
    cites: regulation(14),
    help: '公开后可能危及国家安全、公共安全、经济安全、社会稳定的。',
  },
  {
    code: 'refused.thirdPartyRights',
    label: '4.保护第三方合法权益',
    aliases: ['保护第三方合法权益', '保护第三方权益'],
    groups: refused,
    cites: regulation(15),
    help: '涉及商业秘密、个人隐私等，公开会损害第三方合法权益的（第十五条、第三十二条）。',
  },
  {
    code: 'refused.internalAffairs',
    label: '5.属于三类内部事务信息',
    aliases: ['属于三类内部事务信息', '三类内部事务信息', '属于内部事务信息'],
    groups: refused,
    cites: regulation(16, { paragraph: 1 }),
    help: '人事管理、后勤管理、内部工作流程三类信息。',
  },
  {
    code: 'refused.deliberative',
    label: '6.属于四类过程性信息',
    aliases: ['属于四类过程性信息', '四类过程性信息', '属于过程性信息'],
    groups: refused,
    cites: regulation(16, { paragraph: 2 }),
    help: '讨论记录、过程稿、磋商信函、请示报告四类信息。',
  },
  {
    code: 'refused.enforcementFile',
    label: '7.属于行政执法案卷',
    aliases: ['属于行政执法案卷', '行政执法案卷', '属于行政执法案卷信息'],
    groups: refused,
    cites: regulation(16, { paragraph: 2 }),
    help: '行政执法案卷信息；法律、法规、规章规定应当公开的除外。',
  },
  {
    code: 'refused.specialRegister',
    label: '8.属于行政查询事项',
    aliases: ['属于行政查询事项', '行政查询事项'],
    groups: refused,
    cites: regulation(36, { item: 7 }),
    help: '工商、不动产登记资料等有专门查询办法的信息。',
  },
  {
    code: 'unavailable.notHeld',
    label: '1.本机关不掌握相关政府信息',
    aliases: ['本机关不掌握相关政府信息', '本机关不掌握', '不掌握相关政府信息'],
    groups: unavailable,
    cites: regulation(36, { item: 4 }),
    help: '经检索不存在的，以及不属于本机关负责公开的（第三十六条第四、五项）。',
  },
  {
    code: 'unavailable.needsCreation',
    label: '2.没有现成信息需要另行制作',
    aliases: ['没有现成信息需要另行制作', '没有现成信息需另行制作', '需要另行制作'],
    groups: unavailable,
    cites: regulation(38),
    help: '需要对现有信息加工、分析才能提供的。',
  },
  {
    code: 'unavailable.stillUnclear',
    label: '3.补正后申请内容仍不明确',
    aliases: ['补正后申请内容仍不明确', '补正后内容仍不明确'],
    groups: unavailable,
    cites: regulation(30),
    help: '按期补正后仍不能指明所要信息的。',
  },
  {
    code: 'declined.complaint',
    label: '1.信访举报投诉类申请',
    aliases: ['信访举报投诉类申请', '信访、举报、投诉类申请'],
    groups: declined,
    cites: regulation(39, { paragraph: 1 }),
    help: '以申请公开的名义进行信访、投诉、举报等活动的。',
  },
  {
    code: 'declined.repeat',
    label: '2.重复申请',
    aliases: ['重复申请'],
    groups: declined,
    cites: regulation(36, { item: 6 }),
    help: '已经答复、申请人又就同一信息提出申请的。',
  },
  {
    code: 'declined.publication',
    label: '3.要求提供公开出版物',
    aliases: ['要求提供公开出版物'],
    groups: declined,
    cites: regulation(39, { paragraph: 2 }),
    help: '要求提供政府公报、报刊、书籍等公开出版物的。',
  },
  {
    code: 'declined.excessive',
    label: '4.无正当理由大量反复申请',
    aliases: ['无正当理由大量反复申请', '无正当理由大量、反复申请'],
    groups: declined,
    cites: regulation(35),
    help: '数量、频次明显超过合理范围，要求说明理由后理由仍不合理的。',
  },
  {
    code: 'declined.reconfirmation',
    label: '5.要求行政机关确认或重新出具已获取信息',
    aliases: ['要求行政机关确认或重新出具已获取信息', '要求确认或重新出具已获取信息'],
    groups: declined,
    cites: form,
    help: '要求对已经取得的信息再作确认或者重新出具的。',
  },
] as const satisfies readonly FormRow[]

/** （六）其他处理 as one row: the 2019 form, and many later reports that kept it. */
export const otherRow = {
  code: 'other',
  label: '（六）其他处理',
  aliases: ['其他处理', '其它处理'],
  groups: [outcome],
  cites: form,
  help: '其他办理结果；申请人主动撤回的计入这里。',
} as const satisfies FormRow

/** 总计 and 结转下年度. */
export const closingRows = [
  {
    code: 'total',
    label: '（七）总计',
    aliases: ['总计', '合计', '办理结果总计', '（七）合计'],
    groups: [outcome],
    cites: form,
    help: '本年度办理结果各项之和。',
  },
  {
    code: 'carriedOut',
    label: '四、结转下年度继续办理',
    aliases: ['结转下年度继续办理', '结转下年继续办理', '结转下年度'],
    groups: [],
    cites: form,
    help: '12 月 31 日仍在办理的申请。下年年报“二、上年结转”与此相同。',
  },
] as const satisfies readonly FormRow[]

/** Merged head of 表三, the same in both forms. */
export const requestsHead = [
  [
    { text: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', rowSpan: 3, colSpan: 3 },
    { text: '申请人情况', rowSpan: 1, colSpan: 7 },
  ],
  [
    { text: '自然人', rowSpan: 2, colSpan: 1 },
    { text: '法人或其他组织', rowSpan: 1, colSpan: 5 },
    { text: '总计', rowSpan: 2, colSpan: 1 },
  ],
  [
    { text: '商业企业', rowSpan: 1, colSpan: 1 },
    { text: '科研机构', rowSpan: 1, colSpan: 1 },
    { text: '社会公益组织', rowSpan: 1, colSpan: 1 },
    { text: '法律服务机构', rowSpan: 1, colSpan: 1 },
    { text: '其他', rowSpan: 1, colSpan: 1 },
  ],
] as const

/** 表三: 25 rows × 7 columns = 175 cells. */
export const requestsTable = {
  code: 'requests',
  number: 3,
  title: '收到和处理政府信息公开申请情况',
  layout: 'grouped-rows',
  head: requestsHead,
  collapsed: [
    { row: otherRow, replaces: ['other.correctionLapsed', 'other.feeLapsed', 'other.miscellaneous'] },
  ],
  blocks: [
    {
      heading: null,
      columns: applicantColumns,
      rows: [
        ...intakeRows,
        ...outcomeRows,
        {
          code: 'other.correctionLapsed',
          label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
          aliases: [
            '申请人无正当理由逾期不补正',
            '逾期不补正',
            '申请人无正当理由逾期不补正、行政机关不再处理',
          ],
          groups: other,
          cites: regulation(30),
          help: '告知补正后无正当理由逾期不补正，视为放弃申请的。',
        },
        {
          code: 'other.feeLapsed',
          label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
          aliases: [
            '申请人逾期未按收费通知要求缴纳费用',
            '逾期未缴纳费用',
            '逾期未按收费通知要求缴纳费用、行政机关不再处理',
          ],
          groups: other,
          cites: { instrument: 'information-fee-measures-2020' },
          help: '收到收费通知后逾期未缴纳信息处理费，视为放弃申请的。',
        },
        {
          code: 'other.miscellaneous',
          label: '3.其他',
          aliases: ['其他', '其它'],
          groups: other,
          cites: form,
          help: '其他办理结果；申请人主动撤回的计入这里。',
        },
        ...closingRows,
      ],
    },
  ],
} as const satisfies FormTable
