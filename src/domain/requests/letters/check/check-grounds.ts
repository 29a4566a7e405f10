/** CW-R01, R02, R06, R07, R20: grounds and reasons of a decision. */

import { shortestReason, withoutArticle } from '../../../../law/letter-checks/catalogue.ts'
import { type OutcomeCode, outcomes } from '../../../../law/outcome-codes.ts'
import { placeText } from '../../../citation-text.ts'
import type { Decision } from '../../request-event.ts'
import { type CitedArticle, citedArticles } from '../cited-articles.ts'
import type { LetterFinding } from '../letter-finding.ts'
import { fail, type LetterContext, type LetterRule, sentencesOf, startOf, unknown } from './letter-context.ts'

interface Ground {
  readonly article: number
  readonly paragraph?: number
  readonly item?: number
}

/** The exceptions: a closed list (第十三条). */
const exceptions: readonly Ground[] = [
  { article: 14 },
  { article: 15 },
  { article: 16, paragraph: 1 },
  { article: 16, paragraph: 2 },
]

/** Each inner list: one of these must be cited. */
function requiredGrounds({ code, particulars }: Decision): readonly (readonly Ground[])[] {
  if (withoutArticle.includes(code)) return []
  if (code === 'B1') return [[{ article: 36, item: particulars.how === '已经主动公开' ? 1 : 2 }]]
  if (code === 'B2') return [[{ article: 37 }], exceptions]
  if (code === 'D1') return [[{ article: 36, item: particulars.how === '不属于本机关负责公开' ? 5 : 4 }]]
  const [first] = outcomes.find((each) => each.code === code)?.cites ?? []
  if (first === undefined || !('article' in first)) return []
  const { article, ...place } = first
  return [
    [
      {
        article,
        ...('paragraph' in place ? { paragraph: place.paragraph } : {}),
        ...('item' in place ? { item: place.item } : {}),
      },
    ],
  ]
}

function meets(cited: CitedArticle, ground: Ground): boolean {
  return (
    cited.article === ground.article &&
    (ground.paragraph === undefined || cited.paragraph === ground.paragraph) &&
    (ground.item === undefined || cited.item === ground.item)
  )
}

const groundName = (ground: Ground) => placeText({ instrument: 'disclosure-regulation', ...ground })

const decisionText = ({ textOf }: LetterContext) => textOf('decision', 'answer')

/** CW-R01 */
export const checkGrounds: LetterRule = (context) => {
  const { decision } = context.facts
  if (decision === null) return []
  const cited = citedArticles(decisionText(context))
  const at = startOf(context, 'decision')
  const missing = requiredGrounds(decision)
    .filter((oneOf) => !oneOf.some((ground) => cited.some((each) => meets(each, ground))))
    .map((oneOf): LetterFinding => {
      const shallow = oneOf.some((ground) => cited.some(({ article }) => article === ground.article))
      const names = oneOf.map(groundName).join('、')
      return fail('CW-R01', shallow ? `依据没有引到款、项，应当引${names}` : `没有引用依据${names}`, {
        at,
        suggestion: `写明“根据《条例》${names}的规定”`,
      })
    })
  return [...missing, ...outsideTheList(context, decision)]
}

/** A refusal on grounds that are none. */
function outsideTheList(context: LetterContext, { code, grounds }: Decision): LetterFinding[] {
  if (!withholds(code)) return []
  const allowed = [10, 13, 14, 15, 16, 32, 36, 37]
  return grounds
    .filter(({ instrument, article }) => instrument === 'disclosure-regulation' && !allowed.includes(article))
    .map(({ article }) =>
      fail('CW-R01', `第${article}条不是不予公开的法定情形：除第十四条、第十五条、第十六条外应当公开`, {
        at: startOf(context, 'decision'),
      }),
    )
}

export function withholds(code: OutcomeCode): boolean {
  return code === 'B2' || /^C[1-7]$/.test(code)
}

/** Sentences that only name the class of the information, the law, the procedure: no facts of the case. */
const bareSentence =
  /第[一二三四五六七八九十百]+条|^经审查，.*(?:属于|依法确定为|可能危及|涉及第三方)|区分处理|书面征求第三方|^(?:（[一二]）)?(?:不)?予(?:以)?公开的内容|公共利益|第三方.{0,20}(?:答复|意见|同意)/

/** CW-R02: a bare quotation of the law is no reason. */
export const checkReason: LetterRule = (context) => {
  const { decision } = context.facts
  if (decision === null || !withholds(decision.code)) return []
  const facts = sentencesOf(decisionText(context))
    .filter((each) => !bareSentence.test(each))
    .map((each) => each.replace(/^理由：/, '').replaceAll(/【[^】]*】/g, ''))
  if (facts.join('').length >= shortestReason) return []
  return [
    fail('CW-R02', '只有法律的规定，没有写这份信息为什么属于这种情形', {
      at: startOf(context, 'decision'),
      suggestion: '写明信息的内容、形成的过程、公开会造成的具体后果',
    }),
  ]
}

/** CW-R06 */
export const checkSeverance: LetterRule = (context) => {
  const { decision, case: own } = context.facts
  if (decision === null || !/^C[1-7]$/.test(decision.code)) return []
  const given = decision.items.filter(({ answer }) => answer === 'given' || answer === 'given-in-part')
  if (given.length > 0)
    return [
      fail('CW-R06', `${given.length}项申请内容可以公开，整份却答复不予公开`, {
        suggestion: '能够作区分处理的，按部分公开（B2）答复',
      }),
    ]
  if (/区分处理/.test(decisionText(context))) return []
  return [
    unknown('CW-R06', `没有说明${own.items.length > 1 ? '各项内容' : ''}能否作区分处理`, {
      at: startOf(context, 'decision'),
      suggestion: '写明能否区分可以公开的内容和不予公开的内容',
    }),
  ]
}

/** CW-R07: drafts and inner papers lose their ground when the act is done. */
export const checkFinality: LetterRule = (context) => {
  const { decision } = context.facts
  if (decision === null || !['C5', 'C6', 'C7'].includes(decision.code)) return []
  const at = startOf(context, 'decision')
  const { finished = '' } = decision.particulars
  if (finished === '是')
    return [
      fail('CW-R07', '相关行政行为已经作出，内部、过程性或者案卷的理由可能不再成立', {
        at,
        suggestion: '写明公开仍会有什么影响；法律、法规、规章规定应当公开的，从其规定',
      }),
    ]
  return finished === '' ? [unknown('CW-R07', '没有登记相关行政行为是否已经作出', { at })] : []
}

/** Grounds that belong to one outcome only. */
const ownGrounds: readonly { readonly ground: Ground; readonly codes: readonly OutcomeCode[] }[] = [
  { ground: { article: 14 }, codes: ['C1', 'C2', 'C3', 'B2'] },
  { ground: { article: 15 }, codes: ['C4', 'B2'] },
  { ground: { article: 16, paragraph: 1 }, codes: ['C5', 'B2'] },
  { ground: { article: 16, paragraph: 2 }, codes: ['C6', 'C7', 'B2'] },
  { ground: { article: 36, item: 1 }, codes: ['B1', 'B2'] },
  { ground: { article: 36, item: 2 }, codes: ['B1', 'B2'] },
  { ground: { article: 36, item: 3 }, codes: ['B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7'] },
  { ground: { article: 36, item: 4 }, codes: ['D1', 'B2'] },
  { ground: { article: 36, item: 5 }, codes: ['D1', 'B2'] },
  { ground: { article: 36, item: 6 }, codes: ['E2'] },
  { ground: { article: 36, item: 7 }, codes: ['C8'] },
  { ground: { article: 38 }, codes: ['D2', 'B2'] },
  { ground: { article: 39, paragraph: 1 }, codes: ['E1'] },
  { ground: { article: 39, paragraph: 2 }, codes: ['E3'] },
]

/** CW-R20: 表三 counts by the code; the letter must rest on the same ground. */
export const checkOutcome: LetterRule = (context) => {
  const { decision } = context.facts
  if (decision === null) return []
  const cited = citedArticles(context.textOf('decision'))
  const foreign = ownGrounds.filter(
    ({ ground, codes }) => !codes.includes(decision.code) && cited.some((each) => meets(each, ground)),
  )
  const label = outcomes.find(({ code }) => code === decision.code)?.label ?? decision.code
  const findings = foreign.map(({ ground }) =>
    fail('CW-R20', `登记的办理结果是“${label}”，答复却引用了${groundName(ground)}`, {
      at: startOf(context, 'decision'),
      suggestion: '改正登记的办理结果，或者改正答复的依据',
    }),
  )
  const withheld = decision.items.filter(({ answer }) => answer === 'withheld' || answer === 'given-in-part')
  if (decision.code === 'B1' && withheld.length > 0)
    findings.push(
      fail('CW-R20', `${withheld.length}项内容没有全部公开，办理结果却是“予以公开”`, {
        suggestion: '按部分公开（B2）登记和答复',
      }),
    )
  return findings
}
