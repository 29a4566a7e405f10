/** AR-S: six parts, three tables, the year and the name. Cells are judged in `structure-cells.ts`. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { TableCode } from '../../../law/annual-report-form.ts'
import { annualReportForms } from '../../../law/annual-report-forms.ts'
import { instruments } from '../../../law/instruments.ts'
import { formOf } from '../layout.ts'
import type { Irregularity } from '../report.ts'
import { rowName, tableName } from './cell-words.ts'
import { clean, type Flaw, flawIf, type Outcome } from './flaw.ts'
import { isGovernment } from './organ-kind.ts'
import { type AuditSubject, sectionText } from './subject.ts'

/** The member of the union that bears a kind, even where one member bears several. */
type Kind<K extends Irregularity['kind'], I = Irregularity> = I extends { kind: infer Own }
  ? Extract<Own, K> extends never
    ? never
    : I
  : never

function all<K extends Irregularity['kind']>(subject: AuditSubject, ...kinds: K[]): Kind<K>[] {
  const found: Kind<K>[] = []
  for (const one of subject.report.irregularities) {
    if (kinds.some((kind) => kind === one.kind)) found.push(one as Kind<K>) // the kind was just compared
  }
  return found
}

const sectionNumerals = ['', '一', '二', '三', '四', '五', '六']

function sectionName(subject: AuditSubject, number: number): string {
  const title = formOf(subject.report).sections.find((section) => section.number === number)?.title ?? ''
  return `${sectionNumerals[number] ?? number}、${title}`
}

/** A workbook that holds the tables and nothing of the text. */
function tablesAlone({ report }: AuditSubject): boolean {
  return (report.format === 'xlsx' || report.format === 'xls') && report.sections.length === 0
}

/** AR-S01 */
export function missingSections(subject: AuditSubject): Outcome {
  const { report } = subject
  if (tablesAlone(subject)) return { needs: '报告正文（这份工作簿只有统计表）' }
  const missing = formOf(report).sections.filter(
    ({ number }) => !report.sections.some((section) => section.number === number),
  )
  return missing.map(({ number }) => ({
    message: `没有“${sectionName(subject, number)}”这一部分。`,
    suggestion: `补上“${sectionName(subject, number)}”；没有内容也要保留标题并写明。`,
  }))
}

/** AR-S02 */
export function deviatingHeadings(subject: AuditSubject): Outcome {
  return all(
    subject,
    'heading-renamed',
    'heading-misnumbered',
    'heading-doubled',
    'heading-out-of-order',
  ).map((one) => {
    const official = `“${sectionName(subject, one.section)}”`
    if (one.kind === 'heading-out-of-order') return { message: `${official}的顺序与格式不一致。` }
    const words =
      one.kind === 'heading-renamed'
        ? '标题写作'
        : one.kind === 'heading-doubled'
          ? '标题重复：'
          : /^\d+、/.test(one.found)
            ? '序号有误：'
            : '没有写序号：'
    return {
      // The headings of the 2019 notice itself were not read.
      ...(subject.report.form === '2019' ? { severity: 'info' as const } : {}),
      message: `${official}${words}“${one.found}”。`,
      suggestion: `改为${official}。`,
    }
  })
}

function isAbsent(subject: AuditSubject, table: TableCode): boolean {
  return (
    !subject.report.tables.includes(table) || all(subject, 'table-absent').some((one) => one.table === table)
  )
}

/** AR-S03 */
export function missingTables(subject: AuditSubject): Outcome {
  return formOf(subject.report).tables.flatMap(({ code, title }) =>
    isAbsent(subject, code) && !all(subject, 'table-as-image').some((one) => one.table === code)
      ? [
          {
            message: `没有${tableName(code)}“${title}”。`,
            suggestion: `补上${tableName(code)}；没有数据的全部填 0。`,
          },
        ]
      : [],
  )
}

/** AR-S04 */
export function missingRows(subject: AuditSubject): Outcome {
  const { report, plan } = subject
  const flaws: Flaw[] = []
  for (const table of subject.survey.lacking.length === 0 ? [] : plan.tables) {
    if (isAbsent(subject, table.code)) continue
    const rows = table.rows.filter((row) => row.keys.every((key) => report.cells[key] === undefined))
    if (rows.length === 0) continue
    const names = rows.map((row) => `“${rowName(plan, table.code, row.code)}”`)
    flaws.push({
      message: `${tableName(table.code)}缺 ${rows.length} 行：${names.slice(0, 4).join('、')}${names.length > 4 ? '等' : ''}。`,
      cells: rows.map((row) => ({ table: table.code, row: row.code, column: lastColumn(row.keys) })),
      suggestion: '按格式补全各行；原件有而这里缺的，请核对原件是否完整。',
    })
  }
  for (const one of all(subject, 'row-collapsed')) {
    flaws.push({
      severity: 'warning',
      message: `${tableName(one.table)}“${rowName(plan, one.table, one.row)}”只有一行，没有分列三种情形。`,
      suggestion: '按 2021 年格式分列逾期不补正、逾期不缴费、其他三行。',
    })
  }
  return flaws
}

function lastColumn(keys: readonly string[]): string {
  return keys.at(-1)?.split('/')[2] ?? 'total'
}

/** Differing labels told one by one; more in one table are told together. */
const labelsToldSingly = 4

/** AR-S05 */
export function deviatingLabels(subject: AuditSubject): Outcome {
  const differing = all(subject, 'label-differs')
  if (differing.length === 0) return clean
  return formOf(subject.report).tables.flatMap(({ code }): Flaw[] => {
    const own = differing.filter(({ table }) => table === code)
    const name = tableName(code)
    if (own.length <= labelsToldSingly)
      return own.map((one) => ({
        message: `${name}的名称写作“${one.found}”，格式规定为“${one.expected}”。`,
        suggestion: `改为“${one.expected}”。`,
      }))
    const each = own.slice(0, labelsToldSingly).map((one) => `“${one.found}”应为“${one.expected}”`)
    return [{ message: `${name}有 ${own.length} 处名称与格式不一致：${each.join('；')}等。` }]
  })
}

/** AR-S06 */
export function extraLines(subject: AuditSubject): Outcome {
  return all(subject, 'row-extra', 'column-extra', 'row-doubled').map((one) => ({
    message:
      one.kind === 'row-doubled'
        ? `${tableName(one.table)}“${rowName(subject.plan, one.table, one.row)}”出现了两次。`
        : `${tableName(one.table)}多出${one.kind === 'row-extra' ? '一行' : '一列'}“${one.found}”。`,
  }))
}

/** AR-S09 */
export function wrongForm(subject: AuditSubject): Outcome {
  const { report } = subject
  const [stated] = all(subject, 'old-form')
  const { form, year } = stated ?? report
  if (year === null || (form !== '2019' && form !== '2021')) return clean
  const { from, to } = annualReportForms[form].years
  const right = year >= annualReportForms['2021'].years.from ? '2021' : '2019'
  return flawIf(year < from || (to !== null && year > to), () => ({
    message: `${year} 年度的报告用了 ${form} 年的格式。`,
    suggestion: `改用${instruments[`annual-report-format-${right}`].number}格式。`,
  }))
}

/** AR-S18 */
export function brokenTables(subject: AuditSubject): Outcome {
  const flaws: Flaw[] = all(subject, 'table-as-image').map(({ table }) => ({
    message: `${tableName(table)}是图片，机器不能读取。`,
    suggestion: '以表格形式发布。',
  }))
  for (const note of subject.report.notes) {
    if (note.code === 'table-damaged' || note.code === 'page-unreadable')
      flaws.push({ message: note.message })
  }
  return flaws.length === 0 ? clean : flaws
}

/** AR-S20 */
export function shiftedRows(subject: AuditSubject): Outcome {
  const short = all(subject, 'row-short', 'row-long')
  if (short.length === 0) return clean
  return [...new Set(short.map(({ table }) => table))].map((table) => {
    const own = short.filter((one) => one.table === table)
    const each = own.map((one) => {
      const name = table === 'remedies' ? '数据行' : `“${rowName(subject.plan, table, one.row)}”行`
      return `${name}有 ${one.found} 个数，应为 ${one.expected} 个`
    })
    return {
      message: `${tableName(table)}${each.join('；')}。可能是原件填错，也可能是文件转换时丢失或错位，请先核对原件。`,
      cells: own.flatMap((one) =>
        (subject.plan.tables.find(({ code }) => code === table)?.rows ?? [])
          .filter((row) => table === 'remedies' || row.code === one.row)
          .flatMap((row) => row.keys)
          .map((key) => ({ table, row: key.split('/')[1] ?? '', column: key.split('/')[2] ?? '' })),
      ),
    }
  })
}

/** AR-S12 */
export function accountabilityResults(subject: AuditSubject): Outcome {
  const { report, kind } = subject
  if (!isGovernment(kind, report.organ)) return clean
  const text = report.sections.map((section) => section.text).join('\n')
  if (/考核|评议|责任追究|追责|问责/.test(text)) {
    const results =
      /(?:考核|评议|追责|追究|问责)[^。；]{0,40}(?:结果|得分|优秀|合格|满意|未发生|没有发生|无|排名|等次|第[一二三四五\d])|(?:未发生|未出现|没有|无|未有|不存在)[^。；]{0,20}(?:追究|追责|问责)/.test(
        text,
      )
    return flawIf(!results, () => ({
      severity: 'warning',
      message: '正文只写了考核、评议、追责的制度，没有写结果。',
      suggestion: '写明本年工作考核、社会评议和责任追究的结果；没有发生责任追究的写明“未发生”。',
    }))
  }
  return [
    {
      ...(subject.context.organKind === undefined && !/政府$/.test(report.organ)
        ? { severity: 'warning' as const }
        : {}),
      message: '政府年报没有写工作考核、社会评议和责任追究结果情况。',
      suggestion: '在“一、总体情况”的监督保障部分写明三项结果。',
    },
  ]
}

/** AR-S13 */
export function feeStatement(subject: AuditSubject): Outcome {
  const { report } = subject
  const section = report.sections.find(({ number }) => number === 6)
  if (section === undefined || (report.year ?? auditLimits.feeMeasuresFrom) < auditLimits.feeMeasuresFrom)
    return clean
  return flawIf(!/处理费|收费|收取[^。]{0,6}费|费用/.test(section.text), () => ({
    message: '“六、其他需要报告的事项”没有说明是否收取信息处理费。',
    suggestion: '加一句：“本年度未收取信息处理费。”收取了的写明发出收费通知的件数和实际收取的金额。',
  }))
}

/** AR-S14 */
export function problemsAndRemedies(subject: AuditSubject): Outcome {
  if (!subject.report.sections.some(({ number }) => number === 5)) return clean
  const text = sectionText(subject.report, 5).replace(/\s+/g, '')
  if (text.length < auditLimits.problemsMinimum)
    return [{ message: `“五、存在的主要问题及改进情况”只有 ${text.length} 个字。` }]
  const problems =
    /问题|不足|不够|有待|薄弱|差距|欠缺|不强|不高|不深|不到位|不及时|不全面|不规范|不平衡|单一|滞后|缺乏|偏少|较少|短板|弱项|困难|尚未|未能|需要?进一步|还需/.test(
      text,
    )
  const remedies = /改进|下一步|下步|今后|将|措施|加强|加大|进一步|提升|完善|强化|健全|优化/.test(text)
  if (problems && remedies) return clean
  return [
    {
      message: problems ? '第五部分只写了问题，没有改进情况。' : '第五部分只写了改进措施，没有写存在的问题。',
    },
  ]
}
