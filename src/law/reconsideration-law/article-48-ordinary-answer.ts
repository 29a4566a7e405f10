import type { PeriodRule } from '../rule.ts'

/** 普通程序: the respondent's answer with evidence. 十日 are working days (第八十八条). */
export const ordinaryAnswer = {
  id: 'ordinary-answer',
  name: '普通程序复议答复期限',
  cites: { instrument: 'reconsideration-law', article: 48 },
  says: '被申请人应当自收到行政复议申请书副本或者行政复议申请笔录复印件之日起十日内，提出书面答复，并提交作出行政行为的证据、依据和其他有关材料。',
  verification: 'to-be-confirmed',
  period: { length: 10, unit: 'working-day' },
} as const satisfies PeriodRule
