/** The parts of a DOCX package that do not depend on the report: styles, fonts, settings, page numbers. */

import { bottomMm, officialFonts, officialPage, rightMm } from './official-page.ts'
import { coreProperties, packageRelations, packageZip, xml, xmlHead } from './package-zip.ts'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"' +
  ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** For a shape in the body: the place of a seal. */
const drawingNamespaces =
  ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"' +
  ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"' +
  ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'

export const twips = (points: number) => Math.round(points * 20)
const mmTwips = (mm: number) => Math.round((mm / 25.4) * 1440)
export const textWidthTwips = mmTwips(officialPage.textWidthMm)

const halfPoints = (points: number) => Math.round(points * 2)

/** All four scripts name one font, or Word sets curly quotes and digits in another. */
export function runFonts(name: string): string {
  const font = xml(name)
  return `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}" w:hint="eastAsia"/>`
}

const size = (points: number) =>
  `<w:sz w:val="${halfPoints(points)}"/><w:szCs w:val="${halfPoints(points)}"/>`
const exact = (points: number, more = '') =>
  `<w:spacing w:before="0" w:after="0"${more} w:line="${twips(points)}" w:lineRule="exact"/>`

const tracking = `<w:spacing w:val="${Math.floor(officialPage.trackingPt * 20)}"/>`
// Twice the width of a sign; Word follows firstLineChars, others firstLine.
const indent = `<w:ind w:firstLineChars="200" w:firstLine="${twips((officialPage.bodyPt + officialPage.trackingPt) * 2)}"/>`

interface Style {
  readonly id: string
  readonly name: string
  readonly basedOn?: string
  readonly paragraph: string
  readonly run: string
}

const bodyRun = `${runFonts(officialFonts.body)}${tracking}${size(officialPage.bodyPt)}`

const styles: readonly Style[] = [
  {
    id: 'Title',
    name: 'Title',
    basedOn: 'Normal',
    paragraph: `<w:keepNext/><w:snapToGrid w:val="0"/>${exact(officialPage.titleLinePt)}<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/>`,
    run: `${runFonts(officialFonts.title)}<w:spacing w:val="0"/>${size(officialPage.titlePt)}`,
  },
  {
    id: 'Heading1',
    name: 'heading 1',
    basedOn: 'Normal',
    paragraph: '<w:keepNext/><w:outlineLvl w:val="0"/>',
    run: runFonts(officialFonts.heading),
  },
  {
    id: 'Heading2',
    name: 'heading 2',
    basedOn: 'Normal',
    paragraph: '<w:keepNext/><w:outlineLvl w:val="1"/>',
    run: runFonts(officialFonts.subheading),
  },
  {
    id: 'GongkaiSignature',
    name: 'Gongkai Signature',
    basedOn: 'Normal',
    paragraph: '<w:keepLines/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="right"/>',
    run: '',
  },
  {
    id: 'GongkaiCell',
    name: 'Gongkai Cell',
    paragraph: `<w:snapToGrid w:val="0"/>${exact(officialPage.tableLinePt)}<w:jc w:val="center"/>`,
    run: `${runFonts(officialFonts.table)}${size(officialPage.tablePt)}`,
  },
  {
    id: 'GongkaiLabel',
    name: 'Gongkai Label',
    basedOn: 'GongkaiCell',
    paragraph: '<w:jc w:val="left"/>',
    run: '',
  },
  {
    id: 'GongkaiNote',
    name: 'Gongkai Note',
    paragraph: `<w:snapToGrid w:val="0"/>${exact(18)}`,
    run: `${runFonts(officialFonts.table)}${size(10.5)}`,
  },
  {
    id: 'Footer',
    name: 'footer',
    paragraph: '<w:snapToGrid w:val="0"/>',
    run: `${runFonts(officialFonts.table)}${size(officialPage.pageNumberPt)}`,
  },
]

const stylesPart = () =>
  `${xmlHead}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>${runFonts(officialFonts.body)}` +
  '<w:kern w:val="2"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>' +
  '<w:pPrDefault/></w:docDefaults>' +
  '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>' +
  `<w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/>${exact(officialPage.linePt)}${indent}<w:jc w:val="both"/></w:pPr>` +
  `<w:rPr>${bodyRun}</w:rPr></w:style>` +
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>' +
  styles
    .map(
      ({ id, name, basedOn, paragraph, run }) =>
        `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>` +
        `${basedOn === undefined ? '' : `<w:basedOn w:val="${basedOn}"/>`}<w:qFormat/>` +
        `<w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`,
    )
    .join('') +
  '</w:styles>'

/** What a machine without the official fonts may take instead, nearest first. */
const alternatives: readonly (readonly [string, string])[] = [
  [officialFonts.body, '仿宋,FangSong,FZFangSong-Z02S,FandolFang R,Noto Serif CJK SC'],
  [officialFonts.title, 'FZXiaoBiaoSong-B05S,华文中宋,STZhongsong,Noto Serif CJK SC'],
  [officialFonts.subheading, '楷体,KaiTi,FZKai-Z03S,FandolKai,LXGW WenKai'],
  [officialFonts.heading, 'SimHei,FZHei-B01S,FandolHei,Noto Sans CJK SC'],
  [officialFonts.table, 'SimSun,FZShuSong-Z01S,FandolSong,Noto Serif CJK SC'],
]

const fontsPart = () =>
  `${xmlHead}<w:fonts ${namespaces}>${alternatives
    .map(
      ([name, others]) =>
        `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
    )
    .join('')}</w:fonts>`

const settingsPart = () =>
  `${xmlHead}<w:settings ${namespaces}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>` +
  '<w:characterSpacingControl w:val="compressPunctuation"/>' +
  '<w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>' +
  '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'

/** "— 1 —": odd pages one character in from the right, even pages from the left (GB/T 9704, 7.5). */
function footerPart(side: 'right' | 'left'): string {
  const gap = twips(officialPage.pageNumberPt)
  const text = (value: string) => `<w:r><w:t xml:space="preserve">${value}</w:t></w:r>`
  return (
    `${xmlHead}<w:ftr ${namespaces}><w:p><w:pPr><w:pStyle w:val="Footer"/>` +
    `<w:ind w:${side}Chars="100" w:${side}="${gap}"/><w:jc w:val="${side}"/></w:pPr>${text('— ')}` +
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>` +
    `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${text('1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>` +
    `${text(' —')}</w:p></w:ftr>`
  )
}

const sectionProperties = () => {
  // The page number stands a set distance under the text; Word measures from the paper's edge.
  const footer = mmTwips(bottomMm - officialPage.pageNumberGapMm) - twips(officialPage.pageNumberPt)
  return (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>' +
    `<w:pgSz w:w="${mmTwips(officialPage.widthMm)}" w:h="${mmTwips(officialPage.heightMm)}"/>` +
    `<w:pgMar w:top="${mmTwips(officialPage.topMm)}" w:right="${mmTwips(rightMm)}" w:bottom="${mmTwips(bottomMm)}"` +
    ` w:left="${mmTwips(officialPage.leftMm)}" w:header="851" w:footer="${footer}" w:gutter="0"/>` +
    // Not linesAndChars: with the character pitch that Word writes, LibreOffice sets about 20 signs a line.
    `<w:docGrid w:type="lines" w:linePitch="${twips(officialPage.linePt)}"/></w:sectPr>`
  )
}

const relationTypes = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const relationsPart = () =>
  `${xmlHead}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
  [
    ['styles', 'styles.xml'],
    ['settings', 'settings.xml'],
    ['fontTable', 'fontTable.xml'],
    ['footer', 'footer1.xml'],
    ['footer', 'footer2.xml'],
  ]
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${relationTypes}/${type}" Target="${target}"/>`,
    )
    .join('') +
  '</Relationships>'

const contentTypes = () => {
  const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
  const overrides = [
    ['word/document.xml', `${word}.document.main+xml`],
    ['word/styles.xml', `${word}.styles+xml`],
    ['word/settings.xml', `${word}.settings+xml`],
    ['word/fontTable.xml', `${word}.fontTable+xml`],
    ['word/footer1.xml', `${word}.footer+xml`],
    ['word/footer2.xml', `${word}.footer+xml`],
    ['docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ]
  return (
    `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    overrides.map(([part, type]) => `<Override PartName="/${part}" ContentType="${type}"/>`).join('') +
    '</Types>'
  )
}

/** The whole package around the body's XML. */
export function docxPackage(
  body: string,
  properties: { readonly title: string; readonly creator: string; readonly date: string | null },
): Uint8Array {
  return packageZip({
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': packageRelations('word/document.xml'),
    'docProps/core.xml': coreProperties(properties.title, properties.creator, properties.date),
    'word/document.xml': `${xmlHead}<w:document ${namespaces}${body.includes('<w:drawing>') ? drawingNamespaces : ''}><w:body>${body}${sectionProperties()}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relationsPart(),
    'word/styles.xml': stylesPart(),
    'word/settings.xml': settingsPart(),
    'word/fontTable.xml': fontsPart(),
    'word/footer1.xml': footerPart('right'),
    'word/footer2.xml': footerPart('left'),
  })
}
