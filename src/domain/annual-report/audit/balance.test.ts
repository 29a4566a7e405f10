import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { balancedReport, blankCell, markCell, withCells } from '../../../../test/support/report-builder.ts'
import { reportAddresses } from '../layout.ts'
import { cellKey } from '../report.ts'
import { audit } from './audit.ts'
import { singleRepairs } from './single-repairs.ts'

const arithmetic = /^AR-(?:C0[1-4]|D01)$/
const sums = (findings: readonly { id: string; status: string }[]) =>
  findings.filter(({ id }) => arithmetic.test(id))
const seeds = fc.integer({ min: 0, max: 100_000 })
const forms = fc.constantFrom('2021' as const, '2019' as const)

describe('表三、表四的勾稽关系', () => {
  it('平衡的报告 / 两种格式、任意数字 / 没有算术问题', () => {
    fc.assert(
      fc.property(seeds, forms, (seed, form) => {
        assert.deepEqual(sums(audit(balancedReport({ seed, form })).findings), [])
      }),
      { numRuns: 150 },
    )
  })

  it('平衡的报告 / 改动表三任意一格 / 被发现，并且唯一地指出改回原数', () => {
    fc.assert(
      fc.property(seeds, forms, fc.nat(), fc.integer({ min: 1, max: 40 }), (seed, form, pick, more) => {
        const report = balancedReport({ seed, form })
        const addresses = reportAddresses(report).filter(({ table }) => table === 'requests')
        const address = addresses[pick % addresses.length]
        assert.ok(address)
        const before = report.cells[cellKey(address)]?.value ?? 0
        const changed = withCells(report, { [cellKey(address)]: before + more })
        const found = sums(audit(changed).findings)
        assert.ok(found.some(({ status }) => status === 'fail'))
        const repairs = singleRepairs(changed)
        assert.deepEqual(
          repairs.map(({ cell, from, to }) => [cellKey(cell), from, to]),
          [[cellKey(address), before + more, before]],
        )
      }),
      { numRuns: 150 },
    )
  })

  it('平衡的报告 / 改动表四任意一格 / 被发现，改回原数在所列改法之中', () => {
    fc.assert(
      fc.property(seeds, fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, pick, more) => {
        const report = balancedReport(seed)
        const addresses = reportAddresses(report).filter(({ table }) => table === 'remedies')
        const address = addresses[pick % addresses.length]
        assert.ok(address)
        const before = report.cells[cellKey(address)]?.value ?? 0
        const changed = withCells(report, { [cellKey(address)]: before + more })
        assert.deepEqual(
          sums(audit(changed).findings).map(({ id }) => id),
          ['AR-D01'],
        )
        assert.ok(
          singleRepairs(changed).some(({ cell, to }) => cellKey(cell) === cellKey(address) && to === before),
        )
      }),
      { numRuns: 80 },
    )
  })

  it('缺一格 / 空白、符号、缺失 / 判为无法核对，不是通过，也不当作 0', () => {
    const report = balancedReport({ seed: 0 })
    for (const cell of [blankCell(), markCell('/'), markCell('—'), undefined]) {
      const { findings } = audit(withCells(report, { 'requests/granted/business': cell }))
      const found = sums(findings)
      assert.deepEqual(
        found.map(({ id, status }) => `${id} ${status}`),
        ['AR-C02 unknown', 'AR-C03 unknown'],
      )
    }
  })

  it('缺一格 / 已知各数之和已经大于总计 / 不论所缺是几都不成立', () => {
    const report = withCells(balancedReport({ seed: 0 }), {
      'requests/granted/naturalPerson': 5,
      'requests/granted/business': blankCell(),
      'requests/granted/total': 3,
    })
    const found = audit(report).findings.find(({ id, cells }) => id === 'AR-C03' && cells.length > 0)
    assert.equal(found?.status, 'fail')
    assert.equal(found?.formula, '5 + 空 + 0 + 0 + 0 + 0 = 5 ≠ 3')
  })

  it('一行少一个数 / 该行各数可能错列 / 只说无法核对', () => {
    const report = withCells(balancedReport({ seed: 0 }), {
      'requests/granted/business': 2,
      'requests/granted/total': { value: null, state: 'absent', raw: '', source: null },
    })
    const { findings } = audit({
      ...report,
      irregularities: [{ kind: 'row-short', table: 'requests', row: 'granted', found: 6, expected: 7 }],
    })
    assert.deepEqual(
      sums(findings).map(({ status }) => status),
      ['unknown', 'unknown'],
    )
    assert.equal(findings.find(({ id }) => id === 'AR-S20')?.severity, 'error')
  })

  it('自然人 2、其他 2、总计 2 / 只填了新收一行 / 指出把其他改为 0', () => {
    const report = withCells(balancedReport({ seed: 0 }), {
      'requests/newlyReceived/naturalPerson': 2,
      'requests/newlyReceived/otherOrganisation': 2,
      'requests/newlyReceived/total': 2,
      'requests/granted/naturalPerson': 2,
      'requests/granted/total': 2,
      'requests/total/naturalPerson': 2,
      'requests/total/total': 2,
    })
    const found = audit(report).findings.find(({ id }) => id === 'AR-C03')
    assert.equal(found?.formula, '2 + 0 + 0 + 0 + 0 + 2 = 4 ≠ 2')
    assert.equal(
      found?.suggestion,
      '把表三“一、本年新收政府信息公开申请数量”行“其他”列由 2 改为 0，全部勾稽关系即可成立。',
    )
    assert.deepEqual(
      singleRepairs(report).map(({ cell, to }) => [cellKey(cell), to]),
      [['requests/newlyReceived/otherOrganisation', 0]],
    )
  })

  it('两处各自不平 / 没有一格能使全部成立 / 每处给出自己的改法', () => {
    const report = withCells(balancedReport({ seed: 0 }), {
      'remedies/reconsideration/upheld': 10,
      'remedies/reconsideration/corrected': 1,
      'remedies/litigationAfterReconsideration/upheld': 5,
    })
    const found = audit(report).findings.filter(({ id }) => id === 'AR-D01')
    assert.deepEqual(
      found.map(({ formula }) => formula),
      ['10 + 1 + 0 + 0 = 11 ≠ 0', '5 + 0 + 0 + 0 = 5 ≠ 0'],
    )
    assert.match(found[0]?.suggestion ?? '', /由 0 改为 11，此处勾稽关系即可成立/)
    assert.deepEqual(singleRepairs(report), [])
  })

  it('（六）其他处理只有一行 / 2021 年格式 / 以该行代替三行核对', () => {
    const balanced = balancedReport({ seed: 5 })
    const changes: Record<string, number | undefined> = {}
    for (const column of [
      'naturalPerson',
      'business',
      'research',
      'charity',
      'legalService',
      'otherOrganisation',
      'total',
    ]) {
      const rows = ['other.correctionLapsed', 'other.feeLapsed', 'other.miscellaneous']
      changes[`requests/other/${column}`] = rows.reduce(
        (sum, row) => sum + (balanced.cells[`requests/${row}/${column}`]?.value ?? 0),
        0,
      )
      for (const row of rows) changes[`requests/${row}/${column}`] = undefined
    }
    const report = withCells(balanced, changes)
    assert.deepEqual(sums(audit(report).findings), [])
    const off = withCells(report, { 'requests/other/total': (changes['requests/other/total'] ?? 0) + 1 })
    assert.deepEqual(
      singleRepairs(off).map(({ cell }) => cell.row),
      ['other'],
    )
  })

  it('总计列全为 0 / 各类申请人有数 / 报告总计列', () => {
    const report = balancedReport({ seed: 7 })
    const totals = Object.keys(report.cells).filter((key) => /^requests\/.*\/total$/.test(key))
    const { findings } = audit(withCells(report, Object.fromEntries(totals.map((key) => [key, 0]))))
    assert.ok(findings.some(({ id, severity }) => id === 'AR-C04' && severity === 'error'))
  })
})
