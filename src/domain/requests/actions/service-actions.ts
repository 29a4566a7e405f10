import { replyExtension } from '../../../law/disclosure-regulation/article-33-reply-deadline.ts'
import { refused } from '../../../law/disclosure-regulation/article-36-reply-kinds.ts'
import { caseRegister } from '../../../law/disclosure-regulation/article-45-register.ts'
import { postalCarriers } from '../../../law/state-council-office-interpretations/postal-carriers.ts'
import {
  postalEnterpriseOnly,
  servedByHand,
  servedByPublicNotice,
} from '../../../law/state-council-office-interpretations/service-2016.ts'
import { addDays, inChinese, type LocalDate } from '../../calendar/local-date.ts'
import { refuse } from '../../refusal.ts'
import { ofType } from '../case-events.ts'
import type { LetterKind } from '../letter-kind.ts'
import type { RequestCase } from '../request-case.ts'
import { isOutstanding, replyLetters } from '../served-reply.ts'
import type { ActionLines, Answer } from './action-rule.ts'
import { always, type Condition, demand, first, has, isBlank, needs } from './conditions.ts'

const someLetterOut: Condition = ({ events }) =>
  demand(
    ofType(events, 'letter-dispatched').some((letter) => isOutstanding(letter, events)),
    'no-letter-out',
    '没有待送达的文书',
    servedByHand.cites,
  )

/** Whether the case has come to where such a letter belongs. */
function letterFits(requestCase: RequestCase, letter: LetterKind): Answer {
  if (replyLetters.includes(letter))
    return demand(
      requestCase.review.signed !== null,
      'not-signed',
      '答复尚未签发，不能发出',
      caseRegister.cites,
    )
  switch (letter) {
    case 'extension-notice':
      return demand(
        requestCase.extension.approved !== null,
        'no-approval',
        '延期应当先经政府信息公开工作机构负责人同意',
        replyExtension.cites,
      )
    case 'discontinuance-notice':
      return demand(
        has(requestCase, 'request-discontinued'),
        'not-discontinued',
        '先登记不再处理，再告知申请人',
        caseRegister.cites,
      )
    case 'supplement-notice':
      return demand(has(requestCase, 'supplement-requested'), 'no-supplement', '先登记告知补正')
    case 'fee-notice':
      return demand(has(requestCase, 'fee-noticed'), 'no-fee-notice', '先登记收费通知')
    default:
      return true
  }
}

function isIssuedBefore(requestCase: RequestCase, number: string): boolean {
  return ofType(requestCase.events, 'letter-issued').some((each) => each.number === number)
}

/** 文书与送达. */
export const serviceActions: ActionLines<
  'letter-issued' | 'letter-dispatched' | 'letter-delivered' | 'letter-returned'
> = {
  'letter-issued': {
    name: '印发文书',
    machine: 'service',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered', 'decision-signed'],
    guard: always,
    check: (requestCase, { letter, number }) =>
      first(
        letterFits(requestCase, letter),
        demand(!isBlank(number), 'no-number', '文书应当有文号', caseRegister.cites),
        demand(!isIssuedBefore(requestCase, number), 'number-taken', '这个文号已经用过', caseRegister.cites),
      ),
  },
  'letter-dispatched': {
    name: '发出文书',
    machine: 'service',
    by: 'office',
    needs: needs('edit'),
    follows: ['letter-issued', 'decision-signed'],
    guard: always,
    check: (requestCase, { letter, mode, carrier }) =>
      first(
        letterFits(requestCase, letter),
        demand(
          mode !== 'post' || isPostal(carrier),
          'private-courier',
          '邮寄应当通过邮政企业（邮政、EMS），不得通过其他快递企业',
          postalEnterpriseOnly.cites,
        ),
      ),
  },
  'letter-delivered': {
    name: '送达文书',
    machine: 'service',
    by: 'office',
    needs: needs('edit'),
    follows: ['letter-dispatched'],
    guard: someLetterOut,
    check: (requestCase, { letter, letterId }, { today }) =>
      first(letterIsOut(requestCase, letter, letterId), noticeHasHung(requestCase, letter, letterId, today)),
  },
  'letter-returned': {
    name: '文书被退回',
    machine: 'service',
    by: 'office',
    needs: needs('edit'),
    follows: ['letter-dispatched'],
    guard: someLetterOut,
    check: (requestCase, { letter, letterId, reason }) =>
      first(
        letterIsOut(requestCase, letter, letterId),
        demand(!isBlank(reason), 'no-reason', '写明退回的原因', caseRegister.cites),
      ),
  },
}

/** Whether a carrier is 邮政企业, by its name on the proof of posting. */
export function isPostal(carrier: string): boolean {
  return postalCarriers.some((name) => carrier.includes(name))
}

/** 公告送达: nothing counts as served before the notice has hung for its days. */
function noticeHasHung(
  { events }: RequestCase,
  letter: LetterKind,
  letterId: string | null,
  today: LocalDate,
): Answer {
  const sent = ofType(events, 'letter-dispatched').findLast(
    (each) => each.letter === letter && each.letterId === letterId,
  )
  if (sent?.mode !== 'public-notice') return true
  const served = addDays(sent.on, servedByPublicNotice.period.length)
  return demand(
    today >= served,
    'notice-still-hanging',
    `公告自${inChinese(sent.on)}发出，经过${servedByPublicNotice.period.length}日，到${inChinese(served)}才视为送达`,
    servedByPublicNotice.cites,
  )
}

function letterIsOut({ events }: RequestCase, letter: LetterKind, letterId: string | null): Answer {
  const out = ofType(events, 'letter-dispatched').some(
    (each) => each.letter === letter && each.letterId === letterId && isOutstanding(each, events),
  )
  return out ? true : refuse('letter-not-out', '这份文书没有发出，或者已经送达、退回', refused.cites)
}
