import type { FormColumn } from '../annual-report-form.ts'

/** 申请人情况: the seven columns of 表三, the same in both forms. */
export const applicantColumns = [
  { code: 'naturalPerson', label: '自然人', aliases: ['公民', '自然人申请'], kind: 'count' },
  { code: 'business', label: '商业企业', aliases: ['企业', '商业企业类', '商业 企业'], kind: 'count' },
  { code: 'research', label: '科研机构', aliases: ['科研单位', '科研院所'], kind: 'count' },
  {
    code: 'charity',
    label: '社会公益组织',
    aliases: ['社会公益机构', '公益组织', '社会公益'],
    kind: 'count',
  },
  { code: 'legalService', label: '法律服务机构', aliases: ['法律服务', '法律服务组织'], kind: 'count' },
  { code: 'otherOrganisation', label: '其他', aliases: ['其它', '其他组织', '其他法人'], kind: 'count' },
  { code: 'total', label: '总计', aliases: ['合计', '总 计', '共计', '小计'], kind: 'count' },
] as const satisfies readonly FormColumn[]

/** 结果: the five columns of each block of 表四. */
export const remedyColumns = [
  { code: 'upheld', label: '结果维持', aliases: ['维持', '维持结果'], kind: 'count' },
  { code: 'corrected', label: '结果纠正', aliases: ['纠正', '被纠正', '纠错'], kind: 'count' },
  { code: 'other', label: '其他结果', aliases: ['其它结果', '其他', '其它'], kind: 'count' },
  { code: 'pending', label: '尚未审结', aliases: ['未审结', '尚未结案', '未结'], kind: 'count' },
  { code: 'total', label: '总计', aliases: ['合计', '共计'], kind: 'count' },
] as const satisfies readonly FormColumn[]
