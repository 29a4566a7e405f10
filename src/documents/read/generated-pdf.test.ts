import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { recognise } from '../../domain/annual-report/recognise/recognise.ts'
import type { AnnualReport } from '../../domain/annual-report/report.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readPdf } from './read-pdf.ts'

const folder = 'test/fixtures/pdf'
const figures: Record<string, { requests: string[][]; remedies: string[] }> = JSON.parse(
  readFileSync(`${folder}/figures.json`, 'utf8'),
)

/** The figure as printed → what its cell must hold. */
function expected(text: string): string {
  if (text === '') return 'blank'
  return `number ${text.normalize('NFKC').replaceAll(',', '')}`
}

function cellsOf(report: AnnualReport, table: 'requests' | 'remedies'): string[] {
  return Object.entries(report.cells)
    .filter(([key]) => key.startsWith(`${table}/`))
    .map(([, { state, value }]) => (state === 'number' ? `number ${value}` : state))
}

describe('PDF made by other programs from invented figures', () => {
  for (const [name, { requests, remedies }] of Object.entries(figures)) {
    it(`${name} / all 190 cells of tables 3 and 4, blanks kept`, async () => {
      const report = recognise(await readPdf(readFileSync(`${folder}/${name}.pdf`)))
      assert.deepEqual(cellsOf(report, 'requests'), requests.flat().map(expected))
      assert.deepEqual(cellsOf(report, 'remedies'), remedies.map(expected))
    })
  }

  it('libreoffice-open-password / refused with the advice to remove the password', async () => {
    await assert.rejects(
      readPdf(readFileSync(`${folder}/libreoffice-open-password.pdf`)),
      (error) =>
        error instanceof UnreadableFile && error.reason === 'encrypted' && /密码/.test(error.message),
    )
  })
})
