import { thirdPartyRightsOverridden } from '../../../law/disclosure-regulation/article-15-third-party-rights.ts'
import { supplementNotice } from '../../../law/disclosure-regulation/article-30-supplement.ts'
import {
  thirdPartyConsulted,
  thirdPartyOpinion,
} from '../../../law/disclosure-regulation/article-32-third-party.ts'
import { excessiveDeclined } from '../../../law/disclosure-regulation/article-35-excessive-requests.ts'
import {
  doesNotExist,
  granted,
  notThisOrgan,
  refused,
} from '../../../law/disclosure-regulation/article-36-reply-kinds.ts'
import { severable } from '../../../law/disclosure-regulation/article-37-partial-disclosure.ts'
import {
  correctionOfRecords,
  correctionOutcomes,
} from '../../../law/disclosure-regulation/article-41-correction.ts'
import { type Outcome, type OutcomeCode, outcomes } from '../../../law/outcome-codes.ts'
import type { Citation } from '../../../law/rule.ts'
import { citationText } from '../../citation-text.ts'
import { ofType } from '../case-events.ts'
import type { RequestCase } from '../request-case.ts'
import type { Decision, ItemAnswer } from '../request-event.ts'
import type { Answer } from './action-rule.ts'
import { demand, first, isBlank } from './conditions.ts'

/** Whether the case bears the decision that is drafted. What its letter must say, the linter of letters checks. */
export function checkDecision(requestCase: RequestCase, decision: Decision): Answer {
  return first(
    codeFits(requestCase, decision),
    everyItemAnswered(requestCase, decision),
    answersFitCode(requestCase, decision),
    reasonGiven(decision),
    groundCited(requestCase, decision),
    searchMade(requestCase, decision),
    supplementAsked(requestCase, decision),
    reasonsWeighed(requestCase, decision),
    thirdPartyHeard(requestCase, decision),
  )
}

/** The statutory outcome of a code. */
function outcomeOf(code: OutcomeCode): Outcome {
  const outcome: Outcome | undefined = outcomes.find((each) => each.code === code)
  if (outcome === undefined) throw new Error(`no outcome ${code}`)
  return outcome
}

/** Whether a decision keeps something back: then 决定不予公开 is the permission it needs, and 复议 comes first. */
export function withholds({ code }: Pick<Decision, 'code'>): boolean {
  return outcomeOf(code).reviewFirst !== 'no'
}

function codeFits({ kind }: RequestCase, { code }: Decision): Answer {
  if (kind === 'correction')
    return demand(
      correctionOutcomes.some((each) => each.code === code),
      'not-for-corrections',
      `更正申请的结果只有：${correctionOutcomes.map(({ label }) => label).join('；')}`,
      correctionOfRecords.cites,
    )
  return demand(
    code !== 'F1' && code !== 'F2',
    'not-by-reply',
    '逾期不补正、逾期不缴费的，用“不再处理”结束，不作答复',
    outcomeOf(code).cites[0],
  )
}

function everyItemAnswered({ items }: RequestCase, decision: Decision): Answer {
  const answered = decision.items.map(({ itemId }) => itemId)
  const missing = items.filter(({ id }) => !answered.includes(id))
  return first(
    demand(
      missing.length === 0,
      'items-unanswered',
      `还有没有答复的申请内容：${missing.map(({ description, documentNumber }) => description || documentNumber).join('；')}`,
      refused.cites,
    ),
    demand(
      answered.length === new Set(answered).size &&
        answered.every((id) => items.some((item) => item.id === id)),
      'unknown-item',
      '答复了申请中没有的内容，或者同一内容答复了两次',
    ),
  )
}

/** 区分处理的，只计部分公开: what is kept back beside something given makes it B2 and nothing else. */
/** Which answers to single items an outcome speaks of. */
export function answersOf(code: OutcomeCode): readonly ItemAnswer['answer'][] {
  if (code === 'B1') return ['given']
  if (code === 'B2') return ['given', 'given-in-part', 'withheld']
  return /^C[1-7]$/.test(code) ? ['withheld'] : ['not-supplied']
}

function answersFitCode({ kind }: RequestCase, { code, items }: Decision): Answer {
  if (kind === 'correction') return true
  const gives = items.some(({ answer }) => answer === 'given' || answer === 'given-in-part')
  const keeps = items.some(({ answer }) => answer === 'withheld' || answer === 'given-in-part')
  if (gives && keeps)
    return demand(
      code === 'B2',
      'is-partial',
      '有公开也有不公开的，属于部分公开（B2），只计这一情形',
      severable.cites,
    )
  if (code === 'B2')
    return demand(false, 'is-not-partial', '部分公开应当既有公开的内容，也有不公开的内容', severable.cites)
  if (code === 'B1') return demand(gives, 'nothing-given', '予以公开，却没有一项是提供的', severable.cites)
  const refusesCode = code.startsWith('C') && code !== 'C8'
  return first(
    demand(
      !gives,
      'something-given',
      '有一项是提供的，办理结果应当是予以公开（B1）；其余各项在正文里逐项答复',
      granted.cites,
    ),
    demand(!refusesCode || keeps, 'nothing-withheld', '不予公开，却没有一项是不公开的', refused.cites),
    demand(
      refusesCode || code === 'C8' || !keeps,
      'is-refusal',
      '有一项不予公开，应当用不予公开的结果',
      refused.cites,
    ),
  )
}

function reasonGiven({ code, reason }: Decision): Answer {
  return demand(
    code === 'B1' || !isBlank(reason),
    'no-reason',
    '除全部予以公开外，都应当说明理由（事实理由，不只是条文）',
    refused.cites,
  )
}

/** A refusal rests on 14, 15 or 16; a part kept back too. */
function groundCited({ kind }: RequestCase, { code, grounds }: Decision): Answer {
  if (kind === 'correction' || !withholds({ code })) return true
  const allowed = code === 'B2' ? grounds14To16 : outcomeOf(code).cites
  return demand(
    grounds.some((ground) =>
      allowed.some((each) => ground.instrument === each.instrument && ground.article === each.article),
    ),
    'no-ground',
    `写明不予公开所依据的条款项（${[...new Set(allowed.map(articleText))].join('、')}）`,
    refused.cites,
  )
}

const all: readonly Outcome[] = outcomes
const grounds14To16: readonly Citation[] = all
  .filter(({ reviewFirst }) => reviewFirst === 'yes')
  .flatMap(({ cites }) => cites)

function articleText({ instrument, article }: Citation): string {
  return citationText(article === undefined ? { instrument } : { instrument, article })
}

/** 经检索: 不存在 only after a search on record. 不属于本机关 (第三十六条第五项) needs none. */
function searchMade({ kind, searches }: RequestCase, { code, grounds }: Decision): Answer {
  if (kind === 'correction') return true
  const rests = ({ article: wanted, item: on }: { readonly article: number; readonly item: number }) =>
    grounds.some(
      ({ instrument, article, item }) =>
        instrument === notThisOrgan.cites.instrument && article === wanted && item === on,
    )
  // One of several items may not exist whatever the outcome of the whole is.
  const needsSearch = code === 'D1' ? !rests(notThisOrgan.cites) : rests(doesNotExist.cites)
  return demand(
    !needsSearch || searches.length > 0,
    'no-search',
    '告知不存在应当经过检索：先登记检索的地方、词语、人员和时间；不属于本机关负责公开的，引第三十六条第五项',
    doesNotExist.cites,
  )
}

function supplementAsked({ events }: RequestCase, { code }: Decision): Answer {
  return demand(
    code !== 'D3' || ofType(events, 'supplement-received').length > 0,
    'no-supplement',
    '补正后仍不明确，应当先告知补正并且收到补正',
    supplementNotice.cites,
  )
}

function reasonsWeighed({ events }: RequestCase, { code }: Decision): Answer {
  return demand(
    code !== 'E4' || ofType(events, 'reasons-judged').at(-1)?.reasonable === 'no',
    'reasons-not-asked',
    '以无正当理由大量反复申请不予处理，应当先要求说明理由并认为理由不合理',
    excessiveDeclined.cites,
  )
}

/** Articles 15 and 32: asked in writing before it is given or refused on their account; consent opens it. */
function thirdPartyHeard({ consultations }: RequestCase, { code }: Decision): Answer {
  const thirdParties = consultations.filter(({ sent }) => sent.consulted === 'third-party')
  const concerns = code === 'B1' || code === 'B2' || code === 'C4'
  return first(
    demand(
      !concerns || thirdParties.every(({ answered }) => answered !== null),
      'third-party-not-answered',
      '还在等待第三方的意见；逾期未提出的，先登记逾期',
      thirdPartyOpinion.cites,
    ),
    demand(
      code !== 'C4' || thirdParties.length > 0,
      'third-party-not-consulted',
      '以第三方合法权益不予公开，应当先书面征求第三方的意见',
      thirdPartyConsulted.cites,
    ),
    demand(
      code !== 'C4' || thirdParties.some(({ answered }) => answered?.answer !== 'consent'),
      'third-party-consents',
      '第三方都同意公开，不能再以第三方合法权益不予公开',
      thirdPartyRightsOverridden.cites,
    ),
  )
}
