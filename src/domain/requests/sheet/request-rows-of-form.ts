import { form2021 } from '../../../law/annual-report-format-2021/form.ts'

/** The rows of 表三 in the form in force, with their labels. */
export const requestRows = form2021.tables
  .filter(({ code }) => code === 'requests')
  .flatMap(({ blocks }) => blocks.flatMap(({ rows }) => rows))
