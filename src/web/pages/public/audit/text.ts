import type { AnnualReport, CellState } from '../../../../domain/annual-report/report.ts'
import type { DocumentFormat } from '../../../../domain/document.ts'

const formatNames: Readonly<Record<DocumentFormat, string>> = {
  text: '纯文本',
  markdown: 'Markdown',
  html: '网页',
  docx: 'Word 文档（DOCX）',
  doc: 'Word 文档（DOC）',
  odt: 'ODT 文档',
  xlsx: 'Excel 表格（XLSX）',
  xls: 'Excel 表格（XLS）',
  pdf: 'PDF',
  scan: '扫描件（文字识别）',
  json: '本程序的数据（JSON）',
}

const formNames = {
  '2021': '2021 年格式',
  '2019': '2019 年格式',
  statistics: '统计表（2019 年以前）',
  unknown: '未能认出格式',
}

/** Wording of the result page. */
export const auditText = {
  original: '原件',
  findings: '批注',
  tables: '三张表',
  notAssessable: '未能判断的规则',
  notAssessableLead: '下面各条光凭手上的材料判断不了，不算通过：',
  notes: '读取时的说明',
  downloads: '下载',
  otherFile: '核查另一份',
  repairs: '改一格就平',
  clean: '没有查出问题',
  noTables: '没有读出表格。',
  kindAndForm: (report: AnnualReport) => `${formatNames[report.format]} · ${formNames[report.form]}`,
  stateNames: {
    number: '',
    blank: '空',
    mark: '记号',
    text: '读不成数',
    absent: '缺格',
  } satisfies Record<CellState, string>,
} as const
