/** A report as a tagged PDF in the official layout, set by Typst. */

import type { AnnualReport } from '../../domain/annual-report/report.ts'
import { compileTypst } from './compile-typst.ts'
import { drawable, type FontSet, type FontSource, fontSet, missingWarning } from './fonts.ts'
import { officialPage } from './official-page.ts'
import {
  type PrintedReport,
  type PrintedSection,
  printedReport,
  signatureIndents,
  splitSubheading,
} from './printed-report.ts'
import { typstTable } from './typst-table.ts'
import { literal, preamble, text, titleBlock } from './typst-text.ts'

export const pdfMediaType = 'application/pdf'

export interface PdfOptions {
  /** Default `system`. */
  readonly fonts?: FontSource
  /** Files that the source names by absolute path. */
  readonly files?: readonly (readonly [path: string, bytes: Uint8Array])[]
}

/** `warnings` name the signs that no font at hand can draw. */
export async function writePdf(
  report: AnnualReport,
  options: PdfOptions = {},
): Promise<{ bytes: Uint8Array; warnings: string[] }> {
  return typeset((fonts) => reportSource(printedReport(report), fonts), options)
}

/** Sets a source made by our templates, after replacing what no font can draw. */
export async function typeset(
  sourceFor: (fonts: FontSet) => string,
  options: PdfOptions = {},
): Promise<{ bytes: Uint8Array; warnings: string[] }> {
  const fonts = fontSet(options.fonts ?? 'system')
  const { text: source, missing } = drawable(sourceFor(fonts), fonts)
  const bytes = await compileTypst(source, fonts, options.files)
  const warning = missingWarning(missing)
  return { bytes, warnings: warning === null ? [] : [warning] }
}

/** The Typst source of a report. Exported for the tests of escaping. */
export function reportSource(printed: PrintedReport, fonts: FontSet): string {
  return [
    preamble({ title: printed.title.join(''), author: printed.organ, date: printed.date, fonts }),
    titleBlock(printed.title, fonts),
    ...printed.preamble.map(typstParagraph),
    ...printed.sections.map(sectionSource),
    statisticsSource(printed),
    signatureSource(printed.signature),
  ].join('\n')
}

function sectionSource({ heading, paragraphs, table }: PrintedSection): string {
  return [
    heading === null ? '' : `#heading(level: 1)[${text(heading)}]`,
    ...paragraphs.map(typstParagraph),
    table === null ? '' : typstTable(table),
  ].join('\n')
}

function typstParagraph(value: string): string {
  const { head, rest } = splitSubheading(value)
  if (head === '') return `#par[${text(rest)}]`
  if (rest === '') return `#heading(level: 2)[${text(head)}]`
  return `#par[#kai(${literal(head)})${text(rest)}]`
}

function signatureSource(lines: readonly string[]): string {
  if (lines.length === 0) return ''
  const indents = signatureIndents(lines)
  const rows = lines
    .map(
      (line, index) => `#par[${text(line)}#h(${((indents[index] ?? 0) * officialPage.bodyPt).toFixed(2)}pt)]`,
    )
    .join('\n')
  return `#block(breakable: false, width: 100%, above: ${officialPage.linePt * 2 - officialPage.bodyPt}pt)[
#set align(right)
#set par(first-line-indent: 0em, justify: false)
${rows}
]`
}

function statisticsSource({ statistics }: PrintedReport): string {
  if (statistics.length === 0) return ''
  const rows = statistics
    .map((entry) => `    table.cell(align: left + horizon)[${text(entry.label)}], [${text(entry.text)}],\n`)
    .join('')
  return `#sheet(table(columns: (75%, 25%), stroke: 0.5pt, align: center + horizon, inset: (x: 3pt, y: 4pt),
  table.header([指标], [数量]),
${rows}))
`
}
