import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Document, DocumentFormat } from '../../document.ts'
import type { AnnualReport } from '../report.ts'
import { recognise } from './recognise.ts'

type Rows = readonly (readonly string[])[]

/** Rows of texts on one grid; a text "3×甲" covers three columns. */
function grid(rows: Rows, ragged = false): Block {
  let width = 0
  const cells = rows.flatMap((row, r) => {
    let column = 0
    return row.map((text) => {
      const span = /^(\d+)×/.exec(text)
      const colSpan = span ? Number(span[1]) : 1
      const cell = { row: r, column, rowSpan: 1, colSpan, text: text.replace(/^\d+×/, ''), source: null }
      column += colSpan
      width = Math.max(width, column)
      return cell
    })
  })
  return { kind: 'table', cells, rowCount: rows.length, columnCount: width, ragged, source: null }
}

function read(tables: readonly Block[], format: DocumentFormat = 'html', year = 2023): AnnualReport {
  const title: Block = {
    kind: 'paragraph',
    text: `青川县档案局${year}年政府信息公开工作年度报告`,
    source: null,
  }
  const document: Document = { format, title: null, blocks: [title, ...tables], notes: [] }
  return recognise(document)
}

const values = (report: AnnualReport, prefix: string) =>
  Object.entries(report.cells)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, cell]) => cell.value ?? cell.state)

const documents = ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数']

test('表二 / 列名改写但次序未变 / 按次序归列，相邻列不移位', () => {
  for (const first of ['本年（2023）制发件数', '本年(2023)制发件数', '2023年制发件数', '新发文件数'])
    for (const ragged of [false, true]) {
      const head = ['信息内容', first, '本年废止件数', '现行有效件数（历史累计）']
      const report = read([grid([head, ['规章', '0', '1', '2'], ['行政规范性文件', '3', '', '9']], ragged)])
      assert.deepEqual(values(report, 'proactive/regulations'), [0, 1, 2], first)
      assert.deepEqual(values(report, 'proactive/normativeDocuments'), [3, 'blank', 9], first)
    }
})

test('表二 / 列次序对调 / 按列名归列', () => {
  const head = ['信息内容', '现行有效件数', '本年制发件数', '本年废止件数']
  const { cells } = read([grid([head, ['规章', '9', '3', '1']])])
  assert.deepEqual(
    ['issued', 'repealed', 'inForce'].map((column) => cells[`proactive/regulations/${column}`]?.value),
    [3, 1, 9],
  )
})

test('表二 / 多一列“单位” / 不当作数，报告多列', () => {
  const head = ['信息内容', '单位', '本年制发件数', '本年废止件数', '现行有效件数']
  const report = read([grid([head, ['规章', '件', '3', '1', '9']])])
  assert.deepEqual(values(report, 'proactive/regulations'), [3, 1, 9])
  assert.ok(report.irregularities.some((one) => one.kind === 'column-extra' && one.found === '单位'))
})

test('表二 / 行名与数在一格 / 分开读', () => {
  const report = read([
    grid([documents, ['规章 0 1 2'], ['行政规范性文件：3', '1', '9']], true),
    grid([['信息内容', '本年处理决定数量'], ['行政许可 550'], ['行政处罚：12件'], ['行政强制7']], true),
  ])
  assert.deepEqual(values(report, 'proactive/'), [0, 1, 2, 3, 1, 9, 550, 12, 7])
})

test('表二 / 行名带注、带单位 / 仍是那一行', () => {
  const rows = [
    ['信息内容', '本年处理决定数量'],
    ['行政许可（件）', '5'],
    ['行政处罚①', '6'],
    ['行政强制措施', '7'],
  ]
  const report = read([grid(rows)])
  assert.deepEqual(values(report, 'proactive/'), [5, 6, 7])
})

test('表二 / 多出一行 / 报告多行，数不计入上一行', () => {
  const rows = [
    documents,
    ['规章', '', '', ''],
    ['其他主动公开文件', '5', '5', '5'],
    ['行政规范性文件', '1', '2', '3'],
  ]
  const report = read([grid(rows)])
  assert.deepEqual(values(report, 'proactive/regulations'), ['blank', 'blank', 'blank'])
  assert.deepEqual(values(report, 'proactive/normativeDocuments'), [1, 2, 3])
  assert.ok(report.irregularities.some((one) => one.kind === 'row-extra' && one.found === '其他主动公开文件'))
})

const applicants = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
const seven = (value: number) => [`${value}`, '0', '0', '0', '0', '0', `${value}`]
const allSeven = (value: number) => [value, 0, 0, 0, 0, 0, value]

test('表三 / 四组里的“1.”“2.” / 按文字归行，不按序号', () => {
  const rows = [
    ['项目', ...applicants],
    ['（三）不予公开 1.属于国家秘密', ...seven(1)],
    ['2.其他法律行政法规禁止公开', ...seven(2)],
    ['（四）无法提供', '1.本机关不掌握相关政府信息', ...seven(3)],
    ['', '2.没有现成信息需要另行制作', ...seven(4)],
    ['（五）不予处理', '1.信访举报投诉类申请', ...seven(5)],
    ['', '2.重复申请', ...seven(6)],
    ['（六）其他处理', '3.其他', ...seven(7)],
    ['（七）总计', ...seven(28)],
  ]
  const report = read([grid(rows, true)])
  const rowsFound = [
    'refused.stateSecret',
    'refused.prohibitedByLaw',
    'unavailable.notHeld',
    'unavailable.needsCreation',
    'declined.complaint',
    'declined.repeat',
    'other.miscellaneous',
    'total',
  ]
  rowsFound.forEach((row, index) => {
    const value = row === 'total' ? 28 : index + 1
    assert.deepEqual(values(report, `requests/${row}/`), allSeven(value), row)
  })
})

test('表三 / 行名有错字 / 按相近文字认定并说明', () => {
  const rows = [
    ['项目', ...applicants],
    ['6.届于四类过程性信息', ...seven(1)],
    ['五、要求行政机关确认或重薪出具已获取信息', ...seven(2)],
    ['1、申请人无正当理由逾期不补证、行政机关不再处理其政府信息公开申请', ...seven(3)],
  ]
  const report = read([grid(rows)])
  assert.deepEqual(values(report, 'requests/refused.deliberative/'), allSeven(1))
  assert.deepEqual(values(report, 'requests/declined.reconfirmation/'), allSeven(2))
  assert.deepEqual(values(report, 'requests/other.correctionLapsed/'), allSeven(3))
  assert.match(report.cells['requests/refused.deliberative/total']?.guessed ?? '', /相近文字/)
  assert.equal(report.irregularities.filter((one) => one.kind === 'label-differs').length, 3)
})

test('表三 / 不相干的行 / 不硬认', () => {
  const rows = [
    ['项目', ...applicants],
    ['（一）予以公开', ...seven(1)],
    ['咨询服务类', ...seven(9)],
    ['（二）部分公开', ...seven(2)],
  ]
  const report = read([grid(rows)])
  assert.deepEqual(
    values(report, 'requests/').filter((value) => value === 9),
    [],
  )
  assert.ok(report.irregularities.some((one) => one.kind === 'row-extra' && one.found === '咨询服务类'))
})

test('表三 / （六）一行 / 读作一行并报告合并', () => {
  const rows = [
    ['项目', ...applicants],
    ['（五）不予处理', '5.要求行政机关确认或重新出具已获取信息', ...seven(1)],
    ['（六）其他处理', ...seven(2)],
    ['（七）总计', ...seven(3)],
  ]
  const report = read([grid(rows, true)])
  assert.deepEqual(values(report, 'requests/other/'), allSeven(2))
  assert.ok(report.irregularities.some((one) => one.kind === 'row-collapsed' && one.row === 'other'))
})

test('表三 / 组名后有小计 / 报告多行，小计不当作任何一行', () => {
  const rows = [
    ['项目', ...applicants],
    ['（三）不予公开', ...seven(9)],
    ['1.属于国家秘密', ...seven(4)],
    ['小计', ...seven(4)],
    ['（七）总计', ...seven(4)],
  ]
  const report = read([grid(rows)])
  assert.deepEqual(values(report, 'requests/refused.stateSecret/'), allSeven(4))
  assert.equal(report.irregularities.filter((one) => one.kind === 'row-extra').length, 2)
})

test('表三 / 同一行印两遍 / 相同的不计，不同的报告', () => {
  const row = (value: number) => ['（一）予以公开', ...seven(value)]
  const once = read([grid([['项目', ...applicants], row(1), row(1)])])
  assert.ok(!once.irregularities.some((one) => one.kind === 'row-doubled'))
  const twice = read([grid([['项目', ...applicants], row(1), row(2)])])
  assert.ok(twice.irregularities.some((one) => one.kind === 'row-doubled' && one.row === 'granted'))
  assert.deepEqual(values(twice, 'requests/granted/'), allSeven(1))
})

test('表三 / 表头下有栏次行 / 栏次不是数', () => {
  const rows = [
    ['项目', ...applicants],
    ['栏次', '1', '2', '3', '4', '5', '6', '7'],
    ['（一）予以公开', ...seven(8)],
  ]
  const report = read([grid(rows)])
  assert.deepEqual(values(report, 'requests/'), allSeven(8))
})

const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const expectedRemedies = [1, 0, 2, 0, 3, 4, 0, 0, 0, 4, 0, 0, 0, 1, 1]

test('表四 / 三行五列 / 读作同样的十五格', () => {
  const rows = [
    ['', ...results],
    ['行政复议', '1', '0', '2', '0', '3'],
    ['行政诉讼', '', '', '', '', ''],
    ['未经复议直接起诉', '4', '0', '0', '0', '4'],
    ['复议后起诉', '0', '0', '0', '1', '1'],
  ]
  for (const ragged of [false, true])
    assert.deepEqual(values(read([grid(rows, ragged)]), 'remedies/'), expectedRemedies)
})

test('表四 / 竖排一项一行 / 读作同样的十五格', () => {
  const column = (name: string, figures: readonly number[]) => [
    [name],
    ...results.map((result, index) => [result, `${figures[index]}`]),
  ]
  const rows = [
    ['行政复议', '行政诉讼'],
    ...column('行政复议', expectedRemedies.slice(0, 5)),
    ...column('未经复议直接起诉', expectedRemedies.slice(5, 10)),
    ...column('复议后起诉', expectedRemedies.slice(10)),
  ]
  assert.deepEqual(values(read([grid(rows, true)]), 'remedies/'), expectedRemedies)
})

test('表四 / 复议、诉讼各一张表 / 读作同样的十五格', () => {
  const review = grid([['5×行政复议'], results, ['1', '0', '2', '0', '3']])
  const suits = grid([
    ['10×行政诉讼'],
    ['5×未经复议直接起诉', '5×复议后起诉'],
    [...results, ...results],
    expectedRemedies.slice(5).map(String),
  ])
  assert.deepEqual(values(read([review, suits]), 'remedies/'), expectedRemedies)
})

test('表四 / 其后有附件的表 / 附件的数不读作表四', () => {
  const remedies = grid([
    ['5×行政复议', '10×行政诉讼'],
    [...results, '5×未经复议直接起诉', '5×复议后起诉'],
    ['', '', '', '', '', ...results, ...results],
    expectedRemedies.map(String),
  ])
  const attached = grid([
    ['序号', '建议', '件数'],
    ['1', '人大', '12'],
  ])
  const report = read([remedies, attached])
  assert.deepEqual(values(report, 'remedies/'), expectedRemedies)
  assert.deepEqual(
    report.irregularities.filter(({ kind }) => kind === 'row-doubled'),
    [],
  )
})

test('表四 / 只有表头 / 十五格空白', () => {
  const report = read([
    grid([
      ['5×行政复议', '10×行政诉讼'],
      [...results, '5×未经复议直接起诉', '5×复议后起诉'],
      ['', '', '', '', '', ...results, ...results],
    ]),
  ])
  assert.deepEqual(values(report, 'remedies/'), Array(15).fill('blank'))
})

test('旧格式 / 2019 年的表二出现在 2023 年 / 按旧格式读并报告', () => {
  const rows = [
    ['信息内容', '本年新制作数量', '本年新公开数量', '对外公开总数量'],
    ['规章', '0', '0', '0'],
    ['规范性文件', '2', '2', '9'],
    ['信息内容', '上一年项目数量', '本年增/减', '处理决定数量'],
    ['行政许可', '12', '+3', '45'],
    ['其他对外管理服务事项', '5', '减2', '7'],
    ['信息内容', '采购项目数量', '采购总金额'],
    ['政府集中采购', '6', '1276.5534万元'],
  ]
  const report = read([grid(rows)])
  assert.equal(report.form, '2019')
  assert.deepEqual(values(report, 'proactive/'), [0, 0, 0, 2, 2, 9, 12, 3, 45, 5, -2, 7, 6, 12765534])
  assert.deepEqual(
    report.irregularities.filter(({ kind }) => kind === 'old-form'),
    [{ kind: 'old-form', form: '2019', year: 2023 }],
  )
})

test('分页 / 一个数分在两行 / 纸面上按一个数读并说明，网页上不读', () => {
  const rows = [documents, ['规章', '0', '0', '0'], ['行政规范性文件', '123\n4', '0', '2345']]
  const cell = (format: DocumentFormat) =>
    read([grid(rows)], format).cells['proactive/normativeDocuments/issued']
  assert.deepEqual([cell('pdf')?.value, cell('html')?.state], [1234, 'text'])
  assert.ok(cell('pdf')?.guessed)
})

test('2019 年以前 / 统计表 / 读作有名称的数', () => {
  const rows = [
    ['统计指标', '单位', '统计数'],
    ['一、主动公开情况', '', ''],
    ['（一）主动公开政府信息数', '条', '1280'],
    ['其中：主动公开规范性文件数', '条', '12'],
    ['二、回应解读情况', '', ''],
  ]
  const report = read([grid(rows)], 'html', 2016)
  assert.equal(report.form, 'statistics')
  assert.deepEqual(
    report.statistics.map(({ label, value }) => [label, value]),
    [
      ['（一）主动公开政府信息数', 1280],
      ['其中：主动公开规范性文件数', 12],
    ],
  )
})

test('2019 年以前 / 统计表分本年度、历年累计，行有代码 / 取本年度的数', () => {
  const rows = [
    ['指标名称', '计量单位', '代码', '2016年度', '历年累计'],
    ['主动公开文件数', '条', '01', '321', '1503'],
    ['收到申请总数', '条', '02', '21', '98'],
  ]
  const labelled = (source: readonly string[][]) =>
    read([grid(source)], 'html', 2016).statistics.map(({ label, value }) => [label, value])
  assert.deepEqual(labelled(rows), [
    ['主动公开文件数', 321],
    ['收到申请总数', 21],
  ])
  assert.deepEqual(labelled(rows.map((row) => row.filter((_, column) => column !== 2))), labelled(rows))
})

test('2019 年以前 / 统计表成了文字，一行一项或者一格一行 / 读作有名称的数', () => {
  const paragraphs = (...texts: string[]) =>
    texts.map((text) => ({ kind: 'paragraph' as const, text, source: null }))
  const labelled = (...texts: string[]) =>
    read(paragraphs('一、概述', '全年工作有序开展。', '七、附表', ...texts), 'text', 2016).statistics.map(
      ({ label, value }) => [label, value],
    )
  const expected = [
    ['主动公开文件数', 321],
    ['收到申请总数', 21],
  ]
  assert.deepEqual(labelled('主动公开文件数 条 321 1503', '收到申请总数 件 21 98'), expected)
  const cells = ['主动公开文件数', '条', '321', '1503', '收到申请总数', '件', '21', '98']
  assert.deepEqual(labelled(...cells), expected)
  assert.deepEqual(labelled('2016年，共收到申请21件。'), [])
})

test('表格是图片 / 表三处只有一张图 / 报告表三是图片', () => {
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text, source: null })
  const blocks = [
    paragraph('青川县档案局2023年政府信息公开工作年度报告'),
    paragraph('二、主动公开政府信息情况'),
    grid([documents, ['规章', '0', '0', '0']]),
    paragraph('三、收到和处理政府信息公开申请情况'),
    paragraph('四、政府信息公开行政复议、行政诉讼情况'),
    paragraph('本年无行政复议。'),
  ]
  const note = { code: 'image-not-read', message: '图', source: { kind: 'block', block: 4 } } as const
  const report = recognise({ format: 'html', title: null, blocks, notes: [note] })
  assert.deepEqual(
    report.irregularities.filter(({ kind }) => kind === 'table-as-image'),
    [{ kind: 'table-as-image', table: 'requests' }],
  )
})

test('正文里的小表 / 与表二、表三用词相同 / 不当作表二、表三', () => {
  const small = grid([
    ['类别', '数量'],
    ['规范性文件', '5'],
    ['行政许可', '120'],
    ['予以公开', '12'],
  ])
  const own = grid([documents, ['规章', '0', '0', '0'], ['行政规范性文件', '1', '2', '3']])
  const requests = grid([
    ['项目', ...applicants],
    ['（一）予以公开', ...seven(7)],
  ])
  const report = read([small, own, requests])
  assert.deepEqual(values(report, 'proactive/'), [0, 0, 0, 1, 2, 3])
  assert.deepEqual(values(report, 'requests/granted/'), allSeven(7))
  assert.ok(!report.irregularities.some((one) => one.kind === 'row-doubled'))
})

/** The grid with a confidence on every cell, as OCR gives it; "甲@0.3" has confidence 0.3. */
function scanned(rows: Rows): Block {
  const block = grid(rows)
  if (block.kind !== 'table') return block
  return {
    ...block,
    cells: block.cells.map((cell) => {
      const [text = '', confidence = '0.9'] = cell.text.split('@')
      return { ...cell, text, confidence: Number(confidence) }
    }),
  }
}

test('扫描件 / 表四只认出表头 / 十五格缺失，不当作空白', () => {
  const report = read(
    [
      scanned([documents, ['规章', '0', '0', '0']]),
      scanned([
        ['5×行政复议', '10×行政诉讼'],
        [...results, '5×未经复议直接起诉', '5×复议后起诉'],
        ['', '', '', '', '', ...results, ...results],
      ]),
    ],
    'scan',
  )
  assert.deepEqual(values(report, 'remedies/'), [])
})

test('扫描件 / 个别行名无法辨认 / 前后行都认得、行数正好时按次序认定并说明', () => {
  const report = read(
    [
      scanned([
        ['项目', ...applicants],
        ...[
          '一、本年新收政府信息公开申请数量',
          '二、上年结转政府信息公开申请数量',
          '（一）予以公开',
          '（二）部分公开',
          '1.属于国家秘密',
          '2.其他法律行政法规禁止公开',
        ].map((label, index) => [label, ...seven(index)]),
        ['B爷及〓安', ...seven(6)],
        ...[
          '4.保护第三方合法权益',
          '5.属于三类内部事务信息',
          '6.属于四类过程性信息',
          '7.属于行政执法案卷',
          '8.属于行政查询事项',
          '1.本机关不掌握相关政府信息',
        ].map((label, index) => [label, ...seven(index + 7)]),
        ['〓', ...seven(13)],
        ['x', ...seven(14)],
        ['3.要求提供公开出版物', ...seven(15)],
      ]),
    ],
    'scan',
  )
  assert.deepEqual(values(report, 'requests/refused.securityAndStability/'), allSeven(6))
  assert.match(report.cells['requests/refused.securityAndStability/total']?.guessed ?? '', /次序/)
  // Two lines where the form has four rows: no order can name them.
  assert.deepEqual(
    values(report, 'requests/').filter((value) => value === 13 || value === 14),
    [],
  )
})

test('扫描件 / 行名无法辨认，同一行左边是组名 / 组名不妨碍按次序认定', () => {
  const labels = ['二、上年结转政府信息公开申请数量', '', '（二）部分公开', '1.属于国家秘密']
  const after = ['2.其他法律行政法规禁止公开', '3.危及“三安全一稳定”', '4.保护第三方合法权益']
  const later = ['5.属于三类内部事务信息', '6.属于四类过程性信息', '7.属于行政执法案卷', '8.属于行政查询事项']
  const rows = [
    ...labels,
    ...after,
    ...later,
    '1.本机关不掌握相关政府信息',
    '2.没有现成信息需要另行制作',
    '3.补正后申请内容仍不明确',
    '2.重复申请',
    '（七）总计',
  ]
  const report = read(
    [
      scanned([
        ['项目', '', ...applicants],
        ...rows.map((label, index) =>
          label === '' ? ['三、本年度办理结果', '全和各久估', ...seven(index)] : ['', label, ...seven(index)],
        ),
      ]),
    ],
    'scan',
  )
  assert.deepEqual(values(report, 'requests/granted/'), allSeven(1))
})

test('扫描件 / 数字可信度低 / 与合计相符的采用并说明，不符的留作文字', () => {
  const report = read(
    [
      scanned([
        ['项目', ...applicants],
        ['（一）予以公开', '3@0.3', '0', '0', '0', '0', '0', '3'],
        ['（二）部分公开', '3@0.3', '0', '0', '0', '0', '0', '8'],
        ['2.重复申请', '〓@0', '0', '0', '0', '0', '0', '1'],
      ]),
    ],
    'scan',
  )
  assert.deepEqual(values(report, 'requests/granted/'), allSeven(3))
  assert.match(report.cells['requests/granted/naturalPerson']?.guessed ?? '', /可信度低/)
  assert.deepEqual(values(report, 'requests/partlyGranted/'), ['text', 0, 0, 0, 0, 0, 8])
  assert.deepEqual(values(report, 'requests/declined.repeat/'), ['text', 0, 0, 0, 0, 0, 1])
})

test('扫描件 / 表二行名全不可辨 / 形状与规定格式逐行相同时按次序认定', () => {
  const row = (...figures: string[]) => ['〓', ...figures]
  const rows = [
    ['4×〓'],
    row('a', 'b', 'c'),
    row('1', '2', '3'),
    row('4', '5', '6'),
    ['4×〓'],
    ['〓', '3×a'],
    ['〓', '3×7'],
    ['4×〓'],
    ['〓', '3×a'],
    ['〓', '3×8'],
    ['〓', '3×9'],
    ['4×〓'],
    ['〓', '3×a'],
    ['〓', '3×0.5'],
  ]
  assert.deepEqual(values(read([scanned(rows)], 'scan'), 'proactive/'), [1, 2, 3, 4, 5, 6, 7, 8, 9, 0.5])
  assert.deepEqual(values(read([grid(rows)]), 'proactive/'), [])
})

test('表三 / （六）其他处理旁的行名有错字 / 认作其下的一行，行名不作数据', () => {
  const zeros = ['0', '0', '0', '0', '0', '0', '0']
  const report = read([
    grid([
      ['三、本年度办理结果', '（五）不予处理', '4.无正当理由大量反复申请', ...zeros],
      ['', '（六）其他处理', '1.申请人无正当理由和逾期不补正、行政机关不青处理其政府信息公开申请', ...zeros],
      ['', '', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', ...zeros],
      ['', '', '3.其他', '0', '0', '2', '0', '0', '2', '4'],
    ]),
  ])
  assert.deepEqual(values(report, 'requests/other.correctionLapsed/'), [0, 0, 0, 0, 0, 0, 0])
  assert.deepEqual(values(report, 'requests/other.miscellaneous/'), [0, 0, 2, 0, 0, 2, 4])
  assert.deepEqual(values(report, 'requests/other/'), [])
})
