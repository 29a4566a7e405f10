import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Block, Document, TableCell } from '../../document.ts'
import type { AnnualReport } from '../report.ts'
import { recognise } from './recognise.ts'

type TableBlock = Extract<Block, { kind: 'table' }>

/** Cells "甲", or "2x3 甲" for two rows and three columns, row by row as HTML has them. */
function table(rows: readonly (readonly string[])[]): TableBlock {
  const covered = new Set<string>()
  const cells: TableCell[] = []
  let columnCount = 0
  rows.forEach((texts, row) => {
    let column = 0
    for (const printed of texts) {
      while (covered.has(`${row}/${column}`)) column++
      const span = /^(\d+)x(\d+) /.exec(printed)
      const [rowSpan, colSpan] = span ? [Number(span[1]), Number(span[2])] : [1, 1]
      for (let down = 0; down < rowSpan; down++)
        for (let right = 0; right < colSpan; right++) covered.add(`${row + down}/${column + right}`)
      cells.push({ row, column, rowSpan, colSpan, text: printed.replace(/^\d+x\d+ /, ''), source: null })
      column += colSpan
      columnCount = Math.max(columnCount, column)
    }
  })
  return { kind: 'table', cells, rowCount: rows.length, columnCount, ragged: false, source: null }
}

function read(...tables: readonly Block[]): AnnualReport {
  const text = '溪原县水务局2023年政府信息公开工作年度报告'
  const document: Document = {
    format: 'html',
    title: null,
    blocks: [{ kind: 'paragraph', text, source: null }, ...tables],
    notes: [],
  }
  return recognise(document)
}

const values = (report: AnnualReport, prefix: string) =>
  Object.entries(report.cells)
    .filter(([key]) => key.startsWith(prefix))
    .map(([, cell]) => cell.value ?? cell.state)

const applicants = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']

test('表四 / 竖排成一列，每行一个结果 / 十五个数各归其位', () => {
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
  const line = (name: string, figure: number) => [name, String(figure)]
  const block = (figures: readonly number[]) => results.map((name, index) => line(name, figures[index] ?? 0))
  const [first, ...review] = block([3, 1, 0, 2, 6])
  const [second, ...direct] = block([1, 0, 4, 0, 5])
  const [third, ...after] = block([0, 2, 0, 0, 2])
  const report = read(
    table([
      ['5x2 行政复议', ...(first ?? [])],
      ...review,
      ['10x1 行政诉讼', '5x1 未经复议直接起诉', ...(second ?? [])],
      ...direct,
      ['5x1 复议后起诉', ...(third ?? [])],
      ...after,
    ]),
  )
  assert.deepEqual(values(report, 'remedies/reconsideration/'), [3, 1, 0, 2, 6])
  assert.deepEqual(values(report, 'remedies/litigationDirect/'), [1, 0, 4, 0, 5])
  assert.deepEqual(values(report, 'remedies/litigationAfterReconsideration/'), [0, 2, 0, 0, 2])
})

const labels = [
  '一、本年新收政府信息公开申请数量',
  '二、上年结转政府信息公开申请数量',
  '（一）予以公开',
  '（二）部分公开',
  '（三）不予公开1.属于国家秘密',
  '（三）不予公开—2.其他法律行政法规禁止公开',
  '（五）不予处理—2.重复申请',
  '（六）其他处理—3.其他',
  '（七）总计',
  '四、结转下年度继续办理',
  '（四）无法提供：1.本机关不掌握相关政府信息',
]
const codes = [
  'newlyReceived',
  'carriedIn',
  'granted',
  'partlyGranted',
  'refused.stateSecret',
  'refused.prohibitedByLaw',
  'declined.repeat',
  'other.miscellaneous',
  'total',
  'carriedOut',
  'unavailable.notHeld',
]
const figure = (row: number, column: number) => row * 10 + column

test('表三 / 行列对调：申请人在左，各项在上 / 各数各归其位', () => {
  const report = read(
    table([
      ['申请人', ...labels],
      ...applicants.map((name, column) => [name, ...labels.map((_, row) => String(figure(row, column)))]),
    ]),
  )
  codes.forEach((code, row) => {
    assert.deepEqual(
      values(report, `requests/${code}/`),
      applicants.map((_, column) => figure(row, column)),
      code,
    )
  })
})

test('表三 / 行名前写着组名，行序打乱 / 按行名认定，不是推断', () => {
  const rows = labels.map((label, row) => [
    label,
    ...applicants.map((_, column) => String(figure(row, column))),
  ])
  const report = read(table([['项目', ...applicants], ...rows.toReversed()]))
  codes.forEach((code, row) => {
    assert.equal(report.cells[`requests/${code}/total`]?.value, figure(row, 6), code)
  })
  assert.deepEqual(report.notes, [])
})

test('表三 / 一行合并成一格，只写一个 0 / 各列都是 0，并说明；合并的其他数不外推', () => {
  const report = read(
    table([
      ['项目', ...applicants],
      ['（一）予以公开', '1x7 0'],
      ['（二）部分公开', '1x7 3'],
      ['（七）总计', '0', '0', '0', '0', '0', '0', '0'],
    ]),
  )
  assert.deepEqual(values(report, 'requests/granted/'), [0, 0, 0, 0, 0, 0, 0])
  assert.match(report.cells['requests/granted/total']?.guessed ?? '', /合并/)
  assert.deepEqual(values(report, 'requests/partlyGranted/'), [3, ...Array(6).fill('absent')])
})

test('表二 / 合并的格被拆开，同一个数重复写在各格里 / 算一个数；不同的数仍报告个数不对', () => {
  const rows = (licences: readonly string[]) => [
    ['第二十条第（五）项', '第二十条第（五）项', '第二十条第（五）项', '第二十条第（五）项'],
    ['信息内容', '本年处理决定数量', '本年处理决定数量', '本年处理决定数量'],
    ['行政许可', ...licences],
  ]
  const repeated = read(table(rows(['21', '21', '21'])))
  assert.deepEqual(values(repeated, 'proactive/licences/'), [21])
  assert.deepEqual(
    repeated.irregularities.filter(({ kind }) => kind === 'row-long'),
    [],
  )
  const different = read(table(rows(['21', '4', '7'])))
  assert.equal(different.irregularities.filter(({ kind }) => kind === 'row-long').length, 1)
})
