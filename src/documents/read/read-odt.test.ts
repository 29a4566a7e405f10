import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { archive, linesOf, noteCodes, openDocumentFile } from '../../../test/support/office-files.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readDocx } from './read-docx.ts'
import { readOds, readOdt } from './read-odt.ts'

const read = (body: string, styles = '') => readOdt(openDocumentFile('text', body, styles))
const lines = (body: string, styles = '') => linesOf(read(body, styles))
const sheet = (rows: string, before = '') => `<table:table table:name="表">${before}${rows}</table:table>`
const readSheet = (rows: string, before = '', styles = '') =>
  readOds(openDocumentFile('spreadsheet', sheet(rows, before), styles))
const refusedAs = (reason: string) => (error: unknown) =>
  error instanceof UnreadableFile && error.reason === reason

test('text / headings, blanks, tabs, breaks, spans / as printed', () => {
  const document = read(
    '<text:h text:outline-level="1">一、总体情况</text:h><text:p>  共 \n收到<text:s text:c="2"/><text:span>75</text:span><text:tab/>件<text:line-break/>另行</text:p>',
  )
  assert.deepEqual(linesOf(document), ['一、总体情况', '共 收到  75\t件', '另行'])
  assert.equal(document.blocks[0]?.kind, 'heading')
})

test('table / spans, covered and repeated cells, header rows / a true grid', () => {
  const cell = (text: string, more = '') =>
    `<table:table-cell ${more}><text:p>${text}</text:p></table:table-cell>`
  const body = `<table:table><table:table-column table:number-columns-repeated="3"/>
    <table:table-header-rows><table:table-row>${cell('申请人', 'table:number-columns-spanned="2"')}<table:covered-table-cell/>${cell('总计', 'table:number-rows-spanned="2"')}</table:table-row></table:table-header-rows>
    <table:table-row>${cell('自然人')}${cell('法人')}<table:covered-table-cell/></table:table-row>
    <table:table-row>${cell('0', 'table:number-columns-repeated="3"')}</table:table-row></table:table>`
  assert.deepEqual(lines(body), ['申请人[1×2]|总计[2×1]', '自然人|法人', '0|0|0'])
})

const numbered = (level: number, format: string, ends: string) =>
  `<text:list-level-style-number text:level="${level}" style:num-format="${format}" ${ends}/>`

test('lists / two levels, interrupted and continued / labels count on', () => {
  const styles = `<text:list-style style:name="L">${numbered(1, '一, 二, 三, ...', 'style:num-suffix="、"')}${numbered(2, '1', 'style:num-prefix="（" style:num-suffix="）"')}</text:list-style>`
  const item = (text: string, inner = '') =>
    `<text:list-item><text:p>${text}</text:p><text:p>续段</text:p>${inner}</text:list-item>`
  const body = `<text:list text:style-name="L">${item('甲', `<text:list><text:list-item><text:p>子</text:p></text:list-item></text:list>`)}</text:list>
    <text:p>中间</text:p>
    <text:list text:style-name="L" text:continue-numbering="true"><text:list-item><text:list><text:list-item><text:p>子二</text:p></text:list-item></text:list></text:list-item>${item('乙')}</text:list>
    <text:list text:style-name="L">${item('新')}</text:list>`
  assert.deepEqual(lines(body, styles), [
    '一、甲',
    '续段',
    '（1）子',
    '中间',
    '（2）子二',
    '二、乙',
    '续段',
    '一、新',
    '续段',
  ])
})

test('hidden and deleted text, hidden sections / left out and reported', () => {
  const styles =
    '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
  const body = `<text:tracked-changes><text:changed-region><text:deletion><text:p>旧</text:p></text:deletion></text:changed-region></text:tracked-changes>
    <text:p>看得见<text:span text:style-name="H">藏</text:span></text:p><text:section text:display="none"><text:p>整节</text:p></text:section>`
  const document = read(body, styles)
  assert.deepEqual(linesOf(document), ['看得见'])
  assert.deepEqual(noteCodes(document), ['tracked-change-left-out', 'hidden-text-left-out'])
})

test('notes, comments, text boxes / notes last, comments never, boxes after their paragraph', () => {
  const body = `<text:p>正文<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注</text:p></text:note-body></text:note><office:annotation><text:p>批注</text:p></office:annotation><draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p><text:p>后</text:p>`
  assert.deepEqual(lines(body), ['正文', '框', '后', '注'])
})

test('shanghai-general-office-2019 / .odt and .docx of one page / the same blocks', () => {
  const bytes = (format: string) =>
    new Uint8Array(readFileSync(`test/fixtures/reports/shanghai-general-office-2019.${format}`))
  assert.deepEqual(linesOf(readOdt(bytes('odt'))), linesOf(readDocx(bytes('docx'))))
})

test('.ods / values, percentages, dates, formulas without a result / exact or as shown', () => {
  const cell = (attributes: string, shown: string) =>
    `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`
  const document = readSheet(
    `<table:table-row>${cell('office:value-type="float" office:value="48.9919"', '49')}${cell('office:value-type="percentage" office:value="0.125"', '12.5%')}${cell('office:value-type="date" office:date-value="2021-01-01"', '2021年1月1日')}<table:table-cell table:formula="of:=1+1"/>${cell('office:value-type="string"', '/')}</table:table-row>`,
  )
  assert.deepEqual(linesOf(document), ['48.9919|12.5%|2021年1月1日||/'])
  assert.deepEqual(noteCodes(document), ['formula-not-computed'])
})

test('.ods / billions of repeated cells and rows / counted, not made', () => {
  const rows = `<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="1000000000"/></table:table-row>`
  const filled =
    '<table:table-row><table:table-cell><text:p>规章</text:p></table:table-cell><table:table-cell><text:p>1</text:p></table:table-cell></table:table-row>'
  assert.deepEqual(linesOf(readSheet(filled + rows)), ['规章|1'])
  const flood =
    '<table:table-row table:number-rows-repeated="900000000"><table:table-cell table:number-columns-repeated="16384"><text:p>9</text:p></table:table-cell></table:table-row>'
  const document = readSheet(flood)
  assert.deepEqual([linesOf(document), noteCodes(document)], [[], ['table-damaged']])
})

test('.ods / collapsed columns and rows / left out and reported', () => {
  const cells =
    '<table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell><table:table-cell><text:p>c</text:p></table:table-cell>'
  const columns =
    '<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>'
  const document = readSheet(
    `<table:table-row>${cells}</table:table-row><table:table-row table:visibility="filter">${cells}</table:table-row>`,
    columns,
  )
  assert.deepEqual([linesOf(document), noteCodes(document)], [['a|c'], ['hidden-text-left-out']])
})

test('encrypted, empty, wrong kind / refused with the reason', () => {
  const manifest =
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>'
  assert.throws(
    () => readOdt(archive({ 'META-INF/manifest.xml': manifest, 'content.xml': 'x' })),
    refusedAs('encrypted'),
  )
  assert.throws(() => readOdt(archive({ mimetype: 'x' })), refusedAs('damaged'))
  assert.throws(() => readOdt(openDocumentFile('spreadsheet', '')), refusedAs('damaged'))
})
