/** 核查单 as Typst source. */

import { cellKey } from '../../domain/annual-report/report.ts'
import {
  dataNote,
  type FindingsSheet,
  type PrintedFinding,
  partsOf,
  type SheetPart,
} from './findings-sheet.ts'
import type { FontSet } from './fonts.ts'
import { officialPage } from './official-page.ts'
import { marked, typstTable } from './typst-table.ts'
import { families, literal, preamble, text, titleBlock } from './typst-text.ts'

export function findingsSource(sheet: FindingsSheet, today: string, fonts: FontSet): string {
  return [
    preamble({ title: sheet.title, author: '', date: today, fonts }),
    titleBlock([sheet.title], fonts),
    definitions(fonts),
    factsTable(sheet),
    ...partsOf(sheet).flatMap(({ part, heading: title }) => [heading(title), ...contents[part](sheet)]),
    signOff,
  ].join('\n')
}

const definitions = (fonts: FontSet) => `#set par(first-line-indent: 0em)
#show heading: it => block(sticky: true, above: 14pt, below: 8pt, text(size: 14pt, it.body))
#let small(body) = {
  set text(size: 10.5pt, tracking: 0pt, font: ${families(fonts.families.table)})
  set par(leading: 6pt, spacing: 6pt, justify: false)
  body
}
#let hei = text.with(font: ${families(fonts.families.heading)})
#let head(body) = table.cell(fill: rgb(${literal(officialPage.shade)}), hei(body))
#let left-cell(body) = table.cell(align: left + horizon, breakable: false, body)
`

const heading = (title: string) => `#heading(level: 1)[${text(title)}]`
const note = (line: string) => `#small(block(below: 6pt)[${text(line)}])`
const table = (columns: string, rows: string) =>
  `#small(table(columns: ${columns}, stroke: 0.5pt, align: center + horizon, inset: (x: 4pt, y: 4pt),\n${rows}))`

function factsTable(sheet: FindingsSheet): string {
  const rows = sheet.facts
    .map(([name, value]) => `  hei(${literal(name)}), left-cell[${text(value)}],\n`)
    .join('')
  return table('(18%, 82%)', rows)
}

function findingsTable(findings: readonly PrintedFinding[]): string {
  const heads = ['序号', '级别和规则', '问题、算式和位置', '依据和建议']
  const header = `  table.header(${heads.map((name) => `head(${literal(name)})`).join(', ')}),\n`
  return table('(8%, 17%, 42%, 33%)', header + findings.map(findingRow).join(''))
}

function findingRow(finding: PrintedFinding): string {
  const wrong = finding.severity === 'error' || finding.severity === 'inconsistency'
  const level = wrong ? marked(finding.level) : text(finding.level)
  const details = finding.details.map((line) => `#par(text(fill: rgb("555049"), ${literal(line)}))`).join('')
  const remedy = finding.remedy.map((line) => `#par[${text(line)}]`).join('')
  return (
    `  [${finding.number}], [${level}#linebreak()${text(finding.rule)}],\n` +
    `  left-cell[#par[${text(finding.problem)}]${details}], left-cell[${remedy}],\n`
  )
}

const contents: Readonly<Record<SheetPart, (sheet: FindingsSheet) => string[]>> = {
  conclusion: (sheet) => sheet.conclusion.map(note),
  findings: (sheet) => [findingsTable(sheet.findings)],
  'not-assessable': (sheet) => [notAssessableTable(sheet)],
  notes: (sheet) => sheet.notes.map(note),
  tables: (sheet) => [
    `#small(block(sticky: true, below: 6pt)[${text(dataNote)}])`,
    ...sheet.tables.flatMap((printed) => [
      `#small(block(sticky: true, above: 10pt, below: 6pt, hei(${literal(printed.caption)})))`,
      typstTable(printed, (cell) => {
        const mark = cell.kind === 'value' ? sheet.marks.get(cellKey(cell.address)) : undefined
        return mark === undefined ? null : { note: mark }
      }),
    ]),
  ],
}

function notAssessableTable(sheet: FindingsSheet): string {
  const header = '  table.header(head("原因或需要的材料"), head("没有核查的规则")),\n'
  const rows = sheet.notAssessable
    .map(
      ({ needs, rules }) =>
        `  left-cell[${text(needs)}], left-cell[${rules.map((rule) => `#box(${literal(rule)})`).join('、')}],\n`,
    )
    .join('')
  return table('(60%, 40%)', header + rows)
}

const signLine = (role: string) =>
  `${role}（签名）：#box(width: 9em, stroke: (bottom: 0.5pt))#h(3em)日期：#box(width: 4em, stroke: (bottom: 0.5pt))年#box(width: 2.5em, stroke: (bottom: 0.5pt))月#box(width: 2.5em, stroke: (bottom: 0.5pt))日`

const signOff = `#small(block(breakable: false, above: 30pt)[
#block(below: 20pt)[${signLine('核查人')}]
#block[${signLine('复核人')}]
])`
