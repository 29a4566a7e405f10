/** Numbers that carry a check digit: identity numbers and bank cards. */

import { isLocalDate } from '../calendar/local-date.ts'

const identityWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const identityChecks = '10X98765432'
/** First two digits: the provinces, Hong Kong, Macao and Taiwan (GB/T 2260). */
const province = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/

/** 居民身份证号码 of 18 characters: a province, a real date of birth and the check character of GB 11643. */
export function isIdentityNumber(digits: string): boolean {
  if (!hasIdentityShape(digits)) return false
  const sum = identityWeights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  return identityChecks[sum % 11] === digits[17]?.toUpperCase()
}

/** The same without the check character, which a slip of the pen breaks. */
export function hasIdentityShape(digits: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(digits) || !province.test(digits)) return false
  return /^(?:18|19|20)/.test(digits.slice(6)) && isDate(digits.slice(6, 14))
}

/** The older number of 15 digits: no check character, the century left out. */
export function hasOldIdentityShape(digits: string): boolean {
  return /^\d{15}$/.test(digits) && province.test(digits) && isDate(`19${digits.slice(6, 12)}`)
}

function isDate(digits: string): boolean {
  return isLocalDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`)
}

/** The check digit of bank cards (Luhn, GB/T 15694). */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const doubled = index % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
