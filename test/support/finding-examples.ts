/**
 * For every rule of the audit an invented report that breaks it and one that just does not.
 * The tests hold both; `scripts/generate-findings.ts` prints the first.
 */

import type { AuditContext } from '../../src/domain/annual-report/audit/audit.ts'
import type { AnnualReport, Irregularity } from '../../src/domain/annual-report/report.ts'
import type { CheckId } from '../../src/law/annual-report-checks/catalogue.ts'
import {
  type BalancedOptions,
  balancedReport,
  blankCell,
  numberCell,
  withCells,
  withText,
} from './report-builder.ts'

export interface Example {
  readonly report: AnnualReport
  readonly context?: AuditContext
}

export interface FindingExample {
  /** What the example shows, Chinese. */
  readonly shows: string
  readonly breaks: Example
  /** As near as can be, and right. */
  readonly passes: Example
}

const zero = (options: BalancedOptions = {}) => balancedReport({ seed: 0, ...options })
const county = '临川市青川县人民政府'
const bureau = '青川县档案局'
const office = '青川县人民政府办公室'

function irregular(...irregularities: Irregularity[]): Example {
  return { report: { ...zero(), irregularities } }
}

function text(section: number, words: string, report: AnnualReport = zero()): Example {
  return { report: withText(report, section, words) }
}

const dutiful =
  '（一）主动公开。通过网站公开机构职能等信息。（二）依申请公开。完善申请办理流程。（三）政府信息管理。规范审核。（四）政府信息公开平台建设。改版网站。（五）监督保障。开展培训。'

/** A report whose requests are all of natural persons. */
function requests(rows: Readonly<Record<string, number>>, options: BalancedOptions = {}): AnnualReport {
  const cells: Record<string, number> = {}
  for (const [row, count] of Object.entries(rows)) {
    cells[`requests/${row}/naturalPerson`] = count
    cells[`requests/${row}/total`] = count
  }
  return zero({ ...options, cells: { ...cells, ...options.cells } })
}

function proactive(cells: Readonly<Record<string, number>>, options: BalancedOptions = {}): AnnualReport {
  const prefixed = Object.fromEntries(
    Object.entries(cells).map(([key, value]) => [`proactive/${key}`, value]),
  )
  return zero({ ...options, cells: prefixed })
}

function remedies(cells: Readonly<Record<string, number>>, report: AnnualReport = zero()): AnnualReport {
  return withCells(
    report,
    Object.fromEntries(Object.entries(cells).map(([key, value]) => [`remedies/${key}`, value])),
  )
}

const received = (words: string) => dutiful.replace('完善申请办理流程。', words)
const lastYear = (report: AnnualReport = zero({ year: 2022 })): AnnualReport => report
const long = (length: number) => dutiful + '公'.repeat(length - dutiful.length)

const corrected = { 'reconsideration/corrected': 1, 'reconsideration/total': 1 }
const handled = requests({ newlyReceived: 9, granted: 9, total: 9 })

const structure: Record<Extract<CheckId, `AR-S${string}`>, FindingExample> = {
  'AR-S01': {
    shows: '没有第四部分',
    breaks: { report: { ...zero(), sections: zero().sections.filter(({ number }) => number !== 4) } },
    passes: { report: zero() },
  },
  'AR-S02': {
    shows: '标题改名',
    breaks: irregular({ kind: 'heading-renamed', section: 1, found: '工作概述' }),
    passes: irregular(),
  },
  'AR-S03': {
    shows: '没有表四',
    breaks: { report: { ...zero(), tables: ['proactive', 'requests'] } },
    passes: { report: zero() },
  },
  'AR-S04': {
    shows: '表三缺“重复申请”一行',
    breaks: {
      report: {
        ...zero(),
        cells: Object.fromEntries(
          Object.entries(zero().cells).filter(([key]) => !key.startsWith('requests/declined.repeat/')),
        ),
      },
    },
    passes: { report: zero() },
  },
  'AR-S05': {
    shows: '“本年废止件数”写成“本年度止件数”',
    breaks: irregular({
      kind: 'label-differs',
      table: 'proactive',
      row: null,
      column: 'repealed',
      found: '本年度止件数',
      expected: '本年废止件数',
    }),
    passes: irregular(),
  },
  'AR-S06': {
    shows: '表三多出一行',
    breaks: irregular({ kind: 'row-extra', table: 'requests', found: '9.其他不予公开' }),
    passes: irregular(),
  },
  'AR-S07': {
    shows: '一格空白',
    breaks: { report: withCells(zero(), { 'requests/granted/business': blankCell() }) },
    passes: { report: zero() },
  },
  'AR-S08': {
    shows: '件数填了小数',
    breaks: { report: withCells(zero(), { 'proactive/licences/decisions': numberCell(2.5) }) },
    passes: { report: withCells(zero(), { 'proactive/feesWan/amount': numberCell(2.5) }) },
  },
  'AR-S09': {
    shows: '2023 年度用 2019 年格式',
    breaks: { report: zero({ form: '2019', year: 2023 }) },
    passes: { report: zero({ form: '2019', year: 2020 }) },
  },
  'AR-S10': {
    shows: '没有写平台建设',
    breaks: text(1, dutiful.replace('（四）政府信息公开平台建设。改版网站。', '').replace('通过网站', '')),
    passes: text(1, dutiful),
  },
  'AR-S11': { shows: '1001 个字', breaks: text(1, long(1001)), passes: text(1, long(1000)) },
  'AR-S12': {
    shows: '县政府年报不写考核、评议、追责',
    breaks: { report: zero({ organ: county, sections: { 1: dutiful } }) },
    passes: {
      report: zero({ organ: county, sections: { 1: `${dutiful}社会评议结果为满意，未发生责任追究。` } }),
    },
  },
  'AR-S13': {
    shows: '第六部分只写“无”',
    breaks: text(6, '无其他需要报告的事项。'),
    passes: text(6, '本年度未收取信息处理费。'),
  },
  'AR-S14': {
    shows: '第五部分只有一句',
    breaks: text(5, '无。'),
    passes: { report: zero() },
  },
  'AR-S15': {
    shows: '标题 2023 年，统计期限 2022 年',
    breaks: {
      report: { ...zero(), dates: { ...zero().dates, periodFrom: '2022-01-01', periodTo: '2022-12-31' } },
    },
    passes: { report: zero() },
  },
  'AR-S16': {
    shows: '统计到 11 月 30 日',
    breaks: { report: { ...zero(), dates: { ...zero().dates, periodTo: '2023-11-30' } } },
    passes: { report: zero() },
  },
  'AR-S17': {
    shows: '只写“宝山区”',
    breaks: { report: zero({ organ: '宝山区档案局' }) },
    passes: { report: zero({ organ: '上海市宝山区档案局' }) },
  },
  'AR-S18': {
    shows: '表三是图片',
    breaks: irregular({ kind: 'table-as-image', table: 'requests' }),
    passes: irregular({ kind: 'table-split', table: 'requests' }),
  },
  'AR-S19': {
    shows: '“依申请公开”一段写的是宣传栏',
    breaks: text(
      1,
      dutiful.replace(
        '完善申请办理流程。',
        '利用政务公开栏、公众号等各种载体张贴和推送公开信息六十余条，扩大公开范围。',
      ),
    ),
    passes: text(
      1,
      dutiful.replace(
        '完善申请办理流程。',
        '利用政务公开栏公布受理地点和时间，方便群众当面提出申请，全年没有收到申请。',
      ),
    ),
  },
  'AR-S20': {
    shows: '一行只有六个数',
    breaks: irregular({ kind: 'row-short', table: 'requests', row: 'granted', found: 6, expected: 7 }),
    passes: irregular(),
  },
}

const publicationTable: Record<Extract<CheckId, `AR-B${string}`>, FindingExample> = {
  'AR-B01': {
    shows: '县政府填了规章',
    breaks: { report: proactive({ 'regulations/issued': 1, 'regulations/inForce': 1 }, { organ: county }) },
    passes: {
      report: proactive({ 'regulations/issued': 1, 'regulations/inForce': 1 }, { organ: '青海省人民政府' }),
    },
  },
  'AR-B02': {
    shows: '制发 6 件，有效 5 件',
    breaks: { report: proactive({ 'normativeDocuments/issued': 6, 'normativeDocuments/inForce': 5 }) },
    passes: { report: proactive({ 'normativeDocuments/issued': 5, 'normativeDocuments/inForce': 5 }) },
  },
  'AR-B03': {
    shows: '上年有效 698 件，加 77 减 132，本年写 470',
    breaks: {
      report: proactive({
        'normativeDocuments/issued': 77,
        'normativeDocuments/repealed': 132,
        'normativeDocuments/inForce': 470,
      }),
      context: { previous: proactive({ 'normativeDocuments/inForce': 698 }, { year: 2022 }) },
    },
    passes: {
      report: proactive({
        'normativeDocuments/issued': 77,
        'normativeDocuments/repealed': 132,
        'normativeDocuments/inForce': 643,
      }),
      context: { previous: proactive({ 'normativeDocuments/inForce': 698 }, { year: 2022 }) },
    },
  },
  'AR-B04': {
    shows: '制发 3 件，有效也是 3 件',
    breaks: { report: proactive({ 'normativeDocuments/issued': 3, 'normativeDocuments/inForce': 3 }) },
    passes: { report: proactive({ 'normativeDocuments/issued': 3, 'normativeDocuments/inForce': 4 }) },
  },
  'AR-B05': {
    shows: '文件库多一件',
    breaks: {
      report: proactive({ 'normativeDocuments/inForce': 12 }),
      context: { library: { inForce: 13 } },
    },
    passes: {
      report: proactive({ 'normativeDocuments/inForce': 13 }),
      context: { library: { inForce: 13 } },
    },
  },
  'AR-B06': {
    shows: '文件库本年公布 2 件，表二填 1 件',
    breaks: {
      report: proactive({ 'normativeDocuments/issued': 1, 'normativeDocuments/inForce': 9 }),
      context: { library: { issued: 2 } },
    },
    passes: {
      report: proactive({ 'normativeDocuments/issued': 2, 'normativeDocuments/inForce': 9 }),
      context: { library: { issued: 2 } },
    },
  },
  'AR-B07': {
    shows: '有许可权而填 0',
    breaks: { report: zero(), context: { powers: { licences: true } } },
    passes: { report: proactive({ 'licences/decisions': 1 }), context: { powers: { licences: true } } },
  },
  'AR-B08': {
    shows: '没有处罚权而填 1',
    breaks: { report: proactive({ 'penalties/decisions': 1 }), context: { powers: { penalties: false } } },
    passes: { report: zero(), context: { powers: { penalties: false } } },
  },
  'AR-B09': {
    shows: '填了 100000',
    breaks: { report: proactive({ 'feesWan/amount': 100000 }) },
    passes: { report: proactive({ 'feesWan/amount': 99999 }) },
  },
  'AR-B10': {
    shows: '信息处理费 200 元，表二 0.01 万元',
    breaks: text(6, '全年收取信息处理费200元。', proactive({ 'feesWan/amount': 0.01 })),
    passes: text(6, '全年收取信息处理费200元。', proactive({ 'feesWan/amount': 0.02 })),
  },
  'AR-B11': {
    shows: '填成“+1”',
    breaks: {
      report: withCells(zero(), {
        'proactive/licences/decisions': { value: 1, state: 'number', raw: '+1', source: null },
      }),
    },
    passes: { report: proactive({ 'licences/decisions': 1 }) },
  },
  'AR-B12': {
    shows: '由 42 件变为 0',
    breaks: {
      report: zero(),
      context: { previous: proactive({ 'coercion/decisions': 42 }, { year: 2022 }) },
    },
    passes: {
      report: proactive({ 'coercion/decisions': 5 }),
      context: { previous: proactive({ 'coercion/decisions': 42 }, { year: 2022 }) },
    },
  },
  'AR-B13': {
    shows: '两行的决定数都等于项目数加增减',
    breaks: {
      report: proactive(
        {
          'licences/lastYear': 22,
          'licences/change': 1,
          'licences/decisions': 23,
          'penalties/lastYear': 1168,
          'penalties/change': 173,
          'penalties/decisions': 1341,
        },
        { form: '2019', year: 2020 },
      ),
    },
    passes: {
      report: proactive(
        {
          'licences/lastYear': 22,
          'licences/change': 1,
          'licences/decisions': 23,
          'penalties/lastYear': 1168,
          'penalties/change': 173,
          'penalties/decisions': 90,
        },
        { form: '2019', year: 2020 },
      ),
    },
  },
  'AR-B14': {
    shows: '总数 3，本年新公开 4',
    breaks: {
      report: proactive(
        { 'normativeDocuments/disclosed': 4, 'normativeDocuments/total': 3 },
        { form: '2019', year: 2020 },
      ),
    },
    passes: {
      report: proactive(
        { 'normativeDocuments/disclosed': 4, 'normativeDocuments/total': 4 },
        { form: '2019', year: 2020 },
      ),
    },
  },
}

const requestsTable: Record<Extract<CheckId, `AR-C${string}`>, FindingExample> = {
  'AR-C01': {
    shows: '收到 3 件，办理 2 件，没有结转',
    breaks: { report: requests({ newlyReceived: 3, granted: 2, total: 2 }) },
    passes: { report: requests({ newlyReceived: 3, granted: 2, total: 2, carriedOut: 1 }) },
  },
  'AR-C02': {
    shows: '各项之和 2，总计 3',
    breaks: { report: requests({ newlyReceived: 3, granted: 2, total: 3 }) },
    passes: { report: requests({ newlyReceived: 3, granted: 2, 'declined.repeat': 1, total: 3 }) },
  },
  'AR-C03': {
    shows: '自然人 2、其他 2、总计 2',
    breaks: {
      report: withCells(requests({ newlyReceived: 2, granted: 2, total: 2 }), {
        'requests/newlyReceived/otherOrganisation': 2,
      }),
    },
    passes: { report: requests({ newlyReceived: 2, granted: 2, total: 2 }) },
  },
  'AR-C04': {
    shows: '总计列全为 0',
    breaks: {
      report: zero({
        cells: {
          'requests/newlyReceived/business': 2,
          'requests/granted/business': 2,
          'requests/total/business': 2,
        },
      }),
    },
    passes: { report: requests({ newlyReceived: 2, granted: 2, total: 2 }) },
  },
  'AR-C05': {
    shows: '商业企业列与科研机构列相同',
    breaks: {
      report: zero({
        cells: Object.fromEntries(
          ['newlyReceived', 'granted', 'total'].flatMap((row) => [
            [`requests/${row}/business`, 2],
            [`requests/${row}/research`, 2],
            [`requests/${row}/total`, 4],
          ]),
        ),
      }),
    },
    passes: { report: requests({ newlyReceived: 2, granted: 2, total: 2 }) },
  },
  'AR-C06': {
    shows: '上年结转 2 件，本年写 1 件',
    breaks: {
      report: requests({ newlyReceived: 3, carriedIn: 1, granted: 4, total: 4 }),
      context: { previous: requests({ newlyReceived: 2, carriedOut: 2 }, { year: 2022 }) },
    },
    passes: {
      report: requests({ newlyReceived: 3, carriedIn: 2, granted: 5, total: 5 }),
      context: { previous: requests({ newlyReceived: 2, carriedOut: 2 }, { year: 2022 }) },
    },
  },
  'AR-C07': {
    shows: '结转的一件早已到期',
    breaks: { report: zero(), context: { register: { openPastTerm: 1 } } },
    passes: { report: zero(), context: { register: { openPastTerm: 0 } } },
  },
  'AR-C08': {
    shows: '收 10 件，结转 6 件',
    breaks: { report: requests({ newlyReceived: 10, granted: 4, total: 4, carriedOut: 6 }) },
    passes: { report: requests({ newlyReceived: 10, granted: 5, total: 5, carriedOut: 5 }) },
  },
  'AR-C09': {
    shows: '有一件逾期未缴费，第六部分说没有收费',
    breaks: text(
      6,
      '本年度未收取信息处理费。',
      requests({ newlyReceived: 1, 'other.feeLapsed': 1, total: 1 }),
    ),
    passes: text(
      6,
      '本年度发出收费通知1件，申请人逾期未缴纳，按规定处理。',
      requests({ newlyReceived: 1, 'other.feeLapsed': 1, total: 1 }),
    ),
  },
  'AR-C10': {
    shows: '逾期不补正 1 件，台账没有补正通知',
    breaks: {
      report: requests({ newlyReceived: 1, 'other.correctionLapsed': 1, total: 1 }),
      context: { register: { supplementNotices: 0 } },
    },
    passes: {
      report: requests({ newlyReceived: 1, 'other.correctionLapsed': 1, total: 1 }),
      context: { register: { supplementNotices: 1 } },
    },
  },
  'AR-C11': {
    shows: '大量反复申请 1 件，台账没有要求说明理由',
    breaks: {
      report: requests({ newlyReceived: 1, 'declined.excessive': 1, total: 1 }),
      context: { register: { reasonRequests: 0 } },
    },
    passes: {
      report: requests({ newlyReceived: 1, 'declined.excessive': 1, total: 1 }),
      context: { register: { reasonRequests: 1 } },
    },
  },
  'AR-C12': {
    shows: '街道填了国家秘密',
    breaks: {
      report: requests(
        { newlyReceived: 1, 'refused.stateSecret': 1, total: 1 },
        { organ: '青川县红旗街道办事处' },
      ),
    },
    passes: { report: requests({ newlyReceived: 1, 'refused.stateSecret': 1, total: 1 }, { organ: bureau }) },
  },
  'AR-C13': {
    shows: '保护第三方权益 1 件，台账没有征求意见',
    breaks: {
      report: requests({ newlyReceived: 1, 'refused.thirdPartyRights': 1, total: 1 }),
      context: { register: { thirdPartyConsultations: 0 } },
    },
    passes: {
      report: requests({ newlyReceived: 1, 'refused.thirdPartyRights': 1, total: 1 }),
      context: { register: { thirdPartyConsultations: 1 } },
    },
  },
  'AR-C14': {
    shows: '“其他”占四成，正文没有说明',
    breaks: { report: requests({ newlyReceived: 10, granted: 6, 'other.miscellaneous': 4, total: 10 }) },
    passes: { report: requests({ newlyReceived: 10, granted: 7, 'other.miscellaneous': 3, total: 10 }) },
  },
  'AR-C15': {
    shows: '100 件全部予以公开',
    breaks: { report: requests({ newlyReceived: 100, granted: 100, total: 100 }) },
    passes: { report: requests({ newlyReceived: 100, granted: 99, 'declined.repeat': 1, total: 100 }) },
  },
  'AR-C16': {
    shows: '台账 3 件，表三 2 件',
    breaks: {
      report: requests({ newlyReceived: 2, granted: 2, total: 2 }),
      context: { ledger: { 'requests/newlyReceived/total': 3 } },
    },
    passes: {
      report: requests({ newlyReceived: 3, granted: 3, total: 3 }),
      context: { ledger: { 'requests/newlyReceived/total': 3 } },
    },
  },
  'AR-C17': {
    shows: '律师个人申请计入机构',
    breaks: { report: zero(), context: { register: { lawyersAsOrganisations: 1 } } },
    passes: { report: zero(), context: { register: { lawyersAsOrganisations: 0 } } },
  },
  'AR-C18': {
    shows: '一件计了两次',
    breaks: { report: zero(), context: { register: { countedTwice: 1 } } },
    passes: { report: zero(), context: { register: { countedTwice: 0 } } },
  },
  'AR-C19': {
    shows: '撤回的计入予以公开',
    breaks: { report: zero(), context: { register: { withdrawnElsewhere: 1 } } },
    passes: { report: zero(), context: { register: { withdrawnElsewhere: 0 } } },
  },
}

const directSuit = { 'litigationDirect/upheld': 1, 'litigationDirect/total': 1 }

const remediesTable: Record<Extract<CheckId, `AR-D${string}`>, FindingExample> = {
  'AR-D01': {
    shows: '维持 10、纠正 1、总计 0',
    breaks: {
      report: remedies(
        { 'reconsideration/upheld': 10, 'reconsideration/corrected': 1 },
        requests({ newlyReceived: 21, granted: 21, total: 21 }),
      ),
    },
    passes: {
      report: remedies(
        { 'reconsideration/upheld': 10, 'reconsideration/corrected': 1, 'reconsideration/total': 11 },
        requests({ newlyReceived: 21, granted: 21, total: 21 }),
      ),
    },
  },
  'AR-D02': {
    shows: '办理 1 件，复议 3 件，上年没有未审结',
    breaks: {
      report: remedies(
        { 'reconsideration/upheld': 3, 'reconsideration/total': 3 },
        requests({ newlyReceived: 1, granted: 1, total: 1 }),
      ),
      context: { previous: lastYear() },
    },
    passes: {
      report: remedies(
        { 'reconsideration/upheld': 3, 'reconsideration/total': 3 },
        requests({ newlyReceived: 3, granted: 3, total: 3 }),
      ),
      context: { previous: lastYear() },
    },
  },
  'AR-D03': {
    shows: '复议后起诉 1 件，两年都没有审结的复议',
    breaks: {
      report: remedies(
        { 'litigationAfterReconsideration/upheld': 1, 'litigationAfterReconsideration/total': 1 },
        handled,
      ),
      context: { previous: lastYear() },
    },
    passes: {
      report: remedies(
        { 'litigationAfterReconsideration/upheld': 1, 'litigationAfterReconsideration/total': 1 },
        handled,
      ),
      context: {
        previous: remedies({ 'reconsideration/upheld': 1, 'reconsideration/total': 1 }, zero({ year: 2022 })),
      },
    },
  },
  'AR-D04': {
    shows: '上年未审结 2 件，本年总计 1 件',
    breaks: {
      report: remedies({ 'reconsideration/upheld': 1, 'reconsideration/total': 1 }, handled),
      context: {
        previous: remedies(
          { 'reconsideration/pending': 2, 'reconsideration/total': 2 },
          zero({ year: 2022 }),
        ),
      },
    },
    passes: {
      report: remedies({ 'reconsideration/upheld': 2, 'reconsideration/total': 2 }, handled),
      context: {
        previous: remedies(
          { 'reconsideration/pending': 2, 'reconsideration/total': 2 },
          zero({ year: 2022 }),
        ),
      },
    },
  },
  'AR-D05': {
    shows: '2024 年只有不予公开，却有直接起诉',
    breaks: {
      report: remedies(
        directSuit,
        requests({ newlyReceived: 2, 'refused.deliberative': 1, granted: 1, total: 2 }, { year: 2024 }),
      ),
    },
    passes: {
      report: remedies(
        directSuit,
        requests({ newlyReceived: 2, 'refused.deliberative': 1, granted: 1, total: 2 }, { year: 2023 }),
      ),
    },
  },
  'AR-D06': {
    shows: '纠正 1 件，第五部分不提',
    breaks: text(
      5,
      '存在的问题：政策解读形式单一，栏目更新不够及时，培训还不够经常，队伍建设有待加强。改进措施：丰富解读形式，加强栏目检查，每季度组织一次培训。',
      remedies(corrected, handled),
    ),
    passes: { report: remedies(corrected, handled) },
  },
  'AR-D07': {
    shows: '正文说没有被纠错，表四纠正 1 件',
    breaks: text(
      1,
      received('收到政府信息公开申请9件，行政复议未发生被纠错情况。'),
      remedies(corrected, handled),
    ),
    passes: text(1, received('收到政府信息公开申请9件，行政复议被纠正1件。'), remedies(corrected, handled)),
  },
  'AR-D08': {
    shows: '汇总 2 件，下级共 1 件',
    breaks: {
      report: remedies(
        { 'reconsideration/upheld': 2, 'reconsideration/total': 2 },
        requests({ newlyReceived: 9, granted: 9, total: 9 }, { organ: county }),
      ),
      context: {
        children: [
          {
            name: bureau,
            report: remedies({ 'reconsideration/upheld': 1, 'reconsideration/total': 1 }, handled),
          },
        ],
      },
    },
    passes: {
      report: remedies(
        { 'reconsideration/upheld': 1, 'reconsideration/total': 1 },
        requests({ newlyReceived: 9, granted: 9, total: 9 }, { organ: county }),
      ),
      context: {
        children: [
          {
            name: bureau,
            report: remedies({ 'reconsideration/upheld': 1, 'reconsideration/total': 1 }, handled),
          },
        ],
      },
    },
  },
}

function told(words: string, report: AnnualReport = handled): Example {
  return text(1, received(words), report)
}

const ten = requests({
  newlyReceived: 10,
  carriedIn: 2,
  granted: 9,
  'refused.deliberative': 2,
  total: 11,
  carriedOut: 1,
})
const review = remedies({ 'reconsideration/upheld': 4, 'reconsideration/total': 4 }, handled)

const narrativeText: Record<Extract<CheckId, `AR-N${string}`>, FindingExample> = {
  'AR-N01': {
    shows: '正文收到 11 件，表三新收 10 件',
    breaks: told('共收到政府信息公开申请11件。', ten),
    passes: told('共收到政府信息公开申请10件。', ten),
  },
  'AR-N02': {
    shows: '正文受理 11 件，新收 10 件、加结转 12 件',
    breaks: told('共受理政府信息公开申请11件。', ten),
    passes: told('共受理政府信息公开申请12件。', ten),
  },
  'AR-N03': {
    shows: '正文办结 10 件，表三总计 11 件',
    breaks: told('收到政府信息公开申请10件，办结10件。', ten),
    passes: told('收到政府信息公开申请10件，办结11件。', ten),
  },
  'AR-N04': {
    shows: '正文结转下年 2 件，表三 1 件',
    breaks: told('收到政府信息公开申请10件，结转下年度办理2件。', ten),
    passes: told('收到政府信息公开申请10件，结转下年度办理1件。', ten),
  },
  'AR-N05': {
    shows: '正文不予公开 3 件，表三 2 件',
    breaks: told('答复政府信息公开申请11件，不予公开3件。', ten),
    passes: told('答复政府信息公开申请11件，不予公开2件，占18.18%。', ten),
  },
  'AR-N06': {
    shows: '正文说没有收到，表三 10 件',
    breaks: told('全年未收到政府信息公开申请。', ten),
    passes: told('全年未收到政府信息公开申请。', zero()),
  },
  'AR-N07': {
    shows: '正文复议 5 件，表四 4 件',
    breaks: told('因政府信息公开被申请行政复议5件。', review),
    passes: told('因政府信息公开被申请行政复议4件，均获维持。', review),
  },
  'AR-N08': {
    shows: '正文制发 6 件，表二 5 件',
    breaks: text(
      1,
      `${dutiful}制发行政规范性文件6件。`,
      proactive({ 'normativeDocuments/issued': 5, 'normativeDocuments/inForce': 9 }),
    ),
    passes: text(
      1,
      `${dutiful}制发行政规范性文件5件，解读6件。`,
      proactive({ 'normativeDocuments/issued': 5, 'normativeDocuments/inForce': 9 }),
    ),
  },
  'AR-N09': {
    shows: '“未产生相关信息”没有计入“不掌握”',
    breaks: told('收到政府信息公开申请9件，1件因申请事项未产生相关信息，无法提供。'),
    passes: told(
      '收到政府信息公开申请9件，1件因申请事项未产生相关信息，无法提供。',
      requests({ newlyReceived: 9, granted: 8, 'unavailable.notHeld': 1, total: 9 }),
    ),
  },
  'AR-N10': {
    shows: '三个渠道共 10 件，表三 9 件',
    breaks: told('收到政府信息公开申请9件，其中网络申请5件，信函申请3件，当面申请2件。'),
    passes: told('收到政府信息公开申请9件，其中网络申请5件，信函申请3件，当面申请1件。'),
  },
  'AR-N11': {
    shows: '分项 110 条大于总数 100 条',
    breaks: text(1, `全年主动公开政府信息100条，其中网站60条，公众号50条。${dutiful}`),
    passes: text(1, `全年主动公开政府信息110条，其中网站60条，公众号50条。${dutiful}`),
  },
  'AR-N12': {
    shows: '由 6 件到 9 件写成增长 30%',
    breaks: {
      ...told('收到政府信息公开申请9件，同比增长30%。'),
      context: { previous: requests({ newlyReceived: 6, granted: 6, total: 6 }, { year: 2022 }) },
    },
    passes: {
      ...told('收到政府信息公开申请9件，同比增长50%。'),
      context: { previous: requests({ newlyReceived: 6, granted: 6, total: 6 }, { year: 2022 }) },
    },
  },
  'AR-N13': {
    shows: '正文说全部按期，台账超期 1 件',
    breaks: {
      ...told('收到政府信息公开申请9件，均按期办结。'),
      context: { register: { overdueReplies: 1 } },
    },
    passes: {
      ...told('收到政府信息公开申请9件，均按期办结。'),
      context: { register: { overdueReplies: 0 } },
    },
  },
  'AR-N14': {
    shows: '写“15个工作日内答复”',
    breaks: told('对政府信息公开申请在15个工作日内答复。'),
    passes: told('对政府信息公开申请在20个工作日内答复。'),
  },
  'AR-N15': {
    shows: '正文自然人 8 件，表三 9 件',
    breaks: told('收到政府信息公开申请9件，其中自然人8件。'),
    passes: told('收到政府信息公开申请9件，其中自然人9件。'),
  },
}

const essay = (year: string) =>
  `（一）主动公开。${year}，我局坚持以公开促落实，围绕群众关心的档案查询、民生档案利用、数字化建设等事项，通过门户网站、公众号、查阅大厅等渠道发布各类信息，切实保障公众的知情权、参与权和监督权。（二）依申请公开。完善登记、审核、办理、答复、归档各环节的工作制度，认真办理每一件申请。（三）政府信息管理。（四）平台建设。（五）监督保障。`
const problems =
  '存在的主要问题：一是政策解读形式还不够丰富，二是栏目更新还不够及时，三是业务培训还不够系统。'

const yearOverYear: Record<Extract<CheckId, `AR-Y${string}`>, FindingExample> = {
  'AR-Y01': {
    shows: '除数字外与上年相同',
    breaks: {
      ...text(1, essay('2023年')),
      context: { previous: text(1, essay('2022年'), zero({ year: 2022 })).report },
    },
    passes: {
      ...text(1, essay('2023年'), zero({ sections: { 5: `${problems}改进情况：已修订制度。` } })),
      context: { previous: text(1, dutiful, zero({ year: 2022 })).report },
    },
  },
  'AR-Y02': {
    shows: '与另一单位相同',
    breaks: {
      ...text(1, essay('2023年')),
      context: { peers: [text(1, essay('2023年'), zero({ organ: '青川县统计局' })).report] },
    },
    passes: {
      ...text(1, essay('2023年')),
      context: {
        peers: [text(1, dutiful, zero({ organ: '青川县统计局', sections: { 5: problems } })).report],
      },
    },
  },
  'AR-Y03': {
    shows: '问题与上年一字不差',
    breaks: {
      ...text(5, `${problems}改进措施：增加图解，建立提醒，定期培训。`),
      context: {
        previous: text(5, `${problems}改进措施：加强学习，提高认识。`, zero({ year: 2022 })).report,
      },
    },
    passes: {
      ...text(5, `${problems}改进措施：增加图解，建立提醒，定期培训。`),
      context: { previous: lastYear() },
    },
  },
  'AR-Y04': {
    shows: '上年承诺的两项措施都不提',
    breaks: {
      ...text(5, `${problems}改进措施：增加图解。`),
      context: {
        previous: text(
          5,
          `${problems}改进措施：一是建立智能问答知识库，二是开展第三方模拟暗访。`,
          zero({ year: 2022 }),
        ).report,
      },
    },
    passes: {
      ...text(5, `${problems}改进情况：已建立智能问答知识库。下一步增加图解。`),
      context: {
        previous: text(
          5,
          `${problems}改进措施：一是建立智能问答知识库，二是开展第三方模拟暗访。`,
          zero({ year: 2022 }),
        ).report,
      },
    },
  },
  'AR-Y05': {
    shows: '公布后由 8 件改为 9 件',
    breaks: {
      report: handled,
      context: { publication: { firstFigures: { 'requests/granted/total': 8 } } },
    },
    passes: {
      report: handled,
      context: { publication: { firstFigures: { 'requests/granted/total': 9 } } },
    },
  },
}

const areaOf = (count: number) =>
  requests({ newlyReceived: count, granted: count, total: count }, { organ: county })
const filer = (name: string, count: number) => ({
  name,
  report: requests({ newlyReceived: count, granted: count, total: count }, { organ: name }),
})

const hierarchyChecks: Record<Extract<CheckId, `AR-H${string}`>, FindingExample> = {
  'AR-H01': {
    shows: '汇总 5 件，两个单位共 4 件',
    breaks: { report: areaOf(5), context: { children: [filer(bureau, 1), filer('青川县统计局', 3)] } },
    passes: { report: areaOf(4), context: { children: [filer(bureau, 1), filer('青川县统计局', 3)] } },
  },
  'AR-H02': {
    shows: '统计局没有年报',
    breaks: {
      report: areaOf(1),
      context: { children: [filer(bureau, 1)], expectedChildren: [bureau, '青川县统计局'] },
    },
    passes: { report: areaOf(1), context: { children: [filer(bureau, 1)], expectedChildren: [bureau] } },
  },
  'AR-H03': {
    shows: '全县的数只等于政府办公室一家',
    breaks: { report: areaOf(3), context: { children: [filer(office, 3), filer(bureau, 2)] } },
    passes: { report: areaOf(5), context: { children: [filer(office, 3), filer(bureau, 2)] } },
  },
  'AR-H04': {
    shows: '并入的单位没有年报',
    breaks: {
      report: areaOf(1),
      context: {
        children: [filer(bureau, 1)],
        expectedChildren: [bureau],
        succession: [{ organ: '青川县物价局', successor: '青川县发展和改革局' }],
      },
    },
    passes: {
      report: areaOf(1),
      context: {
        children: [filer(bureau, 1)],
        expectedChildren: [bureau],
        succession: [{ organ: '青川县地方志办公室', successor: bureau }],
      },
    },
  },
}

const publicationOf: Record<Extract<CheckId, `AR-P${string}`>, FindingExample> = {
  'AR-P01': {
    shows: '部门 2 月 1 日公布',
    breaks: { report: zero(), context: { publishedOn: '2024-02-01' } },
    passes: { report: zero(), context: { publishedOn: '2024-01-31' } },
  },
  'AR-P02': {
    shows: '公布日期早于年度结束',
    breaks: {
      report: { ...zero(), dates: { ...zero().dates, signedOn: null } },
      context: { publishedOn: '2023-12-31' },
    },
    passes: {
      report: { ...zero(), dates: { ...zero().dates, signedOn: null } },
      context: { publishedOn: '2024-01-01' },
    },
  },
  'AR-P03': {
    shows: '放在“通知公告”栏目',
    breaks: { report: zero(), context: { publication: { column: '通知公告' } } },
    passes: { report: zero(), context: { publication: { column: '政府信息公开年报' } } },
  },
  'AR-P04': {
    shows: '没有可下载的文件',
    breaks: { report: zero(), context: { publication: { downloadable: false } } },
    passes: { report: zero(), context: { publication: { downloadable: true } } },
  },
  'AR-P05': {
    shows: '没有联系方式',
    breaks: { report: { ...zero(), preamble: '本报告根据《条例》编制。' } },
    passes: { report: { ...zero(), preamble: '本报告根据《条例》编制，电话：0999-1234567。' } },
  },
  'AR-P06': {
    shows: '写出了申请人的手机号码（虚构）',
    breaks: text(6, '申请人王某13800000000提出的申请已经答复，未收取信息处理费。'),
    passes: text(6, '如有疑问请致电，联系电话13800000000，未收取信息处理费。'),
  },
}

const languageText: Record<Extract<CheckId, `AR-L${string}`>, FindingExample> = {
  'AR-L01': {
    shows: '夹有“and”',
    breaks: text(1, `${dutiful}学习新思想 and 党的二十大精神。`),
    passes: text(1, `${dutiful}学习新思想和党的二十大精神，升级OA系统。`),
  },
  'AR-L02': {
    shows: '文号缺括号',
    breaks: text(1, `${dutiful}按照国办公开办函202130号通知编制。`),
    passes: text(1, `${dutiful}按照国办公开办函〔2021〕30号通知编制。`),
  },
  'AR-L03': {
    shows: '把 492 号令当作现行',
    breaks: text(1, `${dutiful}根据《条例》（国务院令第492号）编制。`),
    passes: text(1, `${dutiful}根据《条例》（国务院令第711号）编制。`),
  },
  'AR-L04': {
    shows: '“十九界”',
    breaks: text(1, `${dutiful}学习党的十九界六中全会精神。`),
    passes: text(1, `${dutiful}学习党的十九届六中全会精神。`),
  },
  'AR-L05': {
    shows: '“我局”“我委”混用',
    breaks: text(1, `${dutiful}我局高度重视，我委认真落实。`),
    passes: text(1, `${dutiful}我局高度重视，我局认真落实，服务我县发展。`),
  },
  'AR-L06': {
    shows: '落款日期写作 2024.1.20',
    breaks: { report: { ...zero(), signature: `${bureau}\n2024.1.20` } },
    passes: { report: zero() },
  },
  'AR-L07': {
    shows: '写成“公开为例外”',
    breaks: text(1, `${dutiful}坚持公开为常态、公开为例外。`),
    passes: text(1, `${dutiful}坚持公开为常态、不公开为例外。`),
  },
}

export const findingExamples: Readonly<Record<CheckId, FindingExample>> = {
  ...structure,
  ...publicationTable,
  ...requestsTable,
  ...remediesTable,
  ...narrativeText,
  ...yearOverYear,
  ...hierarchyChecks,
  ...publicationOf,
  ...languageText,
}
