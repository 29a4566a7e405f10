import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { balancedReport, blankCell, withCells, withText } from '../../../../test/support/report-builder.ts'
import type { AnnualReport } from '../report.ts'
import { audit } from './audit.ts'

interface Figures {
  readonly received: number
  readonly carriedIn?: number
  readonly carriedOut?: number
  readonly outcomes?: Readonly<Record<string, number>>
  /** Of the received, by legal persons (商业企业). */
  readonly business?: number
  readonly disputes?: Readonly<Record<string, number>>
  readonly others?: Readonly<Record<string, number>>
}

/** A report whose tables hold the given figures, all of natural persons but for `business`. */
function reportOf(figures: Figures, text: string, organ = '青川县档案局'): AnnualReport {
  const {
    received,
    carriedIn = 0,
    carriedOut = 0,
    outcomes = {},
    business = 0,
    disputes = {},
    others = {},
  } = figures
  const total = Object.values(outcomes).reduce((sum, count) => sum + count, 0)
  const cells: Record<string, number> = {}
  const put = (row: string, count: number, ofBusiness = 0) => {
    cells[`requests/${row}/naturalPerson`] = count - ofBusiness
    cells[`requests/${row}/business`] = ofBusiness
    cells[`requests/${row}/total`] = count
  }
  put('newlyReceived', received, business)
  put('carriedIn', carriedIn)
  put('carriedOut', carriedOut)
  for (const [row, count] of Object.entries(outcomes)) put(row, count)
  put('total', total)
  for (const [key, count] of Object.entries(disputes)) cells[`remedies/${key}`] = count
  for (const [key, count] of Object.entries(others)) cells[`proactive/${key}`] = count
  return withText(balancedReport({ seed: 0, organ, cells }), 1, text)
}

const narrative = /^AR-(?:N|D07)/

function found(report: AnnualReport): string[] {
  return audit(report).findings.flatMap(({ id, severity, status }) =>
    narrative.test(id) ? [`${id} ${status === 'unknown' ? 'unknown' : severity}`] : [],
  )
}

const requests = (text: string) =>
  `（一）主动公开。发布信息120条。（二）依申请公开。${text}（三）政府信息管理。规范审核。`

const clean: readonly (readonly [string, string, Figures, string?])[] = [
  [
    '市政府办公厅，收到与结转相加等于答复与结转',
    '2023年，收到政府信息公开申请95件，上年结转8件；全年答复98件，结转下年度5件。其中，予以公开和部分公开42件，占42.86%；不予公开1件，占1.02%；无法提供49件，占50%；其他处理6件，占6.12%。',
    {
      received: 95,
      carriedIn: 8,
      carriedOut: 5,
      outcomes: {
        granted: 40,
        partlyGranted: 2,
        'refused.deliberative': 1,
        'unavailable.notHeld': 49,
        'other.miscellaneous': 6,
      },
    },
    '长宁市人民政府办公厅',
  ],
  [
    '分类写成“予以公开27件、部分公开……”',
    '新收政府信息公开申请132件，上年结转2件，办结122件，结转下年12件。办结的申请中，予以公开27件、部分公开38件、不予公开48件、无法提供5件、不予处理4件。',
    {
      received: 132,
      carriedIn: 2,
      carriedOut: 12,
      outcomes: {
        granted: 27,
        partlyGranted: 38,
        'refused.thirdPartyRights': 48,
        'unavailable.notHeld': 5,
        'declined.complaint': 4,
      },
    },
  ],
  [
    '大数与千分位',
    '全年共收到政府信息公开申请1,137件，上年度结转32件，已办结1136件，结转下一年度33件。',
    { received: 1137, carriedIn: 32, carriedOut: 33, outcomes: { granted: 1136 } },
  ],
  [
    '区政府：公开或部分公开、不予公开、无法提供、其他处理',
    '全区新收政府信息公开申请180件，上年结转35件；答复202件，结转下年13件。答复中，公开或部分公开55件，不予公开10件，无法提供95件，其他处理42件。',
    {
      received: 180,
      carriedIn: 35,
      carriedOut: 13,
      outcomes: {
        granted: 50,
        partlyGranted: 5,
        'refused.thirdPartyRights': 10,
        'unavailable.notHeld': 95,
        'other.miscellaneous': 42,
      },
    },
    '临川市青山区人民政府',
  ],
  [
    '市政府办公厅：新收与结转',
    '本机关新收政府信息公开申请227件，上年结转18件，办结229件，结转下年度16件。',
    { received: 227, carriedIn: 18, carriedOut: 16, outcomes: { granted: 229 } },
    '长宁市人民政府办公厅',
  ],
  [
    '县级市：收到、结转、办结',
    '全市共收到政府信息公开申请927件，上年结转34件，共办结930件，31件结转至下一年度办理。',
    { received: 927, carriedIn: 34, carriedOut: 31, outcomes: { granted: 930 } },
    '临川市青山市人民政府',
  ],
  [
    '逐类相加等于答复总数',
    '受理政府信息公开申请1416件，答复1336件，其中予以公开376件、部分公开24件、不予公开65件、无法提供603件、不予处理49件、其他处理219件，结转下年度80件。',
    {
      received: 1316,
      carriedIn: 100,
      carriedOut: 80,
      outcomes: {
        granted: 376,
        partlyGranted: 24,
        'refused.deliberative': 65,
        'unavailable.notHeld': 603,
        'declined.complaint': 49,
        'other.miscellaneous': 219,
      },
    },
  ],
  [
    '行政事业性收费四舍五入',
    '全年收取行政事业性收费48.99万元。',
    { received: 0, others: { 'feesWan/amount': 48.9919 } },
  ],
  [
    '渠道拆分',
    '2023年共收到依申请公开1641件，其中网络申请1156件，信函申请470件，当面申请15件。',
    { received: 1641, outcomes: { granted: 1641 } },
  ],
  [
    '受理数是新收与结转之和',
    '全年受理政府信息公开申请1350件，答复1292件，结转下年度58件。',
    { received: 1270, carriedIn: 80, carriedOut: 58, outcomes: { granted: 1292 } },
  ],
  [
    '分别为',
    '收到政府信息公开申请75件，自然人、商业企业分别为72件、3件。',
    { received: 75, business: 3, outcomes: { granted: 75 } },
  ],
  [
    '各类别逐项相加',
    '办理政府信息公开申请答复1187件，其中：予以公开101件，部分公开12件，无法提供846件，不予处理24件，其他处理204件。',
    {
      received: 1187,
      outcomes: {
        granted: 101,
        partlyGranted: 12,
        'unavailable.notHeld': 846,
        'declined.complaint': 24,
        'other.miscellaneous': 204,
      },
    },
  ],
  [
    '上年的数、同比、累计',
    '2022年收到政府信息公开申请40件，2023年收到52件，同比增长30%；2019年以来累计收到政府信息公开申请300件。',
    { received: 52, outcomes: { granted: 52 } },
  ],
  [
    '咨询、热线、信箱、提案不是申请',
    '收到12345热线工单300件，办结300件；回复咨询27132次，收到政府信息公开申请相关咨询18件；办理建议提案答复公开2件；受理行政许可申请500件。共收到政府信息公开申请2件，均已按期答复。',
    { received: 2, outcomes: { granted: 2 } },
  ],
  [
    '某一渠道没有收到',
    '未收到通过信函提出的政府信息公开申请，通过网络收到政府信息公开申请2件。',
    { received: 2, outcomes: { granted: 2 } },
  ],
  [
    '没有申请',
    '2023年未收到政府信息公开申请，未发生因政府信息公开引起的行政复议和行政诉讼。',
    { received: 0 },
  ],
  ['零件', '全年收到依申请公开0件，答复0件，无结转下年度申请。', { received: 0 }],
  [
    '含上年结转的写明',
    '共收到政府信息公开申请75件（含上年结转1件），均已答复。',
    { received: 74, carriedIn: 1, outcomes: { granted: 75 } },
  ],
  [
    '公民、法人和其他组织合在一起不是分类',
    '收到公民、法人和其他组织政府信息公开申请10件，答复10件。',
    { received: 10, outcomes: { granted: 10 } },
  ],
  [
    '书面与网上合起来是全部',
    '全年共收到书面申请3件、网上申请2件，已答复5件。',
    { received: 5, outcomes: { granted: 5 } },
  ],
  [
    '比例以另一类为分母',
    '答复政府信息公开申请40件，不予公开3件，其中涉及国家秘密1件，占33.3%。',
    { received: 40, outcomes: { granted: 37, 'refused.stateSecret': 1, 'refused.deliberative': 2 } },
  ],
  [
    '点名的部门收到的只是一部分',
    '全县共收到政府信息公开申请54件，其中县自然资源局收到20件，县政府办公室收到12件。',
    { received: 54, outcomes: { granted: 54 } },
    '临川市青山县人民政府',
  ],
  [
    '直接答复、延期答复只是一部分',
    '全年共收到政府信息公开申请9件，转办7件，直接答复2件；其中延期答复1件，按时答复8件。',
    { received: 9, outcomes: { granted: 9 } },
  ],
  [
    '办公室的报告也说到全市',
    '市政府办公室收到政府信息公开申请56件，全市共收到政府信息公开申请356件。',
    { received: 56, outcomes: { granted: 56 } },
    '长宁市人民政府办公室',
  ],
  [
    '约数不核对',
    '共收到政府信息公开申请80余件，办结近90件。',
    { received: 74, carriedIn: 1, outcomes: { granted: 75 } },
  ],
  [
    '复议、诉讼逐项相符',
    '因政府信息公开被申请行政复议12件，其中维持8件、纠正1件、尚未审结3件；行政诉讼3件。',
    {
      received: 30,
      outcomes: { granted: 30 },
      disputes: {
        'reconsideration/upheld': 8,
        'reconsideration/corrected': 1,
        'reconsideration/pending': 3,
        'reconsideration/total': 12,
        'litigationDirect/upheld': 2,
        'litigationDirect/total': 2,
        'litigationAfterReconsideration/other': 1,
        'litigationAfterReconsideration/total': 1,
      },
    },
  ],
  [
    '规范性文件的发布、解读、清理不是制发',
    '制发行政规范性文件6件，解读规范性文件9件，清理规范性文件40件，公开规范性文件全文12件，废止行政规范性文件2件。',
    {
      received: 0,
      others: {
        'normativeDocuments/issued': 6,
        'normativeDocuments/repealed': 2,
        'normativeDocuments/inForce': 30,
      },
    },
  ],
]

const wrong: readonly (readonly [string, string, Figures, readonly string[], string?])[] = [
  [
    '收到数不符',
    '共收到政府信息公开申请75件。',
    { received: 74, outcomes: { granted: 74 } },
    ['AR-N01 error'],
  ],
  [
    '收到数把结转计入而没有写明',
    '收到政府信息公开申请75件，涉及自然人72件、商业企业3件。',
    { received: 74, carriedIn: 1, business: 3, outcomes: { granted: 75 } },
    ['AR-N01 inconsistency', 'AR-N15 inconsistency'],
  ],
  [
    '受理数两样都不是',
    '受理政府信息公开申请70件。',
    { received: 74, carriedIn: 1, outcomes: { granted: 75 } },
    ['AR-N02 warning'],
  ],
  [
    '按时办结54件而各类之和为55件',
    '收到政府信息公开申请54件，按时办结54件，其中予以公开30件，部分公开5件，不予公开2件，无法提供18件。',
    {
      received: 54,
      outcomes: { granted: 30, partlyGranted: 5, 'refused.deliberative': 2, 'unavailable.notHeld': 17 },
    },
    ['AR-N05 error', 'AR-N05 error'],
  ],
  [
    '办结数不符',
    '收到政府信息公开申请10件，办结8件。',
    { received: 10, carriedOut: 1, outcomes: { granted: 9 } },
    ['AR-N03 error'],
  ],
  [
    '结转数不符',
    '收到政府信息公开申请10件，结转下年度办理3件，无上年结转申请。',
    { received: 10, carriedIn: 2, carriedOut: 1, outcomes: { granted: 11 } },
    ['AR-N04 error', 'AR-N04 error'],
  ],
  [
    '比例不符',
    '答复政府信息公开申请40件，予以公开10件，占30%。',
    { received: 40, outcomes: { granted: 10, 'unavailable.notHeld': 30 } },
    ['AR-N05 warning'],
  ],
  ['说没有而有', '全年未收到政府信息公开申请。', { received: 1, outcomes: { granted: 1 } }, ['AR-N06 error']],
  [
    '复议数不符',
    '因政府信息公开被申请行政复议5件。',
    {
      received: 9,
      outcomes: { granted: 9 },
      disputes: { 'reconsideration/upheld': 4, 'reconsideration/total': 4 },
    },
    ['AR-N07 error'],
  ],
  [
    '均获维持而有未审结',
    '信息公开类行政复议4件，均获维持。',
    {
      received: 9,
      outcomes: { granted: 9 },
      disputes: { 'reconsideration/upheld': 3, 'reconsideration/pending': 1, 'reconsideration/total': 4 },
    },
    ['AR-N07 error'],
  ],
  [
    '未发生复议而有复议',
    '全年未发生因政府信息公开引起的行政复议。',
    {
      received: 9,
      outcomes: { granted: 9 },
      disputes: { 'reconsideration/upheld': 1, 'reconsideration/total': 1 },
    },
    ['AR-N07 error'],
  ],
  [
    '没有被纠错而有纠正',
    '政府信息公开行政复议2件，未发生被纠错、败诉案件。',
    {
      received: 9,
      outcomes: { granted: 9 },
      disputes: { 'reconsideration/upheld': 1, 'reconsideration/corrected': 1, 'reconsideration/total': 2 },
    },
    ['AR-D07 error'],
  ],
  [
    '制发件数不符',
    '全年制定印发行政规范性文件6件。',
    { received: 0, others: { 'normativeDocuments/issued': 5, 'normativeDocuments/inForce': 30 } },
    ['AR-N08 error'],
  ],
  [
    '废止、现行有效承前省略',
    '制定规范性文件8件，废止5件，现行有效366件。',
    {
      received: 0,
      others: {
        'normativeDocuments/issued': 8,
        'normativeDocuments/repealed': 4,
        'normativeDocuments/inForce': 366,
      },
    },
    ['AR-N08 error'],
  ],
  [
    '“其中”另起一句',
    '答复政府信息公开申请40件。其中，予以公开和部分公开12件，占30%。',
    { received: 40, outcomes: { granted: 10, 'unavailable.notHeld': 30 } },
    ['AR-N05 error'],
  ],
  [
    '没有公民、法人或其他组织申请而有',
    '全年未收到公民、法人或者其他组织的政府信息公开申请。',
    { received: 1, outcomes: { granted: 1 } },
    ['AR-N06 error'],
  ],
  [
    '申请量为',
    '2023年政府信息公开申请量为9件。',
    { received: 8, outcomes: { granted: 8 } },
    ['AR-N01 error'],
  ],
  [
    '没有败诉而有纠正',
    '2023年度无政府信息公开行政复议、行政诉讼败诉案件。',
    {
      received: 9,
      outcomes: { granted: 9 },
      disputes: { 'litigationDirect/corrected': 1, 'litigationDirect/total': 1 },
    },
    ['AR-D07 error'],
  ],
  [
    '行政事业性收费差一万倍',
    '全年收取行政事业性收费48.99元。',
    { received: 0, others: { 'feesWan/amount': 48.9919 } },
    ['AR-N08 inconsistency'],
  ],
  [
    '描述的结果没有数',
    '收到信息公开申请2件，1件已公开，1件因申请事项未产生相关信息，无法提供。',
    { received: 2, outcomes: { granted: 2 } },
    ['AR-N09 warning'],
  ],
  [
    '渠道之和不符',
    '共收到依申请公开20件，其中网络申请12件，信函申请5件，当面申请4件。',
    { received: 20, outcomes: { granted: 20 } },
    ['AR-N10 warning'],
  ],
  [
    '自然人数不符',
    '收到政府信息公开申请十二件，其中自然人申请八件，企业申请三件。',
    { received: 12, business: 3, outcomes: { granted: 12 } },
    ['AR-N15 error'],
  ],
  [
    '全区的数，全区的表',
    '2023年全区收到政府信息公开申请75件。',
    { received: 74, outcomes: { granted: 74 } },
    ['AR-N01 error'],
    '临川市青山区人民政府',
  ],
  [
    '没有写明范围，全区的表',
    '2023年收到政府信息公开申请75件。',
    { received: 74, outcomes: { granted: 74 } },
    ['AR-N01 inconsistency'],
    '临川市青山区人民政府',
  ],
  [
    '办公室的数，全区的表',
    '2023年区政府办公室收到政府信息公开申请5件。',
    { received: 74, outcomes: { granted: 74 } },
    [],
    '临川市青山区人民政府',
  ],
]

describe('正文的数字与统计表', () => {
  for (const [title, text, figures, organ] of clean) {
    it(`${title} / 与表相符 / 不报`, () => {
      assert.deepEqual(found(reportOf(figures, requests(text), organ)), [])
    })
  }
  for (const [title, text, figures, ids, organ] of wrong) {
    it(`${title} / 与表不符 / ${ids.length === 0 ? '范围不同，不报' : ids.join('、')}`, () => {
      assert.deepEqual(found(reportOf(figures, requests(text), organ)), ids)
    })
  }

  it('表中空白 / 正文有数 / 判为无法核对', () => {
    const report = reportOf({ received: 5, outcomes: { granted: 5 } }, requests('收到政府信息公开申请5件。'))
    const blank = withCells(report, {
      'requests/newlyReceived/total': blankCell(),
      'requests/newlyReceived/business': blankCell(),
    })
    assert.deepEqual(found(blank), ['AR-N01 unknown'])
  })

  it('表中空白 / 正文说没有 / 应当填 0', () => {
    const report = reportOf({ received: 0 }, requests('我局无依申请公开办理情况。'))
    const columns = [
      'naturalPerson',
      'business',
      'research',
      'charity',
      'legalService',
      'otherOrganisation',
      'total',
    ]
    const blank = withCells(
      report,
      Object.fromEntries(columns.map((column) => [`requests/newlyReceived/${column}`, blankCell()])),
    )
    assert.deepEqual(found(blank), ['AR-N06 error'])
  })

  it('发现 / 带有位置 / 位置上正是引文', () => {
    const text = requests('2023 年，共收到政府信息公开申请 75 件。')
    const report = reportOf({ received: 74, outcomes: { granted: 74 } }, text)
    const finding = audit(report).findings.find(({ id }) => id === 'AR-N01')
    assert.ok(finding?.text)
    assert.equal(text.slice(finding.text.start, finding.text.end), finding.text.quote)
    assert.match(finding.text.quote, /75 件$/)
  })
})
