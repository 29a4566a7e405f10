import {
  receivedByOrdinaryMail,
  receivedBySignedMail,
  receivedInPerson,
  receivedOnlineOrByFax,
} from './disclosure-regulation/article-31-receipt-date.ts'
import { misdirectedRequest } from './state-council-office-interpretations/receipt-2015.ts'

/**
 * 收到申请之日 by channel: every channel stands in exactly one. The interpretation of 2015 is older than article 31 and
 * not contradicted by it.
 */
export const receiptRules = [
  receivedInPerson,
  receivedBySignedMail,
  receivedByOrdinaryMail,
  receivedOnlineOrByFax,
  misdirectedRequest,
] as const
