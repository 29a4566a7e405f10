import type { AuditCheck } from './check.ts'

const format = { instrument: 'annual-report-format-2021', place: '附件表四' } as const

/** AR-D: 表四 复议、诉讼. AR-D01 refers to the balance rule of the form. */
export const remediesChecks = {
  'AR-D01': {
    severity: 'error',
    title: '复议、诉讼各种结果之和不等于总计',
    basis: '年报格式附件表四：总计是结果维持、结果纠正、其他结果、尚未审结之和。',
    cites: format,
    verification: 'read',
    needs: ['document'],
    formula: '总计 = 结果维持 + 结果纠正 + 其他结果 + 尚未审结',
  },
  'AR-D02': {
    severity: 'warning',
    title: '复议或诉讼件数大于办理的申请数',
    basis: '复议、诉讼针对本年办理的申请和上年未审结的案件。',
    cites: format,
    verification: 'inference',
    needs: ['document'],
    formula: '复议（或诉讼）总计 ≤ 本年办理总计 + 上年尚未审结',
  },
  'AR-D03': {
    severity: 'warning',
    title: '复议后起诉件数大于已审结的复议件数',
    basis: '《行政诉讼法》第四十五条：不服复议决定的可以在收到复议决定书后起诉。',
    cites: { instrument: 'administrative-litigation-law', article: 45 },
    verification: 'read',
    needs: ['document'],
    formula: '复议后起诉总计 ≤ 本年和上年审结的复议件数',
  },
  'AR-D04': {
    severity: 'warning',
    title: '本年总计小于上年尚未审结',
    basis: '上年末尚未审结的案件本年仍应计入。',
    cites: format,
    verification: 'inference',
    needs: ['previous'],
    formula: '尚未审结（上年）≤ 总计（本年）',
  },
  'AR-D05': {
    severity: 'warning',
    title: '应当复议前置的案件计入了直接起诉',
    basis: '《行政复议法》第二十三条第一款第（四）项：对不予公开决定不服的，应当先申请行政复议。',
    cites: { instrument: 'reconsideration-law', article: 23, paragraph: 1, item: 4 },
    verification: 'read',
    needs: ['document'],
    formula: null,
  },
  'AR-D06': {
    severity: 'warning',
    title: '有被纠正的案件而第五部分没有说明',
    basis: '《条例》第五十条第一款第（四）项：存在的主要问题及改进情况。',
    cites: { instrument: 'disclosure-regulation', article: 50, paragraph: 1, item: 4 },
    verification: 'inference',
    needs: ['document'],
    formula: null,
  },
  'AR-D07': {
    severity: 'error',
    title: '正文说没有被纠错、败诉，表四有结果纠正',
    basis: '正文与统计表应当一致。',
    cites: format,
    verification: 'read',
    needs: ['document'],
    formula: null,
  },
  'AR-D08': {
    severity: 'warning',
    title: '上级汇总的复议、诉讼数与下级之和不一致',
    basis: '汇总年报的各格等于所属单位各格之和。',
    cites: format,
    verification: 'inference',
    needs: ['children'],
    formula: '汇总数 = 各单位之和',
  },
} as const satisfies Record<string, AuditCheck>
