import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, exampleDecision, fact } from '../../../../test/support/example-request.ts'
import {
  type CaseworkCheck,
  type CaseworkCheckId,
  caseworkChecks,
} from '../../../law/casework-checks/catalogue.ts'
import type { LocalDate } from '../../calendar/local-date.ts'
import { nationalCalendar } from '../../calendar/national-calendar.ts'
import type { Decision, RequestEvent } from '../request-event.ts'
import { checkCase } from './check-case.ts'
import { silentChannels, unconvertedGroups } from './check-office.ts'

const registered = fact('request-registered', '2025-09-15')
const online = fact('request-registered', '2025-09-12', { channel: 'internet', arrivedOn: '2025-09-12' })

const decided = (code: Decision['code'], on: LocalDate, more: Partial<Decision> = {}) => [
  fact('decision-drafted', on, { decision: { ...exampleDecision(code), ...more } }),
  fact('decision-reviewed', on),
  fact('secrecy-reviewed', on),
  fact('decision-signed', on),
]
const replied = (on: LocalDate, code: Decision['code'] = 'B1', more: Partial<Decision> = {}) => [
  ...decided(code, on, more),
  fact('letter-dispatched', on),
]
const archived = fact('case-archived', '2025-12-31')
const silentThirdParty = [
  fact('consultation-sent', '2025-09-16'),
  fact('consultation-delivered', '2025-09-17'),
  fact('consultation-answered', '2025-10-15', { answer: 'none' }),
]
const objection = [
  fact('consultation-sent', '2025-09-16', { letterId: 'l2' }),
  fact('consultation-answered', '2025-09-24', { answer: 'object', grounds: '商业秘密' }),
]

function idsOf(events: readonly RequestEvent[], asOf: LocalDate): CaseworkCheckId[] {
  return checkCase(exampleCase(events, asOf), nationalCalendar, asOf).map(({ id }) => id)
}

/** For each rule a case that breaks it, and no other; then the same case put right. */
const broken: readonly (readonly [
  CaseworkCheckId,
  LocalDate,
  readonly RequestEvent[],
  readonly RequestEvent[] | null,
])[] = [
  [
    'CW-I02',
    '2025-09-20',
    [
      fact('request-registered', '2025-09-15', {
        items: [{ id: 'i1', description: ' ', documentNumber: '' }],
      }),
    ],
    [registered],
  ],
  [
    'CW-I04',
    '2025-09-20',
    [
      fact('request-registered', '2025-09-15', {
        channel: 'signed-mail',
        arrivedOn: '2025-09-16',
        signedOn: '2025-09-15',
      }),
    ],
    [
      fact('request-registered', '2025-09-15', {
        channel: 'signed-mail',
        arrivedOn: '2025-09-15',
        signedOn: '2025-09-16',
      }),
    ],
  ],
  [
    'CW-I05',
    '2025-09-20',
    [online, fact('receipt-confirmed', '2025-09-15')],
    [online, fact('receipt-confirmed', '2025-09-12')],
  ],
  ['CW-I05', '2025-09-13', [online], null],
  [
    'CW-D01',
    '2025-09-30',
    [registered, fact('supplement-requested', '2025-09-25')],
    [registered, fact('supplement-requested', '2025-09-24')],
  ],
  [
    'CW-D01',
    '2025-09-30',
    [
      registered,
      fact('supplement-requested', '2025-09-16'),
      fact('supplement-received', '2025-09-18'),
      fact('supplement-requested', '2025-09-22'),
    ],
    null,
  ],
  ['CW-D02', '2025-09-20', [registered, fact('supplement-requested', '2025-09-16', { missing: '' })], null],
  ['CW-D03', '2025-10-18', [registered], null],
  ['CW-D03', '2025-10-20', [registered, ...replied('2025-10-20')], [registered, ...replied('2025-10-17')]],
  [
    'CW-D04',
    '2025-10-14',
    [registered, fact('extension-proposed', '2025-10-10'), fact('extension-notified', '2025-10-13')],
    [
      registered,
      fact('extension-proposed', '2025-10-10'),
      fact('extension-approved', '2025-10-10'),
      fact('extension-notified', '2025-10-13'),
    ],
  ],
  [
    'CW-D05',
    '2025-09-30',
    [registered, fact('consultation-sent', '2025-09-16')],
    [registered, fact('consultation-sent', '2025-09-16', { letterId: 'l2' })],
  ],
  [
    'CW-D06',
    '2025-10-20',
    [
      registered,
      ...silentThirdParty,
      ...decided('C4', '2025-10-16', { reason: '第三方逾期未提出意见，视为不同意公开' }),
    ],
    [
      registered,
      ...silentThirdParty,
      ...decided('C4', '2025-10-16', { reason: '公开会损害第三方的商业利益' }),
    ],
  ],
  [
    'CW-D07',
    '2025-10-20',
    [
      registered,
      fact('consultation-sent', '2025-09-16', {
        consulted: 'co-maker',
        organName: '示例区财政局',
        letterId: 'l2',
      }),
      fact('consultation-answered', '2025-10-15', { answer: 'none' }),
      ...decided('C6', '2025-10-16', { reason: '共同制作机关未答复，视为不同意' }),
    ],
    null,
  ],
  ['CW-D10', '2026-12-20', [fact('request-registered', '2026-12-15', { arrivedOn: '2026-12-15' })], null],
  [
    'CW-T01',
    '2025-10-17',
    [registered, ...decided('C4', '2025-10-16')],
    [registered, ...objection, ...decided('C4', '2025-10-16')],
  ],
  [
    'CW-T01',
    '2025-09-30',
    [
      registered,
      fact('consultation-sent', '2025-09-16'),
      fact('consultation-delivered', '2025-09-17'),
      ...decided('B1', '2025-09-26'),
    ],
    null,
  ],
  [
    'CW-T02',
    '2025-10-10',
    [registered, ...objection, ...decided('B1', '2025-09-26')],
    [registered, ...objection, ...decided('B1', '2025-09-26'), fact('override-notified', '2025-09-26')],
  ],
  [
    'CW-F01',
    '2025-09-20',
    [registered, fact('fee-noticed', '2025-09-18', { count: 30, yuan: 10 })],
    [registered, fact('fee-noticed', '2025-09-18')],
  ],
  [
    'CW-F02',
    '2025-09-20',
    [
      registered,
      fact('fee-noticed', '2025-09-18'),
      fact('fee-noticed', '2025-09-18', { method: 'per-item', count: 31 }),
    ],
    [registered, fact('fee-noticed', '2025-09-18')],
  ],
  ['CW-F03', '2025-09-20', [registered, fact('fee-noticed', '2025-09-18', { yuan: 210 })], null],
  [
    'CW-F05',
    '2025-10-24',
    [
      registered,
      fact('fee-noticed', '2025-09-18'),
      fact('fee-notice-delivered', '2025-09-19'),
      fact('request-discontinued', '2025-10-23', { code: 'F2' }),
    ],
    [
      registered,
      fact('fee-noticed', '2025-09-18'),
      fact('fee-notice-delivered', '2025-09-19'),
      fact('request-discontinued', '2025-10-24', { code: 'F2' }),
    ],
  ],
  [
    'CW-V01',
    '2025-10-16',
    [
      registered,
      ...decided('B1', '2025-10-15'),
      fact('letter-dispatched', '2025-10-15', { carrier: '顺丰速运' }),
    ],
    [registered, ...replied('2025-10-15')],
  ],
  [
    'CW-V02',
    '2025-10-16',
    [
      registered,
      ...decided('B1', '2025-10-15'),
      fact('letter-dispatched', '2025-10-15', { trackingNumber: '' }),
    ],
    null,
  ],
  [
    'CW-V02',
    '2025-10-16',
    [
      registered,
      ...decided('B1', '2025-10-15'),
      fact('letter-dispatched', '2025-10-15', { mode: 'in-person', carrier: '' }),
      fact('letter-delivered', '2025-10-15', { proof: '' }),
    ],
    null,
  ],
  [
    'CW-C02',
    '2025-10-16',
    [registered, fact('publication-suggested', '2025-09-20'), ...replied('2025-10-15')],
    [
      registered,
      fact('publication-suggested', '2025-09-20'),
      ...replied('2025-10-15'),
      fact('publication-decided', '2025-10-16'),
    ],
  ],
  [
    'CW-C03',
    '2026-01-01',
    [registered, ...replied('2025-10-15')],
    [registered, ...replied('2025-10-15'), archived],
  ],
  [
    'CW-C04',
    '2025-11-20',
    [
      registered,
      ...replied('2025-10-15'),
      fact('remedy-filed', '2025-11-03'),
      fact('remedy-notice-received', '2025-11-10'),
      fact('remedy-answered', '2025-11-18'),
    ],
    [
      registered,
      ...replied('2025-10-15'),
      fact('remedy-filed', '2025-11-03'),
      fact('remedy-notice-received', '2025-11-10'),
      fact('remedy-answered', '2025-11-17'),
    ],
  ],
  [
    'CW-C05',
    '2025-12-20',
    [
      registered,
      ...replied('2025-10-15', 'C5', { reason: '属于内部事务信息。' }),
      fact('remedy-filed', '2025-11-03'),
      fact('remedy-decided', '2025-12-01'),
      fact('reply-reopened', '2025-12-02'),
      ...replied('2025-12-10', 'C5', { reason: '属于内部事务信息' }),
    ],
    [
      registered,
      ...replied('2025-10-15', 'C5'),
      fact('remedy-filed', '2025-11-03'),
      fact('remedy-decided', '2025-12-01'),
      fact('reply-reopened', '2025-12-02'),
      ...replied('2025-12-10'),
    ],
  ],
]

for (const [id, asOf, wrong, right] of broken)
  test(`${id} / ${caseworkChecks[id].title} / 查出来${right === null ? '' : '；改正以后不再报'}`, () => {
    assert.deepEqual(idsOf(wrong, asOf), [id])
    if (right !== null) assert.deepEqual(idsOf(right, asOf), [])
  })

test('CW-D08 / 理由合理而延迟，没有合理期限 / 与逾期一并查出', () => {
  const events = [
    registered,
    fact('reasons-requested', '2025-09-16'),
    fact('reasons-judged', '2025-09-25', { reasonable: 'yes' }),
  ]
  assert.deepEqual(idsOf(events, '2025-10-20').toSorted(), ['CW-D03', 'CW-D08'])
  assert.deepEqual(idsOf([...events, fact('reasonable-period-set', '2025-10-10')], '2025-10-20'), [])
})

test('CW-F04 / 期满才通知收费 / 与逾期一并查出', () => {
  const events = [registered, fact('fee-noticed', '2025-10-18')]
  assert.deepEqual(idsOf(events, '2025-10-18').toSorted(), ['CW-D03', 'CW-F04'])
})

test('自查 / 重新办理之前的一轮 / 它的逾期仍看得到', () => {
  const late = [
    registered,
    ...replied('2025-10-20'),
    fact('remedy-filed', '2025-11-03'),
    fact('remedy-decided', '2025-12-01'),
    fact('reply-reopened', '2025-12-02'),
  ]
  assert.deepEqual(idsOf(late, '2025-12-05'), ['CW-D03'])
})

test('自查目录 / 从一件申请看得到的每一条 / 都有一件违反它的案件', () => {
  const shown = new Set<CaseworkCheckId>([...broken.map(([id]) => id), 'CW-D08', 'CW-F04'])
  const missing = Object.entries<CaseworkCheck>(caseworkChecks)
    .filter(([, { seenIn }]) => seenIn === 'case')
    .filter(([id]) => ![...shown].some((each) => each === id))
  assert.deepEqual(missing, [])
})

test('自查目录 / 看不到的各条 / 说明平台怎样保证', () => {
  for (const [id, { seenIn, keptBy }] of Object.entries<CaseworkCheck>(caseworkChecks))
    assert.equal(seenIn === 'nothing', keptBy !== null, id)
})

test('CW-C01 / 两人要同一信息并已公开 / 提醒决定是否转主动公开；决定以后不再提醒', () => {
  const same = (requestId: string, ...more: readonly RequestEvent[]) => ({
    ...exampleCase([registered, ...more], '2025-10-20'),
    requestId,
  })
  const open = [same('a', ...replied('2025-10-15')), same('b')]
  assert.deepEqual(
    unconvertedGroups(open).map(({ id, requestIds }) => [id, requestIds]),
    [['CW-C01', ['a', 'b']]],
  )
  const settled = [same('a', ...replied('2025-10-15'), fact('publication-decided', '2025-10-16')), same('b')]
  assert.deepEqual(unconvertedGroups(settled), [])
})

test('CW-I06 / 公布了传真而半年没有收到 / 提醒核实；近期有的、没有公布的不提醒', () => {
  const last = { fax: '2025-09-15', internet: '2025-01-01' } as const
  assert.deepEqual(
    silentChannels(last, ['fax', 'in-person'], '2026-04-01').map(({ id }) => id),
    ['CW-I06'],
  )
  assert.deepEqual(silentChannels(last, ['fax'], '2025-10-20'), [])
})

test('CW-I06 / 公布了邮寄 / 挂号信和平常信函有一种收到就不是没有人值守', () => {
  const last = { 'ordinary-mail': '2025-01-10', 'signed-mail': '2026-03-02' } as const
  assert.deepEqual(silentChannels(last, ['post'], '2026-04-01'), [])
})
