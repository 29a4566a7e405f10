/** Invented annual reports that add up, and the small changes tests make to them. */

import { reportAddresses } from '../../src/domain/annual-report/layout.ts'
import {
  type AnnualReport,
  type Cell,
  type CellKey,
  cellKey,
  type ReportSection,
} from '../../src/domain/annual-report/report.ts'
import type { FormId } from '../../src/law/annual-report-form.ts'
import { annualReportForms } from '../../src/law/annual-report-forms.ts'

export interface BalancedOptions {
  /** Same seed, same figures. Default 1; 0 makes every cell 0. */
  readonly seed?: number
  readonly organ?: string
  readonly year?: number
  readonly form?: FormId
  /** Texts of sections by number, in place of the neutral ones. */
  readonly sections?: Readonly<Record<number, string>>
  /** Figures that replace those of the seed, by cell key; sums are not mended. */
  readonly cells?: Readonly<Record<string, number>>
}

/** A small, fixed sequence of pseudo-random numbers: tests repeat exactly. */
function sequence(seed: number): (below: number) => number {
  let state = (seed * 2654435761) >>> 0
  return (below) => {
    if (seed === 0) return 0
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const applicants = [
  'naturalPerson',
  'business',
  'research',
  'charity',
  'legalService',
  'otherOrganisation',
] as const

/** Columns of 表三, 总计 last. */
export const requestColumns = [...applicants, 'total'] as const

export function numberCell(value: number): Cell {
  return { value, state: 'number', raw: String(value), source: null }
}

export function blankCell(): Cell {
  return { value: null, state: 'blank', raw: '', source: null }
}

export function markCell(raw: string): Cell {
  return { value: null, state: 'mark', raw, source: null }
}

/** A report of invented figures in which every sum of the form holds. */
export function balancedReport(options: BalancedOptions | number = {}): AnnualReport {
  const {
    seed = 1,
    organ = '青川县档案局',
    year = 2023,
    form = '2021',
    sections,
    cells,
  } = typeof options === 'number' ? { seed: options } : options
  const figures: Record<string, number> = { ...balancedFigures(seed, form), ...cells }
  return {
    organ,
    year,
    form,
    title: `${organ}${year}年政府信息公开工作年度报告`,
    preamble: `本报告所列数据的统计期限自${year}年1月1日起至${year}年12月31日止。联系电话：0999-1234567。`,
    signature: `${organ}\n${year + 1}年1月20日`,
    sections: sectionsOf(sections ?? {}),
    cells: Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, numberCell(value)])),
    tables: ['proactive', 'requests', 'remedies'],
    irregularities: [],
    notes: [],
    statistics: [],
    dates: {
      titleYear: year,
      periodFrom: `${year}-01-01`,
      periodTo: `${year}-12-31`,
      signedOn: `${year + 1}-01-20`,
      publishedOn: null,
    },
    format: 'text',
  }
}

function balancedFigures(seed: number, form: FormId): Record<CellKey, number> {
  const next = sequence(seed)
  const figures: Record<CellKey, number> = {}
  const addresses = reportAddresses({ form, cells: {} })
  for (const address of addresses) {
    const money = address.column === 'amount'
    figures[cellKey(address)] = money ? next(900_000) / 100 : next(30)
  }
  fillProactive(figures, form, next)
  const rows = [...new Set(addresses.filter(({ table }) => table === 'requests').map(({ row }) => row))]
  const outcomes = rows.filter((row) => !['newlyReceived', 'carriedIn', 'total', 'carriedOut'].includes(row))
  for (const column of applicants) {
    const key = (row: string): CellKey => `requests/${row}/${column}`
    let handled = 0
    for (const row of outcomes) handled += figures[key(row)] = next(4) === 0 ? next(9) : 0
    figures[key('total')] = handled
    const open = handled === 0 ? 0 : next(3)
    figures[key('carriedOut')] = open
    figures[key('carriedIn')] = next(1 + Math.min(3, handled + open))
    figures[key('newlyReceived')] = handled + open - (figures[key('carriedIn')] ?? 0)
  }
  for (const row of rows)
    figures[`requests/${row}/total`] = applicants.reduce(
      (sum, column) => sum + (figures[`requests/${row}/${column}`] ?? 0),
      0,
    )
  fillRemedies(figures, next)
  return figures
}

function fillProactive(
  figures: Record<CellKey, number>,
  form: FormId,
  next: (below: number) => number,
): void {
  for (const column of form === '2021' ? ['issued', 'repealed', 'inForce'] : ['made', 'disclosed', 'total'])
    figures[`proactive/regulations/${column}`] = 0
  if (form === '2021') {
    const issued = next(9)
    figures['proactive/normativeDocuments/issued'] = issued
    figures['proactive/normativeDocuments/repealed'] = next(4)
    figures['proactive/normativeDocuments/inForce'] = issued === 0 ? 0 : issued + 1 + next(40)
  } else {
    const disclosed = next(9)
    figures['proactive/normativeDocuments/made'] = disclosed
    figures['proactive/normativeDocuments/disclosed'] = disclosed
    figures['proactive/normativeDocuments/total'] = disclosed + next(40)
    for (const row of ['licences', 'otherServices', 'penalties', 'coercion'])
      figures[`proactive/${row}/decisions`] = 100 + next(50)
  }
}

function fillRemedies(figures: Record<CellKey, number>, next: (below: number) => number): void {
  for (const row of ['reconsideration', 'litigationDirect', 'litigationAfterReconsideration']) {
    let sum = 0
    for (const column of ['upheld', 'corrected', 'other', 'pending']) {
      const value = row === 'litigationAfterReconsideration' ? 0 : next(3)
      figures[`remedies/${row}/${column}`] = value
      sum += value
    }
    figures[`remedies/${row}/total`] = sum
  }
}

const neutral: Readonly<Record<number, string>> = {
  1: '（一）主动公开。通过网站公开机构职能等信息。（二）依申请公开。完善申请办理流程，及时受理、及时答复。（三）政府信息管理。落实保密审查，规范信息发布审核。（四）政府信息公开平台建设。改版网站专栏。（五）监督保障。开展培训和考核，未发生责任追究。',
  2: '',
  3: '',
  4: '',
  5: '存在的主要问题：政策解读的形式还不够丰富，依申请公开答复的说理有待加强，个别栏目更新不够及时。改进情况：下一步将增加图解和访谈，修订答复文书范本，并建立栏目更新提醒，定期检查，防止行政复议、行政诉讼中被纠正。',
  6: '本年度未收取信息处理费。',
}

function sectionsOf(texts: Readonly<Record<number, string>>): ReportSection[] {
  const numerals = ['一', '二', '三', '四', '五', '六']
  return annualReportForms['2021'].sections.map(({ number, title }) => ({
    number,
    title,
    heading: `${numerals[number - 1]}、${title}`,
    text: texts[number] ?? neutral[number] ?? '',
    source: null,
    paragraphs: [],
  }))
}

/** The report with some cells replaced: a number, or a whole cell; `undefined` takes the cell out. */
export function withCells(
  report: AnnualReport,
  changes: Readonly<Record<string, number | Cell | undefined>>,
): AnnualReport {
  const cells: Record<string, Cell> = { ...report.cells }
  for (const [key, change] of Object.entries(changes)) {
    if (change === undefined) delete cells[key]
    else cells[key] = typeof change === 'number' ? numberCell(change) : change
  }
  return { ...report, cells }
}

/** The report with the text of one section replaced. */
export function withText(report: AnnualReport, section: number, text: string): AnnualReport {
  return {
    ...report,
    sections: report.sections.map((one) => (one.number === section ? { ...one, text } : one)),
  }
}
