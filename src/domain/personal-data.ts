/** Personal data in running text: identity numbers, private mobile numbers, bank cards. Pure pattern and checksum. */

export interface PersonalDatum {
  readonly kind: 'identity-number' | 'mobile' | 'bank-card'
  readonly start: number
  readonly end: number
}

const candidates = /(?<![\d.-])\d[\d ]{9,21}[\dXx](?![\d%])/g
const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const identityChecks = '10X98765432'
/** Characters before a number in which the words that explain it are looked for. */
const wordsBefore = 30
/** Words that make a mobile number the office's own. */
const officeContact = /电话|手机|联系|热线|传真|咨询|举报|服务|值班|办公|邮箱|QQ|微信/
/** Words that make a long number somebody's card. */
const cardWords = /银行|账[号户]|帐[号户]|卡号|开户|户名/

/**
 * Places of identity numbers (checksum holds), mobile numbers that no word of contact introduces, and bank
 * cards (Luhn holds and the words before speak of an account). The office's own telephone is not personal data.
 */
export function findPersonalData(text: string): PersonalDatum[] {
  if (!/\d{6}/.test(text)) return []
  const found: PersonalDatum[] = []
  for (const match of text.matchAll(candidates)) {
    const digits = match[0].replaceAll(' ', '')
    const before = text.slice(Math.max(0, match.index - wordsBefore), match.index)
    const kind = kindOf(digits, before)
    if (kind !== null) found.push({ kind, start: match.index, end: match.index + match[0].length })
  }
  return found
}

function kindOf(digits: string, before: string): PersonalDatum['kind'] | null {
  if (digits.length === 18 && isIdentityNumber(digits)) return 'identity-number'
  if (/^1[3-9]\d{9}$/.test(digits)) return officeContact.test(before) ? null : 'mobile'
  const card = /^\d{16,19}$/.test(digits) && cardWords.test(before) && passesLuhn(digits)
  return card ? 'bank-card' : null
}

/** 居民身份证号码: a real date of birth and the check character of GB 11643. */
export function isIdentityNumber(digits: string): boolean {
  if (!/^[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(digits))
    return false
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return identityChecks[sum % 11] === digits[17]?.toUpperCase()
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
