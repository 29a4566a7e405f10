import type { FormId } from '../../../law/annual-report-form.ts'
import { annualReportForms } from '../../../law/annual-report-forms.ts'
import type { Document } from '../../document.ts'
import { UnreadableFile } from '../../unreadable-file.ts'
import type { AnnualReport, Irregularity } from '../report.ts'
import { chooseForm, votesForForm, votesInText } from './choose-form.ts'
import { firstReport } from './first-report.ts'
import { type FlowItem, flowOf } from './flow.ts'
import { readOrgan } from './organ.ts'
import { readRunningText } from './read-running-text.ts'
import { readTables, type TablesRead } from './read-tables.ts'
import { readPeriod, readPublishedOn, readSignedOn } from './report-dates.ts'
import { readSections, type SectionsRead } from './sections.ts'
import { readStatistics } from './statistics.ts'
import { reportAbsentRows, reportImages } from './table-irregularities.ts'
import { type Line, tableLines } from './table-lines.ts'
import { readTitle, type TitleRead, yearOf } from './title.ts'

export interface RecogniseOptions {
  /** Name of the file: the last hint for the year, and never for anything printed. */
  readonly fileName?: string
}

/**
 * A document as read → the annual report it holds: organ, year, form, sections and every cell with its state.
 * What was guessed is marked on the cell or said in `notes`; what departs from the form is in `irregularities`.
 * Throws `UnreadableFile` ('no-report') when nothing in it speaks of an annual report.
 */
export function recognise(source: Document, options: RecogniseOptions = {}): AnnualReport {
  const document = firstReport(source)
  const lines = tableLines(document)
  const votes = votesForForm(lines)
  const told = votes['2019'] === votes['2021'] ? votesInText(runningText(document)) : votes
  const formId = chooseForm(told, () => readTitle(openingLines(document), document.title).year)
  const tables = readTables(lines, annualReportForms[formId], document.format)
  const flow = readRunningText(flowOf(document, lines), document, annualReportForms[formId], tables)
  const sections = readSections(flow, document)
  return assemble(document, { lines, flow, tables, sections, formId, options })
}

function runningText(document: Document): string {
  return document.blocks
    .map((block) => (block.kind === 'table' ? block.cells.map(({ text }) => text).join(' ') : block.text))
    .join('\n')
}

interface Parts {
  readonly lines: readonly Line[]
  readonly flow: readonly FlowItem[]
  readonly tables: TablesRead
  readonly sections: SectionsRead
  readonly formId: FormId
  readonly options: RecogniseOptions
}

/** The first lines of the document, for the year before anything else is known. */
function openingLines(document: Document): FlowItem[] {
  const items: FlowItem[] = []
  for (const [index, block] of document.blocks.slice(0, 40).entries()) {
    if (block.kind === 'table') continue
    for (const text of block.text.split('\n'))
      if (text.trim() !== '')
        items.push({
          text,
          source: block.source,
          heading: block.kind === 'heading',
          table: false,
          block: index,
        })
  }
  return items
}

/** "关于某局2023年政府信息公开工作年度报告的解读" */
const explains = /信息公开.{0,12}(?:报告|年报)[》”]?的?(?:文字|图文|政策)?解读$/u

/** A list of links, or a page that a script fills, has titles and no sentence. */
function saysAnything({ opening, closing }: SectionsRead): boolean {
  return [...opening, ...closing].some(({ text }) => text.length >= shortestSentence && text.includes('。'))
}

const shortestSentence = 30

/** "本报告……统计期限自……": the preamble of a report whose title the page left out. A notice about reports has none. */
function speaksOfItself({ opening, sections }: SectionsRead): boolean {
  const start = [...opening.map(({ text }) => text), sections[0]?.text ?? ''].join('\n').slice(0, 3000)
  return (
    start.includes('政府信息公开') &&
    /(?:本报告|本年度报告|本年报|报告所列|报告中)/u.test(start) &&
    readPeriod(start.split('\n')).from !== null
  )
}

function refuseWithoutReport(
  sections: SectionsRead,
  tables: TablesRead,
  title: TitleRead,
  lines: readonly Line[],
): void {
  if (sections.sections.length >= 2 || tables.tables.size > 0) return
  if (sections.opening.some(({ text }) => explains.test(text.trim())))
    throw new UnreadableFile(
      'no-report',
      '这是对年度报告的解读，不是年度报告，里面没有报告的表格。请找到它解读的那份报告再试。',
    )
  const holdsFigures = lines.some(({ cells }) => cells.some(({ is }) => is.kind === 'value'))
  const holdsAnything = sections.sections.length > 0 || holdsFigures || saysAnything(sections)
  if ((title.title !== '' || speaksOfItself(sections)) && holdsAnything) return
  if (title.title !== '')
    throw new UnreadableFile(
      'no-report',
      '这里只有年度报告的标题，没有报告的正文和表格。报告可能是这个网页的附件，或者要在浏览器里才显示：请下载附件，或用浏览器打开后另存再试。',
    )
  throw new UnreadableFile(
    'no-report',
    '这个文件里没有找到政府信息公开工作年度报告：没有标题、没有六个部分的小标题，也没有表格。请确认选对了文件。',
  )
}

function assemble(document: Document, parts: Parts): AnnualReport {
  const { lines, flow, tables, sections, formId, options } = parts
  const title = readTitle(sections.opening, document.title)
  refuseWithoutReport(sections, tables, title, lines)
  const opening = sections.opening.map((item) => item.text)
  const closing = sections.closing.map((item) => item.text.trim())
  const wholeText = [...opening, ...sections.sections.map(({ text }) => text), ...closing].join('\n')
  const period = readPeriod([
    opening.join(''),
    ...opening,
    ...sections.sections.flatMap(({ text }) => text.split('\n')),
  ])
  const signedOn = readSignedOn(closing)
  const publishedOn = readPublishedOn(opening)
  const year =
    title.year ??
    period.year ??
    yearBefore(signedOn) ??
    yearBefore(publishedOn) ??
    yearOf(options.fileName ?? '')
  const statistics =
    tables.tables.size === 0 && (year === null || year < annualReportForms['2019'].years.from)
      ? readStatistics(lines, flow)
      : []
  const form =
    tables.tables.size > 0
      ? formId
      : statistics.length > 0 || (year !== null && year < annualReportForms['2019'].years.from)
        ? 'statistics'
        : 'unknown'
  if (form === formId) {
    reportAbsentRows(tables, annualReportForms[formId])
    reportImages(document, sections, tables, annualReportForms[formId])
  }
  return {
    organ: readOrgan({ title: title.organ, stated: statedOrgans(opening, closing), text: wholeText }),
    year,
    form,
    title: title.title,
    preamble: preambleOf(sections.opening, title),
    signature: closing.join('\n'),
    sections: sections.sections,
    cells: tables.cells,
    tables: (['proactive', 'requests', 'remedies'] as const).filter((table) => tables.tables.has(table)),
    irregularities: [...sections.irregularities, ...tables.irregularities, ...oldForm(form, formId, year)],
    notes: [...document.notes, ...tables.notes],
    statistics,
    dates: { titleYear: title.year, periodFrom: period.from, periodTo: period.to, signedOn, publishedOn },
    format: document.format,
  }
}

/** Reports are published in the year after the one they report on. */
function yearBefore(date: string | null): number | null {
  return date === null ? null : Number(date.slice(0, 4)) - 1
}

function oldForm(form: AnnualReport['form'], id: FormId, year: number | null): Irregularity[] {
  if (form !== id || year === null) return []
  const { from, to } = annualReportForms[id].years
  return year < from || (to !== null && year > to) ? [{ kind: 'old-form', form: id, year }] : []
}

const organLabel =
  /^\s*(?:发布机构|发文机关|发布机关|公开机构|制发机关|信息来源|发布单位|责任部门|公开主体|来\s*源)\s*[:：\t]\s*(\S[^\t]*)$/u

/** Organs named by the page's metadata and the signature. */
function statedOrgans(opening: readonly string[], closing: readonly string[]): string[] {
  const metadata = opening.flatMap((line) => (line.length > 200 ? [] : (organLabel.exec(line)?.[1] ?? [])))
  const signature = closing.filter((line) => /[\p{Script=Han}]{3,}/u.test(line) && !/\d/.test(line))
  return [...signature, ...metadata].map((name) => name.trim())
}

const metadataLine =
  /^\s*(?:标题|发布时间|发布日期|文号|发布机构|栏目|原文链接|本地目录|索引号|主题分类|发文字号|成文日期|发文机关|生成日期|信息来源|来源|浏览次数|字体|字号|页面链接)\s*[:：\t]|^=+.*=+\s*$/u

function preambleOf(opening: readonly FlowItem[], title: TitleRead): string {
  return opening
    .slice(Math.max(0, title.to))
    .map((item) => item.text.trim())
    .filter((text) => text !== title.title && !metadataLine.test(text.slice(0, 200)))
    .join('\n')
}
