import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { annualReportForms } from '../../../law/annual-report-forms.ts'
import type { Block, Document } from '../../document.ts'
import { UnreadableFile } from '../../unreadable-file.ts'
import { recognise } from './recognise.ts'

const labels = Object.values(annualReportForms).flatMap(({ tables, sections }) => [
  ...tables.flatMap(({ blocks, head }) => [
    ...blocks.flatMap(({ heading, columns, rows }) => [
      heading ?? '',
      ...columns.map(({ label }) => label),
      ...rows.flatMap(({ label, groups }) => [label, ...groups]),
    ]),
    ...head.flat().map(({ text }) => text),
  ]),
  ...sections.map(({ number, title }) => `${'一二三四五六'[number - 1]}、${title}`),
])

const piece = fc.oneof(
  fc.constantFrom(...labels),
  fc.nat(9999).map(String),
  fc.constantFrom(
    '',
    ' ',
    '/',
    '—',
    '0',
    '０',
    '\n',
    '   '.repeat(40),
    '2023年',
    '一、',
    '（三）',
    '1.',
    '。',
    '无',
    '件',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
)
const words = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''))

const table = fc.array(fc.array(words, { maxLength: 10 }), { maxLength: 12 }).chain((rows) =>
  fc.boolean().map((ragged): Block => {
    const cells = rows.flatMap((row, r) =>
      row.map((text, column) => ({ row: r, column, rowSpan: 1, colSpan: 1, text, source: null })),
    )
    return { kind: 'table', cells, rowCount: rows.length, columnCount: 10, ragged, source: null }
  }),
)
const paragraph = words.map((text): Block => ({ kind: 'paragraph', text, source: null }))
const documents = fc
  .array(fc.oneof(paragraph, table), { maxLength: 25 })
  .map((blocks): Document => ({ format: 'text', title: null, blocks, text: '', notes: [] }))

test('识别 / 任意拼凑的文件 / 或者读出，或者拒读；数都印在文件里', () => {
  fc.assert(
    fc.property(documents, (document) => {
      let report: ReturnType<typeof recognise>
      try {
        report = recognise(document)
      } catch (error) {
        assert.ok(error instanceof UnreadableFile)
        return
      }
      for (const cell of Object.values(report.cells))
        assert.equal(cell.value !== null, cell.state === 'number')
      for (const { text, paragraphs } of report.sections)
        assert.equal(paragraphs.map(({ start, end }) => text.slice(start, end)).join('\n'), text)
    }),
    { numRuns: 300 },
  )
})

test('识别 / 十万个空格、万行外来数字 / 不拖延', () => {
  const spaces = ' '.repeat(100_000)
  const rows = Array.from({ length: 10_000 }, (_, row) => [`外来项目${row}`, '1', '2', '3'])
  const cells = [['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], ...rows].flatMap(
    (texts, row) =>
      texts.map((text, column) => ({ row, column, rowSpan: 1, colSpan: 1, text, source: null })),
  )
  const blocks: Block[] = [
    { kind: 'paragraph', text: '青川县档案局2023年政府信息公开工作年度报告', source: null },
    { kind: 'paragraph', text: `2021年${spaces}一${spaces}、${spaces}总体情况`, source: null },
    {
      kind: 'paragraph',
      text: `三、收到和处理政府信息公开申请情况（一）予以公开1${spaces}（二）部分公开${spaces}`,
      source: null,
    },
    { kind: 'table', cells, rowCount: 10_001, columnCount: 4, ragged: false, source: null },
    { kind: 'paragraph', text: '（'.repeat(50_000), source: null },
  ]
  const report = recognise({ format: 'text', title: null, blocks, text: '', notes: [] })
  assert.ok(report.irregularities.length < 200)
})
