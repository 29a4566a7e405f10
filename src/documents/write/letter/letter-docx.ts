/** A letter as DOCX. */

import { paragraph, run, tableFrame, vermilion } from '../docx-body.ts'
import { docxPackage, runFonts, textWidthTwips, twips } from '../docx-parts.ts'
import { officialFonts, officialPage } from '../official-page.ts'
import { xml } from '../package-zip.ts'
import { splitSubheading } from '../printed-report.ts'
import { type PrintedLetter, type PrintedSignature, sealMm } from './printed-letter.ts'

const flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
const blank = paragraph('', '', '<w:keepNext/>')

export function letterDocx(letter: PrintedLetter): Uint8Array {
  const body = [
    paragraph('Title', run(letter.title.join('\n'))),
    numberLine(letter),
    letter.rows.length > 0 ? '' : paragraph('', ''),
    letter.addressee === '' ? '' : paragraph('', run(letter.addressee), flush),
    letter.rows.length === 0 ? '' : sheet(letter),
    ...letter.paragraphs.map((text, index) => bodyParagraph(text, index === letter.paragraphs.length - 1)),
    ...attachments(letter),
    ...(letter.signature === null ? [] : signature(letter.signature, letter)),
    letter.note === '' ? '' : paragraph('', run(letter.note)),
  ]
  return docxPackage(body.join(''), {
    title: letter.title.join(''),
    creator: letter.title[0] ?? '',
    date: letter.date,
  })
}

function numberLine({ number, isDraft }: PrintedLetter): string {
  if (number === '') return ''
  const colour = isDraft ? `<w:color w:val="${vermilion}"/>` : ''
  return paragraph(
    '',
    run(number, colour),
    `<w:spacing w:before="${twips(officialPage.linePt)}"/>${flush}<w:jc w:val="center"/>`,
  )
}

function bodyParagraph(text: string, isLast: boolean): string {
  const { head, rest } = splitSubheading(text)
  const runs = head === '' ? run(rest) : run(head, runFonts(officialFonts.subheading)) + run(rest)
  return paragraph('', runs, isLast ? '<w:keepNext/>' : '')
}

function attachments({ attachments: names }: PrintedLetter): string[] {
  if (names.length === 0) return []
  const hanging = names.length === 1 ? 5 : 6.5
  const indent = `<w:ind w:left="${twips(hanging * officialPage.bodyPt)}" w:hanging="${twips((hanging - 2) * officialPage.bodyPt)}" w:firstLineChars="0"/>`
  return [
    blank,
    ...names.map((name, index) => {
      const number = names.length === 1 ? '' : `${index + 1}．`
      return paragraph(
        '',
        run(`${index === 0 ? '附件：' : '　　　'}${number}${name}`),
        `<w:keepNext/>${indent}`,
      )
    }),
  ]
}

/** Two free lines for the upper half of the seal, organ centred over the date, all kept together. */
function signature(signed: PrintedSignature, { isDraft, note }: PrintedLetter): string[] {
  const line = (text: string, indent: number, more: string, before = '') => {
    const right = twips(indent * officialPage.bodyPt)
    return paragraph(
      'GongkaiSignature',
      before + run(text),
      `${more}<w:ind w:rightChars="${Math.round(indent * 100)}" w:right="${right}" w:firstLineChars="0" w:firstLine="0"/>`,
    )
  }
  return [
    paragraph('', '', '<w:keepNext/><w:spacing w:before="0" w:after="0" w:line="920" w:lineRule="exact"/>'),
    line(signed.organ, signed.organIndent, '<w:keepNext/>', isDraft ? sealRing(signed) : ''),
    line(signed.date, signed.dateIndent, note === '' ? '' : '<w:keepNext/>'),
  ]
}

const emu = (mm: number) => Math.round(mm * 36_000)

/** The place of the seal in a draft: a dashed ring behind the text. */
function sealRing({ sealCentre }: PrintedSignature): string {
  const centre = officialPage.textWidthMm - (sealCentre * officialPage.bodyPt * 25.4) / 72
  const lineMm = (officialPage.linePt * 25.4) / 72
  return (
    '<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">' +
    '<wp:simplePos x="0" y="0"/>' +
    `<wp:positionH relativeFrom="margin"><wp:posOffset>${emu(centre - sealMm / 2)}</wp:posOffset></wp:positionH>` +
    `<wp:positionV relativeFrom="paragraph"><wp:posOffset>${emu(lineMm - sealMm / 2)}</wp:posOffset></wp:positionV>` +
    `<wp:extent cx="${emu(sealMm)}" cy="${emu(sealMm)}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>` +
    `<wp:docPr id="1" name="seal" descr="${xml('印章位置')}"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">' +
    `<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${emu(sealMm)}" cy="${emu(sealMm)}"/></a:xfrm>` +
    '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom><a:noFill/>' +
    `<a:ln w="9525"><a:solidFill><a:srgbClr val="${vermilion}"/></a:solidFill><a:prstDash val="dash"/></a:ln></wps:spPr>` +
    '<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>'
  )
}

const labelShare = 0.22

function sheet({ title, rows }: PrintedLetter): string {
  const label = Math.round(textWidthTwips * labelShare)
  const widths = [label, textWidthTwips - label]
  const cell = (width: number | undefined, style: string, text: string, properties: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(style, run(text, properties), '<w:spacing w:before="40" w:after="40" w:line="340" w:lineRule="exact"/>')}</w:tc>`
  const size = '<w:sz w:val="24"/><w:szCs w:val="24"/>'
  const lines = rows.map(
    (row) =>
      `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(widths[0], 'GongkaiCell', row.label, runFonts(officialFonts.heading) + size)}${cell(widths[1], 'GongkaiLabel', row.text, size)}</w:tr>`,
  )
  const gap = paragraph('', '', '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>')
  return `${tableFrame(title.join(''), widths)}${lines.join('')}</w:tbl>${gap}`
}
