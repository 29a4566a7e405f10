import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { type SamplePage, samplePdf } from '../../../../test/support/sample-pdf.ts'
import { drawGrid, formGrid } from '../../../../test/support/sample-table.ts'
import { assemblePages } from './assemble.ts'
import { withPdf } from './open-pdf.ts'
import { readPageContent } from './page-content.ts'
import { readTextPage } from './read-text-page.ts'
import { isPageNumber } from './running-lines.ts'

/** How often each visible character occurs. */
function countCharacters(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const character of texts.join('').replace(/\s/gu, ''))
    counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

/** What of each page's characters, page numbers apart, is in no block, and what the blocks have too much. */
function differences(bytes: Uint8Array): Promise<string[]> {
  return withPdf(bytes, async (pdf) => {
    const found: string[] = []
    for (let index = 0; index < pdf.pageCount; index++) {
      const content = await readPageContent(pdf, index)
      assert.ok(content)
      const page = readTextPage(content)
      const { blocks } = assemblePages([page])
      const numbers = page.lines.filter(({ text }) => isPageNumber(text))
      const inMargin = numbers.filter(({ top }) => top < content.height * 0.1 || top > content.height * 0.88)
      const printed = countCharacters(content.glyphs.map(({ text }) => text))
      const read = countCharacters([
        ...blocks.flatMap((block) =>
          block.kind === 'table' ? block.cells.map(({ text }) => text) : [block.text],
        ),
        ...inMargin.map(({ text }) => text),
      ])
      for (const character of new Set([...printed.keys(), ...read.keys()])) {
        const lost = (printed.get(character) ?? 0) - (read.get(character) ?? 0)
        if (lost !== 0) found.push(`page ${index + 1}: ${character} × ${lost}`)
      }
    }
    return found
  })
}

describe('no text of a page is lost', () => {
  const folders = ['test/fixtures/pdf', 'test/fixtures/reports']
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.pdf') && !/open-password|scan/.test(name))
      .map((name) => `${folder}/${name}`),
  )
  for (const file of files)
    it(`${file} / every character is in one block, and in one only`, async () => {
      assert.deepEqual(await differences(readFileSync(file)), [])
    })

  it('tables of every form, with any rulings or none, numbers or blanks / every character is in one block', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('proactive' as const, 'requests' as const, 'remedies' as const),
        fc.constantFrom('all', 'across', 'down', 'none'),
        fc.integer({ min: 5, max: 10 }),
        fc.array(fc.constantFrom('', '0', '7', '12', '345', '60789', '/', '—'), {
          minLength: 20,
          maxLength: 40,
        }),
        async (form, drawn, size, figures) => {
          const grid = formGrid(form, (index) => figures[index % figures.length] ?? '')
          const { texts, lines } = drawGrid(grid, { size })
          const kept = lines.filter(
            ({ x0, x1 }) => drawn === 'all' || drawn === (x0 === x1 ? 'down' : 'across'),
          )
          const aside = { x: 20, y: 300, size: 9, text: '竖排文字', turn: 90 } as const
          const page: SamplePage = { texts: [...texts, aside], lines: kept }
          assert.deepEqual(await differences(samplePdf([page])), [])
        },
      ),
      { numRuns: 40 },
    )
  })
})
