/** Invented reports for the writers' tests: a fixed one, and random ones of both forms in every state a cell can have. */

import fc from 'fast-check'
import { reportAddresses } from '../../src/domain/annual-report/layout.ts'
import {
  type AnnualReport,
  type Cell,
  type CellAddress,
  cellAddress,
  cellKey,
  type ReportSection,
} from '../../src/domain/annual-report/report.ts'
import type { CellKind, FormId } from '../../src/law/annual-report-form.ts'
import { annualReportForms } from '../../src/law/annual-report-forms.ts'

export interface ReportParts {
  readonly form?: FormId
  readonly organ?: string
  readonly year?: number
  /** Text of each section, first to sixth. */
  readonly texts?: readonly string[]
  readonly preamble?: string
  readonly signature?: string
  /** Prints （六）其他处理 as one row. */
  readonly collapsed?: true
  /** The cell at an address; a plain small number where it says nothing. */
  readonly cell?: (address: CellAddress, kind: CellKind, index: number) => Cell | undefined
}

export const numberCell = (value: number, raw = String(value)): Cell => ({
  value,
  state: 'number',
  raw,
  source: null,
})
export const blankCell: Cell = { value: null, state: 'blank', raw: '', source: null }
export const markCell = (raw: string): Cell => ({ value: null, state: 'mark', raw, source: null })

export const textCell = (raw: string): Cell => ({ value: null, state: 'text', raw, source: null })

export function printableReport(parts: ReportParts = {}): AnnualReport {
  const form = parts.form ?? '2021'
  const year = parts.year ?? (form === '2021' ? 2023 : 2019)
  const organ = parts.organ ?? '临江市青石区水务局'
  const seed: Record<string, Cell> =
    parts.collapsed === undefined ? {} : { 'requests/other/total': blankCell }
  const addresses = reportAddresses({ form, cells: seed })
  const cells = Object.fromEntries(
    addresses.map((address, index) => {
      const kind = kindOf(form, address)
      return [cellKey(address), parts.cell?.(address, kind, index) ?? numberCell(index % 4)]
    }),
  )
  return {
    organ,
    year,
    form,
    title: `${organ}${year}年政府信息公开工作年度报告`,
    preamble: parts.preamble ?? `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。`,
    signature: parts.signature ?? `${organ}\n${year + 1}年1月20日`,
    sections: sectionsOf(form, parts.texts ?? plainTexts),
    cells,
    tables: ['proactive', 'requests', 'remedies'],
    irregularities: [],
    notes: [],
    statistics: [],
    dates: {
      titleYear: year,
      periodFrom: null,
      periodTo: null,
      signedOn: `${year + 1}-01-20`,
      publishedOn: null,
    },
    format: 'json',
  }
}

const plainTexts = [
  '（一）主动公开。全年主动公开政府信息128条。\n（二）依申请公开\n认真办理申请，按期答复。',
  '',
  '',
  '',
  '公开的主动性还不够，下一步加强培训。',
  '本年度未收取信息处理费。',
]

function sectionsOf(form: FormId, texts: readonly string[]): ReportSection[] {
  return annualReportForms[form].sections.map(({ number, title }) => ({
    number,
    title,
    heading: title,
    text: texts[number - 1] ?? '',
    source: null,
    paragraphs: [],
  }))
}

function kindOf(form: FormId, { table, row, column }: CellAddress): CellKind {
  const definition = annualReportForms[form].tables.find((candidate) => candidate.code === table)
  const block =
    definition?.blocks.find((candidate) => candidate.rows.some(({ code }) => code === row)) ??
    definition?.blocks[0]
  return block?.columns.find(({ code }) => code === column)?.kind ?? 'count'
}

/** Text that breaks a writer which forgets to escape: OOXML, Typst, HTML, formulas, quotes. */
export const hostileSentences = [
  '输入“#set page(width: 1pt)”和 $x$ 与 *粗* _斜_ `码` 时照原样公开。',
  '标签 <w:t>甲</w:t> 与 </script><b>乙</b> 以及 &lt; &amp; 都按文字处理。',
  '="=cmd|\' /C calc\'!A0" 这样的内容不会被执行。',
  '路径 C:\\政务\\公开，引号 "双" 与 \'单\'，括号 [a](b) {c} @d //e /*f*/。',
  '公式 1+1=2，占比 12.5%，面积 30㎡，文号〔2021〕30号，序号①②⑳。',
]

const organs = [
  '临江市人民政府',
  '临江市青石区水务局',
  '青石区柳溪街道办事处',
  '北岭省临江市发展和改革委员会',
]

const sentences = fc.constantFrom(
  '全年主动公开政府信息128条，其中政策文件12条。',
  '办理建议提案，及时回应社会关切。',
  '加强政务公开专区建设，方便群众查阅。',
  ...hostileSentences,
)

const paragraph = fc.array(sentences, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
const body = fc.array(paragraph, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))

function cellOf(form: FormId, address: CellAddress): fc.Arbitrary<Cell> {
  const words = fc.constantFrom('详见附件', '不详').map(textCell)
  return fc.oneof(
    { weight: 60, arbitrary: numberOf(kindOf(form, address)) },
    { weight: 20, arbitrary: fc.constant(blankCell) },
    { weight: 10, arbitrary: fc.constantFrom('/', '—', '无').map(markCell) },
    { weight: 1, arbitrary: words },
  )
}

function numberOf(kind: CellKind): fc.Arbitrary<Cell> {
  switch (kind) {
    case 'count':
      return fc.oneof(fc.nat(9), fc.nat(99_999)).map((value) => numberCell(value))
    case 'signed-count':
      return fc
        .integer({ min: -40, max: 40 })
        .map((value) => numberCell(value, value > 0 ? `+${value}` : String(value)))
    case 'money-wan':
      return fc.nat(99_999_999).map((value) => numberCell(value / 10_000))
    case 'money-with-unit':
      return fc.nat(99_999_999).map((value) => numberCell(value, `${value}元`))
    default:
      return kind satisfies never
  }
}

/** Random reports: arithmetic is not kept, for a writer must carry wrong figures as faithfully as right ones. */
export const printableReports: fc.Arbitrary<AnnualReport> = fc
  .record({
    form: fc.constantFrom<FormId>('2021', '2021', '2019'),
    organ: fc.constantFrom(...organs),
    year: fc.integer({ min: 2021, max: 2025 }),
    first: body,
    fifth: body,
    collapsed: fc.boolean(),
  })
  .chain(({ form, organ, year, first, fifth, collapsed }) => {
    const parts: ReportParts = {
      form,
      organ,
      year: form === '2021' ? year : 2019,
      texts: [first, '', '', '', fifth, '本年度未收取信息处理费。'],
      ...(collapsed && form === '2021' ? { collapsed: true as const } : {}),
    }
    const blank = printableReport(parts)
    const keys = Object.keys(blank.cells)
    return fc.tuple(...keys.map((key) => cellOf(form, cellAddress(key)))).map((cells) => ({
      ...blank,
      cells: Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? blankCell])),
    }))
  })
