import { consultedNames } from '../../../../../domain/requests/clock-events.ts'
import { consultationAnswerNames } from '../../../../../domain/requests/request-words.ts'
import {
  publicInterestOverride,
  thirdPartyObjection,
  thirdPartyOpinion,
  thirdPartySilence,
} from '../../../../../law/disclosure-regulation/article-32-third-party.ts'
import { consultationExcluded } from '../../../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import {
  coMakerOpinion,
  coMakerSilence,
} from '../../../../../law/disclosure-regulation/article-34-co-makers.ts'
import { consultationOptions, issuedLetters } from './choices.ts'
import { area, conditional, fixed, inputOf, oneOf, oneOfThese, remark } from './fields.ts'
import { lawLine } from './law-line.ts'
import { bad, good, type StepField } from './step-field.ts'
import { stepForm } from './step-form.ts'

const consultationLetters = [
  'third-party-consultation',
  'co-maker-consultation',
  'other-organ-consultation',
] as const

/** The consultation letter, if it was made here. */
const consultationLetter: StepField<string | null> = {
  inputs: (name, about) => {
    const letters = issuedLetters(about, consultationLetters)
    if (letters.length === 0) return []
    const options = [
      ...letters.map(({ letterId, number }) => ({ value: letterId, label: number })),
      { value: '', label: '没有用系统制作文书' },
    ]
    const input = inputOf(name, { label: '征求意见书' }, { kind: 'select', options }, about)
    return [{ ...input, initial: options[0]?.value ?? '' }]
  },
  read: (name, raw, about) => {
    if (raw(name) === '') return good(null)
    const known = issuedLetters(about, consultationLetters).some(({ letterId }) => letterId === raw(name))
    return known ? good(raw(name)) : bad(name, '请选择这份申请里的文书')
  },
}

/** 征求第三方、共同制作机关、其他机关的意见. */
export const consultationSteps = [
  stepForm('consultation-sent', {
    submit: '记下已发出征求意见书',
    day: '发出之日',
    says: [lawLine(thirdPartyOpinion), lawLine(coMakerOpinion), lawLine(consultationExcluded)],
    fields: {
      consultation: fixed(({ newId }) => newId()),
      consulted: oneOf(consultedNames, { label: '征求谁的意见', initial: () => 'third-party' }),
      organName: conditional({ label: '机关名称', hint: '征求机关的意见时填写。' }),
      thirdParty: conditional({
        label: '第三方名称',
        hint: '征求第三方的意见时填写；只存在个人信息库里，不进办理记录。',
      }),
      thirdPartyAddress: remark({ label: '第三方地址' }),
      about: area({ label: '征求意见的事项', hint: '哪些信息、为什么涉及对方。不写申请人的姓名。', rows: 3 }),
      letterId: consultationLetter,
    },
    check: ({ consulted, organName, thirdParty }) => {
      if (consulted === 'third-party')
        return thirdParty === '' ? [{ field: 'thirdParty', message: '请填写第三方名称' }] : []
      return organName === '' ? [{ field: 'organName', message: '请填写机关名称' }] : []
    },
    personal: ({ consulted, thirdParty, thirdPartyAddress }) =>
      consulted === 'third-party'
        ? {
            'third-party.name': thirdParty,
            ...(thirdPartyAddress === '' ? {} : { 'third-party.address': thirdPartyAddress }),
          }
        : {},
    fact: ({ consultation, consulted, organName, about, letterId }) => ({
      type: 'consultation-sent',
      consultation,
      consulted,
      organName: consulted === 'third-party' ? '' : organName,
      about,
      letterId,
    }),
  }),
  stepForm('consultation-delivered', {
    submit: '记下已送到',
    day: '对方收到之日',
    says: ['对方提出意见的期限自这一天起算。'],
    fields: {
      consultation: oneOfThese({
        label: '哪一次征求意见',
        none: '没有还未送到的征求意见书',
        options: (about) =>
          consultationOptions(about, ({ delivered, answered }) => delivered === null && answered === null),
      }),
    },
    fact: ({ consultation }) => ({ type: 'consultation-delivered', consultation }),
  }),
  stepForm('consultation-answered', {
    submit: '记下意见',
    day: '收到意见之日',
    dayHint: '逾期没有意见的，写不再等待的那天。',
    says: [lawLine(thirdPartyObjection), lawLine(thirdPartySilence), lawLine(coMakerSilence)],
    fields: {
      consultation: oneOfThese({
        label: '哪一次征求意见',
        none: '没有还未答复的征求意见',
        options: (about) => consultationOptions(about, ({ answered }) => answered === null),
      }),
      answer: oneOf(consultationAnswerNames, { label: '对方的意见' }),
      grounds: conditional({ label: '对方的理由', hint: '摘要；不写对方的姓名、证件号码。', rows: 3 }),
    },
    check: ({ answer, grounds }) =>
      answer === 'object' && grounds === ''
        ? [{ field: 'grounds', message: '对方不同意公开，请写明对方的理由（没有说理由的写“未说明理由”）' }]
        : [],
    fact: (values) => ({ type: 'consultation-answered', ...values }),
  }),
  stepForm('override-notified', {
    submit: '记下已告知第三方',
    day: '告知之日',
    says: [lawLine(publicInterestOverride)],
    fields: {
      consultation: oneOfThese({
        label: '哪一次征求意见',
        none: '没有第三方不同意公开的征求意见',
        options: (about) =>
          consultationOptions(
            about,
            ({ sent, answered, override }) =>
              sent.consulted === 'third-party' && answered?.answer === 'object' && override === null,
          ),
      }),
      content: area({ label: '决定公开的内容', rows: 3 }),
      reason: area({ label: '理由', hint: '不公开会对公共利益造成什么重大影响。', rows: 3 }),
      letterId: {
        inputs: (name, about) => {
          const letters = issuedLetters(about, ['override-notice'])
          if (letters.length === 0) return []
          const options = letters.map(({ letterId, number }) => ({ value: letterId, label: number }))
          return [
            {
              ...inputOf(name, { label: '告知书' }, { kind: 'select', options }, about),
              initial: options[0]?.value ?? '',
            },
          ]
        },
        read: (name, raw, about) => {
          const found = issuedLetters(about, ['override-notice']).find(
            ({ letterId }) => letterId === raw(name),
          )
          return good(found?.letterId ?? null)
        },
      } satisfies StepField<string | null>,
    },
    fact: (values) => ({ type: 'override-notified', ...values }),
  }),
]
