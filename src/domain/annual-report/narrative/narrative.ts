/**
 * The figures and claims of a report's running text, clause by clause.
 *
 * Strict on purpose: a figure becomes a fact only where the words beside it say plainly what it counts,
 * for this year. Figures of enquiries, hotline calls, proposals, of other years and of running totals are left alone.
 */

import { type NumberToken, scanNumbers } from '../../chinese-numeral.ts'
import type { AnnualReport } from '../report.ts'
import { claimsIn } from './claims.ts'
import type {
  Breakdown,
  Claim,
  DescribedOutcome,
  Fact,
  FactMeaning,
  FactScope,
  YearlyChange,
} from './fact.ts'
import { readFees } from './fees.ts'
import { meaningOf, namesRequests } from './meaning.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

export interface Narrative {
  readonly facts: readonly Fact[]
  readonly claims: readonly Claim[]
  /** Year-on-year changes of the number of requests. */
  readonly changes: readonly YearlyChange[]
  readonly described: readonly DescribedOutcome[]
  readonly breakdowns: readonly Breakdown[]
}

interface Harvest {
  readonly facts: Fact[]
  readonly claims: Claim[]
  readonly changes: YearlyChange[]
  readonly described: DescribedOutcome[]
  readonly breakdowns: Breakdown[]
}

/** Reads sections 1 to 4 and 6. Positions are offsets into the sections' texts. */
export function readNarrative(report: AnnualReport): Narrative {
  const harvest: Harvest = { facts: [], claims: [], changes: [], described: [], breakdowns: [] }
  let wasAboutRequests = false
  for (const sentence of sentencesOf(report)) {
    const about = subjectMatter(sentence, wasAboutRequests)
    readSentence(sentence, about, report.year, harvest)
    wasAboutRequests = about.requests
  }
  return harvest
}

interface About {
  readonly requests: boolean
  readonly disputes: boolean
}

function subjectMatter(sentence: Sentence, wasAboutRequests: boolean): About {
  const named = namesRequests(sentence.text)
  const continued =
    wasAboutRequests &&
    /^(?:[（(]?[一二三四五1-9][）).、]|其中|其余|另|从|按|办理结果|答复|全部|主要|均)/.test(sentence.text)
  const requests = named || continued || (sentence.topic === 'requests' && sentence.section !== 4)
  const disputes =
    sentence.topic === 'disputes' ||
    sentence.topic === 'requests' ||
    named ||
    /(?:信息|政务)公开/.test(sentence.text) ||
    /(?:政府信息|政务)公开/.test(sentence.before)
  return { requests, disputes }
}

const pieces: ReadonlySet<string> = new Set([
  '件',
  '份',
  '宗',
  '条',
  '起',
  '个',
  '项',
  '次',
  '例',
  '件次',
  '余件',
  '篇',
])
const clauseEnd = /[，,；;：:。（）()！]/g
const otherTime = /去年|上年|上一年|同比|较上|比上|较去|往年|历年|以来|前年|十三五|近[两三]年/
const yearlyWords = /同比|较(?:上|去)一?年度?|比(?:上|去)一?年度?|相比|较20\d\d年/

function readSentence(sentence: Sentence, about: About, year: number | null, harvest: Harvest): void {
  harvest.claims.push(...claimsIn(sentence, about))
  if (sentence.section === 6) {
    harvest.facts.push(...readFees(sentence))
    return
  }
  const tokens = scanNumbers(sentence.text)
  if (tokens.length === 0) return
  const breakdown = breakdownIn(sentence, tokens)
  if (breakdown !== null) harvest.breakdowns.push(breakdown)
  const shared = readSharedFigures(sentence, tokens, about, year)
  harvest.facts.push(...shared.facts)
  let previous: FactMeaning | null = null
  let hinge = 0
  tokens.forEach((token, index) => {
    if (shared.used.has(index)) return
    if (token.unit === '%') readPercent(sentence, token, tokens[index - 1], about, harvest)
    else if (
      pieces.has(token.unit) &&
      !/^(?:工作日|月|部门|单位|方面|渠道|环节)/.test(sentence.text.slice(token.end))
    ) {
      const meaning = readPieces(sentence, token, hinge, about, previous, year, harvest)
      if (meaning !== null) previous = meaning
    }
    if (token.unit !== '年' && token.unit !== '月' && token.unit !== '日') hinge = token.end
  })
}

/** Words from the last comma or figure to the token, and from the token to the next comma or figure. */
function wordsAround(
  text: string,
  token: NumberToken,
  hinge: number,
): { left: string; right: string; cut: number } {
  let cut = hinge
  clauseEnd.lastIndex = hinge
  for (
    let match = clauseEnd.exec(text);
    match !== null && match.index < token.start;
    match = clauseEnd.exec(text)
  )
    cut = match.index + 1
  clauseEnd.lastIndex = token.end
  const end = clauseEnd.exec(text)?.index ?? text.length
  const right = text.slice(token.end, end)
  const figure = /\d|[一二三四五六七八九十]+件/.exec(right)
  const stop = figure === null ? right : right.slice(0, figure.index)
  const pause = stop.indexOf('、')
  return { left: text.slice(cut, token.start), right: pause === -1 ? stop : stop.slice(0, pause), cut }
}

function readPieces(
  sentence: Sentence,
  token: NumberToken,
  hinge: number,
  about: About,
  previous: FactMeaning | null,
  year: number | null,
  harvest: Harvest,
): FactMeaning | null {
  const { text } = sentence
  const { left, right, cut } = wordsAround(text, token, hinge)
  const around = { right, aboutRequests: about.requests, aboutDisputes: about.disputes, previous }
  const meaning = meaningOf({ ...around, left }) ?? meaningFromClauseBefore(text, cut, hinge, left, around)
  describe(sentence, token, left, about, harvest)
  if (meaning === null || ofOtherTime(text, left, token.start, meaning, year)) return null
  harvest.facts.push({
    meaning,
    value: token.value,
    approximate: token.approximate,
    scope: scopeOf(text.slice(0, token.start)),
    withCarriedIn:
      /^[^。]{0,4}[（(，]?(?:含|包括|包含|其中)[^，。；）]{0,6}(?:上年|上一年|去年|20\d\d年)/.test(
        text.slice(token.end),
      ),
    share: null,
    span: sentence.span(Math.max(cut, token.start - 24), token.end),
    sentence: sentence.number,
  })
  return meaning
}

/** "不予公开方面，共5件": the words stand in the clause before, which has no figure of its own. */
function meaningFromClauseBefore(
  text: string,
  cut: number,
  hinge: number,
  left: string,
  around: { right: string; aboutRequests: boolean; aboutDisputes: boolean; previous: FactMeaning | null },
): FactMeaning | null {
  if (cut <= hinge + 1 || !/^(?:共|共有|有|计|共计|总计|合计|数量为|为|件数为)*$/.test(left)) return null
  if (!/[，：]/.test(text.charAt(cut - 1))) return null
  const before = text.slice(hinge, cut - 1)
  const clause = before.slice(
    Math.max(before.lastIndexOf('，'), before.lastIndexOf('；'), before.lastIndexOf('：')) + 1,
  )
  return clause === '' || clause.length > 30 ? null : meaningOf({ ...around, left: clause })
}

function ofOtherTime(
  text: string,
  left: string,
  start: number,
  meaning: FactMeaning,
  year: number | null,
): boolean {
  if (meaning.kind === 'carriedIn' || meaning.kind === 'carriedOut') return false
  if (otherTime.test(left)) return true
  if (/累计/.test(left) && !/全年|本年|今年|年度/.test(text.slice(0, start))) return true
  let named: string | undefined
  for (const match of text.slice(0, start).matchAll(/(20\d\d)年/g)) named = match[1]
  return named !== undefined && year !== null && Number(named) !== year
}

const areaWords =
  /全[区市县省州旗镇乡]|各(?:有关)?(?:单位|部门|乡镇|镇街|镇|街道|级)|(?:全|各|所属|下属)系统|所属单位|下属/g
/** The office as the one who receives; "按照省政府办公厅要求" is not a scope. */
const officeWords =
  /(?:本(?:机关|单位|局|办|委|厅|级)|我[局办委厅处]|政府办(?:公[厅室])?|[区市县省]府办|办公[厅室](?:本级)?|政府本级|本级|机关本级)(?:[^，。；]{0,14}(?:收到|受理|接收|接到|新收|答复|办结|办理)|[^，。；]{0,10}$)/g

/** Of whom the words before a figure speak: the nearest scope word counts. */
function scopeOf(before: string): FactScope {
  const area = lastMatch(areaWords, before)
  const office = lastMatch(officeWords, before)
  if (area === -1 && office === -1) return 'unstated'
  return area > office ? 'area' : 'office'
}

function lastMatch(pattern: RegExp, text: string): number {
  let last = -1
  for (const match of text.matchAll(pattern)) last = match.index
  return last
}

function readPercent(
  sentence: Sentence,
  token: NumberToken,
  before: NumberToken | undefined,
  about: About,
  harvest: Harvest,
): void {
  const { text } = sentence
  const left = text.slice(before?.end ?? 0, token.start)
  const span = sentence.span(token.start, token.end)
  const direction = /增长|上升|增加|上涨|提高/.test(left) ? 1 : /下降|减少|回落|降低|下跌/.test(left) ? -1 : 0
  if (direction !== 0) {
    const last = harvest.facts.at(-1)
    const ofRequests =
      last?.sentence === sentence.number &&
      (last.meaning.kind === 'received' || last.meaning.kind === 'accepted')
    if (
      about.requests &&
      ofRequests &&
      yearlyWords.test(text.slice(Math.max(0, token.start - 16), token.start))
    )
      harvest.changes.push({ percent: direction * token.value, decimals: token.decimals, span })
    return
  }
  const last = harvest.facts.at(-1)
  if (last === undefined || last.sentence !== sentence.number || last.share !== null) return
  if (last.meaning.kind !== 'outcome' || token.approximate || before?.value !== last.value) return
  if (
    !/^[，（(、]?(?:约?占(?:比|总数|全部|办结|办理|答复|申请|总量|全年|的|总|数|件|量|比例|比重)*(?:为|达)?)?$/.test(
      left,
    )
  )
    return
  harvest.facts[harvest.facts.length - 1] = {
    ...last,
    share: { value: token.value, decimals: token.decimals, span },
  }
}

const nonExistence = /未产生|不存在|未制作|未获取|不掌握|未保存|非本机关/

/** "1件因申请事项未产生相关信息，无法提供": words that belong to one row. */
function describe(
  sentence: Sentence,
  token: NumberToken,
  left: string,
  about: About,
  harvest: Harvest,
): void {
  if (!about.requests || token.approximate || token.value === 0) return
  const after = sentence.text.slice(token.end)
  const end = /[；。]|\d+件|，(?:其中|另)/.exec(after)?.index ?? after.length
  const words = after.slice(0, end)
  const bare = /^(?:其中|另有?|有|，|、|均|对)*$/.test(left)
  if (!bare || !nonExistence.test(words) || /部分|，其余/.test(words)) return
  harvest.described.push({
    row: 'unavailable.notHeld',
    value: token.value,
    scope: scopeOf(sentence.text.slice(0, token.start)),
    span: sentence.span(token.start, token.end + end),
  })
}

const shared = /([^，。；：（）\d]{2,60}?)分别(?:为|是|有|达到|收到|受理)?$/

/** "自然人、商业企业分别为70件、5件": as many labels before as figures after. */
function readSharedFigures(
  sentence: Sentence,
  tokens: readonly NumberToken[],
  about: About,
  year: number | null,
) {
  const facts: Fact[] = []
  const used = new Set<number>()
  if (!sentence.text.includes('分别')) return { facts, used }
  const { text } = sentence
  tokens.forEach((first, index) => {
    const labels = shared.exec(text.slice(0, first.start))?.[1]?.split(/[、和及与]/)
    if (labels === undefined || labels.length < 2) return
    const figures = tokens.slice(index, index + labels.length)
    if (figures.length !== labels.length) return
    const joined = figures.every(
      (token, at) => at === 0 || /^[、，和及,]$/.test(text.slice(figures[at - 1]?.end ?? 0, token.start)),
    )
    if (!joined || figures.some((token) => token.unit !== '' && !pieces.has(token.unit))) return
    figures.forEach((token, at) => {
      used.add(index + at)
      const left = labels[at] ?? ''
      const meaning = meaningOf({
        left,
        right: '',
        aboutRequests: about.requests,
        aboutDisputes: about.disputes,
        previous: null,
      })
      if (meaning === null || ofOtherTime(text, left, token.start, meaning, year)) return
      facts.push({
        meaning,
        value: token.value,
        approximate: token.approximate,
        scope: scopeOf(text.slice(0, token.start)),
        withCarriedIn: false,
        share: null,
        span: sentence.span(token.start, token.end),
        sentence: sentence.number,
      })
    })
  })
  return { facts, used }
}

/** "主动公开政府信息100条，其中……60条，……50条": only one 其中, only one unit. */
function breakdownIn(sentence: Sentence, tokens: readonly NumberToken[]): Breakdown | null {
  const { text } = sentence
  const at = text.indexOf('其中')
  if (at === -1 || text.indexOf('其中', at + 2) !== -1) return null
  const head = tokens.findLast((token) => token.end <= at && token.unit === '条')
  if (head === undefined || head.approximate || !/^[，：:（(]?$/.test(text.slice(head.end, at))) return null
  if (!/主动公开(?:各类|全区|全市)?(?:政府|政务)?信息[^，。\d]{0,6}$/.test(text.slice(0, head.start)))
    return null
  const parts = tokens.filter((token) => token.start > at && token.unit === '条')
  if (parts.length < 2 || parts.some((token) => token.approximate)) return null
  const last = parts.at(-1)
  return {
    total: head.value,
    parts: parts.map((token) => token.value),
    span: sentence.span(head.start, last?.end ?? head.end),
  }
}
