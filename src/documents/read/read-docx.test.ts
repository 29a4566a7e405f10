import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import {
  archive,
  cell,
  linesOf,
  noteCodes,
  paragraph,
  row,
  run,
  table,
  type WordParts,
  wordFile,
  wordParts,
} from '../../../test/support/office-files.ts'
import type { Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { readDocx } from './read-docx.ts'

const read = (body: string, parts: Omit<WordParts, 'body'> = {}): Document =>
  readDocx(wordFile({ ...parts, body }))
const lines = (body: string, parts: Omit<WordParts, 'body'> = {}) => linesOf(read(body, parts))
const fixture = (name: string) => readDocx(new Uint8Array(readFileSync(`test/fixtures/reports/${name}.docx`)))

test('table / cells span columns and rows / the grid is true and covered places have no cell', () => {
  const body = table([
    row([cell('申请人', '<w:gridSpan w:val="2"/>'), cell('总计', '<w:vMerge w:val="restart"/>')]),
    row([cell('自然人'), cell('法人'), cell('', '<w:vMerge/>')]),
    row([cell('1'), cell(''), cell('1')]),
  ])
  const [block] = read(body).blocks
  assert.ok(block?.kind === 'table')
  assert.deepEqual([block.rowCount, block.columnCount], [3, 3])
  assert.deepEqual(linesOf(read(body)), ['申请人[1×2]|总计[2×1]', '自然人|法人', '1||1'])
  assert.deepEqual(block.cells[1]?.source, { kind: 'table', table: 0, row: 0, column: 2 })
})

test('table / rows begin late and end early / cells keep their columns, missing ones stay missing', () => {
  const body = table([
    row([cell('a'), cell('b'), cell('c')]),
    row([cell('2'), cell('3')], '<w:gridBefore w:val="1"/>'),
    row([cell('4')], '<w:gridAfter w:val="2"/>'),
  ])
  const [block] = read(body).blocks
  assert.ok(block?.kind === 'table')
  assert.deepEqual(
    block.cells.map((entry) => [entry.row, entry.column, entry.text]),
    [
      [0, 0, 'a'],
      [0, 1, 'b'],
      [0, 2, 'c'],
      [1, 1, '2'],
      [1, 2, '3'],
      [2, 0, '4'],
    ],
  )
})

test('table / old horizontal merge, content controls around rows and cells / read as merged and unwrapped', () => {
  const wrapped = (content: string) => `<w:sdt><w:sdtPr/><w:sdtContent>${content}</w:sdtContent></w:sdt>`
  const body = table([
    row([cell('甲', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('乙')]),
    wrapped(row([cell('1'), wrapped(cell('2')), cell('3')])),
  ])
  assert.deepEqual(lines(body), ['甲[1×2]|乙', '1|2|3'])
})

const grid = (...widths: number[]) => widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')

test('table / borders dragged by hand leave slivers in the grid / cells one below the other share their column', () => {
  const rows = [
    row([cell('项目'), cell('本年制发', '<w:gridSpan w:val="2"/>'), cell('废止')]),
    row([cell('规章', '<w:gridSpan w:val="2"/>'), cell('1'), cell('2')]),
  ]
  const [block] = read(table(rows, grid(2000, 40, 1960, 2000))).blocks
  assert.ok(block?.kind === 'table')
  assert.deepEqual(
    block.cells.map(({ column, colSpan }) => [column, colSpan]),
    [0, 1, 2, 0, 1, 2].map((column) => [column, 1]),
  )
})

test('table / a narrow cell that is really there / keeps its column', () => {
  const rows = [row([cell('甲'), cell('/'), cell('乙')]), row([cell('丙', '<w:gridSpan w:val="3"/>')])]
  assert.deepEqual(lines(table(rows, grid(3000, 100, 3000))), ['甲|/|乙', '丙[1×3]'])
})

test('table / widths written and spans left out / the spans follow from the widths', () => {
  const wide = (text: string, width: number) => cell(text, `<w:tcW w:w="${width}" w:type="dxa"/>`)
  const rows = [
    row([wide('信息内容', 2000), wide('本年处理决定数量', 4000)]),
    row([wide('许可', 2000), wide('增', 2000), wide('减', 2000)]),
  ]
  assert.deepEqual(lines(table(rows, grid(2000, 2000, 2000))), [
    '信息内容|本年处理决定数量[1×2]',
    '许可|增|减',
  ])
})

test('table / a whole report inside a one-cell table / paragraphs and tables in order, as if there were no frame', () => {
  const inner = table([row([cell('规章'), cell('1')])])
  const framed = table([
    row([cell(paragraph('二、主动公开政府信息情况') + inner + paragraph('三、收到和处理'))]),
  ])
  const document = read(framed)
  assert.deepEqual(
    document.blocks.map((block) => block.kind),
    ['paragraph', 'table', 'paragraph'],
  )
  assert.deepEqual(linesOf(document), ['二、主动公开政府信息情况', '规章|1', '三、收到和处理'])
})

test('table / a table inside a cell of a real table / its own block after the outer one', () => {
  const inner = table([row([cell('x'), cell('y')])])
  const body = table([row([cell('左'), cell(paragraph('右') + inner)]), row([cell('1'), cell('2')])])
  assert.deepEqual(lines(body), ['左|右', '1|2', 'x|y'])
})

test('table / several paragraphs and blank lines in a cell / lines inside kept, blank ones around left out', () => {
  const body = table([
    row([cell(paragraph('') + paragraph('本年新') + paragraph('制作数量') + paragraph('')), cell(' ')]),
  ])
  assert.deepEqual(lines(body), ['本年新\n制作数量| '])
})

const decimalList = (format: string, text: string, extra = '') =>
  `<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${extra}</w:lvl>`
const listParagraph = (numberId: number, level: number, text: string) =>
  paragraph(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numberId}"/></w:numPr>`)
const number = (id: number, abstract: number, inside = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${inside}</w:num>`

test('numbering / 一、（一）1. in three levels / labels as Word prints them, lower levels begin anew', () => {
  const levels = [
    decimalList('chineseCountingThousand', '%1、'),
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>',
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>',
  ]
  const numbering = `<w:abstractNum w:abstractNumId="0">${levels.join('')}</w:abstractNum>${number(1, 0)}`
  const body = [
    listParagraph(1, 0, '总体情况'),
    listParagraph(1, 1, '主动公开'),
    paragraph('文字'),
    listParagraph(1, 1, '依申请公开'),
    listParagraph(1, 2, '其一'),
    listParagraph(1, 0, '主动公开政府信息情况'),
    listParagraph(1, 1, '又一'),
  ]
  assert.deepEqual(lines(body.join(''), { numbering }), [
    '一、总体情况',
    '（一）主动公开',
    '文字',
    '（二）依申请公开',
    '1.其一',
    '二、主动公开政府信息情况',
    '（一）又一',
  ])
})

test('numbering / two lists of one definition, the second with a start of its own / goes on, begins anew', () => {
  const abstract = `<w:abstractNum w:abstractNumId="0">${decimalList('decimal', '%1、')}</w:abstractNum>`
  const restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
  const numbering = abstract + number(1, 0) + number(2, 0) + number(3, 0, restart)
  const body = [1, 2, 3, 3].map((id) => listParagraph(id, 0, '甲')).join('')
  assert.deepEqual(lines(body, { numbering }), ['1、甲', '2、甲', '5、甲', '6、甲'])
})

test('numbering / by paragraph style, linked through a numbering style / counted and taken off by numId 0', () => {
  const numbering = [
    '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="list"/></w:abstractNum>',
    `<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="list"/>${decimalList('chineseCounting', '%1、', '<w:pStyle w:val="H1"/>')}</w:abstractNum>`,
    number(1, 0),
  ].join('')
  const styles =
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
  const styled = (text: string, extra = '') => paragraph(text, `<w:pStyle w:val="H1"/>${extra}`)
  const document = read(
    styled('概述') + styled('无号', '<w:numPr><w:numId w:val="0"/></w:numPr>') + styled('其他'),
    {
      numbering,
      styles,
    },
  )
  assert.deepEqual(
    document.blocks.map((block) => (block.kind === 'heading' ? [block.level, block.text] : null)),
    [
      [1, '一、概述'],
      [1, '无号'],
      [1, '二、其他'],
    ],
  )
})

test('numbering / bullets and blank numbered cells / no bullet is invented, a running number is printed', () => {
  const numbering = [
    `<w:abstractNum w:abstractNumId="0">${decimalList('bullet', '\uf0b7')}</w:abstractNum>`,
    `<w:abstractNum w:abstractNumId="1">${decimalList('decimal', '%1')}</w:abstractNum>`,
    number(1, 0),
    number(2, 1),
  ].join('')
  const body = listParagraph(1, 0, '要点') + table([row([cell(listParagraph(2, 0, '')), cell('规章')])])
  assert.deepEqual(lines(body, { numbering }), ['要点', '1 |规章'])
})

test('tracked changes / deleted and inserted text, moved text, deleted rows / the accepted text, and a note', () => {
  const deleted = '<w:del><w:r><w:delText>99</w:delText></w:r></w:del>'
  const body = [
    paragraph(
      `${run('共')}${deleted}<w:ins>${run('12')}</w:ins>${run('件')}<w:moveFrom>${run('旧')}</w:moveFrom>`,
    ),
    table([
      row([cell('一'), cell('1')]),
      row([cell('二'), cell('2')], '<w:del/>'),
      row([cell('三'), cell('3')], '<w:ins/>'),
    ]),
  ]
  const document = read(body.join(''))
  assert.deepEqual(linesOf(document), ['共12件', '一|1', '三|3'])
  assert.deepEqual(noteCodes(document), ['tracked-change-left-out'])
  assert.match(document.notes[0]?.message ?? '', /3 处.*99/)
})

test('tracked changes / the end of a paragraph is deleted / it runs on into the next', () => {
  assert.deepEqual(lines(paragraph('收到', '<w:rPr><w:del/></w:rPr>') + paragraph('申请')), ['收到申请'])
})

test('tracked changes / the end of the last paragraph of a cell is deleted / its text stays in its cell', () => {
  const open = (text: string) => paragraph(text, '<w:rPr><w:del/></w:rPr>')
  const body = open('前') + table([row([cell(open('12')), cell('34')])]) + paragraph('后')
  assert.deepEqual(lines(body), ['前', '12|34', '后'])
})

test('hidden text / by run, by style, by row, switched off again / left out and reported', () => {
  const styles = [
    '<w:style w:type="character" w:styleId="h"><w:name w:val="hidden"/><w:rPr><w:vanish/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="h2"><w:name w:val="hidden 2"/><w:basedOn w:val="h"/></w:style>',
  ].join('')
  const body = [
    paragraph(
      run('看得见') +
        run('甲', '<w:vanish/>') +
        run('乙', '<w:rStyle w:val="h2"/>') +
        run('的', '<w:rStyle w:val="h"/><w:vanish w:val="0"/>'),
    ),
    table([row([cell('1'), cell('2')]), row([cell('3'), cell('4')], '<w:hidden/>')]),
  ]
  const document = read(body.join(''), { styles })
  assert.deepEqual(linesOf(document), ['看得见的', '1|2'])
  assert.deepEqual(noteCodes(document), ['hidden-text-left-out'])
  assert.match(document.notes[0]?.message ?? '', /3 处/)
})

test('white text / on white, on a dark cell / the first is reported, both are read', () => {
  const white = '<w:color w:val="FFFFFF"/>'
  const plain = read(paragraph(run('123', white)))
  assert.deepEqual([linesOf(plain), noteCodes(plain)], [['123'], ['hidden-text-read']])
  const dark = cell(paragraph(run('项目', white)), '<w:shd w:val="clear" w:fill="1F3864"/>')
  assert.deepEqual(noteCodes(read(table([row([dark, cell('1')])]))), [])
})

test('headings / by outline level, by style name, by a based-on style; long text / levels, and prose stays prose', () => {
  const styles = [
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 2"/></w:style>',
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="自定义"/><w:basedOn w:val="a"/></w:style>',
  ].join('')
  const document = read(
    paragraph('一、总体情况', '<w:outlineLvl w:val="0"/>') +
      paragraph('（一）', '<w:pStyle w:val="b"/>') +
      paragraph('正文', '<w:pStyle w:val="b"/><w:outlineLvl w:val="9"/>').replace('9', '3') +
      paragraph('长'.repeat(100), '<w:outlineLvl w:val="0"/>'),
    { styles },
  )
  assert.deepEqual(
    document.blocks.map((block) => (block.kind === 'heading' ? block.level : block.kind)),
    [1, 2, 4, 'paragraph'],
  )
  assert.deepEqual(document.blocks[1]?.source, { kind: 'block', block: 1 })
})

const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

test('fields / codes, nested codes, one that never ends / results are kept, codes left out, nothing swallowed', () => {
  const nested = `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>${field('PAGE', '7')}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('乙')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const endless = `${run('丙')}<w:r><w:fldChar w:fldCharType="begin"/></w:r>${run('代码')}`
  const body =
    paragraph(run('共') + field('=SUM(ABOVE)', '75') + run('件')) +
    paragraph(nested) +
    paragraph(endless) +
    paragraph('丁')
  assert.deepEqual(lines(body), ['共75件', '乙', '丙', '丁'])
})

test('signs / tabs, breaks, hyphens, symbol fonts, boxes, encircled figures / as printed', () => {
  const sym = (font: string, code: string) => `<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`
  const box = (state: string) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="${state}"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const body = [
    paragraph('<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t><w:softHyphen/></w:r>'),
    paragraph(sym('Wingdings', 'F0FE') + sym('Wingdings', 'F0A8') + sym('Wingdings 2', 'F052')),
    paragraph(run('\uf0fe', '<w:rFonts w:ascii="Wingdings"/>') + box('1') + box('0')),
    paragraph(
      '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>eq \\o\\ac(○,3)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ),
    paragraph('<w:r><w:t>上</w:t><w:br/><w:t>下</w:t></w:r>'),
  ]
  assert.deepEqual(lines(body.join('')), ['a\tb-c', '☑□☑', '☑☑□', '③', '上', '下'])
})

test('a raised note mark behind a number / kept apart from the number', () => {
  const body = table([
    row([cell('规章'), cell(paragraph(run('22') + run('1', '<w:vertAlign w:val="superscript"/>')))]),
  ])
  assert.deepEqual(lines(body), ['规章|22¹'])
})

test('footnotes / marks in text and cells / no mark in the number, the notes as paragraphs at the end', () => {
  const mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
  const footnotes = `<w:footnote w:id="0" w:type="separator">${paragraph('—')}</w:footnote><w:footnote w:id="2">${paragraph('含上年结转。')}</w:footnote>`
  const body = table([row([cell('总计'), cell(paragraph(run('18') + mark))])]) + paragraph('六、其他')
  assert.deepEqual(lines(body, { footnotes }), ['总计|18', '六、其他', '含上年结转。'])
})

test('text boxes / stored for new and for old programs / read once, after the paragraph they hang on', () => {
  const content = `<w:txbxContent>${paragraph('框中文字')}</w:txbxContent>`
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><wps:txbx>${content}</wps:txbx></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
  assert.deepEqual(lines(paragraph(run('前') + box) + paragraph('后')), ['前', '框中文字', '后'])
})

test('a large picture / in the place of a table / reported as not read, with its place', () => {
  const picture = (width: number) =>
    paragraph(
      `<w:r><w:drawing><wp:inline><wp:extent cx="${width}" cy="3000000"/><a:graphic><a:blip/></a:graphic></wp:inline></w:drawing></w:r>`,
    )
  const document = read(paragraph('三、收到') + picture(500_000) + picture(5_000_000))
  assert.deepEqual(
    document.notes.map(({ code, source }) => [code, source]),
    [['image-not-read', { kind: 'block', block: 1 }]],
  )
})

test('wrappers / links, smart tags, inline controls, ruby, formulas / their text is read in order', () => {
  const wrapped = `<w:hyperlink>${run('甲')}</w:hyperlink><w:smartTag>${run('乙')}</w:smartTag><w:sdt><w:sdtContent>${run('丙')}</w:sdtContent></w:sdt><w:r><w:ruby><w:rt>${run('ding')}</w:rt><w:rubyBase>${run('丁')}</w:rubyBase></w:ruby></w:r><m:oMath><m:r><m:t>1+1</m:t></m:r></m:oMath>`
  assert.deepEqual(lines(paragraph(wrapped)), ['甲乙丙丁1+1'])
})

test('Strict names and another prefix / the same document / the same reading', () => {
  const parts = wordParts({ body: table([row([cell('规章'), cell('1', '<w:gridSpan w:val="2"/>')])]) })
  const strict = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      part
        .replaceAll(
          'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
          'http://purl.oclc.org/ooxml/wordprocessingml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
          'http://purl.oclc.org/ooxml/officeDocument/relationships',
        )
        .replaceAll('xmlns:w=', 'xmlns:ns0=')
        .replaceAll('w:', 'ns0:'),
    ]),
  )
  assert.deepEqual(linesOf(readDocx(archive(strict))), ['规章|1[1×2]'])
})

test('an empty body with a web page embedded / as programs on the web write it / the page is read', () => {
  const relationships =
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="page.htm"/></Relationships>'
  const page =
    '<html><meta charset="utf-8"><body><p>一、总体情况</p><table><tr><td>规章</td><td>1</td></tr></table></body></html>'
  const bytes = archive({
    ...wordParts({ body: '<w:altChunk r:id="c1"/>' }),
    'word/_rels/document.xml.rels': relationships,
    'word/page.htm': page,
  })
  assert.equal(readDocx(bytes).format, 'docx')
  assert.deepEqual(linesOf(readDocx(bytes)), ['一、总体情况', '规章|1'])
})

test('title / of the properties / given, and null when blank', () => {
  assert.equal(read('', { title: ' 某县2021年年度报告 ' }).title, '某县2021年年度报告')
  assert.equal(read('').title, null)
})

test('damage / no body, not an archive, a DTD in the text / refused with the reason', () => {
  const reason = (bytes: Uint8Array) => {
    try {
      readDocx(bytes)
      return 'read'
    } catch (error) {
      return error instanceof UnreadableFile ? error.reason : error
    }
  }
  assert.equal(reason(archive({ 'a.txt': 'x' })), 'damaged')
  assert.equal(reason(new Uint8Array(600).fill(65)), 'damaged')
  const parts = wordParts({ body: '' })
  assert.equal(
    reason(archive({ ...parts, 'word/document.xml': '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>' })),
    'bomb',
  )
  assert.equal(
    reason(archive({ ...parts, 'word/document.xml': '<w:document xmlns:w="x"><w:body><w:p>' })),
    'damaged',
  )
})

test('tables nested without end, spans of a billion / refused or bounded, no exhausted stack', () => {
  const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(30_000)}${'</w:tc></w:tr></w:tbl>'.repeat(30_000)}`
  assert.throws(() => read(deep), UnreadableFile)
  const wide = table([row([cell('1', '<w:gridSpan w:val="1000000000"/>'), cell('2')])])
  assert.ok(lines(wide).length <= 1)
})

test('the blank official form of 2021 / its three tables / in the official shape with every label', () => {
  const shapes = fixture('official-blank-form-2021').blocks.flatMap((block) =>
    block.kind === 'table' ? [[block.rowCount, block.columnCount, block.cells.length]] : [],
  )
  assert.deepEqual(shapes, [
    [14, 4, 30],
    [28, 10, 215],
    [4, 15, 34],
  ])
})
