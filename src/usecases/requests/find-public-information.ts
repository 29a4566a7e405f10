/** 先看已经公开的: what the applicant may not have to ask for. It never keeps anybody from asking. */

import { effectiveEvents, lastOf } from '../../domain/requests/case-events.ts'
import type { ReportStore } from '../report-ports.ts'
import type { RequestStore, StoredRequest } from '../request-ports.ts'

export type PublicMatch = PublishedReportMatch | ReleasedFileMatch

interface PublishedReportMatch {
  readonly kind: 'annual-report'
  readonly title: string
  /** The words around what was found; '' where only the title fits. */
  readonly excerpt: string
  readonly regionId: string
  readonly organId: string
  readonly year: number
}

/** A file that was given to an applicant and then, by decision (第四十四条), to everybody. */
interface ReleasedFileMatch {
  readonly kind: 'released-file'
  /** Name of the file: what the applicant wrote is nobody else's to read. */
  readonly title: string
  readonly regionId: string
  readonly requestId: string
  readonly fileId: string
}

const mostMatches = 5
const excerptLength = 60

interface Asked {
  readonly regionId: string
  readonly organId: string
  readonly words: string
}

interface Found<Match> {
  readonly match: Match
  readonly score: number
}

/**
 * What the organ has published in which a word of the question stands: best first, at most five, files before reports.
 * Words are pairs of characters, since no dictionary knows the names of places and projects.
 */
export async function findPublicInformation(
  ports: {
    readonly reports: Pick<ReportStore, 'listYears' | 'find'>
    readonly requests: Pick<RequestStore, 'listPublicFiles' | 'listStored'>
  },
  input: Asked,
): Promise<readonly PublicMatch[]> {
  const pairs = pairsOf(input.words)
  const [files, reports] = await Promise.all([
    releasedFiles(ports.requests, input, pairs),
    publishedReports(ports.reports, input, pairs),
  ])
  return [...best(files), ...best(reports)].slice(0, mostMatches)
}

function best<Match>(found: readonly Found<Match>[]): Match[] {
  return found
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
    .map(({ match }) => match)
}

/** Of a question so much must be in the request that the file answered: one shared pair is chance. */
const leastShared = 0.4

/** Only where the last decision was to publish; what a file is about, the request that it answered says. */
async function releasedFiles(
  requests: Pick<RequestStore, 'listPublicFiles' | 'listStored'>,
  { regionId, organId }: Asked,
  pairs: readonly string[],
): Promise<Found<ReleasedFileMatch>[]> {
  const files = await requests.listPublicFiles(regionId, organId)
  const stored = await requests.listStored(regionId, [...new Set(files.map(({ requestId }) => requestId))])
  const sought = new Map(stored.map((each) => [each.requestId, soughtWhere(each)]))
  return files.map(({ requestId, fileId, name }) => {
    const text = sought.get(requestId) ?? null
    const shared = text === null ? 0 : hits(pairs, `${text} ${name}`)
    return {
      match: { kind: 'released-file', title: name, regionId, requestId, fileId },
      score: shared < pairs.length * leastShared ? 0 : shared,
    }
  })
}

/** What was asked for, where it was decided to publish it; null otherwise. */
function soughtWhere({ events }: StoredRequest): string | null {
  const standing = effectiveEvents(events)
  const decided = lastOf(standing, 'publication-decided')
  if (decided?.publish !== 'yes') return null
  return standing
    .flatMap((event) => ('items' in event ? event.items.map(({ description }) => description) : []))
    .join(' ')
}

async function publishedReports(
  reports: Pick<ReportStore, 'listYears' | 'find'>,
  { regionId, organId, words }: Asked,
  pairs: readonly string[],
): Promise<Found<PublishedReportMatch>[]> {
  const years = (await reports.listYears(regionId, organId)).slice(0, mostMatches)
  const found: Found<PublishedReportMatch>[] = []
  for (const year of years) {
    const published = await reports.find({ regionId, organId, year })
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
