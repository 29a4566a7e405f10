import type { AuditCheck } from './check.ts'

const accountability = { instrument: 'annual-report-format-2021', place: '（四）' } as const
const alike = '年报格式通知（四）：内容雷同、敷衍塞责的，依照《条例》第四十七条追究责任。'

/** AR-Y: this year's report beside last year's and others'. */
export const yearOverYearChecks = {
  'AR-Y01': {
    severity: 'warning',
    title: '与本单位上年年报雷同',
    basis: alike,
    cites: accountability,
    verification: 'read',
    needs: ['previous'],
    formula: '隐去数字后的文字重合 ≤ 80%',
  },
  'AR-Y02': {
    severity: 'warning',
    title: '与其他单位年报雷同',
    basis: alike,
    cites: accountability,
    verification: 'read',
    needs: ['peers'],
    formula: '隐去数字后的文字重合 ≤ 80%',
  },
  'AR-Y03': {
    severity: 'warning',
    title: '存在的问题与上年相同',
    basis: '年报格式第五部分：存在的主要问题及改进情况，应当回应上年提出的问题。',
    cites: { instrument: 'annual-report-format-2021', place: '五' },
    verification: 'to-be-confirmed',
    needs: ['previous'],
    formula: null,
  },
  'AR-Y04': {
    severity: 'info',
    title: '没有提到上年的改进措施',
    basis: '年报格式第五部分：改进情况应当与上年承诺的改进措施相衔接。',
    cites: { instrument: 'annual-report-format-2021', place: '五' },
    verification: 'to-be-confirmed',
    needs: ['previous'],
    formula: null,
  },
  'AR-Y05': {
    severity: 'error',
    title: '公布以后数字被改动',
    basis: '公布后的年报数字不得悄悄改动；第三方评估把发布后有变动列为问题。',
    cites: { instrument: 'disclosure-regulation', article: 49 },
    verification: 'secondary',
    needs: ['publication'],
    formula: null,
  },
} as const satisfies Record<string, AuditCheck>
