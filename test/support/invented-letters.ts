/** Facts for letters of invented people and organs: each outcome and kind, complete, so that no gap is left. */

import { organTree } from '../../src/domain/organs/organ-tree.ts'
import { reviewersOf } from '../../src/domain/organs/reviewers.ts'
import type { LetterKind } from '../../src/domain/requests/letter-kind.ts'
import type { LetterCase, LetterFacts } from '../../src/domain/requests/letters/letter-facts.ts'
import { decisionFields, letterFields } from '../../src/domain/requests/letters/letter-fields.ts'
import { defaultSettings, type LetterSettings } from '../../src/domain/requests/letters/letter-settings.ts'
import type { Recorded, RecordedEvent } from '../../src/domain/requests/request-case.ts'
import type { Decision, ReplyGround, RequestEvent } from '../../src/domain/requests/request-event.ts'
import { type OutcomeCode, outcomes } from '../../src/law/outcome-codes.ts'
import { reviewedOrgans } from './invented-reviewed-organs.ts'

export const inventedSettings: LetterSettings = {
  ...defaultSettings({ shortName: '县水务局' }),
  numbering: { prefix: '文水', category: '公开', series: 'request', digits: 0 },
  onlineReview: '临江省行政复议服务平台（https://fuyi.linjiang.example.gov.cn）',
  payment: '文昌县政务服务中心一楼财政窗口（文庙路8号），或者扫描通知所附的缴款码',
}

const record = (event: RequestEvent, sequence: number): RecordedEvent => ({
  ...event,
  sequence,
  recordedAt: `${event.on}T02:00:00.000Z`,
  actorId: '00000000-0000-4000-8000-00000000000a',
  supersedes: null,
})

const registered: Extract<RequestEvent, { type: 'request-registered' }> = {
  type: 'request-registered',
  on: '2026-03-02',
  kind: 'disclosure',
  number: '文水公开〔2026〕12号',
  channel: 'signed-mail',
  arrivedOn: '2026-03-02',
  signedOn: '2026-03-02',
  courierNumber: '1100220033001',
  category: 'naturalPerson',
  onBehalf: 'self',
  oral: 'no',
  assistance: '',
  items: [{ id: 'i1', description: '文昌河2025年防洪工程竣工验收报告', documentNumber: '文水〔2025〕31号' }],
  supplyForm: 'paper',
  supplyRoute: 'post',
  suggestsPublication: 'no',
  contentDigest: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
}

const later: readonly RequestEvent[] = [
  {
    type: 'supplement-requested',
    on: '2026-03-05',
    missing: '工程的名称',
    until: '2026-03-20',
    letterId: null,
  },
  {
    type: 'consultation-sent',
    on: '2026-03-06',
    consultation: 'c1',
    consulted: 'third-party',
    organName: '',
    about: '投标文件',
    letterId: null,
  },
  { type: 'fee-noticed', on: '2026-03-09', method: 'per-page', count: 150, yuan: 1700, letterId: null },
  { type: 'fee-notice-delivered', on: '2026-03-11' },
  {
    type: 'search-recorded',
    on: '2026-03-10',
    places: '本机关档案室、公文系统和工程建设科的业务台账',
    terms: '防洪工程、竣工验收、文昌河',
    by: '工程建设科、办公室两名工作人员',
    found: 'no',
    note: '',
  },
]

export function inventedCase(
  more: Partial<Extract<RequestEvent, { type: 'request-registered' }>> = {},
): LetterCase {
  const first = { ...registered, ...more }
  const events = [first, ...later].map((event, index) => record(event, index + 1))
  const of = <T extends RecordedEvent['type']>(type: T) =>
    events.filter((event): event is Recorded<T> => event.type === type)
  const [head] = of('request-registered')
  const [sent] = of('consultation-sent')
  if (head === undefined || sent === undefined) throw new Error('the case has no registration')
  return {
    requestId: '00000000-0000-4000-8000-0000000000f1',
    registered: head,
    kind: head.kind,
    items: head.items,
    received: '2026-03-02',
    events,
    clock: null,
    extension: { proposed: null, approved: null, notified: null, dueIfTold: null },
    consultations: [{ id: 'c1', sent, delivered: '2026-03-09', answered: null, override: null }],
    searches: of('search-recorded'),
    review: { draft: null, reviewed: null, secrecy: null, returned: null, signed: null },
    outcome: null,
    closedOn: null,
  }
}

const reasons: Partial<Record<OutcomeCode, string>> = {
  B2: '投标报价明细是投标企业不为公众所知悉、具有商业价值并采取保密措施的经营信息，公开会损害其合法权益，投标企业书面不同意公开且理由合理',
  C1: '该报告附有县级重要水源工程的防护布置，经定密责任人审定并标注密级，现仍在保密期限内',
  C2: '该信息是统计调查中取得的能够识别单个统计调查对象身份的资料，除作为统计执法依据外不得对外提供',
  C3: '报告载明水库大坝的薄弱断面和应急泄洪的控制参数，公开后可能被用于破坏公共供水设施',
  C4: '报告所附投标文件载有投标企业的报价构成和施工工法，属于该企业采取保密措施的经营信息',
  C5: '该表记载本机关工作人员的轮岗安排和年度考核等次，仅用于内部人事管理，不对外产生影响',
  C6: '该稿是工程方案审议过程中的第二次修改稿，尚未定稿，所涉方案目前仍在研究，没有对外发生效力',
  C7: '该材料是对某单位违法取水立案调查中形成的询问笔录和现场检查记录，案件卷宗尚未办结',
  D1: '本机关未制作、也未获取该报告：工程由县住房和城乡建设局组织实施和验收，本机关未参与验收',
  D3: '补正后仍只写“与工程有关的所有材料”，没有名称、文号或者便于查询的其他特征性描述',
  E2: '两次申请的内容都是文昌河2025年防洪工程竣工验收报告，名称和文号相同',
}

const particulars: Partial<Record<OutcomeCode, Readonly<Record<string, string>>>> = {
  B1: { how: '向申请人提供', attachments: '文昌河2025年防洪工程竣工验收报告', suppliedForm: '纸质' },
  B2: {
    givenContent: '竣工验收报告正文、验收意见书和工程量清单',
    withheldContent: '报告附件三中投标企业的报价明细（共12页）',
    attachments: '文昌河2025年防洪工程竣工验收报告（附件三除外）',
  },
  C1: {
    secretLevel: '秘密',
    secretBasis: '临川市水务局依据《水利工作国家秘密范围的规定》确定，保密期限至2030年6月30日',
    severability: '涉密内容贯穿报告各章，去除后剩余部分不具有可读的信息内容，无法作区分处理',
  },
  C2: {
    prohibitingLaw: '《中华人民共和国统计法》第二十八条',
    severability: '表中各项均为单个调查对象的资料，无法作区分处理',
  },
  C3: { endangers: '公共安全', severability: '参数与断面图分布于全文，无法作区分处理' },
  C4: {
    right: '商业秘密',
    thirdPartyOpinion: '第三方于2026年3月19日书面答复不同意公开，认为公开会使竞争对手获知其报价构成',
    publicInterest: '工程的质量结论和总造价已经公开，不公开上述内容不会对公共利益造成重大影响',
    severability: '该文件各页均载有报价和工法，无法作区分处理',
  },
  C5: { affair: '人事管理', finished: '否', severability: '表中各栏均为内部人事事项，无法作区分处理' },
  C6: { deliberation: '过程稿', finished: '否', severability: '全文均为尚未定稿的内容，无法作区分处理' },
  C7: {
    caseFile: '某单位违法取水案',
    finished: '否',
    severability: '各项材料均为案卷的组成部分，无法作区分处理',
  },
  C8: {
    registerKind: '不动产登记资料',
    specialLaw: '《不动产登记暂行条例》第二十七条',
    window: '文昌县不动产登记中心查询窗口（文庙路8号，电话0000-1234570）',
  },
  D1: { how: '经检索不存在' },
  D2: {
    whyNotExisting: '本机关没有按乡镇汇总的逐年投资对照表，制作该表需要从四十余份合同中摘取、换算并重新汇总',
  },
  D3: {
    guidance:
      '本机关于2026年3月5日向您发出补正告知书，并电话说明可以写明工程名称、年度或者文件名称；您于2026年3月12日提交了补正材料',
  },
  E1: {
    analysis:
      '您在申请中要求查处某企业占用河道并追究有关人员责任，没有指向已经制作或者获取的政府信息，属于举报',
    channel: '文昌县水务局水政监察大队（电话0000-1234571）或者12345热线',
  },
  E2: { earlierNumber: '文水公开〔2025〕47号-答', earlierDate: '2025-11-20' },
  E3: { howToObtain: '《文昌年鉴（2025）》可以到文昌县图书馆查阅，也可以向出版社购买' },
  E4: {
    frequency: '2026年2月1日至3月2日，您就文昌河沿线各村分别提出同类申请62件',
    reasonsAsked: '本机关于2026年3月6日要求您于3月13日前说明理由，您于3月12日答复称“公民有权知道”',
    whyUnreasonable: '上述申请逐村重复相同事项，没有说明与您的生产、生活有何关系，明显超过合理范围',
  },
  E5: {
    earlierSupply:
      '本机关已于2025年11月20日以纸质形式向您邮寄提供《文昌河2025年防洪工程竣工验收报告》（文水公开〔2025〕47号-答），邮件显示您于11月23日签收',
  },
  F1: { noticeNumber: '文水公开〔2026〕12号-补' },
  F2: { noticeNumber: '文水公开〔2026〕12号-费' },
  F3: { withdrawnOn: '2026-03-18' },
}

const withheld: readonly ReplyGround[] = [
  { instrument: 'disclosure-regulation', article: 15, paragraph: null, item: null },
]

export function inventedDecision(code: OutcomeCode, more: Partial<Decision> = {}): Decision {
  const outcome = outcomes.find((each) => each.code === code)
  const own = (outcome?.cites ?? []).flatMap(({ instrument, ...place }): ReplyGround[] => [
    {
      instrument,
      article: 'article' in place ? place.article : 0,
      paragraph: 'paragraph' in place ? place.paragraph : null,
      item: 'item' in place ? place.item : null,
    },
  ])
  const answer =
    code === 'B1'
      ? 'given'
      : code === 'B2'
        ? 'given-in-part'
        : code.startsWith('C')
          ? 'withheld'
          : 'not-supplied'
  return {
    code,
    items: [{ itemId: 'i1', answer, says: '' }],
    grounds: code === 'B2' ? [...own, ...withheld] : own,
    reason: reasons[code] ?? '',
    particulars: particulars[code] ?? {},
    ...more,
  }
}

export function inventedFacts(more: Partial<LetterFacts> = {}): LetterFacts {
  const organ = reviewedOrgans.department
  const on = more.on ?? '2026-03-25'
  const reviewers = reviewersOf(organTree(Object.values(reviewedOrgans), on), organ.organId)
  if (reviewers === null) throw new Error('the organ has no reviewer')
  return {
    case: inventedCase(),
    organ,
    settings: inventedSettings,
    reviewers,
    on,
    servedBy: 'post',
    particulars: {},
    decision: null,
    ...more,
  }
}

/** What a person would type for a letter, by its fields. */
const typed: Readonly<Record<string, string>> = {
  missing: '所需工程的名称或者年度',
  guidance: '可以写明工程名称、文件名称、文号或者大致的形成时间，例如“2025年文昌河防洪工程竣工验收报告”',
  until: '2026-04-17',
  frequency: '2026年2月1日至3月2日，您就文昌河沿线各村分别提出同类申请62件',
  reason: '涉及档案数量较多，需要逐件查找和审查',
  about: '竣工验收报告附件三《投标文件》中的报价构成和施工工法',
  consulted: '第三方',
  since: '2026-03-06',
  content: '竣工验收报告附件三的报价总额和质量承诺',
  to: '文昌县住房和城乡建设局',
  method: '按量',
  count: '150页',
  yuan: '1700',
  payment: inventedSettings.payment,
  result: '予以更正',
  otherOrgan: '文昌县档案馆',
  served: '政府信息公开申请答复书（文水公开〔2026〕12号-答）',
}

export function inventedParticulars(kind: LetterKind): Record<string, string> {
  // The day that the case has on record (`later`).
  const own = kind === 'supplement-notice' ? { ...typed, until: '2026-03-20' } : typed
  return Object.fromEntries(letterFields[kind].map(({ key }) => [key, own[key] ?? '']))
}

/** Keys that the fixtures fill but no field asks for: a slip of the fixtures. */
export function unknownParticulars(): string[] {
  return Object.entries(particulars).flatMap(([code, own]) => {
    const fields = Object.entries(decisionFields).find(([each]) => each === code)?.[1] ?? []
    return Object.keys(own).filter((key) => !fields.some((field) => field.key === key))
  })
}
