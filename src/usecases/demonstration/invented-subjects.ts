/** What is asked for in the demonstration, and how a reply of each outcome speaks of it. All of it is invented. */

import { addDays, inChinese, type LocalDate } from '../../domain/calendar/local-date.ts'
import type { ReplyGround } from '../../domain/requests/request-event.ts'
import type { OutcomeCode } from '../../law/outcome-codes.ts'

/** By the work of the organ. */
export const subjects = {
  offices: [
    '公务用车运行维护费支出明细',
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

/** What is asked for where the outcome says what kind of information it is: the reply must fit the question. */
const subjectsOfOutcome: Readonly<Partial<Record<OutcomeCode, string>>> = {
  B2: '机关大院安全保卫工作方案',
  C1: '重点部位安全防范设计文件',
  C2: '统计调查中各单位填报的原始报表',
  C3: '机关大院监控点位和门禁控制的布置图',
  C4: '食堂采购项目投标文件中的报价明细',
  C5: '机关值班安排和内勤人员分工',
  C6: '办公用房调整方案的讨论记录',
  C7: '对某单位违规用能的调查笔录',
  C8: '听涛路某处房屋的登记簿',
  D2: '按科室、按月份对照的公务用车油耗表',
  D3: '与大院改造有关的所有材料',
  E1: '对大院物业服务质量的处理',
  E3: '《区年鉴》',
}

/** What the `index`-th case of an organ asks for, of the year before that of its receipt. */
export function soughtFor(kind: SubjectKind, code: OutcomeCode, index: number, year: number): string {
  const list = subjects[kind]
  const subject = subjectsOfOutcome[code] ?? list[index % list.length] ?? ''
  return `${year - 1}年${subject}`
}

export interface ReplyWords {
  readonly reason: string
  readonly grounds: readonly ReplyGround[]
  readonly particulars: Readonly<Record<string, string>>
}

/** The case a reply speaks of. */
export interface RepliedCase {
  readonly sought: string
  readonly received: LocalDate
}

function ground(article: number, paragraph: number | null = null, item: number | null = null): ReplyGround {
  return { instrument: 'disclosure-regulation', article, paragraph, item }
}

type Code = Exclude<OutcomeCode, 'F1' | 'F2' | 'F3'>
const no = { reason: '', particulars: {} } as const
const whole = '各项内容均属此类，无法作区分处理'

const words: Readonly<Record<Code, (about: RepliedCase) => ReplyWords>> = {
  B1: ({ sought }) => ({
    ...no,
    grounds: [ground(36, null, 2)],
    particulars: { how: '向申请人提供', attachments: sought },
  }),
  B2: ({ sought }) => ({
    reason: '附表是本机关内部的值班安排和人员分工，只用于内部工作流程，对外部权利义务没有影响',
    grounds: [ground(37), ground(16, 1)],
    particulars: {
      givenContent: `${sought}的正文`,
      withheldContent: '所附的值班安排和人员分工表（共2页）',
      attachments: `${sought}（附表除外）`,
    },
  }),
  C1: () => ({
    reason: '该文件载明重点部位的防护布置，已由定密责任人审定并作出标志，尚在保密期限内',
    grounds: [ground(14)],
    particulars: {
      secretLevel: '秘密',
      secretBasis: '由本机关依据有关工作国家秘密范围的规定确定，保密期限十年',
      severability: whole,
    },
  }),
  C2: () => ({
    reason: '该信息是统计调查中取得的、能够识别单个调查对象身份的资料，除作为统计执法依据外不得对外提供',
    grounds: [ground(14)],
    particulars: { prohibitingLaw: '《中华人民共和国统计法》', severability: whole },
  }),
  C3: () => ({
    reason: '该图载明监控盲区和门禁控制的参数，公开后可能被用于避开安全防范、侵入重点部位',
    grounds: [ground(14)],
    particulars: { endangers: '公共安全', severability: whole },
  }),
  C4: () => ({
    reason: '该信息载有投标人的单价构成和成本测算，不为公众所知悉，投标人对其采取了保密措施',
    grounds: [ground(15), ground(32)],
    particulars: {
      right: '商业秘密',
      thirdPartyOpinion: '第三方书面答复不同意公开，认为公开会使竞争对手获知其报价构成',
      publicInterest: '中标结果和总价已经公开，不公开报价明细不会对公共利益造成重大影响',
      severability: whole,
    },
  }),
  C5: () => ({
    reason: '该表记载值班次序和内勤人员的分工，只用于内部工作流程，对外部权利义务没有影响',
    grounds: [ground(16, 1)],
    particulars: { affair: '内部工作流程', finished: '否', severability: whole },
  }),
  C6: () => ({
    reason: '该记录是方案形成过程中不同意见的讨论，方案目前仍在研究，尚未定稿，也没有对外发生效力',
    grounds: [ground(16, 2)],
    particulars: { deliberation: '讨论记录', finished: '否', severability: whole },
  }),
  C7: () => ({
    reason: '该笔录是立案调查中形成的询问和检查记录，案件尚未办结',
    grounds: [ground(16, 2)],
    particulars: { caseFile: '违规用能调查', finished: '否', severability: whole },
  }),
  C8: () => ({
    reason: '该登记簿由不动产登记机构保管，依照登记资料查询的规定办理',
    grounds: [ground(36, null, 7)],
    particulars: {
      registerKind: '不动产登记资料',
      specialLaw: '《不动产登记暂行条例》第二十七条',
      window: '不动产登记中心查询窗口（虚构路8号）',
    },
  }),
  D1: () => ({
    reason: '本机关没有制作，也没有获取该信息',
    grounds: [ground(36, null, 4)],
    particulars: { how: '经检索不存在' },
  }),
  D2: () => ({
    reason: '现有统计没有按申请的口径分类',
    grounds: [ground(38)],
    particulars: {
      whyNotExisting: '本机关的台账按车辆登记，没有按科室和月份对照；制作该表需要逐笔摘取、换算并重新汇总',
    },
  }),
  D3: () => ({
    reason: '补正后仍只写“所有材料”，没有名称、文号或者便于查询的其他特征性描述',
    grounds: [ground(30)],
    particulars: {
      guidance: '本机关书面告知了需要补正的事项，并在电话中说明可以写明项目名称、年度或者文件名称',
    },
  }),
  E1: () => ({
    reason: '有关问题由主管部门依照职责处理',
    grounds: [ground(39, 1)],
    particulars: {
      analysis:
        '申请的内容是要求处理物业服务中的问题并追究责任，没有指向已经制作或者获取的政府信息，属于投诉',
      channel: '12345政务服务便民热线',
    },
  }),
  E2: ({ received }) => ({
    reason: '两次申请的名称和内容相同，没有新的事实',
    grounds: [ground(36, null, 6)],
    particulars: {
      earlierNumber: `虚构公开〔${addDays(received, -yearOfDays).slice(0, 4)}〕9号-答`,
      earlierDate: addDays(received, -yearOfDays),
    },
  }),
  E3: () => ({
    reason: '《区年鉴》由出版社公开出版发行',
    grounds: [ground(39, 2)],
    particulars: { howToObtain: '《区年鉴》可以到区图书馆查阅，也可以向出版社购买' },
  }),
  E4: () => ({
    reason: '此前各次申请已经分别答复',
    grounds: [ground(35)],
    particulars: {
      frequency: '近半年来就同一事项提出的申请已有二十余件，内容大体相同',
      reasonsAsked: '本机关书面要求说明理由，所答的理由是“了解情况”',
      whyUnreasonable: '所述理由没有说明与此前各次申请有何不同，反复申请明显超过合理范围',
    },
  }),
  E5: ({ received }) => ({
    reason: '本次申请没有新的内容',
    grounds: [],
    particulars: {
      earlierSupply: `本机关已于${inChinese(addDays(received, -yearOfDays))}以纸质形式提供该信息，邮件显示已经签收`,
    },
  }),
}

/** Where an earlier reply stands before the case. */
const yearOfDays = 365

/** Reason, grounds and particulars of a reply of an outcome. F1, F2 and F3 have no reply. */
export function replyWords(code: Code, about: RepliedCase): ReplyWords {
  return words[code](about)
}
