import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { HtmlValidate } from 'html-validate'
import {
  blankCell,
  hostileSentences,
  markCell,
  numberCell,
  printableReport,
} from '../../../test/support/printable-report.ts'
import { guard, parseCsv, unguard } from '../report-csv.ts'
import { writeCsv } from './write-csv.ts'
import { writeHtml } from './write-html.ts'
import { cellReference, writeXlsx } from './write-xlsx.ts'

const hostile = printableReport({
  organ: '=甲局',
  texts: [hostileSentences.join('\n'), '', '', '', '@SUM(A1)', ''],
  cell: (_address, _kind, index) =>
    index === 0 ? markCell('/') : index === 1 ? blankCell : index === 2 ? numberCell(12, '１２') : undefined,
})

test('XLSX / counts / are numbers; marks are text; blanks are empty', () => {
  const files = unzipSync(writeXlsx(hostile))
  const sheet = strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array())
  assert.match(sheet, /<c r="B3" s="4" t="inlineStr"><is><t xml:space="preserve">\/<\/t><\/is><\/c>/)
  assert.match(sheet, /<c r="C3" s="4"\/>/)
  assert.match(sheet, /<c r="D3" s="4"><v>12<\/v><\/c>/)
})

test('XLSX / text that looks like a formula / is a string and never a formula', () => {
  const files = unzipSync(writeXlsx(hostile))
  for (const [name, data] of Object.entries(files))
    if (name.startsWith('xl/worksheets/')) assert.doesNotMatch(strFromU8(data), /<f>/)
})

test('XLSX / 表三 / is merged as the form is', () => {
  const sheet = strFromU8(unzipSync(writeXlsx(hostile))['xl/worksheets/sheet3.xml'] ?? new Uint8Array())
  for (const range of ['A1:C3', 'D1:J1', 'D2:D3', 'E2:I2', 'J2:J3', 'A6:A27', 'A4:C4'])
    assert.match(sheet, new RegExp(`<mergeCell ref="${range}"/>`))
})

test('XLSX / the same report twice / gives the same bytes', () => {
  assert.deepEqual(writeXlsx(hostile), writeXlsx(hostile))
})

test('XLSX / column letters / go on after Z', () => {
  assert.deepEqual(
    [0, 25, 26, 701, 702].map((column) => cellReference(0, column)),
    ['A1', 'Z1', 'AA1', 'ZZ1', 'AAA1'],
  )
})

test('HTML / any report / is valid', async () => {
  for (const report of [hostile, printableReport({ form: '2019' })]) {
    const result = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(
      writeHtml(report),
    )
    assert.deepEqual(
      result.results.flatMap(({ messages }) =>
        messages.map(({ message, ruleId }) => `${ruleId}: ${message}`),
      ),
      [],
    )
  }
})

test('HTML / every figure / names the labels that head it, and each of them exists', () => {
  const page = writeHtml(printableReport())
  const ids = new Set([...page.matchAll(/<th id="([^"]+)"/g)].map((match) => match[1]))
  const cells = [...page.matchAll(/<td headers="([^"]*)"/g)].map((match) => match[1] ?? '')
  assert.equal(cells.length, 200)
  for (const headers of cells) {
    assert.notEqual(headers, '')
    for (const id of headers.split(' ')) assert.ok(ids.has(id), id)
  }
})

test('HTML / 表三, 不予公开, 法律服务机构 / is headed by all three levels and both groups', () => {
  const page = writeHtml(printableReport())
  const labels = new Map(
    [...page.matchAll(/<th id="([^"]+)"[^>]*>([^<]*)</g)].map((match) => [match[1], match[2]]),
  )
  const row = page.slice(page.indexOf('1.属于国家秘密'))
  const cell = [...row.matchAll(/<td headers="([^"]*)"/g)][4]?.[1] ?? ''
  assert.deepEqual(
    cell.split(' ').map((id) => labels.get(id)),
    [
      '申请人情况',
      '法人或其他组织',
      '法律服务机构',
      '三、本年度办理结果',
      '（三）不予公开',
      '1.属于国家秘密',
    ],
  )
})

test('HTML / text with tags / stands as text', () => {
  assert.doesNotMatch(writeHtml(hostile), /<b>乙<\/b>|<w:t>|<\/script>/)
})

test('CSV / text that a spreadsheet would run / is disarmed and comes back as it was', () => {
  for (const text of ['=cmd()', '+1+2', '-x', '@SUM(A1)', "'=x", "'甲", '＝A1', '\tx', '甲']) {
    assert.doesNotMatch(guard(text), /^[=+\-@\t＝＋－＠]/)
    assert.equal(unguard(guard(text)), text)
  }
  assert.equal(guard('-4'), '-4')
  for (const line of parseCsv(writeCsv(hostile)).slice(1))
    for (const field of line) assert.doesNotMatch(field, /^[=@＝＠]/)
})

test('CSV / quotes, commas and line breaks / survive', () => {
  assert.deepEqual(parseCsv('\uFEFFa,"b,""c""\r\nd",\r\n,x\r\n'), [
    ['a', 'b,"c"\r\nd', ''],
    ['', 'x'],
  ])
})
