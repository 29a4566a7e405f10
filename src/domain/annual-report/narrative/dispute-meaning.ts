/** What the words beside a number say of reconsideration and litigation. */

import type { DisputeWord, FactMeaning } from './fact.ts'

interface DisputeWords {
  readonly left: string
  readonly right: string
  /** True where the sentence speaks of disputes about disclosure. */
  readonly aboutDisputes: boolean
  /** What the last figure of the sentence counted. */
  readonly previous: FactMeaning | null
}

/** "因具体行政行为被提起行政诉讼2起": suits about other acts than disclosure. */
const otherActs =
  /因(?:具体|其[他它]|相关)?行政(?:行为|处罚|许可|强制|确认|裁决|征收|登记|执法)|因(?:工伤|征收|拆迁|社保|劳动)/

/** undefined: nothing about disputes here; null: about disputes, but not plain what. */
export function disputeMeaning({
  left,
  right,
  aboutDisputes,
  previous,
}: DisputeWords): FactMeaning | null | undefined {
  const both = left + right
  const own = disputeIn(left) ?? (/^(?:其中|有|共|另有?|发生|，)*$/.test(left) ? disputeIn(right) : null)
  const inherited = previous?.kind === 'dispute' ? previous.dispute : null
  if (own === null && inherited === null) return /复议|诉讼/.test(both) ? null : undefined
  if (!aboutDisputes || otherActs.test(left)) return null
  if (/答复书|答复通知|案件答复|答辩状|意见书|应诉率|纠错率|败诉率|培训|出庭|案卷|文书|审理(?!中)/.test(both))
    return null
  const dispute = own ?? inherited
  if (dispute === null) return null
  const words = own !== null && !/维持|纠正|撤销|未审结|未结|审理中/.test(both) ? left : both
  const result = /维持/.test(words)
    ? 'upheld'
    : /纠正|纠错/.test(words)
      ? 'corrected'
      : isOtherResult(left, previous)
        ? 'other'
        : /(?:尚未|未)(?:审结|结案|办结)|正在审理|审理中/.test(words)
          ? 'pending'
          : null
  if (result !== null) return { kind: 'dispute', dispute, result }
  if (own === null || /驳回|撤回|撤诉|撤销|终止|不予|调解|确认|责令|败诉|胜诉|其他|结转|审结|办结/.test(both))
    return null
  return { kind: 'dispute', dispute, result: 'total' }
}

/** "其他结果1件", or "其他1件" in a list of results. */
function isOtherResult(left: string, previous: FactMeaning | null): boolean {
  if (/其[他它]结果$/.test(left)) return true
  return previous?.kind === 'dispute' && previous.result !== 'total' && /^[、（(]?其[他它]$/.test(left)
}

function disputeIn(words: string): DisputeWord | null {
  const review = words.lastIndexOf('复议')
  const suit = Math.max(words.lastIndexOf('诉讼'), words.lastIndexOf('起诉'))
  if (/复议[、和及]?(?:行政)?诉讼|诉讼[、和及]?(?:行政)?复议/.test(words)) return null
  if (/(?:未经复议)?直接起诉/.test(words)) return 'litigationDirect'
  if (/复议后(?:起诉|诉讼)/.test(words)) return 'litigationAfterReconsideration'
  if (review === -1 && suit === -1) return null
  return review > suit ? 'reconsideration' : 'litigation'
}
