import type { AnnualReportForm } from '../annual-report-form.ts'
import { balances2021 } from './balances.ts'
import { sections2021 } from './sections.ts'
import { proactiveTable } from './table-2-proactive.ts'
import { requestsTable } from './table-3-requests.ts'
import { remediesTable } from './table-4-remedies.ts'

/** 国办公开办函〔2021〕30号: the form of the reports for 2021 and after. 10 + 175 + 15 = 200 cells. */
export const form2021: AnnualReportForm = {
  id: '2021',
  title: '政府信息公开工作年度报告格式（2021年）',
  cites: { instrument: 'annual-report-format-2021' },
  years: { from: 2021, to: null },
  sections: sections2021,
  tables: [proactiveTable, requestsTable, remediesTable],
  balances: balances2021,
}
