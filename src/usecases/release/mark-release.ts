/** 标注: what is to be removed, and the answers to what a person had to look at. */

import type { Actor } from '../../domain/access/access.ts'
import { type Refusal, refuse } from '../../domain/refusal.ts'
import type { Marks } from '../../domain/release/marks.ts'
import type { Release } from '../../domain/release/release.ts'
import type { Moment } from '../access-ports.ts'
import { findRelease, releaseChanged } from './find-release.ts'
import type { ReleaseKey, ReleasePorts } from './release-ports.ts'

const isOver = refuse('release-over', '这个文件已经放行或者撤回，不能再标注。需要时请重新申请放行。')

export interface MarkInput {
  readonly actor: Actor
  readonly key: ReleaseKey
  /** What the person saw. */
  readonly version: number
  readonly at: Moment
}

/** New marks: a file made from earlier ones is no longer what would leave. */
export async function markRelease(
  ports: Pick<ReleasePorts, 'releases' | 'files'>,
  input: MarkInput & { readonly marks: Marks },
): Promise<{ readonly ok: true; readonly version: number } | Refusal> {
  return change(ports, input, ({ preparedBy }) => ({
    state: 'marking',
    applied: null,
    // Reasons were given for a file that is not the one that will be made.
    marks: { ...input.marks, stays: [], answers: [] },
    preparedBy: withActor(preparedBy, input.actor),
  }))
}

/** Reasons why what was found may leave; the file that was made stays the same. */
export async function answerRelease(
  ports: Pick<ReleasePorts, 'releases' | 'files'>,
  input: MarkInput & Pick<Marks, 'stays' | 'answers'>,
): Promise<{ readonly ok: true; readonly version: number } | Refusal> {
  const { stays, answers, actor } = input
  return change(ports, input, ({ marks, preparedBy }) => ({
    marks: { ...marks, stays, answers },
    preparedBy: withActor(preparedBy, actor),
  }))
}

async function change(
  ports: Pick<ReleasePorts, 'releases' | 'files'>,
  { actor, key, version, at }: MarkInput,
  make: (release: Release) => Partial<Release>,
): Promise<{ readonly ok: true; readonly version: number } | Refusal> {
  const found = await findRelease(ports, { actor, key, verb: 'prepare-release', at })
  if (!found.ok) return found
  const { release } = found
  if (release.version !== version) return releaseChanged
  if (release.state !== 'marking' && release.state !== 'applied') return isOver
  const changed: Release = { ...release, ...make(release) }
  const saved = await ports.releases.save(
    { release: changed, event: { type: 'release-marked', payload: countOf(changed.marks) } },
    { actorId: actor.accountId, at },
  )
  return saved.ok ? saved : releaseChanged
}

/** Numbers only: the words to be removed must not stand in a log that keeps them for ever. */
function countOf({ method, boxes, lines, terms, stays, answers }: Marks) {
  return {
    method,
    boxes: boxes.length,
    lines: lines.length,
    terms: terms.length,
    stays: stays.length,
    answers: answers.map(({ kind }) => kind),
  }
}

/** Whoever worked on a release cannot approve it: each stands in the list once. */
export function withActor(preparedBy: readonly string[], { accountId }: Actor): readonly string[] {
  return preparedBy.includes(accountId) ? preparedBy : [...preparedBy, accountId]
}
