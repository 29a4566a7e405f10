/** What is to be removed from a file before it leaves, and what a person answers for. */

import {
  prohibitedByLaw,
  securityAndStability,
} from '../../law/disclosure-regulation/article-14-not-disclosed.ts'
import { thirdPartyRights } from '../../law/disclosure-regulation/article-15-third-party-rights.ts'
import {
  deliberative,
  enforcementFile,
  internalAffairs,
} from '../../law/disclosure-regulation/article-16-may-withhold.ts'
import type { Rule } from '../../law/rule.ts'
import type { HiddenKind } from './hidden-content.ts'

/** Why a piece is removed: the reasons to be given for what is not disclosed (第三十七条). State secrets never come here. */
export const removalGrounds = {
  privacy: { name: '个人隐私', rule: thirdPartyRights },
  'trade-secret': { name: '商业秘密', rule: thirdPartyRights },
  prohibited: { name: '法律、行政法规禁止公开', rule: prohibitedByLaw },
  security: { name: '危及三安全一稳定', rule: securityAndStability },
  internal: { name: '内部事务信息', rule: internalAffairs },
  deliberative: { name: '过程性信息', rule: deliberative },
  'enforcement-file': { name: '行政执法案卷信息', rule: enforcementFile },
  'not-asked': { name: '与申请无关', rule: null },
} as const satisfies Record<string, { readonly name: string; readonly rule: Rule | null }>

export type RemovalGround = keyof typeof removalGrounds

export function isRemovalGround(text: string): text is RemovalGround {
  return Object.hasOwn(removalGrounds, text)
}

/** A place on a page; sides as shares of the page as displayed, 0 to 1, from its top left corner. `page` from 1. */
export interface PageBox {
  readonly page: number
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** `as-is`: the same bytes. `rewrite`: a new file from what is seen, without what is marked. */
export type ReleaseMethod = 'as-is' | 'rewrite'

export interface Marks {
  readonly method: ReleaseMethod
  readonly boxes: readonly (PageBox & { readonly ground: RemovalGround })[]
  /** Whole lines as `describe` numbers them, `line` from 1; the text says whether it is still the same file. */
  readonly lines: readonly {
    readonly page: number
    readonly line: number
    readonly text: string
    readonly ground: RemovalGround
  }[]
  /** Words removed wherever they stand. */
  readonly terms: readonly { readonly text: string; readonly ground: RemovalGround }[]
  /** Words removed in one place that may stand in others, and why. */
  readonly stays: readonly { readonly text: string; readonly reason: string }[]
  /** Why what a person had to look at may leave. */
  readonly answers: readonly { readonly kind: HiddenKind; readonly reason: string }[]
}

export const noMarks: Marks = { method: 'rewrite', boxes: [], lines: [], terms: [], stays: [], answers: [] }

export function countMarks({ boxes, lines, terms }: Marks): number {
  return boxes.length + lines.length + terms.length
}
