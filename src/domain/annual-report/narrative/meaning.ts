/** What the words beside a number say that it counts. */

import { disputeMeaning } from './dispute-meaning.ts'
import type { ApplicantWord, FactMeaning, OutcomeWord } from './fact.ts'
import { publicationMeaning } from './publication-meaning.ts'

/** Longer and more special words first: each match blots its words out for those after it. */
const outcomeWords: readonly (readonly [RegExp, readonly OutcomeWord[]])[] = [
  [
    /(?:予以|同意|主动|全部)?公开(?:和|及|或者?|、|与)(?:同意|予以)?部分(?:予以|同意)?公开/,
    ['granted', 'partlyGranted'],
  ],
  [/部分(?:予以|同意)?公开|区分处理/, ['partlyGranted']],
  [/不予公开|不同意公开|不予以公开/, ['refused']],
  [/予以公开|同意公开|全部公开/, ['granted']],
  [/无法提供|无法公开/, ['unavailable']],
  [/不予处理|不予受理/, ['declined']],
  [/其他处理|其它处理|其他方式处理|其他情形处理/, ['other']],
]

/** Nothing but a request ends so: also behind a figure of letters or calls. */
const onlyOfRequests = /(?:予以|部分|不予)公开|不掌握相关(?:政府)?信息/

/** Rows named on their own, outside the words of their group. */
const rowWords: readonly (readonly [RegExp, OutcomeWord])[] = [
  [/国家秘密/, 'refused.stateSecret'],
  [/(?:属于|涉及)?(?:行政)?执法案卷/, 'refused.enforcementFile'],
  [/行政查询事项/, 'refused.specialRegister'],
  [/过程性信息/, 'refused.deliberative'],
  [/内部事务信息/, 'refused.internalAffairs'],
  [/第三方合法权益/, 'refused.thirdPartyRights'],
  [/信访举报投诉类/, 'declined.complaint'],
  [/重复申请/, 'declined.repeat'],
  [/(?:要求)?提供公开出版物/, 'declined.publication'],
  [/不掌握(?:相关)?(?:政府)?信息/, 'unavailable.notHeld'],
  [/需要?另行制作/, 'unavailable.needsCreation'],
  [/补正后申请内容仍不明确/, 'unavailable.stillUnclear'],
]

const applicantWords: readonly (readonly [RegExp, ApplicantWord])[] = [
  [/法人(?:和|或|及|、|与)?(?:者)?其[他它]组织|法人及组织/, 'organisations'],
  [/自然人|公民个人|个人申请/, 'naturalPerson'],
  [/商业企业|企业法人|企业申请|企业/, 'business'],
  [/科研机构/, 'research'],
  [/社会公益组织|公益组织/, 'charity'],
  [/法律服务机构/, 'legalService'],
]

const channelWords =
  /网络|网上|网站|在线|线上|互联网|线下|电子邮件|邮箱|电子邮箱|信函|邮寄|信件|邮政|当面|现场|窗口|传真|平台|信箱|书面|纸质|口头|来函|快递|EMS/g

/** Things that are also received, accepted and answered and are not requests for information. */
const foreignThings =
  /咨询|投诉|举报|诉求|工单|建议|提案|来信|留言|信访|热线|12345|许可|备案|登记|问题|信箱|来电|评价|救助|低保|补贴|补助|审批|审核|资格|理赔|仲裁|裁决|听证|调解|复核|意见|提问|网民|网友|查档|档案|执法|监督检查|访问|点击|推送|稿件|文件|批示|培训|来访|事项/

/** "收到50件咨询" */
const otherThingFollows = /^的?(?:咨询|投诉|举报|来电|来信|留言|诉求|工单|建议|提案)/

/** "直接答复2件", "延期答复1件" count a part; "答复期限" counts nothing. */
const partOfClosed =
  /直接|延期|延长|当场|当面|现场|逾期|超期|电话|网上|线上|邮寄|转办|\d个?工作日|日内|补正|(?:答复|办结|回复|办理)(?:率|时限|期限|时间|模板|范本|样本|规范|格式|指南|口径|文书)/
/** Work for or through another organ: "收到县政府转办的申请3件", "协助其他单位答复申请4件". */
const otherOrgansWork = /转办|转来|转送|交办|移送|协助|协办|代为|其[他它]单位|其[他它]部门|指导|会商|会办/
/** "政府信息公开申请量为9件" */
const amountOfRequests = /申请(?:总)?(?:量|数|数量|总数|件数)(?:共|为|达|达到|共计|有)*$/

/** "收到政府信息公开申请相关咨询30件" counts enquiries. */
const otherThingCounted =
  /(?:咨询|来电|来信|留言|投诉|举报|诉求|工单|建议|提案|电话|通知书|告知书|意见书)(?:共|计|共计|等|各|总计)*$/

const strongObject =
  /(?:政府)?信息(?:依申请)?公开(?:的)?(?:申请|要件|事项|件)|依申请公开|公开申请|申请公开|公开(?:政府)?信息的?申请|政府信息的?申请|信息申请|依申请(?:件|要件|办理)/

export interface Surroundings {
  /** Words between the figure before (or the last comma) and this one. */
  readonly left: string
  /** Words after it up to the next comma. */
  readonly right: string
  /** True where the sentence speaks of requests for information. */
  readonly aboutRequests: boolean
  /** True where it speaks of disputes about disclosure. */
  readonly aboutDisputes: boolean
  /** What the last figure of the sentence counted. */
  readonly previous: FactMeaning | null
  /** True where the last figure counted something that is no request: "热线工单300件，办结300件". */
  readonly afterForeign: boolean
  /** The report's year. */
  readonly year: number | null
}

const filler =
  /^(?:其中|另有?|共有?|有|计|共计|总计|均|并|还有|和|、|及|分别为?|的?有|合计|为|含|包括|涉及|[:：])*$/
/** The alternatives overlap, so that a longer run of them could be tried in too many ways. */
export const longestFiller = 12
const tailLength = 24

/** What a figure with a unit of pieces counts, or null where that is not plain. */
export function meaningOf(around: Surroundings): FactMeaning | null {
  const { left, right, previous } = around
  const both = left + right
  const dispute = disputeMeaning(around)
  if (dispute !== undefined) return dispute
  const publication = publicationMeaning(left, previous)
  if (publication !== null) return publication
  if (!around.aboutRequests) return null
  if (around.afterForeign && !strongObject.test(both) && !onlyOfRequests.test(left)) return null
  const bare = left.length <= longestFiller && filler.test(left)
  const words = bare ? right : left
  const outcomes = outcomesIn(words)
  if (outcomes.length > 0) return { kind: 'outcome', outcomes }
  const carried = carriedMeaning(bare ? right : left, both, around.year)
  if (carried !== null) return carried
  if (/^、?(?:共|尚)?结转$/.test(left) && (previous?.kind === 'closed' || previous?.kind === 'handled'))
    return { kind: 'carriedOut' }
  const applicant = applicantIn(words)
  if (applicant !== null) return { kind: 'applicant', applicant, of: applicantBase(around) }
  // The last of the five columns, after the one before it.
  if (previous?.kind === 'applicant' && previous.applicant === 'legalService' && /^、?其[他它]$/.test(left))
    return { kind: 'applicant', applicant: 'otherOrganisation', of: previous.of }
  return intakeMeaning(around, bare)
}

function outcomesIn(words: string): OutcomeWord[] {
  let rest = words
  const found: OutcomeWord[] = []
  for (const [pattern, outcomes] of outcomeWords) {
    const match = pattern.exec(rest)
    if (match === null) continue
    found.push(...outcomes)
    rest = rest.replace(match[0], '，')
  }
  if (found.length > 0) return found
  // "收到重复申请2件" counts what came in, however it was answered.
  if (/收到|接到/.test(words)) return []
  const rows = rowWords.filter(([pattern]) => pattern.test(words))
  return rows.length === 1 ? rows.map(([, row]) => row) : []
}

function carriedMeaning(words: string, both: string, year: number | null): FactMeaning | null {
  // "2023年收到，结转至2024年答复" in the report of 2024: carried into it.
  const into = /(?:结转|转结|顺延|延续|转入)[^，]{0,4}?(20\d\d)/.exec(both)?.[1]
  if (into !== undefined && Number(into) === year) return { kind: 'carriedIn' }
  if (
    /(?:上一?年度?|上年|去年|上一年|20\d\d年度?)[^，]{0,6}(?:结转|转结|延续)|结转(?:的)?(?:上年|上一年|去年)/.test(
      words,
    )
  )
    return { kind: 'carriedIn' }
  if (/(?:结转|转结|顺延|延续|转入|延期)[^，]{0,4}(?:下|次|20\d\d|明)[^，]{0,4}年?/.test(both))
    return { kind: 'carriedOut' }
  return null
}

export function applicantIn(words: string): ApplicantWord | null {
  // "公民、法人和其他组织申请10件" names everybody.
  if (/公民[、和及与或]/.test(words)) return null
  const found = applicantWords.filter(([pattern]) => pattern.test(words))
  return found.length === 1 ? (found[0]?.[1] ?? null) : null
}

function applicantBase({ previous, left }: Surroundings): 'received' | 'closed' {
  if (/答复|办结/.test(left)) return 'closed'
  if (previous?.kind === 'closed') return 'closed'
  return previous?.kind === 'applicant' ? previous.of : 'received'
}

/** "共办理40件" after what came in, or with its object: answered, or all there was to answer. */
function handledMeaning(
  left: string,
  verb: { after: string },
  named: boolean,
  previous: FactMeaning | null,
): FactMeaning | null {
  if (/^(?:完毕|完成|结束|终结)/.test(verb.after) && named) return { kind: 'closed' }
  if (partOfClosed.test(left) || channelIn(left) !== null) return null
  if (named)
    return /^(?:了|的)?(?:共|各类|政府信息公开|信息公开|政府信息|依申请公开|申请|事项|件|的)*$/.test(
      verb.after,
    )
      ? { kind: 'handled' }
      : null
  return followsIntake(previous) &&
    /^(?:本年度?|全年|共|共计|总共|累计|已|合计)*办理(?:了|共|共计)?$/.test(left)
    ? { kind: 'handled' }
    : null
}

function followsIntake(previous: FactMeaning | null): boolean {
  return previous?.kind === 'received' || previous?.kind === 'carriedIn'
}

const intakeVerb = /新收|收到|接收|接到|收悉|受理|答复|办结|办理|回复|处理|提出(?!的)|新增/g
const acceptedAndAnswered =
  /(?:受理|收到|接收)(?:和|并|及|、)?(?:答复|办结|回复)(?:了|的)?(?:共|各类|政府|信息|公开|依|申请|事项|件|的)*$/
const countWords = /^(?:了|到|的)?(?:共|计|总计|各类|为|是)*$/

function intakeMeaning({ left, right, previous }: Surroundings, bare: boolean): FactMeaning | null {
  if (previous?.kind === 'carriedIn' && /^[，、]?(?:两项|二者)?(?:合计|共计|总计|共|共有)$/.test(left))
    return { kind: 'handled' }
  if (bare) return null
  if (otherOrgansWork.test(left) || /重复|异常|恶意|不合理/.test(left)) return null
  const verb = lastVerb(left)
  if (verb === null) {
    const amount = amountOfRequests.test(left.slice(-tailLength)) && strongObject.test(left)
    return amount ? { kind: 'received' } : channelMeaning(left, previous)
  }
  const both = left + right
  if (otherThingCounted.test(left.slice(-tailLength)) || otherThingFollows.test(right)) return null
  if (!strongObject.test(both) && foreignThings.test(both)) return null
  const named = strongObject.test(both) || both.includes('申请')
  if (/^(?:答复|办结|回复)$/.test(verb.word)) {
    // "受理答复申请12件，其中2件结转": what came in, answered or not.
    if (acceptedAndAnswered.test(left) && named) return { kind: 'accepted' }
    return partOfClosed.test(left) ? null : { kind: 'closed' }
  }
  if (/^(?:办理|处理)$/.test(verb.word)) return handledMeaning(left, verb, named, previous)
  if (verb.word === '提出') return channelMeaning(left, previous)
  if (verb.word === '新增' && !named) return null
  const plain = verb.after.length <= longestFiller && countWords.test(verb.after)
  if (!named && verb.word !== '新收' && !plain) return null
  const channel = channelIn(left)
  if (channel !== null) return { kind: 'channel', channel }
  return { kind: verb.word === '受理' ? 'accepted' : 'received' }
}

/** The verb nearest to the figure, with the words between. */
function lastVerb(left: string): { word: string; after: string } | null {
  let last: { word: string; after: string } | null = null
  intakeVerb.lastIndex = 0
  for (let match = intakeVerb.exec(left); match !== null; match = intakeVerb.exec(left))
    last = { word: match[0], after: left.slice(match.index + match[0].length) }
  return last
}

/** "网络申请12件", or "信函5件" after another figure of receipt. */
function channelMeaning(left: string, previous: FactMeaning | null): FactMeaning | null {
  const listed =
    previous?.kind === 'received' ||
    previous?.kind === 'channel' ||
    previous?.kind === 'accepted' ||
    /(?:提交|提出|递交)的?(?:申请)?$/.test(left)
  const channel = listed ? channelIn(left) : null
  return channel === null || otherThingCounted.test(left.slice(-tailLength))
    ? null
    : { kind: 'channel', channel }
}

/** The one channel named; null where none or several are, or where the words add "等渠道". */
function channelIn(left: string): string | null {
  if (/等(?:多种|各种|各类)?(?:渠道|方式|途径|形式)|各渠道/.test(left)) return null
  const names = (left.match(channelWords) ?? []).map(channelName)
  const distinct = new Set(names)
  if (distinct.size > 1 && /[、和及与或]/.test(left)) return null
  return names[0] ?? null
}

function channelName(word: string): string {
  if (/信函|邮寄|信件|邮政|来函|快递|EMS/.test(word)) return '信函'
  if (/当面|现场|窗口/.test(word)) return '当面'
  if (/线下|传真|书面|纸质|口头/.test(word)) return word
  return /邮箱|邮件|信箱/.test(word) ? '邮箱' : '网络'
}

/** True where the words beside a figure name something else that offices receive and answer. */
export function namesOtherThings(words: string): boolean {
  return foreignThings.test(words) && !strongObject.test(words)
}

/** True where a sentence speaks of requests for government information by name. */
export function namesRequests(text: string): boolean {
  return strongObject.test(text)
}
