import type { Rule, Version } from '../rule.ts'

/** 开始的当日不计入 */
export const dayZero = {
  id: 'day-zero',
  cites: { instrument: 'civil-code', article: 201, paragraph: 1 },
  says: '按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。',
  verification: 'read',
} as const satisfies Rule

/** The same rule in the 民法总则. */
export const dayZero2017 = {
  id: 'day-zero-2017',
  cites: { instrument: 'civil-general-provisions-2017', article: 201, paragraph: 1 },
  says: '按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。',
  verification: 'secondary',
} as const satisfies Rule

/** The same rule in the 民法通则. */
export const dayZero1987 = {
  id: 'day-zero-1987',
  cites: { instrument: 'civil-principles-1986', article: 154 },
  says: '规定按照日、月、年计算期间的，开始的当天不算入，从下一天开始计算。',
  verification: 'to-be-confirmed',
} as const satisfies Rule

/** Which text says so on which day. */
export const dayZeroVersions = [
  { from: '1987-01-01', to: '2017-09-30', rule: dayZero1987 },
  { from: '2017-10-01', to: '2020-12-31', rule: dayZero2017 },
  { from: '2021-01-01', to: null, rule: dayZero },
] as const satisfies readonly Version<Rule>[]
