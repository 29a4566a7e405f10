/** Office files, pictures and texts that hold more than they show, one for each way of leaking. All names are invented. */

import { crc32 } from 'node:zlib'
import type { HiddenKind } from '../../src/domain/release/hidden-content.ts'
import { archive } from './office-files.ts'
import { contentTypes, docx, jpeg, pngChunk, relationships, wordMain } from './uploads.ts'

/** Must not be read by whoever gets the file. Invented. */
export const officeSecret = '林若溪身份证号'

type Parts = Readonly<Record<string, string | Uint8Array>>
type Leaks = Readonly<Record<string, readonly [HiddenKind, Uint8Array]>>

const wordNames = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:o="urn:schemas-microsoft-com:office:office"',
].join(' ')

const shown = '<w:p><w:r><w:t>关于公开信息的答复</w:t></w:r></w:p>'
const run = (properties: string) =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${officeSecret}</w:t></w:r></w:p>`

/** A DOCX with this body; every part named is linked, so that nothing but what is meant is found. */
export function wordWith(
  body: string,
  parts: Parts = {},
  links: readonly { type: string; target: string; mode?: string }[] = [],
): Uint8Array {
  const own = Object.keys(parts).filter((name) => name.startsWith('word/') && !name.includes('_rels'))
  const fromRoot = Object.keys(parts).filter((name) => !name.startsWith('word/'))
  return archive({
    '[Content_Types].xml': contentTypes(wordMain),
    '_rels/.rels': relationships(
      { type: 'officeDocument', target: 'word/document.xml' },
      ...fromRoot.map((target) => ({ type: 'part', target })),
    ),
    'word/_rels/document.xml.rels': relationships(
      ...own.map((name) => ({ type: 'part', target: name.slice(5) })),
      ...links,
    ),
    'word/document.xml': `<w:document ${wordNames}><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
}

const styles = (inner: string) => `<w:styles ${wordNames}>${inner}</w:styles>`
const properties = (inner: string) =>
  `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">${inner}</cp:coreProperties>`
const anchor = (inner: string, behind = 0) =>
  `<w:p><w:r><w:drawing><wp:anchor behindDoc="${behind}">${inner}<wp:docPr id="1" name="图形 1"/></wp:anchor></w:drawing></w:r></w:p>`

export function leakingWordFiles(): Leaks {
  return {
    隐藏文字: ['hidden-text', wordWith(shown + run('<w:vanish/>'))],
    样式里的隐藏文字: [
      'hidden-text',
      wordWith(shown + run('<w:rStyle w:val="H"/>'), {
        'word/styles.xml': styles(
          '<w:style w:type="character" w:styleId="B"><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="character" w:styleId="H"><w:basedOn w:val="B"/></w:style>',
        ),
      }),
    ],
    白字: ['hidden-text', wordWith(shown + run('<w:color w:val="FFFFFF"/>'))],
    黑底黑字: [
      'covered-text',
      wordWith(shown + run('<w:color w:val="000000"/><w:shd w:val="clear" w:fill="000000"/>')),
    ],
    黑色突出显示: ['covered-text', wordWith(shown + run('<w:highlight w:val="black"/>'))],
    单元格底色与文字同色: [
      'covered-text',
      wordWith(
        `${shown}<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="112233"/></w:tcPr>${run('<w:color w:val="112233"/>')}</w:tc></w:tr></w:tbl>`,
      ),
    ],
    一磅的字: ['tiny-text', wordWith(shown + run('<w:sz w:val="2"/>'))],
    压成一条的字: ['tiny-text', wordWith(shown + run('<w:w w:val="1"/>'))],
    删除的修订: [
      'revision',
      wordWith(
        `${shown}<w:p><w:del w:id="1" w:author="甲"><w:r><w:delText>${officeSecret}</w:delText></w:r></w:del></w:p>`,
      ),
    ],
    插入的修订: [
      'revision',
      wordWith(`${shown}<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>增加</w:t></w:r></w:ins></w:p>`),
    ],
    格式修订: [
      'revision',
      wordWith(
        `${shown}<w:p><w:r><w:rPr><w:rPrChange w:id="1" w:author="${officeSecret}"><w:rPr/></w:rPrChange></w:rPr><w:t>字</w:t></w:r></w:p>`,
      ),
    ],
    批注: [
      'comment',
      wordWith(shown, {
        'word/comments.xml': `<w:comments ${wordNames}><w:comment w:id="1" w:author="甲"><w:p><w:r><w:t>${officeSecret}</w:t></w:r></w:p></w:comment></w:comments>`,
      }),
    ],
    作者: [
      'metadata',
      wordWith(shown, { 'docProps/core.xml': properties(`<dc:creator>${officeSecret}</dc:creator>`) }),
    ],
    单位: [
      'metadata',
      wordWith(shown, {
        'docProps/app.xml': `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>${officeSecret}</Company></Properties>`,
      }),
    ],
    自定义属性: [
      'metadata',
      wordWith(shown, {
        'docProps/custom.xml': `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="经办"><v>${officeSecret}</v></property></Properties>`,
      }),
    ],
    自定义XML: ['custom-data', wordWith(shown, { 'customXml/item1.xml': `<data>${officeSecret}</data>` })],
    文档变量: [
      'custom-data',
      wordWith(shown, {
        'word/settings.xml': `<w:settings ${wordNames}><w:docVars><w:docVar w:name="a" w:val="${officeSecret}"/></w:docVars></w:settings>`,
      }),
    ],
    邮件合并: [
      'connection',
      wordWith(shown, { 'word/settings.xml': `<w:settings ${wordNames}><w:mailMerge/></w:settings>` }),
    ],
    缩略图: ['thumbnail', wordWith(shown, { 'docProps/thumbnail.jpeg': jpeg(1, '') })],
    嵌入的工作簿: [
      'embedded-object',
      wordWith(shown, { 'word/embeddings/a.xlsx': archive({ a: officeSecret }) }),
    ],
    嵌入的对象: ['embedded-object', wordWith(`${shown}<w:p><w:r><w:object/></w:r></w:p>`)],
    宏: ['active-content', wordWith(shown, { 'word/vbaProject.bin': Buffer.from('x') })],
    外部链接的图片: [
      'external-link',
      wordWith(shown, {}, [{ type: 'image', target: 'http://files.example/林若溪.png', mode: 'External' }]),
    ],
    链接地址: [
      'link-target',
      wordWith(shown, {}, [{ type: 'hyperlink', target: 'mailto:lin.ruoxi@example.cn', mode: 'External' }]),
    ],
    域代码: [
      'field-code',
      wordWith(`${shown}<w:p><w:r><w:instrText>INCLUDETEXT "C:\\\\林若溪.docx"</w:instrText></w:r></w:p>`),
    ],
    书签: ['bookmark', wordWith(`${shown}<w:p><w:bookmarkStart w:id="1" w:name="${officeSecret}"/></w:p>`)],
    图片的替代文字: [
      'alternate-text',
      wordWith(
        `${shown}<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="图片 1" descr="${officeSecret}"/></wp:inline></w:drawing></w:r></w:p>`,
      ),
    ],
    图片的文件名: [
      'alternate-text',
      wordWith(
        `${shown}<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="${officeSecret}.jpg"/></wp:inline></w:drawing></w:r></w:p>`,
      ),
    ],
    表格的说明: [
      'alternate-text',
      wordWith(`${shown}<w:tbl><w:tblPr><w:tblDescription w:val="${officeSecret}"/></w:tblPr></w:tbl>`),
    ],
    裁剪的图片: [
      'cropped-picture',
      wordWith(`${shown}<w:p><w:r><w:drawing><a:srcRect r="50000"/></w:drawing></w:r></w:p>`),
    ],
    图片的拍摄信息: [
      'picture-metadata',
      wordWith(shown, { 'word/media/image1.jpeg': jpeg(1, officeSecret) }),
    ],
    看不懂的图片格式: [
      'uninspectable',
      wordWith(shown, { 'word/media/image1.emf': Buffer.from(officeSecret) }),
    ],
    浮动图形盖住文字: ['covered-text', wordWith(shown + anchor('<wp:wrapNone/>'))],
    旧式图形盖住文字: [
      'covered-text',
      wordWith(
        `${shown}<w:p><w:r><w:pict><v:rect style="position:absolute;width:9cm" fillcolor="black"/></w:pict></w:r></w:p>`,
      ),
    ],
    隐藏的图形: [
      'hidden-text',
      wordWith(
        `${shown}<w:p><w:r><w:pict><v:shape style="visibility:hidden"><v:textbox/></v:shape></w:pict></w:r></w:p>`,
      ),
    ],
    页面之外的文字框: [
      'hidden-text',
      wordWith(
        `${shown}<w:p><w:pPr><w:framePr w:x="30000" w:y="1"/></w:pPr><w:r><w:t>${officeSecret}</w:t></w:r></w:p>`,
      ),
    ],
    隐藏的表格行: [
      'hidden-row',
      wordWith(`${shown}<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr></w:tr></w:tbl>`),
    ],
    另一套内容: [
      'alternate-content',
      wordWith(
        `${shown}<mc:AlternateContent><mc:Choice Requires="x"/><mc:Fallback>${run('')}</mc:Fallback></mc:AlternateContent>`,
      ),
    ],
    下拉选项: [
      'validation-list',
      wordWith(
        `${shown}<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="${officeSecret}"/></w:dropDownList></w:sdtPr></w:sdt>`,
      ),
    ],
    表单域: ['form-field', wordWith(`${shown}<w:p><w:r><w:fldChar><w:ffData/></w:fldChar></w:r></w:p>`)],
    零宽字符: ['invisible-characters', wordWith('<w:p><w:r><w:t>答\u200b复</w:t></w:r></w:p>')],
    没有用到的部件: [
      'unreachable-object',
      docx({ 'word/media/image9.png': png(), 'word/_rels/document.xml.rels': relationships() }),
    ],
    压缩包后面的数据: ['stray-bytes', Buffer.concat([wordWith(shown), Buffer.from(officeSecret)])],
    压缩包前面的数据: [
      'stray-bytes',
      Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from(officeSecret), wordWith(shown)]),
    ],
    身份证号: ['personal-data', wordWith('<w:p><w:r><w:t>身份证号110101199003070038</w:t></w:r></w:p>')],
  }
}

export function cleanWordFiles(): Readonly<Record<string, Uint8Array>> {
  return {
    普通: wordWith(shown),
    下划线和白边: wordWith(
      `<w:p><w:pPr><w:shd w:fill="FFFFFF"/></w:pPr><w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t>公开</w:t></w:r><w:r><w:rPr><w:color w:val="FFFFFF"/></w:rPr><w:t xml:space="preserve">  </w:t></w:r></w:p>`,
    ),
    深色底自动颜色: wordWith(
      run('<w:shd w:fill="333333"/><w:color w:val="FFFFFF"/>').replace(officeSecret, '表头'),
    ),
    页码域: wordWith(
      `${shown}<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>`,
    ),
    目录书签: wordWith(`${shown}<w:p><w:bookmarkStart w:id="1" w:name="_Toc123"/></w:p>`),
    空的自定义XML: wordWith(shown, { 'customXml/item1.xml': '<b:Sources xmlns:b="x" StyleName="APA"/>' }),
    标题与正文相同: wordWith(shown, {
      'docProps/core.xml': properties('<dc:title>关于公开信息的答复</dc:title>'),
    }),
  }
}

const sheetNames = [
  'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
].join(' ')
const sheetMain = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'

export interface BookParts {
  /** Inside `worksheet`, one a sheet. */
  readonly sheets: readonly string[]
  readonly states?: readonly string[]
  /** Inside `workbook`, behind the sheets. */
  readonly workbook?: string
  readonly strings?: string
  readonly styles?: string
  readonly parts?: Parts
}

export function bookWith({
  sheets,
  states = [],
  workbook = '',
  strings,
  styles: looks,
  parts = {},
}: BookParts): Uint8Array {
  const list = sheets.map(
    (_, index) =>
      `<sheet name="表${index + 1}" sheetId="${index + 1}" r:id="rId${index}" ${states[index] === undefined ? '' : `state="${states[index]}"`}/>`,
  )
  const own = Object.keys(parts).filter((name) => name.startsWith('xl/'))
  return archive({
    '[Content_Types].xml': contentTypes(sheetMain),
    '_rels/.rels': relationships({ type: 'officeDocument', target: 'xl/workbook.xml' }),
    'xl/workbook.xml': `<workbook ${sheetNames}><sheets>${list.join('')}</sheets>${workbook}</workbook>`,
    'xl/_rels/workbook.xml.rels': relationships(
      ...sheets.map((_, index) => ({ type: 'worksheet', target: `worksheets/sheet${index + 1}.xml` })),
      ...(strings === undefined ? [] : [{ type: 'sharedStrings', target: 'sharedStrings.xml' }]),
      ...(looks === undefined ? [] : [{ type: 'styles', target: 'styles.xml' }]),
      ...own.map((name) => ({ type: 'part', target: name.slice(3) })),
    ),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `<sst ${sheetNames}>${strings}</sst>` }),
    ...(looks === undefined ? {} : { 'xl/styles.xml': `<styleSheet ${sheetNames}>${looks}</styleSheet>` }),
    ...Object.fromEntries(
      sheets.map((sheet, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        `<worksheet ${sheetNames}>${sheet}</worksheet>`,
      ]),
    ),
    ...parts,
  })
}

const text = (place: string, value: string, more = '') =>
  `<c r="${place}" t="inlineStr"${more}><is><t>${value}</t></is></c>`
const row = (number: number, cells: string, more = '') => `<row r="${number}"${more}>${cells}</row>`
const first = row(1, text('A1', '办理情况') + text('B1', '件数'))
const data = (rows: string) => `<sheetData>${rows}</sheetData>`
const second = (more = '', style = '') =>
  data(first + row(2, text('A2', '合计') + text('B2', officeSecret, style), more))
const looks = (font: string, fill = '', format = '') =>
  `<numFmts><numFmt numFmtId="200" formatCode="${format === '' ? '0' : format}"/></numFmts><fonts><font/><font>${font}</font></fonts><fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid">${fill}</patternFill></fill></fills><cellXfs><xf fontId="0" fillId="0"/><xf fontId="1" fillId="${fill === '' ? 0 : 1}" numFmtId="${format === '' ? 0 : 200}"/></cellXfs>`

export function leakingWorkbooks(): Leaks {
  const plain = data(first)
  const with_ = (parts: Parts) => bookWith({ sheets: [plain], parts })
  return {
    '隐藏的工作表（W1）': [
      'hidden-sheet',
      bookWith({ sheets: [plain, second()], states: ['visible', 'hidden'] }),
    ],
    '深度隐藏的工作表（W1）': [
      'hidden-sheet',
      bookWith({ sheets: [plain, second()], states: ['visible', 'veryHidden'] }),
    ],
    '隐藏的行（W1）': ['hidden-row', bookWith({ sheets: [second(' hidden="1"')] })],
    高度为零的行: ['hidden-row', bookWith({ sheets: [second(' ht="0" customHeight="1"')] })],
    默认隐藏的行: ['hidden-row', bookWith({ sheets: [`<sheetFormatPr zeroHeight="1"/>${second()}`] })],
    '隐藏的列（W1）': [
      'hidden-column',
      bookWith({ sheets: [`<cols><col min="2" max="2" hidden="1"/></cols>${second()}`] }),
    ],
    宽度为零的列: [
      'hidden-column',
      bookWith({ sheets: [`<cols><col min="2" max="2" width="0.1"/></cols>${second()}`] }),
    ],
    白字: [
      'hidden-cell',
      bookWith({ sheets: [second('', ' s="1"')], styles: looks('<color rgb="FFFFFFFF"/>') }),
    ],
    主题白字: [
      'hidden-cell',
      bookWith({ sheets: [second('', ' s="1"')], styles: looks('<color theme="0"/>') }),
    ],
    黑底黑字: [
      'hidden-cell',
      bookWith({
        sheets: [second('', ' s="1"')],
        styles: looks('<color rgb="FF000000"/>', '<fgColor rgb="FF000000"/>'),
      }),
    ],
    不显示的数字格式: [
      'hidden-cell',
      bookWith({ sheets: [second('', ' s="1"')], styles: looks('', '', ';;;') }),
    ],
    极小的字: ['hidden-cell', bookWith({ sheets: [second('', ' s="1"')], styles: looks('<sz val="1"/>') })],
    合并单元格下面的值: [
      'hidden-cell',
      bookWith({ sheets: [`${second()}<mergeCells><mergeCell ref="A2:B2"/></mergeCells>`] }),
    ],
    '数据透视表缓存（W1）': [
      'pivot-cache',
      with_({ 'xl/pivotCache/pivotCacheRecords1.xml': `<r>${officeSecret}</r>` }),
    ],
    '数据模型（W1）': ['data-model', with_({ 'xl/model/item.data': Buffer.from(officeSecret) })],
    '外部链接的缓存（W1）': [
      'external-link',
      with_({ 'xl/externalLinks/externalLink1.xml': `<externalLink>${officeSecret}</externalLink>` }),
    ],
    数据连接: ['connection', with_({ 'xl/connections.xml': '<connections/>' })],
    '批注（W1）': ['comment', with_({ 'xl/comments1.xml': `<comments>${officeSecret}</comments>` })],
    线程批注: ['comment', with_({ 'xl/threadedComments/threadedComment1.xml': '<a/>' })],
    '修订记录（W1）': ['revision', with_({ 'xl/revisions/revisionLog1.xml': '<a/>' })],
    切片器: ['pivot-cache', with_({ 'xl/slicerCaches/slicerCache1.xml': '<a/>' })],
    打印机设置: ['custom-data', with_({ 'xl/printerSettings/printerSettings1.bin': Buffer.from('x') })],
    嵌入的对象: ['embedded-object', with_({ 'xl/embeddings/oleObject1.bin': Buffer.from('x') })],
    看不懂的部件: ['uninspectable', with_({ 'xl/other/part.xml': `<a>${officeSecret}</a>` })],
    '定义的名称（W1）': [
      'defined-name',
      bookWith({
        sheets: [plain],
        workbook: `<definedNames><definedName name="秘" hidden="1">"${officeSecret}"</definedName></definedNames>`,
      }),
    ],
    公式里的文字: [
      'formula',
      bookWith({
        sheets: [data(first + row(2, `<c r="A2"><f>IF(B1="${officeSecret}",1,0)</f><v>0</v></c>`))],
      }),
    ],
    引用别的表的公式: [
      'formula',
      bookWith({ sheets: [data(first + row(2, '<c r="A2"><f>表2!A1</f><v>3</v></c>'))] }),
    ],
    删去还在的文字: [
      'unused-string',
      bookWith({
        sheets: [data(row(1, '<c r="A1" t="s"><v>0</v></c>'))],
        strings: `<si><t>合计</t></si><si><t>${officeSecret}</t></si>`,
      }),
    ],
    注音里的文字: [
      'hidden-text',
      bookWith({
        sheets: [data(row(1, '<c r="A1" t="s"><v>0</v></c>'))],
        strings: `<si><t>合计</t><rPh sb="0" eb="2"><t>${officeSecret}</t></rPh></si>`,
      }),
    ],
    一段白字: [
      'hidden-cell',
      bookWith({
        sheets: [data(row(1, '<c r="A1" t="s"><v>0</v></c>'))],
        strings: `<si><r><t>合计</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>${officeSecret}</t></r></si>`,
      }),
    ],
    下拉选项: [
      'validation-list',
      bookWith({
        sheets: [
          `${plain}<dataValidations><dataValidation sqref="A1"><formula1>"${officeSecret},其他"</formula1></dataValidation></dataValidations>`,
        ],
      }),
    ],
    输入提示: [
      'validation-list',
      bookWith({
        sheets: [
          `${plain}<dataValidations><dataValidation sqref="A1" prompt="${officeSecret}"/></dataValidations>`,
        ],
      }),
    ],
    筛选的条件: [
      'validation-list',
      bookWith({
        sheets: [
          `${plain}<autoFilter ref="A1:B9"><filterColumn colId="0"><filters><filter val="${officeSecret}"/></filters></filterColumn></autoFilter>`,
        ],
      }),
    ],
    打印页眉: [
      'header-footer',
      bookWith({
        sheets: [`${plain}<headerFooter><oddHeader>&amp;L${officeSecret}</oddHeader></headerFooter>`],
      }),
    ],
    条件格式藏值: [
      'hidden-cell',
      bookWith({
        sheets: [`${plain}<conditionalFormatting sqref="A1"/>`],
        styles: '<dxfs><dxf><numFmt numFmtId="200" formatCode=";;;"/></dxf></dxfs>',
      }),
    ],
    方案: ['custom-data', bookWith({ sheets: [`${plain}<scenarios/>`] })],
    图表工作表: ['uninspectable', bookWith({ sheets: ['</worksheet><chartsheet/><worksheet>'] })],
    浮在单元格上面的图形: [
      'covered-text',
      with_({ 'xl/drawings/drawing1.xml': '<xdr:wsDr xmlns:xdr="d"><xdr:sp/></xdr:wsDr>' }),
    ],
    图片的替代文字: [
      'alternate-text',
      with_({
        'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="d"><xdr:pic><xdr:cNvPr name="图片 1" descr="${officeSecret}"/></xdr:pic></xdr:wsDr>`,
      }),
    ],
    图片的拍摄信息: ['picture-metadata', with_({ 'xl/media/image1.jpeg': jpeg(1, officeSecret) })],
  }
}

export function cleanWorkbooks(): Readonly<Record<string, Uint8Array>> {
  return {
    普通: bookWith({ sheets: [data(first + row(2, `${text('A2', '合计')}<c r="B2"><v>3</v></c>`))] }),
    求和公式: bookWith({ sheets: [data(first + row(2, '<c r="B2"><f>SUM(B3:B9)</f><v>3</v></c>'))] }),
    合并的表头: bookWith({
      sheets: [
        `${data(first + row(2, text('A2', '合计')))}<mergeCells><mergeCell ref="A2:B2"/></mergeCells>`,
      ],
    }),
    空的隐藏列: bookWith({ sheets: [`<cols><col min="20" max="30" hidden="1"/></cols>${data(first)}`] }),
    白底黑字: bookWith({
      sheets: [data(first + row(2, text('A2', '合计', ' s="1"')))],
      styles: looks('<color theme="1"/>', '<fgColor rgb="FFFFFFFF"/>'),
    }),
    深色表头白字: bookWith({
      sheets: [data(row(1, text('A1', '合计', ' s="1"')))],
      styles: looks('<color rgb="FFFFFFFF"/>', '<fgColor rgb="FF1F4E79"/>'),
    }),
    打印标题和页码: bookWith({
      sheets: [`${data(first)}<headerFooter><oddFooter>&amp;C第 &amp;P 页</oddFooter></headerFooter>`],
      workbook:
        '<definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">表1!$1:$1</definedName></definedNames>',
    }),
  }
}

/** One white pixel; `colour` 2 = opaque, 6 = with transparency. */
export function png(colour: 2 | 6 = 2, more: readonly Buffer[] = [], behind = ''): Uint8Array {
  const chunk = (type: string, body: Uint8Array) => pngChunk(type, body, crc32)
  const pixel = colour === 2 ? '789c636060f8ff1f0003040200' : '789c6360f8ffff3f0005fe02fe'
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, colour, 0, 0, 0])),
    ...more,
    chunk('IDAT', Buffer.from(pixel, 'hex')),
    chunk('IEND', Buffer.alloc(0)),
    Buffer.from(behind),
  ])
}

/** By file name. */
export function leakingOthers(): Readonly<Record<string, readonly [HiddenKind, string, Uint8Array]>> {
  const chunk = pngChunk('tEXt', Buffer.from(`a\0${officeSecret}`), crc32)
  return {
    '照片的 Exif（W10）': ['picture-metadata', 'a.jpg', jpeg(1, officeSecret)],
    照片后面的数据: ['picture-metadata', 'a.jpg', Buffer.concat([jpeg(1, ''), Buffer.from(officeSecret)])],
    '没有人看过的照片（W10）': ['scanned-page', 'a.png', png()],
    PNG的文字: ['picture-metadata', 'a.png', png(2, [chunk])],
    PNG后面的数据: ['picture-metadata', 'a.png', png(2, [], officeSecret)],
    透明的PNG: ['transparent-picture', 'a.png', png(6)],
    '压缩包（W10）': ['uninspectable', 'a.zip', archive({ 'a.txt': officeSecret })],
    改名的压缩包: ['uninspectable', 'a.docx', archive({ 'a.txt': officeSecret })],
    旧格式: ['uninspectable', 'a.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex')],
    OFD: ['uninspectable', 'a.ofd', archive({ 'OFD.xml': '<a/>' })],
    没有扩展名: ['uninspectable', '文件', Buffer.from('x')],
    文本里的零宽字符: ['invisible-characters', 'a.txt', Buffer.from(`答复\u200b\u200c`)],
    文本里的方向控制符: ['invisible-characters', 'a.csv', Buffer.from('甲,\u202e乙')],
    远在窗口外的文字: ['hidden-text', 'a.txt', Buffer.from(`答复${' '.repeat(300)}${officeSecret}`)],
    文本里的身份证号: ['personal-data', 'a.txt', Buffer.from('申请人林若溪，身份证号110101199003070038')],
  }
}
