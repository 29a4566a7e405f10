import {
  extensionToldInTime,
  replyExtension,
} from '../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import {
  excessiveDeclined,
  reasonablePeriod,
  reasonsAsked,
} from '../../../law/disclosure-regulation/article-35-excessive-requests.ts'
import { orderedToRemake } from '../../../law/reconsideration-law/article-64-remake.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { lastOf } from '../case-events.ts'
import { isWaitingForApplicant } from '../waiting.ts'
import type { ActionLines } from './action-rule.ts'
import {
  all,
  always,
  type Condition,
  demand,
  first,
  has,
  isBeingWorkedOn,
  isBlank,
  needs,
  round,
} from './conditions.ts'

const periodRuns: Condition = (requestCase) =>
  demand(
    !isWaitingForApplicant(round(requestCase)),
    'period-does-not-run',
    '正在等待申请人补正或者缴费，期限将重新起算，现在没有可以延长的期限',
    replyExtension.cites,
  )

const dueNotPassed: Condition = ({ clock }, { today }) => {
  const due = clock?.ok === true ? clock.due : null
  return demand(
    due === null || today <= due,
    'extension-too-late',
    `期限已于${due === null ? '' : inChinese(due)}届满，不能再延长`,
    extensionToldInTime.cites,
  )
}

const noOrderedTerm: Condition = (requestCase) => {
  const until = lastOf(round(requestCase), 'reply-reopened')?.until ?? null
  return demand(
    until === null,
    'ordered-term',
    `期限由复议决定或者判决定到${until === null ? '' : inChinese(until)}，行政机关不能自行延长`,
    orderedToRemake.cites,
  )
}

const notExtended: Condition = ({ extension }) =>
  demand(
    extension.notified === null,
    'already-extended',
    '期限已经延长过，只能延长一次',
    replyExtension.cites,
  )

const noProposal: Condition = ({ extension }) =>
  demand(
    extension.proposed === null,
    'already-proposed',
    '延期已经提出，等待负责人决定',
    replyExtension.cites,
  )

const proposalAwaits: Condition = ({ extension }) =>
  demand(
    extension.proposed !== null && extension.approved === null,
    'no-proposal',
    '没有等待批准的延期',
    replyExtension.cites,
  )

const extensionApproved: Condition = ({ extension }) =>
  demand(
    extension.approved !== null,
    'no-approval',
    '延长答复期限应当先经政府信息公开工作机构负责人同意',
    replyExtension.cites,
  )

const toldBeforeOriginalDue: Condition = ({ clock }, { today }) => {
  const due = clock?.ok === true ? clock.originalDue : null
  return demand(
    due === null || today <= due,
    'extension-told-late',
    `延期应当在期限届满（${due === null ? '' : inChinese(due)}）之前告知申请人`,
    extensionToldInTime.cites,
  )
}

const notAsked: Condition = (requestCase) =>
  demand(
    !has(requestCase, 'reasons-requested'),
    'reasons-asked-before',
    '已经要求申请人说明理由',
    reasonsAsked.cites,
  )

const askedNotJudged: Condition = (requestCase) =>
  demand(
    has(requestCase, 'reasons-requested') && !has(requestCase, 'reasons-judged'),
    'no-reasons-to-judge',
    '没有等待判断的理由：还没有要求说明，或者已经判断',
    excessiveDeclined.cites,
  )

const judgedReasonable: Condition = (requestCase) =>
  demand(
    lastOf(round(requestCase), 'reasons-judged')?.reasonable === 'yes',
    'not-judged-reasonable',
    '只有要求说明理由并且认为理由合理的，才可以确定延迟答复的合理期限',
    reasonablePeriod.cites,
  )

/** 延期 and 第三十五条. */
export const periodActions: ActionLines<
  | 'extension-proposed'
  | 'extension-approved'
  | 'extension-refused'
  | 'extension-notified'
  | 'reasons-requested'
  | 'reasons-judged'
  | 'reasonable-period-set'
> = {
  'extension-proposed': {
    name: '提出延期',
    machine: 'extension',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered', 'receipt-confirmed'],
    guard: all(isBeingWorkedOn, notExtended, noProposal, noOrderedTerm, periodRuns, dueNotPassed),
    check: (_, { workingDays, reason }) =>
      first(
        demand(
          Number.isInteger(workingDays) && workingDays >= 1 && workingDays <= replyExtension.term.length,
          'extension-too-long',
          `延长的期限是1到${replyExtension.term.length}个工作日`,
          replyExtension.cites,
        ),
        demand(!isBlank(reason), 'no-reason', '写明为什么需要延长', replyExtension.cites),
      ),
  },
  'extension-approved': {
    name: '同意延期',
    machine: 'extension',
    by: 'office',
    needs: needs('approve'),
    follows: ['extension-proposed'],
    guard: all(isBeingWorkedOn, proposalAwaits, dueNotPassed),
    check: always,
  },
  'extension-refused': {
    name: '不同意延期',
    machine: 'extension',
    by: 'office',
    needs: needs('approve'),
    follows: ['extension-proposed'],
    guard: all(isBeingWorkedOn, proposalAwaits),
    check: (_, { reason }) => demand(!isBlank(reason), 'no-reason', '写明为什么不同意', replyExtension.cites),
  },
  'extension-notified': {
    name: '告知延期',
    machine: 'extension',
    by: 'office',
    needs: needs('edit'),
    follows: ['extension-approved'],
    guard: all(isBeingWorkedOn, extensionApproved, notExtended, toldBeforeOriginalDue),
    check: always,
  },
  'reasons-requested': {
    name: '要求说明理由',
    machine: 'excess',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered', 'receipt-confirmed'],
    guard: all(isBeingWorkedOn, notAsked),
    check: always,
  },
  'reasons-judged': {
    name: '判断理由是否合理',
    machine: 'excess',
    by: 'office',
    needs: needs('edit'),
    follows: ['reasons-requested'],
    guard: all(isBeingWorkedOn, askedNotJudged),
    check: (_, { reasonable, note }) =>
      demand(
        reasonable === 'yes' || !isBlank(note),
        'no-reason',
        '认为理由不合理的，写明为什么',
        excessiveDeclined.cites,
      ),
  },
  'reasonable-period-set': {
    name: '告知合理期限',
    machine: 'excess',
    by: 'office',
    needs: needs('edit'),
    follows: ['reasons-judged'],
    guard: all(isBeingWorkedOn, judgedReasonable, noOrderedTerm, dueNotPassed),
    check: ({ clock }, { until }) => {
      const due = clock?.ok === true ? clock.due : null
      return demand(
        due === null || until > due,
        'reasonable-period-not-later',
        `合理期限应当晚于现有期限${due === null ? '' : inChinese(due)}`,
        reasonablePeriod.cites,
      )
    },
  },
}
