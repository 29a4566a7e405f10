import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readText } from '../src/documents/read/read-text.ts'
import { reportAddresses } from '../src/domain/annual-report/layout.ts'
import { recognise } from '../src/domain/annual-report/recognise/recognise.ts'
import { type AnnualReport, cellKey } from '../src/domain/annual-report/report.ts'
import { documentOf, type Grid, gridsOf } from './support/laid-out-report.ts'
import { balancedReport } from './support/report-builder.ts'

/** Web pages that a program turned into text: upright bars between the cells, merged cells once. */

type Shape = (texts: readonly string[], missing: number) => string[]

const bars = (count: number) => (count > 0 ? ['|'.repeat(count)] : [])

const shapes: Readonly<Record<string, Shape>> = {
  '一行一行，每格后一竖线': (texts) => [`${texts.join(' | ')} |`],
  '一行一行，首尾都有竖线，短行用竖线补足': (texts, missing) => [
    `| ${texts.join(' | ')} |${missing > 0 ? ` ${'|'.repeat(missing)}` : ''}`,
  ],
  '每格一行，格后一竖线，短行用竖线补足': (texts, missing) => [
    ...texts.map((text) => `${text} |`),
    ...bars(missing),
  ],
  '每格一行，竖线另起一行': (texts) => texts.flatMap((text) => [text, '|']),
  '每行表格以一竖线开头，每格一行': (texts, missing) => [
    '|',
    ...texts.map((text) => `${text} |`),
    ...bars(missing),
  ],
}

function linesOf({ rows }: Grid, shape: Shape): string[] {
  const width = Math.max(...rows.map((row) => row.length))
  return rows.flatMap((row) =>
    shape(
      row.map(({ text }) => text),
      width - row.length,
    ),
  )
}

function textOf(report: AnnualReport, shape: Shape): string {
  const tables = Object.fromEntries(
    gridsOf(report).map((grid) => [
      grid.table,
      [{ kind: 'paragraph' as const, text: linesOf(grid, shape).join('\n'), source: null }],
    ]),
  )
  return documentOf(report, tables)
    .blocks.map((block) => (block.kind === 'table' ? '' : block.text))
    .join('\n')
}

for (const [name, shape] of Object.entries(shapes)) {
  test(`竖线文本 / ${name} / 三张表每格都读出`, () => {
    fc.assert(
      fc.property(fc.nat(100_000), (seed) => {
        const report = balancedReport({ seed, form: '2021', year: 2023 })
        const read = recognise(readText(textOf(report, shape)))
        const differing = reportAddresses(report).flatMap((address) => {
          const key = cellKey(address)
          return read.cells[key]?.value === report.cells[key]?.value
            ? []
            : [`${key}: ${report.cells[key]?.value} → ${read.cells[key]?.state} ${read.cells[key]?.value}`]
        })
        assert.deepEqual(differing, [])
      }),
      { numRuns: 30 },
    )
  })
}

const head = '溪原县水务局2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况'
const values = (text: string, prefix: string) =>
  Object.entries(recognise(readText(text)).cells).flatMap(([key, cell]) =>
    key.startsWith(prefix) ? [cell.value ?? cell.state] : [],
  )

test('竖线文本 / 只填了总计，其余各格空白 / 空格仍是空格，总计在末格', () => {
  const row = (label: string, total: string) => [`${label} |`, ...Array(6).fill('|'), `${total} |`, '||']
  const text = [
    head,
    ...row('一、本年新收政府信息公开申请数量', '6'),
    ...row('二、上年结转政府信息公开申请数量', '2'),
    '三、本年度办理结果 |',
    ...row('（一）予以公开', '8'),
    '五、存在的主要问题及改进情况',
  ].join('\n')
  const blanks = Array(6).fill('blank')
  assert.deepEqual(values(text, 'requests/newlyReceived/'), [...blanks, 6])
  assert.deepEqual(values(text, 'requests/carriedIn/'), [...blanks, 2])
  assert.deepEqual(values(text, 'requests/granted/'), [...blanks, 8])
})

test('竖线文本 / 每行都用竖线补到一样宽，表头靠左 / 数字不随表头错位', () => {
  const text = [
    head,
    '| （本列数据的勾稽关系） | 申请人情况 | ||||||||',
    '| 自然人 | 法人或其他组织 | 总计 | |||||||',
    '| 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | |||||',
    '| 一、本年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4 | ||',
    '| 二、上年结转政府信息公开申请数量 | 0 | 0 | 0 | 0 | 0 | 0 | 0 | ||',
    '五、存在的主要问题及改进情况',
  ].join('\n')
  assert.deepEqual(values(text, 'requests/newlyReceived/'), [3, 1, 0, 0, 0, 0, 4])
})

test('竖线文本 / 行名后写着解释，解释里有别的行名 / 数字归本行', () => {
  const text = [
    '溪原县水务局2020年政府信息公开工作年度报告\n二、主动公开政府信息情况',
    ...['信息内容', '本年新 制作数量', '本年新 公开数量', '对外公开总数量'].map((cell) => `${cell} |`),
    ...['规章：指省、自治区、直辖市的人民政府依法制定和发布的规范性文件。', '1', '2', '3'].map(
      (cell) => `${cell} |`,
    ),
    ...['规范性文件：指行政机关在职权范围内制定、公布的具有普遍约束力的文件。', '4', '5', '6'].map(
      (cell) => `${cell} |`,
    ),
    ...['行政许可', '8', '增10', '18'].map((cell) => `${cell} |`),
    '五、存在的主要问题及改进情况',
  ].join('\n')
  assert.deepEqual(values(text, 'proactive/regulations/'), [1, 2, 3])
  assert.deepEqual(values(text, 'proactive/normativeDocuments/'), [4, 5, 6])
  assert.deepEqual(values(text, 'proactive/licences/'), [8, 10, 18])
})

test('竖线文本 / 表三前有一段话说到各种结果 / 话留在正文，两行新收和结转都读出', () => {
  const text = [
    head,
    '2023年共收到8份申请，均为自然人申请，予以公开2件，部分公开2件，其他4件。',
    '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和） |',
    ...['申请人情况', '自然人', '法人或其他组织', '总计'].map((cell) => `${cell} |`),
    ...['一、本年新收政府信息公开申请数量', '8', '0', '0', '0', '0', '0', '8'].map((cell) => `${cell} |`),
    ...['二、上年结转政府信息公开申请数量', '1', '0', '0', '0', '0', '0', '1'].map((cell) => `${cell} |`),
    ...['（一）予以公开', '9', '0', '0', '0', '0', '0', '9'].map((cell) => `${cell} |`),
    '五、存在的主要问题及改进情况',
  ].join('\n')
  assert.deepEqual(values(text, 'requests/newlyReceived/'), [8, 0, 0, 0, 0, 0, 8])
  assert.deepEqual(values(text, 'requests/carriedIn/'), [1, 0, 0, 0, 0, 0, 1])
  const section = recognise(readText(text)).sections.find(({ number }) => number === 3)
  assert.match(section?.text ?? '', /均为自然人申请/)
})

test('竖线文本 / 表四只剩十五个数，三处合计都对 / 按次序认出；合计不对 / 不认', () => {
  const line = (figures: string) =>
    `溪原县水务局2023年政府信息公开工作年度报告\n四、政府信息公开行政复议、行政诉讼情况\n${figures}\n五、存在的主要问题及改进情况`
  const figures = [3, 1, 0, 2, 6, 1, 0, 4, 0, 5, 0, 2, 0, 0, 2]
  assert.deepEqual(values(line(`| ${figures.join(' | ')} |`), 'remedies/'), figures)
  assert.deepEqual(values(line(`| ${[...figures].reverse().join(' | ')} |`), 'remedies/'), [])
})

test('表二 / 行名都在，一个数也没有 / 是空白的表，不是没有表', () => {
  const labels = ['信息内容', '规章', '行政规范性文件', '行政许可', '行政处罚', '行政强制', '行政事业性收费']
  const text = [
    head.replace('三、收到和处理政府信息公开申请情况', '二、主动公开政府信息情况'),
    ...labels,
  ].join('\n\n')
  assert.deepEqual(new Set(values(text, 'proactive/')), new Set(['blank']))
})
