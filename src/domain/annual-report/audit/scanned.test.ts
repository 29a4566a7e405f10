import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balancedReport, withCells, withText } from '../../../../test/support/report-builder.ts'
import type { AnnualReport } from '../report.ts'
import { audit } from './audit.ts'

const scanned = (report: AnnualReport): AnnualReport => ({ ...report, format: 'scan' })

const found = (report: AnnualReport, id: string) =>
  audit(report).findings.filter((finding) => finding.id === id)

test('扫描件 / 正文的件数与表三不同 / 仍然列出，但不算错误，并请核对原件', () => {
  const report = withText(balancedReport(1), 1, '本年度新收政府信息公开申请9999件。')
  assert.deepEqual(
    found(report, 'AR-N01').map(({ severity }) => severity),
    ['error'],
  )
  const [finding] = found(scanned(report), 'AR-N01')
  assert.equal(finding?.severity, 'warning')
  assert.equal(finding?.status, 'fail')
  assert.match(finding?.message ?? '', /文字识别/)
})

test('扫描件 / 勾稽关系不成立，其中一格是推断读出的 / 提醒；各格都读得确切的仍是错误', () => {
  const key = 'requests/granted/business'
  const wrong = scanned(withCells(balancedReport(1), { [key]: 777 }))
  assert.ok(found(wrong, 'AR-C03').every(({ severity }) => severity === 'error'))
  const cell = wrong.cells[key]
  assert.ok(cell)
  const guessed = { ...wrong, cells: { ...wrong.cells, [key]: { ...cell, guessed: '由文字识别读出' } } }
  assert.deepEqual(
    found(guessed, 'AR-C03').map(({ severity }) => severity),
    ['warning'],
  )
})
