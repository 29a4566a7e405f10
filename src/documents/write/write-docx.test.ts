import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { hostileSentences, markCell, printableReport } from '../../../test/support/printable-report.ts'
import { writeDocx } from './write-docx.ts'

function parts(bytes: Uint8Array): Record<string, string> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]))
}

const part = (bytes: Uint8Array, name: string) => parts(bytes)[name] ?? ''
const count = (text: string, piece: string) => text.split(piece).length - 1

test('DOCX / any report / every part is well-formed XML', () => {
  const bytes = writeDocx(printableReport({ texts: [hostileSentences.join('\n'), '', '', '', '', ''] }))
  for (const [name, text] of Object.entries(parts(bytes))) {
    const parser = new SaxesParser()
    parser.on('error', (error) => assert.fail(`${name}: ${error.message}`))
    parser.write(text).close()
  }
})

test('DOCX / the same report twice / gives the same bytes', () => {
  assert.deepEqual(writeDocx(printableReport()), writeDocx(printableReport()))
})

test('DOCX / GB/T 9704 / A4, text 156 × 225 mm, 22 lines of 28.95 pt, lines grid only', () => {
  const body = part(writeDocx(printableReport()), 'word/document.xml')
  assert.match(body, /<w:pgSz w:w="11906" w:h="16838"\/>/)
  assert.match(body, /<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/)
  // linesAndChars makes LibreOffice set about 20 signs a line.
  assert.match(body, /<w:docGrid w:type="lines" w:linePitch="579"\/>/)
  const styles = part(writeDocx(printableReport()), 'word/styles.xml')
  assert.match(styles, /w:line="579" w:lineRule="exact"/)
  assert.match(styles, /仿宋_GB2312/)
})

test('DOCX / 表三 / merged head of three rows repeats on each page and no row breaks', () => {
  const body = part(writeDocx(printableReport()), 'word/document.xml')
  const tables = body.split('<w:tbl>').slice(1)
  const requests = tables[1] ?? ''
  assert.equal(count(requests, '<w:tblHeader/>'), 3)
  assert.equal(count(requests, '<w:cantSplit/>'), 28)
  assert.equal(count(requests, '<w:tr>'), 28)
  assert.match(requests, /<w:gridSpan w:val="7"\/>.*申请人情况/)
  // 三、本年度办理结果 runs over its 22 rows: one start, 21 continuations, each with an empty paragraph.
  assert.match(requests, /<w:vMerge w:val="restart"\/>.{0,400}三、本年度办理结果/)
  assert.equal(count(body, '<w:snapToGrid w:val="1"'), 0)
})

test('DOCX / rows and grid / the spans of every row fill the columns', () => {
  const body = part(writeDocx(printableReport()), 'word/document.xml')
  for (const table of body.split('<w:tbl>').slice(1)) {
    const columns = count(table.split('</w:tblGrid>')[0] ?? '', '<w:gridCol ')
    for (const row of table.split('<w:tr>').slice(1)) {
      const cells = row.split('<w:tc>').slice(1)
      const spans = cells.map((cell) => Number(/<w:gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? 1))
      assert.equal(
        spans.reduce((sum, span) => sum + span, 0),
        columns,
      )
    }
  }
})

test('DOCX / page numbers / odd pages right, even pages left', () => {
  const bytes = writeDocx(printableReport())
  assert.match(part(bytes, 'word/settings.xml'), /<w:evenAndOddHeaders\/>/)
  assert.match(part(bytes, 'word/footer1.xml'), /<w:jc w:val="right"\/>.*— .* PAGE /)
  assert.match(part(bytes, 'word/footer2.xml'), /<w:jc w:val="left"\/>/)
})

test('DOCX / properties / title, organ and date of the report, language zh-CN', () => {
  const bytes = writeDocx(printableReport({ organ: '临江市财政局', year: 2022 }))
  const core = part(bytes, 'docProps/core.xml')
  assert.match(core, /<dc:title>临江市财政局2022年政府信息公开工作年度报告<\/dc:title>/)
  assert.match(core, /<dcterms:created xsi:type="dcterms:W3CDTF">2023-01-20T00:00:00Z</)
  assert.match(part(bytes, 'word/styles.xml'), /w:eastAsia="zh-CN"/)
})

test('DOCX / text with tags / stands as text', () => {
  const body = part(
    writeDocx(printableReport({ texts: ['<w:t>甲</w:t>&"', '', '', '', '', ''] })),
    'word/document.xml',
  )
  assert.match(body, /&#60;w:t&#62;甲&#60;\/w:t&#62;&#38;&#34;/)
})

test('DOCX / control characters in the source / are left out, or Word would refuse the file', () => {
  const body = part(
    writeDocx(printableReport({ texts: ['甲\u0000\u0008\u000b乙\uFFFE', '', '', '', '', ''] })),
    'word/document.xml',
  )
  assert.doesNotMatch(body, /[\u0000-\u0008\u000b\ufffe]/)
})

test('DOCX / a row that the source lacks / is not invented', () => {
  const report = printableReport()
  const cells = Object.fromEntries(
    Object.entries(report.cells).filter(([key]) => !key.startsWith('requests/carriedOut/')),
  )
  assert.doesNotMatch(part(writeDocx({ ...report, cells }), 'word/document.xml'), /四、结转下年度继续办理/)
})

test('DOCX / cells / number, mark and blank stay three different things', () => {
  const report = printableReport({
    cell: (_address, _kind, index) =>
      index === 0 ? markCell('/') : { value: null, state: 'blank', raw: '', source: null },
  })
  const table = part(writeDocx(report), 'word/document.xml').split('<w:tbl>')[1] ?? ''
  assert.match(table, />\/<\/w:t>/)
  assert.doesNotMatch(table, />0<\/w:t>/)
})
