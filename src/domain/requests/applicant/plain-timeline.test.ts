import assert from 'node:assert/strict'
import { it } from 'node:test'
import { applicantEvents } from '../applicant-view.ts'
import type { RecordedEvent } from '../request-case.ts'
import type { RequestEvent } from '../request-event.ts'
import { plainTimeline } from './plain-timeline.ts'

/** One fact of every type that there is; the compiler holds the list complete. */
const oneOfEach: { readonly [T in RequestEvent['type']]: Extract<RequestEvent, { type: T }> } = {
  'request-registered': {
    type: 'request-registered',
    on: '2026-03-02',
    kind: 'disclosure',
    number: '市档案局公开〔2026〕1号',
    channel: 'internet',
    arrivedOn: '2026-03-02',
    signedOn: null,
    courierNumber: '',
    category: 'naturalPerson',
    onBehalf: 'self',
    oral: 'no',
    assistance: '',
    items: [],
    supplyForm: 'paper',
    supplyRoute: 'post',
    suggestsPublication: 'no',
    contentDigest: '',
  },
  'receipt-confirmed': { type: 'receipt-confirmed', on: '2026-03-03', how: 'phone', note: '内部备注' },
  'handed-to-unit': { type: 'handed-to-unit', on: '2026-03-03', unit: '内部科室', note: '内部备注' },
  'similar-noted': { type: 'similar-noted', on: '2026-03-03', otherRequestId: 'x', note: '内部备注' },
  'supplement-requested': {
    type: 'supplement-requested',
    on: '2026-03-04',
    missing: '年份',
    until: '2026-03-18',
    letterId: null,
  },
  'supplement-received': { type: 'supplement-received', on: '2026-03-05', items: [] },
  'supplement-lapsed': { type: 'supplement-lapsed', on: '2026-03-19', excused: 'no', note: '内部备注' },
  'extension-proposed': { type: 'extension-proposed', on: '2026-03-20', workingDays: 20, reason: '内部理由' },
  'extension-approved': { type: 'extension-approved', on: '2026-03-20' },
  'extension-refused': { type: 'extension-refused', on: '2026-03-20', reason: '内部理由' },
  'extension-notified': { type: 'extension-notified', on: '2026-03-20', letterId: null },
  'consultation-sent': {
    type: 'consultation-sent',
    on: '2026-03-06',
    consultation: '1',
    consulted: 'third-party',
    organName: '内部机关',
    about: '内部内容',
    letterId: null,
  },
  'consultation-delivered': { type: 'consultation-delivered', on: '2026-03-07', consultation: '1' },
  'consultation-answered': {
    type: 'consultation-answered',
    on: '2026-03-08',
    consultation: '1',
    answer: 'object',
    grounds: '内部意见',
  },
  'override-notified': {
    type: 'override-notified',
    on: '2026-03-09',
    consultation: '1',
    content: '内部内容',
    reason: '内部理由',
    letterId: null,
  },
  'reasons-requested': { type: 'reasons-requested', on: '2026-03-09', letterId: null },
  'reasons-judged': { type: 'reasons-judged', on: '2026-03-09', reasonable: 'yes', note: '内部备注' },
  'reasonable-period-set': {
    type: 'reasonable-period-set',
    on: '2026-03-09',
    until: '2026-06-30',
    letterId: null,
  },
  'fee-noticed': {
    type: 'fee-noticed',
    on: '2026-03-09',
    method: 'per-page',
    count: 250,
    yuan: 400,
    letterId: null,
  },
  'fee-notice-delivered': { type: 'fee-notice-delivered', on: '2026-03-10' },
  'fee-paid': { type: 'fee-paid', on: '2026-03-11', voucher: '内部凭证' },
  'fee-lapsed': { type: 'fee-lapsed', on: '2026-04-11' },
  'search-recorded': {
    type: 'search-recorded',
    on: '2026-03-11',
    places: '内部位置',
    terms: '内部检索词',
    by: '内部人员',
    found: 'yes',
    note: '内部备注',
  },
  'decision-drafted': {
    type: 'decision-drafted',
    on: '2026-03-11',
    decision: { code: 'B1', items: [], grounds: [], reason: '内部理由', particulars: {} },
  },
  'decision-reviewed': { type: 'decision-reviewed', on: '2026-03-11', opinion: '内部意见' },
  'secrecy-reviewed': { type: 'secrecy-reviewed', on: '2026-03-11', passes: 'yes', opinion: '内部意见' },
  'decision-returned': { type: 'decision-returned', on: '2026-03-11', by: 'review', reason: '内部理由' },
  'decision-signed': { type: 'decision-signed', on: '2026-03-12', letterId: null },
  'letter-issued': {
    type: 'letter-issued',
    on: '2026-03-12',
    letterId: 'l',
    letter: 'reply',
    number: '内部号',
  },
  'letter-dispatched': {
    type: 'letter-dispatched',
    on: '2026-03-12',
    letterId: null,
    letter: 'reply',
    mode: 'post',
    carrier: '中国邮政',
    trackingNumber: 'XA00000000044',
  },
  'letter-delivered': {
    type: 'letter-delivered',
    on: '2026-03-14',
    letterId: null,
    letter: 'reply',
    proof: '',
  },
  'letter-returned': {
    type: 'letter-returned',
    on: '2026-03-14',
    letterId: null,
    letter: 'reply',
    reason: '',
  },
  'request-withdrawn': { type: 'request-withdrawn', on: '2026-03-14', note: '' },
  'request-discontinued': { type: 'request-discontinued', on: '2026-03-14', code: 'F3', note: '内部备注' },
  'case-archived': { type: 'case-archived', on: '2026-03-14', place: '内部位置' },
  'publication-suggested': { type: 'publication-suggested', on: '2026-03-14', by: 'applicant', note: '' },
  'publication-decided': {
    type: 'publication-decided',
    on: '2026-03-15',
    publish: 'no',
    reason: '不涉及公众利益调整',
  },
  'remedy-filed': {
    type: 'remedy-filed',
    on: '2026-04-01',
    remedy: '1',
    remedyKind: 'reconsideration',
    after: null,
    docket: '',
    before: '内部机关',
    procedure: 'unknown',
  },
  'remedy-notice-received': {
    type: 'remedy-notice-received',
    on: '2026-04-02',
    remedy: '1',
    procedure: 'ordinary',
  },
  'remedy-answered': { type: 'remedy-answered', on: '2026-04-03', remedy: '1' },
  'remedy-decided': {
    type: 'remedy-decided',
    on: '2026-04-20',
    remedy: '1',
    result: 'annulled',
    remake: 'yes',
    note: '内部备注',
  },
  'reply-reopened': { type: 'reply-reopened', on: '2026-04-21', remedy: '1', until: null },
  'entry-revoked': { type: 'entry-revoked', on: '2026-04-21', reason: '内部理由' },
}

function recorded(events: readonly RequestEvent[]): RecordedEvent[] {
  return events.map((event, index) => ({
    ...event,
    sequence: index + 1,
    recordedAt: '2026-03-02T01:00:00.000Z',
    actorId: 'a',
    supersedes: null,
  }))
}

it('每一种事件 / 申请人能看到的 / 都有话说，内部的话一句也没有', () => {
  const told = applicantEvents({ events: recorded(Object.values(oneOfEach)) })
  const entries = plainTimeline(told)
  assert.equal(entries.length, told.length)
  assert.ok(entries.length > 15)
  for (const { title } of entries) assert.notEqual(title, '')
  assert.doesNotMatch(JSON.stringify(entries), /内部/)
})

it('后登记的先发生的事 / 列出 / 按发生的日子排', () => {
  const entries = plainTimeline([
    oneOfEach['letter-dispatched'],
    oneOfEach['request-registered'],
    oneOfEach['receipt-confirmed'],
  ])
  assert.deepEqual(
    entries.map(({ on }) => on),
    ['2026-03-02', '2026-03-03', '2026-03-12'],
  )
})
