import type { Refusal } from '../domain/refusal.ts'
import { type Fee, type FeeInput, fee } from '../domain/requests/fee.ts'

/** 信息处理费 for the requests of one applicant in one month (`items`) or the pages of one request (`pages`). */
export function computeFee(input: FeeInput): Fee | Refusal {
  return fee(input)
}
