import { isPostal } from '../../../../../domain/requests/actions/service-actions.ts'
import { serviceModeNames } from '../../../../../domain/requests/request-words.ts'
import { instruments } from '../../../../../law/instruments.ts'
import { servedElectronically } from '../../../../../law/state-council-office-interpretations/service-2016.ts'
import { usualService } from '../../../../../usecases/letters/letter-facts-of.ts'
import { anyLetter } from './choices.ts'
import { conditional, line, oneOf } from './fields.ts'
import { lawLine } from './law-line.ts'
import { lettersUnderway, unsentLetters } from './letters-underway.ts'
import type { StepAbout } from './step-field.ts'
import { stepForm } from './step-form.ts'

/** 送达. */
export const serviceSteps = [
  stepForm('letter-dispatched', {
    submit: '记下已发出',
    day: '交邮、送出之日',
    dayHint:
      '邮寄的答复以交邮之日为准，当面送达的以签收之日为准，网上、电子邮件送达的以到达申请人的系统之日为准。',
    says: [
      `邮寄应当用邮政企业的挂号信或者特快专递，并保存邮寄凭证（${instruments['service-interpretation-2016'].number}）。`,
      `网上、电子邮件送达：${lawLine(servedElectronically)}`,
    ],
    fields: {
      letter: anyLetter('哪份文书', (about) => unsentLetters(about.case)),
      mode: oneOf(serviceModeNames, {
        label: '怎样送达',
        initial: (about) => usualService(about.case),
      }),
      carrier: conditional({
        label: '邮政企业',
        hint: '邮寄只能用邮政企业；不是邮寄的不看这一项。',
        initial: (about) => postalTerms(about)[0] ?? '中国邮政 EMS',
        suggestions: postalTerms,
      }),
      trackingNumber: conditional({ label: '邮件号码', hint: '扫描或者输入；不是邮寄的不填。' }),
    },
    check: ({ mode, trackingNumber }) =>
      mode === 'post' && trackingNumber === ''
        ? [{ field: 'trackingNumber', message: '邮寄的请填写邮件号码：交邮之日要靠它证明' }]
        : [],
    fact: ({ letter, mode, carrier, trackingNumber }) => ({
      type: 'letter-dispatched',
      ...letter,
      mode,
      carrier: mode === 'post' ? carrier : '',
      trackingNumber,
    }),
  }),
  stepForm('letter-delivered', {
    submit: '记下已送达',
    day: '签收之日',
    fields: {
      letter: anyLetter('哪份文书', (about) => lettersUnderway(about.case)),
      proof: line({ label: '凭证', hint: '例如“邮件查询单”“送达回证”“系统签收记录”，写明存放的地方。' }),
    },
    fact: ({ letter, proof }) => ({ type: 'letter-delivered', ...letter, proof }),
  }),
  stepForm('letter-returned', {
    submit: '记下被退回',
    day: '退回之日',
    says: ['退回以后请核对地址，重新寄出或者换一种方式送达。'],
    fields: {
      letter: anyLetter('哪份文书', (about) => lettersUnderway(about.case)),
      reason: line({ label: '退回的原因', hint: '照邮局批注写，例如“原址查无此人”。' }),
    },
    fact: ({ letter, reason }) => ({ type: 'letter-returned', ...letter, reason }),
  }),
]

/** Of the region's words for 寄送方式 those that the law lets a reply go by. */
function postalTerms(about: StepAbout): readonly string[] {
  return about.terms('courier').filter(isPostal)
}
