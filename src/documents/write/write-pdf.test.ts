import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hostileSentences, printableReport } from '../../../test/support/printable-report.ts'
import { readPdf } from '../read/read-pdf.ts'
import { drawable, fontSet, missingSign } from './fonts.ts'
import { printedReport } from './printed-report.ts'
import { literal, text } from './typst-text.ts'
import { reportSource, writePdf } from './write-pdf.ts'

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const bundled = { fonts: 'bundled' } as const

test('PDF / the same report twice / gives the same bytes', async () => {
  const [first, second] = [
    await writePdf(printableReport(), bundled),
    await writePdf(printableReport(), bundled),
  ]
  assert.deepEqual(first.bytes, second.bytes)
})

test('PDF / any report / is tagged, in Chinese, dated as the report is', async () => {
  const file = latin1((await writePdf(printableReport(), bundled)).bytes)
  assert.match(file, /\/Marked true/)
  assert.match(file, /\/StructTreeRoot/)
  assert.match(file, /\/Lang \(zh-CN\)/)
  assert.match(file, /\/CreationDate \(D:20240120000000Z\)/)
  assert.match(file, /\/S \/Table\b/)
  assert.match(file, /\/S \/TH\b/)
  assert.match(file, /\/S \/H1\b/)
})

test('PDF / the blank-sized report / 表三 stands on one page', async () => {
  const { bytes } = await writePdf(printableReport(), bundled)
  const document = await readPdf(bytes)
  const requests = document.blocks.find((block) => block.kind === 'table' && block.rowCount === 28)
  assert.ok(requests?.kind === 'table')
  const pages = new Set(requests.cells.map(({ source }) => (source?.kind === 'page' ? source.page : 0)))
  assert.equal(pages.size, 1)
})

test('PDF / text that is Typst code / is printed and not run', async () => {
  const report = printableReport({ texts: [hostileSentences.join('\n'), '', '', '', '', ''] })
  const document = await readPdf((await writePdf(report, bundled)).bytes)
  const read = document.blocks
    .map((block) => (block.kind === 'table' ? '' : block.text))
    .join('')
    .replace(/\s/g, '')
  for (const sentence of hostileSentences) assert.ok(read.includes(sentence.replace(/\s/g, '')), sentence)
})

test('Typst source / quotes, backslashes, line breaks / cannot leave the string', () => {
  assert.equal(literal('"\\#x\n'), '"\\"\\\\#x\\n"')
  assert.equal(text('a"#b\nc'), '#text("a\\"#b")#linebreak()#text("c")')
  const source = reportSource(printedReport(printableReport({ organ: '甲"]#panic()' })), fontSet('bundled'))
  assert.doesNotMatch(source.replace(/"(?:[^"\\]|\\.)*"/g, ''), /panic/)
})

test('fonts / characters of GBK, rare names, marks / all drawn by what comes with the checkout', () => {
  const decoder = new TextDecoder('gbk', { fatal: true })
  let all = ''
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue
      try {
        all += decoder.decode(Uint8Array.of(high, low))
      } catch {
        // not every pair is a character
      }
    }
  }
  // ⿰ to ⿻ describe how a character is built; they are printed by no one.
  const named = all.replace(/[\p{Private_Use}\u2FF0-\u2FFB]/gu, '')
  assert.ok([...named].length > 21_000)
  assert.deepEqual(drawable(named, fontSet('bundled')).missing, [])
  assert.deepEqual(drawable('镕喆堃昇甪珺㛃䶮𬴊𫍯𬭎①⑳㎡☑☐✗△〔〕㈠№‰“”—…〇', fontSet('bundled')).missing, [])
})

test('fonts / a sign that no font has / is printed as 〓 and named in a warning', async () => {
  const drawn = drawable('甲\u{1F600}乙', fontSet('bundled'))
  assert.equal(drawn.text, `甲${missingSign}乙`)
  const { warnings } = await writePdf(
    printableReport({ texts: ['表情\u{1F600}。', '', '', '', '', ''] }),
    bundled,
  )
  assert.equal(warnings.length, 1)
  assert.match(warnings[0] ?? '', /U\+1F600/)
})

test('PDF / many reports at once / each gets its own', async () => {
  const organs = ['甲市财政局', '乙市水务局', '丙市教育局']
  const files = await Promise.all(organs.map((organ) => writePdf(printableReport({ organ }), bundled)))
  for (const [index, { bytes }] of files.entries()) {
    const document = await readPdf(bytes)
    assert.equal(document.title?.startsWith(organs[index] ?? '-'), true)
  }
})
