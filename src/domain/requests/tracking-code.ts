/** 查询码: what an applicant without an account shows to see the request again. Sixteen signs, 80 bits of chance. */

/** 32 signs that are not taken for each other on paper or the telephone: no I, L, O, U. */
export const trackingAlphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
export const trackingCodeLength = 16

/** As it is shown: "4F7K-9QTM-…". */
export function shownTrackingCode(code: string): string {
  return code.match(/.{1,4}/g)?.join('-') ?? ''
}

/**
 * A typed code as it is digested: full-width signs, small letters, spaces and dashes do not matter, O is 0, I and L
 * are 1. Null when it cannot be a code.
 */
export function plainTrackingCode(text: string): string | null {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\-‐-―－_.·]/gu, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const isCode =
    plain.length === trackingCodeLength && [...plain].every((sign) => trackingAlphabet.includes(sign))
  return isCode ? plain : null
}
