/** Requests as a 台账: the header and one row a case, in the form that can be read again. */

import type { LocalDate } from '../../calendar/local-date.ts'
import { ofType } from '../case-events.ts'
import type { RemedyState, RequestCase } from '../request-case.ts'
import type { ApplicantField } from '../request-event.ts'
import {
  categoryNames,
  channelNames,
  lifecycleNames,
  remedyResultNames,
  serviceModeNames,
  supplyFormNames,
  supplyRouteNames,
} from '../request-words.ts'
import { replyLetters, serviceOf } from '../served-reply.ts'
import { labelOf } from './outcome-words.ts'
import { personalColumns } from './read-sheet-line.ts'
import { headingOf, type SheetColumn, sheetColumnNames } from './sheet-columns.ts'

/** A case with what is to be shown of its applicant; null = the columns of the applicant are left out. */
export interface ExportedRequest {
  readonly case: RequestCase
  readonly applicant: Readonly<Partial<Record<ApplicantField, string>>> | null
}

/** The header, then one row a case. Personal data columns stand only where every case brings them. */
export function requestRows(requests: readonly ExportedRequest[]): string[][] {
  const withApplicants = requests.length > 0 && requests.every(({ applicant }) => applicant !== null)
  const columns = sheetColumnNames.filter(
    (column) => column !== 'serial' && column !== 'note' && (withApplicants || !personalColumns.has(column)),
  )
  return [
    columns.map(headingOf),
    ...requests.map((request) => {
      const texts = textsOf(request)
      return columns.map((column) => texts[column] ?? '')
    }),
  ]
}

/** The same as data: one object a case, by heading. */
export function requestObjects(requests: readonly ExportedRequest[]): Record<string, string>[] {
  const [head = [], ...rows] = requestRows(requests)
  return rows.map((row) => Object.fromEntries(head.map((heading, index) => [heading, row[index] ?? ''])))
}

function textsOf({ case: made, applicant }: ExportedRequest): Partial<Record<SheetColumn, string>> {
  const personal = [...personalColumns].map(([column, field]) => [column, applicant?.[field] ?? ''])
  return {
    ...Object.fromEntries(personal),
    ...intakeTexts(made),
    ...wayTexts(made),
    ...replyTexts(made),
    reconsideration: remedyText(made.remedies, 'reconsideration'),
    litigation: remedyText(made.remedies, 'litigation'),
    requestId: made.requestId,
  }
}

function intakeTexts({
  registered,
  received,
  items,
  unit,
  events,
}: RequestCase): Partial<Record<SheetColumn, string>> {
  return {
    number: registered.number,
    arrivedOn: registered.arrivedOn,
    receivedOn: received ?? '',
    channel: channelNames[registered.channel],
    courierNumber: registered.courierNumber,
    category: categoryNames[registered.category],
    sought: items.map(({ description }) => description).join('；'),
    documentNumber: items
      .flatMap((item) => (item.documentNumber === '' ? [] : [item.documentNumber]))
      .join('；'),
    supplyForm: supplyFormNames[registered.supplyForm],
    supplyRoute: supplyRouteNames[registered.supplyRoute],
    unit,
    handler: ofType(events, 'handed-to-unit').at(-1)?.note ?? '',
  }
}

function wayTexts({
  events,
  consultations,
  extension,
  clock,
}: RequestCase): Partial<Record<SheetColumn, string>> {
  const [asked] = ofType(events, 'supplement-requested')
  const [thirdParty] = consultations.filter(({ sent }) => sent.consulted === 'third-party')
  return {
    supplementOn: asked?.on ?? '',
    supplementUntil: asked?.until ?? '',
    supplementedOn: ofType(events, 'supplement-received').at(-1)?.on ?? '',
    consultedOn: thirdParty?.sent.on ?? '',
    opinionOn: thirdParty?.answered?.on ?? '',
    extended: extension.notified === null ? '否' : '是',
    extensionOn: extension.notified?.on ?? '',
    due: clock?.ok === true ? (clock.due ?? '') : '',
  }
}

function replyTexts({
  outcome,
  closedOn,
  lifecycle,
  events,
}: RequestCase): Partial<Record<SheetColumn, string>> {
  if (outcome === null || closedOn === null) return { outcome: openWord(lifecycle) }
  const withdrawn = events.some(({ type }) => type === 'request-withdrawn')
  const service = serviceOf(events, replyLetters)
  return {
    outcome: withdrawn ? '申请人撤回' : labelOf(outcome.code),
    reason: outcome.reason,
    repliedOn: closedOn,
    replyNumber: replyNumber(events, outcome.particulars),
    serviceMode: service === null ? '' : serviceModeNames[service.dispatched.mode],
    trackingNumber: service?.dispatched.trackingNumber ?? '',
  }
}

/** 等待申请人 and the like are no results: read again they are open. */
function openWord(lifecycle: RequestCase['lifecycle']): string {
  return lifecycle === 'processing' ? lifecycleNames.processing : '在办'
}

function replyNumber(events: RequestCase['events'], particulars: Readonly<Record<string, string>>): string {
  const letter = ofType(events, 'letter-issued').findLast((issued) => replyLetters.includes(issued.letter))
  return letter?.number ?? particulars.答复文号 ?? ''
}

function remedyText(remedies: readonly RemedyState[], kind: RemedyState['filed']['remedyKind']): string {
  const last = remedies.findLast(({ filed }) => filed.remedyKind === kind)
  if (last === undefined) return ''
  const day: LocalDate = last.decided?.on ?? last.filed.on
  return `${day} ${last.decided === null ? '审理中' : remedyResultNames[last.decided.result]}`
}
