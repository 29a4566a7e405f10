import type { BalanceRule } from '../annual-report-form.ts'
import { applicantColumns } from './columns.ts'
import { outcomeRows } from './table-3-requests.ts'

const organisations = applicantColumns.map((column) => column.code).filter((code) => code !== 'total')

const form = { instrument: 'annual-report-format-2021', place: '附件' } as const

/** 第一项加第二项之和，等于第三项加第四项之和. */
export const intakeEqualsOutcome = {
  id: 'AR-C01',
  table: 'requests',
  along: 'columns',
  left: ['newlyReceived', 'carriedIn'],
  right: ['total', 'carriedOut'],
  says: '第一项加第二项之和，等于第三项加第四项之和',
  cites: { ...form, place: '附件表三' },
  verification: 'read',
} as const satisfies BalanceRule

/** 总计列 = 自然人 + 法人或其他组织五列. */
export const totalOfApplicants = {
  id: 'AR-C03',
  table: 'requests',
  along: 'rows',
  left: ['total'],
  right: organisations,
  says: '总计等于自然人与法人或其他组织各列之和',
  cites: { ...form, place: '附件表三' },
  verification: 'read',
} as const satisfies BalanceRule

/** 表四总计 = 四种结果之和. */
export const totalOfRemedies = {
  id: 'AR-D01',
  table: 'remedies',
  along: 'rows',
  left: ['total'],
  right: ['upheld', 'corrected', 'other', 'pending'],
  says: '总计等于结果维持、结果纠正、其他结果、尚未审结之和',
  cites: { ...form, place: '附件表四' },
  verification: 'read',
} as const satisfies BalanceRule

export const balances2021 = [
  intakeEqualsOutcome,
  {
    id: 'AR-C02',
    table: 'requests',
    along: 'columns',
    left: ['total'],
    right: [
      ...outcomeRows.map((row) => row.code),
      'other.correctionLapsed',
      'other.feeLapsed',
      'other.miscellaneous',
    ],
    says: '（七）总计等于（一）至（六）各项之和',
    cites: { ...form, place: '附件表三' },
    verification: 'read',
  },
  totalOfApplicants,
  totalOfRemedies,
] as const satisfies readonly BalanceRule[]
