/** AR-S15, AR-S16, AR-S17: whose report it is, and of which year. */

import { sharedPlaceNames } from '../../../law/annual-report-checks/shared-place-names.ts'
import { clean, type Flaw, flawIf, type Outcome } from './flaw.ts'
import type { AuditSubject } from './subject.ts'

/** AR-S15 */
export function yearsAgree(subject: AuditSubject): Outcome {
  const { titleYear, periodFrom, periodTo } = subject.report.dates
  const named: [string, number][] = []
  if (titleYear !== null) named.push(['标题', titleYear])
  if (periodTo !== null) named.push(['统计期限', Number(periodTo.slice(0, 4))])
  else if (periodFrom !== null) named.push(['统计期限', Number(periodFrom.slice(0, 4))])
  if (subject.context.fileYear !== undefined) named.push(['文件', subject.context.fileYear])
  return flawIf(new Set(named.map(([, year]) => year)).size > 1, () => ({
    message: `年度不一致：${named.map(([where, year]) => `${where}为 ${year} 年`).join('，')}。`,
  }))
}

/** AR-S16 */
export function wholeYear(subject: AuditSubject): Outcome {
  const { periodFrom, periodTo } = subject.report.dates
  if (periodFrom === null || periodTo === null) return clean
  const whole =
    periodFrom.endsWith('-01-01') &&
    periodTo.endsWith('-12-31') &&
    periodFrom.slice(0, 4) === periodTo.slice(0, 4)
  return flawIf(!whole, () => ({ message: `统计期限为 ${periodFrom} 至 ${periodTo}，不是全年。` }))
}

const organEnd = /(?:政府|办公[厅室]|局|委员会|委|厅|处|中心|办事处|街道|镇|乡|管委会|院|馆|队)$/

/** AR-S17 */
export function organNames(subject: AuditSubject): Outcome {
  const { report } = subject
  const flaws: Flaw[] = []
  const title = report.title.replace(/[\s\u3000]+/g, '')
  const name = title !== '' ? title : report.organ
  const place = Object.keys(sharedPlaceNames).find((short) => name.startsWith(short))
  if (place !== undefined)
    flaws.push({
      message: `标题中的“${place}”不止一个（${sharedPlaceNames[place]?.join('、')}都有），没有写明属于哪个市。`,
      suggestion: `在“${place}”前写明所属的市。`,
    })
  const signed = signatureOrgan(report.signature)
  if (signed !== null && report.organ !== '' && !sameOrgan(report.organ, title, signed))
    flaws.push({ message: `报告单位为“${report.organ}”，落款为“${signed}”。` })
  return flaws.length === 0 ? clean : flaws
}

function signatureOrgan(signature: string): string | null {
  for (const line of signature.split('\n')) {
    const name = line.replace(/[\s\u3000]+/g, '')
    if (name.length >= 4 && name.length <= 30 && organEnd.test(name) && !/[：:\d，。]/.test(name)) return name
  }
  return null
}

/** Short forms ("区行政服务中心") and the office that signs for its government are the same organ. */
function sameOrgan(organ: string, title: string, signed: string): boolean {
  if (organ.includes(signed) || signed.includes(organ) || title.includes(signed)) return true
  const core = (name: string) => name.replace(/^.*[省市县区旗州]/, '').replace(/办公[厅室]$/, '')
  const [a, b] = [core(organ), core(signed)]
  if (a === '' || b === '') return true
  return a.slice(-4) === b.slice(-4) || a.includes(b) || b.includes(a) || /政府$|管理委员会$/.test(organ)
}
