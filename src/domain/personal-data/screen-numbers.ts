/** Personal numbers: identity numbers, mobile and home telephones, bank cards. */

import { hasIdentityShape, hasOldIdentityShape, isIdentityNumber, passesLuhn } from './checked-numbers.ts'
import { before, speaksOfOffice, speaksOfPerson } from './screen-context.ts'
import type { ScreenHit } from './screen-text.ts'

/**
 * Digits in groups as people write them ("110101 1990…", "138-0000-0000", broken by a line end); not a part of a
 * longer word, of a decimal or of a document number.
 */
const candidates = /(?<![\dA-Za-z_./〔[-])\+?\d{2,21}(?:(?: |-|\r?\n)\d{2,19}){0,5}[Xx]?(?![\dA-Za-z_%])/g
const joints = /[ \r\n+-]/g

const identityWords = /身份证|证件|公民身份|身份号/
const cardWords = /银行|账[号户]|帐[号户]|卡号|开户|户名/
/** Accounts that belong to an office. */
const officeAccounts = /财政|专户|对公|收款单位|国库|公户/
const homeWords = /家庭电话|住宅|宅电|家里电话|本人电话/

export function findNumbers(text: string): ScreenHit[] {
  if (!/\d{3}/.test(text)) return []
  const hits: ScreenHit[] = []
  for (const match of text.matchAll(candidates)) {
    const words = before(text, match.index)
    for (const piece of pieces(match[0])) {
      const found = classify(piece.digits, words)
      const start = match.index + piece.start
      if (found !== null) hits.push({ ...found, start, end: match.index + piece.end })
    }
  }
  return hits
}

interface Piece {
  readonly digits: string
  readonly start: number
  readonly end: number
}

/** The whole run as one number if it is one, else its groups: two numbers may stand beside each other. */
function* pieces(run: string): Generator<Piece> {
  const whole = { digits: run.replaceAll(joints, ''), start: 0, end: run.length }
  if (isWholeNumber(whole.digits, run)) {
    yield whole
    return
  }
  const groups = [...run.matchAll(/\d+[Xx]?/g)]
  for (let index = 0; index < groups.length; index++) {
    const found = joined(run, groups, index)
    if (found === null) continue
    yield found.piece
    index = found.last
  }
}

/** The longest row of neighbouring groups from `first` on that makes a number of a known length. */
function joined(
  run: string,
  groups: readonly RegExpExecArray[],
  first: number,
): { piece: Piece; last: number } | null {
  const start = groups[first]?.index ?? 0
  for (let last = Math.min(groups.length - 1, first + 5); last >= first; last--) {
    const group = groups[last]
    if (group === undefined) continue
    const end = group.index + group[0].length
    const part = run.slice(start, end)
    const digits = part.replaceAll(joints, '')
    if (isWholeNumber(digits, part)) return { piece: { digits, start, end }, last }
  }
  return null
}

function isWholeNumber(digits: string, written: string): boolean {
  const isBroken = /[ \r\n-]/.test(written)
  if (isIdentityNumber(digits) || isMobile(digits) || isLandline(written)) return true
  // Without a check digit, or with the weak one of cards, a row of figures in a table would do.
  if (isBroken) return /^\d{4}(?: \d{4}){3}(?: \d{1,3})?$/.test(written) && passesLuhn(digits)
  return [15, 16, 17, 18, 19].includes(digits.length)
}

function isMobile(digits: string): boolean {
  return /^(?:86)?1[3-9]\d{9}$/.test(digits)
}

function isLandline(written: string): boolean {
  return /^0\d{2,3}[- ]?\d{7,8}$/.test(written)
}

function classify(digits: string, words: string): Pick<ScreenHit, 'class' | 'confidence'> | null {
  if (isIdentityNumber(digits)) return { class: 'identity-number', confidence: 'certain' }
  if (identityWords.test(words) && (hasIdentityShape(digits) || hasOldIdentityShape(digits)))
    return { class: 'identity-number', confidence: 'likely' }
  if (isMobile(digits)) return phone(words)
  if (/^0\d{9,11}$/.test(digits))
    return homeWords.test(words) ? { class: 'phone', confidence: 'likely' } : null
  const isCard = /^\d{16,19}$/.test(digits) && passesLuhn(digits) && !officeAccounts.test(words)
  if (!isCard) return null
  if (cardWords.test(words)) return { class: 'bank-account', confidence: 'certain' }
  return /^62/.test(digits) ? { class: 'bank-account', confidence: 'possible' } : null
}

function phone(words: string): Pick<ScreenHit, 'class' | 'confidence'> | null {
  if (!speaksOfOffice(words)) return { class: 'phone', confidence: 'likely' }
  return speaksOfPerson(words) ? { class: 'phone', confidence: 'possible' } : null
}
