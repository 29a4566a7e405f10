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
