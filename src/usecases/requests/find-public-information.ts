/** 先看已经公开的: what the applicant may not have to ask for. It never keeps anybody from asking. */

import type { ReportStore } from '../report-ports.ts'

export interface PublicMatch {
  readonly kind: 'annual-report'
  readonly title: string
  /** The words around what was found; '' where only the title fits. */
  readonly excerpt: string
  readonly regionId: string
  readonly organId: string
  readonly year: number
}

const mostMatches = 5
const excerptLength = 60

/**
 * What the organ has published in which a word of the question stands: best first, at most five. Words are pairs of
 * characters, since no dictionary knows the names of places and projects.
 */
export async function findPublicInformation(
  ports: { readonly reports: Pick<ReportStore, 'listYears' | 'find'> },
  input: { readonly regionId: string; readonly organId: string; readonly words: string },
): Promise<readonly PublicMatch[]> {
  const { regionId, organId, words } = input
  const pairs = pairsOf(words)
  const years = (await ports.reports.listYears(regionId, organId)).slice(0, mostMatches)
  const found: { readonly match: PublicMatch; readonly score: number }[] = []
  for (const year of years) {
    const published = await ports.reports.find({ regionId, organId, year })
    if (published === null) continue
    const { organ, sections } = published.report
    const title = `${organ ?? ''}${year}年政府信息公开工作年度报告`
    const text = sections.map((section) => section.text).join('\n')
    const inTitle = hits(pairs, title)
    const best = bestPlace(pairs, text)
    const score = inTitle * 3 + best.score + (words.includes(String(year)) ? 5 : 0)
    const excerpt = best.score > 0 ? text.slice(best.start, best.start + excerptLength) : ''
    found.push({ match: { kind: 'annual-report', title, excerpt, regionId, organId, year }, score })
  }
  return found
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ match }) => match)
}

/** Pairs that every request has ("申请", "公开") say nothing of what is sought. */
const emptyPairs = new Set([
  '申请',
  '请公',
  '公开',
  '政府',
  '信息',
  '府信',
  '请提',
  '提供',
  '有关',
  '相关',
  '关于',
])

function pairsOf(words: string): readonly string[] {
  const pairs = new Set<string>()
  for (const run of words.match(/\p{Script=Han}{2,}/gu) ?? [])
    for (let index = 0; index + 2 <= run.length; index++) pairs.add(run.slice(index, index + 2))
  return [...pairs].filter((pair) => !emptyPairs.has(pair))
}

function hits(pairs: readonly string[], text: string): number {
  return pairs.filter((pair) => text.includes(pair)).length
}

/** The stretch of the text with the most of the pairs. */
function bestPlace(
  pairs: readonly string[],
  text: string,
): { readonly start: number; readonly score: number } {
  let best = { start: 0, score: 0 }
  for (let start = 0; start < text.length; start += excerptLength / 2) {
    const score = hits(pairs, text.slice(start, start + excerptLength))
    if (score > best.score) best = { start, score }
  }
  return best
}
