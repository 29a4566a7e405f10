import { suitAfterReview } from '../../../law/administrative-litigation-law/article-45-suit-after-review.ts'
import { caseRegister } from '../../../law/disclosure-regulation/article-45-register.ts'
import { remediesOpen as remedyRight } from '../../../law/disclosure-regulation/article-51-remedies.ts'
import { orderedToRemake } from '../../../law/reconsideration-law/article-64-remake.ts'
import { remedyOutcomes } from '../../../law/remedy-outcomes.ts'
import { refuse } from '../../refusal.ts'
import { ofType } from '../case-events.ts'
import type { RemedyState, RequestCase } from '../request-case.ts'
import type { ActionLines } from './action-rule.ts'
import { always, type Condition, demand, first, isBlank, needs } from './conditions.ts'

const someRemedy =
  (fits: (remedy: RemedyState) => boolean, code: string, message: string): Condition =>
  ({ remedies }) =>
    demand(remedies.some(fits), code, message, remedyRight.cites)

const toBeNoticed = (remedy: RemedyState) => remedy.noticed === null && remedy.decided === null
const toBeAnswered = (remedy: RemedyState) => remedy.answered === null && remedy.decided === null
const toBeDecided = (remedy: RemedyState) => remedy.decided === null

function find({ remedies }: RequestCase, id: string): RemedyState | undefined {
  return remedies.find((each) => each.id === id)
}

const unknownRemedy = () => refuse('no-such-remedy', '没有登记这一件复议或者诉讼')

/** `remedy` of a reply that the organ takes back by itself, ordered by nobody: often while a review is pending. */
export const ownMotion = ''

/** Ordered to be made anew, and not yet taken up again. */
export function isToBeRemade(requestCase: RequestCase, { id, decided }: RemedyState): boolean {
  const taken = ofType(requestCase.events, 'reply-reopened').some(({ remedy }) => remedy === id)
  return decided?.remake === 'yes' && !taken
}

/** 复议、诉讼, 重作, and the mending of the log. */
export const remedyActions: ActionLines<
  | 'remedy-filed'
  | 'remedy-notice-received'
  | 'remedy-answered'
  | 'remedy-decided'
  | 'reply-reopened'
  | 'entry-revoked'
> = {
  'remedy-filed': {
    name: '登记复议、诉讼',
    machine: 'remedy',
    by: 'office',
    needs: { kind: 'remedy', verb: 'create' },
    // Whoever never had an answer sues as well: the office need not have confirmed anything.
    follows: ['request-registered', 'letter-dispatched', 'request-discontinued'],
    guard: always,
    check: (requestCase, { remedy, remedyKind, after, before }) =>
      first(
        demand(
          !isBlank(remedy) && find(requestCase, remedy) === undefined,
          'remedy-exists',
          '这一件已经登记',
        ),
        demand(!isBlank(before), 'no-body', '写明复议机关或者人民法院'),
        demand(
          after === null || remedyKind === 'litigation',
          'not-after-reconsideration',
          '只有诉讼才可以是复议后起诉',
          suitAfterReview.cites,
        ),
        demand(
          after === null || find(requestCase, after)?.filed.remedyKind === 'reconsideration',
          'no-such-reconsideration',
          '复议后起诉的，先登记所经过的行政复议',
          suitAfterReview.cites,
        ),
      ),
  },
  'remedy-notice-received': {
    name: '收到答复通知书、应诉通知书',
    machine: 'remedy',
    by: 'office',
    needs: { kind: 'remedy', verb: 'edit' },
    follows: ['remedy-filed'],
    guard: someRemedy(toBeNoticed, 'no-remedy-to-notice', '没有等待通知书的复议、诉讼'),
    check: (requestCase, { remedy }) => {
      const state = find(requestCase, remedy)
      if (state === undefined) return unknownRemedy()
      return demand(toBeNoticed(state), 'noticed-before', '已经登记收到通知书，或者已经审结')
    },
  },
  'remedy-answered': {
    name: '提交答复、答辩',
    machine: 'remedy',
    by: 'office',
    needs: { kind: 'remedy', verb: 'submit' },
    follows: ['remedy-notice-received'],
    guard: someRemedy(toBeAnswered, 'no-remedy-to-answer', '没有等待答复、答辩的复议、诉讼'),
    check: (requestCase, { remedy }) => {
      const state = find(requestCase, remedy)
      if (state === undefined) return unknownRemedy()
      return demand(toBeAnswered(state), 'answered-before', '已经提交答复，或者已经审结')
    },
  },
  'remedy-decided': {
    name: '登记复议决定、判决',
    machine: 'remedy',
    by: 'office',
    needs: { kind: 'remedy', verb: 'edit' },
    follows: ['remedy-filed', 'remedy-answered'],
    guard: someRemedy(toBeDecided, 'no-remedy-pending', '没有尚未审结的复议、诉讼'),
    check: (requestCase, { remedy, result, remake }) => {
      const state = find(requestCase, remedy)
      if (state === undefined) return unknownRemedy()
      const line = remedyOutcomes.find(
        (each) => each.remedyKind === state.filed.remedyKind && each.result === result,
      )
      if (line === undefined)
        return refuse('no-such-result', '这种结果不属于这一类案件，请核对', remedyRight.cites)
      return first(
        demand(toBeDecided(state), 'decided-before', '已经审结'),
        demand(
          remake === 'no' || line.mayOrderRemake === 'yes',
          'no-remake-with-this-result',
          `“${line.label}”不会责令重新作出答复，请核对`,
          orderedToRemake.cites,
        ),
      )
    },
  },
  'reply-reopened': {
    name: '重新办理',
    machine: 'remedy',
    by: 'office',
    needs: needs('edit'),
    follows: ['letter-dispatched', 'remedy-decided'],
    guard: (requestCase) =>
      demand(
        requestCase.closedOn !== null ||
          requestCase.remedies.some((remedy) => isToBeRemade(requestCase, remedy)),
        'nothing-to-remake',
        '没有责令重新作出答复的决定或者判决，也没有可以自行纠正的答复',
        orderedToRemake.cites,
      ),
    check: (requestCase, { remedy, until, reason = '' }, { today }) => {
      if (remedy === ownMotion)
        return first(
          demand(requestCase.closedOn !== null, 'still-open', '尚未办结，直接修改答复就可以'),
          demand(!isBlank(reason), 'no-reason', '自行撤销原答复重新办理的，写明原因', caseRegister.cites),
          demand(until === null, 'no-ordered-term', '自行纠正没有指定的期限'),
        )
      const state = find(requestCase, remedy)
      if (state === undefined) return unknownRemedy()
      return first(
        demand(
          isToBeRemade(requestCase, state),
          'nothing-to-remake',
          '这一件没有责令重作，或者已经重新办理',
          orderedToRemake.cites,
        ),
        demand(until === null || until >= today, 'until-before-notice', '重作的期限早于收到决定之日，请核对'),
      )
    },
  },
  'entry-revoked': {
    name: '撤销误记',
    machine: 'log',
    by: 'office',
    needs: needs('edit'),
    follows: [],
    guard: () => true,
    check: (_, { reason }) =>
      demand(!isBlank(reason), 'no-reason', '写明为什么撤销这一条记录', caseRegister.cites),
  },
}
