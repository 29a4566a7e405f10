import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type SamplePage, samplePdf } from '../../../../test/support/sample-pdf.ts'
import { formGrid } from '../../../../test/support/sample-table.ts'
import { layUnruled, type UnruledOptions } from '../../../../test/support/unruled-page.ts'
import { reportToJson } from '../../../domain/annual-report/to-json.ts'
import { readReport } from '../../../usecases/read-report.ts'
import { readDocument } from '../read-document.ts'

const figure = (index: number) => String((index * 7919) % (index % 3 === 0 ? 400 : 7))
const orBlank = (index: number) => ((index * 31) % 5 < 2 ? '' : figure(index))

const headings = {
  proactive: '二、主动公开政府信息情况',
  requests: '三、收到和处理政府信息公开申请情况',
  remedies: '四、政府信息公开行政复议、行政诉讼情况',
} as const
type TableName = keyof typeof headings

interface Printing extends UnruledOptions {
  readonly figures?: (index: number) => string
  /** 表三 goes on on the next page from its line of text at this place. */
  readonly cut?: number
}

function printReport({ figures = figure, cut, ...options }: Printing): Uint8Array {
  const pages: SamplePage[] = []
  for (const name of ['proactive', 'requests', 'remedies'] as const) {
    const { texts, lines } = layUnruled(formGrid(name, figures), 100, options)
    const heading = { x: 50, y: 80, size: 11, text: headings[name] }
    const title = { x: 90, y: 50, size: 16, text: '澄湾县统计局2023年政府信息公开工作年度报告' }
    const above = name === 'proactive' ? [title, heading] : [heading]
    const ys = [...new Set(texts.map(({ y }) => y))].sort((a, b) => a - b)
    const at = name === 'requests' && cut !== undefined ? (ys[cut] ?? Infinity) : Infinity
    pages.push({
      texts: [...above, ...texts.filter(({ y }) => y < at)],
      lines: lines.filter(({ y0 }) => y0 < at),
    })
    if (at === Infinity) continue
    const shift = at - 80
    pages.push({
      texts: texts.filter(({ y }) => y >= at).map((text) => ({ ...text, y: text.y - shift })),
      lines: lines.flatMap((line) =>
        line.y0 < at ? [] : [{ ...line, y0: line.y0 - shift, y1: line.y1 - shift }],
      ),
    })
  }
  return samplePdf(pages)
}

type Figures = Record<string, unknown>

/** Every figure of a table by its place in the form, as text; a blank as an empty one. */
function flatten(table: unknown, path = ''): Record<string, string> {
  if (table === null || table === undefined) return { [path]: '' }
  if (typeof table !== 'object') return { [path]: String(table) }
  return Object.assign({}, ...Object.entries(table).map(([key, own]) => flatten(own, `${path}/${key}`)))
}

async function readFigures(bytes: Uint8Array): Promise<Record<TableName, Record<string, string>>> {
  const { report } = await readReport(bytes, 'report.pdf', readDocument)
  const json: Figures = { ...reportToJson(report) }
  return {
    proactive: flatten(json.proactive),
    requests: flatten(json.requests),
    remedies: flatten(json.remedies),
  }
}

function printed(figures: (index: number) => string, name: TableName): string[] {
  const count = { proactive: 10, requests: 175, remedies: 15 }[name]
  return Array.from({ length: count }, (_, index) => figures(index))
}

async function assertRead(printing: Printing): Promise<void> {
  const read = await readFigures(printReport(printing))
  const figures = printing.figures ?? figure
  assert.deepEqual(
    Object.values(read.proactive),
    printed(figures, 'proactive'),
    'the figures of 表二 in printed order',
  )
  assert.deepEqual(Object.values(read.remedies), printed(figures, 'remedies'), '表四')
  const sums = (values: readonly string[]) => [...values].sort()
  assert.deepEqual(sums(Object.values(read.requests)), sums(printed(figures, 'requests')), '表三')
  const ruled = await readFigures(printReport({ figures }))
  assert.deepEqual(read.requests, ruled.requests, '表三, figure by figure')
}

describe('annual reports whose tables have no vertical rulings', () => {
  const printings: Record<string, Printing> = {
    'no rules, numbers in the middle of their labels': {},
    'no rules, numbers beside the first line': { upright: 'top' },
    'no rules, numbers beside the last line': { upright: 'bottom' },
    'numbers at the right of their columns': { side: 'right' },
    'labels of three and four lines': { labels: [0.06, 0.07, 0.15], size: 8 },
    'labels of three and four lines, numbers beside the first': {
      labels: [0.06, 0.07, 0.15],
      size: 8,
      upright: 'top',
    },
    'a rule below each row': { rules: 'rows' },
    'a rule at the top, below the head and at the end': { rules: 'three', upright: 'top' },
    'six points, rows close together': { size: 6, padding: 1 },
  }
  for (const [name, printing] of Object.entries(printings)) {
    it(`PDF / ${name} / every figure in its cell`, () => assertRead(printing))
    it(`PDF / ${name}, many cells blank / every figure in its cell, every blank kept`, () =>
      assertRead({ ...printing, figures: orBlank }))
  }
  for (const cut of [6, 9, 12, 17, 23, 31, 38])
    it(`PDF / 表三 cut by a page break before its line ${cut} / every figure in its cell`, () =>
      assertRead({ cut, labels: [0.06, 0.07, 0.15], size: 8 }))

  async function assertNoneMisplaced(printing: Printing, figures: (index: number) => string): Promise<void> {
    const [read, ruled] = await Promise.all([
      readFigures(printReport({ ...printing, figures })),
      readFigures(printReport({ figures })),
    ])
    for (const name of ['proactive', 'requests', 'remedies'] as const)
      for (const [place, text] of Object.entries(read[name]))
        assert.ok(text === '' || text === ruled[name][place], `${name}${place}: ${text}`)
  }

  for (const size of [7, 7.5, 8, 8.2])
    it(`PDF / ${size} points, heads that touch each other, blanks / no figure stands in the cell of another`, () =>
      assertNoneMisplaced({ size, padding: 0.2, side: 'right' }, orBlank))

  const wide = (index: number) => (index % 4 === 0 ? '' : String(10_000_000 + index * 7919))
  for (const side of ['left', 'middle', 'right'] as const)
    it(`PDF / figures of eight digits that touch each other, ${side} / no figure stands in the cell of another`, () =>
      assertNoneMisplaced({ padding: 0.2, side }, wide))
})
