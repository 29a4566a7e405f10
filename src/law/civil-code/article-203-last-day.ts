import type { Rule } from '../rule.ts'

/** 最后一日是法定休假日: a period of days that ends on a day of rest ends on the next day that is worked. */
export const lastDayOfRest = {
  id: 'last-day-of-rest',
  cites: { instrument: 'civil-code', article: 203, paragraph: 1 },
  says: '期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日。',
  verification: 'to-be-confirmed',
} as const satisfies Rule
