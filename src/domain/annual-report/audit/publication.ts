/** AR-P: when, where and how the report was published. */

import { publicationDeadlines } from '../../../law/annual-report-checks/limits.ts'
import { findPersonalData } from '../../personal-data.ts'
import { clean, type Flaw, flawIf, type Outcome } from './flaw.ts'
import type { AuditSubject } from './subject.ts'

function publishedOn(subject: AuditSubject): string | null {
  return subject.context.publishedOn ?? subject.report.dates.publishedOn
}

function deadlineOf(subject: AuditSubject): 'department' | 'government' | null {
  const { kind } = subject
  if (kind === 'department' || kind === 'state-council-department') return 'department'
  // 办公厅（室） publishes its government's report; its own falls due earlier, which the name does not tell.
  if (kind === 'county-government' || kind === 'city-government' || kind === 'provincial-government')
    return 'government'
  return kind === 'government-office' ? 'government' : null
}

/** AR-P01 */
export function inTime(subject: AuditSubject): Outcome {
  const date = publishedOn(subject)
  const { year } = subject.report
  if (date === null) return { needs: '公布日期' }
  if (year === null) return { needs: '报告年度' }
  const duty = deadlineOf(subject)
  if (duty === null)
    return {
      needs: `单位的性质（部门 ${publicationDeadlines.department} 前，政府 ${publicationDeadlines.government} 前）`,
    }
  const deadline = `${year + 1}-${publicationDeadlines[duty]}`
  // Nobody publishes a year late: the page was moved to a new website, or the report was published again.
  if (date > `${year + 2}-${publicationDeadlines[duty]}`)
    return [
      {
        severity: 'warning',
        message: `网页上的日期是 ${date}，比期限 ${deadline} 晚一年以上；可能是网站迁移或者重新发布的日期，请核对首次公布的日期。`,
        formula: `${date} > ${deadline}`,
      },
    ]
  return flawIf(date > deadline, () => ({
    message: `${date} 公布，晚于期限 ${deadline}。`,
    formula: `${date} > ${deadline}`,
  }))
}

/** AR-P02 */
export function possibleDates(subject: AuditSubject): Outcome {
  const date = publishedOn(subject)
  const { year, dates } = subject.report
  if (date === null) return { needs: '公布日期' }
  if (year === null) return { needs: '报告年度' }
  const flaws: Flaw[] = []
  if (date <= `${year}-12-31`) flaws.push({ message: `公布日期 ${date} 早于报告年度结束（${year}-12-31）。` })
  if (dates.signedOn !== null && dates.signedOn > date)
    flaws.push({ message: `落款日期 ${dates.signedOn} 晚于公布日期 ${date}。` })
  return flaws.length === 0 ? clean : flaws
}

/** AR-P03 */
export function rightColumn(subject: AuditSubject): Outcome {
  const place = subject.context.publication
  if (place?.column === undefined && place?.copies === undefined) return { needs: '公布的栏目' }
  const flaws: Flaw[] = []
  if (place.column !== undefined && !/年报|年度报告/.test(place.column))
    flaws.push({ message: `公布在“${place.column}”栏目，应当放在“政府信息公开年报”栏目。` })
  if (place.copies !== undefined && place.copies > 1)
    flaws.push({ message: `找到 ${place.copies} 个不同的版本。` })
  return flaws.length === 0 ? clean : flaws
}

/** AR-P04 */
export function downloadable(subject: AuditSubject): Outcome {
  const possible = subject.context.publication?.downloadable
  if (possible === undefined) return { needs: '公布的页面' }
  return flawIf(!possible, () => ({ message: '页面没有可下载的年报文件，或者下载需要登录。' }))
}

const asksToContact = /疑问[^。]{0,30}(?:联系|联络|致电|咨询)|联系(?:电话|方式|地址)\s*[:：]/

/** AR-P05 */
export function contactGiven(subject: AuditSubject): Outcome {
  const { report } = subject
  if (report.sections.length === 0 && report.preamble === '') return { needs: '报告正文' }
  const contact = /电话|传真|邮箱|联系|@|\d{3,4}[-－—]\d{7,8}|(?<!\d)\d{8}(?!\d)/
  const given =
    contact.test(report.preamble) ||
    contact.test(report.signature) ||
    report.sections.some(({ number, text }) => number === 6 && contact.test(text)) ||
    // A preamble under the first heading.
    report.sections.some(({ text }) => asksToContact.test(text))
  return flawIf(!given, () => ({
    message: '没有写对报告有疑问时的联系方式。',
    suggestion: '在开头或第六部分写明联系单位、地址、电话。',
  }))
}

const kinds = { 'identity-number': '身份证号码', mobile: '手机号码', 'bank-card': '银行卡号' } as const

/** No personal number has fewer than ten digits, in groups as people write them; most texts have no such run. */
const longNumber = /[\d０-９](?:[\s－-]{0,2}[\d０-９]){9}/

/** AR-P06: what was found is not repeated in the message. */
export function personalData(subject: AuditSubject): Outcome {
  const { report } = subject
  const flaws: Flaw[] = []
  const texts = [
    [0, report.preamble] as const,
    ...report.sections.map(({ number, text }) => [number, text] as const),
    [7, report.signature] as const,
  ]
  for (const [section, text] of texts) {
    if (!longNumber.test(text)) continue
    for (const { kind, start, end } of findPersonalData(text)) {
      flaws.push({
        message: `正文中有一个${kinds[kind]}。`,
        text: { section, start, end, quote: text.slice(start, start + 3) + '*'.repeat(end - start - 3) },
        suggestion: '删去，或者隐去中间各位。',
      })
    }
  }
  return flaws.length === 0 ? clean : flaws
}
