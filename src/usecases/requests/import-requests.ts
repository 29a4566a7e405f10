/** 导入申请台账: a sheet in, a report line by line, all of it or nothing written. */

import { can } from '../../domain/access/can.ts'
import type { LineComplaint } from '../../domain/line-complaint.ts'
import { existsOn } from '../../domain/organs/organ-tree.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { ChosenColumns, MappedColumn } from '../../domain/requests/sheet/map-columns.ts'
import {
  type ImportPlan,
  type PlannedRequest,
  planRequestImport,
  type SettledImport,
  settleImport,
  withNumber,
} from '../../domain/requests/sheet/plan-request-import.ts'
import { readRequestSheet } from '../../domain/requests/sheet/read-request-sheet.ts'
import type { RequestSheet } from '../../domain/requests/sheet/sheet-line.ts'
import type { Moment } from '../access-ports.ts'
import { refusePermission } from '../access-refusals.ts'
import type { SignedIn } from '../find-actor.ts'
import type { RequestExchangePorts, TakenOver } from '../request-exchange-ports.ts'
import { requestObject } from './find-request.ts'
import { organGone } from './request-refusals.ts'

export interface RequestImport {
  readonly ok: true
  /** Rows of the sheet that hold a case. */
  readonly rows: number
  /** Cases made, or with `try` to be made. */
  readonly added: number
  /** There before, the row says the same. */
  readonly unchanged: number
  /** There before, the row says something else; left as they are. */
  readonly different: number
  /** How each column was read; empty where no head was found. */
  readonly columns: readonly MappedColumn[]
  /** Errors by line of the file. With any of them nothing is written. */
  readonly problems: readonly LineComplaint[]
  /** What was guessed and what is worth a look; lets the sheet pass. */
  readonly warnings: readonly LineComplaint[]
}

/**
 * `try` says what would happen and writes nothing; `apply` writes when there is no problem. The same sheet again makes
 * nothing new. Throws `UnreadableFile` when the file is no table.
 */
export async function importRequests(
  ports: RequestExchangePorts,
  input: {
    readonly signedIn: Pick<SignedIn, 'actor'>
    readonly regionId: string
    readonly organId: string
    readonly bytes: Uint8Array
    readonly fileName: string
    /** What a person says of columns that were guessed wrongly. */
    readonly chosen: ChosenColumns
    readonly mode: 'try' | 'apply'
    readonly at: Moment
  },
): Promise<RequestImport | Refusal> {
  const { signedIn, regionId, organId, mode, at } = input
  const { requests: casework } = ports
  const organPath = await casework.organs.organPath(regionId, organId)
  const permission = can(
    signedIn.actor,
    'create',
    requestObject('request', { regionId, workOf: [] }, organPath),
    at.now,
  )
  if (!permission.allowed) return refusePermission(permission)
  const organ = await casework.organs.findOrgan(organId)
  if (organ === null || organ.regionId !== regionId || !existsOn(organ, at.today)) return organGone
  const sheet = readRequestSheet(ports.readTable(input.bytes), {
    name: input.fileName,
    chosen: input.chosen,
  })
  const calendar = await casework.calendarOf(regionId)
  const plan = planRequestImport(sheet, {
    regionId,
    organId,
    today: at.today,
    calendar,
    digest: ports.rowDigest,
  })
  const settled = settleImport(plan.requests, await knownOf(ports, { regionId, organId }, plan.requests))
  const answer = answerOf(sheet, plan, settled)
  if (mode === 'try' || answer.problems.length > 0) return answer
  const record = { actorId: signedIn.actor.accountId, at }
  const saved = await ports.exchange.takeOver({ regionId, organId }, settled.fresh.map(takenOver), record)
  return saved.ok ? answer : meanwhile
}

const meanwhile = refuse(
  'version-conflict',
  '刚才有人登记或者导入了其中的申请，没有导入任何一行。请再试一次。',
)

function takenOver(request: PlannedRequest): TakenOver {
  const { requestId, year, number, applicant } = request
  return { requestId, year, number, applicant, events: (given) => withNumber(request, given) }
}

function knownOf(
  { exchange }: RequestExchangePorts,
  place: { readonly regionId: string; readonly organId: string },
  requests: readonly PlannedRequest[],
) {
  const named = {
    requestIds: requests.map(({ requestId }) => requestId),
    numbers: requests.flatMap(({ number }) => (number === '' ? [] : [number])),
  }
  return exchange.listKnown(place, named)
}

function answerOf(sheet: RequestSheet, plan: ImportPlan, settled: SettledImport): RequestImport {
  const complaints = [...plan.complaints, ...settled.complaints].toSorted((a, b) => a.line - b.line)
  return {
    ok: true,
    rows: sheet.rows,
    added: settled.fresh.length,
    unchanged: settled.unchanged,
    different: settled.different,
    columns: sheet.head?.columns ?? [],
    problems: complaints.filter(({ severity }) => severity === 'error'),
    warnings: complaints.filter(({ severity }) => severity === 'warning'),
  }
}
