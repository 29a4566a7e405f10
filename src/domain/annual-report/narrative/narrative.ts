/**
 * The figures and claims of a report's running text, clause by clause.
 *
 * Strict on purpose: a figure becomes a fact only where the words beside it say plainly what it counts,
 * for this year. Figures of enquiries, hotline calls, proposals, of other years and of running totals are left alone.
 */

import { type NumberToken, scanNumbers } from '../../chinese-numeral.ts'
import type { AnnualReport } from '../report.ts'
import { claimsIn } from './claims.ts'
import type { Breakdown } from './fact.ts'
import { readFees } from './fees.ts'
import { countsPieces, readFigure, readSharedFigures } from './figures.ts'
import { namesRequests } from './meaning.ts'
import { readPercentage } from './percentages.ts'
import type { About, Harvest, Narrative, Reading } from './reading.ts'
import { type Sentence, sentencesOf } from './sentences.ts'

export type { Narrative } from './reading.ts'

/** Reads sections 1 to 4 and 6. Positions are offsets into the sections' texts. */
export function readNarrative(report: AnnualReport): Narrative {
  const harvest: Harvest = {
    facts: [],
    claims: [],
    changes: [],
    applicantShares: [],
    described: [],
    breakdowns: [],
  }
  let wasAboutRequests = false
  for (const sentence of sentencesOf(report)) {
    const about = subjectMatter(sentence, wasAboutRequests)
    readSentence(sentence, about, report, harvest)
    wasAboutRequests = about.requests
  }
  return harvest
}

const continues = /^(?:[（(]?[一二三四五1-9][）).、]|其中|其余|另|从|按|办理结果|答复|全部|主要|均)/
const disclosure = /(?:信息|政务)公开/
const othersDisputes = /(?:办理|受理|审理|承办|审结)[^，。；]{0,8}行政复议|应诉案件|行政应诉/

const outcomeFigure = /(?:予以公开|部分公开|不予公开|无法提供|不予处理)的?\d+件/g

/** "办复率100%，其中予以公开59件；不予公开32件": only requests end in several of these ways. */
function listsOutcomes(text: string): boolean {
  return (text.match(outcomeFigure)?.length ?? 0) >= 2
}

function subjectMatter(sentence: Sentence, wasAboutRequests: boolean): About {
  const named = namesRequests(sentence.text)
  // A government's office reviews the decisions of others too: "全年办理行政复议案件213件".
  const reviewsOthers =
    sentence.topic !== 'disputes' && othersDisputes.test(sentence.text) && !disclosure.test(sentence.text)
  const continued = wasAboutRequests && (continues.test(sentence.text) || listsOutcomes(sentence.text))
  return {
    requests: named || continued || (sentence.topic === 'requests' && sentence.section !== 4),
    disputes:
      !reviewsOthers &&
      (named ||
        sentence.topic === 'disputes' ||
        sentence.topic === 'requests' ||
        disclosure.test(sentence.text) ||
        disclosure.test(sentence.before)),
  }
}

function readSentence(
  sentence: Sentence,
  about: About,
  { year, organ }: AnnualReport,
  harvest: Harvest,
): void {
  harvest.claims.push(...claimsIn(sentence, about))
  harvest.facts.push(...readFees(sentence))
  if (sentence.section === 6) return
  const tokens = scanNumbers(sentence.text)
  if (tokens.length === 0) return
  const breakdown = breakdownIn(sentence, tokens)
  if (breakdown !== null) harvest.breakdowns.push(breakdown)
  const reading: Reading = {
    sentence,
    about,
    year,
    organ,
    harvest,
    hinge: 0,
    previous: null,
    afterForeign: false,
  }
  const used = readSharedFigures(reading, tokens)
  tokens.forEach((token, index) => {
    if (used.has(index)) return
    if (token.unit === '%') readPercentage(reading, token, tokens[index - 1])
    else if (countsPieces(token, sentence.text)) readFigure(reading, token)
    if (token.unit !== '年' && token.unit !== '月' && token.unit !== '日') reading.hinge = token.end
  })
}

/** "主动公开政府信息100条，其中……60条，……50条": only one 其中, only one unit. */
function breakdownIn(sentence: Sentence, tokens: readonly NumberToken[]): Breakdown | null {
  const { text } = sentence
  const at = text.indexOf('其中')
  if (at === -1 || text.indexOf('其中', at + 2) !== -1) return null
  const head = tokens.findLast((token) => token.end <= at && token.unit === '条')
  if (head === undefined || head.approximate || !/^[，：:（(]?$/.test(text.slice(head.end, at))) return null
  const opening = /主动公开(?:各类|全区|全市)?(?:政府|政务)?信息[^，。\d]{0,6}$/
  if (!opening.test(text.slice(0, head.start))) return null
  const parts = tokens.filter((token) => token.start > at && token.unit === '条')
  if (parts.length < 2 || parts.some((token) => token.approximate)) return null
  return {
    total: head.value,
    parts: parts.map((token) => token.value),
    span: sentence.span(head.start, parts.at(-1)?.end ?? head.end),
  }
}
