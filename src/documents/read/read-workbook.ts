/** Workbooks: .xlsx and the older .xls. */

export { readXls } from './workbook/read-xls.ts'
export { readXlsx } from './workbook/read-xlsx.ts'
