import type { AuditCheck } from './check.ts'

const article49 = { instrument: 'disclosure-regulation', article: 49 } as const

/** AR-H: a whole area against the organs in it. */
export const hierarchyChecks = {
  'AR-H01': {
    severity: 'error',
    title: '汇总数与各单位之和不一致',
    basis: '汇总年报涵盖所属各单位，各格等于各单位之和。',
    cites: article49,
    verification: 'inference',
    needs: ['children'],
    formula: '汇总数 = 各单位之和',
  },
  'AR-H02': {
    severity: 'error',
    title: '有单位没有年报',
    basis: '《条例》第四十九条：县级以上人民政府部门应当在每年1月31日前提交并公布年度报告。',
    cites: article49,
    verification: 'read',
    needs: ['expected-children'],
    formula: null,
  },
  'AR-H03': {
    severity: 'warning',
    title: '统计口径可能混用',
    basis: '“向政府提出的申请”与“全辖区的申请”是两个口径，应当写明。',
    cites: article49,
    verification: 'inference',
    needs: ['children'],
    formula: null,
  },
  'AR-H04': {
    severity: 'warning',
    title: '年中撤并的单位没有并入承继单位',
    basis: '机构撤销、合并的，由承继其职能的单位报告。',
    cites: article49,
    verification: 'inference',
    needs: ['expected-children'],
    formula: null,
  },
} as const satisfies Record<string, AuditCheck>
