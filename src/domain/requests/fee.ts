import { oneFeeMethod } from '../../law/information-fee-measures-2020/article-3-one-method.ts'
import { feePerItem, splitByMatter } from '../../law/information-fee-measures-2020/article-4-per-item.ts'
import { feePerPage } from '../../law/information-fee-measures-2020/article-5-per-page.ts'
import type { FeeRule, FeeTier } from '../../law/information-fee-measures-2020/fee-tier.ts'
import type { Citation } from '../../law/rule.ts'
import { citationText } from '../citation-text.ts'
import { type Refusal, refuse } from '../refusal.ts'

/** A tier that was used: units `from` to `to` at `rate` 元 each. */
export interface FeeStep {
  readonly from: number
  readonly to: number
  /** 元 a unit */
  readonly rate: number
  /** 元 for the whole step */
  readonly yuan: number
  /** Chinese, with the article. */
  readonly basis: string
}

export interface Fee {
  readonly ok: true
  readonly unit: 'item' | 'page'
  readonly count: number
  /** 元 in all */
  readonly yuan: number
  readonly steps: readonly FeeStep[]
  readonly cites: Citation
}

/** What to charge for: the requests of one applicant in one calendar month, or the pages of one request. */
export interface FeeInput {
  readonly items?: number
  readonly pages?: number
}

/** Beyond this a number was mistyped. */
const largestCount = 100_000

/**
 * 信息处理费 (国办函〔2020〕109号): progressive by tiers, so that only the units above a threshold pay its rate.
 * Refuses both methods at once (article 3) and counts that are no whole number of zero or more.
 */
export function fee({ items, pages }: FeeInput): Fee | Refusal {
  if (items !== undefined && pages !== undefined)
    return refuse('both-methods', '按件计收和按量计收只能选择一种，不得同时计算', oneFeeMethod.cites)
  const rule = items === undefined ? feePerPage : feePerItem
  const count = items ?? pages
  if (count === undefined) return refuse('no-count', '没有件数，也没有页数')
  if (!Number.isInteger(count) || count < 0 || count > largestCount)
    return refuse('not-a-count', `${unitNames[rule.unit]}数应当是0到${largestCount}之间的整数`, rule.cites)
  const steps = stepsOf(rule, count)
  const yuan = steps.reduce((sum, step) => sum + step.yuan, 0)
  return { ok: true, unit: rule.unit, count, yuan, steps, cites: rule.cites }
}

export const unitNames = { item: '件', page: '页' } as const

function stepsOf(rule: FeeRule, count: number): FeeStep[] {
  return tiersUpTo(rule, count).map((tier) => {
    const to = Math.min(count, tier.to ?? count)
    return {
      from: tier.from,
      to,
      rate: tier.yuan,
      yuan: (to - tier.from + 1) * tier.yuan,
      basis: basisOf(rule, tier),
    }
  })
}

/** The tiers that a count reaches, the rising bands included. */
function tiersUpTo({ tiers, bands }: FeeRule, count: number): FeeTier[] {
  const reached = tiers.filter(({ from }) => from <= count)
  if (bands === null) return reached
  for (
    let from = bands.from, yuan = bands.firstYuan;
    from <= count;
    from += bands.size, yuan += bands.risesBy
  )
    reached.push({ from, to: from + bands.size - 1, yuan })
  return reached
}

function basisOf({ unit, cites }: FeeRule, { from, to, yuan }: FeeTier): string {
  const name = unitNames[unit]
  const range = to === null ? `${from}${name}以上` : `${from}—${to}${name}`
  const rate = yuan === 0 ? '不收费' : `${yuan}元/${name}`
  return `${range}：${rate}（${citationText(cites)}）`
}

/**
 * What one request costs: as the `count`-th of its applicant in a month, or for `count` pages. A request with several
 * matters may be split (article 4): then it is the last `pieces` up to the `count`-th.
 */
export function requestFee(
  method: 'per-item' | 'per-page',
  count: number,
  pieces = 1,
): { readonly ok: true; readonly yuan: number; readonly cites: Citation } | Refusal {
  if (method === 'per-page') return fee({ pages: count })
  const upTo = fee({ items: count })
  if (!upTo.ok) return upTo
  if (!Number.isInteger(pieces) || pieces < 1 || pieces > Math.max(1, count))
    return refuse('not-a-count', '拆分的件数应当是1到累计件数之间的整数', splitByMatter.cites)
  const before = fee({ items: Math.max(0, count - pieces) })
  if (!before.ok) return before
  return { ok: true, yuan: upTo.yuan - before.yuan, cites: upTo.cites }
}
