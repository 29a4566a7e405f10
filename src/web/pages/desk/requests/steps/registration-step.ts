import type { ApplicantField } from '../../../../../domain/requests/request-event.ts'
import {
  applicantFieldNames,
  categoryNames,
  channelNames,
  supplyFormNames,
  supplyRouteNames,
} from '../../../../../domain/requests/request-words.ts'
import { courierNumberOf } from '../register-form.ts'
import { conditional, oneOf, remark } from './fields.ts'
import { soughtItems } from './item-fields.ts'
import type { StepAbout } from './step-field.ts'
import { stepForm } from './step-form.ts'

const registered = ({ case: made }: StepAbout) => made.registered

/** Not shown here, so that mending a date shows nobody's name: what is typed takes the place of what is kept. */
const mended = (field: ApplicantField) =>
  remark({ label: applicantFieldNames[field], hint: '不改的空着。原来的不在这里显示。' })

/** 更正登记: number and digest stay what the receipt printed; only an entry can be mended by it, nothing is registered. */
export const registrationStep = stepForm('request-registered', {
  submit: '更正登记',
  day: '收到之日（签收、提交、到达）',
  dayHint: '期限从它的次日起算：改了日子，期限跟着改。',
  dayInitial: (about) => registered(about).signedOn ?? registered(about).arrivedOn,
  says: ['登记编号和回执上的摘要值不变；原来的登记仍留在日志里。'],
  fields: {
    channel: oneOf(channelNames, {
      label: '渠道',
      as: 'select',
      initial: (about) => registered(about).channel,
    }),
    courierNumber: conditional({ label: '邮件号码', initial: (about) => registered(about).courierNumber }),
    category: oneOf(categoryNames, {
      label: '申请人类型',
      as: 'select',
      initial: (about) => registered(about).category,
    }),
    items: soughtItems('需要的政府信息', (about) => registered(about).items),
    supplyForm: oneOf(supplyFormNames, {
      label: '提供方式',
      as: 'select',
      initial: (about) => registered(about).supplyForm,
    }),
    supplyRoute: oneOf(supplyRouteNames, {
      label: '获取途径',
      as: 'select',
      initial: (about) => registered(about).supplyRoute,
    }),
    assistance: remark({ label: '需要的帮助', initial: (about) => registered(about).assistance }),
    name: mended('applicant.name'),
    organisation: mended('applicant.organisation'),
    phone: mended('applicant.phone'),
    address: mended('applicant.address'),
  },
  personal: ({ name, organisation, phone, address }) => ({
    ...(name === '' ? {} : { 'applicant.name': name }),
    ...(organisation === '' ? {} : { 'applicant.organisation': organisation }),
    ...(phone === '' ? {} : { 'applicant.phone': phone }),
    ...(address === '' ? {} : { 'applicant.address': address }),
  }),
  fact: ({ channel, courierNumber, category, items, supplyForm, supplyRoute, assistance }, about, on) => ({
    ...plain(about),
    channel,
    arrivedOn: on,
    signedOn: channel === 'signed-mail' ? on : null,
    courierNumber: courierNumberOf(courierNumber),
    category,
    items,
    supplyForm,
    supplyRoute,
    assistance,
  }),
})

/** What the form does not ask for stays as it was. */
function plain(about: StepAbout) {
  const { kind, number, onBehalf, oral, suggestsPublication, contentDigest } = registered(about)
  return {
    type: 'request-registered',
    kind,
    number,
    onBehalf,
    oral,
    suggestsPublication,
    contentDigest,
  } as const
}
