import type { LocalDate } from '../../src/domain/calendar/local-date.ts'
import { nationalCalendar } from '../../src/domain/calendar/national-calendar.ts'
import type { WorkCalendar } from '../../src/domain/calendar/work-calendar.ts'
import type { FactMap } from '../../src/domain/requests/actions/action-rule.ts'
import { decideStep, type StepDecided } from '../../src/domain/requests/decide-step.ts'
import { requestCase } from '../../src/domain/requests/make-request-case.ts'
import type { RecordedEvent, RequestCase, StepContext } from '../../src/domain/requests/request-case.ts'
import type {
  Decision,
  RequestEvent,
  RequestEventType,
  SoughtItem,
} from '../../src/domain/requests/request-event.ts'

/** An invented request for tests: its facts in few words. */

export const examplePlace = {
  regionId: '110105',
  organId: 'a1000000-0000-4000-8000-000000000001',
  requestId: 'a2000000-0000-4000-8000-000000000001',
} as const

export const exampleItem: SoughtItem = {
  id: 'i1',
  description: '2024年度道路养护合同',
  documentNumber: '',
}

/** What the facts of each type say where a test does not care. */
const usual: FactMap = {
  'request-registered': {
    type: 'request-registered',
    kind: 'disclosure',
    number: '〔2025〕1号',
    channel: 'in-person',
    arrivedOn: '2025-09-15',
    signedOn: null,
    courierNumber: '',
    category: 'naturalPerson',
    onBehalf: 'self',
    oral: 'no',
    assistance: '',
    items: [exampleItem],
    supplyForm: 'electronic',
    supplyRoute: 'email',
    suggestsPublication: 'no',
    contentDigest: '0'.repeat(64),
  },
  'receipt-confirmed': { type: 'receipt-confirmed', how: 'phone', note: '' },
  'handed-to-unit': { type: 'handed-to-unit', unit: '养护科', note: '' },
  'similar-noted': { type: 'similar-noted', otherRequestId: 'other', note: '' },
  'supplement-requested': {
    type: 'supplement-requested',
    missing: '请写明路段',
    until: '2025-10-15',
    letterId: null,
  },
  'supplement-received': { type: 'supplement-received', items: [exampleItem] },
  'supplement-lapsed': { type: 'supplement-lapsed', excused: 'no', note: '' },
  'extension-proposed': { type: 'extension-proposed', workingDays: 20, reason: '案卷较多' },
  'extension-approved': { type: 'extension-approved' },
  'extension-refused': { type: 'extension-refused', reason: '可以按期答复' },
  'extension-notified': { type: 'extension-notified', letterId: null },
  'consultation-sent': {
    type: 'consultation-sent',
    consultation: 'c1',
    consulted: 'third-party',
    organName: '',
    about: '合同价款',
    letterId: null,
  },
  'consultation-delivered': { type: 'consultation-delivered', consultation: 'c1' },
  'consultation-answered': {
    type: 'consultation-answered',
    consultation: 'c1',
    answer: 'consent',
    grounds: '',
  },
  'override-notified': {
    type: 'override-notified',
    consultation: 'c1',
    content: '合同全文',
    reason: '涉及公共安全',
    letterId: null,
  },
  'reasons-requested': { type: 'reasons-requested', letterId: null },
  'reasons-judged': { type: 'reasons-judged', reasonable: 'no', note: '同一事项反复申请' },
  'reasonable-period-set': { type: 'reasonable-period-set', until: '2025-12-31', letterId: null },
  'fee-noticed': { type: 'fee-noticed', method: 'per-page', count: 50, yuan: 200, letterId: null },
  'fee-notice-delivered': { type: 'fee-notice-delivered' },
  'fee-paid': { type: 'fee-paid', voucher: '1100250001' },
  'fee-lapsed': { type: 'fee-lapsed' },
  'search-recorded': {
    type: 'search-recorded',
    places: '档案室、公文系统',
    terms: '道路养护 合同',
    by: '养护科经办人',
    found: 'no',
    note: '',
  },
  'decision-drafted': { type: 'decision-drafted', decision: exampleDecision('B1') },
  'decision-reviewed': { type: 'decision-reviewed', opinion: '同意' },
  'secrecy-reviewed': { type: 'secrecy-reviewed', passes: 'yes', opinion: '同意公开' },
  'decision-returned': { type: 'decision-returned', by: 'review', reason: '理由不充分' },
  'decision-signed': { type: 'decision-signed', letterId: 'l1' },
  'letter-issued': {
    type: 'letter-issued',
    letterId: 'l1',
    letter: 'reply',
    number: '示公开〔2025〕1号-答',
  },
  'letter-dispatched': {
    type: 'letter-dispatched',
    letterId: 'l1',
    letter: 'reply',
    mode: 'post',
    carrier: '中国邮政EMS',
    trackingNumber: '1000000000001',
  },
  'letter-delivered': { type: 'letter-delivered', letterId: 'l1', letter: 'reply', proof: '回执' },
  'letter-returned': { type: 'letter-returned', letterId: 'l1', letter: 'reply', reason: '查无此人' },
  'request-withdrawn': { type: 'request-withdrawn', note: '' },
  'request-discontinued': { type: 'request-discontinued', code: 'F1', note: '' },
  'case-archived': { type: 'case-archived', place: '2025年第1盒' },
  'publication-suggested': { type: 'publication-suggested', by: 'applicant', note: '' },
  'publication-decided': { type: 'publication-decided', publish: 'yes', reason: '' },
  'remedy-filed': {
    type: 'remedy-filed',
    remedy: 'r1',
    remedyKind: 'reconsideration',
    after: null,
    docket: '',
    before: '示例区人民政府',
    procedure: 'unknown',
  },
  'remedy-notice-received': { type: 'remedy-notice-received', remedy: 'r1', procedure: 'simplified' },
  'remedy-answered': { type: 'remedy-answered', remedy: 'r1' },
  'remedy-decided': { type: 'remedy-decided', remedy: 'r1', result: 'annulled', remake: 'yes', note: '' },
  'reply-reopened': { type: 'reply-reopened', remedy: 'r1', until: null },
  'entry-revoked': { type: 'entry-revoked', reason: '记错了案件' },
}

/** A decision that the case of `usual` bears for a code, with the ground it needs. */
export function exampleDecision(code: Decision['code']): Decision {
  const answer =
    code === 'B1'
      ? 'given'
      : code === 'B2'
        ? 'given-in-part'
        : /^C[1-7]$/.test(code)
          ? 'withheld'
          : 'not-supplied'
  const articles: Readonly<
    Partial<Record<Decision['code'], readonly [number, number | null, number | null]>>
  > = {
    B2: [15, null, null],
    C1: [14, null, null],
    C2: [14, null, null],
    C3: [14, null, null],
    C4: [15, null, null],
    C5: [16, 1, null],
    C6: [16, 2, null],
    C7: [16, 2, null],
    D1: [36, null, 4],
  }
  const ground = articles[code]
  return {
    code,
    items: [{ itemId: exampleItem.id, answer, says: '见附件' }],
    grounds:
      ground === undefined
        ? []
        : [
            {
              instrument: 'disclosure-regulation',
              article: ground[0],
              paragraph: ground[1],
              item: ground[2],
            },
          ],
    reason: code === 'B1' ? '' : '经审查，属于上述情形',
    particulars: {},
  }
}

/** A fact on a day, its payload as usual but for what the test gives. */
export function fact<T extends RequestEventType>(
  type: T,
  on: LocalDate,
  more: Partial<FactMap[T]> = {},
): RequestEvent {
  return { ...usual[type], ...more, on } as RequestEvent // the payload of `type`, as `FactMap` says
}

/** Events as the ledger would hold them, in the order given, each by its own person unless told. */
export function recorded(events: readonly RequestEvent[]): RecordedEvent[] {
  return events.map((event, index) => ({
    ...event,
    sequence: index + 1,
    recordedAt: `${event.on}T09:00:00+08:00`,
    actorId: actorOf(event.type),
    supersedes: null,
  }))
}

function actorOf(type: RequestEventType): string {
  const known: Readonly<Partial<Record<RequestEventType, string>>> = {
    'decision-reviewed': 'reviewer',
    'secrecy-reviewed': 'secrecy-reviewer',
    'decision-signed': 'signer',
    'extension-approved': 'signer',
  }
  return known[type] ?? 'handler'
}

/** The case that events make on a day. */
export function exampleCase(
  events: readonly RequestEvent[],
  asOf: LocalDate,
  calendar: WorkCalendar = nationalCalendar,
): RequestCase {
  return requestCase(examplePlace, recorded(events), calendar, asOf)
}

export function exampleContext(today: LocalDate, actorId = 'handler'): StepContext {
  return { today, actorId, calendar: nationalCalendar }
}

/** What the table says to a further fact, on its day, by the person who usually does it. */
export function tryStep(
  events: readonly RequestEvent[],
  next: RequestEvent,
  { today = next.on, actorId = actorOf(next.type) }: { today?: LocalDate; actorId?: string } = {},
): StepDecided {
  const { on, ...what } = next
  return decideStep(exampleCase(events, today), what, on, exampleContext(today, actorId))
}
