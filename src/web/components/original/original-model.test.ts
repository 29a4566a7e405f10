import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { blankReport } from '../../../domain/annual-report/draft.ts'
import type { Finding } from '../../../domain/annual-report/finding.ts'
import type { AnnualReport, Cell } from '../../../domain/annual-report/report.ts'
import type { Document, SourcePosition } from '../../../domain/document.ts'
import { markCells, numberFindings } from '../findings/numbered-findings.ts'
import { originalModel } from './original-model.ts'

const key = 'requests/newlyReceived/total'
const address = { table: 'requests', row: 'newlyReceived', column: 'total' } as const

function finding(over: Partial<Finding>): Finding {
  return {
    id: 'AR-C03',
    severity: 'error',
    status: 'fail',
    message: '总计不对',
    formula: null,
    cells: [],
    text: null,
    basis: '',
    suggestion: null,
    ...over,
  }
}

function reportWith(source: SourcePosition | null, over: Partial<AnnualReport> = {}): AnnualReport {
  const report = blankReport('2021', { organ: '江城市档案局', year: 2025 })
  const cell: Cell = { value: 2, state: 'number', raw: '2', source }
  return { ...report, cells: { ...report.cells, [key]: cell }, ...over }
}

function model(document: Document, report: AnnualReport, findings: readonly Finding[]) {
  const numbered = numberFindings({
    findings,
    notAssessable: [],
    counts: { error: 0, inconsistency: 0, warning: 0, info: 0, unknown: 0, notAssessable: 0 },
  })
  return originalModel(document, report, numbered, markCells(numbered))
}

const textDocument = (text: string, blocks: Document['blocks']): Document => ({
  format: 'text',
  title: null,
  blocks,
  text,
  notes: [],
})

describe('原件上的批注', () => {
  it('网页的一格 / 有错 / 那一格被标出，批注指到那里', () => {
    const source: SourcePosition = { kind: 'table', table: 0, row: 3, column: 7 }
    const cell = { row: 0, column: 0, rowSpan: 1, colSpan: 1, text: '2', source }
    const document: Document = {
      format: 'html',
      title: null,
      blocks: [{ kind: 'table', cells: [cell], rowCount: 1, columnCount: 1, ragged: false, source: null }],
      notes: [],
    }
    const { blocks, placed } = model(document, reportWith(source), [finding({ cells: [address] })])
    assert.deepEqual(blocks, [
      {
        kind: 'table',
        rows: [
          [
            {
              rowSpan: 1,
              colSpan: 1,
              segments: [{ text: '2', mark: { group: 'error', numbers: [1], anchors: [1] } }],
            },
          ],
        ],
      },
    ])
    assert.ok(placed.has(1))
  })

  it('数字连成一行的文本 / 其中一个数有错 / 只标那个数', () => {
    const text = '一、本年新收 2 0 0 4'
    const document = textDocument(text, [
      { kind: 'paragraph', text, source: { kind: 'text', start: 0, end: text.length } },
    ])
    const at = text.indexOf('4')
    const report = reportWith({ kind: 'text', start: at, end: at + 1 })
    const [block] = model(document, report, [finding({ cells: [address] })]).blocks
    assert.ok(block?.kind === 'paragraph')
    assert.deepEqual(
      block.segments.map(({ text: words, mark }) => [words, mark?.numbers ?? null]),
      [
        ['一、本年新收 2 0 0 ', null],
        ['4', [1]],
      ],
    )
  })

  it('正文的一句 / 与表不符 / 标出那几个字', () => {
    const text = '共收到申请5件。'
    const source: SourcePosition = { kind: 'block', block: 2 }
    const document: Document = {
      format: 'docx',
      title: null,
      blocks: [{ kind: 'paragraph', text, source }],
      notes: [],
    }
    const section = {
      number: 1,
      title: '总体情况',
      heading: '一、总体情况',
      text,
      source: null,
      paragraphs: [{ start: 0, end: text.length, source }],
    }
    const report = reportWith(null, { sections: [section] })
    const speaks = finding({ id: 'AR-N01', text: { section: 1, start: 3, end: 7, quote: '申请5件' } })
    const [block] = model(document, report, [speaks]).blocks
    assert.ok(block?.kind === 'paragraph')
    assert.deepEqual(
      block.segments.map(({ text: words }) => words),
      ['共收到', '申请5件', '。'],
    )
  })

  it('PDF 的一格 / 有错 / 页面上有一个框', () => {
    const source: SourcePosition = { kind: 'page', page: 2, box: [10, 20, 30, 40] }
    const document: Document = { format: 'pdf', title: null, blocks: [], pages: [], notes: [] }
    const { boxes } = model(document, reportWith(source), [finding({ cells: [address] })])
    assert.deepEqual(boxes, [
      { page: 2, box: [10, 20, 30, 40], mark: { group: 'error', numbers: [1], anchors: [1] } },
    ])
  })

  it('原件里没有的格 / 有错 / 没有位置，不乱指', () => {
    const document = textDocument('', [])
    const { placed } = model(document, reportWith(null), [finding({ cells: [address] })])
    assert.equal(placed.size, 0)
  })

  it('一格有两条批注 / 两个号都写上 / 颜色按重的一条', () => {
    const source: SourcePosition = { kind: 'page', page: 1, box: [0, 0, 9, 9] }
    const document: Document = { format: 'pdf', title: null, blocks: [], notes: [] }
    const two = [finding({ severity: 'warning', cells: [address] }), finding({ cells: [address] })]
    const [box] = model(document, reportWith(source), two).boxes
    assert.deepEqual(box?.mark, { group: 'error', numbers: [1, 2], anchors: [1, 2] })
  })
})
