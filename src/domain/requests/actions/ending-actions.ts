import { supplementLapsed } from '../../../law/disclosure-regulation/article-30-supplement.ts'
import {
  conversionProposed,
  conversionToPublication,
} from '../../../law/disclosure-regulation/article-44-conversion.ts'
import { caseRegister } from '../../../law/disclosure-regulation/article-45-register.ts'
import { feeLapsed } from '../../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import { lastOf } from '../case-events.ts'
import type { RequestCase } from '../request-case.ts'
import type { ActionLines } from './action-rule.ts'
import {
  all,
  always,
  type Condition,
  demand,
  has,
  isBlank,
  isOpen,
  isReceived,
  isUnsigned,
  needs,
  round,
} from './conditions.ts'

const isClosed: Condition = ({ closedOn }) =>
  demand(closedOn !== null, 'still-open', '尚未办结', caseRegister.cites)

const isNotArchived: Condition = ({ lifecycle }) =>
  demand(lifecycle !== 'archived', 'archived-before', '已经归档', caseRegister.cites)

const noRemedyPending: Condition = ({ remedies }) =>
  demand(
    remedies.every(({ decided }) => decided !== null),
    'remedy-pending',
    '还有没有审结的复议、诉讼，暂不归档',
    caseRegister.cites,
  )

/** 第四十四条: a proposal waits, or what was given is worth giving to all. */
const mayBePublished: Condition = (requestCase) =>
  demand(
    suggestionIsOpen(requestCase) || givesSomething(requestCase),
    'nothing-to-publish',
    '没有待答复的建议，也没有已经公开的信息可以转为主动公开',
    conversionToPublication.cites,
  )

const noDecisionYet: Condition = (requestCase) =>
  demand(
    suggestionIsOpen(requestCase) || lastOf(requestCase.events, 'publication-decided') === null,
    'publication-decided-before',
    '已经就转主动公开作出决定',
    conversionToPublication.cites,
  )

/** A proposal to publish that nobody has answered, made with the request or later. */
export function suggestionIsOpen({ events, registered }: RequestCase): boolean {
  const last = events.findLast(
    ({ type }) => type === 'publication-suggested' || type === 'publication-decided',
  )
  return last === undefined ? registered.suggestsPublication === 'yes' : last.type === 'publication-suggested'
}

function givesSomething({ outcome, kind }: RequestCase): boolean {
  return kind === 'disclosure' && (outcome?.code === 'B1' || outcome?.code === 'B2')
}

const lapsed = {
  F1: {
    met: (requestCase: RequestCase) => lastOf(round(requestCase), 'supplement-lapsed')?.excused === 'no',
    says: '申请人无正当理由逾期不补正的，才不再处理：先登记逾期未补正',
    cites: supplementLapsed.cites,
  },
  F2: {
    met: (requestCase: RequestCase) => has(requestCase, 'fee-lapsed'),
    says: '申请人逾期未缴费的，才不再处理：先登记逾期未缴费',
    cites: feeLapsed.cites,
  },
} as const

/** 结束、归档, 转主动公开. */
export const endingActions: ActionLines<
  | 'request-withdrawn'
  | 'request-discontinued'
  | 'case-archived'
  | 'publication-suggested'
  | 'publication-decided'
> = {
  'request-withdrawn': {
    name: '申请人撤回',
    machine: 'ending',
    by: 'either',
    needs: needs('edit'),
    follows: ['request-registered', 'receipt-confirmed'],
    guard: isOpen,
    check: always,
  },
  'request-discontinued': {
    name: '不再处理',
    machine: 'ending',
    by: 'office',
    needs: needs('sign'),
    follows: ['supplement-lapsed', 'fee-lapsed'],
    guard: all(isReceived, isOpen, isUnsigned),
    check: (requestCase, { code, note }) => {
      if (code === 'F3')
        return demand(!isBlank(note), 'no-reason', '写明以其他方式处理的理由', caseRegister.cites)
      const { met, says, cites } = lapsed[code]
      return demand(met(requestCase), 'not-lapsed', says, cites)
    },
  },
  'case-archived': {
    name: '归档',
    machine: 'ending',
    by: 'office',
    needs: needs('edit'),
    follows: ['letter-delivered', 'request-withdrawn', 'request-discontinued'],
    guard: all(isClosed, isNotArchived, noRemedyPending),
    check: (_, { place }) => demand(!isBlank(place), 'no-place', '写明归档的位置', caseRegister.cites),
  },
  'publication-suggested': {
    name: '建议主动公开',
    machine: 'publication',
    by: 'either',
    needs: needs('edit'),
    follows: ['request-registered'],
    guard: (requestCase) =>
      demand(
        !suggestionIsOpen(requestCase),
        'suggested-before',
        '已有一条建议等待答复',
        conversionProposed.cites,
      ),
    check: always,
  },
  'publication-decided': {
    name: '决定是否主动公开',
    machine: 'publication',
    by: 'office',
    needs: needs('review'),
    follows: ['publication-suggested', 'letter-dispatched'],
    guard: all(mayBePublished, noDecisionYet),
    check: (_, { publish, reason }) =>
      demand(
        publish === 'yes' || !isBlank(reason),
        'no-reason',
        '不纳入主动公开的，写明理由',
        conversionProposed.cites,
      ),
  },
}
