import { reviewBeforeDisclosure } from '../../../law/disclosure-regulation/article-17-review.ts'
import { caseRegister } from '../../../law/disclosure-regulation/article-45-register.ts'
import type { ActionLines } from './action-rule.ts'
import {
  all,
  always,
  type Condition,
  demand,
  first,
  isBeingWorkedOn,
  isBlank,
  isOpen,
  needs,
} from './conditions.ts'
import { checkDecision } from './decision-checks.ts'

const hasDraft: Condition = ({ review }) =>
  demand(review.draft !== null, 'no-draft', '还没有拟办意见', caseRegister.cites)

const isNotReturned: Condition = ({ review }) =>
  demand(
    review.returned === null,
    'returned',
    `拟办意见已被退回，修改后重新提交：${review.returned?.reason ?? ''}`,
    caseRegister.cites,
  )

const isNotReviewed: Condition = ({ review }) =>
  demand(review.reviewed === null, 'reviewed-before', '已经审核', caseRegister.cites)

const isReviewed: Condition = ({ review }) =>
  demand(review.reviewed !== null, 'not-reviewed', '签发之前应当先审核', caseRegister.cites)

const isByAnother: Condition = ({ review }, { actorId }) =>
  demand(
    review.draft?.actorId !== actorId,
    'own-work',
    '审核须由另一人进行：这是您自己拟的',
    caseRegister.cites,
  )

const noSecrecyReview: Condition = ({ review }) =>
  demand(review.secrecy === null, 'secrecy-reviewed-before', '已经保密审查', reviewBeforeDisclosure.cites)

/** 先审查、后公开: nothing is given out unseen, and nothing at all that did not pass. */
const secrecyPassed: Condition = ({ review, kind }) => {
  const code = review.draft?.decision.code
  const gives = kind === 'disclosure' && (code === 'B1' || code === 'B2')
  return first(
    demand(
      !gives || review.secrecy !== null,
      'no-secrecy-review',
      '拟公开的信息应当先经保密审查',
      reviewBeforeDisclosure.cites,
    ),
    demand(
      !gives || review.secrecy?.passes !== 'no',
      'secrecy-not-passed',
      '保密审查没有通过，不能公开；退回修改拟办意见',
      reviewBeforeDisclosure.cites,
    ),
  )
}

/** 拟办、审核、保密审查、签发, with the search that 不存在 needs. */
export const decisionActions: ActionLines<
  | 'search-recorded'
  | 'decision-drafted'
  | 'decision-reviewed'
  | 'secrecy-reviewed'
  | 'decision-returned'
  | 'decision-signed'
> = {
  'search-recorded': {
    name: '登记检索',
    machine: 'decision',
    by: 'office',
    needs: needs('edit'),
    follows: ['request-registered', 'receipt-confirmed'],
    guard: isOpen,
    check: (_, { places, terms, by }) =>
      demand(
        !isBlank(places) && !isBlank(terms) && !isBlank(by),
        'search-incomplete',
        '检索记录应当写明在哪里、用什么词语、由谁检索',
        caseRegister.cites,
      ),
  },
  'decision-drafted': {
    name: '拟办',
    machine: 'decision',
    by: 'office',
    needs: needs('submit'),
    follows: ['request-registered', 'receipt-confirmed', 'decision-returned'],
    guard: isBeingWorkedOn,
    check: (requestCase, { decision }) => checkDecision(requestCase, decision),
  },
  'decision-reviewed': {
    name: '审核',
    machine: 'decision',
    by: 'office',
    needs: needs('review'),
    follows: ['decision-drafted'],
    guard: all(isBeingWorkedOn, hasDraft, isNotReturned, isNotReviewed, isByAnother),
    check: always,
  },
  'secrecy-reviewed': {
    name: '保密审查',
    machine: 'decision',
    by: 'office',
    needs: needs('secrecy-review'),
    follows: ['decision-drafted'],
    guard: all(isBeingWorkedOn, hasDraft, isNotReturned, noSecrecyReview, isByAnother),
    check: (_, { passes, opinion }) =>
      demand(
        passes === 'yes' || !isBlank(opinion),
        'no-opinion',
        '不同意公开的，写明意见',
        reviewBeforeDisclosure.cites,
      ),
  },
  'decision-returned': {
    name: '退回修改',
    machine: 'decision',
    by: 'office',
    needs: needs('review'),
    follows: ['decision-drafted', 'decision-reviewed', 'secrecy-reviewed'],
    guard: all(isBeingWorkedOn, hasDraft, isNotReturned),
    check: (_, { reason }) => demand(!isBlank(reason), 'no-reason', '写明退回的理由', caseRegister.cites),
  },
  'decision-signed': {
    name: '签发',
    machine: 'decision',
    by: 'office',
    needs: needs('sign'),
    follows: ['decision-reviewed', 'secrecy-reviewed'],
    guard: all(isBeingWorkedOn, hasDraft, isNotReturned, isReviewed, secrecyPassed),
    check: always,
  },
}
