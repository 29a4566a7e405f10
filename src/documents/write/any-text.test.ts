import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { printableReport, textCell } from '../../../test/support/printable-report.ts'
import { writeDocx } from './write-docx.ts'
import { writeHtml } from './write-html.ts'
import { writePdf } from './write-pdf.ts'
import { writeXlsx } from './write-xlsx.ts'

/** Any string at all: controls, lone surrogates, combining and right-to-left marks, emoji, markup. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom('#', '"', '\\', '$', '[', ']', '{', '<', '&', '\n', '\t', '\uD800', '甲'),
    maxLength: 60,
  }),
)

const reports = fc.tuple(anyText, anyText, anyText, anyText).map(([organ, body, signature, raw]) =>
  printableReport({
    organ: organ.slice(0, 30),
    texts: [body, '', body, '', raw, ''],
    signature,
    cell: (_address, _kind, index) => (index % 50 === 0 ? textCell(raw.slice(0, 20)) : undefined),
  }),
)

function assertWellFormed(bytes: Uint8Array): void {
  for (const [name, data] of Object.entries(unzipSync(bytes))) {
    const parser = new SaxesParser()
    parser.on('error', (error) => assert.fail(`${name}: ${error.message}`))
    parser.write(strFromU8(data)).close()
  }
}

test('any Unicode text / DOCX and XLSX / stay well-formed', () => {
  fc.assert(
    fc.property(reports, (report) => {
      assertWellFormed(writeDocx(report))
      assertWellFormed(writeXlsx(report))
    }),
    { numRuns: 60 },
  )
})

test('any Unicode text / HTML / never opens a tag of its own', () => {
  const plain = writeHtml(printableReport({ texts: ['甲', '', '甲', '', '甲', ''], signature: '' }))
  const tags = (page: string) => new Set(page.match(/<[a-z/!][^\s>]*/gi))
  const known = new Set([...tags(plain), '<h3', '</h3', '<br', '<span', '</span'])
  fc.assert(
    fc.property(reports, (report) => {
      for (const tag of tags(writeHtml(report))) assert.ok(known.has(tag), tag)
    }),
    { numRuns: 60 },
  )
})

test('any Unicode text / PDF / compiles', async () => {
  await fc.assert(
    fc.asyncProperty(reports, async (report) => {
      const { bytes } = await writePdf(report, { fonts: 'bundled' })
      assert.ok(bytes.length > 1000)
    }),
    { numRuns: 25 },
  )
})
