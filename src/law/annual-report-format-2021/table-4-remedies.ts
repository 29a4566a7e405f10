import type { FormTable } from '../annual-report-form.ts'
import { remedyColumns } from './columns.ts'

const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'].map((text) => ({
  text,
  rowSpan: 1,
  colSpan: 1,
}))

/** 表四: one line of 15 cells; each row of the definition is one head of the printed table. */
export const remediesTable = {
  code: 'remedies',
  number: 4,
  title: '政府信息公开行政复议、行政诉讼情况',
  layout: 'one-row',
  head: [
    [
      { text: '行政复议', rowSpan: 1, colSpan: 5 },
      { text: '行政诉讼', rowSpan: 1, colSpan: 10 },
    ],
    [
      ...results.map((cell) => ({ ...cell, rowSpan: 2 })),
      { text: '未经复议直接起诉', rowSpan: 1, colSpan: 5 },
      { text: '复议后起诉', rowSpan: 1, colSpan: 5 },
    ],
    [...results, ...results],
  ],
  blocks: [
    {
      heading: null,
      columns: remedyColumns,
      rows: [
        {
          code: 'reconsideration',
          label: '行政复议',
          aliases: ['行政法复议', '复议'],
          groups: [],
          cites: { instrument: 'disclosure-regulation', article: 51 },
          help: '本年因政府信息公开被申请行政复议的案件，按 12 月 31 日的结果分类。',
        },
        {
          code: 'litigationDirect',
          label: '未经复议直接起诉',
          aliases: ['直接起诉', '未经复议起诉'],
          groups: ['行政诉讼'],
          cites: { instrument: 'disclosure-regulation', article: 51 },
          help: '没有经过行政复议、直接向人民法院起诉的案件。',
        },
        {
          code: 'litigationAfterReconsideration',
          label: '复议后起诉',
          aliases: ['经复议后起诉', '复议后诉讼'],
          groups: ['行政诉讼'],
          cites: { instrument: 'disclosure-regulation', article: 51 },
          help: '经过行政复议以后又向人民法院起诉的案件。',
        },
      ],
    },
  ],
} as const satisfies FormTable
