/** Shares of a whole and changes against last year. */

import type { NumberToken } from '../../chinese-numeral.ts'
import { applicantIn } from './meaning.ts'
import type { Reading } from './reading.ts'
import { scopeOf } from './scope.ts'

const yearlyWords = /同比|较(?:上|去)一?年度?|比(?:上|去)一?年度?|相比|较20\d\d年/
const shareWords =
  /^[，（(、]?(?:约?占(?:比|总数|全部|办结|办理|答复|申请|总量|全年|的|总|数|件|量|比例|比重)*(?:为|达)?)?$/

/** The words overlap; a longer run could be tried in too many ways. */
const longestShareWords = 16

/** A percentage belongs to the figure straight before it: as its share, or as its change since last year. */
export function readPercentage(reading: Reading, token: NumberToken, before: NumberToken | undefined): void {
  const { sentence, harvest } = reading
  const { text } = sentence
  const left = text.slice(before?.end ?? 0, token.start)
  const direction = /增长|上升|增加|上涨|提高/.test(left) ? 1 : /下降|减少|回落|降低|下跌/.test(left) ? -1 : 0
  if (direction !== 0) {
    readChange(reading, token, direction * token.value)
    return
  }
  if (readApplicantShare(reading, token, left)) return
  const last = harvest.facts.at(-1)
  if (last === undefined || last.sentence !== sentence.number || last.share !== null) return
  if (last.meaning.kind !== 'outcome' || token.approximate || before?.value !== last.value) return
  if (left.length > longestShareWords || !shareWords.test(left)) return
  const span = sentence.span(token.start, token.end)
  harvest.facts[harvest.facts.length - 1] = {
    ...last,
    share: { value: token.value, decimals: token.decimals, span },
  }
}

/** "自然人25件，占78.13%", "法人或其他组织占比21.87%". */
function readApplicantShare(
  { sentence, about, harvest }: Reading,
  token: NumberToken,
  left: string,
): boolean {
  if (!about.requests || token.approximate) return false
  const words = /占[^，；。：]{0,10}$/.exec(left)
  if (words === null) return false
  const clause =
    left
      .slice(0, words.index)
      .split(/[，；：（(]/)
      .findLast((part) => part !== '') ?? ''
  const last = harvest.facts.at(-1)
  const follows = last?.sentence === sentence.number && shareWords.test(left)
  const stated = follows && last?.meaning.kind === 'applicant' ? last.meaning.applicant : null
  const applicant = stated ?? (/答复|办结|收到(?!的)/.test(clause) ? null : applicantIn(clause))
  if (applicant === null) return false
  harvest.applicantShares.push({
    applicant,
    percent: token.value,
    decimals: token.decimals,
    scope: scopeOf(sentence.text.slice(0, token.start)),
    span: sentence.span(token.start, token.end),
  })
  return true
}

function readChange({ sentence, about, harvest }: Reading, token: NumberToken, percent: number): void {
  const last = harvest.facts.at(-1)
  const kind = last?.sentence === sentence.number ? last.meaning.kind : null
  if (!about.requests || (kind !== 'received' && kind !== 'accepted')) return
  if (!yearlyWords.test(sentence.text.slice(Math.max(0, token.start - 16), token.start))) return
  const span = sentence.span(token.start, token.end)
  harvest.changes.push({ percent, decimals: token.decimals, span })
}
