import { decisionFields, type LetterField } from '../../../../../domain/requests/letters/letter-fields.ts'
import type { Decision, ItemAnswer } from '../../../../../domain/requests/request-event.ts'
import { searchResultNames } from '../../../../../domain/requests/request-words.ts'
import { type Outcome, type OutcomeCode, outcomes } from '../../../../../law/outcome-codes.ts'
import { readTypedDay } from '../../../../typed-day.ts'
import { letterOf } from './choices.ts'
import { area, conditional, line, oneOf, remark } from './fields.ts'
import { groundLine, groundOf, readGround } from './ground-lines.ts'
import { itemAnswers } from './item-fields.ts'
import { bad, good, type Input, type StepAbout, type StepField } from './step-field.ts'
import { stepForm } from './step-form.ts'

/** 公开的方式、不掌握的情形: ways in which an outcome comes about, each with its own item of the article. */
export function waysOf(code: OutcomeCode): readonly string[] {
  return decisionFields[code].find(({ key }) => key === 'how')?.options ?? []
}

/** The outcome that the address names, or that of the draft that stands. */
export function askedOutcome(about: StepAbout): Outcome | undefined {
  const asked = about.asked('code')
  const wanted = asked === '' ? about.case.review.draft?.decision.code : asked
  return outcomes.find(({ code }) => code === wanted)
}

const outcomeCode: StepField<OutcomeCode> = {
  inputs: (name, about) => [
    { name, label: '', control: { kind: 'hidden' }, initial: askedOutcome(about)?.code ?? '' },
  ],
  read: (name, raw) => {
    const found = outcomes.find(({ code }) => code === raw(name))
    return found === undefined ? bad(name, '请先选择处理结果') : good(found.code)
  },
}

function usualAnswer(about: StepAbout): ItemAnswer['answer'] {
  const code = askedOutcome(about)?.code ?? 'B1'
  if (code === 'B1') return 'given'
  if (code === 'B2') return 'given-in-part'
  return /^C[1-7]$/.test(code) ? 'withheld' : 'not-supplied'
}

const grounds: StepField<Decision['grounds']> = {
  inputs: (name, about) => {
    const earlier = about.case.review.draft?.decision
    const outcome = askedOutcome(about)
    const kept = earlier !== undefined && earlier.code === outcome?.code ? earlier.grounds : null
    const way = outcome === undefined ? -1 : waysOf(outcome.code).indexOf(about.asked('how'))
    const cites = (outcome?.cites ?? []).filter((_, index) => way < 0 || index === way)
    const usual = cites.map(groundOf).filter((ground) => ground !== null)
    return [
      {
        name,
        label: '法律依据',
        hint: '一行一条，写到条、款、项，例如“《政府信息公开条例》第三十六条第五项”。先填了这种结果通常的依据，请改成本件适用的。',
        control: { kind: 'area', rows: 3 },
        initial: (kept ?? usual).map(groundLine).join('\n'),
      },
    ]
  },
  read: (name, raw) => {
    const lines = raw(name)
      .split(/\r?\n/)
      .map((each) => each.trim())
      .filter((each) => each !== '')
    const read = lines.map(readGround)
    const wrong = lines.filter((_, index) => read[index] === null)
    if (wrong.length > 0)
      return bad(name, `读不出条款：${wrong.join('、')}。请写成“《政府信息公开条例》第十五条”的样子`)
    return good(read.filter((ground) => ground !== null))
  },
}

/** What the reply of this outcome must say beside, by the templates of letters. */
const particulars: StepField<Readonly<Record<string, string>>> = {
  inputs: (name, about) => {
    const earlier = about.case.review.draft?.decision.particulars ?? {}
    return fieldsOf(about).map(
      (field): Input => ({
        name: `${name}-${field.key}`,
        label: field.label,
        ...(field.hint === undefined ? {} : { hint: field.hint }),
        ...(field.required === 'no' ? { optional: 'yes' } : {}),
        control: controlOf(field),
        initial: initialOf(field, about, earlier),
      }),
    )
  },
  read: (name, raw, about) => {
    const code = raw('code')
    const fields = code === '' ? fieldsOf(about) : fieldsFor(code)
    const typed = fields.map((field) => [field, raw(`${name}-${field.key}`)] as const)
    const complaints = typed.flatMap(([field, value]) => {
      const at = `${name}-${field.key}`
      if (value === '')
        return field.required === 'yes' ? [{ field: at, message: `请填写${field.label}` }] : []
      if (field.type === 'date' && readTypedDay(value) === null)
        return [{ field: at, message: `${field.label}应写成 2026-03-31 的样子` }]
      if (field.options !== undefined && !field.options.includes(value))
        return [{ field: at, message: `请选择${field.label}` }]
      return []
    })
    if (complaints.length > 0) return { ok: false, complaints }
    return good(
      Object.fromEntries(
        typed
          .filter(([, value]) => value !== '')
          .map(([field, value]) => [
            field.key,
            field.type === 'date' ? (readTypedDay(value) ?? value) : value,
          ]),
      ),
    )
  },
}

function initialOf(field: LetterField, about: StepAbout, earlier: Readonly<Record<string, string>>): string {
  const { key, options = [], required } = field
  const asked = key === 'how' ? options.find((option) => option === about.asked('how')) : undefined
  return asked ?? earlier[key] ?? (required === 'yes' ? (options[0] ?? '') : '')
}

function fieldsOf(about: StepAbout): readonly LetterField[] {
  return fieldsFor(askedOutcome(about)?.code ?? '')
}

function fieldsFor(code: string): readonly LetterField[] {
  const found = outcomes.find((each) => each.code === code)
  return found === undefined ? [] : decisionFields[found.code]
}

function controlOf({ type, options = [], required }: LetterField): Input['control'] {
  if (type === 'date') return { kind: 'day' }
  if (type === 'long') return { kind: 'area', rows: 3 }
  if (type === 'text') return { kind: 'line' }
  const given = options.map((value) => ({ value, label: value }))
  return { kind: 'select', options: required === 'yes' ? given : [{ value: '', label: '不写明' }, ...given] }
}

const reviewPoints: StepField<string> = area({
  label: '审核意见',
  rows: 3,
  initial: () => '事实清楚，依据正确，同意。',
})

/** 检索、拟办、审核、保密审查、签发. */
export const decisionSteps = [
  stepForm('search-recorded', {
    submit: '记下检索',
    day: '检索之日',
    says: ['答复信息不存在的，检索记录是证明尽到检索义务的证据：在哪里、用什么词、谁、什么时候。'],
    fields: {
      places: area({ label: '检索了哪里', hint: '档案室、业务系统、科室文件柜……', rows: 2 }),
      terms: line({ label: '用的检索词' }),
      by: line({ label: '检索人', width: 'medium' }),
      found: oneOf(searchResultNames, { label: '结果' }),
      note: remark({ label: '说明', rows: 2 }),
    },
    fact: (values) => ({ type: 'search-recorded', ...values }),
  }),
  stepForm('decision-drafted', {
    submit: '提交审核',
    day: '拟办之日',
    done: '接着在“文书”里拟写答复书。',
    says: ['一件申请只有一个处理结果：一部分给、一部分不给的，只计“部分公开”。'],
    fields: {
      code: outcomeCode,
      items: itemAnswers(usualAnswer),
      grounds,
      reason: conditional({
        label: '事实理由',
        hint: '为什么是这个结果：事实，不是条文。全部予以公开的可以不写。',
        rows: 4,
        initial: ({ case: { review } }) => review.draft?.decision.reason ?? '',
      }),
      particulars,
    },
    fact: (decision) => ({ type: 'decision-drafted', decision }),
  }),
  stepForm('decision-reviewed', {
    submit: '审核通过',
    day: '审核之日',
    fields: { opinion: reviewPoints },
    fact: ({ opinion }) => ({ type: 'decision-reviewed', opinion }),
  }),
  stepForm('secrecy-reviewed', {
    submit: '记下保密审查结论',
    day: '审查之日',
    fields: {
      passes: oneOf({ yes: '可以公开', no: '不得公开' }, { label: '结论' }),
      opinion: area({ label: '审查意见', rows: 3, hint: '写明审查了哪些内容、依据。' }),
    },
    fact: (values) => ({ type: 'secrecy-reviewed', ...values }),
  }),
  stepForm('decision-returned', {
    submit: '退回',
    day: '退回之日',
    says: ['退回必须写明理由；意见和原稿都留在记录里。'],
    fields: {
      by: oneOf(
        { review: '审核', secrecy: '保密审查', signing: '签发' },
        { label: '在哪一步退回', initial: returningAt },
      ),
      reason: area({
        label: '退回的理由',
        hint: (about) => {
          const usual = about.terms('return-reason')
          return usual.length === 0 ? '写明要改什么。' : `常见的：${usual.join('；')}。写明要改什么。`
        },
        rows: 3,
      }),
    },
    fact: (values) => ({ type: 'decision-returned', ...values }),
  }),
  stepForm('decision-signed', {
    submit: '签发',
    day: '签发之日',
    says: ['签发以后答复不能再改；需要改的只能退回或者另作。'],
    fields: { letterId: letterOf('reply') },
    fact: ({ letterId }) => ({ type: 'decision-signed', letterId }),
  }),
  stepForm('request-discontinued', {
    submit: '不再处理',
    day: '决定之日',
    fields: {
      code: oneOf(discontinuedNames(), { label: '原因', initial: discontinuedFor }),
      note: remark({ label: '说明', rows: 3 }),
    },
    fact: (values) => ({ type: 'request-discontinued', ...values }),
  }),
]

function returningAt({ case: { review } }: StepAbout): string {
  if (review.reviewed === null) return 'review'
  return review.secrecy === null ? 'secrecy' : 'signing'
}

function discontinuedNames() {
  const label = (code: OutcomeCode) => outcomes.find((each) => each.code === code)?.label ?? code
  return { F1: label('F1'), F2: label('F2'), F3: label('F3') } as const
}

function discontinuedFor({ case: { events } }: StepAbout): string {
  if (events.some(({ type }) => type === 'fee-lapsed')) return 'F2'
  return events.some(({ type }) => type === 'supplement-lapsed') ? 'F1' : 'F3'
}
