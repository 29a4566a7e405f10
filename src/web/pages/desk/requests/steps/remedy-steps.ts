import { ownMotion } from '../../../../../domain/requests/actions/remedy-actions.ts'
import {
  procedureNames,
  remedyKindNames,
  remedyResultNames,
} from '../../../../../domain/requests/request-words.ts'
import { remedyOptions } from './choices.ts'
import { area, dayOrNone, fixed, line, oneOf, oneOfThese, remark } from './fields.ts'
import { bad, good, type StepField } from './step-field.ts'
import { stepForm } from './step-form.ts'

const which = (none: string, fits: Parameters<typeof remedyOptions>[1]) =>
  oneOfThese({
    label: '哪一件',
    none,
    options: (about) => remedyOptions(about, fits),
  })

/** The choice that no remedy has: an empty value would be chosen by default. */
const byItself = 'own'

/** 复议后起诉: which reconsideration a suit follows. */
const afterReview: StepField<string | null> = {
  inputs: (name, about) => {
    const reviews = remedyOptions(about, ({ filed }) => filed.remedyKind === 'reconsideration')
    if (reviews.length === 0) return []
    return [
      {
        name,
        label: '是不是经过复议以后起诉',
        hint: '行政复议不填这一栏。表四把复议后起诉的单独计数。',
        control: { kind: 'select', options: [{ value: '', label: '不是' }, ...reviews] },
        initial: '',
      },
    ]
  },
  read: (name, raw, about) => {
    if (raw(name) === '') return good(null)
    const known = about.case.remedies.some(({ id }) => id === raw(name))
    return known ? good(raw(name)) : bad(name, '请选择这份申请的行政复议')
  },
}

/** 行政复议、行政诉讼. */
export const remedySteps = [
  stepForm('remedy-filed', {
    submit: '登记复议、诉讼',
    day: '得知之日',
    fields: {
      remedy: fixed(({ newId }) => newId()),
      remedyKind: oneOf(remedyKindNames, { label: '哪一种', initial: () => 'reconsideration' }),
      after: afterReview,
      before: line({ label: '复议机关、法院' }),
      docket: remark({ label: '案号' }),
      procedure: oneOf(procedureNames, { label: '程序', initial: () => 'unknown' }),
    },
    check: ({ remedyKind, after }) =>
      remedyKind === 'reconsideration' && after !== null
        ? [{ field: 'after', message: '行政复议不会在复议以后：请选“不是”' }]
        : [],
    fact: (values) => ({ type: 'remedy-filed', ...values }),
  }),
  stepForm('remedy-notice-received', {
    submit: '记下已收到',
    day: '收到之日',
    says: ['提交答复和证据的期限自这一天起算，按程序不同而不同。'],
    fields: {
      remedy: which('没有还未收到通知的复议、诉讼', ({ noticed }) => noticed === null),
      procedure: oneOf(
        { simplified: procedureNames.simplified, ordinary: procedureNames.ordinary },
        { label: '程序', initial: () => 'ordinary' },
      ),
    },
    fact: (values) => ({ type: 'remedy-notice-received', ...values }),
  }),
  stepForm('remedy-answered', {
    submit: '记下已提交',
    day: '提交之日',
    fields: { remedy: which('没有还未答复的复议、诉讼', ({ answered }) => answered === null) },
    fact: (values) => ({ type: 'remedy-answered', ...values }),
  }),
  stepForm('remedy-decided', {
    submit: '记下结果',
    day: '文书落款之日',
    says: [
      '结果照文书的主文选。表四各列没有全国统一的定义，系统按《行政复议法》《行政诉讼法》的结果归类（推断，待确认）。',
    ],
    fields: {
      remedy: which('没有还未结案的复议、诉讼', ({ decided }) => decided === null),
      result: oneOf(remedyResultNames, { label: '结果', as: 'select' }),
      remake: oneOf({ no: '没有', yes: '责令重新答复' }, { label: '是否责令重作', initial: () => 'no' }),
      note: remark({ label: '说明', rows: 3 }),
    },
    fact: (values) => ({ type: 'remedy-decided', ...values }),
  }),
  stepForm('reply-reopened', {
    submit: '重新办理',
    day: '收到责令重作的文书之日，或者决定自行撤销之日',
    says: ['原答复仍留在记录里；重新作出的答复另走一遍审签和送达。'],
    fields: {
      remedy: oneOfThese({
        label: '为什么重新办理',
        none: '没有可以重新办理的答复',
        options: (about) => [
          ...remedyOptions(about, ({ decided }) => decided?.remake === 'yes'),
          { value: byItself, label: '没有人责令：本机关自行撤销原答复' },
        ],
      }),
      until: dayOrNone({ label: '文书指定的期限', hint: '文书没有指定的空着：按法定期限计算。' }),
      reason: remark({ label: '自行撤销的原因', rows: 3 }),
    },
    check: ({ remedy, until, reason }) => [
      ...(remedy === byItself && reason === ''
        ? [{ field: 'reason', message: '自行撤销原答复的，写明原因' }]
        : []),
      ...(remedy === byItself && until !== null
        ? [{ field: 'until', message: '自行撤销的没有指定的期限：请空着' }]
        : []),
    ],
    fact: ({ remedy, until, reason }) => ({
      type: 'reply-reopened',
      remedy: remedy === byItself ? ownMotion : remedy,
      until,
      ...(remedy === byItself ? { reason } : {}),
    }),
  }),
]

/** 撤销误记: corrects another entry, which the address names. */
export const revokeStep = stepForm('entry-revoked', {
  submit: '撤销这条记录',
  day: '发现误记之日',
  says: ['撤销的记录仍留在日志里，标明已经撤销；期限和统计不再计它。'],
  fields: { reason: area({ label: '为什么是误记', rows: 3 }) },
  fact: ({ reason }) => ({ type: 'entry-revoked', reason }),
})
