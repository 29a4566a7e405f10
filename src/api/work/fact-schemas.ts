/** Every fact that may be written into a request, as the interface takes it: `RequestFact`, field by field. */

import { z } from 'zod'
import { isLocalDate, type LocalDate } from '../../domain/calendar/local-date.ts'
import { consultedNames } from '../../domain/requests/clock-events.ts'
import type { RequestFact } from '../../domain/requests/request-event.ts'
import {
  categoryNames,
  channelNames,
  confirmationNames,
  consultationAnswerNames,
  feeMethodNames,
  itemAnswerNames,
  letterKindNames,
  procedureNames,
  remedyKindNames,
  remedyResultNames,
  requestKindNames,
  searchResultNames,
  serviceModeNames,
  supplyFormNames,
  supplyRouteNames,
} from '../../domain/requests/request-words.ts'
import { outcomes } from '../../law/outcome-codes.ts'
import { named } from '../schemas.ts'

/** One of the keys of a table of names. */
function keyOf<K extends string>(names: Readonly<Record<K, string>>) {
  return z.enum(Object.keys(names) as [K, ...K[]]) // the keys of the table, and no table is empty
}

const longText = 20_000
export const text = z.string().max(longText)
export const line = z.string().max(500)
const id = z.string().min(1).max(100)
const letterId = z.uuid().nullable()
const yesNo = z.enum(['yes', 'no'])
export const day = z.iso.date().refine(isLocalDate) as unknown as z.ZodType<LocalDate> // `isLocalDate` has said so
export const outcomeCode = z.enum(outcomes.map(({ code }) => code))
export const kind = keyOf(requestKindNames)
export const category = keyOf(categoryNames)
export const channel = keyOf(channelNames)
export const supplyForm = keyOf(supplyFormNames)
export const supplyRoute = keyOf(supplyRouteNames)
const letterKind = keyOf(letterKindNames)
export const onBehalf = z.enum(['self', 'agent'])

export const soughtItem = z.strictObject({
  id,
  description: text,
  documentNumber: line,
})

const decision = z.strictObject({
  code: outcomeCode,
  items: z.array(z.strictObject({ itemId: id, answer: keyOf(itemAnswerNames), says: text })).max(50),
  grounds: z
    .array(
      z.strictObject({
        instrument: line,
        article: z.int(),
        paragraph: z.int().nullable(),
        item: z.int().nullable(),
      }),
    )
    .max(50),
  reason: text,
  particulars: z.record(line, text),
})

const type = <T extends RequestFact['type']>(name: T) => z.literal(name)
const items = z.array(soughtItem).max(50)

const facts = z.discriminatedUnion('type', [
  z.strictObject({
    type: type('request-registered'),
    kind,
    number: line,
    channel,
    arrivedOn: day,
    signedOn: day.nullable(),
    courierNumber: line,
    category,
    onBehalf,
    oral: yesNo,
    assistance: text,
    items,
    supplyForm,
    supplyRoute,
    suggestsPublication: yesNo,
    contentDigest: line,
  }),
  z.strictObject({ type: type('receipt-confirmed'), how: keyOf(confirmationNames), note: text }),
  z.strictObject({ type: type('handed-to-unit'), unit: line, note: text }),
  z.strictObject({ type: type('similar-noted'), otherRequestId: z.uuid(), note: text }),
  z.strictObject({ type: type('supplement-requested'), missing: text, until: day, letterId }),
  z.strictObject({ type: type('supplement-received'), items }),
  z.strictObject({ type: type('supplement-lapsed'), excused: yesNo, note: text }),
  z.strictObject({ type: type('extension-proposed'), workingDays: z.int(), reason: text }),
  z.strictObject({ type: type('extension-approved') }),
  z.strictObject({ type: type('extension-refused'), reason: text }),
  z.strictObject({ type: type('extension-notified'), letterId }),
  z.strictObject({
    type: type('consultation-sent'),
    consultation: id,
    consulted: keyOf(consultedNames),
    organName: line,
    about: text,
    letterId,
  }),
  z.strictObject({ type: type('consultation-delivered'), consultation: id }),
  z.strictObject({
    type: type('consultation-answered'),
    consultation: id,
    answer: keyOf(consultationAnswerNames),
    grounds: text,
  }),
  z.strictObject({
    type: type('override-notified'),
    consultation: id,
    content: text,
    reason: text,
    letterId,
  }),
  z.strictObject({ type: type('reasons-requested'), letterId }),
  z.strictObject({ type: type('reasons-judged'), reasonable: yesNo, note: text }),
  z.strictObject({ type: type('reasonable-period-set'), until: day, letterId }),
  z.strictObject({
    type: type('fee-noticed'),
    method: keyOf(feeMethodNames),
    count: z.int(),
    pieces: z.int().optional(),
    yuan: z.number(),
    letterId,
  }),
  z.strictObject({ type: type('fee-notice-delivered') }),
  z.strictObject({ type: type('fee-paid'), voucher: line }),
  z.strictObject({ type: type('fee-lapsed') }),
  z.strictObject({
    type: type('search-recorded'),
    places: text,
    terms: text,
    by: line,
    found: keyOf(searchResultNames),
    note: text,
  }),
  z.strictObject({ type: type('decision-drafted'), decision }),
  z.strictObject({ type: type('decision-reviewed'), opinion: text }),
  z.strictObject({ type: type('secrecy-reviewed'), passes: yesNo, opinion: text }),
  z.strictObject({
    type: type('decision-returned'),
    by: z.enum(['review', 'secrecy', 'signing']),
    reason: text,
  }),
  z.strictObject({ type: type('decision-signed'), letterId }),
  z.strictObject({ type: type('letter-issued'), letterId: z.uuid(), letter: letterKind, number: line }),
  z.strictObject({
    type: type('letter-dispatched'),
    letterId,
    letter: letterKind,
    mode: keyOf(serviceModeNames),
    carrier: line,
    trackingNumber: line,
  }),
  z.strictObject({ type: type('letter-delivered'), letterId, letter: letterKind, proof: text }),
  z.strictObject({ type: type('letter-returned'), letterId, letter: letterKind, reason: text }),
  z.strictObject({ type: type('request-withdrawn'), note: text }),
  z.strictObject({ type: type('request-discontinued'), code: z.enum(['F1', 'F2', 'F3']), note: text }),
  z.strictObject({ type: type('case-archived'), place: line }),
  z.strictObject({ type: type('publication-suggested'), by: z.enum(['applicant', 'office']), note: text }),
  z.strictObject({ type: type('publication-decided'), publish: yesNo, reason: text }),
  z.strictObject({
    type: type('remedy-filed'),
    remedy: id,
    remedyKind: keyOf(remedyKindNames),
    after: id.nullable(),
    docket: line,
    before: line,
    procedure: keyOf(procedureNames),
  }),
  z.strictObject({
    type: type('remedy-notice-received'),
    remedy: id,
    procedure: z.enum(['simplified', 'ordinary']),
  }),
  z.strictObject({ type: type('remedy-answered'), remedy: id }),
  z.strictObject({
    type: type('remedy-decided'),
    remedy: id,
    result: keyOf(remedyResultNames),
    remake: yesNo,
    note: text,
  }),
  z.strictObject({
    type: type('reply-reopened'),
    remedy: z.union([id, z.literal('')]),
    until: day.nullable(),
    reason: text.optional(),
  }),
  z.strictObject({ type: type('entry-revoked'), reason: text }),
])

type Taken = z.output<typeof facts>
/** A fact that the interface does not take, or takes with other fields, does not compile here. */
export const fact: z.ZodType<RequestFact> & typeof facts = facts
const everyTypeIsTaken: Exclude<RequestFact['type'], Taken['type']> extends never ? true : never = true
if (!everyTypeIsTaken) throw new Error('a type of fact is missing')
named.add(fact, { id: 'RequestFact' })
