/** Figures with a unit of pieces: 件, 条, 份. */

import type { NumberToken } from '../../chinese-numeral.ts'
import type { Fact, FactMeaning } from './fact.ts'
import { longestFiller, meaningOf, namesOtherThings, type Surroundings } from './meaning.ts'
import type { Reading } from './reading.ts'
import { isOfOtherOrgan, isOfOtherTime, scopeOf } from './scope.ts'

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
const notPieces = /^(?:以[上下内]|工作日|月|部门|单位|方面|渠道|环节)/
const clauseEnd = /[，,；;：:。（）()！]/g
const carriedInBeside =
  /^[^。]{0,4}[（(，]?(?:含|包括|包含|其中)[^，。；）]{0,6}(?:上年|上一年|去年|20\d\d年)/

/** True for "12件", not for "12个工作日". */
export function countsPieces(token: NumberToken, text: string): boolean {
  return pieces.has(token.unit) && !notPieces.test(text.slice(token.end, token.end + 3))
}

interface Words {
  readonly left: string
  readonly right: string
  /** Where `left` begins. */
  readonly cut: number
}

/** Words from the last comma or figure to the token, and from the token to the next comma or figure. */
function wordsAround(text: string, token: NumberToken, hinge: number): Words {
  let cut = hinge
  clauseEnd.lastIndex = hinge
  let mark = clauseEnd.exec(text)
  while (mark !== null && mark.index < token.start) {
    cut = mark.index + 1
    mark = clauseEnd.exec(text)
  }
  clauseEnd.lastIndex = token.end
  const end = clauseEnd.exec(text)?.index ?? text.length
  const right = text.slice(token.end, end)
  const stop = /\d|[一二三四五六七八九十]+件|、/.exec(right)
  return {
    left: text.slice(cut, token.start),
    right: stop === null ? right : right.slice(0, stop.index),
    cut,
  }
}

/** Adds what the figure counts to the harvest, where that is plain. */
export function readFigure(reading: Reading, token: NumberToken): void {
  const { sentence, about, year, organ, harvest } = reading
  const { text } = sentence
  const words = wordsAround(text, token, reading.hinge)
  // "不予公开和无法提供各1件": as many of each, and no total.
  if (/各(?:为|有|计)?$/.test(words.left)) return
  // "行政诉讼减少1件" is a change, "单位26个" are organs.
  if (changeOrOrgans.test(words.left)) return
  const around: Surroundings = {
    left: words.left,
    right: words.right,
    aboutRequests: about.requests,
    aboutDisputes: about.disputes,
    previous: reading.previous,
    afterForeign: reading.afterForeign,
    year,
  }
  const meaning =
    carriedOutNext(text, token, words) ?? meaningOf(around) ?? meaningFromClauseBefore(reading, words, around)
  describe(reading, token, words.left)
  reading.afterForeign =
    meaning === null &&
    (namesOtherThings(words.left + words.right) || (reading.afterForeign && words.left.length < 8))
  const before = text.slice(0, token.start)
  if (meaning === null || isOfOtherTime(before, words.left, meaning, year)) return
  if (isOfOtherOrgan(before, organ)) return
  // "主动公开35件、依申请公开20件、不予公开5件" of documents is how they are marked, not how requests ended.
  if (meaning.kind === 'outcome' && marksDocuments.test(text)) return
  // "按时答复8件" is a part where another answer came late.
  if (meaning.kind === 'closed' && /按[时期]/.test(words.left) && /延期|延长|超期|逾期/.test(text)) return
  reading.previous = meaning
  harvest.facts.push({
    ...factOf(reading, token, meaning, Math.max(words.cut, token.start - 24)),
    withCarriedIn: carriedInBeside.test(text.slice(token.end, token.end + 24)),
  })
}

/** "其余3件未到答复期限，结转下年度办理", "其中1件结转2023年": what became of the figure stands behind it. */
function carriedOutNext(text: string, token: NumberToken, { left }: Words): FactMeaning | null {
  if (left.length > longestFiller || !/^(?:其余|剩余|剩下|其中|尚有|还有|另有|另|有|的|，)*$/.test(left))
    return null
  const after = text.slice(token.end, token.end + 40)
  if (/复议|诉讼/.test(after.slice(0, 12))) return null
  return /^(?:申请)?[^。；（）\d]{0,20}?(?:结转|转结|顺延)(?:至|到|入)?(?:下|次|明|20\d\d)/.test(after)
    ? { kind: 'carriedOut' }
    : null
}

function factOf({ sentence }: Reading, token: NumberToken, meaning: FactMeaning, from: number): Fact {
  return {
    meaning,
    value: token.value,
    approximate: token.approximate,
    scope: scopeOf(sentence.text.slice(0, token.start)),
    withCarriedIn: false,
    share: null,
    span: sentence.span(from, token.end),
    sentence: sentence.number,
  }
}

/** "不予公开方面，共5件": the words stand in the clause before, which has no figure of its own. */
function meaningFromClauseBefore(
  { sentence: { text }, hinge }: Reading,
  { left, cut }: Words,
  around: Surroundings,
): FactMeaning | null {
  if (
    cut <= hinge + 1 ||
    left.length > longestFiller ||
    !/^(?:共|共有|有|计|共计|总计|合计|数量为|为|件数为)*$/.test(left)
  )
    return null
  if (!/[，：]/.test(text.charAt(cut - 1))) return null
  const clause = text.slice(hinge, cut - 1).replace(/^.*[，；：]/s, '')
  return clause === '' || clause.length > 30 ? null : meaningOf({ ...around, left: clause })
}

const changeOrOrgans = /(?:增加|减少|增长|下降|多|少)了?$|(?:单位|部门|乡镇|街道)(?:共|共计|有)?$/
const marksDocuments =
  /公文|发文|公开属性|源头认定|主动公开(?:的|类|文件)?(?:\d+|[一二三四五六七八九十]+)[件份]|建议|提案|留言|来信|[告通]知书|决定书/

const nonExistence = /未产生|不存在|未制作|未获取|不掌握|未保存|非本机关|不属于本(?:行政)?(?:机关|单位|局)/

/** "1件因申请事项未产生相关信息，无法提供": words that belong to one row. */
function describe({ sentence, about, harvest }: Reading, token: NumberToken, left: string): void {
  if (!about.requests || token.approximate || token.value === 0) return
  if (left.length > longestFiller || !/^(?:其中|另有?|有|，|、|均|对)*$/.test(left)) return
  const after = sentence.text.slice(token.end)
  const end = /[；。]|\d+件|，(?:其中|另)/.exec(after)?.index ?? after.length
  const words = after.slice(0, end)
  if (!nonExistence.test(words) || /部分|，其余/.test(words)) return
  harvest.described.push({
    row: 'unavailable.notHeld',
    value: token.value,
    scope: scopeOf(sentence.text.slice(0, token.start)),
    span: sentence.span(token.start, token.end + end),
  })
}

const sharedLabels = /([^，。；：（）\d]{2,60}?)分别(?:为|是|有|达到|收到|受理)?$/

/** "自然人、商业企业分别为70件、5件": as many labels before as figures after. Returns the figures used. */
export function readSharedFigures(reading: Reading, tokens: readonly NumberToken[]): ReadonlySet<number> {
  const used = new Set<number>()
  const { text } = reading.sentence
  if (!text.includes('分别')) return used
  tokens.forEach((first, index) => {
    const labels = sharedLabels.exec(text.slice(0, first.start))?.[1]?.split(/[、和及与]/)
    if (labels === undefined || labels.length < 2) return
    const figures = tokens.slice(index, index + labels.length)
    if (figures.length !== labels.length || !areListed(figures, text)) return
    figures.forEach((token, at) => {
      used.add(index + at)
      readLabelled(reading, token, labels[at] ?? '')
    })
  })
  return used
}

function areListed(figures: readonly NumberToken[], text: string): boolean {
  return figures.every(
    (token, at) =>
      (token.unit === '' || pieces.has(token.unit)) &&
      (at === 0 || /^[、，和及,]$/.test(text.slice(figures[at - 1]?.end ?? 0, token.start))),
  )
}

function readLabelled(reading: Reading, token: NumberToken, left: string): void {
  const { about, sentence, year, harvest } = reading
  const around = { left, right: '', aboutRequests: about.requests, aboutDisputes: about.disputes, year }
  const meaning = meaningOf({ ...around, previous: null, afterForeign: false })
  if (meaning === null || isOfOtherTime(sentence.text.slice(0, token.start), left, meaning, year)) return
  harvest.facts.push(factOf(reading, token, meaning, token.start))
}
