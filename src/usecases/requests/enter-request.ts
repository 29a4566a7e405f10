/** What registering by the office and filing by a citizen have in common. */

import type { LocalDate } from '../../domain/calendar/local-date.ts'
import { yearOf } from '../../domain/calendar/local-date.ts'
import { canonicalJson } from '../../domain/ledger/canonical-json.ts'
import { existsOn } from '../../domain/organs/organ-tree.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { requestNumber } from '../../domain/requests/letters/letter-number.ts'
import type { RequestEvent, RequestFact, SoughtItem } from '../../domain/requests/request-event.ts'
import type { IntakeChannel } from '../../law/disclosure-regulation/article-31-receipt-date.ts'
import type { Moment } from '../access-ports.ts'
import type { FieldComplaint } from '../access-refusals.ts'
import type { RequestEntry, RequestPorts } from '../request-ports.ts'
import { organGone } from './request-refusals.ts'

/** How a request came in. */
export interface Arrival {
  readonly channel: IntakeChannel
  readonly arrivedOn: LocalDate
  /** 签收 of registered mail; null = not by such mail. */
  readonly signedOn: LocalDate | null
  /** 快递单号; '' = none. */
  readonly courierNumber: string
}

/** What the receipt prints. The code is told here and nowhere else. */
export interface EnteredRequest {
  readonly ok: true
  readonly regionId: string
  readonly organId: string
  readonly requestId: string
  readonly number: string
  /** 查询码 */
  readonly trackingCode: string
  /** SHA-256 over the code and what was handed in (`contentDigestOf`). */
  readonly contentDigest: string
  readonly at: Moment
  readonly version: number
}

/** Makes the request: number, first event, personal data, line, all or nothing. */
export async function enterRequest(
  ports: RequestPorts,
  input: {
    readonly regionId: string
    readonly organId: string
    readonly entry: RequestEntry
    readonly arrival: Arrival
    readonly actorId: string
    readonly at: Moment
  },
): Promise<EnteredRequest | Refusal> {
  const { regionId, organId, entry, arrival, actorId, at } = input
  const organ = await ports.organs.findOrgan(organId)
  if (organ === null || organ.regionId !== regionId || !existsOn(organ, at.today)) return organGone
  const [requestId, trackingCode] = [ports.newId(), ports.newTrackingCode()]
  const contentDigest = contentDigestOf(ports.digest, trackingCode, entry)
  const numbering = await ports.numberingOf(regionId, organId)
  // Of the year in which it came in, also when it is typed in after New Year.
  const year = yearOf(arrival.arrivedOn)
  let number = ''
  const events = (serial: number): RequestEvent[] => {
    number = requestNumber(numbering, year, serial)
    return [{ on: arrival.arrivedOn, ...registrationOf(entry, arrival, number, contentDigest) }]
  }
  const trackingDigest = trackingDigestOf(ports.digest, trackingCode)
  const saved = await ports.requests.create(
    { regionId, organId, requestId },
    { year, events, applicant: entry.applicant, trackingDigest },
    { actorId, at },
  )
  if (!saved.ok) throw new Error(`request ${requestId}: a new one was there before`)
  return {
    ok: true,
    regionId,
    organId,
    requestId,
    number,
    trackingCode,
    contentDigest,
    at,
    version: saved.version,
  }
}

function registrationOf(
  entry: RequestEntry,
  arrival: Arrival,
  number: string,
  contentDigest: string,
): RequestFact {
  const { kind, category, onBehalf, oral, assistance, items, supplyForm, supplyRoute, suggestsPublication } =
    entry
  return {
    type: 'request-registered',
    kind,
    number,
    ...arrival,
    category,
    onBehalf,
    oral,
    assistance,
    items,
    supplyForm,
    supplyRoute,
    suggestsPublication,
    contentDigest,
  }
}

/**
 * Digest of what was handed in. The code is part of it, so that whoever has the digest alone cannot try out whose
 * request it was; whoever has the receipt can prove what it said.
 */
export function contentDigestOf(
  digest: RequestPorts['digest'],
  trackingCode: string,
  { applicant, items, ...rest }: RequestEntry,
): string {
  const plainItems = items.map(({ id, description, documentNumber }) => ({ id, description, documentNumber }))
  return digest(
    `${trackingCode}\n${canonicalJson({ ...rest, applicant: { ...applicant }, items: plainItems })}`,
  )
}

/** What is kept of a 查询码 in its plain form (`plainTrackingCode`). */
export function trackingDigestOf(digest: RequestPorts['digest'], plainCode: string): string {
  return digest(`tracking\n${plainCode}`)
}

const longestDescription = 4000
const mostItems = 50

/** What every request needs, on paper too. Fields: those of `itemComplaints`, applicant.name. */
export function entryComplaints({ items, applicant }: RequestEntry): FieldComplaint[] {
  const named = [applicant['applicant.name'], applicant['applicant.organisation']]
  const isNamed = named.some((name) => (name ?? '').trim() !== '')
  return [
    ...itemComplaints(items),
    ...(isNamed ? [] : [{ field: 'applicant.name', message: '请填写申请人的姓名或者名称' }]),
  ]
}

/** Fields: items, or `items.<index>.description`. */
export function itemComplaints(items: readonly SoughtItem[]): FieldComplaint[] {
  const complaints: FieldComplaint[] = []
  if (items.length === 0) complaints.push({ field: 'items', message: '请写明要获取什么政府信息' })
  if (items.length > mostItems)
    complaints.push({ field: 'items', message: `一件申请最多 ${mostItems} 项，请分开提出` })
  if (new Set(items.map(({ id }) => id)).size < items.length)
    complaints.push({ field: 'items', message: '各项的标识不能相同' })
  for (const [index, { description, documentNumber }] of items.entries()) {
    const field = `items.${index}.description`
    if (description.trim() === '' && documentNumber.trim() === '')
      complaints.push({ field, message: '请写明信息的名称、文号或者便于查询的其他特征' })
    if ([...description].length > longestDescription)
      complaints.push({ field, message: `一项最多写 ${longestDescription} 字` })
  }
  return complaints
}
