/** 一个决定、多份文书: the replies to many who ask for the same, each to its own applicant with its own number. */

import type { Actor } from '../../domain/access/access.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { Moment } from '../access-ports.ts'
import type { LetterPorts, StoredLetter } from '../letter-ports.ts'
import { draftLetter } from './draft-letter.ts'
import { issueLetter } from './issue-letter.ts'
import { decisionOf } from './letter-facts-of.ts'
import { noDecision } from './letter-refusals.ts'
import { type ListedLetters, listLetters } from './view-letter.ts'

export interface OneOfMany {
  readonly regionId: string
  readonly requestId: string
}

export interface JointLetter extends OneOfMany {
  readonly answer: { readonly ok: true } | Refusal
}

interface Input {
  readonly actor: Actor
  readonly at: Moment
  readonly requests: readonly OneOfMany[]
}

/** Drafts the reply of each from its own decision; where a draft already stands, it stays. */
export function draftReplies(ports: LetterPorts, input: Input): Promise<readonly JointLetter[]> {
  return eachOf(ports, input, async (listed, place) => {
    if (standingReply(listed) !== undefined) return refuse('drafted-before', '已经有拟好的答复书')
    const kind = replyKind(listed)
    const decision = decisionOf(listed.case, kind)
    if (decision === null) return noDecision
    const { actor, at } = input
    const { particulars } = decision
    const letter = { kind, particulars, servedBy: null, consultation: null }
    const drafted = await draftLetter(ports, { actor, at, ...place, ...letter })
    return drafted.ok ? { ok: true } : drafted
  })
}

/** Numbers and keeps the signed reply of each. */
export function issueReplies(ports: LetterPorts, input: Input): Promise<readonly JointLetter[]> {
  return eachOf(ports, input, async (listed, place) => {
    const letter = standingReply(listed)
    if (letter === undefined) return refuse('no-letter', '没有等着印发的答复书')
    const { actor, at } = input
    const { letterId, version } = letter
    const issued = await issueLetter(ports, { actor, at, ...place, letterId, version })
    return issued.ok ? { ok: true } : issued
  })
}

/** The last reply that was drafted and not issued. */
function standingReply(listed: ListedLetters): StoredLetter | undefined {
  const wanted = replyKind(listed)
  return listed.letters.findLast(
    ({ kind, issued, dropped }) => kind === wanted && issued === null && !dropped,
  )
}

function replyKind({ case: made }: ListedLetters): 'reply' | 'correction-reply' {
  return made.kind === 'correction' ? 'correction-reply' : 'reply'
}

/** One after the other: what stands in the way of one keeps none of the others from going on. */
async function eachOf(
  ports: LetterPorts,
  { actor, at, requests }: Input,
  work: (listed: ListedLetters, place: OneOfMany) => Promise<{ readonly ok: true } | Refusal>,
): Promise<readonly JointLetter[]> {
  const answers: JointLetter[] = []
  for (const place of requests) {
    const listed = await listLetters(ports, { actor, at, ...place })
    answers.push({ ...place, answer: listed.ok ? await work(listed, place) : listed })
  }
  return answers
}
