import { isCreditCode, normalCreditCode } from '../../organs/credit-code.ts'
import { hasOldIdentityShape, isIdentityNumber } from '../../personal-data/checked-numbers.ts'
import { foldWidth } from '../../personal-data/fold-width.ts'
import type { ApplicantCategory, SupplyForm, SupplyRoute } from '../request-event.ts'
import { categoryNames, supplyFormNames, supplyRouteNames } from '../request-words.ts'
import {
  type DraftAnswered,
  type DraftComplaint,
  type DraftField,
  draftLimits,
  identityKinds,
  isNaturalPerson,
  type RequestDraft,
} from './request-draft.ts'

/** Pages that ask one thing each; their fields are checked when they are answered and again before sending. */
export const draftQuestions = ['category', 'on-behalf', 'identity', 'supply', 'contact', 'help'] as const

export type DraftQuestion = (typeof draftQuestions)[number]

/** Which routes fit which form of supply (第四十条): paper does not travel by e-mail. */
export const routesOf: Readonly<Record<SupplyForm, readonly SupplyRoute[]>> = {
  electronic: ['online', 'email', 'pick-up'],
  paper: ['post', 'pick-up'],
  disc: ['post', 'pick-up'],
  inspection: ['on-site'],
}

/** The fields of a question as things stand: organisations are asked other things than people. */
export function fieldsOf(question: DraftQuestion, draft: RequestDraft): readonly DraftField[] {
  switch (question) {
    case 'category':
      return ['category']
    case 'on-behalf':
      return ['on-behalf']
    case 'identity':
      return identityFields(draft)
    case 'supply':
      return ['supply-form', 'supply-route']
    case 'contact':
      return ['applicant.phone', 'applicant.email', 'applicant.address', 'applicant.postcode']
    case 'help':
      return ['assistance', 'suggests-publication']
    default:
      return question satisfies never
  }
}

function identityFields(draft: RequestDraft): readonly DraftField[] {
  const who: readonly DraftField[] = isNaturalPerson(draft)
    ? ['applicant.name', 'identity-kind', 'applicant.identity-number']
    : ['applicant.organisation', 'applicant.credit-code', 'applicant.representative', 'applicant.name']
  return draft.answers['on-behalf'] === 'agent' ? [...who, 'applicant.agent'] : who
}

/** Takes the answers to one question; what belongs to the other kind of applicant is forgotten. */
export function answerQuestion(
  draft: RequestDraft,
  question: DraftQuestion,
  posted: (field: DraftField) => string,
): DraftAnswered {
  const fields = fieldsOf(question, draft)
  const given = Object.fromEntries(fields.map((field) => [field, normalAnswer(field, posted(field))]))
  const answered: RequestDraft = {
    ...draft,
    answers: { ...draft.answers, ...given },
    passed: question === 'help' && !draft.passed.includes('help') ? [...draft.passed, 'help'] : draft.passed,
  }
  const complaints = questionComplaints(question, answered)
  return complaints.length === 0
    ? { ok: true, draft: withoutStrayAnswers(answered) }
    : { ok: false, complaints }
}

/** What is missing or wrong in the answers to a question. */
export function questionComplaints(question: DraftQuestion, draft: RequestDraft): DraftComplaint[] {
  const fields = fieldsOf(question, draft)
  const single = fields.flatMap((field) => fieldComplaint(field, draft.answers[field] ?? '', draft))
  if (single.length > 0) return single
  if (question === 'supply') return supplyComplaints(draft)
  return question === 'contact' ? contactComplaints(draft) : []
}

/** Texts as they are kept: no control characters, no white space around. */
export function tidyText(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{Cc}\n]|\p{Bidi_Control}/gu, '')
    .trim()
}

function normalAnswer(field: DraftField, text: string): string {
  const tidy = tidyText(text)
  switch (field) {
    case 'applicant.identity-number':
      return foldWidth(tidy).replaceAll(/\s+/g, '').toUpperCase()
    case 'applicant.credit-code':
      return normalCreditCode(tidy)
    case 'applicant.phone':
    case 'applicant.postcode':
    case 'applicant.email':
      return foldWidth(tidy).replaceAll(/\s+/g, '')
    default:
      return tidy
  }
}

function withoutStrayAnswers(draft: RequestDraft): RequestDraft {
  const identity = new Set(identityFields(draft))
  const all: readonly DraftField[] = [
    'applicant.name',
    'identity-kind',
    'applicant.identity-number',
    'applicant.organisation',
    'applicant.credit-code',
    'applicant.representative',
    'applicant.agent',
  ]
  const stray = new Set<string>(all.filter((field) => !identity.has(field)))
  return {
    ...draft,
    answers: Object.fromEntries(Object.entries(draft.answers).filter(([name]) => !stray.has(name))),
  }
}

const required: Readonly<Partial<Record<DraftField, string>>> = {
  'on-behalf': '请选择是为自己申请，还是受别人委托代为申请。',
  'applicant.organisation': '请填写单位名称。',
  'applicant.representative': '请填写法定代表人或者负责人的姓名。',
  'applicant.agent': '请填写代理人的姓名。',
}

function fieldComplaint(field: DraftField, text: string, draft: RequestDraft): DraftComplaint[] {
  const message = messageFor(field, text, draft)
  return message === null ? [] : [{ field, message }]
}

function messageFor(field: DraftField, text: string, draft: RequestDraft): string | null {
  const longest = field === 'assistance' ? draftLimits.note : draftLimits.line
  if ([...text].length > longest) return `最多写 ${longest} 个字。`
  switch (field) {
    case 'category':
      return isOneOf(categoryNames, text) ? null : '请选择申请人的类别。'
    case 'applicant.name':
      if (text !== '') return null
      return isNaturalPerson(draft) ? '请填写姓名。' : '请填写联系人的姓名。'
    case 'identity-kind':
      return isOneOf(identityKinds, text) ? null : '请选择身份证件的种类。'
    case 'applicant.identity-number':
      return identityMessage(text, draft)
    case 'applicant.credit-code':
      return registrationMessage(text)
    case 'supply-form':
      return isOneOf(supplyFormNames, text) ? null : '请选择希望得到的形式。'
    case 'supply-route':
      return isOneOf(supplyRouteNames, text) ? null : '请选择获取的途径。'
    case 'applicant.phone':
      return text === '' || /^\+?[\d()-]{5,20}$/.test(text) ? null : '电话号码只写数字，固定电话带区号。'
    case 'applicant.email':
      return text === '' || /^[^\s@<>"]+@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(text)
        ? null
        : '电子邮箱的写法如 name@example.com。'
    case 'applicant.postcode':
      return text === '' || /^\d{6}$/.test(text) ? null : '邮政编码是 6 位数字。'
    default:
      return text === '' ? (required[field] ?? null) : null
  }
}

/** A body without a 统一社会信用代码 gives the number of its certificate: the form must not keep it from asking. */
function registrationMessage(text: string): string | null {
  if (text === '') return '请填写统一社会信用代码。没有的，填写登记证书的号码。'
  if (text.length === 18 && !isCreditCode(text))
    return '统一社会信用代码有误，请对照证书再核对一遍，最后一位是校验码。'
  return /^[A-Z0-9()-]{5,30}$/.test(text) ? null : '只写字母和数字，请对照证书再核对一遍。'
}

function identityMessage(text: string, { answers }: RequestDraft): string | null {
  if (text === '') return '请填写身份证件的号码。'
  if (answers['identity-kind'] !== 'resident-card')
    return /^[A-Z0-9()-]{5,30}$/.test(text) ? null : '证件号码只有字母和数字，请对照证件再核对一遍。'
  if (isIdentityNumber(text) || hasOldIdentityShape(text)) return null
  return '居民身份证号码是 18 位，请对照证件再核对一遍，最后一位是校验码。'
}

function supplyComplaints({ answers }: RequestDraft): DraftComplaint[] {
  const form = supplyFormOf(answers['supply-form'])
  const route = supplyRouteOf(answers['supply-route'])
  if (form === null || route === null || routesOf[form].includes(route)) return []
  const fit = routesOf[form].map((each) => supplyRouteNames[each]).join('或者')
  return [{ field: 'supply-route', message: `选“${supplyFormNames[form]}”的，途径请选${fit}。` }]
}

/** One way to be reached is what the law asks for; the route chosen may need a certain one. */
function contactComplaints({ answers }: RequestDraft): DraftComplaint[] {
  const filled = (field: DraftField) => (answers[field] ?? '') !== ''
  const route = answers['supply-route']
  if (route === 'post' && !filled('applicant.address'))
    return [{ field: 'applicant.address', message: '您选择了邮寄，请填写通信地址。' }]
  if (route === 'email' && !filled('applicant.email'))
    return [{ field: 'applicant.email', message: '您选择了电子邮件，请填写电子邮箱。' }]
  if (filled('applicant.phone') || filled('applicant.email') || filled('applicant.address')) return []
  return [
    {
      field: 'applicant.phone',
      message: '请至少填写一种联系方式：电话、电子邮箱或者通信地址。',
    },
  ]
}

function isOneOf<Names extends object>(names: Names, text: string): text is Extract<keyof Names, string> {
  return Object.hasOwn(names, text)
}

/** null where nothing, or no category of 表三, was chosen. */
export function categoryOf(text: string | undefined): ApplicantCategory | null {
  return text !== undefined && isOneOf(categoryNames, text) ? text : null
}

/** null where nothing of the list was chosen. */
export function supplyFormOf(text: string | undefined): SupplyForm | null {
  return text !== undefined && isOneOf(supplyFormNames, text) ? text : null
}

/** null where nothing of the list was chosen. */
export function supplyRouteOf(text: string | undefined): SupplyRoute | null {
  return text !== undefined && isOneOf(supplyRouteNames, text) ? text : null
}
