import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  linesOf,
  noteCodes,
  sheetData,
  type WorkbookPartList,
  workbookFile,
} from '../../../test/support/office-files.ts'
import { compoundFile, packed, record, unicode, xlsFile } from '../../../test/support/xls-file.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readXls, readXlsx, readXmlWorkbook } from './read-workbook.ts'

const sheet = (content: string, name = '表') => ({ name, content })
const read = (content: string, parts: Partial<WorkbookPartList> = {}) =>
  readXlsx(workbookFile({ ...parts, sheets: [sheet(content)] }))
const lines = (content: string, parts: Partial<WorkbookPartList> = {}) => linesOf(read(content, parts))
const refusedAs = (reason: string) => (error: unknown) =>
  error instanceof UnreadableFile && error.reason === reason

/** Style 1 is ruled all round. */
const ruled =
  '<borders><border/><border><left style="thin"/><bottom style="thin"/></border></borders><cellXfs><xf borderId="0"/><xf borderId="1"/></cellXfs>'

test('cells / shared, rich, inline and computed texts, truth values, errors / as shown', () => {
  const strings =
    '<si><t>规章</t></si><si><r><t>行政</t></r><r><rPr><b/></rPr><t>许可</t></r><rPh sb="0" eb="2"><t>xukê</t></rPh></si><si><t>一_x000D_\n二</t></si>'
  const content = `<sheetData><row r="1">
    <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="str"><f>A1</f><v>合计</v></c>
    <c r="E1" t="b"><v>1</v></c><c r="F1" t="e"><v>#REF!</v></c><c r="G1"><f>SUM(A1)</f><v>75</v></c></row></sheetData>`
  assert.deepEqual(lines(content, { strings }), ['规章|行政许可|一\n二|合计|TRUE|#REF!|75'])
})

test('cells / a formula without its result / blank, and the person is told', () => {
  const document = read(
    '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+1</f></c><c r="C1"><v>3</v></c></row></sheetData>',
  )
  assert.deepEqual(linesOf(document), ['1||3'])
  assert.deepEqual(noteCodes(document), ['formula-not-computed'])
})

test('cells / without references, as some programs write them / counted on', () => {
  assert.deepEqual(
    lines(
      '<sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row></sheetData>',
    ),
    ['1|2', '3|4'],
  )
})

test('merges / filled and blank ones / spans, a blank merged cell is one blank cell', () => {
  const content = `${sheetData([
    ['信息内容', '本年收费金额', null],
    ['行政事业性收费', null, null],
  ])}<mergeCells><mergeCell ref="B1:C1"/><mergeCell ref="B2:C2"/></mergeCells>`
  assert.deepEqual(lines(content), ['信息内容|本年收费金额[1×2]', '行政事业性收费|[1×2]'])
})

test('positions / of a table below prose / row and column of the sheet, and its name', () => {
  const [, block] = read(sheetData([['二、主动公开政府信息情况'], [], [null, '规章', 1]])).blocks
  assert.ok(block?.kind === 'table')
  assert.deepEqual(block.cells[1]?.source, { kind: 'table', table: 0, row: 2, column: 2, sheet: '表' })
  assert.deepEqual([block.cells[1]?.row, block.cells[1]?.column], [0, 1])
})

test('hidden rows, columns and sheets / left out, the grid closes, and the person is told', () => {
  const content = `<cols><col min="2" max="2" hidden="1"/></cols>${sheetData([
    ['甲', '乙', '丙'],
    ['1', '2', '3'],
    ['4', '5', '6'],
  ])}<mergeCells><mergeCell ref="B3:C3"/></mergeCells>`.replace('<row r="2">', '<row r="2" hidden="1">')
  const document = readXlsx(
    workbookFile({
      sheets: [
        sheet(content),
        { name: '底稿', state: 'hidden', content: sheetData([['旧', 1]]) },
        sheet('', '空'),
      ],
    }),
  )
  assert.deepEqual(linesOf(document), ['甲|丙', '4|5'])
  assert.deepEqual(noteCodes(document), ['hidden-text-left-out', 'hidden-text-left-out'])
})

test('three tables in one ruled sheet with title and headings / three tables, the rest as paragraphs', () => {
  const title = sheetData([['某县2021年政府信息公开工作年度报告']])
  const rows = [
    ['二、主动公开政府信息情况', null, null],
    ['第二十条第（一）项', null, null],
    ['信息内容', '本年制发件数', '本年废止件数'],
    ['规章', 0, null],
    ['三、收到和处理政府信息公开申请情况', null, null],
    ['一、本年新收政府信息公开申请数量', null, 3],
    ['二、上年结转政府信息公开申请数量', null, null],
  ]
  const merges =
    '<mergeCells><mergeCell ref="A1:C1"/><mergeCell ref="A2:C2"/><mergeCell ref="A5:C5"/></mergeCells>'
  const ruledRows = sheetData(rows, 1)
    .replace(/<\/row>/g, '<c s="1"/></row>')
    .replaceAll('<c s="1"/>', '')
  const document = readXlsx(
    workbookFile({ styles: ruled, sheets: [sheet(title, '封面'), sheet(ruledRows + merges, '表')] }),
  )
  assert.deepEqual(linesOf(document), [
    '某县2021年政府信息公开工作年度报告',
    '二、主动公开政府信息情况',
    '第二十条第（一）项[1×3]',
    '信息内容|本年制发件数|本年废止件数',
    '规章|0|',
    '三、收到和处理政府信息公开申请情况',
    '一、本年新收政府信息公开申请数量||3',
    '二、上年结转政府信息公开申请数量||',
  ])
})

test('headings and short texts in ruled frames / between and below tables / paragraphs, no tables of one cell', () => {
  const rows = [
    ['五、存在的主要问题及改进情况', '', ''],
    ['存在不足。', '', ''],
    ['六、其他需要报告的事项', '', ''],
    ['无。', '', ''],
  ]
  const bordered = sheetData(rows, 1)
  const merged = `${bordered}<mergeCells>${[1, 2, 3, 4].map((at) => `<mergeCell ref="A${at}:C${at}"/>`).join('')}</mergeCells>`
  for (const content of [bordered, merged])
    assert.deepEqual(
      read(content, { styles: ruled }).blocks.map((block) => (block.kind === 'table' ? 'table' : block.text)),
      ['五、存在的主要问题及改进情况', '存在不足。', '六、其他需要报告的事项', '无。'],
    )
})

test('a wholly blank table without rulings / label rows stay rows of the table', () => {
  const content = sheetData([['', '自然人', '总计'], ['一、本年新收'], ['二、上年结转'], ['（七）总计']])
  const [block] = read(content).blocks
  assert.ok(block?.kind === 'table')
  assert.deepEqual([block.rowCount, block.columnCount], [4, 3])
})

test('a sheet formatted down to its last row / only what holds values is read', () => {
  const rows = Array.from(
    { length: 40_000 },
    (_, index) => `<row r="${index + 3}" s="1" customFormat="1"><c r="A${index + 3}" s="1"/></row>`,
  )
  const content = `<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row><row r="2"><c r="A2"><v>3</v></c><c r="C2"><v>4</v></c></row>${rows.join('')}</sheetData><mergeCells><mergeCell ref="A2:B2"/></mergeCells>`
  assert.deepEqual(lines(content, { styles: ruled }), ['1|2|', '3[1×2]|4'])
})

test('a ledger of 30,000 rows beside the report / left out as a whole and named, the report is read', () => {
  const ledger = sheetData(Array.from({ length: 30_000 }, (_, index) => [index, '申请']))
  const document = readXlsx(
    workbookFile({ sheets: [sheet(ledger, '台账'), sheet(sheetData([['规章', 1]]), '年报')] }),
  )
  assert.deepEqual(linesOf(document), ['规章|1'])
  assert.match(document.notes[0]?.message ?? '', /台账/)
})

test('merges by the thousand over the whole sheet / read in bounded time', () => {
  const merges = Array.from({ length: 20_000 }, (_, index) => `<mergeCell ref="A${index + 1}:XFD1048576"/>`)
  const content = `${sheetData([
    ['a', 'b'],
    ['c', 'd'],
  ])}<mergeCells>${merges.join('')}</mergeCells>`
  assert.ok(lines(content).length > 0)
})

test('a workbook without sheets, a sheet that is not there / refused as damaged', () => {
  assert.throws(() => readXlsx(workbookFile({ sheets: [] })), refusedAs('damaged'))
  const bytes = Buffer.from(
    Buffer.from(workbookFile({ sheets: [sheet('')] }))
      .toString('latin1')
      .replaceAll('sheets/sheet1.xml', 'sheets/sheet9.xml'),
    'latin1',
  )
  assert.throws(() => readXlsx(new Uint8Array(bytes)), refusedAs('damaged'))
})

test('shanghai-general-office-2019.xlsx / three sheets / their shapes and known cells', () => {
  const document = readXlsx(
    new Uint8Array(readFileSync('test/fixtures/reports/shanghai-general-office-2019.xlsx')),
  )
  const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  assert.deepEqual(
    tables.map((block) => [block.rowCount, block.columnCount]),
    [
      [18, 5],
      [26, 10],
      [4, 15],
    ],
  )
  assert.equal(tables[0]?.cells.find((entry) => entry.row === 17 && entry.column === 3)?.text, '251000元')
  assert.equal(tables[1]?.cells.find((entry) => entry.row === 3 && entry.column === 9)?.text, '859')
})

const place = (row: number, column: number, style = 0) => packed([row, 2], [column, 2], [style, 2])

test('.xls / packed numbers, shared and formula texts, merges, ruled blanks / the same as .xlsx', () => {
  const bytes = xlsFile({
    globals: [
      record(0x41e, [164, 2], unicode('0"件"')),
      record(0xe0, [0, 2], [0, 2], [0, 8], [0, 8]),
      record(0xe0, [0, 2], [164, 2], [0, 8], [0, 8]),
    ],
    strings: [unicode('规章'), packed([2, 2], [0, 1], Buffer.from('OK'))],
    sheets: [
      {
        name: '表',
        records: [
          record(0xfd, place(0, 0), [0, 4]),
          record(0xfd, place(0, 1), [1, 4]),
          record(0x203, place(1, 0), [48.9919, 8]),
          record(0xbd, [1, 2], [1, 2], [1, 2], [(75 << 2) | 2, 4], [0, 2], [(1250 << 2) | 3, 4], [2, 2]),
          record(0x06, place(2, 0), packed([0, 4], [0xffff0000, 4]), [0, 8]),
          record(0x207, unicode('合计')),
          record(0x06, place(2, 1), [7, 8], [0, 8]),
          record(0x205, place(2, 2), [0x17, 1], [1, 1]),
          record(0xe5, [1, 2], [0, 2], [0, 2], [1, 2], [2, 2]),
        ],
      },
    ],
  })
  assert.deepEqual(linesOf(readXls(bytes)), ['规章|OK[1×2]', '48.9919|75件|12.5', '合计|7|#REF!'])
})

test('.xls / a shared text cut between two records / whole, though its characters change width', () => {
  const bytes = xlsFile({
    strings: [packed([4, 2], [0, 1], Buffer.from('ab'))],
    continued: [record(0x3c, [1, 1], Buffer.from('公开', 'utf16le'))],
    sheets: [
      { name: '表', records: [record(0xfd, place(0, 0), [0, 4]), record(0x203, place(0, 1), [1, 8])] },
    ],
  })
  assert.deepEqual(linesOf(readXls(bytes)), ['ab公开|1'])
})

test('.xls / hidden sheet, row and column / left out and reported', () => {
  const cells = [0, 1, 2].flatMap((row) =>
    [0, 1, 2].map((column) => record(0x203, place(row, column), [row * 3 + column, 8])),
  )
  const bytes = xlsFile({
    sheets: [
      {
        name: '表',
        records: [
          record(0x7d, [1, 2], [1, 2], [2048, 2], [0, 2], [1, 2], [0, 2]),
          record(0x208, [1, 2], [0, 2], [3, 2], [255, 2], [0, 4], [0x20, 2], [0, 2]),
          ...cells,
        ],
      },
      { name: '底稿', state: 1, records: [record(0x203, place(0, 0), [1, 8])] },
    ],
  })
  const document = readXls(bytes)
  assert.deepEqual(linesOf(document), ['0|2', '6|8'])
  assert.deepEqual(noteCodes(document), ['hidden-text-left-out', 'hidden-text-left-out'])
})

test('.xls / password, cut file, other content / refused with the reason', () => {
  const plain = { sheets: [{ name: '表', records: [record(0x203, place(0, 0), [1, 8])] }] }
  assert.throws(() => readXls(xlsFile({ ...plain, globals: [record(0x2f, [0, 2])] })), refusedAs('encrypted'))
  assert.throws(() => readXls(xlsFile(plain).subarray(0, 1600)), refusedAs('damaged'))
  assert.throws(() => readXls(compoundFile({ WordDocument: new Uint8Array(10) })), refusedAs('damaged'))
  assert.throws(() => readXls(compoundFile({ EncryptedPackage: new Uint8Array(10) })), refusedAs('encrypted'))
  assert.throws(() => readXls(new Uint8Array(600)), refusedAs('damaged'))
})

test('Excel 2003 XML / places, merges, formats, hidden parts / the same as .xlsx', () => {
  const data = (type: string, value: string) => `<Data ss:Type="${type}">${value}</Data>`
  const xml = `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel">
    <Styles><Style ss:ID="s1"><NumberFormat ss:Format="0.00"/></Style></Styles>
    <Worksheet ss:Name="表"><Table><Column/><Column ss:Hidden="1"/>
      <Row><Cell>${data('String', '信息内容')}</Cell><Cell ss:Index="3" ss:MergeAcross="1">${data('String', '数量')}</Cell></Row>
      <Row ss:Index="2"><Cell>${data('String', '收费')}</Cell><Cell>${data('Number', '1')}</Cell><Cell ss:StyleID="s1">${data('Number', '48.9919')}</Cell><Cell ss:Formula="=1"/></Row>
    </Table></Worksheet>
    <Worksheet ss:Name="藏"><Table><Row><Cell>${data('Number', '9')}</Cell></Row></Table><x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>`
  const document = readXmlWorkbook(new TextEncoder().encode(xml))
  assert.deepEqual(linesOf(document), ['信息内容|数量[1×2]', '收费|48.9919|'])
  assert.deepEqual(noteCodes(document), [
    'hidden-text-left-out',
    'formula-not-computed',
    'hidden-text-left-out',
  ])
  assert.throws(() => readXmlWorkbook(new TextEncoder().encode('<a/>')), refusedAs('damaged'))
})
