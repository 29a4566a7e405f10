import type { LocalDate } from '../../../../domain/calendar/local-date.ts'
import type { ApplicantField } from '../../../../domain/requests/request-event.ts'
import {
  categoryNames,
  channelNames,
  requestKindNames,
  supplyFormNames,
  supplyRouteNames,
} from '../../../../domain/requests/request-words.ts'
import type { FieldComplaint } from '../../../../usecases/access-refusals.ts'
import type { RequestEntry } from '../../../../usecases/request-ports.ts'
import type { Arrival } from '../../../../usecases/requests/enter-request.ts'
import { readTypedDay } from '../../../typed-day.ts'
import { readItems } from './steps/item-fields.ts'
import type { Raw } from './steps/step-field.ts'

/** Fields of the register form as typed; what an office fills in from a letter. */
export const registerFields = [
  'organ',
  'channel',
  'courierNumber',
  'day',
  'category',
  'name',
  'identity',
  'phone',
  'address',
  'postcode',
  'email',
  'items',
  'supplyForm',
  'supplyRoute',
  'kind',
  'agent',
  'representative',
  'oral',
  'assistance',
  'suggestsPublication',
] as const

export type RegisterField = (typeof registerFields)[number]
export type RegisterValues = Readonly<Record<RegisterField, string>>

/** What stands in an empty form: a letter by EMS, signed for today, from a person who wants paper by post. */
export function emptyRegister(today: LocalDate, organ: string): RegisterValues {
  return {
    organ,
    channel: 'signed-mail',
    courierNumber: '',
    day: today,
    category: 'naturalPerson',
    name: '',
    identity: '',
    phone: '',
    address: '',
    postcode: '',
    email: '',
    items: '',
    supplyForm: 'paper',
    supplyRoute: 'post',
    kind: 'disclosure',
    agent: '',
    representative: '',
    oral: '',
    assistance: '',
    suggestsPublication: '',
  }
}

export interface RegisterRead {
  readonly entry: RequestEntry
  readonly arrival: Arrival
}

export type RegisterAnswer =
  | { readonly ok: true; readonly value: RegisterRead }
  | { readonly ok: false; readonly complaints: readonly FieldComplaint[] }

/** Form → what the request says and how it came in. */
export function readRegister(raw: Raw): RegisterAnswer {
  const complaints: FieldComplaint[] = []
  const pick = <Value extends string>(
    field: RegisterField,
    names: Readonly<Record<Value, string>>,
    label: string,
  ) => {
    const values = Object.keys(names) as Value[] // the names are written with exactly these keys
    const found = values.find((value) => value === raw(field))
    if (found === undefined) complaints.push({ field, message: `请选择${label}` })
    return found
  }
  const [channel, category] = [
    pick('channel', channelNames, '渠道'),
    pick('category', categoryNames, '申请人类型'),
  ]
  const [supplyForm, supplyRoute] = [
    pick('supplyForm', supplyFormNames, '提供方式'),
    pick('supplyRoute', supplyRouteNames, '获取途径'),
  ]
  const kind = pick('kind', requestKindNames, '种类')
  const day = readTypedDay(raw('day'))
  if (day === null) complaints.push({ field: 'day', message: '收到日期应写成 2026-03-31 的样子' })
  if (raw('name') === '') complaints.push({ field: 'name', message: '请填写申请人的姓名或者名称' })
  if (channel === 'signed-mail' && raw('courierNumber') === '')
    complaints.push({ field: 'courierNumber', message: '请扫描或者输入邮件号码；信封上没有的，写“无”' })
  const items = readItems('items', raw('items'))
  if (!items.ok) complaints.push(...items.complaints)
  if (
    complaints.length > 0 ||
    day === null ||
    !items.ok ||
    channel === undefined ||
    category === undefined ||
    supplyForm === undefined ||
    supplyRoute === undefined ||
    kind === undefined
  )
    return { ok: false, complaints }
  return {
    ok: true,
    value: {
      entry: {
        kind,
        category,
        onBehalf: raw('agent') === '' ? 'self' : 'agent',
        oral: raw('oral') === '' ? 'no' : 'yes',
        assistance: raw('assistance'),
        applicant: applicantOf(raw, category === 'naturalPerson' ? 'person' : 'organisation'),
        items: items.value,
        supplyForm,
        supplyRoute,
        suggestsPublication: raw('suggestsPublication') === '' ? 'no' : 'yes',
      },
      arrival: {
        channel,
        arrivedOn: day,
        signedOn: channel === 'signed-mail' ? day : null,
        courierNumber: courierNumberOf(raw('courierNumber')),
      },
    },
  }
}

/** As scanned or typed: without spaces and hyphens, capitals; "无" is none. */
export function courierNumberOf(typed: string): string {
  const plain = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  return plain === '无' ? '' : plain
}

function applicantOf(raw: Raw, who: 'person' | 'organisation'): RequestEntry['applicant'] {
  const fields: readonly (readonly [ApplicantField, string])[] = [
    [who === 'person' ? 'applicant.name' : 'applicant.organisation', raw('name')],
    [who === 'person' ? 'applicant.identity-number' : 'applicant.credit-code', raw('identity')],
    ['applicant.representative', raw('representative')],
    ['applicant.agent', raw('agent')],
    ['applicant.phone', raw('phone')],
    ['applicant.email', raw('email')],
    ['applicant.address', raw('address')],
    ['applicant.postcode', raw('postcode')],
  ]
  return Object.fromEntries(fields.filter(([, value]) => value !== ''))
}
