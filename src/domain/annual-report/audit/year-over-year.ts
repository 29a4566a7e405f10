/** AR-Y: this year's text beside last year's and others'. */

import { auditLimits } from '../../../law/annual-report-checks/limits.ts'
import type { AnnualReport } from '../report.ts'
import { type CellKey, cellAddress } from '../report.ts'
import { cellName, formatNumber } from './cell-words.ts'
import { addresses, clean, flawIf, type Outcome } from './flaw.ts'
import { similarity } from './similarity.ts'
import { type AuditSubject, sectionText } from './subject.ts'

function wholeText(report: AnnualReport): string {
  return report.sections.map((section) => section.text).join('\n')
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)}%`
}

/** AR-Y01 */
export function likeLastYear(subject: AuditSubject): Outcome {
  const { previous } = subject.context
  if (previous === undefined) return clean
  const share = similarity(wholeText(subject.report), wholeText(previous), auditLimits.similarMinimum)
  return flawIf(share > auditLimits.similarText, () => ({
    message: `隐去数字后，正文有 ${percent(share)} 与上年年报相同。`,
    formula: `${percent(share)} > ${percent(auditLimits.similarText)}`,
    suggestion: '按本年实际情况重写。',
  }))
}

/** AR-Y02 */
export function likePeers(subject: AuditSubject): Outcome {
  const { peers } = subject.context
  if (peers === undefined) return clean
  const own = wholeText(subject.report)
  return peers.flatMap((peer) => {
    const share = similarity(own, wholeText(peer), auditLimits.similarMinimum)
    if (share <= auditLimits.similarText) return []
    return [
      {
        message: `隐去数字后，正文有 ${percent(share)} 与${peer.organ || '另一单位'}的年报相同。`,
        formula: `${percent(share)} > ${percent(auditLimits.similarText)}`,
      },
    ]
  })
}

/** The half of part 五 that names the problems. */
function problemsOf(text: string): string {
  const cut = text.search(/改进措施|改进情况|下一步|针对(?:以上|上述|存在)|20\d\d年，?我/)
  return cut > 20 ? text.slice(0, cut) : text
}

function remediesOf(text: string): string {
  return text.slice(problemsOf(text).length)
}

/** AR-Y03 */
export function sameProblems(subject: AuditSubject): Outcome {
  const { previous } = subject.context
  if (previous === undefined) return clean
  const own = problemsOf(sectionText(subject.report, 5))
  const share = similarity(own, problemsOf(sectionText(previous, 5)), auditLimits.similarMinimum / 2)
  return flawIf(share > auditLimits.similarText, () => ({
    message: `第五部分写的问题有 ${percent(share)} 与上年相同，上年的改进没有见效或者没有重写。`,
    formula: `${percent(share)} > ${percent(auditLimits.similarText)}`,
  }))
}

/** AR-Y04: not one of last year's promised measures is taken up again. */
export function promisesKept(subject: AuditSubject): Outcome {
  const { previous } = subject.context
  if (previous === undefined) return clean
  const promises = remediesOf(sectionText(previous, 5))
    .split(/[一二三四五六]是|[（(][一二三四五六][)）]|\n/)
    .slice(1)
    .map(
      (promise) =>
        /[\u4e00-\u9fff]{4,}/
          .exec(promise.replace(/进一步|不断|持续|切实|加强|加大|提升|完善/g, ''))?.[0]
          .slice(0, 6) ?? '',
    )
    .filter((promise) => promise.length >= 4)
  if (promises.length < 2) return clean
  const text = wholeText(subject.report)
  const words = (promise: string) => [promise.slice(0, 4), promise.slice(2, 6)]
  return flawIf(
    !promises.some((promise) => words(promise).some((word) => word.length >= 4 && text.includes(word))),
    () => ({
      message: `上年承诺的 ${promises.length} 项改进措施，本年正文都没有提到。`,
      suggestion: '在第五部分写明上年问题的改进情况。',
    }),
  )
}

/** AR-Y05 */
export function publishedUnchanged(subject: AuditSubject): Outcome {
  const first = subject.context.publication?.firstFigures
  if (first === undefined) return { needs: '首次公布时的数字' }
  const changed: CellKey[] = []
  for (const key of subject.plan.cells.keys()) {
    const figure = first[key]
    if (figure !== undefined && figure !== (subject.report.cells[key]?.value ?? null)) changed.push(key)
  }
  return flawIf(changed.length > 0, () => ({
    message: `与首次公布时相比有 ${changed.length} 格不同：${changed
      .slice(0, 3)
      .map((key) => {
        const before = first[key] ?? null
        const now = subject.report.cells[key]?.value ?? null
        return `${cellName(subject.plan, cellAddress(key))}由 ${before === null ? '空' : formatNumber(before)} 改为 ${now === null ? '空' : formatNumber(now)}`
      })
      .join('；')}。`,
    cells: addresses(changed),
    suggestion: '更正应当公告说明，不得直接替换。',
  }))
}
