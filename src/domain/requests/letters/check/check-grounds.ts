/** CW-R01, R02, R06, R07, R20: grounds and reasons of a decision. */

import { shortestReason, withoutArticle } from '../../../../law/letter-checks/catalogue.ts'
import { type OutcomeCode, outcomes } from '../../../../law/outcome-codes.ts'
import { placeText } from '../../../citation-text.ts'
import { answersOf } from '../../actions/decision-checks.ts'
import type { Decision } from '../../request-event.ts'
import { type CitedArticle, citedArticles } from '../cited-articles.ts'
import type { LetterFinding } from '../letter-finding.ts'
import { fail, find, type LetterContext, type LetterRule, startOf, unknown } from './letter-context.ts'

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
  return [
    ...missing,
    ...itemsWithoutGround(context, decision),
    ...outsideTheList(context, decision),
    ...lapsedGround(context),
  ]
}

/** Why a thing asked for is not supplied, where the outcome of the whole speaks of the others only. */
const groundsNotToSupply = [10, 29, 30, 35, 36, 38, 39]

function itemsWithoutGround(context: LetterContext, { code, items }: Decision): LetterFinding[] {
  if (answersOf(code).includes('not-supplied')) return []
  return context.facts.case.items.flatMap(({ id }, index) => {
    if (items.find(({ itemId }) => itemId === id)?.answer !== 'not-supplied') return []
    const section = context.document.sections.findIndex(({ itemId }) => itemId === id)
    const text = context.document.sections[section]?.paragraphs.join('\n') ?? ''
    if (citedArticles(`《条例》${text}`).some(({ article }) => groundsNotToSupply.includes(article)))
      return []
    return [
      fail('CW-R01', `第${index + 1}项没有提供，也没有写依据`, {
        at: section < 0 ? null : { section, paragraph: 0, start: 0, end: text.length },
        suggestion:
          '在这一项的答复里写明理由和条、款、项，例如“经检索，……根据《条例》第三十六条第四项的规定，该政府信息不存在”',
      }),
    ]
  })
}

/** 三需要 of 2007: nobody has to need what they ask for (第二十七条). */
function lapsedGround(context: LetterContext): LetterFinding[] {
  const at = find(
    context,
    /生产、生活、科研|特殊需要|(?:没有|未|不能)[^。，]{0,8}(?:说明|证明)[^。，]{0,8}用途/,
    ['answer', 'decision'],
  )
  return at === null
    ? []
    : [fail('CW-R01', '现行条例不要求申请人说明用途、证明自身需要，不能以此为由', { at })]
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

/** Sentences of which no clause counts: by the third party, lists of what is given and kept back. */
const bareSentence =
  /^(?:经征求意见，)?第三方.{0,40}(?:答复|意见|同意)|书面征求.{0,12}意见|^(?:（[一二]）)?(?:不)?予(?:以)?公开的内容/

/** Clauses that name the class, the law or the procedure, and tell no fact of the case. */
const bareClauses: readonly RegExp[] = [
  /第[一二三四五六七八九十百\d]+条|《?条例》?(?:的)?规定|有关规定|依法/,
  /^(?:经|现)?(?:本机关)?(?:审查|审核|研究|核查|查)$|(?:答复|告知)如下|^特此/,
  /(?:申请(?:获取|公开)?的|上述|该)[^，]{0,20}(?:属于|涉及|含有|包含|可能危及)|上述政府信息是本机关|^(?:属于|系|是)[^，]{0,30}(?:信息|秘密|隐私)$/,
  /(?:不予|予以|部分|可以|能够)公开|已经?(?:主动)?公开|不予公开的(?:政府)?信息|^(?:故|因此|决定)/,
  /公开后?(?:可能|将|会)(?:危及(?:国家安全|公共安全|经济安全|社会稳定)|(?:损害|侵害|侵犯|对)第三方)/,
  /区分处理|各(?:项|栏|页|部分)[^，]{0,6}均|全文均|贯穿全文|均属?此类|书面征求|公共利益|第三方.{0,20}(?:答复|意见|同意)/,
  /讨论记录、过程稿|人事管理、后勤管理|国家安全、公共安全|商业秘密、个人隐私|法律、行政法规禁止|(?:过程性|内部事务|行政执法案卷)信息$/,
]

/** CW-R02: a bare quotation of the law is no reason. */
export const checkReason: LetterRule = (context) => {
  const { decision } = context.facts
  if (decision === null || !withholds(decision.code)) return []
  const facts = withoutOtherParts(decisionText(context), decision)
    .replaceAll(/【[^】]*】|（密级：[^）]*）/g, '')
    .split(/[。\n]/)
    .filter((sentence) => !bareSentence.test(sentence.trim()))
    .flatMap((sentence) => sentence.split(/[；，,;：:]/))
    .map((each) => each.trim())
    .filter((each) => each !== '' && !bareClauses.some((bare) => bare.test(each)))
  if (facts.join('').length >= shortestReason) return reasonsOwnToCode(context, decision.code)
  return [
    fail('CW-R02', '只有法律的规定，没有写这份信息为什么属于这种情形', {
      at: startOf(context, 'decision'),
      suggestion: '写明信息的内容、形成的过程、公开会造成的具体后果',
    }),
  ]
}

/** What was filled in for other questions than why: severance, the third party's words, public interest. */
const otherParts = ['severability', 'thirdPartyOpinion', 'publicInterest', 'secretBasis'] as const

function withoutOtherParts(text: string, { particulars }: Decision): string {
  return otherParts.reduce((rest, key) => {
    const part = (particulars[key] ?? '').trim().replace(/[。；]+$/, '')
    return part === '' ? rest : rest.replaceAll(part, '')
  }, text)
}

/** What an outcome's reply must hold beside its facts, as far as a word shows it. */
function reasonsOwnToCode(context: LetterContext, code: OutcomeCode): LetterFinding[] {
  const text = decisionText(context)
  const wanted: readonly (readonly [OutcomeCode, RegExp, string])[] = [
    ['C1', /[秘机绝]密级?|密级/, '密级和定密依据'],
    [
      'C4',
      /第三方[^。]{0,40}(?:意见|同意|答复|逾期)|(?:意见|同意|答复|逾期)[^。]{0,20}第三方/,
      '第三方的意见',
    ],
    ['C4', /公共利益/, '对公共利益的衡量'],
  ]
  const missing = wanted
    .filter(([of, pattern]) => of === code && !pattern.test(text))
    .map(([, , what]) => what)
  if (missing.length === 0) return []
  return [
    fail('CW-R02', `没有写明${missing.join('、')}`, {
      at: startOf(context, 'decision'),
      severity: 'warning',
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
