/** A report as a DOCX in the official layout. Hand-written OOXML: see docs/decisions on the choice. */

import type { AnnualReport } from '../../domain/annual-report/report.ts'
import { docxTable, paragraph, run, tableFrame } from './docx-body.ts'
import { docxPackage, runFonts, textWidthTwips, twips } from './docx-parts.ts'
import { officialFonts, officialPage } from './official-page.ts'
import {
  type PrintedReport,
  type PrintedSection,
  printedReport,
  signatureIndents,
  splitSubheading,
} from './printed-report.ts'

export const docxMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** The same report gives the same bytes. Fonts are named, not embedded: the reader's machine has the official ones. */
export function writeDocx(report: AnnualReport): Uint8Array {
  const printed = printedReport(report)
  const body = [
    paragraph('Title', run(printed.title.join('\n'))),
    paragraph('', ''),
    ...printed.preamble.map(bodyParagraph),
    ...printed.sections.flatMap((section) => sectionBody(section)),
    ...statisticsBody(printed),
    ...signatureBody(printed.signature),
  ]
  return docxPackage(body.join(''), {
    title: printed.title.join(''),
    creator: printed.organ,
    date: printed.date,
  })
}

function sectionBody({ heading, paragraphs, table }: PrintedSection): string[] {
  // A heading before a table sits on the page of the table: keepNext of the style carries it over.
  return [
    ...(heading === null ? [] : [paragraph('Heading1', run(heading))]),
    ...paragraphs.map(bodyParagraph),
    ...(table === null ? [] : [docxTable(table), gap]),
  ]
}

/** Space after a table; also keeps two tables from growing together. */
const gap = paragraph('', '', '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>')

function bodyParagraph(text: string): string {
  const { head, rest } = splitSubheading(text)
  if (head === '') return paragraph('', run(rest))
  if (rest === '') return paragraph('Heading2', run(head))
  return paragraph('', run(head, runFonts(officialFonts.subheading)) + run(rest))
}

function signatureBody(lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  const indents = signatureIndents(lines)
  return [
    paragraph('', '', '<w:keepNext/>'),
    ...lines.map((line, index) => {
      const free = indents[index] ?? 0
      const right = twips(free * officialPage.bodyPt)
      const keep = index < lines.length - 1 ? '<w:keepNext/>' : ''
      return paragraph(
        'GongkaiSignature',
        run(line),
        `${keep}<w:ind w:rightChars="${Math.round(free * 100)}" w:right="${right}" w:firstLineChars="0" w:firstLine="0"/>`,
      )
    }),
  ]
}

/** Reports before 2019 carry labelled numbers: a plain table of two columns. */
function statisticsBody({ statistics }: PrintedReport): string[] {
  if (statistics.length === 0) return []
  const widths = [Math.round(textWidthTwips * 0.75), textWidthTwips - Math.round(textWidthTwips * 0.75)]
  const cell = (width: number | undefined, style: string, text: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(style, run(text))}</w:tc>`
  const row = (label: string, text: string, header = '') =>
    `<w:tr><w:trPr><w:cantSplit/>${header}</w:trPr>${cell(widths[0], 'GongkaiLabel', label)}${cell(widths[1], 'GongkaiCell', text)}</w:tr>`
  return [
    tableFrame('统计数据', widths) +
      row('指标', '数量', '<w:tblHeader/>') +
      statistics.map(({ label, text }) => row(label, text)).join('') +
      '</w:tbl>',
    gap,
  ]
}
