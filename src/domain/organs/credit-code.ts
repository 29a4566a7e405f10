/** 统一社会信用代码 (GB 32100-2015): 17 characters and a check character. */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const
const modulus = alphabet.length

/** Capital letters, no spaces: the one way in which it is compared and kept. */
export function normalCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s-]+/g, '')
    .toUpperCase()
}

/** True when the characters are allowed and the last one is the check character of the others. */
export function isCreditCode(code: string): boolean {
  if (code.length !== weights.length + 1) return false
  const values = [...code].map((sign) => alphabet.indexOf(sign))
  if (values.includes(-1)) return false
  return values.at(-1) === checkValue(values)
}

/** The code with its check character, for 17 characters of the alphabet. */
export function withCheckCharacter(body: string): string {
  return body + alphabet.charAt(checkValue([...body].map((sign) => alphabet.indexOf(sign))))
}

function checkValue(values: readonly number[]): number {
  const sum = weights.reduce<number>((total, weight, place) => total + weight * (values[place] ?? 0), 0)
  return (modulus - (sum % modulus)) % modulus
}
