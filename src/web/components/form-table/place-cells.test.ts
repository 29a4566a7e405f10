import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { layoutTable } from '../../../domain/annual-report/layout.ts'
import type { TableCode } from '../../../law/annual-report-form.ts'
import { annualReportForms } from '../../../law/annual-report-forms.ts'
import { type PlacedCell, placeCells } from './place-cells.ts'

function placed(form: '2021' | '2019', code: TableCode): PlacedCell[] {
  const table = annualReportForms[form].tables.find((candidate) => candidate.code === code)
  assert.ok(table)
  return placeCells(layoutTable(table), 'x').flat()
}

function nameOf(cells: readonly PlacedCell[], row: string, column: string): readonly string[] {
  const found = cells.find(
    ({ cell }) => cell.kind === 'value' && cell.address.row === row && cell.address.column === column,
  )
  assert.ok(found, `${row} ${column}`)
  return found.name
}

describe('表格的格与表头', () => {
  it('表三 / 三层表头、两层分组 / 一格的名称从外到内', () => {
    const cells = placed('2021', 'requests')
    assert.deepEqual(nameOf(cells, 'refused.stateSecret', 'business'), [
      '三、本年度办理结果',
      '（三）不予公开',
      '1.属于国家秘密',
      '申请人情况',
      '法人或其他组织',
      '商业企业',
    ])
    assert.deepEqual(nameOf(cells, 'carriedOut', 'total'), ['四、结转下年度继续办理', '申请人情况', '总计'])
  })

  it('表二 / 上下几块 / 一格只属于自己那一块的表头', () => {
    const cells = placed('2021', 'proactive')
    assert.deepEqual(nameOf(cells, 'licences', 'decisions'), ['行政许可', '本年处理决定数量'])
    assert.deepEqual(nameOf(cells, 'normativeDocuments', 'inForce'), ['行政规范性文件', '现行有效件数'])
  })

  it('表四 / 一行十五格 / 名称写明是哪种诉讼', () => {
    const cells = placed('2021', 'remedies')
    assert.deepEqual(nameOf(cells, 'reconsideration', 'upheld'), ['行政复议', '结果维持'])
    assert.deepEqual(nameOf(cells, 'litigationAfterReconsideration', 'total'), [
      '行政诉讼',
      '复议后起诉',
      '总计',
    ])
  })

  it('两种格式的每张表 / 每个数格 / 都有表头，所指的表头都在', () => {
    for (const form of ['2021', '2019'] as const) {
      for (const code of ['proactive', 'requests', 'remedies'] as const) {
        const cells = placed(form, code)
        const ids = new Set(cells.flatMap(({ id }) => (id === null ? [] : [id])))
        for (const { cell, headers } of cells) {
          if (cell.kind === 'value') assert.ok(headers.length >= 2)
          assert.ok(headers.every((id) => ids.has(id)))
        }
      }
    }
  })

  it('同一张表 / 每个数格的名称 / 各不相同', () => {
    for (const code of ['proactive', 'requests', 'remedies'] as const) {
      const names = placed('2021', code).flatMap(({ cell, name }) =>
        cell.kind === 'value' ? [name.join()] : [],
      )
      assert.equal(new Set(names).size, names.length)
    }
  })
})
