import { confirmationNames } from '../../../../../domain/requests/request-words.ts'
import {
  supplementLapsed,
  supplementNotice,
  supplementRestart,
} from '../../../../../law/disclosure-regulation/article-30-supplement.ts'
import {
  receivedByOrdinaryMail,
  receivedOnlineOrByFax,
} from '../../../../../law/disclosure-regulation/article-31-receipt-date.ts'
import {
  conversionProposed,
  conversionToPublication,
} from '../../../../../law/disclosure-regulation/article-44-conversion.ts'
import {
  contactRestored,
  misdirectedRequest,
} from '../../../../../law/state-council-office-interpretations/receipt-2015.ts'
import { letterOf } from './choices.ts'
import { area, day, line, oneOf, remark } from './fields.ts'
import { soughtItems } from './item-fields.ts'
import { lawLine } from './law-line.ts'
import { bad, good } from './step-field.ts'
import { stepForm } from './step-form.ts'
import { supplementLimit } from './suggested-days.ts'

/** 登记以后、办理以前 and 补正. */
export const intakeSteps = [
  stepForm('receipt-confirmed', {
    submit: '记下已确认',
    day: '确认之日',
    dayHint:
      '平常信函、转来的申请应当在收到的当日确认，联系不上的，恢复联系之日确认；确认之日就是收到申请之日。',
    says: [
      lawLine(receivedByOrdinaryMail),
      lawLine(receivedOnlineOrByFax),
      lawLine(misdirectedRequest),
      lawLine(contactRestored),
    ],
    fields: {
      how: oneOf(confirmationNames, { label: '怎样确认的', initial: () => 'phone' }),
      note: remark({ label: '说明', hint: '谁打的电话、对方怎么说。不写姓名和号码。' }),
    },
    fact: ({ how, note }) => ({ type: 'receipt-confirmed', how, note }),
  }),
  stepForm('handed-to-unit', {
    submit: '分办',
    day: '分办之日',
    says: ['分给本机关的科室、下属单位承办。期限不因内部流转而变。'],
    fields: {
      unit: line({ label: '承办科室', width: 'medium', initial: ({ case: { unit } }) => unit }),
      note: remark({ label: '说明' }),
    },
    fact: ({ unit, note }) => ({ type: 'handed-to-unit', unit, note }),
  }),
  stepForm('similar-noted', {
    submit: '记下',
    day: '发现之日',
    says: ['两份申请仍然各有各的期限和答复；记下来便于一并研究、答复口径一致。'],
    fields: {
      otherRequestId: {
        inputs: (name, about) => [
          {
            name,
            label: '那份申请的编号',
            hint: '照回执写全，例如“区档案局公开〔2026〕12号”；找到的相似申请可以直接选。',
            control: { kind: 'line', suggestions: [...about.others.keys()] },
            initial: numberOf(about.asked('other'), about.others),
          },
        ],
        read: (name, raw, about) => {
          const other = about.others.get(raw(name))
          if (other === undefined)
            return bad(name, raw(name) === '' ? '请填写那份申请的编号' : '没有找到这个编号的申请')
          return other === about.case.requestId ? bad(name, '这就是本件的编号') : good(other)
        },
      },
      note: remark({ label: '说明' }),
    },
    fact: ({ otherRequestId, note }) => ({ type: 'similar-noted', otherRequestId, note }),
  }),
  stepForm('supplement-requested', {
    submit: '记下已告知补正',
    day: '告知之日',
    says: [lawLine(supplementNotice)],
    fields: {
      missing: area({ label: '需要补正的内容', hint: '逐项写明缺什么、怎样补；告知书照此写。' }),
      until: day({
        label: '补正期限',
        hint: '条例只说“合理”，没有规定天数：这里先填了一个日子，请按需要补正的内容改。',
        initial: supplementLimit,
      }),
      letterId: letterOf('supplement-notice'),
    },
    fact: (values) => ({ type: 'supplement-requested', ...values }),
  }),
  stepForm('supplement-received', {
    submit: '记下已收到补正',
    day: '收到之日',
    says: [lawLine(supplementRestart)],
    fields: { items: soughtItems('补正后的申请内容') },
    fact: ({ items }) => ({ type: 'supplement-received', items }),
  }),
  stepForm('supplement-lapsed', {
    submit: '记下逾期不补正',
    day: '补正期限届满的次日',
    says: [lawLine(supplementLapsed)],
    fields: {
      excused: oneOf(
        { no: '没有正当理由', yes: '有正当理由，继续等' },
        { label: '有没有正当理由', initial: () => 'no' },
      ),
      note: remark({ label: '说明' }),
    },
    fact: (values) => ({ type: 'supplement-lapsed', ...values }),
  }),
  stepForm('request-withdrawn', {
    submit: '记下已撤回',
    day: '撤回之日',
    says: ['撤回的申请计入表三“其他处理：其他”。'],
    fields: { note: remark({ label: '说明', hint: '怎样撤回的：书面、当面、网上。', rows: 3 }) },
    fact: ({ note }) => ({ type: 'request-withdrawn', note }),
  }),
  stepForm('publication-suggested', {
    submit: '记下建议',
    day: '提出之日',
    says: [lawLine(conversionToPublication), lawLine(conversionProposed)],
    fields: {
      by: oneOf({ applicant: '申请人', office: '本机关' }, { label: '谁提出的', initial: () => 'office' }),
      note: remark({ label: '说明', rows: 3 }),
    },
    fact: (values) => ({ type: 'publication-suggested', ...values }),
  }),
  stepForm('publication-decided', {
    submit: '作出决定',
    done: '决定公开的，接着在“文件放行”里把文件放行给所有人：以后的申请人在申请的路上就找得到。',
    day: '决定之日',
    says: [lawLine(conversionToPublication), lawLine(conversionProposed)],
    fields: {
      publish: oneOf({ yes: '纳入主动公开', no: '不纳入' }, { label: '决定' }),
      reason: area({ label: '理由', rows: 3 }),
    },
    fact: (values) => ({ type: 'publication-decided', ...values }),
  }),
  stepForm('case-archived', {
    submit: '归档',
    day: '归档之日',
    fields: { place: line({ label: '档号或者存放的地方', width: 'medium' }) },
    fact: ({ place }) => ({ type: 'case-archived', place }),
  }),
]

/** An address names a request by its id, people by its number. */
function numberOf(requestId: string, others: ReadonlyMap<string, string>): string {
  return [...others].find(([, id]) => id === requestId)?.[0] ?? ''
}
