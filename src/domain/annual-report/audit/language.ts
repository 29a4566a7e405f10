/** AR-L: wording. Each pattern is made once; the text of a report is gone through a few times only. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import { wrongWordings } from '../../../law/annual-report-checks/wrong-wordings.ts'
import { instruments } from '../../../law/instruments.ts'
import type { TextSpan } from '../finding.ts'
import { cellNames } from './cell-words.ts'
import { addresses, clean, type Flaw, type Outcome } from './flaw.ts'
import type { AuditSubject } from './subject.ts'

/** The texts of a report with the section number that findings carry (0: before the first heading). */
function textsOf(subject: AuditSubject): (readonly [number, string])[] {
  const { report } = subject
  return [
    [0, report.preamble] as const,
    ...report.sections.map(({ number, text }) => [number, text] as const),
  ]
}

function spanOf(section: number, match: RegExpExecArray, group = 0): TextSpan {
  const quote = match[group] ?? match[0]
  const start = match.index + match[0].indexOf(quote)
  return { section, start, end: start + quote.length, quote }
}

function firstMatches(
  subject: AuditSubject,
  pattern: RegExp,
  most: number,
): { span: TextSpan; match: RegExpExecArray }[] {
  const found: { span: TextSpan; match: RegExpExecArray }[] = []
  for (const [section, text] of textsOf(subject)) {
    pattern.lastIndex = 0
    for (let match = pattern.exec(text); match !== null && found.length < most; match = pattern.exec(text))
      found.push({ span: spanOf(section, match), match })
  }
  return found
}

/** English function words before Chinese words, and characters that only a broken conversion leaves. */
const garbled =
  /(?:and|or|of|the|in|to|for|with|on)(?=\s?[\u4e00-\u9fff“《「])|[\ufffd\u25a1]+|锟斤拷|[ÃÂâ][\u0080-\u00bf€™]|&(?:nbsp|lt|gt|amp|quot|#\d+);|烫{3,}/g
const chineseBefore = /[\u4e00-\u9fff”》」、，]\s?$/

/** AR-L01 */
export function garbledFragments(subject: AuditSubject): Outcome {
  return firstMatches(subject, garbled, 20).flatMap(({ span }) => {
    const text = textsOf(subject).find(([section]) => section === span.section)?.[1] ?? ''
    const word = /^[a-z]/.test(span.quote)
    if (word && !chineseBefore.test(text.slice(Math.max(0, span.start - 2), span.start))) return []
    return [
      {
        message: `正文夹有“${span.quote.trim()}”。`,
        text: span,
        suggestion: '多为翻译、转换时留下的残片，改为中文。',
      },
    ]
  })
}

const brokenNumber =
  /[办发函字令电]\s?[〔[（(]?(?:19|20)\d{2}[〕\]）)]?\d{1,4}\s?号|[办发函字电]\s?[〔[（(](?:19|20)\d{2}\d{1,4}号/g
const regulationNumber = /信息公开条例》?\s?[（(][^）)]{0,12}?第\s?(\d{3})\s?号/g
const formatNumber30 = /国办公开办函\s?〔\s?(20\d\d)\s?〕\s?(\d+)\s?号/g

/** The format notices by year; any other number under the year is a slip where the sentence speaks of the format. */
const formatNotices: Readonly<Record<string, string>> = {
  2021: instruments['annual-report-format-2021'].number,
  2019: instruments['annual-report-format-2019'].number,
}

const regulation = instruments['disclosure-regulation'].number
const earlierRegulation = instruments['disclosure-regulation-2008'].number
const provisions = instruments['disclosure-litigation-provisions-2011'].number
const interpretation = instruments['disclosure-litigation-interpretation-2025'].number
/** "711" and "492". */
const [revised, original] = [digitsOf(regulation), digitsOf(earlierRegulation)]

function digitsOf(order: string): string {
  return order.replaceAll(/\D/g, '')
}

/** AR-L02 */
export function documentNumbers(subject: AuditSubject): Outcome {
  const flaws: Flaw[] = []
  for (const { span, match } of firstMatches(subject, brokenNumber, 5)) {
    if (/〔(?:19|20)\d{2}〕/.test(match[0])) continue
    flaws.push({ message: `文号“${span.quote}”写法有误，年份应当用“〔〕”括起。`, text: span })
  }
  for (const { span, match } of firstMatches(subject, regulationNumber, 5)) {
    if (match[1] === revised || match[1] === original) continue
    flaws.push({
      message: `条例的国务院令号写作第${match[1]}号，应为第${revised}号。`,
      text: span,
      suggestion: `改为“${regulation}”。`,
    })
  }
  for (const { span, match } of firstMatches(subject, formatNumber30, 5)) {
    const right = formatNotices[match[1] ?? '']
    const around = textsOf(subject).find(([section]) => section === span.section)?.[1] ?? ''
    if (
      right === undefined ||
      right.endsWith(`〕${match[2]}号`) ||
      !/年度报告格式/.test(around.slice(Math.max(0, span.start - 60), span.start))
    )
      continue
    flaws.push({
      message: `年报格式的文号写作“${span.quote}”，应为${right}。`,
      text: span,
    })
  }
  return flaws.length === 0 ? clean : flaws
}

const obsolete = new RegExp(`国务院令第?\\s?${original}\\s?号|第\\s?${original}\\s?号令|${provisions}`, 'g')

/** AR-L03 */
export function obsoleteCitations(subject: AuditSubject): Outcome {
  const { year } = subject.report
  return firstMatches(subject, obsolete, 5).flatMap(({ span }) => {
    const text = textsOf(subject).find(([section]) => section === span.section)?.[1] ?? ''
    const around = text.slice(Math.max(0, span.start - 30), span.end + 30)
    if (/废止|修订前|原条例|旧|曾|失效|修改前/.test(around)) return []
    const judicial = span.quote === provisions
    if (judicial && (year ?? 0) < auditLimits.interpretation2025From) return []
    if (!judicial && (year ?? auditLimits.revisedRegulationFrom) < auditLimits.revisedRegulationFrom)
      return []
    // "国务院令第492号公布，第711号修订": the history of the text in force.
    if (!judicial && text.slice(span.end, span.end + 60).includes(revised)) return []
    return [
      {
        message: `正文把已经失效的“${span.quote}”当作现行规定引用。`,
        text: span,
        suggestion: `现行为${judicial ? interpretation : regulation}。`,
      },
    ]
  })
}

const wrong = new RegExp(wrongWordings.map((entry) => entry.wrong).join('|'), 'g')

/** AR-L04 */
export function fixedExpressions(subject: AuditSubject): Outcome {
  return firstMatches(subject, wrong, 5).map(({ span }) => {
    const right = wrongWordings.find((entry) => entry.wrong === span.quote)?.right ?? ''
    return { message: `“${span.quote}”应为“${right}”。`, text: span, suggestion: `改为“${right}”。` }
  })
}

const selfReference = /我(街道|[局办委厅处院区市县省镇乡旗州])(?![们国公理法事])/g
const officeSelf = '局委厅处院'
const areaSelf = '区市县省镇乡旗州街道'

/** AR-L05: two kinds of office, or an area that turns into an office. */
export function selfReferences(subject: AuditSubject): Outcome {
  const seen = new Map<string, TextSpan[]>()
  for (const [section, text] of textsOf(subject)) {
    selfReference.lastIndex = 0
    for (let match = selfReference.exec(text); match !== null; match = selfReference.exec(text)) {
      const word = match[1] ?? ''
      const spans = seen.get(word) ?? []
      spans.push(spanOf(section, match))
      seen.set(word, spans)
    }
  }
  if (seen.size < 2) return clean
  const offices = [...seen.keys()].filter((word) => officeSelf.includes(word))
  const areas = [...seen.keys()].filter((word) => areaSelf.includes(word))
  const mixed =
    offices.length > 1
      ? offices
      : subject.wholeArea && areas.length > 0 && (offices.length > 0 || seen.has('办'))
        ? [areas[0] ?? '', offices[0] ?? '办']
        : offices.length === 1 && seen.has('办')
          ? [offices[0] ?? '', '办']
          : []
  const rare = mixed.toSorted((a, b) => (seen.get(a)?.length ?? 0) - (seen.get(b)?.length ?? 0))[0]
  const span = rare === undefined ? undefined : seen.get(rare)?.[0]
  if (span === undefined) return clean
  return [
    {
      message: `自称不一致：${mixed.map((word) => `“我${word}”${seen.get(word)?.length ?? 0} 处`).join('，')}。`,
      text: span,
      suggestion: '全文用同一个自称。',
    },
  ]
}

const dottedDate = /(?<![\d.])(?:19|20)\d{2}\s?[.．]\s?\d{1,2}\s?[.．]\s?\d{1,2}(?![\d.])/

/** AR-L06 */
export function numberStyle(subject: AuditSubject): Outcome {
  const { report, plan } = subject
  const flaws: Flaw[] = []
  const keys = subject.survey.loose.filter((key) => plan.cells.get(key)?.column.kind !== 'money-with-unit')
  if (keys.length > 0)
    flaws.push({
      message: `${cellNames(plan, keys, 2)}的数写作“${report.cells[keys[0] ?? 'proactive//']?.raw.trim() ?? ''}”，带有全角数字、千分位或单位。`,
      cells: addresses(keys),
      suggestion: '表中只填半角数字，不带单位和千分位。',
    })
  const date = dottedDate.exec(report.signature)
  if (date !== null)
    flaws.push({
      message: `落款日期写作“${date[0]}”。`,
      text: { section: 7, start: date.index, end: date.index + date[0].length, quote: date[0] },
      suggestion: '写作“××××年×月×日”。',
    })
  return flaws.length === 0 ? clean : flaws
}

const reversed = /(?<!不)公开(?:是|为)例外|不公开(?:是|为)(?:常态|原则)/g

/** AR-L07 */
export function reversedPrinciple(subject: AuditSubject): Outcome {
  return firstMatches(subject, reversed, 3).map(({ span }) => ({
    message: `“${span.quote}”意思相反。`,
    text: span,
    suggestion: '应为“以公开为常态、不公开为例外”。',
  }))
}
