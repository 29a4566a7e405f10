/** 答复的正文: the paragraph of the decision for each of the 21 outcomes. */

import type { OutcomeCode } from '../../../law/outcome-codes.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { answersOf } from '../actions/decision-checks.ts'
import type { Decision } from '../request-event.ts'
import { supplyFormNames, supplyRouteNames } from '../request-words.ts'
import { gap } from './letter-document.ts'
import type { LetterFacts } from './letter-facts.ts'
import { dateOr, groundText, regulation, sentence, told, toldDate, withoutStop, you } from './wording.ts'

export type DecisionFacts = LetterFacts & { readonly decision: Decision }

/** One paragraph each. Text with 【待填：…】 where a fact is missing. */
export function decisionParagraphs(facts: DecisionFacts): readonly string[] {
  return wordings[facts.decision.code](facts).map((text) => text.replaceAll('。。', '。'))
}

type Wording = (facts: DecisionFacts) => readonly string[]

/** What of several things asked for a decision speaks of; the rest are answered item by item. */
function asked(facts: DecisionFacts): string {
  const { case: own, decision } = facts
  const meant = own.items.flatMap(({ id }, index) => {
    const answer = decision.items.find(({ itemId }) => itemId === id)?.answer
    return answer !== undefined && answersOf(decision.code).includes(answer) ? [`第${index + 1}项`] : []
  })
  const isWhole = meant.length === 0 || meant.length === own.items.length
  return `${you(own.registered.category)}申请获取的${isWhole ? '上述' : meant.join('、')}政府信息`
}

const particular = ({ decision }: DecisionFacts, key: string, what: string) =>
  told(decision.particulars, key, what)
const has = ({ decision }: DecisionFacts, key: string) => (decision.particulars[key] ?? '').trim() !== ''
const reasonOf = ({ decision }: DecisionFacts) =>
  decision.reason.trim() === '' ? gap('事实理由') : withoutStop(decision.reason)

/** 第三十六条第三项 together with the ground in articles 14 to 16. */
const refused = (ground: string) => `根据${ground}、第三十六条第三项的规定，本机关决定不予公开。`

const severability = (facts: DecisionFacts) =>
  sentence(particular(facts, 'severability', '能否作区分处理及理由'))

const wordings: Readonly<Record<OutcomeCode, Wording>> = {
  B1: (facts) =>
    facts.decision.particulars.how === '已经主动公开'
      ? [
          `经审查，${asked(facts)}，本机关已经主动公开。根据${regulation(36, { item: 1 })}的规定，现告知获取该政府信息的方式、途径：${particular(facts, 'publishedAt', '网址或者地点')}。`,
        ]
      : [`经审查，${asked(facts)}可以公开。根据${regulation(36, { item: 2 })}的规定，本机关决定予以公开。`],
  B2: (facts) => [
    `经审查，${asked(facts)}中含有不应当公开的内容，但是能够作区分处理。根据${regulation(37)}的规定，本机关决定部分公开。`,
    `（一）予以公开的内容：${particular(facts, 'givenContent', '公开的内容')}。`,
    `（二）不予公开的内容：${particular(facts, 'withheldContent', '不予公开的内容')}。理由：${reasonOf(facts)}。根据${withheldUnder(facts)}的规定，对该部分内容不予公开。`,
  ],
  C1: (facts) => [
    `经审查，${asked(facts)}已经依法确定为国家秘密（密级：${particular(facts, 'secretLevel', '密级')}；定密依据：${particular(facts, 'secretBasis', '定密依据')}）。${sentence(reasonOf(facts))}${severability(facts)}${refused(regulation(14))}`,
  ],
  C2: (facts) => [
    `经审查，${asked(facts)}属于${particular(facts, 'prohibitingLaw', '法律、行政法规的名称和条文')}禁止公开的政府信息。${sentence(reasonOf(facts))}${severability(facts)}${refused(regulation(14))}`,
  ],
  C3: (facts) => [
    `经审查，${asked(facts)}公开后可能危及${particular(facts, 'endangers', '危及的方面')}。${sentence(reasonOf(facts))}${severability(facts)}${refused(regulation(14))}`,
  ],
  C4: (facts) => [
    `经审查，${asked(facts)}涉及第三方的${particular(facts, 'right', '权益')}，公开会对第三方合法权益造成损害。${sentence(reasonOf(facts))}`,
    `${consultationSentence(facts)}${sentence(particular(facts, 'thirdPartyOpinion', '第三方的意见'))}${sentence(particular(facts, 'publicInterest', '对公共利益的衡量'))}${severability(facts)}根据${regulation(15)}、第三十二条、第三十六条第三项的规定，本机关决定不予公开。`,
  ],
  C5: (facts) => [
    `经审查，${asked(facts)}是本机关${particular(facts, 'affair', '内部事务信息的种类')}方面的信息，属于内部事务信息。${sentence(reasonOf(facts))}${severability(facts)}${refused(regulation(16, { paragraph: 1 }))}`,
  ],
  C6: (facts) => [
    `经审查，${asked(facts)}是本机关在履行行政管理职能过程中形成的${particular(facts, 'deliberation', '过程性信息的种类')}，属于过程性信息。${sentence(reasonOf(facts))}${severability(facts)}${refused(regulation(16, { paragraph: 2 }))}`,
  ],
  C7: (facts) => [
    `经审查，${asked(facts)}属于行政执法案卷信息${has(facts, 'caseFile') ? `（${particular(facts, 'caseFile', '')}）` : ''}。${sentence(reasonOf(facts))}${severability(facts)}${refused(regulation(16, { paragraph: 2 }))}`,
  ],
  C8: (facts) => [
    `经审查，${asked(facts)}属于${particular(facts, 'registerKind', '登记资料的种类')}，${particular(facts, 'specialLaw', '有特别规定的法律、行政法规')}对其获取有特别规定。${optionalReason(facts)}根据${regulation(36, { item: 7 })}的规定，请${you(facts.case.registered.category)}依照上述规定，向${particular(facts, 'window', '办理的窗口')}申请查询。`,
  ],
  D1: (facts) =>
    facts.decision.particulars.how === '不属于本机关负责公开' ? notThisOrgan(facts) : notExisting(facts),
  D2: (facts) => [
    `经审查，本机关没有与${you(facts.case.registered.category)}申请内容相符的现成政府信息。${sentence(particular(facts, 'whyNotExisting', '为什么不是现有信息'))}${optionalReason(facts)}根据${regulation(38)}的规定，行政机关向申请人提供的信息，应当是已制作或者获取的政府信息；需要对现有政府信息进行加工、分析的，行政机关可以不予提供。本机关决定不予提供。`,
  ],
  D3: (facts) => [
    `${sentence(particular(facts, 'guidance', '指导、释明和补正的经过'))}补正后的申请内容仍不明确：${reasonOf(facts)}。根据${regulation(29, { paragraph: 2 })}、第三十条的规定，本机关无法确定所申请的政府信息，无法提供。`,
  ],
  E1: (facts) => [
    `经审查，${sentence(particular(facts, 'analysis', '对申请内容的分析'))}${optionalReason(facts)}根据${regulation(39, { paragraph: 1 })}的规定，本机关不作为政府信息公开申请处理。${has(facts, 'channel') ? `${you(facts.case.registered.category)}可以通过以下渠道提出：${particular(facts, 'channel', '')}。` : ''}`,
  ],
  E2: (facts) => [
    `经审查，${you(facts.case.registered.category)}此前已就相同政府信息向本机关提出申请，本机关已于${toldDate(facts.decision.particulars, 'earlierDate', '前一次答复的日期')}作出答复（${particular(facts, 'earlierNumber', '前一次答复的文号')}）。${optionalReason(facts)}根据${regulation(36, { item: 6 })}的规定，本机关不予重复处理。`,
  ],
  E3: (facts) => [
    `经审查，${you(facts.case.registered.category)}的申请内容是要求提供公开出版物。${optionalReason(facts)}根据${regulation(39, { paragraph: 2 })}的规定，现告知获取的途径：${particular(facts, 'howToObtain', '获取的途径')}。`,
  ],
  E4: (facts) => [
    `${sentence(particular(facts, 'frequency', '申请的数量、频次'))}${sentence(particular(facts, 'reasonsAsked', '要求说明理由的经过'))}经审查，${sentence(particular(facts, 'whyUnreasonable', '理由为什么不合理'))}${optionalReason(facts)}根据${regulation(35)}的规定，本机关不予处理。`,
  ],
  E5: (facts) => [
    `经审查，${sentence(particular(facts, 'earlierSupply', '此前提供的记录'))}${you(facts.case.registered.category)}本次申请要求本机关对已经获取的政府信息进行确认或者重新出具。${optionalReason(facts)}本机关不予处理。`,
  ],
  F1: (facts) => [
    `本机关于${dateOr(eventOn(facts, 'supplement-requested'), '补正告知的日期')}告知${you(facts.case.registered.category)}对申请作出补正${noticeNumber(facts)}，补正期限至${supplementUntil(facts)}。${you(facts.case.registered.category)}无正当理由逾期未补正。${optionalReason(facts)}根据${regulation(30)}的规定，视为放弃申请，本机关不再处理该政府信息公开申请。`,
  ],
  // Article 6 of the fee measures was not read in its text: the measures are named, the article is not.
  F2: (facts) => [
    `本机关于${dateOr(eventOn(facts, 'fee-noticed'), '收费通知的日期')}作出信息处理费收费通知${noticeNumber(facts)}，应缴金额${feeYuan(facts)}元，${you(facts.case.registered.category)}于${dateOr(eventOn(facts, 'fee-notice-delivered'), '收到收费通知的日期')}收到。${you(facts.case.registered.category)}逾期未缴纳。${optionalReason(facts)}根据《政府信息公开信息处理费管理办法》的规定，视为放弃申请，本机关不再处理该政府信息公开申请。`,
  ],
  F3: (facts) =>
    has(facts, 'otherReason')
      ? [`经审查，${sentence(particular(facts, 'otherReason', ''))}本机关不再处理该政府信息公开申请。`]
      : [
          `${you(facts.case.registered.category)}于${toldDate(facts.decision.particulars, 'withdrawnOn', '撤回申请的日期')}向本机关撤回了该政府信息公开申请。${optionalReason(facts)}本机关终止处理，今后仍可以依法重新提出申请。`,
        ],
}

const optionalReason = ({ decision }: DecisionFacts) => sentence(decision.reason)

function notExisting(facts: DecisionFacts): readonly string[] {
  const { searches } = facts.case
  const searched =
    searches.length === 0
      ? gap('检索的时间、地方、词语和人员')
      : searches
          .map(
            ({ on, by, places, terms }) =>
              `${inChinese(on)}，由${by}在${withoutStop(places)}以“${withoutStop(terms)}”为检索词进行了检索`,
          )
          .join('；')
  return [
    `收到申请后，本机关进行了检索：${searched}。${optionalReason(facts)}`,
    `经检索，没有${asked(facts)}。根据${regulation(36, { item: 4 })}的规定，现告知该政府信息不存在。`,
  ]
}

function notThisOrgan(facts: DecisionFacts): readonly string[] {
  const other = has(facts, 'otherOrgan')
    ? `负责公开该政府信息的行政机关为${particular(facts, 'otherOrgan', '')}（联系方式：${particular(facts, 'otherOrganContact', '该机关的联系方式')}），请向该机关提出申请。`
    : '本机关不能确定负责公开该政府信息的行政机关。'
  return [
    `经审查，${asked(facts)}不属于本机关负责公开。理由：${reasonOf(facts)}。根据${regulation(10, { paragraph: 1 })}、第三十六条第五项的规定，现予告知。${other}`,
  ]
}

function withheldUnder({ decision }: DecisionFacts): string {
  const grounds = decision.grounds.filter(
    ({ instrument, article }) => instrument !== 'disclosure-regulation' || [14, 15, 16].includes(article),
  )
  if (grounds.length === 0) return gap('不予公开的条、款、项')
  return grounds.map(groundText).join('、')
}

function consultationSentence({ case: { consultations } }: DecisionFacts): string {
  const third = consultations.filter(({ sent }) => sent.consulted === 'third-party')
  const days = [...new Set(third.map(({ sent }) => inChinese(sent.on)))]
  return `本机关于${days.length === 0 ? gap('发出征求意见书的日期') : days.join('、')}书面征求第三方的意见。`
}

function eventOn(
  { case: { events } }: DecisionFacts,
  type: 'supplement-requested' | 'fee-noticed' | 'fee-notice-delivered',
) {
  return events.findLast((event) => event.type === type)?.on ?? null
}

function supplementUntil({ case: { events } }: DecisionFacts): string {
  const asking = events.findLast((event) => event.type === 'supplement-requested')
  return dateOr(asking?.type === 'supplement-requested' ? asking.until : null, '补正期限')
}

function feeYuan({ case: { events } }: DecisionFacts): string {
  const notice = events.findLast((event) => event.type === 'fee-noticed')
  return notice?.type === 'fee-noticed' ? String(notice.yuan) : gap('金额')
}

function noticeNumber(facts: DecisionFacts): string {
  return has(facts, 'noticeNumber') ? `（${particular(facts, 'noticeNumber', '')}）` : ''
}

/** 提供的方式、途径 of what is given; none for other outcomes. */
export function supplyParagraphs(facts: DecisionFacts): readonly string[] {
  const { code, particulars } = facts.decision
  const gives = code === 'B2' || (code === 'B1' && particulars.how !== '已经主动公开')
  if (!gives) return []
  const { supplyForm, supplyRoute, category } = facts.case.registered
  const wanted = supplyFormNames[supplyForm]
  const given = (particulars.suppliedForm ?? '').trim() || wanted
  const differs =
    given === wanted
      ? ''
      : `${you(category)}要求以${wanted}的形式提供。${sentence(particular(facts, 'formReason', '未按要求的形式提供的原因'))}根据${regulation(40)}的规定，以${given}的形式提供。`
  // What does not come with the letter: 方式、途径和时间 (article 36, item 2).
  const isFetched =
    given === supplyFormNames.inspection || supplyRoute === 'pick-up' || supplyRoute === 'on-site'
  const how =
    has(facts, 'supplyHow') || (isFetched && !has(facts, 'attachments'))
      ? `获取的方式、途径和时间：${particular(facts, 'supplyHow', '获取的方式、途径和时间')}。`
      : `现以${given}形式、${supplyRouteNames[supplyRoute]}途径向${you(category)}提供${has(facts, 'attachments') ? '，见附件' : ''}。`
  return [differs + how]
}
