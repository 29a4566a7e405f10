/** 公文: the closed schema of every letter. Only what stands here can be in one, so every writer can set it. */

import type { LocalDate } from '../../calendar/local-date.ts'
import type { ApplicantField } from '../request-event.ts'

/** What a part of a letter is for. The linter reads it by these. */
export type SectionRole =
  /** 收到申请的经过 and what is asked for */
  | 'opening'
  /** 对每一项申请内容的答复 */
  | 'answer'
  /** 事实、依据和决定 */
  | 'decision'
  /** 提供的方式、途径和时间 */
  | 'supply'
  /** 救济告知 */
  | 'remedies'
  /** 特此答复 */
  | 'closing'

export interface LetterSection {
  readonly role: SectionRole
  /** The thing asked for that an `answer` answers; null for other parts. */
  readonly itemId: string | null
  /** Plain text, one paragraph each; "〖申请人姓名〗" stands for a field of `letterTokens`. */
  readonly paragraphs: readonly string[]
}

/** A line of a sheet (登记表, 回执, 送达回证): label and content. */
export interface SheetRow {
  readonly label: string
  readonly text: string
}

export interface LetterDocument {
  readonly layout: 'letter' | 'sheet'
  /** First line of the title. */
  readonly organ: string
  /** "政府信息公开申请答复书". */
  readonly title: string
  /** 发文字号; '' until it is issued, and on sheets that carry none. */
  readonly number: string
  /** 主送, without the colon; '' on sheets. */
  readonly addressee: string
  readonly sections: readonly LetterSection[]
  readonly rows: readonly SheetRow[]
  /** 附件说明, one name each, without numbers. */
  readonly attachments: readonly string[]
  readonly signature: LetterSignature
  /** 附注, without its brackets; '' = none. */
  readonly note: string
}

export interface LetterSignature {
  readonly organ: string
  /** 成文日期; null until it is known. */
  readonly date: LocalDate | null
  readonly seal: SealKind
}

/** 机关印章, 信息公开专用章, or no seal (internal sheets). */
export type SealKind = 'organ-seal' | 'disclosure-seal' | 'none'

/** Personal data never lies in a stored letter: these words stand for it and are replaced when it is printed. */
const letterTokens = {
  申请人姓名: 'applicant.name',
  申请人单位: 'applicant.organisation',
  申请人证件号码: 'applicant.identity-number',
  申请人信用代码: 'applicant.credit-code',
  法定代表人: 'applicant.representative',
  代理人: 'applicant.agent',
  申请人电话: 'applicant.phone',
  申请人邮箱: 'applicant.email',
  申请人地址: 'applicant.address',
  申请人邮编: 'applicant.postcode',
  第三方名称: 'third-party.name',
  第三方地址: 'third-party.address',
} as const satisfies Readonly<Record<string, ApplicantField>>

const tokenPattern = /〖([^〖〗]{1,20})〗/g

function fieldOfToken(word: string): ApplicantField | null {
  const known: Readonly<Record<string, ApplicantField>> = letterTokens
  return known[word] ?? null
}

/** Fields that the letter names. */
export function fieldsIn(document: LetterDocument): ApplicantField[] {
  const found = new Set<ApplicantField>()
  for (const text of textsOf(document))
    for (const [, word = ''] of text.matchAll(tokenPattern)) {
      const field = fieldOfToken(word)
      if (field !== null) found.add(field)
    }
  return [...found]
}

/** Every text of the letter with its place, for checks and for printing. */
export function textsOf(document: LetterDocument): string[] {
  return [
    document.addressee,
    ...document.sections.flatMap(({ paragraphs }) => paragraphs),
    ...document.rows.flatMap(({ label, text }) => [label, text]),
    ...document.attachments,
    document.note,
  ]
}

/** The letter with its fields filled in; a field that is not known becomes nothing. */
export function fillFields(
  document: LetterDocument,
  values: Readonly<Partial<Record<ApplicantField, string>>>,
): LetterDocument {
  const fill = (text: string) =>
    text.replaceAll(tokenPattern, (whole, word: string) => {
      const field = fieldOfToken(word)
      return field === null ? whole : (values[field] ?? '')
    })
  return {
    ...document,
    addressee: fill(document.addressee),
    sections: document.sections.map((section) => ({ ...section, paragraphs: section.paragraphs.map(fill) })),
    rows: document.rows.map(({ label, text }) => ({ label, text: fill(text) })),
    attachments: document.attachments.map(fill),
    note: fill(document.note),
  }
}

/** "【待填：检索人员】": what the template could not know. A letter with one cannot be signed. */
export function gap(what: string): string {
  return `【待填：${what}】`
}

export const gapPattern = /【待填：[^【】]{0,80}】/g
