import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { readDocument } from '../src/documents/read/read-document.ts'
import { writeReport } from '../src/documents/write/write-report.ts'
import { reportFromJson } from '../src/domain/annual-report/from-json.ts'
import { recognise } from '../src/domain/annual-report/recognise/recognise.ts'
import type { AnnualReport, Cell } from '../src/domain/annual-report/report.ts'
import type { WriteFormat } from '../src/usecases/ports.ts'
import { printableReports } from './support/printable-report.ts'

async function writtenAndRead(report: AnnualReport, format: WriteFormat): Promise<AnnualReport> {
  const { bytes } = await writeReport(report, format)
  if (format === 'json') return reportFromJson(JSON.parse(new TextDecoder().decode(bytes)))
  return recognise(await readDocument(bytes))
}

/** What must come back. A cell that the source never had may come back as blank. */
function essence(report: AnnualReport, format: WriteFormat) {
  const seen = ({ value, state }: Cell) => `${state === 'absent' ? 'blank' : state} ${value}`
  // The typesetter ends a line at a space, and a line's end carries none.
  const text = (value: string) => (format === 'pdf' ? value.replace(/\s/g, '') : value)
  return {
    organ: report.organ,
    year: report.year,
    form: report.form,
    sections: report.sections.map((section) => [section.number, section.title, text(section.text)]),
    cells: Object.fromEntries(
      Object.entries(report.cells)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, cell]) => [key, seen(cell)]),
    ),
  }
}

const runs: Readonly<Record<WriteFormat, number>> = {
  json: 40,
  csv: 40,
  html: 40,
  docx: 40,
  xlsx: 40,
  pdf: 12,
}

for (const format of ['json', 'csv', 'html', 'docx', 'xlsx', 'pdf'] as const) {
  test(`write and read back / random reports of both forms / ${format} gives the same report`, async () => {
    await fc.assert(
      fc.asyncProperty(printableReports, async (report) => {
        assert.deepEqual(essence(await writtenAndRead(report, format), format), essence(report, format))
      }),
      { numRuns: runs[format] },
    )
  })

  test(`write and read back / the published examples / ${format} gives the same report`, async () => {
    for (const name of readdirSync('examples').filter((file) => file.endsWith('.txt'))) {
      const report = recognise(await readDocument(readFileSync(join('examples', name))))
      assert.deepEqual(essence(await writtenAndRead(report, format), format), essence(report, format), name)
    }
  })
}
