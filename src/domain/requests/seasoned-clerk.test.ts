// What an office meets in practice: nothing that the law lets it do is refused, and nothing is let through a day early or late.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { exampleCase, exampleDecision, fact, tryStep } from '../../../test/support/example-request.ts'
import type { Actor } from '../access/access.ts'
import { can } from '../access/can.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { requestFee } from './fee.ts'
import { actionPermission, signingPermission } from './request-actions.ts'
import type { Decision, RequestEvent } from './request-event.ts'

/** 2025-09-15 received: 补正 till 09-24, reply till 10-17, extended by 20 till 11-14. */
const registered = fact('request-registered', '2025-09-15')
const drafted = (code: Decision['code'], on: LocalDate, more: Partial<Decision> = {}) =>
  fact('decision-drafted', on, { decision: { ...exampleDecision(code), ...more } })
const extended = [
  fact('extension-proposed', '2025-10-16'),
  fact('extension-approved', '2025-10-17'),
  fact('extension-notified', '2025-10-17'),
]
const asked = [fact('consultation-sent', '2025-09-22'), fact('consultation-delivered', '2025-09-23')]
const signed = [
  drafted('E1', '2025-10-09'),
  fact('decision-reviewed', '2025-10-10'),
  fact('decision-signed', '2025-10-13'),
]
const reply = { letterId: 'l1', letter: 'reply' } as const

const silence = (on: LocalDate) => fact('consultation-answered', on, { answer: 'none', grounds: '' })
const byHand = fact('letter-dispatched', '2025-10-14', { mode: 'in-person', carrier: '' })
const byNotice = fact('letter-dispatched', '2025-10-14', { mode: 'public-notice', carrier: '' })
const web = fact('request-registered', '2025-09-12', { channel: 'internet', arrivedOn: '2025-09-12' })

/** What was done, what is to be done, and the refusal (null = it may be done). */
const practice: readonly (readonly [string, readonly RequestEvent[], RequestEvent, string | null])[] = [
  [
    '条例第三十条 / 第7个工作日 / 还可以告知补正',
    [registered],
    fact('supplement-requested', '2025-09-24', { until: '2025-10-15' }),
    null,
  ],
  [
    '条例第三十条 / 第8个工作日 / 不可以',
    [registered],
    fact('supplement-requested', '2025-09-25', { until: '2025-10-15' }),
    'supplement-too-late',
  ],
  [
    '条例第三十条 / 补正后仍不明确 / 不能第二次告知补正',
    [
      registered,
      fact('supplement-requested', '2025-09-17', { until: '2025-10-10' }),
      fact('supplement-received', '2025-09-26'),
    ],
    fact('supplement-requested', '2025-09-28', { until: '2025-10-20' }),
    'second-supplement',
  ],
  [
    '条例第三十条 / 过了补正期限，尚未登记逾期 / 补来的还收',
    [registered, fact('supplement-requested', '2025-09-17', { until: '2025-09-30' })],
    fact('supplement-received', '2025-10-09'),
    null,
  ],
  [
    '条例第三十三条 / 期限最后一天告知延期 / 可以',
    [registered, ...extended.slice(0, 2)],
    fact('extension-notified', '2025-10-17'),
    null,
  ],
  [
    '条例第三十三条 / 期满次日告知延期 / 不可以',
    [registered, ...extended.slice(0, 2)],
    fact('extension-notified', '2025-10-20'),
    'extension-told-late',
  ],
  [
    '条例第三十三条 / 期限最后一天才提出延期 / 可以',
    [registered],
    fact('extension-proposed', '2025-10-17'),
    null,
  ],
  [
    '条例第三十二条 / 延期以后征求第三方意见 / 可以',
    [registered, ...extended],
    fact('consultation-sent', '2025-10-22'),
    null,
  ],
  [
    '条例第三十三条 / 征求意见期间延期 / 可以',
    [registered, ...asked],
    fact('extension-proposed', '2025-10-09'),
    null,
  ],
  [
    '国办函〔2020〕109号 / 延期以后、最后一天收费通知 / 可以',
    [registered, ...extended],
    fact('fee-noticed', '2025-11-14'),
    null,
  ],
  [
    '国办函〔2020〕109号 / 延长的期限也过了 / 不可以',
    [registered, ...extended],
    fact('fee-noticed', '2025-11-17'),
    'fee-notice-too-late',
  ],
  [
    '条例第三十二条 / 第三方还没有收到征求意见书 / 不能当作逾期',
    [registered, ...asked.slice(0, 1)],
    silence('2025-10-30'),
    'opinion-period-not-begun',
  ],
  [
    '条例第三十二条 / 第15个工作日 / 第三方还可以提出',
    [registered, ...asked],
    silence('2025-10-20'),
    'still-time-to-answer',
  ],
  ['条例第三十二条 / 第15个工作日次日 / 可以登记逾期', [registered, ...asked], silence('2025-10-21'), null],
  [
    '条例第三十二条 / 征求意见书退回，第三方找不到 / 不用无限期等下去',
    [
      registered,
      fact('consultation-sent', '2025-09-22', { letterId: 'z1' }),
      fact('letter-dispatched', '2025-09-22', { letterId: 'z1', letter: 'third-party-consultation' }),
      fact('letter-returned', '2025-09-29', { letterId: 'z1', letter: 'third-party-consultation' }),
    ],
    silence('2025-09-30'),
    null,
  ],
  [
    '条例第三十二条 / 第三方逾期未提出 / 机关可以决定公开',
    [registered, ...asked, silence('2025-10-21')],
    drafted('B1', '2025-10-22'),
    null,
  ],
  [
    '条例第三十二条 / 第三方逾期未提出 / 机关也可以决定不公开',
    [registered, ...asked, silence('2025-10-21')],
    drafted('C4', '2025-10-22'),
    null,
  ],
  ['条例第三十七条 / 有公开有不公开 / 部分公开', [registered], drafted('B2', '2025-10-09'), null],
  [
    '条例第三十六条第七项 / 行政查询事项，逐项记为不公开 / 可以：表三列在不予公开之下',
    [registered],
    drafted('C8', '2025-10-09', { items: [{ itemId: 'i1', answer: 'withheld', says: '' }] }),
    null,
  ],
  [
    '条例第三十六条第四项 / 还没有同申请人确认收到 / 先检索也可以',
    [web],
    fact('search-recorded', '2025-09-12'),
    null,
  ],
  [
    '签发以后、送达以前 / 申请人撤回 / 可以',
    [registered, ...signed],
    fact('request-withdrawn', '2025-10-14'),
    null,
  ],
  [
    '当面送达 / 申请人拒收，留置送达 / 可以登记送达',
    [registered, ...signed, byHand],
    fact('letter-delivered', '2025-10-14', { ...reply, proof: '拒收，留置送达，有见证人' }),
    null,
  ],
  [
    '当面送达 / 申请人拒收 / 改为邮寄',
    [registered, ...signed, byHand, fact('letter-returned', '2025-10-14')],
    fact('letter-dispatched', '2025-10-15'),
    null,
  ],
  [
    '民事诉讼法第九十五条 / 公告第29日 / 还不视为送达',
    [registered, ...signed, byNotice],
    fact('letter-delivered', '2025-11-12', { ...reply, proof: '公告' }),
    'notice-still-hanging',
  ],
  [
    '民事诉讼法第九十五条 / 公告经过三十日 / 视为送达',
    [registered, ...signed, byNotice],
    fact('letter-delivered', '2025-11-13', { ...reply, proof: '公告' }),
    null,
  ],
  [
    '指导案例26号 / 网上申请从未确认，申请人起诉不履行职责 / 可以登记',
    [web],
    fact('remedy-filed', '2025-12-01', { remedyKind: 'litigation', before: '示例区人民法院' }),
    null,
  ],
  [
    '行政诉讼法第六十二条 / 复议期间发现答复有误 / 可以自行撤销、重新办理',
    [registered, ...signed, fact('letter-dispatched', '2025-10-14'), fact('remedy-filed', '2025-11-03')],
    fact('reply-reopened', '2025-11-10', { remedy: '', reason: '原答复遗漏第二项内容' }),
    null,
  ],
  [
    '自行纠正 / 不写原因 / 不可以',
    [registered, ...signed, fact('letter-dispatched', '2025-10-14')],
    fact('reply-reopened', '2025-11-10', { remedy: '' }),
    'no-reason',
  ],
  [
    '自行纠正 / 答复还没有送达 / 不需要，直接修改',
    [registered, ...signed],
    fact('reply-reopened', '2025-10-14', { remedy: '', reason: '有误' }),
    'nothing-to-remake',
  ],
  [
    '条例第四十一条 / 更正申请，不属于职能范围 / 可以转送、告知',
    [fact('request-registered', '2025-09-15', { kind: 'correction' })],
    drafted('D1', '2025-09-17'),
    null,
  ],
  [
    '条例第二十九条 / 口头申请，由工作人员代写 / 当日就可以办理',
    [fact('request-registered', '2025-09-15', { channel: 'in-person', signedOn: null, oral: 'yes' })],
    drafted('B1', '2025-09-15'),
    null,
  ],
]

for (const [law, given, when, refused] of practice)
  test(law, () => {
    const decided = tryStep(given, when)
    if (refused === null) assert.ok(decided.ok, decided.ok ? '' : `${decided.code}: ${decided.message}`)
    else assert.equal(decided.ok ? 'let through' : decided.code, refused)
  })

test('留置送达、公告送达 / 何时办结 / 送达之日，不是发出之日', () => {
  const delivered = (on: LocalDate) => fact('letter-delivered', on, { ...reply, proof: '送达回证' })
  assert.equal(
    exampleCase([registered, ...signed, byHand, delivered('2025-10-14')], '2025-12-01').closedOn,
    '2025-10-14',
  )
  assert.equal(
    exampleCase([registered, ...signed, byNotice, delivered('2025-11-13')], '2025-12-01').closedOn,
    '2025-11-13',
  )
})

test('国办函〔2020〕109号第四条 / 一份申请拆成第11至13件 / 收300元；少收、多拆不可以', () => {
  const notice = (pieces: number, yuan: number) =>
    tryStep([registered], fact('fee-noticed', '2025-09-18', { method: 'per-item', count: 13, pieces, yuan }))
  assert.equal(notice(3, 300).ok, true)
  assert.equal(notice(3, 100).ok, false)
  assert.equal(notice(14, 300).ok, false)
  const across = requestFee('per-item', 31, 2)
  assert.equal(across.ok && across.yuan, 300)
})

test('两个人的机关 / 一人拟办，另一人审核 / 审核的人可以签发不予公开，拟办的人不可以', () => {
  const made = exampleCase(
    [registered, drafted('C3', '2025-10-09'), fact('decision-reviewed', '2025-10-10')],
    '2025-10-10',
  )
  assert.equal(signingPermission(made).verb, 'withhold')
  const now = '2025-10-10T02:00:00.000Z'
  const maySign = (accountId: string) => {
    const grant = { role: 'signer', regionId: made.regionId, organId: made.organId } as const
    const actor: Actor = {
      accountId,
      name: '虚构甲',
      grants: [{ ...grant, from: '2025-01-01', to: null, delegatedBy: null }],
      provenAt: now,
    }
    const object = {
      kind: 'request',
      regionId: made.regionId,
      organPath: [made.organId],
      workOf: made.workOf,
    } as const
    return can(actor, 'withhold', object, now).allowed
  }
  assert.deepEqual([maySign('handler'), maySign('reviewer')], [false, true])
})

test('自行纠正 / 权限 / 同签发一样：一个人不能撤下别人签发的答复', () => {
  const made = exampleCase([registered, ...signed, fact('letter-dispatched', '2025-10-14')], '2025-11-10')
  const own = { type: 'reply-reopened', remedy: '', until: null, reason: '有误' } as const
  assert.equal(actionPermission(made, own).verb, 'sign')
  assert.equal(actionPermission(made, { ...own, remedy: 'r1' }).verb, 'edit')
})
