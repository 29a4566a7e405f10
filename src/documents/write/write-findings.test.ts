import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { printableReport } from '../../../test/support/printable-report.ts'
import type { AuditResult, Finding } from '../../domain/annual-report/finding.ts'
import { readPdf } from '../read/read-pdf.ts'
import { findingsSheet } from './findings-sheet.ts'
import { writeFindings } from './write-findings.ts'

const finding: Finding = {
  id: 'AR-C03',
  severity: 'error',
  status: 'fail',
  message: '表三“一、本年新收”一行各列之和是 4，总计是 2。',
  formula: '2 + 0 + 0 + 0 + 0 + 2 = 4 ≠ 2',
  cells: [
    { table: 'requests', row: 'newlyReceived', column: 'total' },
    { table: 'requests', row: 'refused.stateSecret', column: 'business' },
  ],
  text: { section: 1, start: 0, end: 4, quote: '全年主动' },
  basis: '年度报告格式附件表三',
  suggestion: '把“总计”改为 4。',
}

const audit: AuditResult = {
  findings: [
    {
      ...finding,
      id: 'AR-L06',
      severity: 'info',
      message: '日期写法不规范。',
      formula: null,
      cells: [],
      text: null,
    },
    { ...finding, id: 'AR-Y01', status: 'unknown', severity: 'warning', cells: [], message: '缺上年数。' },
    finding,
  ],
  notAssessable: [
    { id: 'AR-Y02', needs: '上年年度报告' },
    { id: 'AR-Y03', needs: '上年年度报告' },
  ],
  counts: { error: 1, inconsistency: 0, warning: 0, info: 1, unknown: 1, notAssessable: 2 },
}

const none: AuditResult = {
  findings: [],
  notAssessable: [],
  counts: { error: 0, inconsistency: 0, warning: 0, info: 0, unknown: 0, notAssessable: 0 },
}

const body = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())

test('核查单 / findings / stand by severity with sign, word, formula, place, basis and remedy', () => {
  const sheet = findingsSheet(printableReport(), audit, '2024-02-01')
  assert.deepEqual(
    sheet.findings.map(({ rule, level }) => `${rule} ${level}`),
    ['AR-C03 ✕ 错误', 'AR-Y01 ？ 无法判断', 'AR-L06 ○ 提示'],
  )
  const first = sheet.findings[0]
  assert.deepEqual(first?.details, [
    '算式：2 + 0 + 0 + 0 + 0 + 2 = 4 ≠ 2',
    '位置：第一部分“全年主动”；表三 一、本年新收政府信息公开申请数量／总计；表三 （三）不予公开／1.属于国家秘密／商业企业',
  ])
  assert.deepEqual(first?.remedy, ['依据：年度报告格式附件表三', '建议：把“总计”改为 4。'])
})

test('核查单 / cells in question / carry sign and number, hints do not', () => {
  const { marks } = findingsSheet(printableReport(), audit, '2024-02-01')
  assert.deepEqual(
    [...marks],
    [
      ['requests/newlyReceived/total', '✕1'],
      ['requests/refused.stateSecret/business', '✕1'],
    ],
  )
})

test('核查单 / what could not be judged / is grouped by what it would need', () => {
  assert.deepEqual(findingsSheet(printableReport(), audit, '2024-02-01').notAssessable, [
    { needs: '上年年度报告', rules: ['AR-Y02', 'AR-Y03'] },
  ])
})

test('核查单 / no finding / does not say that all is well', () => {
  const [sentence] = findingsSheet(printableReport(), none, '2024-02-01').conclusion
  assert.match(sentence ?? '', /按现有材料没有发现问题.*不等于没有问题/)
})

test('核查单 / DOCX / names the organ, marks in vermilion, leaves room to sign, same bytes twice', async () => {
  const { bytes } = await writeFindings(printableReport(), audit, 'docx', '2024-02-01')
  const text = body(bytes)
  assert.match(text, /临江市青石区水务局/)
  assert.match(text, /2024年2月1日/)
  assert.match(text, /<w:color w:val="C8321E"\/>.{0,120}✕1/)
  assert.match(text, /核查人（签名）/)
  assert.deepEqual(bytes, (await writeFindings(printableReport(), audit, 'docx', '2024-02-01')).bytes)
})

test('核查单 / hostile words of a report / stay words', async () => {
  const report = printableReport({ organ: '甲"]#panic()<w:p/>' })
  assert.doesNotMatch(body((await writeFindings(report, audit, 'docx', '2024-02-01')).bytes), /局?<w:p\/>/)
  const document = await readPdf((await writeFindings(report, audit, 'pdf', '2024-02-01')).bytes)
  const words = document.blocks
    .map((block) => (block.kind === 'table' ? block.cells.map((cell) => cell.text).join('') : block.text))
    .join('')
  assert.ok(words.includes('#panic()<w:p/>'))
})

test('核查单 / a hundred findings / all are printed', async () => {
  const many: AuditResult = {
    ...audit,
    findings: Array.from({ length: 100 }, (_, index) => ({ ...finding, message: `第${index + 1}处不符。` })),
  }
  const document = await readPdf((await writeFindings(printableReport(), many, 'pdf', '2024-02-01')).bytes)
  const words = document.blocks
    .map((block) => (block.kind === 'table' ? block.cells.map((cell) => cell.text).join('') : block.text))
    .join('')
  for (let index = 1; index <= 100; index++) assert.ok(words.includes(`第${index}处不符`), String(index))
})
