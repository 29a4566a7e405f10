import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  blankCells,
  blankReport,
  carryForward,
  type DraftEntries,
  draftFromEntries,
  entriesFromReport,
  fillTotals,
  fillZeros,
  formForYear,
} from './draft.ts'
import { cellValue } from './report.ts'

const head = { organ: '江城市柳溪区档案局', year: 2025 } as const

function entries(cells: Record<string, string>): DraftEntries {
  return { ...head, form: '2021', cells, sections: {}, preamble: '', signature: '' }
}

describe('空白表', () => {
  it('2021 年格式 / 新开一份 / 200 格都在，没有一格是 0', () => {
    const report = blankReport('2021', head)
    const cells = Object.values(report.cells)
    assert.equal(cells.length, 200)
    assert.ok(cells.every((cell) => cell.state === 'blank' && cell.value === null))
    assert.equal(report.title, '江城市柳溪区档案局2025年政府信息公开工作年度报告')
    assert.deepEqual(
      report.sections.map(({ number }) => number),
      [1, 2, 3, 4, 5, 6],
    )
  })

  it('报告年度 / 2019、2020、2021、以后各年 / 用当年有效的格式', () => {
    assert.deepEqual([2019, 2020, 2021, 2030].map(formForYear), ['2019', '2019', '2021', '2021'])
  })
})

describe('从上年年报结转', () => {
  const previous = draftFromEntries(
    entries({
      'requests/carriedOut/naturalPerson': '3',
      'requests/carriedOut/business': '1',
      'requests/carriedOut/research': '/',
      'requests/carriedOut/total': '4',
      'requests/newlyReceived/naturalPerson': '20',
    }),
  )

  it('上年“结转下年度” / 各列 / 成为本年“上年结转”', () => {
    const next = carryForward(previous)
    const carried = (column: string) => cellValue(next, { table: 'requests', row: 'carriedIn', column })
    assert.equal(next.year, 2026)
    assert.deepEqual([carried('naturalPerson'), carried('business'), carried('total')], [3, 1, 4])
  })

  it('上年空着或者写“/”的格 / 结转 / 仍空着，不当作 0', () => {
    const next = carryForward(previous)
    assert.equal(next.cells['requests/carriedIn/research']?.state, 'blank')
    assert.equal(next.cells['requests/carriedIn/charity']?.state, 'blank')
  })

  it('上年其他数字 / 结转 / 不带过来', () => {
    assert.equal(carryForward(previous).cells['requests/newlyReceived/naturalPerson']?.state, 'blank')
  })

  it('2020 年报告 / 结转到 2021 年 / 换成 2021 年格式', () => {
    const old = draftFromEntries({
      ...entries({ 'requests/carriedOut/total': '5' }),
      year: 2020,
      form: '2019',
    })
    const next = carryForward(old)
    assert.equal(next.form, '2021')
    assert.equal(cellValue(next, { table: 'requests', row: 'carriedIn', column: 'total' }), 5)
  })
})

describe('填写', () => {
  it('没有填的格 / 列出 / 正好是空着的那些', () => {
    const some = entries({ 'requests/total/total': '1', 'proactive/feesWan/amount': ' ' })
    assert.equal(blankCells(some).length, 199)
  })

  it('空白处填 0 / 已填的格 / 一格不动', () => {
    const filled = fillZeros(
      entries({ 'requests/granted/naturalPerson': '2', 'proactive/licences/decisions': '/' }),
    )
    assert.equal(filled.cells['requests/granted/naturalPerson'], '2')
    assert.equal(filled.cells['proactive/licences/decisions'], '/')
    assert.equal(filled.cells['requests/granted/business'], '0')
    assert.equal(blankCells(filled).length, 0)
  })

  it('空白处填 0 / 空着的总计 / 按各项之和，不写成 0', () => {
    const filled = fillZeros(
      entries({ 'requests/newlyReceived/naturalPerson': '2', 'requests/granted/naturalPerson': '2' }),
    )
    assert.equal(filled.cells['requests/newlyReceived/total'], '2')
    assert.equal(filled.cells['requests/total/naturalPerson'], '2')
    assert.equal(filled.cells['requests/total/total'], '2')
    assert.equal(filled.cells['requests/carriedOut/total'], '0')
    assert.equal(filled.cells['remedies/reconsideration/total'], '0')
  })

  it('算出总计 / 有一项空着 / 总计仍空着', () => {
    const parts = { 'remedies/reconsideration/upheld': '1', 'remedies/reconsideration/corrected': '0' }
    assert.equal(fillTotals(entries(parts)).cells['remedies/reconsideration/total'], undefined)
    const whole = { ...parts, 'remedies/reconsideration/other': '0', 'remedies/reconsideration/pending': '2' }
    assert.equal(fillTotals(entries(whole)).cells['remedies/reconsideration/total'], '3')
  })

  it('（六）其他处理只有一行的报告 / 打开编辑 / 仍是一行，并计入总计', () => {
    const rows = ['granted', 'other', 'total']
    const report = draftFromEntries(
      entries({ 'requests/other/naturalPerson': '4', 'requests/granted/naturalPerson': '1' }),
    )
    const opened = entriesFromReport(report)
    assert.ok(rows.every((row) => `requests/${row}/naturalPerson` in report.cells))
    assert.ok(!('requests/other.miscellaneous/naturalPerson' in report.cells))
    assert.equal(fillZeros(opened).cells['requests/total/naturalPerson'], '5')
  })

  it('保存再打开 / 各格原文 / 不变', () => {
    const typed = entries({ 'requests/granted/total': '１２', 'proactive/feesWan/amount': '48.9919' })
    const opened = entriesFromReport(draftFromEntries(typed))
    assert.equal(opened.cells['requests/granted/total'], '１２')
    assert.equal(opened.cells['proactive/feesWan/amount'], '48.9919')
  })
})
