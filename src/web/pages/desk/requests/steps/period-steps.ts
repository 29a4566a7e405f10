import {
  extensionToldInTime,
  replyExtension,
} from '../../../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import {
  excessiveDeclined,
  reasonablePeriod,
  reasonsAsked,
} from '../../../../../law/disclosure-regulation/article-35-excessive-requests.ts'
import { letterOf } from './choices.ts'
import { area, day, oneOf, remark, whole } from './fields.ts'
import { lawLine } from './law-line.ts'
import { stepForm } from './step-form.ts'

/** 延期（第三十三条）、说明理由和合理期限（第三十五条）. */
export const periodSteps = [
  stepForm('extension-proposed', {
    submit: '提请批准延期',
    day: '提出之日',
    says: [lawLine(replyExtension)],
    fields: {
      workingDays: whole({
        label: '延长几个工作日',
        hint: `最长 ${replyExtension.term.length} 个工作日。`,
        from: 1,
        to: replyExtension.term.length,
        initial: () => String(replyExtension.term.length),
      }),
      reason: area({ label: '为什么需要延长', rows: 3 }),
    },
    fact: (values) => ({ type: 'extension-proposed', ...values }),
  }),
  stepForm('extension-approved', {
    submit: '同意延期',
    day: '批准之日',
    says: [lawLine(replyExtension), '批准以后还要在原期限届满以前告知申请人，延期才有效。'],
    fields: {},
    fact: () => ({ type: 'extension-approved' }),
  }),
  stepForm('extension-refused', {
    submit: '不同意延期',
    day: '决定之日',
    fields: { reason: area({ label: '理由', rows: 3 }) },
    fact: ({ reason }) => ({ type: 'extension-refused', reason }),
  }),
  stepForm('extension-notified', {
    submit: '记下已告知延期',
    day: '告知之日',
    dayHint: '邮寄的是交邮之日；不得晚于原期限届满之日。',
    says: [lawLine(extensionToldInTime)],
    fields: { letterId: letterOf('extension-notice') },
    fact: ({ letterId }) => ({ type: 'extension-notified', letterId }),
  }),
  stepForm('reasons-requested', {
    submit: '记下已要求说明理由',
    day: '告知之日',
    says: [lawLine(reasonsAsked), '要求说明理由不停止期限（推断：条例没有规定）。'],
    fields: { letterId: letterOf('reasons-notice') },
    fact: ({ letterId }) => ({ type: 'reasons-requested', letterId }),
  }),
  stepForm('reasons-judged', {
    submit: '记下判断',
    day: '判断之日',
    says: [lawLine(excessiveDeclined), lawLine(reasonablePeriod)],
    fields: {
      reasonable: oneOf({ yes: '合理', no: '不合理' }, { label: '申请人说明的理由' }),
      note: remark({ label: '说明', hint: '理由是什么，为什么这样判断。', rows: 3 }),
    },
    fact: (values) => ({ type: 'reasons-judged', ...values }),
  }),
  stepForm('reasonable-period-set', {
    submit: '记下已告知合理期限',
    day: '告知之日',
    says: [lawLine(reasonablePeriod)],
    fields: {
      until: day({ label: '答复的最后一天' }),
      letterId: letterOf('reasonable-period-notice'),
    },
    fact: (values) => ({ type: 'reasonable-period-set', ...values }),
  }),
]
