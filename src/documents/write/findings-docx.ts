/** 核查单 as DOCX. */

import { cellKey } from '../../domain/annual-report/report.ts'
import { docxTable, paragraph, run, tableFrame, vermilion } from './docx-body.ts'
import { docxPackage, runFonts, textWidthTwips } from './docx-parts.ts'
import {
  dataNote,
  type FindingsSheet,
  type PrintedFinding,
  partsOf,
  type SheetPart,
} from './findings-sheet.ts'
import { officialFonts, officialPage } from './official-page.ts'

export function findingsDocx(sheet: FindingsSheet, today: string): Uint8Array {
  const body = [
    paragraph('Title', run(sheet.title)),
    gap,
    factsTable(sheet),
    ...partsOf(sheet).flatMap(({ part, heading: title }) => [heading(title), ...contents[part](sheet)]),
    signOff(),
  ]
  return docxPackage(body.join(''), { title: sheet.title, creator: '', date: today })
}

const contents: Readonly<Record<SheetPart, (sheet: FindingsSheet) => string[]>> = {
  conclusion: (sheet) => sheet.conclusion.map(note),
  findings: (sheet) => [findingsTable(sheet.findings)],
  'not-assessable': (sheet) => [notAssessableTable(sheet)],
  notes: (sheet) => sheet.notes.map(note),
  tables: (sheet) => [
    paragraph('GongkaiNote', run(dataNote), '<w:keepNext/><w:spacing w:after="60"/>'),
    ...sheet.tables.flatMap((table) => [
      paragraph('GongkaiNote', run(table.caption, runFonts(officialFonts.heading)), '<w:keepNext/>'),
      docxTable(table, (cell) => {
        const mark = cell.kind === 'value' ? sheet.marks.get(cellKey(cell.address)) : undefined
        return mark === undefined ? null : { note: mark }
      }),
      gap,
    ]),
  ],
}

const gap = paragraph('', '', '<w:spacing w:before="0" w:after="0" w:line="200" w:lineRule="exact"/>')
const heading = (text: string) =>
  paragraph(
    'Heading1',
    run(text),
    '<w:spacing w:before="120" w:after="60"/><w:ind w:firstLineChars="0" w:firstLine="0"/>',
  )
const note = (text: string) => paragraph('GongkaiNote', run(text), '<w:spacing w:after="60"/>')

const shares = (...parts: readonly number[]) => parts.map((part) => Math.round(part * textWidthTwips))

function cell(width: number | undefined, paragraphs: string, fill = ''): string {
  const shade = fill === '' ? '' : `<w:shd w:val="clear" w:color="auto" w:fill="${fill}"/>`
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${shade}<w:vAlign w:val="center"/></w:tcPr>${paragraphs}</w:tc>`
}

const row = (cells: string, header = '') => `<w:tr><w:trPr><w:cantSplit/>${header}</w:trPr>${cells}</w:tr>`
const centred = (text: string, properties = '') => paragraph('GongkaiCell', run(text, properties))
const left = (text: string, properties = '') => paragraph('GongkaiLabel', run(text, properties))

function factsTable(sheet: FindingsSheet): string {
  const widths = shares(0.18, 0.82)
  const rows = sheet.facts.map(([name, value]) =>
    row(cell(widths[0], centred(name, runFonts(officialFonts.heading))) + cell(widths[1], left(value))),
  )
  return `${tableFrame('报告和核查', widths)}${rows.join('')}</w:tbl>`
}

function findingsTable(findings: readonly PrintedFinding[]): string {
  const widths = shares(0.08, 0.17, 0.42, 0.33)
  const heads = ['序号', '级别和规则', '问题、算式和位置', '依据和建议']
  const head = row(
    heads
      .map((text, i) => cell(widths[i], centred(text, runFonts(officialFonts.heading)), officialPage.shade))
      .join(''),
    '<w:tblHeader/>',
  )
  const rows = findings.map((finding) => {
    const wrong = finding.severity === 'error' || finding.severity === 'inconsistency'
    const colour = wrong ? `<w:b/><w:color w:val="${vermilion}"/>` : ''
    return row(
      cell(widths[0], centred(String(finding.number))) +
        cell(widths[1], centred(finding.level, colour) + centred(finding.rule)) +
        cell(
          widths[2],
          left(finding.problem) +
            finding.details.map((line) => left(line, '<w:color w:val="555049"/>')).join(''),
        ) +
        cell(widths[3], finding.remedy.map((line) => left(line)).join('')),
    )
  })
  return `${tableFrame('发现的问题', widths)}${head}${rows.join('')}</w:tbl>${gap}`
}

function notAssessableTable(sheet: FindingsSheet): string {
  const widths = shares(0.6, 0.4)
  const head = row(
    ['原因或需要的材料', '没有核查的规则']
      .map((text, i) => cell(widths[i], centred(text, runFonts(officialFonts.heading)), officialPage.shade))
      .join(''),
    '<w:tblHeader/>',
  )
  const rows = sheet.notAssessable.map(({ needs, rules }) =>
    row(cell(widths[0], left(needs)) + cell(widths[1], paragraph('GongkaiLabel', wholeWords(rules)))),
  )
  return `${tableFrame('没有核查的事项', widths)}${head}${rows.join('')}</w:tbl>${gap}`
}

/** A rule's number is not to be broken at its hyphen. */
const wholeWords = (words: readonly string[]) =>
  run(words.join('、')).replaceAll('-', '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')

/** Two lines to sign on; kept together so that a signature never stands alone on a page without its words. */
function signOff(): string {
  const line = (text: string, keep: string) =>
    paragraph('GongkaiNote', run(text), `${keep}<w:spacing w:before="240"/>`)
  return (
    line('核查人（签名）：________________　　　　日期：______年____月____日', '<w:keepNext/>') +
    line('复核人（签名）：________________　　　　日期：______年____月____日', '')
  )
}
