/** AR-S10, AR-S11, AR-S19: the text of part 一. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { ReportSection } from '../report.ts'
import { clean, flawIf, type Outcome } from './flaw.ts'
import type { AuditSubject } from './subject.ts'

const aspects: readonly (readonly [string, RegExp])[] = [
  ['主动公开', /主动公开|主动发布|公开内容/],
  ['依申请公开', /依申请|申请公开|公开申请/],
  ['政府信息管理', /信息管理|公文管理|信息资源|规范性文件|保密审查|信息发布审核|标准化|目录|审核|规范/],
  ['政府信息公开平台建设', /平台|网站|公众号|新媒体|专栏|公开栏|载体/],
  ['监督保障', /监督|保障|考核|评议|培训|督查|检查/],
]

function overview(subject: AuditSubject): ReportSection | undefined {
  return subject.report.sections.find(({ number }) => number === 1)
}

/** AR-S10 */
export function fiveAspects(subject: AuditSubject): Outcome {
  const section = overview(subject)
  if (section === undefined || subject.report.form !== '2021') return clean
  const missing = aspects.filter(([, words]) => !words.test(section.text)).map(([name]) => name)
  return flawIf(missing.length > 0, () => ({
    message: `“一、总体情况”没有写${missing.join('、')}。`,
    suggestion: '五个方面各写一段；没有的也要写明。',
  }))
}

/** AR-S11 */
export function overviewLength(subject: AuditSubject): Outcome {
  const section = overview(subject)
  if (section === undefined || subject.report.form !== '2021') return clean
  const length = countCharacters(section.text)
  return flawIf(length > auditLimits.overviewCharacters, () => ({
    severity: length <= auditLimits.overviewTolerated ? 'info' : 'warning',
    message: `“一、总体情况”有 ${length} 个字，原则上不超过 ${auditLimits.overviewCharacters} 字。`,
    formula: `${length} > ${auditLimits.overviewCharacters}`,
    suggestion: '删去与五个方面无关的内容，简明写实。',
  }))
}

function countCharacters(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code > 0x20 && code !== 0x3000 && code !== 0xa0) count++
  }
  return count
}

const partMarker = /[（(][一二三四五六七八九十][)）]/g

/** AR-S19: the part headed 依申请公开 says nothing of requests. */
export function misplacedContent(subject: AuditSubject): Outcome {
  const section = overview(subject)
  if (section === undefined) return clean
  // Not the item of an article: 第（一）项.
  const starts = [...section.text.matchAll(partMarker)].flatMap(({ index }) =>
    section.text[index - 1] === '第' ? [] : [index],
  )
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? section.text.length
    const part = section.text.slice(start, end)
    const headingEnd = part.search(/[。：\n]/)
    if (headingEnd === -1 || headingEnd > 40 || !/依申请|申请公开/.test(part.slice(0, headingEnd))) continue
    const body = part.slice(headingEnd + 1)
    if (body.trim().length < 20 || /申请|答复|受理|办结/.test(body)) continue
    return [
      {
        message: `“${part.slice(0, headingEnd).trim()}”一段没有写申请的受理和答复，内容属于主动公开。`,
        text: { section: 1, start, end: start + headingEnd, quote: part.slice(0, headingEnd) },
        suggestion: '写明本年收到、办理政府信息公开申请的情况；没有收到的写明“未收到”。',
      },
    ]
  }
  return clean
}
