import { requestFee, unitNames } from '../../../../../domain/requests/fee.ts'
import { feeMethodNames } from '../../../../../domain/requests/request-words.ts'
import { oneFeeMethod } from '../../../../../law/information-fee-measures-2020/article-3-one-method.ts'
import { perPageScope } from '../../../../../law/information-fee-measures-2020/article-5-per-page.ts'
import {
  feeLapsed,
  feeNotice,
  feePayment,
  feeRestart,
} from '../../../../../law/information-fee-measures-2020/article-6-notice-and-payment.ts'
import { letterOf } from './choices.ts'
import { line, oneOf, whole } from './fields.ts'
import { lawLine } from './law-line.ts'
import { stepForm } from './step-form.ts'

const largestCount = 100_000
const largestPieces = 100

/** 信息处理费. */
export const feeSteps = [
  stepForm('fee-noticed', {
    submit: '算出数额，记下已通知',
    day: '发出通知之日',
    says: [lawLine(feeNotice), lawLine(oneFeeMethod), lawLine(perPageScope)],
    fields: {
      method: oneOf(feeMethodNames, { label: '计收方式', initial: () => 'per-item' }),
      count: whole({
        label: '第几件，或者多少页',
        hint: '按件：这是这位申请人本自然月内的第几件，按收到申请的月份算（推断）；按量：这次要提供多少页，A4 以下的单面算一页，不同的申请不累计（待确认）。数额由系统按档算出，可以先看。',
        from: 1,
        to: largestCount,
        initial: ({ inMonth }) => (inMonth === null ? '' : String(inMonth + 1)),
      }),
      pieces: whole({
        label: '拆成几件',
        hint: '按件：一份申请包含多项内容，按合理的最小单位拆分的，填件数，上面填其中最后一件是第几件；没有拆分的填 1。',
        from: 1,
        to: largestPieces,
        initial: () => '1',
      }),
      letterId: letterOf('fee-notice'),
    },
    check: ({ method, count, pieces }) => {
      if (pieces > count) return [{ field: 'pieces', message: '拆分的件数不会多于累计的件数' }]
      const { yuan } = feeOf(method, count, pieces)
      const unit = unitNames[method === 'per-item' ? 'item' : 'page']
      return yuan === 0
        ? [{ field: 'count', message: `${count} ${unit}在免费的档里，不收费，不用通知缴费` }]
        : []
    },
    fact: ({ method, count, pieces, letterId }) => ({
      type: 'fee-noticed',
      method,
      count,
      ...(method === 'per-item' && pieces > 1 ? { pieces } : {}),
      yuan: feeOf(method, count, pieces).yuan,
      letterId,
    }),
  }),
  stepForm('fee-notice-delivered', {
    submit: '记下已送到',
    day: '申请人收到之日',
    says: [lawLine(feePayment)],
    fields: {},
    fact: () => ({ type: 'fee-notice-delivered' }),
  }),
  stepForm('fee-paid', {
    submit: '记下已缴清',
    day: '缴清之日',
    says: [lawLine(feeRestart)],
    fields: { voucher: line({ label: '票据号码', width: 'medium' }) },
    fact: ({ voucher }) => ({ type: 'fee-paid', voucher }),
  }),
  stepForm('fee-lapsed', {
    submit: '记下逾期不缴费',
    day: '缴费期限届满的次日',
    says: [lawLine(feeLapsed)],
    fields: {},
    fact: () => ({ type: 'fee-lapsed' }),
  }),
]

/** What the notice asks for; `count` was checked before. */
function feeOf(method: 'per-item' | 'per-page', count: number, pieces: number): { readonly yuan: number } {
  const result = requestFee(method, count, pieces)
  if (!result.ok) throw new Error(`fee of ${count} ${method}: ${result.code}`)
  return result
}
