import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  exampleCase,
  exampleContext,
  exampleDecision,
  exampleItem,
  fact,
  tryStep,
} from '../../../test/support/example-request.ts'
import { outcomes } from '../../law/outcome-codes.ts'
import { findRule } from '../access/policy.ts'
import type { LocalDate } from '../calendar/local-date.ts'
import { placeText } from '../citation-text.ts'
import { actionPermission, allowedActions, requestActions, requestActionTypes } from './request-actions.ts'
import type { Decision, RequestEvent } from './request-event.ts'

const registered = fact('request-registered', '2025-09-15')
const online = fact('request-registered', '2025-09-12', { channel: 'internet', arrivedOn: '2025-09-12' })

const drafted = (code: Decision['code'], on: LocalDate, more: Partial<Decision> = {}) =>
  fact('decision-drafted', on, { decision: { ...exampleDecision(code), ...more } })
const asked = (on: LocalDate) => [fact('consultation-sent', on), fact('consultation-delivered', on)]
const reviewed = [
  drafted('B1', '2025-10-09'),
  fact('decision-reviewed', '2025-10-10'),
  fact('secrecy-reviewed', '2025-10-10'),
]
const signed = [...reviewed, fact('decision-signed', '2025-10-13')]
const closed = [...signed, fact('letter-dispatched', '2025-10-14')]
const judged = (reasonable: 'yes' | 'no') => [
  fact('reasons-requested', '2025-09-16'),
  fact('reasons-judged', '2025-09-25', { reasonable }),
]
const charged = [fact('fee-noticed', '2025-09-18'), fact('fee-notice-delivered', '2025-09-19')]
const annulled = [
  fact('remedy-filed', '2025-11-03'),
  fact('remedy-notice-received', '2025-11-10'),
  fact('remedy-decided', '2025-12-15'),
]

interface Line {
  readonly law: string
  readonly given: readonly RequestEvent[]
  readonly when: RequestEvent
  /** Code of the refusal and its place in the law; null = let through. */
  readonly refused: string | null
  readonly place?: string
}

const table: readonly Line[] = [
  {
    law: '条例第三十一条 / 网上申请未确认 / 不得办理',
    given: [online],
    when: drafted('B1', '2025-09-15'),
    refused: 'not-received',
    place: '第三十一条第三项',
  },
  {
    law: '条例第三十一条 / 网上申请 / 可以确认',
    given: [online],
    when: fact('receipt-confirmed', '2025-09-12'),
    refused: null,
  },
  {
    law: '条例第三十一条 / 当面提交 / 不需要确认',
    given: [registered],
    when: fact('receipt-confirmed', '2025-09-15'),
    refused: 'no-confirmation-needed',
    place: '第三十一条第一项',
  },
  {
    law: '条例第三十条 / 没有写明事项 / 不得告知补正',
    given: [registered],
    when: fact('supplement-requested', '2025-09-16', { missing: ' ' }),
    refused: 'nothing-to-supplement',
    place: '第三十条',
  },
  {
    law: '条例第三十条 / 补正期限就是当天 / 不得告知补正',
    given: [registered],
    when: fact('supplement-requested', '2025-09-16', { until: '2025-09-16' }),
    refused: 'no-time-to-supplement',
    place: '第三十条',
  },
  {
    law: '条例第三十条 / 第7个工作日 / 可以告知补正',
    given: [registered],
    when: fact('supplement-requested', '2025-09-24'),
    refused: null,
  },
  {
    law: '条例第三十条 / 第8个工作日 / 不得告知补正',
    given: [registered],
    when: fact('supplement-requested', '2025-09-25'),
    refused: 'supplement-too-late',
    place: '第三十条',
  },
  {
    law: '条例第三十条 / 已经告知一次 / 不得再次告知',
    given: [registered, fact('supplement-requested', '2025-09-16')],
    when: fact('supplement-requested', '2025-09-17'),
    refused: 'second-supplement',
    place: '第三十条',
  },
  {
    law: '条例第三十条 / 补正期限当天 / 尚未逾期',
    given: [registered, fact('supplement-requested', '2025-09-16', { until: '2025-09-30' })],
    when: fact('supplement-lapsed', '2025-09-30'),
    refused: 'supplement-still-in-time',
    place: '第三十条',
  },
  {
    law: '民法典第二百零三条 / 补正期限是国庆假日 / 顺延到假期后第一个工作日，当日尚未逾期',
    given: [registered, fact('supplement-requested', '2025-09-16', { until: '2025-10-05' })],
    when: fact('supplement-lapsed', '2025-10-09'),
    refused: 'supplement-still-in-time',
    place: '第三十条',
  },
  {
    law: '民法典第二百零三条 / 补正期限是国庆假日，假期后第二个工作日 / 逾期',
    given: [registered, fact('supplement-requested', '2025-09-16', { until: '2025-10-05' })],
    when: fact('supplement-lapsed', '2025-10-10'),
    refused: null,
  },
  {
    law: '条例第三十条 / 补正期限次日 / 逾期',
    given: [registered, fact('supplement-requested', '2025-09-16', { until: '2025-09-30' })],
    when: fact('supplement-lapsed', '2025-10-01'),
    refused: null,
  },
  {
    law: '条例第三十条 / 没有登记逾期 / 不得以不补正结束',
    given: [registered, fact('supplement-requested', '2025-09-16')],
    when: fact('request-discontinued', '2025-10-20'),
    refused: 'not-lapsed',
    place: '第三十条',
  },
  {
    law: '条例第三十条 / 有正当理由的逾期 / 不得以不补正结束',
    given: [
      registered,
      fact('supplement-requested', '2025-09-16'),
      fact('supplement-lapsed', '2025-10-16', { excused: 'yes', note: '住院' }),
    ],
    when: fact('request-discontinued', '2025-10-20'),
    refused: 'not-lapsed',
    place: '第三十条',
  },
  {
    law: '条例第三十条 / 逾期不补正 / 不再处理',
    given: [registered, fact('supplement-requested', '2025-09-16'), fact('supplement-lapsed', '2025-10-16')],
    when: fact('request-discontinued', '2025-10-20'),
    refused: null,
  },
  {
    law: '条例第三十三条第二款 / 延长21个工作日 / 不得延长',
    given: [registered],
    when: fact('extension-proposed', '2025-10-10', { workingDays: 21 }),
    refused: 'extension-too-long',
    place: '第三十三条第二款',
  },
  {
    law: '条例第三十三条第二款 / 期满次日 / 不得提出延期',
    given: [registered],
    when: fact('extension-proposed', '2025-10-18'),
    refused: 'extension-too-late',
    place: '第三十三条第二款',
  },
  {
    law: '条例第三十三条第二款 / 未经负责人同意 / 不得告知延期',
    given: [registered, fact('extension-proposed', '2025-10-10')],
    when: fact('extension-notified', '2025-10-13'),
    refused: 'no-approval',
    place: '第三十三条第二款',
  },
  {
    law: '条例第三十三条第二款 / 期满之日 / 可以告知延期',
    given: [registered, fact('extension-proposed', '2025-10-10'), fact('extension-approved', '2025-10-10')],
    when: fact('extension-notified', '2025-10-17'),
    refused: null,
  },
  {
    law: '条例第三十三条第二款 / 期满次日 / 不得告知延期',
    given: [registered, fact('extension-proposed', '2025-10-10'), fact('extension-approved', '2025-10-10')],
    when: fact('extension-notified', '2025-10-18'),
    refused: 'extension-told-late',
    place: '第三十三条第二款',
  },
  {
    law: '条例第三十三条第二款 / 已经延期 / 不得再延',
    given: [
      registered,
      fact('extension-proposed', '2025-10-10'),
      fact('extension-approved', '2025-10-10'),
      fact('extension-notified', '2025-10-13'),
    ],
    when: fact('extension-proposed', '2025-10-20'),
    refused: 'already-extended',
    place: '第三十三条第二款',
  },
  {
    law: '条例第三十三条第二款 / 负责人不同意后 / 可以另行提出',
    given: [registered, fact('extension-proposed', '2025-10-09'), fact('extension-refused', '2025-10-10')],
    when: fact('extension-proposed', '2025-10-13'),
    refused: null,
  },
  {
    law: '条例第三十三条第二款 / 等待补正 / 没有可以延长的期限',
    given: [registered, fact('supplement-requested', '2025-09-16')],
    when: fact('extension-proposed', '2025-09-17'),
    refused: 'period-does-not-run',
    place: '第三十三条第二款',
  },
  {
    law: '条例第三十五条 / 没有要求说明理由 / 不得定合理期限',
    given: [registered],
    when: fact('reasonable-period-set', '2025-10-10'),
    refused: 'not-judged-reasonable',
    place: '第三十五条',
  },
  {
    law: '条例第三十五条 / 理由合理 / 可以定合理期限',
    given: [registered, ...judged('yes')],
    when: fact('reasonable-period-set', '2025-10-10'),
    refused: null,
  },
  {
    law: '条例第三十五条 / 合理期限不晚于原期限 / 没有意义',
    given: [registered, ...judged('yes')],
    when: fact('reasonable-period-set', '2025-10-10', { until: '2025-10-17' }),
    refused: 'reasonable-period-not-later',
    place: '第三十五条',
  },
  {
    law: '条例第三十五条 / 没有要求说明理由 / 不得以大量申请不予处理',
    given: [registered],
    when: drafted('E4', '2025-10-10'),
    refused: 'reasons-not-asked',
    place: '第三十五条',
  },
  {
    law: '条例第三十五条 / 理由不合理 / 不予处理',
    given: [registered, ...judged('no')],
    when: drafted('E4', '2025-10-10'),
    refused: null,
  },
  {
    law: '条例第三十二条 / 第三方收到后第15个工作日 / 不能登记逾期',
    given: [registered, ...asked('2025-09-15')],
    when: fact('consultation-answered', '2025-10-11', { answer: 'none' }),
    refused: 'still-time-to-answer',
    place: '第三十二条',
  },
  {
    law: '条例第三十二条 / 第三方收到后第16个工作日 / 登记逾期',
    given: [registered, ...asked('2025-09-15')],
    when: fact('consultation-answered', '2025-10-13', { answer: 'none' }),
    refused: null,
  },
  {
    law: '条例第三十二条 / 意见未到 / 不得拟办公开',
    given: [registered, ...asked('2025-09-16')],
    when: drafted('B1', '2025-09-25'),
    refused: 'third-party-not-answered',
    place: '第三十二条',
  },
  {
    law: '条例第三十二条 / 没有征求意见 / 不得以第三方权益不予公开',
    given: [registered],
    when: drafted('C4', '2025-09-25'),
    refused: 'third-party-not-consulted',
    place: '第三十二条',
  },
  {
    law: '条例第十五条 / 第三方同意 / 不得以第三方权益不予公开',
    given: [registered, ...asked('2025-09-16'), fact('consultation-answered', '2025-09-24')],
    when: drafted('C4', '2025-09-25'),
    refused: 'third-party-consents',
    place: '第十五条',
  },
  {
    law: '条例第三十二条 / 第三方同意 / 不需要另行告知',
    given: [registered, ...asked('2025-09-16'), fact('consultation-answered', '2025-09-24')],
    when: fact('override-notified', '2025-09-25'),
    refused: 'nothing-to-override',
    place: '第三十二条',
  },
  {
    law: '条例第三十二条 / 告知第三方没有理由 / 不成立',
    given: [
      registered,
      ...asked('2025-09-16'),
      fact('consultation-answered', '2025-09-24', { answer: 'object' }),
    ],
    when: fact('override-notified', '2025-09-25', { reason: '' }),
    refused: 'no-content-or-reason',
    place: '第三十二条',
  },
  {
    law: '征求意见 / 第三方姓名写进记录 / 不可以',
    given: [registered],
    when: fact('consultation-sent', '2025-09-16', { organName: '某某公司' }),
    refused: 'third-party-named',
  },
  {
    law: '信息处理费 / 30页以内 / 不得收费',
    given: [registered],
    when: fact('fee-noticed', '2025-09-18', { count: 30, yuan: 0 }),
    refused: 'no-fee-due',
    place: '第五条',
  },
  {
    law: '第三十六条第二项 / 有一项提供、一项不存在 / 不能算作无法提供',
    given: [
      fact('request-registered', '2025-09-15', { items: [exampleItem, { ...exampleItem, id: 'i2' }] }),
      fact('search-recorded', '2025-09-16'),
    ],
    when: fact('decision-drafted', '2025-09-17', {
      decision: {
        ...exampleDecision('D1'),
        items: [
          { itemId: 'i1', answer: 'given', says: '' },
          { itemId: 'i2', answer: 'not-supplied', says: '' },
        ],
      },
    }),
    refused: 'something-given',
    place: '第三十六条第二项',
  },
  {
    law: '第三十六条第四项 / 予以公开的申请里有一项不存在，没有检索 / 先登记检索',
    given: [fact('request-registered', '2025-09-15', { items: [exampleItem, { ...exampleItem, id: 'i2' }] })],
    when: fact('decision-drafted', '2025-09-17', {
      decision: {
        ...exampleDecision('B1'),
        reason: '第二项经检索不存在',
        grounds: exampleDecision('D1').grounds,
        items: [
          { itemId: 'i1', answer: 'given', says: '' },
          { itemId: 'i2', answer: 'not-supplied', says: '' },
        ],
      },
    }),
    refused: 'no-search',
    place: '第三十六条第四项',
  },
  {
    law: '收费办法第五条 / 申请人要求查阅、抄录 / 不能按页收费',
    given: [fact('request-registered', '2025-09-15', { supplyForm: 'inspection' })],
    when: fact('fee-noticed', '2025-09-18'),
    refused: 'nothing-copied',
    place: '第五条',
  },
  {
    law: '信息处理费 / 数额与标准不符 / 不得通知',
    given: [registered],
    when: fact('fee-noticed', '2025-09-18', { count: 50, yuan: 500 }),
    refused: 'wrong-fee',
    place: '第五条',
  },
  {
    law: '信息处理费 / 同一申请人当月第31件 / 200元',
    given: [registered],
    when: fact('fee-noticed', '2025-09-18', { method: 'per-item', count: 31, yuan: 200 }),
    refused: null,
  },
  {
    law: '信息处理费 / 已经收过 / 不得再收',
    given: [registered, ...charged],
    when: fact('fee-noticed', '2025-09-22', { method: 'per-item', count: 31, yuan: 200 }),
    refused: 'charged-before',
    place: '第三条',
  },
  {
    law: '信息处理费 / 处理期限届满 / 不得通知收费',
    given: [registered],
    when: fact('fee-noticed', '2025-10-18'),
    refused: 'fee-notice-too-late',
    place: '第六条',
  },
  {
    law: '信息处理费 / 收到通知后第20个工作日 / 尚未逾期',
    given: [registered, ...charged],
    when: fact('fee-lapsed', '2025-10-23'),
    refused: 'fee-still-in-time',
    place: '第六条',
  },
  {
    law: '信息处理费 / 收到通知后第21个工作日 / 逾期',
    given: [registered, ...charged],
    when: fact('fee-lapsed', '2025-10-24'),
    refused: null,
  },
  {
    law: '条例第三十六条 / 漏答 / 不得拟办',
    given: [registered],
    when: drafted('B1', '2025-10-10', { items: [] }),
    refused: 'items-unanswered',
    place: '第三十六条第三项',
  },
  {
    law: '条例第三十六条第四项 / 没有检索 / 不得答复不存在',
    given: [registered],
    when: drafted('D1', '2025-10-10'),
    refused: 'no-search',
    place: '第三十六条第四项',
  },
  {
    law: '条例第三十六条第四项 / 有检索记录 / 可以答复不存在',
    given: [registered, fact('search-recorded', '2025-10-09')],
    when: drafted('D1', '2025-10-10'),
    refused: null,
  },
  {
    law: '条例第三十六条第五项 / 不属于本机关 / 不需要检索',
    given: [registered],
    when: drafted('D1', '2025-10-10', {
      grounds: [{ instrument: 'disclosure-regulation', article: 36, paragraph: null, item: 5 }],
    }),
    refused: null,
  },
  {
    law: '条例第三十六条第三项 / 不予公开没有事实理由 / 不得拟办',
    given: [registered],
    when: drafted('C5', '2025-10-10', { reason: '' }),
    refused: 'no-reason',
    place: '第三十六条第三项',
  },
  {
    law: '条例第三十六条第三项 / 不予公开没有引条款 / 不得拟办',
    given: [registered],
    when: drafted('C5', '2025-10-10', { grounds: [] }),
    refused: 'no-ground',
    place: '第三十六条第三项',
  },
  {
    law: '条例第三十七条 / 有公开也有不公开而只计不予公开 / 不得拟办',
    given: [registered],
    when: drafted('C5', '2025-10-10', { items: exampleDecision('B2').items }),
    refused: 'is-partial',
    place: '第三十七条',
  },
  {
    law: '条例第三十七条 / 全部公开而计部分公开 / 不得拟办',
    given: [registered],
    when: drafted('B2', '2025-10-10', { items: exampleDecision('B1').items }),
    refused: 'is-not-partial',
    place: '第三十七条',
  },
  {
    law: '条例第三十条 / 没有补正过 / 不得答复补正后仍不明确',
    given: [registered],
    when: drafted('D3', '2025-10-10'),
    refused: 'no-supplement',
    place: '第三十条',
  },
  {
    law: '条例第四十一条 / 更正申请 / 不能用公开申请的结果',
    given: [fact('request-registered', '2025-09-15', { kind: 'correction' })],
    when: drafted('C5', '2025-10-10'),
    refused: 'not-for-corrections',
    place: '第四十一条',
  },
  {
    law: '条例第四十一条 / 更正申请 / 予以更正',
    given: [fact('request-registered', '2025-09-15', { kind: 'correction' })],
    when: drafted('B1', '2025-10-10'),
    refused: null,
  },
  {
    law: '条例第四十五条 / 没有审核 / 不得签发',
    given: [registered, drafted('E1', '2025-10-09')],
    when: fact('decision-signed', '2025-10-10'),
    refused: 'not-reviewed',
    place: '第四十五条',
  },
  {
    law: '条例第十七条 / 公开没有保密审查 / 不得签发',
    given: [registered, ...reviewed.slice(0, 2)],
    when: fact('decision-signed', '2025-10-13'),
    refused: 'no-secrecy-review',
    place: '第十七条第二款',
  },
  {
    law: '条例第十七条 / 保密审查不通过 / 不得签发公开',
    given: [
      registered,
      ...reviewed.slice(0, 2),
      fact('secrecy-reviewed', '2025-10-10', { passes: 'no', opinion: '涉密' }),
    ],
    when: fact('decision-signed', '2025-10-13'),
    refused: 'secrecy-not-passed',
    place: '第十七条第二款',
  },
  {
    law: '审核 / 被退回 / 修改之前不得签发',
    given: [registered, ...reviewed, fact('decision-returned', '2025-10-11')],
    when: fact('decision-signed', '2025-10-13'),
    refused: 'returned',
    place: '第四十五条',
  },
  {
    law: '签发 / 审核、保密审查都通过 / 可以',
    given: [registered, ...reviewed],
    when: fact('decision-signed', '2025-10-13'),
    refused: null,
  },
  {
    law: '签发之后 / 再改拟办 / 不可以',
    given: [registered, ...signed],
    when: drafted('C5', '2025-10-14'),
    refused: 'signed',
    place: '第四十五条',
  },
  {
    law: '送达 / 未签发 / 不得发出答复',
    given: [registered, ...reviewed],
    when: fact('letter-dispatched', '2025-10-13'),
    refused: 'not-signed',
    place: '第四十五条',
  },
  {
    law: '送达解释第二项 / 通过民营快递 / 不得邮寄',
    given: [registered, ...signed],
    when: fact('letter-dispatched', '2025-10-14', { carrier: '顺丰速运' }),
    refused: 'private-courier',
    place: '第二项',
  },
  {
    law: '送达 / 没有发出 / 不能登记送达',
    given: [registered, ...signed],
    when: fact('letter-delivered', '2025-10-14'),
    refused: 'no-letter-out',
    place: '第四项',
  },
  {
    law: '文号 / 用过的文号 / 不得再用',
    given: [registered, ...signed, fact('letter-issued', '2025-10-13')],
    when: fact('letter-issued', '2025-10-14', { letterId: 'l2' }),
    refused: 'number-taken',
    place: '第四十五条',
  },
  {
    law: '办结 / 已经办结 / 不得撤回',
    given: [registered, ...closed],
    when: fact('request-withdrawn', '2025-10-15'),
    refused: 'closed',
    place: '第四十五条',
  },
  {
    law: '归档 / 尚未办结 / 不得归档',
    given: [registered],
    when: fact('case-archived', '2025-10-15'),
    refused: 'still-open',
    place: '第四十五条',
  },
  {
    law: '归档 / 复议未结 / 暂不归档',
    given: [registered, ...closed, fact('remedy-filed', '2025-11-03')],
    when: fact('case-archived', '2025-11-04'),
    refused: 'remedy-pending',
    place: '第四十五条',
  },
  {
    law: '条例第四十四条 / 没有建议也没有公开 / 无从决定',
    given: [registered],
    when: fact('publication-decided', '2025-10-15'),
    refused: 'nothing-to-publish',
    place: '第四十四条第一款',
  },
  {
    law: '条例第四十四条第二款 / 不纳入而没有理由 / 不成立',
    given: [registered, fact('publication-suggested', '2025-10-09')],
    when: fact('publication-decided', '2025-10-15', { publish: 'no' }),
    refused: 'no-reason',
    place: '第四十四条第二款',
  },
  {
    law: '行政诉讼法第四十五条 / 复议后起诉而没有登记复议 / 不成立',
    given: [registered, ...closed],
    when: fact('remedy-filed', '2025-11-03', { remedy: 'r2', remedyKind: 'litigation', after: 'r1' }),
    refused: 'no-such-reconsideration',
    place: '第四十五条',
  },
  {
    law: '复议结果 / 维持而责令重作 / 不成立',
    given: [registered, ...closed, ...annulled.slice(0, 2)],
    when: fact('remedy-decided', '2025-12-15', { result: 'upheld' }),
    refused: 'no-remake-with-this-result',
    place: '第六十四条第一款',
  },
  {
    law: '复议法第六十四条 / 没有责令重作 / 不得重新办理',
    given: [registered, ...closed, fact('remedy-filed', '2025-11-03')],
    when: fact('reply-reopened', '2025-12-20'),
    refused: 'nothing-to-remake',
    place: '第六十四条第一款',
  },
  {
    law: '复议法第六十四条 / 责令重作 / 重新办理',
    given: [registered, ...closed, ...annulled],
    when: fact('reply-reopened', '2025-12-20'),
    refused: null,
  },
  {
    law: '复议法第六十四条 / 决定定了期限 / 行政机关不能自行延长',
    given: [
      registered,
      ...closed,
      ...annulled,
      fact('reply-reopened', '2025-12-20', { until: '2026-01-20' }),
    ],
    when: fact('extension-proposed', '2025-12-22'),
    refused: 'ordered-term',
    place: '第六十四条第一款',
  },
]

for (const { law, given, when, refused, place } of table)
  test(law, () => {
    const decided = tryStep(given, when)
    if (refused === null) {
      assert.ok(decided.ok, decided.ok ? '' : `${decided.code}: ${decided.message}`)
      assert.deepEqual(decided.events, [when])
      return
    }
    assert.ok(!decided.ok, 'let through')
    assert.equal(decided.code, refused)
    assert.equal(decided.cites === null ? undefined : placeText(decided.cites), place)
    assert.ok(decided.message.length >= 4)
  })

test('审核 / 拟办人自己审核 / 不可以，须另一人', () => {
  const own = tryStep([registered, drafted('E1', '2025-10-09')], fact('decision-reviewed', '2025-10-10'), {
    actorId: 'handler',
  })
  assert.equal(own.ok ? '' : own.code, 'own-work')
})

test('权限 / 签发不予公开、部分公开 / 是“决定不予公开”；其余是签发', () => {
  for (const { code, reviewFirst } of outcomes) {
    const made = exampleCase([registered, drafted(code, '2025-10-09')], '2025-10-10')
    const { verb } = actionPermission(made, { type: 'decision-signed', letterId: null })
    assert.equal(verb, reviewFirst === 'no' ? 'sign' : 'withhold', code)
  }
})

test('权限 / 动作表的每一行 / 都是权限表里有的权限', () => {
  for (const type of requestActionTypes) {
    const { needs } = requestActions[type]
    const rule = needs.kind === 'request' ? findRule('request', needs.verb) : findRule('remedy', needs.verb)
    assert.ok(rule !== undefined, `${type}: ${needs.kind} ${needs.verb}`)
  }
})

test('动作表 / 每个“随后于” / 指向表里另一个动作', () => {
  for (const type of requestActionTypes)
    for (const before of requestActions[type].follows) {
      assert.ok(requestActionTypes.includes(before), `${type} after ${before}`)
      assert.notEqual(before, type)
    }
})

test('可做的动作 / 刚登记的申请 / 每一项不可做的都说明原因', () => {
  const actions = allowedActions(exampleCase([registered], '2025-09-16'), exampleContext('2025-09-16'))
  assert.equal(actions.length, requestActionTypes.length - 2)
  const open = actions.filter(({ allowed }) => allowed === true).map(({ type }) => type)
  for (const type of ['supplement-requested', 'consultation-sent', 'decision-drafted', 'request-withdrawn'])
    assert.ok(
      open.some((each) => each === type),
      type,
    )
  assert.ok(!open.includes('decision-signed'))
  for (const { allowed, name } of actions)
    if (allowed !== true) assert.ok(allowed.message.length >= 4 && allowed.cites !== null, name)
})
