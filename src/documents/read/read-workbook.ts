/** Workbooks: .xlsx and the older .xls. */

export { readXls } from './workbook/read-xls.ts'
export { readXlsx } from './workbook/read-xlsx.ts'
export { readXmlWorkbook } from './workbook/read-xml-workbook.ts'
