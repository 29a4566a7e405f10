import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { balancedReport, blankCell, requestColumns, withCells } from '../../../test/support/report-builder.ts'
import { audit } from './audit/audit.ts'
import { rollUp } from './roll-up.ts'

const named = (...seeds: number[]) =>
  seeds.map((seed) => ({ name: `报告${seed}`, report: balancedReport({ seed, organ: `单位${seed}` }) }))

describe('汇总', () => {
  it('平衡的报告 / 任意几份 / 汇总后每格等于各份之和，仍然平衡', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 5 }), (seeds) => {
        const inputs = named(...seeds)
        const { sums, incomplete } = rollUp(inputs)
        assert.deepEqual(incomplete, [])
        const cells = Object.fromEntries(
          Object.entries(sums).map(([key, { sum }]) => [
            key,
            { value: sum, state: 'number' as const, raw: String(sum), source: null },
          ]),
        )
        for (const [key, { sum }] of Object.entries(sums)) {
          const expected = inputs.reduce((total, { report }) => total + (report.cells[key]?.value ?? 0), 0)
          assert.ok(Math.abs(sum - expected) < 1e-6)
        }
        const { findings } = audit({ ...balancedReport(0), cells })
        assert.deepEqual(
          findings.filter(({ id }) => /^AR-(?:C0[123]|D01)$/.test(id)),
          [],
        )
      }),
      { numRuns: 40 },
    )
  })

  it('一份有空白 / 该格 / 标为不完整，不当作 0', () => {
    const [first, second] = named(3, 4)
    assert.ok(first && second)
    const blank = {
      name: '缺数的',
      report: withCells(second.report, { 'requests/granted/total': blankCell() }),
    }
    const result = rollUp([first, blank])
    const known = first.report.cells['requests/granted/total']?.value ?? 0
    assert.deepEqual(result.incomplete, [
      { table: 'requests', row: 'granted', column: 'total', atLeast: known, missing: ['缺数的'] },
    ])
    assert.deepEqual(result.requests.granted && Object(result.requests.granted).total, null)
  })

  it('（六）有的一行、有的三行 / 汇总 / 合为一行', () => {
    const [first, second] = named(3, 4)
    assert.ok(first && second)
    const rows = ['other.correctionLapsed', 'other.feeLapsed', 'other.miscellaneous']
    const changes: Record<string, number | undefined> = {}
    const sumOf = (report: typeof first.report, column: string) =>
      rows.reduce((sum, row) => sum + (report.cells[`requests/${row}/${column}`]?.value ?? 0), 0)
    for (const column of requestColumns) {
      changes[`requests/other/${column}`] = sumOf(second.report, column)
      for (const row of rows) changes[`requests/${row}/${column}`] = undefined
    }
    const result = rollUp([first, { name: '一行', report: withCells(second.report, changes) }])
    assert.deepEqual(result.incomplete, [])
    assert.equal(
      result.sums['requests/other/total']?.sum,
      sumOf(first.report, 'total') + sumOf(second.report, 'total'),
    )
    assert.equal(result.sums['requests/other.feeLapsed/total'], undefined)
  })

  it('年度、格式不同的 / 少数 / 不计入，并说明原因', () => {
    const inputs = [
      ...named(1, 2),
      { name: '前年', report: balancedReport({ seed: 5, year: 2021 }) },
      { name: '旧格式', report: balancedReport({ seed: 6, form: '2019' }) },
    ]
    const result = rollUp(inputs)
    assert.deepEqual(
      result.leftOut.map(({ name }) => name),
      ['前年', '旧格式'],
    )
    assert.equal(result.reports.length, 2)
  })

  it('结果 / 转成 JSON 再读回 / 不变；没有报告时也能汇总', () => {
    const result = rollUp(named(1, 2))
    assert.deepEqual(JSON.parse(JSON.stringify(result)), result)
    assert.deepEqual(rollUp([]).reports, [])
  })
})
