/** 发文字号 and 登记编号. */

import type { LetterKind } from '../letter-kind.ts'
import { kindSuffixes, type NumberTemplate } from './letter-settings.ts'

/** "文水公开〔2026〕12号": the number of a request's case, shared by its letters. */
export function requestNumber(
  { prefix, category, digits }: NumberTemplate,
  year: number,
  serial: number,
): string {
  return `${prefix}${category}〔${year}〕${String(serial).padStart(digits, '0')}号`
}

/**
 * The number of a letter. With the series of the request: the request's number, the word of the kind, and a count from
 * the second of its kind on ("-征2"); with the series of the organ: a number of its own.
 */
export function letterNumber(
  template: NumberTemplate,
  letter: {
    readonly kind: LetterKind
    readonly requestNumber: string
    /** 1 for the first letter of this kind in the case. */
    readonly ordinal: number
    readonly year: number
    /** Of the organ's yearly sequence of letters. */
    readonly serial: number
  },
): string {
  if (template.series === 'organ') return requestNumber(template, letter.year, letter.serial)
  return `${letter.requestNumber}-${kindSuffixes[letter.kind]}${letter.ordinal > 1 ? letter.ordinal : ''}`
}

/** Brackets as people type them. */
const brackets = /[([（【﹝［]\s*(\d{4})\s*[)\]）】﹞］]/g

/** Brackets of the year as 〔〕 (U+3014, U+3015), whatever was typed. */
export function normaliseNumber(text: string): string {
  return text.trim().replaceAll(brackets, '〔$1〕').replaceAll(/\s/g, '')
}

/** True for a number with its year in 〔〕, a serial and 号. */
export function isLetterNumber(text: string): boolean {
  return /^[^〔〕\s]{1,40}〔(?:19|20)\d{2}〕\d{1,6}号(?:-[\p{Script=Han}\d]{1,6})?$/u.test(text)
}
