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
import { type HiddenKind, hiddenKinds } from './hidden-content.ts'

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

/** Far more than a file of 800 pages needs; a form cannot carry more. */
const mostMarks = 2_000
const longestText = 500

/** What a form sent, looked through; null where it is not marks. */
export function readMarks(value: unknown): Marks | null {
  if (!isRecord(value)) return null
  const { method } = value
  if (method !== 'as-is' && method !== 'rewrite') return null
  const boxes = readList(value.boxes, readBox)
  const lines = readList(value.lines, readLine)
  const terms = readList(value.terms, readTerm)
  const stays = readList(value.stays, readStay)
  const answers = readList(value.answers, readAnswer)
  if (boxes === null || lines === null || terms === null || stays === null || answers === null) return null
  return { method, boxes, lines, terms, stays, answers }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function readList<T>(value: unknown, read: (item: Record<string, unknown>) => T | null): T[] | null {
  if (!Array.isArray(value) || value.length > mostMarks) return null
  const items: T[] = []
  for (const item of value) {
    const one = isRecord(item) ? read(item) : null
    if (one === null) return null
    items.push(one)
  }
  return items
}

function readBox(item: Record<string, unknown>): Marks['boxes'][number] | null {
  const { page, left, top, width, height } = item
  const ground = readGround(item)
  if (!isCount(page) || !isShare(left) || !isShare(top) || !isShare(width) || !isShare(height)) return null
  if (ground === null || width === 0 || height === 0) return null
  return { page, left, top, width: Math.min(width, 1 - left), height: Math.min(height, 1 - top), ground }
}

function readLine(item: Record<string, unknown>): Marks['lines'][number] | null {
  const { page, line, text } = item
  const ground = readGround(item)
  if (!isCount(page) || !isCount(line) || typeof text !== 'string' || ground === null) return null
  return { page, line, text, ground }
}

function readTerm(item: Record<string, unknown>): Marks['terms'][number] | null {
  const [text, ground] = [readText(item.text), readGround(item)]
  return text === null || ground === null ? null : { text, ground }
}

function readStay(item: Record<string, unknown>): Marks['stays'][number] | null {
  const [text, reason] = [readText(item.text), readText(item.reason)]
  return text === null || reason === null ? null : { text, reason }
}

function readAnswer(item: Record<string, unknown>): Marks['answers'][number] | null {
  const { kind } = item
  const reason = readText(item.reason)
  return typeof kind !== 'string' || !isHiddenKind(kind) || reason === null ? null : { kind, reason }
}

function isHiddenKind(text: string): text is HiddenKind {
  return Object.hasOwn(hiddenKinds, text)
}

function readGround({ ground }: Record<string, unknown>): RemovalGround | null {
  return typeof ground === 'string' && isRemovalGround(ground) ? ground : null
}

function readText(value: unknown): string | null {
  if (typeof value !== 'string') return null
  const text = value.trim()
  return text === '' || text.length > longestText ? null : text
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1

const isShare = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 1
