import type { PeriodRule } from '../rule.ts'

/** 简易程序: the respondent's answer with evidence. 五日 are working days (第八十八条). */
export const simplifiedAnswer = {
  id: 'simplified-answer',
  name: '简易程序复议答复期限',
  cites: { instrument: 'reconsideration-law', article: 54, paragraph: 1 },
  says: '被申请人应当自收到行政复议申请书副本或者行政复议申请笔录复印件之日起五日内，提出书面答复，并提交作出行政行为的证据、依据和其他有关材料。',
  verification: 'read',
  period: { length: 5, unit: 'working-day' },
} as const satisfies PeriodRule
