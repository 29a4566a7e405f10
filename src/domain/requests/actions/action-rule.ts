import type { VerbOf } from '../../access/policy.ts'
import type { Refusal } from '../../refusal.ts'
import type { RequestCase, StepContext } from '../request-case.ts'
import type { RequestEventType, RequestFact } from '../request-event.ts'

/** Facts by their type. */
export type FactMap = { readonly [F in RequestFact as F['type']]: F }

/** Yes, or why not. */
export type Answer = true | Refusal

export type RequestVerb = VerbOf<'request'>
export type RemedyVerb = VerbOf<'remedy'>

/** Which permission an action needs: a verb of the policy, and the kind of object it is held against. */
export type ActionPermission =
  | { readonly kind: 'request'; readonly verb: RequestVerb }
  | { readonly kind: 'remedy'; readonly verb: RemedyVerb }

/** One thing that can be done to a case. `context.today` is the day on which the fact took effect. */
export interface ActionRule<T extends RequestEventType> {
  /** As the office calls it. */
  readonly name: string
  /** Which of the orthogonal machines of a case it moves. */
  readonly machine: MachineName
  /** 'applicant' = only the person who asked; 'either' = also the office, for what comes in on paper. */
  readonly by: 'office' | 'applicant' | 'either'
  readonly needs: ActionPermission
  /** Facts after which it comes, for the diagram; empty = at any time. */
  readonly follows: readonly RequestEventType[]
  /** Whether the case as it stands admits of it. */
  readonly guard: (requestCase: RequestCase, context: StepContext) => Answer
  /** Whether the law admits of what the fact says. */
  readonly check: (requestCase: RequestCase, fact: FactMap[T], context: StepContext) => Answer
}

/** The orthogonal machines; each moves on its own. */
export const machineNames = {
  intake: '登记与收到',
  clarification: '补正',
  extension: '延期',
  consultation: '征求意见',
  excess: '大量申请',
  fee: '信息处理费',
  decision: '拟办、审核、签发',
  service: '文书与送达',
  ending: '结束与归档',
  publication: '转主动公开',
  remedy: '复议、诉讼',
  log: '记录更正',
} as const

export type MachineName = keyof typeof machineNames

export type ActionTable = { readonly [T in RequestEventType]: ActionRule<T> }

/** Types the lines of a part of the table. */
export type ActionLines<T extends RequestEventType> = { readonly [K in T]: ActionRule<K> }
