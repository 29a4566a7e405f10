/** What is asked for in the demonstration, and how a reply of each outcome speaks of it. All of it is invented. */

import type { ReplyGround } from '../../domain/requests/request-event.ts'
import type { OutcomeCode } from '../../law/outcome-codes.ts'

/** By the work of the organ. */
export const subjects = {
  offices: [
    '2020年度本单位公务用车运行维护费支出明细',
    '机关办公用房调配方案及面积核定结果',
    '机关食堂食材集中采购的招标文件和中标结果',
    '公共机构节能改造项目的立项批复',
    '机关大院物业服务合同',
    '会议中心改造工程的施工许可和造价结算',
    '公务接待管理办法及近三年执行情况',
    '机关停车场管理规定',
    '公共机构能源消费统计数据（分单位）',
    '办公家具配置标准和采购清单',
    '机关后勤服务人员聘用办法',
    '电梯维护保养合同及年检报告',
  ],
  services: [
    '进驻政务服务中心的事项目录及其历次调整文件',
    '窗口办件量和平均办理时间统计',
    '“好差评”差评件的整改情况',
    '自助服务终端采购合同',
    '政务服务中心窗口人员外包服务合同',
    '开办企业“一件事”办理流程的制定依据',
  ],
  district: [
    '某地块国有土地上房屋征收补偿方案及其批复',
    '老旧小区改造项目的资金安排和招标情况',
    '政府常务会议关于棚户区改造的会议纪要',
    '城乡低保审核确认办法',
    '河道整治工程的环境影响评价批复',
    '学校选址的规划许可文件',
    '采煤沉陷区治理项目的验收报告',
    '集体土地征收公告和补偿安置公告',
  ],
  subdistrict: ['社区用房的权属和使用情况', '居民小组长补贴发放标准', '老旧小区物业接管的会议记录'],
} as const satisfies Record<string, readonly string[]>

export type SubjectKind = keyof typeof subjects

export interface ReplyWords {
  readonly reason: string
  readonly grounds: readonly ReplyGround[]
  readonly particulars: Readonly<Record<string, string>>
}

function ground(article: number, paragraph: number | null = null, item: number | null = null): ReplyGround {
  return { instrument: 'disclosure-regulation', article, paragraph, item }
}

/** Reason and grounds by outcome. F1 and F2 have no reply. */
export const replyWords: Readonly<Record<Exclude<OutcomeCode, 'F1' | 'F2' | 'F3'>, ReplyWords>> = {
  B1: { reason: '', grounds: [ground(36, null, 2)], particulars: {} },
  B2: {
    reason:
      '申请的信息附有内部值班安排和人员分工，属于内部事务信息，与其余内容可以区分；其余内容已经提供，这一部分对外部权利义务没有影响，不予公开。',
    grounds: [ground(37), ground(16, 1)],
    particulars: {},
  },
  C1: { reason: '该文件经依法确定为秘密级，尚在保密期限内。', grounds: [ground(14)], particulars: {} },
  C2: { reason: '该信息属于法律规定不得对外提供的统计原始资料。', grounds: [ground(14)], particulars: {} },
  C3: {
    reason: '该信息载明重点部位的安全防范布置，公开后可能危及公共安全。',
    grounds: [ground(14)],
    particulars: {},
  },
  C4: {
    reason:
      '该信息含有投标人的报价构成和成本，经书面征求意见，第三方认为属于商业秘密，不同意公开；经审查，公开会损害其合法权益，不公开对公共利益没有重大影响。',
    grounds: [ground(15), ground(32)],
    particulars: {},
  },
  C5: {
    reason:
      '该信息是本机关内部值班安排和人员分工，属于人事管理、内部工作流程方面的信息，对外部权利义务没有影响。',
    grounds: [ground(16, 1)],
    particulars: {},
  },
  C6: {
    reason: '该信息是方案形成过程中的讨论记录，方案尚未定稿，公开会妨碍不同意见的充分表达。',
    grounds: [ground(16, 2)],
    particulars: {},
  },
  C7: {
    reason: '该信息属于正在办理的行政执法案卷，法律、法规、规章没有规定应当公开。',
    grounds: [ground(16, 2)],
    particulars: {},
  },
  C8: {
    reason: '该信息属于不动产登记资料，法律、行政法规对其查询另有规定，请到不动产登记机构查询。',
    grounds: [ground(36, null, 7)],
    particulars: {},
  },
  D1: {
    reason: '经检索档案管理系统、办公自动化系统和业务科室的存档，没有检索到该信息，本机关没有制作或者获取。',
    grounds: [ground(36, null, 4)],
    particulars: {},
  },
  D2: {
    reason: '现有统计没有按申请的口径分类，需要另行汇总、分析才能形成该信息。',
    grounds: [ground(38)],
    particulars: {},
  },
  D3: {
    reason: '经告知补正，补正后的内容仍然没有可以指向特定政府信息的名称、文号或者其他特征。',
    grounds: [ground(30)],
    particulars: {},
  },
  E1: {
    reason: '申请的内容是对物业服务质量的投诉，不是申请公开政府信息，可以向主管部门反映。',
    grounds: [ground(39, 1)],
    particulars: {},
  },
  E2: { reason: '申请的内容此前已经答复，没有新的事实。', grounds: [ground(36, null, 6)], particulars: {} },
  E3: { reason: '申请的是公开出版的政府公报，可以到图书馆查阅。', grounds: [ground(39, 2)], particulars: {} },
  E4: {
    reason: '申请人在短期内反复提出同类申请，经要求说明理由，所述理由不合理。',
    grounds: [ground(35)],
    particulars: {},
  },
  E5: { reason: '该信息此前已经提供，再次要求盖章确认，不再重新出具。', grounds: [], particulars: {} },
}
