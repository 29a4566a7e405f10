import { feeForExcess } from '../../../law/disclosure-regulation/article-42-fee.ts'
import { oneFeeMethod } from '../../../law/information-fee-measures-2020/article-3-one-method.ts'
import { perPageScope } from '../../../law/information-fee-measures-2020/article-5-per-page.ts'
import {
  feeLapsed,
  feeNotice,
  feePayment,
} from '../../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { lastOf } from '../case-events.ts'
import { requestFee } from '../fee.ts'
import { feeIsOpen } from '../waiting.ts'
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
  lastDay,
  needs,
  round,
} from './conditions.ts'

const notCharged: Condition = (requestCase) =>
  demand(
    !has(requestCase, 'fee-noticed'),
    'charged-before',
    '这件申请已经发过收费通知，每件申请只能按一种标准收费一次',
    oneFeeMethod.cites,
  )

const withinHandlingPeriod: Condition = ({ clock }, { today }) => {
  const due = clock?.ok === true ? clock.due : null
  return demand(
    due === null || today <= due,
    'fee-notice-too-late',
    `收费通知应当在申请处理期限内发出，期限已于${due === null ? '' : inChinese(due)}届满`,
    feeNotice.cites,
  )
}

const noticeOnItsWay: Condition = (requestCase) =>
  demand(
    has(requestCase, 'fee-noticed') && !has(requestCase, 'fee-notice-delivered'),
    'no-fee-notice-on-its-way',
    '没有待送达的收费通知',
    feeNotice.cites,
  )

const feeUnpaid: Condition = (requestCase) =>
  demand(
    has(requestCase, 'fee-noticed') && !has(requestCase, 'fee-paid') && !has(requestCase, 'fee-lapsed'),
    'nothing-to-pay',
    '没有待缴的费用',
    feePayment.cites,
  )

const noticeArrived: Condition = (requestCase) =>
  demand(
    feeIsOpen(round(requestCase)),
    'fee-notice-not-delivered',
    '还没有登记申请人收到收费通知的日期，缴费期限没有起算',
    feePayment.cites,
  )

const paymentOverdue: Condition = (requestCase, { today, calendar }) => {
  const told = lastOf(round(requestCase), 'fee-notice-delivered')
  const last = told === null ? today : lastDay(calendar, told.on, feePayment)
  return demand(
    today > last,
    'fee-still-in-time',
    `缴费期限到${inChinese(last)}为止，尚未逾期`,
    feeLapsed.cites,
  )
}

/** 信息处理费. */
export const feeActions: ActionLines<'fee-noticed' | 'fee-notice-delivered' | 'fee-paid' | 'fee-lapsed'> = {
  'fee-noticed': {
    name: '发出收费通知',
    machine: 'fee',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered', 'receipt-confirmed'],
    guard: all(isBeingWorkedOn, notCharged, withinHandlingPeriod),
    check: ({ registered: { supplyForm } }, { method, count, pieces, yuan }) => {
      const due = requestFee(method, count, pieces)
      if (!due.ok) return due
      return first(
        demand(
          method === 'per-item' || supplyForm !== 'inspection',
          'nothing-copied',
          '按量计收只适用于提供纸质件、发送电子邮件、复制电子数据；申请人要求查阅、抄录的，不能按页收费',
          perPageScope.cites,
        ),
        demand(due.yuan > 0, 'no-fee-due', '没有超出不收费的数量，不得收费', due.cites),
        demand(yuan === due.yuan, 'wrong-fee', `按标准应收${due.yuan}元，不是${yuan}元`, due.cites),
      )
    },
  },
  'fee-notice-delivered': {
    name: '申请人收到收费通知',
    machine: 'fee',
    by: 'office',
    needs: needs('edit'),
    follows: ['fee-noticed'],
    guard: all(isBeingWorkedOn, noticeOnItsWay),
    check: always,
  },
  'fee-paid': {
    name: '申请人缴费',
    machine: 'fee',
    by: 'office',
    needs: needs('edit'),
    follows: ['fee-noticed', 'fee-notice-delivered'],
    guard: all(isBeingWorkedOn, feeUnpaid),
    check: (_, { voucher }) =>
      demand(!isBlank(voucher), 'no-voucher', '填写财政票据号码或者缴款凭证号', feeForExcess.cites),
  },
  'fee-lapsed': {
    name: '逾期未缴费',
    machine: 'fee',
    by: 'office',
    needs: needs('edit'),
    follows: ['fee-notice-delivered'],
    guard: all(isBeingWorkedOn, noticeArrived, paymentOverdue),
    check: always,
  },
}
