/** AR-B: 表二 主动公开. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { AnnualReport, CellAddress } from '../report.ts'
import { formatNumber } from './cell-words.ts'
import { clean, type Flaw, flawIf, type Outcome } from './flaw.ts'
import type { OrganKind } from './organ-kind.ts'
import { type AuditSubject, valueAt } from './subject.ts'

const documents = [
  ['regulations', '规章'],
  ['normativeDocuments', '行政规范性文件'],
] as const

function at(row: string, column: string): CellAddress {
  return { table: 'proactive', row, column }
}

function figure(subject: AuditSubject, row: string, column: string): number | null {
  return valueAt(subject, 'proactive', row, column)
}

function figureOf(report: AnnualReport, row: string, column: string): number | null {
  return report.cells[`proactive/${row}/${column}`]?.value ?? null
}

/** AR-B01 */
export function regulationsByRightMaker(subject: AuditSubject): Outcome {
  const { report } = subject
  const columns = report.form === '2019' ? ['made'] : ['issued', 'repealed', 'inForce']
  const filled = columns.filter((column) => (figure(subject, 'regulations', column) ?? 0) !== 0)
  if (filled.length === 0) return clean
  const may = mayMakeRegulations(subject.kind, report.organ)
  if (may === null) return { needs: '单位的性质（规章只能由国务院部门和设区的市以上人民政府制定）' }
  if (may) return clean
  const only = !filled.includes('issued') && !filled.includes('made')
  return [
    {
      ...(only && subject.kind === 'department' ? { severity: 'inconsistency' as const } : {}),
      message: `${report.organ || '本单位'}无权制定规章，表二“规章”填了 ${filled.map((column) => figure(subject, 'regulations', column)).join('、')}。`,
      cells: filled.map((column) => at('regulations', column)),
      suggestion: '规章一行填 0；规范性文件填在下一行。',
    },
  ]
}

/** Whether the organ (or the area it reports for) can make 规章; null where its name does not tell. */
function mayMakeRegulations(kind: OrganKind | null, organ: string): boolean | null {
  if (kind === 'state-council-department' || kind === 'provincial-government' || kind === 'city-government')
    return true
  if (kind === 'county-government' || kind === 'township' || kind === 'department') return false
  if (kind === 'government-office') return /[县区旗](?:人民)?政府办/.test(organ) ? false : null
  return null
}

/** AR-B02 */
export function issuedWithinInForce(subject: AuditSubject): Outcome {
  if (subject.report.form === '2019') return clean
  return documents.flatMap(([row, name]) => {
    const issued = figure(subject, row, 'issued')
    const inForce = figure(subject, row, 'inForce')
    if (issued === null || inForce === null || issued <= inForce) return []
    return [
      {
        message: `${name}本年制发 ${issued} 件，年末现行有效只有 ${inForce} 件。`,
        formula: `${issued} > ${inForce}`,
        cells: [at(row, 'issued'), at(row, 'inForce')],
        suggestion: '现行有效件数是历年制发、至今有效的总数；本年制发又废止的请说明。',
      },
    ]
  })
}

/** AR-B03 */
export function inForceContinues(subject: AuditSubject): Outcome {
  const { previous } = subject.context
  if (previous === undefined || subject.report.form === '2019' || previous.form === '2019') return clean
  return documents.flatMap(([row, name]): Flaw[] => {
    const last = figureOf(previous, row, 'inForce')
    const issued = figure(subject, row, 'issued')
    const repealed = figure(subject, row, 'repealed')
    const inForce = figure(subject, row, 'inForce')
    if (last === null || issued === null || repealed === null || inForce === null)
      return [
        {
          status: 'unknown',
          message: `${name}的件数有空白，无法与上年核对。`,
          cells: [at(row, 'inForce')],
        },
      ]
    const expected = last + issued - repealed
    if (expected === inForce) return []
    return [
      {
        message: `${name}上年有效 ${last} 件，加本年制发 ${issued} 件、减废止 ${repealed} 件应为 ${expected} 件，表二现行有效为 ${inForce} 件，相差 ${Math.abs(expected - inForce)} 件。`,
        formula: `${last} + ${issued} − ${repealed} = ${expected} ≠ ${inForce}`,
        cells: [at(row, 'issued'), at(row, 'repealed'), at(row, 'inForce')],
        suggestion: '核对三个数；因清理、失效等原因减少的，在正文说明。',
      },
    ]
  })
}

/** AR-B04 */
export function inForceIsOnlyNew(subject: AuditSubject): Outcome {
  if (subject.report.form === '2019') return clean
  const issued = figure(subject, 'normativeDocuments', 'issued')
  const inForce = figure(subject, 'normativeDocuments', 'inForce')
  return flawIf(issued !== null && issued > 0 && issued === inForce, () => ({
    message: `行政规范性文件现行有效 ${inForce} 件，与本年制发相同，等于说以前年度的文件都已失效。`,
    cells: [at('normativeDocuments', 'issued'), at('normativeDocuments', 'inForce')],
    suggestion: '现行有效件数包括以前年度制发、仍然有效的文件，请核对。',
  }))
}

/** AR-B05, AR-B06 */
export function libraryAgrees(subject: AuditSubject, column: 'inForce' | 'issued'): Outcome {
  const library = subject.context.library?.[column]
  const printed = figure(subject, 'normativeDocuments', column)
  if (library === undefined) return { needs: '本单位规范性文件库的件数' }
  if (printed === null || printed === library) return clean
  return [
    {
      message: `表二行政规范性文件${column === 'inForce' ? '现行有效' : '本年制发'}为 ${printed} 件，文件库为 ${library} 件。`,
      formula: `${printed} ≠ ${library}`,
      cells: [at('normativeDocuments', column)],
    },
  ]
}

const powerRows = [
  ['licences', '行政许可'],
  ['penalties', '行政处罚'],
  ['coercion', '行政强制'],
] as const

/** AR-B07, AR-B08 */
export function powersAgree(subject: AuditSubject, held: 'held' | 'not-held'): Outcome {
  const { powers } = subject.context
  if (powers === undefined) return clean
  const flaws: Flaw[] = []
  for (const [row, name] of powerRows) {
    const decisions = figure(subject, row, 'decisions')
    const power = powers[row]
    if (decisions === null || power === undefined) continue
    if (held === 'held' && power && decisions === 0)
      flaws.push({ message: `本单位有${name}权，表二填 0。`, cells: [at(row, 'decisions')] })
    if (held === 'not-held' && !power && decisions !== 0)
      flaws.push({ message: `本单位没有${name}权，表二填 ${decisions}。`, cells: [at(row, 'decisions')] })
  }
  return flaws
}

/** AR-B09 */
export function feeInWan(subject: AuditSubject): Outcome {
  const fee = figure(subject, 'feesWan', 'amount')
  if (fee === null || fee === 0) return clean
  const last =
    subject.context.previous === undefined ? null : figureOf(subject.context.previous, 'feesWan', 'amount')
  const city = subject.wholeArea && subject.kind !== 'county-government' && subject.kind !== 'other'
  const least = city ? auditLimits.feeOfCityLooksLikeYuan : auditLimits.feeLooksLikeYuan
  const large = Number.isInteger(fee) && fee >= least
  const jumped = last !== null && last > 0 && fee >= last * auditLimits.feeJump
  return flawIf(large || jumped, () => ({
    message: `行政事业性收费填了 ${formatNumber(fee)} 万元${jumped ? `，上年为 ${formatNumber(last)} 万元` : ''}，像是以元为单位的数。`,
    cells: [at('feesWan', 'amount')],
    suggestion: `单位是万元；如为元，应填 ${formatNumber(fee / auditLimits.yuanPerWan)}。`,
  }))
}

/** AR-B10 */
export function informationFeeWithin(subject: AuditSubject): Outcome {
  const fee = figure(subject, 'feesWan', 'amount')
  const stated = subject
    .narrative()
    .facts.find(
      (fact) => fact.meaning.kind === 'fee' && fact.meaning.fee === 'information' && !fact.approximate,
    )
  if (fee === null || stated === undefined) return clean
  const all = fee * auditLimits.yuanPerWan
  return flawIf(stated.value > all + 0.01, () => ({
    message: `第六部分写明信息处理费 ${formatNumber(stated.value)} 元，大于表二全部行政事业性收费 ${formatNumber(all)} 元。`,
    formula: `${formatNumber(stated.value)} > ${formatNumber(fee)} × ${auditLimits.yuanPerWan} = ${formatNumber(all)}`,
    cells: [at('feesWan', 'amount')],
    text: stated.span,
    suggestion: '信息处理费是行政事业性收费的一种，应当计入表二。',
  }))
}

/** AR-B12 */
export function yearlyJumps(subject: AuditSubject): Outcome {
  const { previous } = subject.context
  const table = subject.plan.tables.find(({ code }) => code === 'proactive')
  if (previous === undefined || table === undefined || previous.form !== subject.report.form) return clean
  return table.keys.flatMap((key) => {
    const now = subject.report.cells[key]?.value ?? null
    const last = previous.cells[key]?.value ?? null
    if (now === null || last === null || Math.max(now, last) < auditLimits.yearlyJumpMinimum) return []
    const jump = now === 0 || last === 0 ? Math.max(now, last) : Math.max(now / last, last / now)
    if (jump <= auditLimits.yearlyJump && now !== 0) return []
    const [, row, column] = key.split('/')
    const cell = subject.plan.cells.get(key)
    return [
      {
        message: `表二“${cell?.row.label}”${cell?.column.label}由上年的 ${formatNumber(last)} 变为 ${formatNumber(now)}。`,
        cells: [at(row ?? '', column ?? '')],
      },
    ]
  })
}

/** AR-B13 */
export function decisionsAreNotItems(subject: AuditSubject): Outcome {
  if (subject.report.form !== '2019') return clean
  const rows = ['licences', 'otherServices', 'penalties', 'coercion'].filter((row) => {
    const last = figure(subject, row, 'lastYear')
    const change = figure(subject, row, 'change')
    const decisions = figure(subject, row, 'decisions')
    return (
      last !== null && change !== null && decisions !== null && decisions > 0 && last + change === decisions
    )
  })
  return flawIf(rows.length >= auditLimits.itemRowsMistaken, () => ({
    message: `有 ${rows.length} 行的处理决定数量正好等于上一年项目数量与增减之和，像是把项目数当成了决定数。`,
    cells: rows.map((row) => at(row, 'decisions')),
  }))
}

/** AR-B14 */
export function totalCoversNew(subject: AuditSubject): Outcome {
  if (subject.report.form !== '2019') return clean
  return documents.flatMap(([row]) => {
    const disclosed = figure(subject, row, 'disclosed')
    const total = figure(subject, row, 'total')
    if (disclosed === null || total === null || total >= disclosed) return []
    return [
      {
        message: `${row === 'regulations' ? '规章' : '规范性文件'}对外公开总数量 ${total} 小于本年新公开数量 ${disclosed}。`,
        formula: `${total} < ${disclosed}`,
        cells: [at(row, 'disclosed'), at(row, 'total')],
      },
    ]
  })
}
