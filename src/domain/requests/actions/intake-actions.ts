import { lastDayOfRest } from '../../../law/civil-code/article-203-last-day.ts'
import { requestContents } from '../../../law/disclosure-regulation/article-29-request-contents.ts'
import {
  supplementLapsed,
  supplementNotice,
} from '../../../law/disclosure-regulation/article-30-supplement.ts'
import { receivedOnlineOrByFax } from '../../../law/disclosure-regulation/article-31-receipt-date.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { workingDayFrom } from '../../calendar/working-days.ts'
import { basisText } from '../../citation-text.ts'
import { lastOf } from '../case-events.ts'
import { receiptRule } from '../receipt.ts'
import { supplementIsOpen } from '../waiting.ts'
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
  isOpen,
  lastDay,
  needs,
  round,
} from './conditions.ts'

const confirmationFixesReceipt: Condition = ({ registered }) => {
  const { receivedWhen, cites } = receiptRule(registered.channel)
  return demand(
    receivedWhen === 'confirmed',
    'no-confirmation-needed',
    '当面提交和需要签收的邮寄，以提交、签收之日为收到之日，不需要确认',
    cites,
  )
}

const notYetConfirmed: Condition = ({ received }) =>
  demand(received === null, 'already-confirmed', '收到申请之日已经确定', receivedOnlineOrByFax.cites)

const oneSupplementOnly: Condition = (requestCase) =>
  demand(
    !has(requestCase, 'supplement-requested'),
    'second-supplement',
    '补正应当一次性告知，这件申请已经告知过',
    supplementNotice.cites,
  )

const supplementInTime: Condition = ({ received }, { today, calendar }) => {
  const last = received === null ? today : lastDay(calendar, received, supplementNotice)
  return demand(
    today <= last,
    'supplement-too-late',
    `告知补正应当在收到申请之日起${supplementNotice.term.length}个工作日内，到${inChinese(last)}为止`,
    supplementNotice.cites,
  )
}

const supplementOutstanding: Condition = (requestCase) =>
  demand(
    supplementIsOpen(round(requestCase)),
    'no-supplement-outstanding',
    '没有等待中的补正：还没有告知补正，或者补正已经收到、逾期',
    supplementNotice.cites,
  )

/** Told until a day of rest, the applicant has the next working day, too. */
const supplementOverdue: Condition = (requestCase, { today, calendar }) => {
  const until = lastOf(round(requestCase), 'supplement-requested')?.until ?? today
  const last = workingDayFrom(calendar, until).value
  const rest = last === until ? '' : `（${inChinese(until)}是休息日，顺延：${basisText(lastDayOfRest)}）`
  return demand(
    today > last,
    'supplement-still-in-time',
    `补正期限到${inChinese(last)}为止${rest}，尚未逾期`,
    supplementLapsed.cites,
  )
}

/** 登记、确认、转办, 补正. */
export const intakeActions: ActionLines<
  | 'request-registered'
  | 'receipt-confirmed'
  | 'handed-to-unit'
  | 'similar-noted'
  | 'supplement-requested'
  | 'supplement-received'
  | 'supplement-lapsed'
> = {
  'request-registered': {
    name: '登记申请',
    machine: 'intake',
    by: 'either',
    needs: needs('create'),
    follows: [],
    guard: () => demand(false, 'already-registered', '已经登记；登记有误的，更正登记'),
    check: (_, { items }) =>
      demand(
        items.length > 0 &&
          items.every(({ description, documentNumber }) => !isBlank(description + documentNumber)),
        'nothing-sought',
        '没有写明申请公开的政府信息的名称、文号或者其他特征性描述',
        requestContents.cites,
      ),
  },
  'receipt-confirmed': {
    name: '与申请人确认收到',
    machine: 'intake',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered'],
    guard: all(isOpen, confirmationFixesReceipt, notYetConfirmed),
    check: always,
  },
  'handed-to-unit': {
    name: '转承办单位',
    machine: 'intake',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered'],
    guard: isOpen,
    check: always,
  },
  'similar-noted': {
    name: '标记相同、相似申请',
    machine: 'intake',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered'],
    guard: always,
    check: ({ requestId }, { otherRequestId }) =>
      demand(otherRequestId !== requestId, 'same-request', '这就是本件申请，请填另一件申请'),
  },
  'supplement-requested': {
    name: '告知补正',
    machine: 'clarification',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered', 'receipt-confirmed'],
    guard: all(isBeingWorkedOn, oneSupplementOnly, supplementInTime),
    check: (_, { missing, until }, { today }) =>
      first(
        demand(!isBlank(missing), 'nothing-to-supplement', '说明需要补正的事项', supplementNotice.cites),
        demand(
          until > today,
          'no-time-to-supplement',
          '补正期限应当晚于告知之日，而且合理',
          supplementNotice.cites,
        ),
      ),
  },
  'supplement-received': {
    name: '收到补正',
    machine: 'clarification',
    by: 'either',
    needs: needs('edit'),
    follows: ['supplement-requested'],
    guard: all(isBeingWorkedOn, supplementOutstanding),
    check: (_, { items }) =>
      demand(
        items.every(({ description, documentNumber }) => !isBlank(description + documentNumber)),
        'nothing-sought',
        '补正后的申请内容不能为空',
        requestContents.cites,
      ),
  },
  'supplement-lapsed': {
    name: '逾期未补正',
    machine: 'clarification',
    by: 'office',
    needs: needs('edit'),
    follows: ['supplement-requested'],
    guard: all(isBeingWorkedOn, supplementOutstanding, supplementOverdue),
    check: (_, { excused, note }) =>
      demand(
        excused === 'no' || !isBlank(note),
        'no-excuse-stated',
        '认为申请人有正当理由的，写明是什么理由',
        supplementLapsed.cites,
      ),
  },
}
