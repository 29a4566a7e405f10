/** Claims that something is not there, or is wholly so: 未收到申请, 未发生复议, 均获维持. */

import type { Claim, FactScope } from './fact.ts'
import type { Sentence } from './sentences.ts'

interface About {
  readonly requests: boolean
  readonly disputes: boolean
}

const noRequests =
  /(?:未|没有?|无|未曾|不曾)(?:新)?(?:收到|接到|受理|接收|发生)(?:过|任何|到)?(?:公民、|自然人、)?[^，。；、]{0,16}?(?:依申请公开|信息公开(?:的)?申请|公开申请|申请公开|政府信息申请)|(?:无|没有)(?:人|公民|单位)?(?:依申请公开|政府信息公开申请|信息公开申请)(?:办理|申请|受理)?(?:情况|事项|件|信息)?|(?:没有|无)(?:公民|自然人|法人|任何)[^。；]{0,24}?提(?:出|交)(?:过|的)?(?:政府)?(?:信息)?(?:依申请)?公开(?:的)?申请|依申请公开(?:政府信息|信息|申请|办件)?(?:数|数量)?(?:为)?(?:零|0)件?(?!\d)/
/** Where requests are the subject, the bare word suffices. */
const noApplications = /(?:未|没有?|未曾)(?:收到|接到|受理|接收)(?:过|任何|到)?申请(?!人|公开的)/
const partOnly =
  /结转|复议|诉讼|超期|逾期|补正|投诉|举报|法人|企业|自然人|组织|信函|当面|传真|网络|邮|线上|线下|收费|不予|驳回|大量|重复|渠道|第三方|权益|隐私|商业秘密|延期/
const carriedInNone = /(?:无|没有)(?:上一?年度?|去年)[^，。；]{0,2}结转|上一?年度?结转(?:为)?(?:零|0)件(?!\d)/
const carriedOutNone =
  /(?:无|没有)[^，。；]{0,6}结转(?:至|到|入)?(?:下|次)一?年|结转下一?年度?(?:为)?(?:零|0)件(?!\d)/
const noDispute =
  /(?:未(?:发生|出现|收到|产生|接到|被|有|因)|没有(?:发生|出现|收到|被|因)?|无(?:因|被|发生|针对|有关|涉及)?)[^，。；]{0,26}?(复议|诉讼)([^，。；]{0,12})/g
/** Denies some disputes and not all: those over late answers, those left from last year. */
const partOfDisputes =
  /逾期|超期|未按[时期]|未及时|不及时|不当|违法|违规|结转|未办结|未审结|尚未|上年|去年|集体|重大/
/** "行政复议、行政诉讼均为0件" */
const zeroDisputes =
  /复议(?:案件)?[、和及与](?:行政)?诉讼(?:案件)?(?:数量|件数)?(?:均|都)?为?(?:0|零)[件起宗]?(?![\d.])/
const corrected = /纠错|纠正|撤销|败诉|责令|违法|过错/
const neverCorrected = /(?:未|无|没有|零)(?:发生|出现|有)?[^，。；]{0,14}(?:被纠错|纠错|被撤销|被纠正|纠正)/
const neverDefeated = /(?:未|无|没有|零)(?:发生|出现|有)?[^，。；]{0,24}败诉/
const allUpheld = /(?:均|全部|都)(?:获|被|予以|得到|为|是)?(?:结果)?维持/
const allClosed = /(?:均|全部|都)(?:已|已经)?(?:审结|结案|办结)/
const allInTime =
  /(?:均|全部|都)(?:已)?(?:按时|按期|依法按时|在(?:法定|规定)(?:期限|时限|时间)内?)[^，。；]{0,6}(?:答复|办结|回复|办理)|按[时期](?:办结|答复)率(?:为|达到?)?100%/
const allNaturalPersons =
  /(?:均|全部|都|皆)(?:为|是|系|由|来自)(?:自然人|公民个人|公民)(?![^，。；]{0,6}(?:法人|组织|企业))/
const noFee =
  /(?:未|没有?|无|不(?![断仅得同符少足够止能]))(?:发生|产生|收取|涉及|存在|曾收取|向[^，。；]{0,8}收取)?[^，。；]{0,20}(?:收费|处理费|费用)|处理费[^，。；\d]{0,4}(?:零|0(?:\.0+)?元)/

/** Every claim of a sentence; each carries the words it stands in. */
export function claimsIn(sentence: Sentence, about: About): Claim[] {
  const claims: Claim[] = []
  const { text } = sentence
  const add = (kind: Claim['kind'], match: RegExpExecArray | null) => {
    if (match === null || isAim(text, match)) return
    const span = sentence.span(match.index, match.index + match[0].length)
    claims.push({ kind, scope: scopeBefore(text.slice(0, match.index)), span, sentence: sentence.number })
  }
  if (sentence.section === 6) {
    add('no-fee', noFee.exec(text))
    return claims
  }
  const requests = noRequests.exec(text) ?? (about.requests ? noApplications.exec(text) : null)
  if (requests !== null && !isPartOnly(text, requests)) add('no-requests', requests)
  if (about.requests) {
    add('none-carried-in', unlessOfDisputes(text, carriedInNone.exec(text)))
    add('none-carried-out', unlessOfDisputes(text, carriedOutNone.exec(text)))
    add('all-in-time', allInTime.exec(text))
    add('all-natural-persons', unlessOfTheRest(text, allNaturalPersons.exec(text)))
  }
  if (about.disputes && /复议|诉讼|败诉|纠错/.test(text)) claims.push(...disputeClaims(sentence, add))
  return claims
}

/** "力争零复议、零败诉" is what is wished for. */
function isAim(text: string, match: RegExpExecArray): boolean {
  const clause = text.slice(text.lastIndexOf('。', match.index - 1) + 1, match.index)
  return /(?:力争|争取|确保|努力|力求|杜绝|防止|避免|目标)[^；]{0,30}$/.test(clause)
}

/** "未收到法人申请", "未收到通过信函提出的申请": only a part is denied. */
function isPartOnly(text: string, match: RegExpExecArray): boolean {
  const clauseStart =
    Math.max(...['，', '；', '。', '：'].map((mark) => text.lastIndexOf(mark, match.index))) + 1
  const after = text.slice(match.index + match[0].length)
  const clauseEnd = after.search(/[，；。：]/)
  const clause = text.slice(
    clauseStart,
    match.index + match[0].length + (clauseEnd === -1 ? after.length : clauseEnd),
  )
  const everybody = /(?:公民|自然人)[、和及与或].{0,4}法人/.test(clause)
  return (!everybody && partOnly.test(clause)) || /除[^，]{1,20}外/.test(text.slice(0, match.index))
}

function disputeClaims(
  sentence: Sentence,
  add: (kind: Claim['kind'], match: RegExpExecArray | null) => void,
): Claim[] {
  const { text } = sentence
  for (const match of text.matchAll(noDispute)) {
    const [whole, first, tail] = match
    const words = `${first ?? ''}${tail ?? ''}`
    if (corrected.test(whole) || /答复|超期|逾期|应诉|申请(?:人)?(?:提出|不服)/.test(tail ?? '')) continue
    if (/\d/.test(whole) || partOfDisputes.test(whole)) continue
    if (words.includes('复议') && !/复议后/.test(words)) add('no-reconsideration', match)
    if (words.includes('诉讼')) add('no-litigation', match)
  }
  const zero = zeroDisputes.exec(text)
  add('no-reconsideration', zero)
  add('no-litigation', zero)
  add('no-correction', unlessPart(neverCorrected.exec(text)))
  add('no-defeat', unlessPart(neverDefeated.exec(text)))
  if (/复议|诉讼/.test(text)) {
    add('all-upheld', allUpheld.exec(text))
    const closed = allClosed.exec(text)
    const disputes = Math.max(text.lastIndexOf('复议'), text.lastIndexOf('诉讼'))
    if (closed !== null && closed.index > disputes && !/申请/.test(text.slice(disputes + 2, closed.index)))
      add('all-closed', closed)
  }
  return []
}

function unlessPart(match: RegExpExecArray | null): RegExpExecArray | null {
  return match !== null && partOfDisputes.test(match[0]) ? null : match
}

/** "其余25件均由自然人提出" says nothing of the others. */
function unlessOfTheRest(text: string, match: RegExpExecArray | null): RegExpExecArray | null {
  if (match === null) return null
  const clause = /[^，。；：]*$/.exec(text.slice(0, match.index))?.[0] ?? ''
  return /其余|其中|剩余|剩下|另|部分|不予|补正|重复/.test(clause) ? null : match
}

/** "无结转下年度的行政诉讼案件" says nothing of requests. */
function unlessOfDisputes(text: string, match: RegExpExecArray | null): RegExpExecArray | null {
  if (match === null) return null
  const clause = /^[^，。；]*/.exec(text.slice(match.index))?.[0] ?? ''
  return /复议|诉讼|案件/.test(clause) ? null : match
}

function scopeBefore(before: string): FactScope {
  if (/全[区市县省州旗镇乡]|各(?:单位|部门)/.test(before)) return 'area'
  return /本(?:机关|单位|局|级)|我[局办委厅]|政府办/.test(before) ? 'office' : 'unstated'
}
