import type { AnnualReportForm, FormTable } from '../annual-report-form.ts'
import {
  intakeEqualsOutcome,
  totalOfApplicants,
  totalOfRemedies,
} from '../annual-report-format-2021/balances.ts'
import { applicantColumns } from '../annual-report-format-2021/columns.ts'
import { sections2021 } from '../annual-report-format-2021/sections.ts'
import {
  closingRows,
  intakeRows,
  otherRow,
  outcomeRows,
  requestsHead,
} from '../annual-report-format-2021/table-3-requests.ts'
import { remediesTable } from '../annual-report-format-2021/table-4-remedies.ts'
import { proactiveTable2019 } from './table-2-proactive.ts'

const cites = { instrument: 'annual-report-format-2019' } as const

/** 表三 of the 2019 form: 23 rows; （六）其他处理 is one row (to be confirmed: the notice itself was not read). */
const requestsTable2019: FormTable = {
  code: 'requests',
  number: 3,
  title: '收到和处理政府信息公开申请情况',
  layout: 'grouped-rows',
  head: requestsHead,
  blocks: [
    {
      heading: null,
      columns: applicantColumns,
      rows: [...intakeRows, ...outcomeRows, otherRow, ...closingRows],
    },
  ],
}

/** 国办公开办函〔2019〕60号: the form of the reports for 2019 and 2020. 22 + 161 + 15 cells. */
export const form2019: AnnualReportForm = {
  id: '2019',
  title: '政府信息公开工作年度报告格式（试行）（2019年）',
  cites,
  years: { from: 2019, to: 2020 },
  sections: sections2021,
  tables: [proactiveTable2019, requestsTable2019, remediesTable],
  balances: [
    intakeEqualsOutcome,
    {
      id: 'AR-C02',
      table: 'requests',
      along: 'columns',
      left: ['total'],
      right: [...outcomeRows.map((row) => row.code), otherRow.code],
      says: '（七）总计等于（一）至（六）各项之和',
      cites,
      verification: 'to-be-confirmed',
    },
    totalOfApplicants,
    totalOfRemedies,
  ],
}
