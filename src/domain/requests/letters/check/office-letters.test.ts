/** Letters in the words that offices use, not those of the template: none is refused, and each with one defect is. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  inventedCase,
  inventedDecision,
  inventedFacts,
  inventedParticulars,
} from '../../../../../test/support/invented-letters.ts'
import { reviewedOrgans } from '../../../../../test/support/invented-reviewed-organs.ts'
import type { LetterCheckId } from '../../../../law/letter-checks/catalogue.ts'
import type { OutcomeCode } from '../../../../law/outcome-codes.ts'
import { organTree } from '../../../organs/organ-tree.ts'
import { reviewersOf } from '../../../organs/reviewers.ts'
import type { LetterKind } from '../../letter-kind.ts'
import type { LetterDocument } from '../letter-document.ts'
import type { LetterFacts } from '../letter-facts.ts'
import { writeLetter } from '../write-letter.ts'
import { checkLetter } from './check-letter.ts'

interface OfficeLetter {
  readonly code: OutcomeCode
  readonly says: readonly string[]
  readonly remedies?: string
  readonly particulars?: Readonly<Record<string, string>>
  readonly facts?: Partial<LetterFacts>
  readonly signedBy?: string
}

const choice =
  '如对本答复不服，可以自收到本答复书之日起60日内向文昌县人民政府申请行政复议，或者自收到本答复书之日起6个月内向文昌县人民法院提起行政诉讼。'
const before =
  '如对本答复不服，应先自收到本答复书之日起60日内向文昌县人民政府申请行政复议；对复议决定仍不服的，可自收到复议决定书之日起15日内向人民法院提起行政诉讼。'

function findingsOf({ code, says, remedies, particulars, facts: more, signedBy }: OfficeLetter) {
  const model = inventedDecision(code)
  const decision = { ...model, particulars: { ...model.particulars, ...particulars } }
  const facts = inventedFacts({ decision, ...more })
  const kind: LetterKind = code.startsWith('F') ? 'discontinuance-notice' : 'reply'
  const written = writeLetter(kind, facts)
  const told = remedies ?? (/^(?:C[1-7]|B2)$/.test(code) ? before : choice)
  const document: LetterDocument = {
    ...written,
    signature: { ...written.signature, organ: signedBy ?? written.signature.organ },
    sections: [
      ...written.sections.filter(({ role }) => role === 'opening'),
      { role: 'decision', itemId: null, paragraphs: says },
      ...(told === '' ? [] : [{ role: 'remedies', itemId: null, paragraphs: [told] } as const]),
    ],
  }
  return checkLetter({ kind, document, facts })
}

const ofOrgan = (name: keyof typeof reviewedOrgans): Partial<LetterFacts> => {
  const organ = reviewedOrgans[name]
  const reviewers = reviewersOf(organTree(Object.values(reviewedOrgans), '2026-03-25'), organ.organId)
  assert.ok(reviewers !== null)
  return { organ, reviewers }
}

const isPublic = { how: '已经主动公开' }
const elsewhere = {
  how: '不属于本机关负责公开',
  otherOrgan: '文昌县自然资源局',
  otherOrganContact: '0000-1234580',
}

const good: Readonly<Record<string, OfficeLetter>> = {
  '已主动公开，给网址': {
    code: 'B1',
    particulars: isPublic,
    says: [
      '经查，您申请获取的信息属于主动公开范围，已在本机关网站公开。根据《中华人民共和国政府信息公开条例》第三十六条第（一）项的规定，您可登录 https://www.wenchang.example.gov.cn/zfxxgk/2026/0310/31.html 查阅。',
    ],
  },
  '已主动公开，给栏目路径': {
    code: 'B1',
    particulars: isPublic,
    says: [
      '您申请的信息已主动公开。根据《政府信息公开条例》第三十六条第一项规定，您可以进入文昌县人民政府网站“政府信息公开—重大建设项目—批准结果”栏目查询获取。',
    ],
  },
  '已主动公开，给查阅点': {
    code: 'B1',
    particulars: isPublic,
    says: [
      '该信息已主动公开，根据《政府信息公开条例》第三十六条第（一）项，您可到文昌县档案馆二楼政府信息查阅点查阅。',
    ],
  },
  提供纸质件: {
    code: 'B1',
    says: [
      '经研究，根据《中华人民共和国政府信息公开条例》第三十六条第（二）项的规定，现将您申请的《文昌河2025年防洪工程竣工验收报告》复印件提供给您，请查收。',
    ],
  },
  '部分公开，理由与条文同句': {
    code: 'B2',
    says: [
      '经审查，您申请公开的验收报告可以公开，现随信提供。其中附件三报价明细因反映企业的成本构成和议价策略，公开后将使其在后续投标中处于不利地位，且该企业书面回复不同意公开，根据《政府信息公开条例》第三十七条、第十五条的规定，本机关作区分处理，对该部分不予公开。',
    ],
    remedies: `如对本答复中不予公开部分不服，应当先自收到本答复之日起60日内向文昌县人民政府申请行政复议；对行政复议决定不服的，可以自收到决定书之日起15日内提起行政诉讼。对其他部分不服的，可以在60日内申请行政复议，也可以在6个月内直接提起行政诉讼。`,
  },
  国家秘密: {
    code: 'C1',
    says: [
      '经审查，您申请公开的文件系临川市水务局2023年5月确定的秘密级国家秘密，保密期限10年，至今未解密，文件各部分均载有水源工程防护布置，无法区分处理。根据《政府信息公开条例》第十四条、第三十六条第（三）项的规定，决定不予公开。',
    ],
  },
  法律禁止公开: {
    code: 'C2',
    says: [
      '您申请公开的是本机关在统计调查中取得的单个企业用水报表，表内逐户列明企业名称、产量和用水量，能够直接识别调查对象，属于《中华人民共和国统计法》第二十八条规定不得对外提供的资料。表内各项均可识别调查对象，不能区分处理。根据《政府信息公开条例》第十四条和第三十六条第三项，不予公开。',
    ],
  },
  三安全一稳定: {
    code: 'C3',
    says: [
      '该预案附图标注了水库闸门控制室位置、备用电源和值守班次，一旦公开可能被不法人员利用破坏供水设施，危及公共安全。上述内容贯穿全文，无法区分处理。依据《政府信息公开条例》第十四条、第三十六条第（三）项，本机关决定不予公开。',
    ],
  },
  '商业秘密，一句话写完': {
    code: 'C4',
    says: [
      '您申请公开的投标文件载有投标企业的报价构成、施工工法等未公开的经营信息，本机关于2026年3月6日书面征求第三方意见，第三方书面答复不同意公开且理由合理，不公开也不会对公共利益造成重大影响，该文件逐页载有上述内容无法区分处理。根据《政府信息公开条例》第十五条、第三十二条、第三十六条第三项的规定，不予公开。',
      '上述报价构成由企业自行测算形成，采取了限定知悉范围的保密措施，其他投标人知悉后可以推算其成本底线。',
    ],
  },
  '个人隐私，第三方逾期未答复': {
    code: 'C4',
    particulars: { right: '个人隐私' },
    says: [
      '您申请公开的安置花名册逐户登记家庭成员、健康状况和银行账户，一经公开足以识别到具体个人并影响其生活安宁。第三方逾期未提出意见，本机关经审查认为涉及个人隐私，不公开不会对公共利益造成重大影响。各栏均为上述内容，无法区分处理。根据《政府信息公开条例》第十五条、第三十六条第（三）项，不予公开。',
    ],
  },
  内部事务信息: {
    code: 'C5',
    says: [
      '您申请公开的值班排班表仅用于安排本机关工作人员值班，不对外发生任何效力，也不影响您的权利义务，属于内部管理信息，表内各项均为此类内容，不能区分处理。根据《中华人民共和国政府信息公开条例》第十六条第一款、第三十六条第（三）项的规定，决定不予公开。',
    ],
  },
  '过程性信息，会议纪要': {
    code: 'C6',
    says: [
      '您申请公开的会议纪要记录了与会人员就工程方案的讨论意见，方案目前尚在比选，没有形成最终决定，公开会影响决策的独立和坦率讨论，全文均为讨论意见，无法区分处理。依据《政府信息公开条例》第十六条第二款、第三十六条第（三）项，不予公开。',
    ],
  },
  行政执法案卷: {
    code: 'C7',
    says: [
      '您申请公开的询问笔录、现场照片是本机关办理文水罚〔2025〕8号行政处罚案件时调取制作的，案件尚在办理，上述材料均入卷管理，无法区分处理。您如系案件当事人，可以依照行政处罚程序申请阅卷。根据《政府信息公开条例》第十六条第二款、第三十六条第三项，不予公开。',
    ],
  },
  行政查询事项: {
    code: 'C8',
    says: [
      '您申请公开的内容为不动产登记信息。根据《政府信息公开条例》第三十六条第（七）项和《不动产登记暂行条例》的有关规定，请您到文昌县不动产登记中心查询窗口（文庙路8号）依法申请查询。',
    ],
  },
  '不存在，不写经办人': {
    code: 'D1',
    says: [
      '经以“防洪工程”“竣工验收”为关键词，于2026年3月10日检索本机关公文系统和档案室纸质档案，未查找到您申请的信息，本机关未制作、也未获取该信息。根据《政府信息公开条例》第三十六条第（四）项的规定，您申请公开的信息不存在。',
    ],
  },
  '不存在，写科室': {
    code: 'D1',
    says: [
      '收到申请后，我局办公室、工程科工作人员于2026年3月9日、10日在档案室和业务台账中以“文昌河、验收”查询，没有找到相关信息。根据《政府信息公开条例》第三十六条第（四）项，答复您该信息不存在。',
    ],
  },
  '非本机关，由另一机关制作': {
    code: 'D1',
    particulars: elsewhere,
    says: [
      '您申请公开的用地批准文件由文昌县自然资源局制作并保存，不属于本机关负责公开。根据《政府信息公开条例》第三十六条第（五）项的规定，建议您向文昌县自然资源局提出申请，联系电话：0000-1234580。',
    ],
  },
  '非本机关，不能确定': {
    code: 'D1',
    particulars: { how: '不属于本机关负责公开' },
    says: [
      '您申请的信息不属于本机关职责范围，本机关未制作、未保存。根据《政府信息公开条例》第三十六条第（五）项的规定告知您，本机关无法确定该信息的负责公开机关。',
    ],
  },
  需要加工: {
    code: 'D2',
    says: [
      '您申请的分乡镇逐年投资统计表，本机关没有制作，也没有从其他机关获取，需要从历年四十余份合同中摘录、汇总。根据《政府信息公开条例》第三十八条的规定，本机关不予提供。',
    ],
  },
  补正后不明确: {
    code: 'D3',
    says: [
      '您于2026年3月12日提交的补正材料仍未写明所需信息的名称、文号或者其他特征，本机关无法据此查找。根据《政府信息公开条例》第二十九条第二款、第三十条，答复您本机关无法提供。',
    ],
  },
  信访: {
    code: 'E1',
    says: [
      '您的申请要求本机关查处某企业占用河道的行为，并对有关人员追究责任，所述内容系投诉举报，没有指向具体的政府信息。根据《政府信息公开条例》第三十九条第一款，不作为政府信息公开申请处理，您可以拨打12345热线反映。',
    ],
  },
  '重复申请，旧文号用方括号': {
    code: 'E2',
    says: [
      '您曾就同一信息向我局提出申请，我局已于2025年11月20日以文水公开[2025]第47号答复书答复您。根据《政府信息公开条例》第三十六条第（六）项，不予重复处理。',
    ],
  },
  出版物: {
    code: 'E3',
    says: [
      '您申请的《文昌年鉴（2025）》系公开出版物，根据《政府信息公开条例》第三十九条第二款，您可以到文昌县图书馆借阅或者向出版单位购买。',
    ],
  },
  大量反复: {
    code: 'E4',
    says: [
      '您自2026年2月以来提出同类申请62件，数量、频次明显超过合理范围，本机关于3月6日要求您说明理由，您的说明未涉及必要性，理由不合理。根据《政府信息公开条例》第三十五条，不予处理。',
    ],
  },
  重新出具: {
    code: 'E5',
    says: ['本机关已于2025年11月20日向您邮寄提供该报告，您再次申请要求本机关加盖公章确认，本机关不予处理。'],
  },
  逾期不补正: {
    code: 'F1',
    says: [
      '本机关于2026年3月5日向您发出补正告知书，您在2026年3月20日前未补正，也未说明正当理由。根据《政府信息公开条例》第三十条，视为您放弃申请，本机关不再处理。',
    ],
  },
  逾期不缴费: {
    code: 'F2',
    says: [
      '您于2026年3月11日收到信息处理费收费通知，至今未缴纳。根据《政府信息公开信息处理费管理办法》，视为您放弃申请，本机关不再处理。',
    ],
  },
  '税务机关，复议前置': {
    code: 'C5',
    facts: ofOrgan('tax'),
    says: [
      '您申请公开的是税务所内部岗位分工安排，只在本单位内部使用，不对外产生法律效力，各栏均属此类，无法区分处理。根据《政府信息公开条例》第十六条第一款、第三十六条第三项，不予公开。',
    ],
    remedies:
      '本答复属于行政复议前置事项，您如不服，可在收到之日起60日内依法向国家税务总局临川市税务局申请行政复议，未经行政复议不得直接提起行政诉讼；对复议决定不服的，可在收到复议决定书之日起15日内起诉。',
  },
  '司法局，两个复议机关': {
    code: 'D2',
    facts: ofOrgan('justice'),
    says: ['所需汇总表本机关未制作、未获取，需要另行加工。根据《政府信息公开条例》第三十八条，不予提供。'],
    remedies:
      '如不服，可在收到本答复之日起60日内向文昌县人民政府或临川市司法局提出行政复议申请，也可在6个月内向人民法院提起诉讼。',
  },
  '救济写成“期限为”': {
    code: 'D2',
    says: ['所需汇总表本机关未制作、未获取，需要另行加工。根据《政府信息公开条例》第三十八条，不予提供。'],
    remedies:
      '不服本答复的，可以向文昌县人民政府书面申请行政复议，申请期限为收到之日起60日；也可以直接提起行政诉讼，起诉期限为收到之日起6个月。',
  },
}

for (const [name, letter] of Object.entries(good))
  test(`机关常用的写法 / ${letter.code} ${name} / 没有错误，可以签发`, () => {
    assert.deepEqual(
      findingsOf(letter)
        .filter(({ severity }) => severity === 'error')
        .map(({ id, message }) => `${id} ${message}`),
      [],
    )
  })

function of(name: string): OfficeLetter {
  const letter = good[name]
  assert.ok(letter !== undefined, name)
  return letter
}

/** A good letter with words changed. */
const changed = (name: string, from: string | RegExp, to: string): OfficeLetter => {
  const letter = of(name)
  const says = letter.says.map((text) => text.replace(from, to))
  assert.notDeepEqual(says, letter.says, name)
  return { ...letter, says }
}
const told = (name: string, remedies: string): OfficeLetter => ({ ...of(name), remedies })

const defects: readonly (readonly [string, LetterCheckId, OfficeLetter])[] = [
  ['不引条文', 'CW-R01', changed('内部事务信息', /根据《[^。]*的规定，/, '')],
  ['第十六条不写款', 'CW-R01', changed('过程性信息，会议纪要', '第十六条第二款', '第十六条')],
  ['依据第二十条不予公开', 'CW-R01', changed('三安全一稳定', '第十四条', '第二十条')],
  [
    '旧条例的三需要',
    'CW-R01',
    changed('提供纸质件', '经研究，', '您未说明与自身生产、生活、科研等特殊需要的关系。'),
  ],
  ['36条不写项', 'CW-R01', changed('不存在，写科室', '第三十六条第（四）项', '第三十六条')],
  [
    '只抄法条',
    'CW-R02',
    {
      code: 'C6',
      says: [
        '经审查，您申请公开的信息属于行政机关在履行行政管理职能过程中形成的讨论记录、过程稿、磋商信函、请示报告等过程性信息。根据《政府信息公开条例》第十六条第二款、第三十六条第三项的规定，可以不予公开，本机关决定不予公开。无法区分处理。',
      ],
    },
  ],
  [
    '只说属于商业秘密',
    'CW-R02',
    {
      code: 'C4',
      says: [
        '您申请公开的信息涉及商业秘密。本机关书面征求了第三方意见，第三方不同意公开。不公开不会对公共利益造成重大影响。根据《政府信息公开条例》第十五条，不予公开。',
      ],
    },
  ],
  ['不写检索', 'CW-R03', changed('不存在，不写经办人', /经以[^，]*，[^，]*，未查找到/, '本机关没有')],
  ['检索不写词语', 'CW-R03', changed('不存在，不写经办人', '以“防洪工程”“竣工验收”为关键词，', '')],
  ['非本机关，不告知机关', 'CW-R04', changed('非本机关，由另一机关制作', /文昌县自然资源局/g, '有关部门')],
  ['非本机关，没有电话', 'CW-R04', changed('非本机关，由另一机关制作', '，联系电话：0000-1234580', '')],
  [
    '非本机关，没有理由',
    'CW-R04',
    changed(
      '非本机关，不能确定',
      '您申请的信息不属于本机关职责范围，本机关未制作、未保存。',
      '您申请的信息不属于本机关公开。',
    ),
  ],
  ['已主动公开，只写首页', 'CW-R05', changed('已主动公开，给网址', /\/zfxxgk\S*/, '/')],
  ['已主动公开，只说网站上有', 'CW-R05', changed('已主动公开，给栏目路径', /“[^”]*”栏目/, '')],
  [
    '有一项可以公开却整份不公开',
    'CW-R06',
    {
      ...of('三安全一稳定'),
      facts: {
        decision: { ...inventedDecision('C3'), items: [{ itemId: 'i1', answer: 'given-in-part', says: '' }] },
      },
    },
  ],
  ['决定作出后还说过程性', 'CW-R07', { ...of('过程性信息，会议纪要'), particulars: { finished: '是' } }],
  ['只说未制作', 'CW-R08', changed('不存在，不写经办人', '、也未获取', '')],
  ['重复申请不写文号', 'CW-R09', changed('重复申请，旧文号用方括号', '以文水公开[2025]第47号答复书', '')],
  ['信访不作分析', 'CW-R10', changed('信访', /您的申请[^。]*。/, '您的申请属于信访。')],
  [
    '漏答一项',
    'CW-R11',
    {
      ...of('提供纸质件'),
      facts: {
        case: inventedCase({
          items: [
            { id: 'i1', description: '验收报告', documentNumber: '' },
            { id: 'i2', description: '竣工图', documentNumber: '' },
          ],
        }),
      },
    },
  ],
  ['没有救济告知', 'CW-R12', told('需要加工', '')],
  ['只告知复议', 'CW-R12', told('需要加工', '如不服，可在60日内向文昌县人民政府申请行政复议。')],
  ['不予公开而让人选择', 'CW-R13', told('内部事务信息', choice)],
  ['不存在而说先复议', 'CW-R13', told('不存在，写科室', before)],
  ['上一级主管部门', 'CW-R14', told('需要加工', choice.replace('文昌县人民政府', '临川市水务局'))],
  [
    '本级政府或者上一级主管部门',
    'CW-R14',
    told('需要加工', choice.replace('文昌县人民政府', '文昌县人民政府或临川市水务局')),
  ],
  ['税务局写本级政府', 'CW-R14', told('税务机关，复议前置', of('内部事务信息').remedies ?? before)],
  ['起诉期限三个月', 'CW-R15', told('需要加工', choice.replace('6个月', '三个月'))],
  ['复议后起诉三十日', 'CW-R15', told('内部事务信息', before.replace('15日', '30日'))],
  ['引用法释〔2011〕17号', 'CW-R15', changed('需要加工', '根据', '参照法释〔2011〕17号，根据')],
  ['网上送达没有渠道', 'CW-R16', { ...of('需要加工'), facts: { servedBy: 'online' } }],
  ['署名是科室', 'CW-R17', { ...of('需要加工'), signedBy: '文昌县水务局办公室' }],
  ['改给光盘不说原因', 'CW-R18', { ...of('提供纸质件'), particulars: { suppliedForm: '光盘' } }],
  [
    '写了第三方身份证号',
    'CW-R19',
    changed('商业秘密，一句话写完', '第三方书面答复', '第三方（身份证号11010119900307721X）书面答复'),
  ],
  [
    '登记不存在、依据过程性',
    'CW-R20',
    changed('不存在，写科室', '第三十六条第（四）项', '第十六条第二款、第三十六条第（四）项'),
  ],
]

for (const [what, id, letter] of defects)
  test(`机关常见的错误 / ${letter.code} ${what} / ${id} 指出`, () => {
    const found = findingsOf(letter).map((each) => `${each.id} ${each.message}`)
    assert.ok(
      found.some((each) => each.startsWith(id)),
      JSON.stringify(found),
    )
  })

function noticeFindings(kind: LetterKind, from: string | RegExp, to: string) {
  const facts = inventedFacts({ particulars: inventedParticulars(kind) })
  const written = writeLetter(kind, facts)
  const sections = written.sections.map((section) => ({
    ...section,
    paragraphs: section.paragraphs.map((text) => text.replace(from, to)),
  }))
  assert.notDeepEqual(sections, written.sections, kind)
  return checkLetter({ kind, document: { ...written, sections }, facts }).map(
    ({ id, message }) => `${id} ${message}`,
  )
}

const noticeDefects: readonly (readonly [string, LetterKind, string | RegExp, string, RegExp])[] = [
  ['要求说明用途', 'supplement-notice', '所需工程的名称', '申请用途、所需工程的名称', /R21 不能要求/],
  ['没有补正期限', 'supplement-notice', /于\d+年\d+月\d+日（含当日）前/, '尽快', /R21 没有写明期限/],
  [
    '第三方沉默视为同意',
    'third-party-consultation',
    '由本机关依照规定决定是否公开',
    '视为同意公开',
    /R21 第三方逾期/,
  ],
  [
    '共同制作机关沉默视为不同意',
    'co-maker-consultation',
    '视为同意',
    '视为不同意',
    /R21 没有写明逾期视为同意/,
  ],
  ['收费不写缴纳方式', 'fee-notice', /（三）缴纳方式：.*/, '', /R21 没有写明缴纳方式/],
  ['延期不说原因', 'extension-notice', /^因.*?，本机关/, '本机关', /R21 没有写明延期的原因/],
  ['决定公开不告知救济', 'override-notice', /如不服.*/, '', /R12/],
  ['决定公开不说理由', 'override-notice', /，理由：[^。]*。/, '。', /R21 没有写明决定公开的理由/],
]

for (const [what, kind, from, to, finding] of noticeDefects)
  test(`机关常见的错误 / ${kind} ${what} / 指出`, () => {
    const found = noticeFindings(kind, from, to)
    assert.ok(
      found.some((each) => finding.test(each)),
      JSON.stringify(found),
    )
  })
