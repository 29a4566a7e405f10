import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { draftCells } from './draft.ts'
import { type GridShape, planPaste, readPastedText } from './paste-block.ts'
import { cellKey } from './report.ts'

/** The grid of a table as the page lays it out: 表四 is one line. */
function gridOf(table: 'proactive' | 'requests' | 'remedies'): GridShape {
  const cells = draftCells({ form: '2021', cells: {} }).filter(({ address }) => address.table === table)
  const rows = new Map<
    string,
    { key: ReturnType<typeof cellKey>; kind: (typeof cells)[number]['column']['kind'] }[]
  >()
  for (const { address, column } of cells) {
    const line = table === 'remedies' ? '' : address.row
    rows.set(line, [...(rows.get(line) ?? []), { key: cellKey(address), kind: column.kind }])
  }
  return [...rows.values()]
}

const requests = gridOf('requests')
const origin = { row: 0, column: 0 }

describe('读剪贴板文字', () => {
  it('制表符分隔的块 / 读取 / 行列照旧，空格仍空', () => {
    assert.deepEqual(readPastedText('1\t\t3\r\n4\t5\t6\r\n'), [
      ['1', '', '3'],
      ['4', '5', '6'],
    ])
  })

  it('从 PDF 复制的行 / 读取 / 名称与数字分开', () => {
    assert.deepEqual(readPastedText('（一）予以公开 2 0 0 0 0 0 2\n3 / 0'), [
      ['（一）予以公开', '2', '0', '0', '0', '0', '0', '2'],
      ['3', '/', '0'],
    ])
  })
})

describe('粘贴一块', () => {
  it('两行三列的数 / 从光标处 / 向右向下填', () => {
    const plan = planPaste(readPastedText('1\t2\t3\n4\t5\t6'), requests, { row: 2, column: 1 })
    assert.deepEqual(plan.cells, {
      'requests/granted/business': '1',
      'requests/granted/research': '2',
      'requests/granted/charity': '3',
      'requests/partlyGranted/business': '4',
      'requests/partlyGranted/research': '5',
      'requests/partlyGranted/charity': '6',
    })
    assert.equal(plan.leftOver, 0)
    assert.deepEqual(plan.guesses, [])
  })

  it('伸出表外的格 / 不填 / 并说有几格', () => {
    const plan = planPaste(readPastedText('1\t2\t3\t4'), requests, { row: 0, column: 5 })
    assert.deepEqual(plan.cells, {
      'requests/newlyReceived/otherOrganisation': '1',
      'requests/newlyReceived/total': '2',
    })
    assert.equal(plan.leftOver, 2)
  })

  it('全角数字、千分位、记号 / 说明怎样读的', () => {
    const plan = planPaste(readPastedText('１２\t1,200\t/'), requests, origin)
    assert.deepEqual(Object.values(plan.cells), ['12', '1200', '/'])
    assert.deepEqual(
      plan.guesses.map(({ why }) => why),
      ['“１２”读作 12', '“1,200”读作 1200', '“/”不是数，照原样填入'],
    )
  })

  it('块里的空格 / 粘贴 / 仍空着，不变成 0', () => {
    const plan = planPaste(readPastedText('1\t\t3'), requests, origin)
    assert.equal(plan.cells['requests/newlyReceived/business'], '')
  })

  it('与整张表一样大的块 / 光标在中间 / 从左上角填起', () => {
    const block = requests.map((row, r) => row.map((_, c) => String(r * 7 + c)))
    const plan = planPaste(block, requests, { row: 5, column: 3 })
    assert.equal(Object.keys(plan.cells).length, 175)
    assert.equal(plan.cells['requests/newlyReceived/naturalPerson'], '0')
    assert.equal(plan.cells['requests/carriedOut/total'], '174')
  })

  it('带名称的行 / 不论光标在哪 / 填到同名的行', () => {
    const text = [
      '一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t1\t4',
      '二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0',
      '（一）予以公开\t2\t0\t0\t0\t0\t1\t3',
      '四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1',
    ].join('\n')
    const plan = planPaste(readPastedText(text), requests, { row: 9, column: 4 })
    assert.equal(plan.cells['requests/newlyReceived/total'], '4')
    assert.equal(plan.cells['requests/granted/otherOrganisation'], '1')
    assert.equal(plan.cells['requests/carriedOut/naturalPerson'], '1')
    assert.equal(Object.keys(plan.cells).length, 28)
    assert.match(plan.how, /名称/)
  })

  it('表四十五个数竖着一列 / 粘贴 / 依次填入一行', () => {
    const column = Array.from({ length: 15 }, (_, index) => [String(index)])
    const plan = planPaste(column, gridOf('remedies'), origin)
    assert.equal(plan.cells['remedies/reconsideration/total'], '4')
    assert.equal(plan.cells['remedies/litigationAfterReconsideration/total'], '14')
  })
})
