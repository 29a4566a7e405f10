/** 核查单 as data: what the DOCX and the PDF both print. */

import type { AuditResult, Finding, Severity } from '../../domain/annual-report/finding.ts'
import { effectiveTable, layoutTable } from '../../domain/annual-report/layout.ts'
import { type AnnualReport, type CellAddress, cellKey } from '../../domain/annual-report/report.ts'
import type { DocumentFormat } from '../../domain/document.ts'
import { cleanText } from './clean-text.ts'
import { headingsOf, placeGrid } from './place-grid.ts'
import { type PrintedTable, printedReport, printedTitle } from './printed-report.ts'

export interface FindingsSheet {
  readonly title: string
  /** Name and value, in pairs. */
  readonly facts: readonly (readonly [string, string])[]
  /** "错误 2 项，不一致 1 项……" */
  readonly conclusion: readonly string[]
  readonly findings: readonly PrintedFinding[]
  /** What could not be judged, by what it would need. */
  readonly notAssessable: readonly { readonly needs: string; readonly rules: readonly string[] }[]
  /** How the file was read, where that matters. */
  readonly notes: readonly string[]
  readonly tables: readonly PrintedTable[]
  /** By `cellKey`: the worst sign and the numbers of the findings that name the cell. */
  readonly marks: ReadonlyMap<string, string>
}

export interface PrintedFinding {
  readonly number: number
  readonly rule: string
  readonly severity: Severity | 'unknown'
  /** Sign and word: colour alone says nothing on a grey printer. */
  readonly level: string
  readonly problem: string
  /** "算式：…", "位置：…", whichever there are. */
  readonly details: readonly string[]
  /** "依据：…", "建议：…". */
  readonly remedy: readonly string[]
}

type Level = Severity | 'unknown'

export const levels: Readonly<Record<Level, { readonly sign: string; readonly word: string }>> = {
  error: { sign: '✕', word: '错误' },
  inconsistency: { sign: '≠', word: '不一致' },
  warning: { sign: '△', word: '提醒' },
  info: { sign: '○', word: '提示' },
  unknown: { sign: '？', word: '无法判断' },
}

/** Stands over the marked tables. */
export const dataNote = '红色和标号表示有问题的单元格，标号是第二部分的序号。'

export type SheetPart = 'conclusion' | 'findings' | 'not-assessable' | 'notes' | 'tables'

/** The parts that are printed, in their order, with their headings: those with nothing in them are left out. */
export function partsOf(sheet: FindingsSheet): { readonly part: SheetPart; readonly heading: string }[] {
  const parts: readonly (readonly [SheetPart, string, readonly unknown[]])[] = [
    ['conclusion', '核查结论', sheet.conclusion],
    ['findings', '发现的问题', sheet.findings],
    ['not-assessable', '没有核查的事项和原因', sheet.notAssessable],
    ['notes', '读取说明', sheet.notes],
    ['tables', '报告的数据', sheet.tables],
  ]
  return parts
    .filter(([part, , content]) => part === 'conclusion' || content.length > 0)
    .map(([part, title], index) => ({ part, heading: `${'一二三四五'[index]}、${title}` }))
}

/** The order of the page that shows the same findings, so that both number them alike. */
const order: readonly Level[] = ['error', 'inconsistency', 'warning', 'unknown', 'info']

const formats: Readonly<Record<DocumentFormat, string>> = {
  text: '纯文本',
  markdown: 'Markdown 文本',
  html: '网页（HTML）',
  docx: 'Word 文档（DOCX）',
  doc: 'Word 97–2003 文档（DOC）',
  odt: 'ODT 文档',
  xlsx: 'Excel 工作簿（XLSX）',
  xls: 'Excel 97–2003 工作簿（XLS）',
  pdf: 'PDF 文档',
  scan: '扫描件（由文字识别读出）',
  json: 'JSON 数据',
}

/** `today` is YYYY-MM-DD. */
export function findingsSheet(report: AnnualReport, audit: AuditResult, today: string): FindingsSheet {
  const sorted = [...audit.findings].sort((a, b) => order.indexOf(levelOf(a)) - order.indexOf(levelOf(b)))
  const words = cellWords(report)
  return {
    title: '政府信息公开工作年度报告核查单',
    facts: [
      ['单位', cleanText(report.organ) || '（原件未写明）'],
      ['报告年度', report.year === null ? '（原件未写明）' : `${report.year}年`],
      ['报告标题', printedTitle(report)],
      ['原件格式', formats[report.format]],
      ['核查日期', chineseDate(today)],
    ],
    conclusion: conclusion(audit),
    findings: sorted.map((finding, index) => printedFinding(finding, index + 1, words)),
    notAssessable: groupNeeds(audit),
    notes: [...new Set(report.notes.map((note) => cleanText(note.message)))],
    tables: printedReport(report).sections.flatMap(({ table }) => (table === null ? [] : [table])),
    marks: cellMarks(sorted),
  }
}

const levelOf = (finding: Finding): Level => (finding.status === 'unknown' ? 'unknown' : finding.severity)

function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

function conclusion({ counts, findings }: AuditResult): string[] {
  const unassessed = counts.notAssessable > 0 ? `另有 ${counts.notAssessable} 项规则因材料不足没有核查。` : ''
  if (findings.length === 0) return [`按现有材料没有发现问题。${unassessed}没有核查的事项不等于没有问题。`]
  const parts = order
    .map((level) => ({ level, count: findings.filter((finding) => levelOf(finding) === level).length }))
    .filter(({ count }) => count > 0)
    .map(({ level, count }) => `${levels[level].sign} ${levels[level].word} ${count} 项`)
  return [`共发现 ${findings.length} 项：${parts.join('，')}。${unassessed}`]
}

function printedFinding(
  finding: Finding,
  number: number,
  words: (address: CellAddress) => string,
): PrintedFinding {
  const level = levelOf(finding)
  const place = placeOf(finding, words)
  return {
    number,
    rule: finding.id,
    severity: level,
    level: `${levels[level].sign} ${levels[level].word}`,
    problem: cleanText(finding.message),
    details: [
      ...(finding.formula === null ? [] : [`算式：${cleanText(finding.formula)}`]),
      ...(place === '' ? [] : [`位置：${place}`]),
    ],
    remedy: [
      `依据：${cleanText(finding.basis)}`,
      ...(finding.suggestion === null ? [] : [`建议：${cleanText(finding.suggestion)}`]),
    ],
  }
}

/** More places than this are counted, not named: the tables below mark them all. */
const namedPlaces = 4

function placeOf(finding: Finding, words: (address: CellAddress) => string): string {
  const cells = finding.cells.slice(0, namedPlaces).map(words)
  if (finding.cells.length > namedPlaces) cells.push(`等 ${finding.cells.length} 格（见后附表格）`)
  if (finding.text === null) return cells.join('；')
  const quote = cleanText(finding.text.quote).replace(/\n/g, '')
  const short = quote.length > 60 ? `${quote.slice(0, 58)}……` : quote
  return [`${sectionWord(finding.text.section)}“${short}”`, ...cells].join('；')
}

function sectionWord(section: number): string {
  if (section === 0) return '正文之前'
  if (section === 7) return '落款'
  return `第${'一二三四五六'[section - 1]}部分`
}

/** "表三 （三）不予公开／1.属于国家秘密／自然人" for every cell of the report's form. */
function cellWords(report: AnnualReport): (address: CellAddress) => string {
  const known = new Map<string, string>()
  for (const code of ['proactive', 'requests', 'remedies'] as const) {
    const layout = layoutTable(effectiveTable(report, code))
    const grid = placeGrid(layout)
    for (const cell of grid.cells) {
      if (cell.kind === 'label') continue
      const { above, left } = headingsOf(grid, cell)
      const labels = [...left, ...(left.length > 0 ? above.slice(-1) : above)]
        .map((head) => (head.kind === 'label' ? head.text.replace(/（区分处理的.*$/, '') : ''))
        .filter((text) => text !== '三、本年度办理结果')
      known.set(cellKey(cell.address), `表${'一二三四'[layout.number - 1]} ${labels.join('／')}`)
    }
  }
  return (address) => known.get(cellKey(address)) ?? `${address.row}／${address.column}`
}

function groupNeeds({ notAssessable }: AuditResult): { needs: string; rules: string[] }[] {
  const groups = new Map<string, string[]>()
  for (const { id, needs } of notAssessable)
    groups.set(cleanText(needs), [...(groups.get(cleanText(needs)) ?? []), id])
  return [...groups].map(([needs, rules]) => ({ needs, rules: [...new Set(rules)] }))
}

function cellMarks(sorted: readonly Finding[]): Map<string, string> {
  const numbers = new Map<string, { sign: string; by: number[] }>()
  sorted.forEach((finding, index) => {
    // Hints are not faults: vermilion stays with what is wrong.
    if (levelOf(finding) === 'info') return
    for (const address of finding.cells) {
      const mark = numbers.get(cellKey(address)) ?? { sign: levels[levelOf(finding)].sign, by: [] }
      mark.by.push(index + 1)
      numbers.set(cellKey(address), mark)
    }
  })
  return new Map(
    [...numbers].map(([key, { sign, by }]) => [key, `${sign}${by[0]}${by.length > 1 ? '…' : ''}`]),
  )
}
