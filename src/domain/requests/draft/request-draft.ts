import type { RequestKind, SoughtItem } from '../request-event.ts'

/** 申请草稿: what an applicant has filled in so far, question by question; nothing in it is checked to be complete. */
export interface RequestDraft {
  readonly regionId: string
  readonly organId: string
  /** By the name of the field; a field not yet answered is absent. */
  readonly answers: Readonly<Partial<Record<DraftField, string>>>
  readonly items: readonly SoughtItem[]
  /** Pages without a field of their own that the applicant has gone through. */
  readonly passed: readonly PassedPage[]
}

/** 先看已公开的, 附件, 需要的帮助: may be left without filling in anything. */
export type PassedPage = 'look-up' | 'attachments' | 'help'

/** Every field of the guided request. Names with "applicant." are kept as personal data under that name. */
export type DraftField =
  | 'kind'
  | 'category'
  | 'on-behalf'
  | 'identity-kind'
  | 'applicant.name'
  | 'applicant.identity-number'
  | 'applicant.organisation'
  | 'applicant.credit-code'
  | 'applicant.representative'
  | 'applicant.agent'
  | 'supply-form'
  | 'supply-route'
  | 'applicant.phone'
  | 'applicant.email'
  | 'applicant.address'
  | 'applicant.postcode'
  | 'assistance'
  | 'suggests-publication'

/** What is wrong with one field, as the page says it. */
export interface DraftComplaint {
  readonly field: string
  readonly message: string
}

export type DraftAnswered =
  | { readonly ok: true; readonly draft: RequestDraft }
  | { readonly ok: false; readonly complaints: readonly DraftComplaint[] }

/** 身份证件种类. The number of another document is kept with its kind before it. */
export const identityKinds = {
  'resident-card': '居民身份证',
  passport: '护照',
  'hong-kong-macao-permit': '港澳居民来往内地通行证',
  'taiwan-permit': '台湾居民来往大陆通行证',
  'residence-card': '港澳台居民居住证、外国人永久居留身份证',
  other: '其他有效身份证件',
} as const

/** Most things that one request may ask for, and longest texts, in characters: what a page and a letter can still show. */
export const draftLimits = { items: 10, description: 2000, documentNumber: 60, line: 200, note: 500 } as const

/** A draft to one organ in which nothing is answered yet. */
export function newDraft(place: {
  readonly regionId: string
  readonly organId: string
  readonly kind: RequestKind
}): RequestDraft {
  const { regionId, organId, kind } = place
  return { regionId, organId, answers: { kind }, items: [], passed: [] }
}

/** Disclosure unless correction (第四十一条) was chosen. */
export function draftKind({ answers }: RequestDraft): RequestKind {
  return answers.kind === 'correction' ? 'correction' : 'disclosure'
}

/** True when the first column of 表三 was chosen: a person shows an identity document, others a credit code. */
export function isNaturalPerson({ answers }: RequestDraft): boolean {
  return answers.category === 'naturalPerson'
}

/** The draft with a page that leads on marked as seen. */
export function passPage(draft: RequestDraft, page: PassedPage): RequestDraft {
  return draft.passed.includes(page) ? draft : { ...draft, passed: [...draft.passed, page] }
}
