import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { readDocument } from '../src/documents/read/read-document.ts'
import { recognise } from '../src/domain/annual-report/recognise/recognise.ts'
import { type ReportJson, reportToJson } from '../src/domain/annual-report/to-json.ts'
import { UnreadableFile } from '../src/domain/unreadable-file.ts'

/** The published reports of the corpus, each held against what a person read in it. */

const folders = ['examples', 'test/fixtures/reports']
const truthFolder = 'test/fixtures/truth'

type Truth = Record<string, unknown>

function truthOf(file: string): Truth | null {
  const name = basename(file).replace(/(?:-scan)?\.(?:gbk\.)?\w+$/, '')
  const path = join(truthFolder, `${name}.json`)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Truth) : null // written beside the reports, checked by eye
}

async function read(file: string): Promise<ReportJson | UnreadableFile> {
  try {
    const document = await readDocument(readFileSync(file))
    return reportToJson(recognise(document, { fileName: basename(file) }))
  } catch (error) {
    if (error instanceof UnreadableFile) return error
    throw error
  }
}

/** Refusals that depend on what is installed here; anything else must be read. */
const mayBeRefused = new Map([
  ['shanghai-general-office-2019.doc', 'needs-libreoffice'],
  ['hongze-2023-scan.pdf', 'ocr-failed'],
])

for (const folder of folders)
  for (const name of readdirSync(folder).sort()) {
    const truth = truthOf(name)
    if (truth === null) continue
    test(`语料 / ${name} / 读出的每个单元格与人工判读相同`, async (context) => {
      const report = await read(join(folder, name))
      if (report instanceof UnreadableFile) {
        assert.equal(report.reason, mayBeRefused.get(name))
        context.diagnostic(`${name}: ${report.message}`)
        return
      }
      for (const table of ['proactive', 'requests', 'remedies'] as const)
        assert.deepEqual(report[table], truth[table], table)
      assert.equal(report.form, truth.form)
      // The workbook holds the three tables and nothing that names the organ.
      if (name.endsWith('.xlsx')) return
      assert.equal(report.organ, truth.organ)
      assert.equal(report.year, truth.year)
    })
  }

test('语料 / 空白格式 / 二百个单元格都在，全部空白', async () => {
  const report = await read('test/fixtures/reports/official-blank-form-2021.docx')
  assert.ok(!(report instanceof UnreadableFile))
  assert.equal(report.form, '2021')
  assert.equal(report.cells.length, 200)
  assert.deepEqual(new Set(report.cells.map((cell) => cell.state)), new Set(['blank']))
})

test('语料 / 六个部分 / 除缺第四部分的一份外都齐全', async () => {
  for (const folder of folders)
    for (const name of readdirSync(folder).sort()) {
      if (!name.endsWith('.txt')) continue
      const report = await read(join(folder, name))
      assert.ok(!(report instanceof UnreadableFile), name)
      const expected = name === 'baoshan-sh-offices-2021.txt' ? [1, 2, 3, 5, 6] : [1, 2, 3, 4, 5, 6]
      assert.deepEqual(
        report.sections.map(({ number }) => number),
        expected,
        name,
      )
    }
})
