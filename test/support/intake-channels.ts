import { receiptRules } from '../../src/law/receipt-rules.ts'

/** Every channel by which a request comes in. */
export const intakeChannels = receiptRules.flatMap(({ channels }) => channels)
