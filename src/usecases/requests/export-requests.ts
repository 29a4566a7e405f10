/** 导出申请台账: the requests that a person may see, as a table that can be imported again or as data. */

import { can } from '../../domain/access/can.ts'
import { reachOf } from '../../domain/access/reach.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import { requestCase } from '../../domain/requests/make-request-case.ts'
import type { RequestCase } from '../../domain/requests/request-case.ts'
import { type ApplicantField, applicantFields } from '../../domain/requests/request-event.ts'
import {
  type ExportedRequest,
  requestObjects,
  requestRows,
} from '../../domain/requests/sheet/request-rows.ts'
import type { Moment } from '../access-ports.ts'
import { type FormRefusal, refuseForm, refusePermission } from '../access-refusals.ts'
import type { SignedIn } from '../find-actor.ts'
import type { Written } from '../ports.ts'
import type { RequestExchangePorts } from '../request-exchange-ports.ts'
import type { RequestFilter, RequestLine, StoredRequest } from '../request-ports.ts'
import { checkedReason } from '../unmask-personal-data.ts'
import { requestObject } from './find-request.ts'

export type RequestExportFormat = 'xlsx' | 'csv' | 'json'

/** Beyond this a spreadsheet is no help, and the memory of the server is not for one person. */
const mostExported = 20_000
const pageSize = 500

/**
 * Newest first, as the filter says. `applicants`: 'with' takes the permission for 批量导出 of personal data, a reason,
 * and a line of the access log for every case; without them the columns are left out.
 */
export async function exportRequests(
  ports: RequestExchangePorts,
  input: {
    readonly signedIn: Pick<SignedIn, 'actor' | 'account'>
    readonly filter: Omit<RequestFilter, 'today' | 'after' | 'limit'>
    readonly format: RequestExportFormat
    readonly applicants: { readonly with: 'no' } | { readonly with: 'yes'; readonly reason: string }
    readonly at: Moment
  },
): Promise<Written | Refusal | FormRefusal> {
  const { signedIn, filter, format, applicants, at } = input
  const { regionId, organId } = signedIn.account
  const organPath = await ports.requests.organs.organPath(regionId, organId)
  const may = can(
    signedIn.actor,
    'export',
    requestObject('request', { regionId, workOf: [] }, organPath),
    at.now,
  )
  if (!may.allowed) return refusePermission(may)
  const reason = applicants.with === 'yes' ? checkedReason(applicants.reason) : null
  if (applicants.with === 'yes') {
    const place = requestObject('personal-data', { regionId, workOf: [] }, organPath)
    const permission = can(signedIn.actor, 'export-bulk', place, at.now)
    if (!permission.allowed) return refusePermission(permission)
    if (reason === null)
      return refuseForm([{ field: 'reason', message: '请写明为什么要导出申请人的信息（4 至 200 字）' }])
  }
  const lines = await linesOf(ports, input)
  if (lines.length > mostExported)
    return refuse('too-many', `超过 ${mostExported} 件，请按年度或者机关分几次导出。`)
  const cases = await casesOf(ports, lines, at)
  const exported = await withApplicants(ports, cases, { signedIn, reason, at })
  return write(ports, exported, { format, filter, at })
}

async function linesOf(
  ports: RequestExchangePorts,
  { signedIn, filter, applicants, at }: Parameters<typeof exportRequests>[1],
): Promise<RequestLine[]> {
  const reach =
    applicants.with === 'yes'
      ? reachOf(signedIn.actor, 'export-bulk', 'personal-data', at.now)
      : reachOf(signedIn.actor, 'export', 'request', at.now)
  const lines: RequestLine[] = []
  for (let after: string | null = null; lines.length <= mostExported; ) {
    const page = await ports.requests.requests.page(reach, {
      ...filter,
      after,
      limit: pageSize,
      today: at.today,
    })
    lines.push(...page.requests)
    if (page.next === null) break
    after = page.next
  }
  return lines
}

async function casesOf(
  ports: RequestExchangePorts,
  lines: readonly RequestLine[],
  { today }: Moment,
): Promise<RequestCase[]> {
  const cases: RequestCase[] = []
  for (let from = 0; from < lines.length; from += pageSize) {
    const stored: readonly StoredRequest[] = await ports.exchange.withEvents(
      lines.slice(from, from + pageSize),
    )
    for (const each of stored)
      cases.push(requestCase(each, each.events, await ports.requests.calendarOf(each.regionId), today))
  }
  return cases
}

async function withApplicants(
  { requests }: RequestExchangePorts,
  cases: readonly RequestCase[],
  told: { readonly signedIn: Pick<SignedIn, 'actor'>; readonly reason: string | null; readonly at: Moment },
): Promise<ExportedRequest[]> {
  const { signedIn, reason, at } = told
  if (reason === null) return cases.map((made) => ({ case: made, applicant: null }))
  const exported: ExportedRequest[] = []
  for (const [regionId, own] of Map.groupBy(cases, (made) => made.regionId)) {
    const objects = own.map(({ requestId }) => ({ regionId, objectKind: 'request', objectId: requestId }))
    const records = own.map(() => ({
      accessId: requests.newId(),
      at: at.now,
      actorId: signedIn.actor.accountId,
      reason,
    }))
    const fields = await requests.personalData.viewMany(objects, Object.keys(applicantFields), records)
    own.forEach((made, index) => {
      const texts = (fields[index] ?? []).map(({ field, text }): [string, string] => [field, text])
      const applicant: Partial<Record<ApplicantField, string>> = Object.fromEntries(texts)
      exported.push({ case: made, applicant })
    })
  }
  return exported
}

function write(
  { writeTable }: RequestExchangePorts,
  exported: readonly ExportedRequest[],
  { format, at }: { readonly format: RequestExportFormat; readonly filter: unknown; readonly at: Moment },
): Written {
  if (format !== 'json')
    return writeTable({ title: `申请台账${at.today}`, rows: requestRows(exported) }, format)
  const body = { exportedOn: at.today, requests: requestObjects(exported) }
  return {
    bytes: new TextEncoder().encode(`${JSON.stringify(body, null, 1)}\n`),
    mediaType: 'application/json',
    warnings: [],
  }
}
