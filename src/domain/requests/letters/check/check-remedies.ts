/** CW-R12 to R16: the remedies paragraph against what the law of the day wants of this organ. */

import { instruments } from '../../../../law/instruments.ts'
import { lapsedInstruments } from '../../../../law/letter-checks/catalogue.ts'
import { readNumeral } from '../../../chinese-numeral.ts'
import { citationText } from '../../../citation-text.ts'
import type { LetterFinding } from '../letter-finding.ts'
import { remediesOf } from '../letter-remedies.ts'
import { fail, find, type LetterContext, type LetterRule, startOf, unknown } from './letter-context.ts'

/** "向……依法申请行政复议", "向……提出行政复议申请", "向……提起行政复议". */
const applied = '(?:依法|书面)?(?:申请(?:行政)?复议|提出(?:行政)?复议申请|提起行政复议)'
const review = new RegExp(applied)
const suit = /提起(?:行政)?诉讼|起诉/

/** What the remedies paragraph should say; null for letters that have none. */
const expected = ({ kind, facts }: LetterContext) => remediesOf(kind, facts)

/** CW-R12 */
export const checkRemediesThere: LetterRule = (context) => {
  const text = context.textOf('remedies')
  const all = context.paragraphs.map((each) => each.text).join('\n')
  const want = expected(context)
  if (want === null) {
    if (context.kind === 'discontinuance-notice' || context.kind === 'reply') return []
    const at = find(context, /申请行政复议|提起行政诉讼/)
    return at === null
      ? []
      : [fail('CW-R12', '程序性文书不能单独申请复议、提起诉讼，不写救济告知', { at, severity: 'warning' })]
  }
  const told = text === '' ? all : text
  const missing = [...(review.test(told) ? [] : ['行政复议']), ...(suit.test(told) ? [] : ['行政诉讼'])]
  if (missing.length === 0) return []
  return [
    fail('CW-R12', `没有告知${missing.join('和')}的权利、机关和期限`, {
      at: startOf(context, 'remedies') ?? startOf(context, 'decision'),
      suggestion: want.text.join(''),
    }),
  ]
}

const mustReviewFirst = new RegExp(
  `(?:应当?|必须|须|需)[^。；]{0,60}先[^。；]{0,60}${applied}|复议前置|(?:行政)?复议[^。；]{0,10}(?:前置|先行)`,
)
/** A suit that does not wait for a review: a clause that speaks of no decision on it, and does not forbid the suit. */
const suitAtOnce =
  /(?:^|[。；\n])(?![^。；\n]*(?:复议决定|复议结果|复议后|经(?:行政)?复议|对(?:行政)?复议|决定书|期限届满|不得|不能))[^。；\n]*(?:提起(?:行政)?诉讼|起诉)/

/** CW-R13 */
export const checkReviewFirst: LetterRule = (context) => {
  const want = expected(context)
  const text = context.textOf('remedies')
  if (want === null || !review.test(text)) return []
  const says = { first: mustReviewFirst.test(text), choice: suitAtOnce.test(text) }
  const findings: LetterFinding[] = []
  if (want.reviewFirst !== 'no' && !says.first)
    findings.push(
      fail('CW-R13', '依第十四条、第十五条、第十六条不予公开的，应当告知先申请行政复议', {
        at: find(context, review, ['remedies']),
        suggestion: want.text.join(''),
      }),
    )
  if (want.reviewFirst === 'yes' && says.choice)
    findings.push(
      fail('CW-R13', '复议前置的事项，不能告知可以直接起诉', {
        at: find(context, suitAtOnce, ['remedies']),
        suggestion: want.text.join(''),
      }),
    )
  if (want.reviewFirst === 'no' && says.first)
    findings.push(
      fail('CW-R13', '这种答复可以直接起诉，不能告知必须先申请行政复议', {
        at: find(context, mustReviewFirst, ['remedies']),
        suggestion: want.text.join(''),
      }),
    )
  return findings
}

const reviewer = new RegExp(`向([^，。；（）]{2,60}?)${applied}`, 'g')

/** CW-R14 */
export const checkReviewer: LetterRule = (context) => {
  const want = expected(context)
  const { reviewers } = context.facts
  if (want === null) return []
  const named = [...context.textOf('remedies').matchAll(reviewer)].map(([, names = '']) => names)
  const basis = citationText(reviewers.rule.cites)
  const wrong = named.filter((names) => !sameNames(names.split(/或者|或|、/), reviewers.names))
  const at = find(context, review, ['remedies'])
  const findings = wrong.map((names) =>
    fail('CW-R14', `复议机关写成“${names}”，应当是${reviewers.names.join('或者')}（${basis}）`, {
      at,
      suggestion: `向${reviewers.names.join('或者')}申请行政复议`,
    }),
  )
  if (findings.length === 0 && reviewers.isGuess)
    return [
      unknown('CW-R14', `机关名录里没有复议机关，正文写的是通称“${reviewers.names.join('或者')}”`, {
        at,
        suggestion: '在文书设置里登记行政复议机关',
      }),
    ]
  return findings.slice(0, 1)
}

function sameNames(written: readonly string[], right: readonly string[]): boolean {
  const names = written.map((name) => name.trim())
  return names.length === right.length && right.every((name) => names.includes(name))
}

const term = /([一二三四五六七八九十百\d]{1,4})\s*(日|天|个月|月|年)(?:之?内|以内)/g
/** "申请期限为60日": the same without 内, but no day of a date. */
const namedTerm = /(?<![年月一二三四五六七八九十百\d])([一二三四五六七八九十百\d]{1,4})\s*(日|天|个月)/g

/** CW-R15: other periods than the law's, and texts that no longer hold. */
export const checkPeriods: LetterRule = (context) => {
  const want = expected(context)
  const text = context.textOf('remedies')
  const findings: LetterFinding[] = []
  if (want !== null && review.test(text)) {
    const right = new Set(termsIn(want.text.join('')))
    const written = termsIn(text)
    const wrong = [...new Set(written)].filter((each) => !right.has(each))
    const named = termsIn(text, namedTerm)
    const lacking = [...right].filter((each) => !named.includes(each))
    if (wrong.length > 0)
      findings.push(
        fail('CW-R15', `期限“${wrong.join('、')}”不对，应当是${[...right].join('、')}`, {
          at: find(context, /[一二三四五六七八九十百\d]{1,4}\s*(?:日|天|个月|月|年)(?:之?内|以内)/, [
            'remedies',
          ]),
          suggestion: want.text.join(''),
        }),
      )
    else if (lacking.length > 0)
      findings.push(
        fail('CW-R15', `没有写明期限${lacking.join('、')}`, {
          at: startOf(context, 'remedies'),
          suggestion: want.text.join(''),
        }),
      )
  }
  for (const { pattern, to, name } of lapsedInstruments) {
    const at = context.facts.on > to ? find(context, new RegExp(pattern)) : null
    if (at !== null) findings.push(fail('CW-R15', `${name}已于${to}失效，不能再引用`, { at }))
  }
  return findings
}

/** "60日", "6个月": digits, one unit for 日 and 天, 月 and 个月. */
function termsIn(text: string, pattern = term): string[] {
  return [...text.matchAll(pattern)].map(([, length = '', unit = '']) => {
    const name = unit === '天' ? '日' : unit === '月' ? '个月' : unit
    return `${readNumeral(length)}${name}`
  })
}

/** CW-R16 */
export const checkOnlineChannel: LetterRule = (context) => {
  const { servedBy, on } = context.facts
  const isOnline = servedBy === 'online' || servedBy === 'email'
  if (!isOnline || on < instruments['reconsideration-law'].from || expected(context) === null) return []
  const text = context.textOf('remedies')
  if (/互联网渠道|网上|在线|https?:\/\//.test(text) && !/【待填/.test(text)) return []
  return [
    fail('CW-R16', '网上送达的，应当同时提供提交行政复议申请书的互联网渠道', {
      at: startOf(context, 'remedies'),
      suggestion: '在文书设置里登记网上申请复议的网址，或者直接写在救济告知里',
    }),
  ]
}
