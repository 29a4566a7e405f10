import { randomBytes } from 'node:crypto'
import { trackingAlphabet, trackingCodeLength } from '../domain/requests/tracking-code.ts'

/** A 查询码 of these bytes: five bits a sign, at least ten bytes. */
export function trackingCodeOf(bytes: Uint8Array): string {
  let code = ''
  for (let bit = 0; code.length < trackingCodeLength; bit += 5) {
    const [high = 0, low = 0] = [bytes[bit >> 3], bytes[(bit >> 3) + 1]]
    const value = (((high << 8) | low) >> (11 - (bit & 7))) & 31
    code += trackingAlphabet.charAt(value)
  }
  return code
}

export function newTrackingCode(): string {
  return trackingCodeOf(randomBytes(10))
}
