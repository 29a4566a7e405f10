import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { samplePdf } from '../../../test/support/sample-pdf.ts'
import { drawGrid, formGrid } from '../../../test/support/sample-table.ts'
import type { Block, Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { withPdf } from './pdf/open-pdf.ts'
import { renderPixels } from './pdf/render.ts'
import { readImage } from './read-image.ts'
import { readPdf } from './read-pdf.ts'
import { renderPage } from './render-page.ts'
import { encodePng } from './scan/encode-png.ts'

type Table = Extract<Block, { kind: 'table' }>

function tablesOf(document: Document): Table[] {
  return document.blocks.filter((block) => block.kind === 'table')
}

/** Rows of numbers, seven and more of them, as they stand at the end of each row. */
function numberRows(tables: readonly Table[], width: number): string[] {
  return tables.flatMap(({ cells, rowCount }) =>
    Array.from({ length: rowCount }, (_, row) =>
      cells.filter((cell) => cell.row === row).map(({ text }) => text),
    )
      .map((row) => row.filter((text) => /^[\d.]+$/.test(text)))
      .filter((row) => row.length === width)
      .map((row) => row.join()),
  )
}

describe('扫描件', () => {
  const truth: {
    requests: Record<string, Record<string, number>>
    remedies: Record<string, Record<string, number>>
  } = JSON.parse(readFileSync('test/fixtures/truth/hongze-2023.json', 'utf8'))

  it('scan of a published report at 110 dpi / every number of tables 3 and 4 as a person read it, each cell with its confidence', async () => {
    const document = await readPdf(readFileSync('test/fixtures/reports/hongze-2023-scan.pdf'))
    const tables = tablesOf(document)
    assert.deepEqual(
      numberRows(tables, 7),
      Object.values(truth.requests).map((row) => Object.values(row).join()),
    )
    assert.deepEqual(numberRows(tables, 15), [
      Object.values(truth.remedies)
        .flatMap((row) => Object.values(row))
        .join(),
    ])
    assert.equal(document.format, 'scan')
    assert.equal(document.notes[0]?.code, 'ocr')
    for (const table of tables) for (const cell of table.cells) assert.ok((cell.confidence ?? -1) >= 0)
  })
})

/** The first page of a PDF on a dark desk: lines that meet far away, darker to the right. */
async function photograph(pdf: Uint8Array): Promise<Uint8Array> {
  const { width, height, pixels } = await withPdf(pdf, async (open) =>
    renderPixels(open, 0, 200 / 72, 'grey'),
  )
  const photo = new Uint8Array(width * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const u = (2 * x) / width - 1
      const v = (2 * y) / height - 1
      const far = 1.06 - 0.03 * v + 0.02 * u
      const sx = Math.round((width / 2) * (1 + (u * 1.02 + 0.01 * v) * far))
      const sy = Math.round((height / 2) * (1 + (v * 1.02 - 0.012 * u) * far))
      const inside = sx >= 0 && sy >= 0 && sx < width && sy < height
      const light = 1 - 0.2 * (u + 1)
      photo[y * width + x] = (inside ? (pixels[sy * width + sx] ?? 255) : 80) * light
    }
  return encodePng(width, height, 1, photo)
}

/** The first page of a PDF with a seal of 42 mm over the last row of its table. */
async function stamped(pdf: Uint8Array, ink: 'red' | 'grey'): Promise<Uint8Array> {
  const page = await withPdf(pdf, async (open) => renderPixels(open, 0, 200 / 72, 'rgb'))
  const colour = ink === 'red' ? [210, 50, 60] : [120, 120, 120]
  const [cx, cy] = [Math.round(page.width / 2), 310]
  for (let y = cy - 165; y <= cy + 165; y++)
    for (let x = cx - 165; x <= cx + 165; x++) {
      const far = Math.hypot(x - cx, y - cy)
      if (far > 165 || (far < 157 && far > 40)) continue
      const at = 3 * (y * page.width + x)
      colour.forEach((value, channel) => {
        page.pixels[at + channel] = ((page.pixels[at + channel] ?? 255) * value) / 255
      })
    }
  return encodePng(page.width, page.height, 3, page.pixels)
}

/** The texts of the last row of the only table; a doubtful one with a question mark. */
async function lastRow(png: Uint8Array): Promise<string[]> {
  const [table] = tablesOf(await readImage(png))
  assert.ok(table)
  return table.cells
    .filter((cell) => cell.row === table.rowCount - 1)
    .map(({ text, confidence = 0 }) => (confidence < 0.5 ? `${text}?` : text))
}

describe('图片', () => {
  const page = samplePdf([
    {
      ...drawGrid(
        formGrid('remedies', (index) => (index % 6 === 5 ? '' : String((index * 37) % 23))),
        { size: 9 },
      ),
      rotate: 0,
    },
  ])

  it('PNG of a table / numbers read, blank cells blank and not zero', async () => {
    const document = await readImage(await renderPage(page, 1, 200 / 72))
    const [table] = tablesOf(document)
    assert.ok(table)
    const last = table.cells.filter((cell) => cell.row === table.rowCount - 1).map((cell) => cell.text)
    assert.deepEqual(
      last,
      Array.from({ length: 15 }, (_, index) => (index % 6 === 5 ? '' : String((index * 37) % 23))),
    )
  })

  it('PNG of a table cut through its first column / that cell unreadable, never the rest of its number', async () => {
    const grid = formGrid('remedies', (index) => String(131 + index))
    const cut = samplePdf([{ ...drawGrid(grid, { left: -8, size: 9 }), rotate: 0 }])
    const [table] = tablesOf(await readImage(await renderPage(cut, 1, 200 / 72)))
    assert.ok(table)
    const last = table.cells.filter((cell) => cell.row === table.rowCount - 1)
    const [first, second] = last.toSorted((a, b) => a.column - b.column)
    assert.equal(first?.text, '〓')
    assert.equal(second?.text, '132')
  })

  const figures = (index: number) => String((index * 37) % 23)
  const sheet = samplePdf([{ ...drawGrid(formGrid('remedies', figures), { size: 9 }), rotate: 0 }])

  it('photograph of a table on a desk, in perspective and with light from one side / numbers read, some to be looked at', async () => {
    assert.deepEqual(
      (await lastRow(await photograph(sheet))).map((text) => text.replace('?', '')),
      Array.from({ length: 15 }, (_, index) => figures(index)),
    )
  })

  it('red seal over the figures / numbers read, those under it to be looked at', async () => {
    const [table] = tablesOf(await readImage(await stamped(sheet, 'red')))
    assert.ok(table)
    const last = table.cells.filter((cell) => cell.row === table.rowCount - 1)
    assert.deepEqual(
      last.map(({ text }) => text),
      Array.from({ length: 15 }, (_, index) => figures(index)),
    )
    assert.equal(last[7]?.confidence, 0.55)
    assert.ok((last[14]?.confidence ?? 0) > 0.9)
  })

  it('seal copied in grey over the figures / each figure read or not read, none read as another', async () => {
    const row = await lastRow(await stamped(sheet, 'grey'))
    assert.equal(row.length, 15)
    const numbers = row.map((text, index) => (/^\d+$/.test(text) ? text : figures(index)))
    assert.deepEqual(
      numbers,
      Array.from({ length: 15 }, (_, index) => figures(index)),
    )
  })

  it('image while OCR is switched off / refused with a sentence', async () => {
    const png = await renderPage(page, 1, 1)
    await assert.rejects(
      readImage(png, { ocr: false }),
      (error) => error instanceof UnreadableFile && error.reason === 'ocr-failed',
    )
  })

  it('JPEG cut off in its header / refused as damaged', async () => {
    await assert.rejects(
      readImage(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70)),
      (error) => error instanceof UnreadableFile && error.reason === 'damaged',
    )
  })
})
