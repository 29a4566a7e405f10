/** 查重: earlier requests of the organ that ask for the same, or come from the same applicant. */

import type { Actor } from '../../domain/access/access.ts'
import { can } from '../../domain/access/can.ts'
import type { LocalDate } from '../../domain/calendar/local-date.ts'
import type { SoughtItem } from '../../domain/requests/request-event.ts'
import { figuresDiffer } from '../../domain/requests/similar-requests.ts'
import { comparableText, searchWords } from '../../domain/search-words.ts'
import type { Moment } from '../access-ports.ts'
import type { RequestEntry, RequestLine, RequestPorts } from '../request-ports.ts'
import { requestObject } from './find-request.ts'

export interface SimilarRequest {
  readonly line: RequestLine
  /** 0 to 1: how much of what is asked for reads the same. */
  readonly likeness: number
  /** A year, lot or number differs: most likely other information. */
  readonly figures: 'agree' | 'differ'
  readonly sameApplicant: 'yes' | 'no'
}

export interface SimilarRequests {
  /** The same applicant's first, then the most alike. */
  readonly similar: readonly SimilarRequest[]
  /** Requests of the same applicant received in the calendar month of `on`: what the fee by item counts with. */
  readonly inMonth: number
}

/** Less alike than this and it is another matter. */
const leastLikeness = 0.5
const mostShown = 20
const none: SimilarRequests = { similar: [], inMonth: 0 }

/** Nothing for whoever may not view requests of the organ. `except` = the request itself, once it is there. */
export async function findSimilar(
  ports: RequestPorts,
  input: {
    readonly actor: Actor
    readonly regionId: string
    readonly organId: string
    readonly items: readonly Pick<SoughtItem, 'description' | 'documentNumber'>[]
    /** As typed, before registering; null = of the request `except`, whose values stay sealed. */
    readonly applicant: RequestEntry['applicant'] | null
    readonly except: string | null
    readonly on: LocalDate
    readonly at: Moment
  },
): Promise<SimilarRequests> {
  const { actor, regionId, organId, items, except, on, at } = input
  const organPath = await ports.organs.organPath(regionId, organId)
  const place = requestObject('request', { regionId, workOf: [] }, organPath)
  if (!can(actor, 'view', place, at.now).allowed) return none
  const asked = items.map(({ description, documentNumber }) => `${description} ${documentNumber}`).join(' ')
  const title = items.map(({ description, documentNumber }) => description || documentNumber).join('；')
  const words = searchWords(comparableText(asked))
  const [alike, theirs] = await Promise.all([
    ports.requests.listSimilar(regionId, organId, words, mostShown),
    requestsOfApplicant(ports, input),
  ])
  const own = new Set(theirs.map(({ requestId }) => requestId))
  const lines = new Map([...alike, ...theirs].map((line) => [line.requestId, line]))
  const similar = [...lines.values()]
    .filter(({ requestId }) => requestId !== except)
    .map((line): SimilarRequest => {
      const sameApplicant = own.has(line.requestId) ? 'yes' : 'no'
      const figures = figuresDiffer(title, line.title) ? 'differ' : 'agree'
      return { line, likeness: likenessOf(words, line.title), figures, sameApplicant }
    })
    .filter(({ likeness, sameApplicant }) => sameApplicant === 'yes' || likeness >= leastLikeness)
    .toSorted(
      (a, b) =>
        Number(b.sameApplicant === 'yes') - Number(a.sameApplicant === 'yes') || b.likeness - a.likeness,
    )
    .slice(0, mostShown)
  const month = on.slice(0, 7)
  const inMonth = theirs.filter(
    ({ requestId, received, kind }) =>
      requestId !== except && kind === 'disclosure' && received?.startsWith(month) === true,
  ).length
  return { similar, inMonth }
}

/** Share of the words of the shorter text that stand in the other. */
function likenessOf(words: readonly string[], title: string): number {
  const other = searchWords(comparableText(title))
  const smaller = Math.min(words.length, other.length)
  if (smaller === 0) return 0
  const known = new Set(words)
  return other.filter((word) => known.has(word)).length / smaller
}

/** By identity document, else by the name of the organisation: a person's name alone proves nothing. */
async function requestsOfApplicant(
  ports: RequestPorts,
  {
    regionId,
    organId,
    applicant,
    except,
  }: {
    readonly regionId: string
    readonly organId: string
    readonly applicant: RequestEntry['applicant'] | null
    readonly except: string | null
  },
): Promise<RequestLine[]> {
  const found =
    applicant !== null
      ? await findByTyped(ports, regionId, applicant)
      : except === null
        ? []
        : await ports.personalData.findSame({ regionId, objectKind: 'request', objectId: except }, [
            'applicant.identity-number',
            'applicant.organisation',
          ])
  const ids = found.filter(({ objectKind }) => objectKind === 'request').map(({ objectId }) => objectId)
  const lines = await ports.requests.listLines(regionId, ids)
  return lines.filter((line) => line.organId === organId)
}

async function findByTyped(ports: RequestPorts, regionId: string, applicant: RequestEntry['applicant']) {
  const number = applicant['applicant.identity-number'] ?? ''
  const organisation = applicant['applicant.organisation'] ?? ''
  const [byNumber, byName] = await Promise.all([
    number === '' ? [] : ports.personalData.findObjects(regionId, 'identity-number', number),
    organisation === '' ? [] : ports.personalData.findObjects(regionId, 'name', organisation),
  ])
  return [...byNumber, ...byName]
}
