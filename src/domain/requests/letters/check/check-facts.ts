/** CW-R03, R04, R05, R08, R09, R10, R11, R18: facts that an outcome's reply must tell. */

import { shortestReason } from '../../../../law/letter-checks/catalogue.ts'
import { listChineseDates } from '../../../chinese-date.ts'
import { supplyFormNames } from '../../request-words.ts'
import { citedArticles } from '../cited-articles.ts'
import type { LetterFinding } from '../letter-finding.ts'
import { fail, find, type LetterContext, type LetterRule, sentencesOf, startOf } from './letter-context.ts'

const decisionText = ({ textOf }: LetterContext) => textOf('decision', 'answer')
const cites = (text: string, article: number, item: number) =>
  citedArticles(text).some((each) => each.article === article && each.item === item)

const searchWord = /检索|查找|查询|搜索/

/** CW-R03: where, with which words, who, when (指导案例101号). */
export const checkSearch: LetterRule = (context) => {
  const text = decisionText(context)
  const { decision, case: own } = context.facts
  if (decision?.code !== 'D1') return oneDoesNotExist(context)
  if (decision.particulars.how === '不属于本机关负责公开') return []
  if (!cites(text, 36, 4) && !/不存在/.test(text)) return []
  const searched = sentencesOf(text)
    .filter((each) => searchWord.test(each))
    .join('；')
  const missing = [
    [/在[^，。；]{2,}|档案|系统|数据库|台账|文件库|登记簿/, '在哪里检索'],
    [/检索词|关键[词字]|主题词|“[^”]+”/, '用什么词语检索'],
  ] as const
  const lacks: string[] = missing.filter(([pattern]) => !pattern.test(searched)).map(([, what]) => what)
  // Who and when stand in the record of the search, which must be there; in the letter they are better told.
  const better = [
    ...(/由[^，。；]{2,}|工作人员|经办人|(?:科|处|股|室|中心)(?:人员)?[^，。；]{0,12}(?:检索|查[找询])/.test(
      searched,
    )
      ? []
      : ['由谁检索']),
    ...(listChineseDates(searched).some(({ day }) => day !== undefined) ? [] : ['什么时候检索']),
  ]
  const at = find(context, /检索|不存在/, ['decision', 'answer']) ?? startOf(context, 'decision')
  const findings: LetterFinding[] =
    lacks.length > 0
      ? [fail('CW-R03', `答复不存在，没有写明${[...lacks, ...better].join('、')}`, { at })]
      : better.length > 0
        ? [fail('CW-R03', `答复不存在，没有写明${better.join('、')}`, { at, severity: 'warning' })]
        : []
  if (own.searches.length === 0)
    findings.push(
      fail('CW-R03', '案件里没有检索记录', { at, suggestion: '先登记检索的地方、词语、人员和时间' }),
    )
  return findings
}

/** One of several things that does not exist, beside others that are given or refused: searched for all the same. */
function oneDoesNotExist(context: LetterContext): LetterFinding[] {
  const at = find(context, /不存在/, ['answer'])
  const { decision, case: own } = context.facts
  if (at === null || decision === null || own.searches.length > 0) return []
  if (!decision.items.some(({ answer }) => answer === 'not-supplied')) return []
  return [
    fail('CW-R03', '有一项答复不存在，案件里没有检索记录', {
      at,
      suggestion: '先登记检索的地方、词语、人员和时间',
    }),
  ]
}

/** Said as a reason, or as the fact whose duty, making or keeping it is. */
const saysWhyElsewhere =
  /(?:理由|因为?|由于|原因|鉴于)[：:，]?[^。]{8,}|(?:由|系|为)[^。，；]{2,30}(?:制作|获取|保存|负责|组织|实施|主管|办理|审批)|(?:职责|职能|职权|权限)(?:范围)?[^。]{0,40}(?:由|属于)|(?:未|没有|不)[^。；]{0,12}(?:制作|获取|保存)/

/** CW-R04 */
export const checkOtherOrgan: LetterRule = (context) => {
  const { decision } = context.facts
  const text = decisionText(context)
  if (decision?.code !== 'D1' || !cites(text, 36, 5)) return []
  const at = find(context, /不属于本(?:行政)?机关/, ['decision', 'answer']) ?? startOf(context, 'decision')
  const findings: LetterFinding[] = []
  if (!saysWhyElsewhere.test(text))
    findings.push(fail('CW-R04', '没有说明为什么不属于本机关负责公开', { at }))
  const { otherOrgan = '', otherOrganContact = '' } = decision.particulars
  if (otherOrgan.trim() !== '' && !text.includes(otherOrgan.trim()))
    findings.push(fail('CW-R04', `没有告知负责公开的机关“${otherOrgan.trim()}”`, { at }))
  const hasContact =
    otherOrganContact.trim() === ''
      ? /联系方式|电话|地址/.test(text)
      : text.includes(otherOrganContact.trim())
  if (otherOrgan.trim() !== '' && !hasContact)
    findings.push(fail('CW-R04', '没有告知负责公开的机关的联系方式', { at }))
  if (otherOrgan.trim() === '' && !/不能确定|无法确定/.test(text))
    findings.push(fail('CW-R04', '既没有告知负责公开的机关，也没有说明不能确定', { at }))
  return findings
}

const address = /https?:\/\/[^\s，。；）)】”]+/
/** A column of a site by its name, or a place where people can go and look. */
const namedPlace =
  /[“《‘—-][^”》’。]{2,}[”》’]?[^。]{0,6}(?:栏目|专栏|专题|板块)|(?:栏目|专栏|路径)[：:][^。]{4,}|(?:档案馆|图书馆|政务服务中心|查阅点|查阅室|查阅场所)[^。]{0,20}(?:查阅|查询|获取)|(?:公报|官报)[^。]{0,10}(?:第?\d+期|\d{4}年)/
const homePage = /^https?:\/\/[^/]+\/?$/

/** CW-R05: an address that opens the information itself, or a place that can be found. */
export const checkPublishedPlace: LetterRule = (context) => {
  const { decision } = context.facts
  const text = decisionText(context)
  if (decision?.code !== 'B1' || !cites(text, 36, 1)) return []
  const at = find(context, address, ['decision', 'answer']) ?? startOf(context, 'decision')
  const link = address.exec(text)?.[0]
  if (link !== undefined && homePage.test(link))
    return [
      fail('CW-R05', '只写了网站首页，申请人找不到这份信息', { at, suggestion: '写这份信息所在页面的网址' }),
    ]
  const place = /(?:方式|途径)[、\p{Script=Han}]*[：:]([^。\n]*)/u.exec(text)?.[1] ?? ''
  if (link === undefined && place.length < shortestReason && !namedPlace.test(text))
    return [fail('CW-R05', '没有写获取的网址，或者查阅地点的具体位置', { at })]
  return []
}

/** CW-R08: 谁保存、谁公开 for what came from citizens. */
export const checkMadeOrKept: LetterRule = (context) => {
  const text = decisionText(context)
  if (context.facts.decision === null || !/(?:未|没有|并非由)[^。；]{0,6}制作/.test(text)) return []
  if (/(?:未|没有|不)[^。；]{0,12}(?:(?<!申请)获取|保存)|由[^。；]{2,}(?:(?<!申请)获取|保存)/.test(text))
    return []
  return [
    fail('CW-R08', '只说本机关未制作：从公民、法人获取并保存的信息，由保存的机关负责公开', {
      at: find(context, /(?:未|没有|并非由)[^。；]{0,6}制作/, ['decision', 'answer']),
      suggestion: '写明本机关是否获取、保存了这份信息',
    }),
  ]
}

/** CW-R09 */
export const checkEarlierReply: LetterRule = (context) => {
  if (context.facts.decision?.code !== 'E2') return []
  const text = decisionText(context)
  const at = find(context, /重复/, ['decision', 'answer']) ?? startOf(context, 'decision')
  const findings: LetterFinding[] = []
  if (!/[〔[(（【]\d{4}[〕\])）】]\s*第?\d+号/.test(text))
    findings.push(fail('CW-R09', '没有写前一次答复的文号', { at }))
  if (!listChineseDates(text).some(({ day }) => day !== undefined))
    findings.push(fail('CW-R09', '没有写前一次答复的日期', { at }))
  if (!/相同|同一|一致/.test(text)) findings.push(fail('CW-R09', '没有说明两次申请的内容相同', { at }))
  return findings
}

/** CW-R10 */
export const checkComplaintAnalysis: LetterRule = (context) => {
  if (context.facts.decision?.code !== 'E1') return []
  const analysis = sentencesOf(decisionText(context)).filter(
    (each) => !/第[一二三四五六七八九十]+条|渠道/.test(each),
  )
  if (analysis.join('').replace(/【[^】]*】/g, '').length >= shortestReason + 5) return []
  return [
    fail('CW-R10', '没有分析申请内容中有没有要求获取政府信息的部分', { at: startOf(context, 'decision') }),
  ]
}

/** CW-R11: every thing asked for is answered, in the record and in the letter. */
export const checkEveryItem: LetterRule = (context) => {
  const { decision, case: own } = context.facts
  // 不再处理 ends the request as a whole: the case has no answer to each thing, and none is owed.
  if (decision === null || context.kind === 'discontinuance-notice') return []
  const answered = new Set(decision.items.map(({ itemId }) => itemId))
  const inRecord = own.items.filter(({ id }) => !answered.has(id))
  const findings = inRecord.map((item) =>
    fail('CW-R11', `登记的答复没有包括“${item.description}”`, { suggestion: '在拟办意见里逐项填写' }),
  )
  if (own.items.length === 1) return findings
  const inLetter = own.items.filter(({ id }) => {
    const section = context.document.sections.find(({ itemId }) => itemId === id)
    return section === undefined || section.paragraphs.join('').trim() === ''
  })
  return [...findings, ...inLetter.map((item) => fail('CW-R11', `正文没有答复“${item.description}”`))]
}

/** CW-R18 */
export const checkForm: LetterRule = (context) => {
  const { decision, case: own } = context.facts
  if (decision === null) return []
  const given = (decision.particulars.suppliedForm ?? '').trim()
  const wanted = supplyFormNames[own.registered.supplyForm]
  if (
    given === '' ||
    given === wanted ||
    citedArticles(context.ownText).some(({ article }) => article === 40)
  )
    return []
  return [
    fail('CW-R18', `申请人要求${wanted}，实际提供${given}，没有说明原因`, {
      at: startOf(context, 'supply'),
      suggestion: '写明危及载体安全或者成本过高的事实，引第四十条',
    }),
  ]
}
