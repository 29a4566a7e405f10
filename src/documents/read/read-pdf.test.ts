import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { type SamplePage, samplePdf } from '../../../test/support/sample-pdf.ts'
import { type DrawOptions, drawGrid, formGrid, type SampleGrid } from '../../../test/support/sample-table.ts'
import type { Block, Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readPdf } from './read-pdf.ts'

type Table = Extract<Block, { kind: 'table' }>

const figures = (index: number) => String((index * 37) % 11 === 0 ? (index * 7919) % 10_000 : index % 4)

function tablesOf(document: Document): Table[] {
  return document.blocks.filter((block) => block.kind === 'table')
}

function textsOf(document: Document): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? [] : [block.text]))
}

/** Position, span and text without white space of every cell. */
function shapeOf({ cells }: Pick<Table, 'cells'> | SampleGrid): string[] {
  return cells.map(({ row, column, rowSpan, colSpan, text }) =>
    [row, column, rowSpan, colSpan, text.replace(/\s/g, '')].join(' '),
  )
}

async function readOne(page: SamplePage): Promise<Table> {
  const tables = tablesOf(await readPdf(samplePdf([page])))
  assert.equal(tables.length, 1)
  const [table] = tables
  assert.ok(table)
  return table
}

describe('表三 drawn with rulings as real files have them', () => {
  const grid = formGrid('requests', figures)
  const variants: Record<string, DrawOptions> = {
    'full lines': {},
    'lines as thin rectangles': { line: { filled: true } },
    hairlines: { line: { width: 0.1 } },
    'thick lines': { line: { width: 2.25, filled: true } },
    'grey lines': { line: { grey: 0.75 } },
    'dashed lines': { line: { dash: '3 2' } },
    'dotted lines': { line: { dash: '1 1' } },
    'double lines': { doubled: true },
    'open sides': { openSides: true },
    'a font of 5 points': { size: 5 },
  }
  for (const [name, options] of Object.entries(variants)) {
    it(`PDF / ${name} / every cell with its span and text`, async () => {
      const table = await readOne(drawGrid(grid, options))
      assert.deepEqual(shapeOf(table), shapeOf(grid))
      assert.equal(table.ragged, false)
    })
  }
})

describe('borders of two lines as far apart as a small gap', () => {
  it('PDF / 表四 with a double border inside its head / no row and no column for the gap', async () => {
    const grid = formGrid('remedies', figures)
    const { texts, lines } = drawGrid(grid)
    const tops = [...new Set(lines.filter(({ y0, y1 }) => y0 === y1).map(({ y0 }) => y0))].sort(
      (a, b) => a - b,
    )
    const inner = tops[tops.length >> 1]
    const doubled = lines.flatMap((line) =>
      line.y0 === line.y1 && line.y0 === inner
        ? [line, { ...line, y0: line.y0 + 4, y1: line.y1 + 4 }]
        : [line],
    )
    assert.deepEqual(shapeOf(await readOne({ texts, lines: doubled })), shapeOf(grid))
  })
})

describe('pages turned every way', () => {
  const grid = formGrid('remedies', figures)
  const { texts, lines } = drawGrid(grid, {})
  for (const rotate of [90, 180, 270] as const) {
    it(`PDF / page turned by ${rotate} degrees for viewing / cells as on the upright page`, async () => {
      const table = await readOne({ texts, lines, rotate })
      assert.deepEqual(shapeOf(table), shapeOf(grid))
    })
  }

  it('PDF / landscape table printed sideways on an upright page / cells as printed, boxes on the page as displayed', async () => {
    const upright = drawGrid(grid, { left: 60, top: 80 })
    const sideways = {
      texts: upright.texts.map((text) => ({ ...text, x: 595 - text.y, y: text.x, turn: 90 as const })),
      lines: upright.lines.map(({ x0, y0, x1, y1 }) => ({ x0: 595 - y0, y0: x0, x1: 595 - y1, y1: x1 })),
    }
    const table = await readOne(sideways)
    assert.deepEqual(shapeOf(table), shapeOf(grid))
    const source = table.cells[0]?.source
    assert.ok(source?.kind === 'page')
    assert.deepEqual(source.box.map(Math.round), [495, 60, 515, 220])
  })
})

describe('表三 cut by a page break', () => {
  const grid = formGrid('requests', figures)
  for (const at of [4, 7, 9, 14, 20, 26]) {
    for (const name of ['plain', 'repeated head', 'no line at the break'] as const) {
      it(`PDF / page break before row ${at} / ${name} / one table, no row lost or doubled`, async () => {
        const upper = drawGrid(grid, {
          to: at,
          ...(name === 'no line at the break' ? { openBottom: true } : {}),
        })
        const lower = drawGrid(grid, { from: at, ...(name === 'repeated head' ? { repeatHead: true } : {}) })
        const number = (page: number) => ({ x: 290, y: 800, size: 9, text: `- ${page} -` })
        const document = await readPdf(
          samplePdf([
            { ...upper, texts: [...upper.texts, number(1)] },
            { ...lower, texts: [...lower.texts, number(2)] },
          ]),
        )
        assert.equal(tablesOf(document).length, 1)
        assert.deepEqual(shapeOf(tablesOf(document)[0] ?? { cells: [] }), shapeOf(grid))
        assert.deepEqual(textsOf(document), [])
      })
    }
  }
})

describe('表三 without vertical rulings', () => {
  const grid = formGrid('requests', (index) => figures(index))
  const blankGrid = formGrid('requests', (index) => (index % 5 === 3 ? '' : figures(index)))
  const values = (source: SampleGrid | Table) => {
    const rows = new Map<number, string[]>()
    for (const cell of source.cells)
      if (/^[\d]*$/.test(cell.text)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text])
    // The label of a group, between two of its rows, may stand as a row of its own: it has no number.
    return [...rows.values()]
      .filter((row) => row.length >= 7 && row.some((text) => text !== ''))
      .map((row) => row.slice(-7).join(','))
  }

  it('PDF / no rulings at all / numbers by row and column, said to be guessed', async () => {
    const document = await readPdf(samplePdf([{ texts: drawGrid(grid).texts, lines: [] }]))
    const [table] = tablesOf(document)
    assert.ok(table)
    assert.deepEqual(values(table), values(grid))
    assert.equal(document.notes[0]?.code, 'row-guessed')
  })

  it('PDF / only horizontal lines, blanks in every row / each blank keeps its place', async () => {
    const { texts, lines } = drawGrid(blankGrid)
    const flat = lines.filter((line) => line.y0 === line.y1)
    const document = await readPdf(samplePdf([{ texts, lines: flat }]))
    const [table] = tablesOf(document)
    assert.ok(table)
    assert.deepEqual(values(table), values(blankGrid))
  })
})

describe('text of cells', () => {
  const box = (text: SamplePage['texts']): SamplePage => ({
    texts: [...text, { x: 205, y: 95, size: 10, text: '右边一格的字' }],
    lines: [
      { x0: 60, y0: 80, x1: 300, y1: 80 },
      { x0: 60, y0: 180, x1: 300, y1: 180 },
      { x0: 60, y0: 80, x1: 60, y1: 180 },
      { x0: 200, y0: 80, x1: 200, y1: 180 },
      { x0: 300, y0: 80, x1: 300, y1: 180 },
    ],
  })
  const first = async (texts: SamplePage['texts']) => (await readOne(box(texts))).cells[0]?.text

  it('PDF / two lines of a label / joined without a space', async () => {
    assert.equal(
      await first([
        { x: 65, y: 95, size: 10, text: '法律服' },
        { x: 65, y: 108, size: 10, text: '务机构' },
      ]),
      '法律服务机构',
    )
  })

  it('PDF / two numbers one below the other / not joined to a new number', async () => {
    assert.equal(
      await first([
        { x: 65, y: 95, size: 10, text: '12' },
        { x: 65, y: 108, size: 10, text: '34' },
      ]),
      '12\n34',
    )
  })

  it('PDF / digits set apart / one number', async () => {
    assert.equal(
      await first([
        { x: 65, y: 95, size: 10, text: '1' },
        { x: 74, y: 95, size: 10, text: '2' },
        { x: 83, y: 95, size: 10, text: '7' },
      ]),
      '127',
    )
  })

  it('PDF / two numbers far apart in one cell / kept apart', async () => {
    assert.equal(
      await first([
        { x: 65, y: 95, size: 10, text: '3' },
        { x: 120, y: 95, size: 10, text: '4' },
      ]),
      '3 4',
    )
  })

  it('PDF / label in a font for vertical writing / read from top to bottom', async () => {
    assert.equal(await first([{ x: 130, y: 90, size: 10, text: '办理结果', vertical: true }]), '办理结果')
  })

  it('PDF / label turned by 90 degrees / read along its direction', async () => {
    assert.equal(await first([{ x: 120, y: 90, size: 10, text: '办理结果', turn: 90 }]), '办理结果')
  })

  it('PDF / characters of the GBK map in a font that is not embedded / read', async () => {
    assert.equal(await first([{ x: 65, y: 95, size: 10, text: '商业企业 15', gbk: true }]), '商业企业 15')
  })

  it('PDF / radicals in the place of characters / the characters everybody types', async () => {
    assert.equal(await first([{ x: 65, y: 95, size: 10, text: '⾏政⼈员' }]), '行政人员')
  })

  it('PDF / full-width digits / left as they are for whoever reads numbers', async () => {
    assert.equal(await first([{ x: 65, y: 95, size: 10, text: '１２' }]), '１２')
  })

  it('PDF / a slanted line through the cell / bounds nothing', async () => {
    const page = box([{ x: 65, y: 95, size: 10, text: '项目' }])
    const table = await readOne({ ...page, lines: [...page.lines, { x0: 60, y0: 80, x1: 200, y1: 180 }] })
    assert.deepEqual(
      table.cells.map((cell) => cell.text),
      ['项目', '右边一格的字'],
    )
  })
})

describe('running text', () => {
  const line = (y: number, text: string, x = 60) => ({ x, y, size: 12, text })
  const full = '本机关坚持以公开为常态不公开为例外依法及时准确公开政府信息认真办'

  it('PDF / indents and short last lines / paragraphs; page number and header left out; text joined over the break', async () => {
    const header = { x: 230, y: 40, size: 9, text: '云岭市档案局年度报告' }
    const document = await readPdf(
      samplePdf([
        {
          texts: [
            header,
            line(100, full.slice(2), 84),
            line(120, full),
            line(140, '理申请。'),
            line(160, full.slice(2), 84),
            line(790, full),
            { x: 290, y: 815, size: 9, text: '1' },
          ],
          lines: [],
        },
        { texts: [header, line(100, '后续。'), { x: 290, y: 815, size: 9, text: '2' }], lines: [] },
      ]),
    )
    assert.deepEqual(textsOf(document), [`${full.slice(2)}${full}理申请。`, full.slice(2), `${full}后续。`])
  })

  it('PDF / invisible text under the page / left out and said so', async () => {
    const document = await readPdf(
      samplePdf([{ texts: [line(100, full), { ...line(130, '看不见的文字'), invisible: true }], lines: [] }]),
    )
    assert.deepEqual(textsOf(document), [full])
    assert.deepEqual(
      document.notes.map((note) => note.code),
      ['hidden-text-left-out'],
    )
  })
})

describe('what cannot be read', () => {
  const reasonOf = async (bytes: Uint8Array, ocr = true) => {
    try {
      await readPdf(bytes, { ocr })
    } catch (error) {
      if (error instanceof UnreadableFile) return error.reason
      throw error
    }
    return null
  }
  const report = readFileSync('test/fixtures/reports/hongze-2023.pdf')
  const scan = readFileSync('test/fixtures/reports/hongze-2023-scan.pdf')

  it('PDF / cut off after a tenth / refused as damaged', async () => {
    assert.equal(await reasonOf(report.subarray(0, report.length / 10)), 'damaged')
  })

  it('PDF / a blank page / refused: there is no report', async () => {
    assert.equal(await reasonOf(samplePdf([{ texts: [], lines: [] }])), 'no-report')
  })

  it('PDF / scan while OCR is switched off / refused, never half read', async () => {
    assert.equal(await reasonOf(scan, false), 'ocr-failed')
  })
})
