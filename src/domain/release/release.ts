/** 放行: one file of an object on its way out. Marked and applied by one person, approved by another, or it stays. */

import type { HiddenContent, HiddenKind, Inspection } from './hidden-content.ts'
import { hiddenKinds, severityOf } from './hidden-content.ts'
import type { Marks, ReleaseMethod } from './marks.ts'
import { foldForSearch } from './search-removed.ts'

/** Who gets the file: the applicant (with the applicant's own tracking code), or everybody. */
export type ReleaseAudience = 'applicant' | 'public'

export type ReleaseState =
  /** 标注中: looked through; what is to be removed is being marked. */
  | 'marking'
  /** 待批准: the file that would leave is made, reopened and searched. */
  | 'applied'
  /** 已放行 */
  | 'released'
  /** 已撤回: was out and is no longer; or was given up. */
  | 'withdrawn'

export const releaseStateNames: Readonly<Record<ReleaseState, string>> = {
  marking: '标注中',
  applied: '待批准',
  released: '已放行',
  withdrawn: '已撤回',
}

/** What became of the file that would leave when it was opened again. */
export interface Verification {
  /** Programs that read it: at least two for a PDF. */
  readonly readers: readonly string[]
  /** How many removed pieces were searched for. */
  readonly searched: number
  /** Pieces that are still there. */
  readonly leftOver: readonly string[]
  /** What the file that would leave still holds. */
  readonly inspection: Inspection
}

/** The file that would leave. */
export interface Applied {
  readonly fileId: string
  readonly digest: string
  readonly method: ReleaseMethod
  /** Places removed. */
  readonly removedCount: number
  readonly verification: Verification
}

/** 放行证明: who let what out, and on what ground. Kept with the file, never changed. */
export interface Attestation {
  readonly approvedBy: string
  readonly approvedAt: string
  readonly preparedBy: readonly string[]
  readonly sourceDigest: string
  readonly digest: string
  readonly audience: ReleaseAudience
  readonly method: ReleaseMethod
  readonly removedCount: number
  readonly grounds: readonly string[]
  readonly readers: readonly string[]
  readonly searched: number
  /** Kinds that a person looked at, with the reason given. */
  readonly answers: Marks['answers']
  readonly stays: readonly string[]
  readonly statement: string
}

export interface Release {
  readonly regionId: string
  readonly objectKind: string
  readonly objectId: string
  readonly releaseId: string
  readonly organId: string
  readonly sourceFileId: string
  readonly sourceDigest: string
  readonly audience: ReleaseAudience
  readonly state: ReleaseState
  /** What an edit is based on. */
  readonly version: number
  readonly marks: Marks
  /** Of the file as it came. */
  readonly inspection: Inspection
  readonly applied: Applied | null
  /** Accounts that marked or applied: none of them approves. */
  readonly preparedBy: readonly string[]
  /** Why it was sent back; '' = was not. */
  readonly returned: string
  readonly attestation: Attestation | null
}

/** Why the gate stays shut, each with what to do; empty = a second person may open it. */
export function objectionsTo(applied: Applied, marks: Marks): string[] {
  const { leftOver, inspection, readers } = applied.verification
  const may = new Set(marks.stays.map(({ text }) => foldForSearch(text)))
  const still = leftOver.filter((piece) => !may.has(foldForSearch(piece)))
  const blocking = kindsOf(inspection.found, 'blocks')
  const answered = new Set(marks.answers.map(({ kind }) => kind))
  const open = kindsOf(inspection.found, 'look').filter((kind) => !answered.has(kind))
  return [
    ...(readers.length === 0 ? ['生成的文件没有能够重新打开检查。'] : []),
    ...still.map((piece) => `“${piece}”在生成的文件里还能找到：请把别处也标上，或者说明为什么别处可以保留。`),
    ...blocking.map((kind) => `还有${hiddenKinds[kind].name}：${hiddenKinds[kind].says}`),
    ...open.map((kind) => `${hiddenKinds[kind].name}要有人看过：请看过之后写明为什么可以放行。`),
  ]
}

export function kindsOf(found: readonly HiddenContent[], severity: 'blocks' | 'look'): HiddenKind[] {
  return [...new Set(found.filter((each) => severityOf(each) === severity).map(({ kind }) => kind))]
}
