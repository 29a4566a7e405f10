import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { balancedReport, blankCell, withCells } from '../../../test/support/report-builder.ts'
import { compareReports } from './compare.ts'

const last = balancedReport({ seed: 0, year: 2022 })

describe('与上年相比', () => {
  it('一格由 40 变为 30 / 给出差额和百分比', () => {
    const before = withCells(last, { 'proactive/licences/decisions': 40 })
    const now = withCells(balancedReport({ seed: 0 }), { 'proactive/licences/decisions': 30 })
    const { cells, biggest } = compareReports(now, before)
    const cell = cells.find(({ row }) => row === 'licences')
    assert.deepEqual([cell?.previous, cell?.current, cell?.change, cell?.percent], [40, 30, -10, -25])
    assert.deepEqual(biggest, [cell])
  })

  it('一边空白 / 没有差额，不当作 0', () => {
    const before = withCells(last, { 'proactive/licences/decisions': blankCell() })
    const cell = compareReports(balancedReport({ seed: 0 }), before).cells.find(
      ({ row }) => row === 'licences',
    )
    assert.deepEqual([cell?.previous, cell?.current, cell?.change], [null, 0, null])
  })

  it('结转接不上 / 列入衔接问题', () => {
    const before = withCells(last, { 'requests/carriedOut/naturalPerson': 2, 'requests/carriedOut/total': 2 })
    const { continuity } = compareReports(balancedReport({ seed: 0 }), before)
    assert.ok(continuity.some(({ id, severity }) => id === 'AR-C06' && severity === 'error'))
  })

  it('年度不相邻、单位不同、格式不同 / 提醒', () => {
    const other = balancedReport({ seed: 0, year: 2019, form: '2019', organ: '青川县统计局' })
    assert.equal(compareReports(balancedReport({ seed: 0 }), other).cautions.length, 3)
  })

  it('正文相同 / 重合为 1；结果可以转成 JSON', () => {
    const comparison = compareReports(balancedReport({ seed: 0 }), last)
    assert.equal(comparison.similarity.whole, 1)
    assert.deepEqual(JSON.parse(JSON.stringify(comparison)), comparison)
  })
})
