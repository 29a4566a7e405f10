import {
  publicInterestOverride,
  thirdPartyConsulted,
  thirdPartyOpinion,
} from '../../../law/disclosure-regulation/article-32-third-party.ts'
import { consultationExcluded } from '../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import { coMakerOpinion } from '../../../law/disclosure-regulation/article-34-co-makers.ts'
import type { ConsultedKind } from '../../../law/reply-rule-sets.ts'
import type { DeadlineRule } from '../../../law/rule.ts'
import { inChinese } from '../../calendar/local-date.ts'
import { refuse } from '../../refusal.ts'
import { ofType } from '../case-events.ts'
import { consultedNames } from '../clock-events.ts'
import type { ConsultationState, RequestCase } from '../request-case.ts'
import type { ActionLines } from './action-rule.ts'
import { all, type Condition, demand, first, isBeingWorkedOn, isBlank, lastDay, needs } from './conditions.ts'

/** How long each of the consulted has; the regulation sets other organs no time. */
export const opinionPeriods: Readonly<Record<ConsultedKind, DeadlineRule | null>> = {
  'third-party': thirdPartyOpinion,
  'co-maker': coMakerOpinion,
  'other-organ': null,
}

const someConsultation =
  (fits: (state: ConsultationState) => boolean, code: string, message: string): Condition =>
  ({ consultations }) =>
    demand(consultations.some(fits), code, message, consultationExcluded.cites)

const awaitsAnswer = someConsultation(
  ({ answered }) => answered === null,
  'no-consultation-open',
  '没有等待答复的征求意见',
)

const awaitsDelivery = someConsultation(
  ({ answered, delivered }) => answered === null && delivered === null,
  'no-consultation-on-its-way',
  '没有待送达的征求意见书',
)

const mayBeOverridden: Condition = ({ consultations }) =>
  demand(
    consultations.some(isOverridable),
    'nothing-to-override',
    '没有第三方不同意公开或者逾期未提出意见的征求意见',
    publicInterestOverride.cites,
  )

function isOverridable({ sent, answered, override }: ConsultationState): boolean {
  return (
    sent.consulted === 'third-party' &&
    answered !== null &&
    answered.answer !== 'consent' &&
    override === null
  )
}

function find({ consultations }: RequestCase, id: string): ConsultationState | undefined {
  return consultations.find((each) => each.id === id)
}

/** 征求意见书 that nobody could be given: waiting for an opinion would never end. */
function cameBack({ events }: RequestCase, { sent }: ConsultationState): boolean {
  return ofType(events, 'letter-returned').some(
    ({ letter, letterId, on }) =>
      on >= sent.on &&
      (letter === 'third-party-consultation' || letter === 'co-maker-consultation') &&
      (sent.letterId === null || letterId === null || letterId === sent.letterId),
  )
}

const unknownConsultation = () => refuse('no-such-consultation', '没有这一项征求意见')

/** 征求意见. */
export const consultationActions: ActionLines<
  'consultation-sent' | 'consultation-delivered' | 'consultation-answered' | 'override-notified'
> = {
  'consultation-sent': {
    name: '发出征求意见书',
    machine: 'consultation',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered', 'receipt-confirmed'],
    guard: isBeingWorkedOn,
    check: (requestCase, { consultation, consulted, organName, about }) =>
      first(
        demand(
          !isBlank(consultation) && find(requestCase, consultation) === undefined,
          'consultation-exists',
          '这一项征求意见已经发出；再次征求意见请另作一项',
          consultationExcluded.cites,
        ),
        demand(!isBlank(about), 'nothing-consulted', '写明就什么征求意见', thirdPartyConsulted.cites),
        consulted === 'third-party'
          ? demand(
              isBlank(organName),
              'third-party-named',
              '第三方的姓名、名称属于个人信息，填在第三方资料里，不写进办理记录',
            )
          : demand(!isBlank(organName), 'no-organ-named', `写明征求意见的${consultedNames[consulted]}`),
      ),
  },
  'consultation-delivered': {
    name: '对方收到征求意见书',
    machine: 'consultation',
    by: 'office',
    needs: needs('edit'),
    follows: ['consultation-sent'],
    guard: all(isBeingWorkedOn, awaitsDelivery),
    check: (requestCase, { consultation }) => {
      const state = find(requestCase, consultation)
      if (state === undefined) return unknownConsultation()
      return demand(state.delivered === null, 'delivered-before', '已经登记对方收到的日期')
    },
  },
  'consultation-answered': {
    name: '收到意见或者逾期未提出',
    machine: 'consultation',
    by: 'office',
    needs: needs('edit'),
    follows: ['consultation-sent', 'consultation-delivered'],
    guard: all(isBeingWorkedOn, awaitsAnswer),
    check: (requestCase, { consultation, answer }, { today, calendar }) => {
      const state = find(requestCase, consultation)
      if (state === undefined) return unknownConsultation()
      if (state.answered !== null) return refuse('answered-before', '这一项征求意见已经有了结果')
      const period = opinionPeriods[state.sent.consulted]
      if (answer !== 'none' || period === null) return true
      if (state.delivered === null)
        return demand(
          cameBack(requestCase, state),
          'opinion-period-not-begun',
          '对方提出意见的期限自收到征求意见书之日起算：先登记对方收到的日期；无法送达的，登记征求意见书被退回',
          period.cites,
        )
      const last = lastDay(calendar, state.delivered, period)
      return demand(
        today > last,
        'still-time-to-answer',
        `对方可以在${inChinese(last)}之前提出意见，尚未逾期`,
        period.cites,
      )
    },
  },
  'override-notified': {
    name: '书面告知第三方决定公开',
    machine: 'consultation',
    by: 'office',
    needs: needs('edit'),
    follows: ['consultation-answered'],
    guard: mayBeOverridden,
    check: (requestCase, { consultation, content, reason }) => {
      const state = find(requestCase, consultation)
      if (state === undefined) return unknownConsultation()
      return first(
        demand(
          isOverridable(state),
          'nothing-to-override',
          '这一项征求意见不需要另行告知',
          publicInterestOverride.cites,
        ),
        demand(
          !isBlank(content) && !isBlank(reason),
          'no-content-or-reason',
          '应当将决定公开的政府信息内容和理由书面告知第三方',
          publicInterestOverride.cites,
        ),
      )
    },
  },
}
