import type { AnnualReportForm, FormId } from './annual-report-form.ts'
import { form2019 } from './annual-report-format-2019/form.ts'
import { form2021 } from './annual-report-format-2021/form.ts'

/** Every national form this project knows, newest first. */
export const annualReportForms: Readonly<Record<FormId, AnnualReportForm>> = {
  '2021': form2021,
  '2019': form2019,
}
