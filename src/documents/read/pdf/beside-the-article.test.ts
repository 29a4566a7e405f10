import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type SampleText, samplePdf } from '../../../../test/support/sample-pdf.ts'
import { drawGrid, formGrid } from '../../../../test/support/sample-table.ts'
import type { Document } from '../../../domain/document.ts'
import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import { readPdf } from '../read-pdf.ts'

const figures = (index: number) => String(index % 7)

function textOf({ blocks }: Document): string {
  return blocks.map((block) => (block.kind === 'table' ? '' : block.text)).join('\n')
}

function cellsOf({ blocks }: Document): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' ? block.cells.map(({ text }) => text.replace(/\s/g, '')) : [],
  )
}

function lines(
  texts: readonly string[],
  at: { x: number; y: number; step: number; size: number },
): SampleText[] {
  return texts.map((text, index) => ({ x: at.x, y: at.y + index * at.step, size: at.size, text }))
}

describe('a watermark set askew over the page', () => {
  const grid = formGrid('requests', figures)
  const plain = drawGrid(grid)
  const mark = [80, 200, 320, 440].flatMap((y) =>
    [40, 200, 360].map((x): SampleText => ({ x, y, size: 20, text: '内部传阅0001', turn: -35 })),
  )

  it('PDF / its characters over cells of 表三 / every cell as printed, the watermark left out and said so', async () => {
    const document = await readPdf(samplePdf([{ ...plain, texts: [...plain.texts, ...mark] }]))
    assert.deepEqual(
      cellsOf(document),
      grid.cells.map(({ text }) => text.replace(/\s/g, '')),
    )
    assert.deepEqual(
      document.notes.map(({ code }) => code),
      ['page-frame-left-out'],
    )
  })

  it('PDF / more watermark than text on the last page / the text is read', async () => {
    const texts = lines(['六、其他需要报告的事项', '本年度未收取信息处理费。'], {
      x: 70,
      y: 90,
      step: 24,
      size: 12,
    })
    const document = await readPdf(samplePdf([{ texts: [...texts, ...mark], lines: [] }]))
    assert.equal(textOf(document).replaceAll('\n', ''), '六、其他需要报告的事项本年度未收取信息处理费。')
  })

  it('PDF / a page set askew as a whole / read, not taken for a watermark', async () => {
    const text = '本页由扫描后斜着排入的文字组成，没有别的内容。'
    const document = await readPdf(
      samplePdf([{ texts: [{ x: 70, y: 300, size: 14, text, turn: -15 }], lines: [] }]),
    )
    assert.deepEqual([...textOf(document).replaceAll('\n', '')].sort(), [...text].sort())
    assert.deepEqual(document.notes, [])
  })
})

describe('a column of links printed beside the article', () => {
  const article = [
    '本报告所列数据的统计期限自二〇二三年一月一日起至',
    '十二月三十一日止。如对本报告有疑问，请与本机关办',
    '公室联系。全年主动公开政府信息三百二十条，其中通',
    '过门户网站公开二百八十条，通过政务新媒体公开四十',
    '条。本年度新收政府信息公开申请十二件，均按期办结',
    '并答复申请人，没有结转下年度继续办理的申请。',
  ]
  const links = [
    '机构职能',
    '财政预决算',
    '行政许可',
    '翠原市水务局2019年政府信',
    '息公开工作年度报告',
    '建议提案',
  ]
  const expected = article.join('')

  it('PDF / on the left, lines closer than those of the article / the article unbroken, the links left out and said so', async () => {
    const document = await readPdf(
      samplePdf([
        {
          texts: [
            ...lines(links, { x: 20, y: 100, step: 19, size: 9 }),
            ...lines(article, { x: 165, y: 104, step: 24, size: 14 }),
          ],
          lines: [],
        },
      ]),
    )
    assert.equal(textOf(document).replaceAll('\n', ''), expected)
    assert.deepEqual(
      document.notes.map(({ code }) => code),
      ['page-frame-left-out'],
    )
  })

  it('PDF / on the right / the same', async () => {
    const document = await readPdf(
      samplePdf([
        {
          texts: [
            ...lines(links, { x: 440, y: 100, step: 19, size: 9 }),
            ...lines(article, { x: 60, y: 104, step: 24, size: 14 }),
          ],
          lines: [],
        },
      ]),
    )
    assert.equal(textOf(document).replaceAll('\n', ''), expected)
  })

  it('PDF / short labels on the lines of the text beside them / nothing is left out', async () => {
    const document = await readPdf(
      samplePdf([
        {
          texts: [
            ...lines(['一是', '二是', '三是', '四是', '五是', '六是'], { x: 20, y: 104, step: 24, size: 14 }),
            ...lines(article, { x: 165, y: 104, step: 24, size: 14 }),
          ],
          lines: [],
        },
      ]),
    )
    assert.match(textOf(document), /六是/)
    assert.deepEqual(document.notes, [])
  })
})

describe('a font that does not say what its characters are', () => {
  it('PDF / characters come out as accented letters / refused without OCR, never handed over as text', async () => {
    const garbled = lines(
      ['àáèéìíòóùú àáèéìíòóùú 12', 'ùúòóìíèéàá ùúòóìíèéàá 34', 'èéàáùúòóìí èéàáùúòóìí 56'],
      { x: 70, y: 90, step: 24, size: 12 },
    )
    await assert.rejects(
      readPdf(samplePdf([{ texts: garbled, lines: [] }]), { ocr: false }),
      (error) => error instanceof UnreadableFile && error.reason === 'ocr-failed',
    )
  })
})
