import type { FormColumn, FormTable } from '../annual-report-form.ts'

const documentColumns = [
  {
    code: 'issued',
    label: '本年制发件数',
    aliases: ['本年制发数', '制发件数', '本年度制发件数', '本年新制作数量'],
    kind: 'count',
  },
  {
    code: 'repealed',
    label: '本年废止件数',
    aliases: ['本年废止数', '废止件数', '本年度废止件数', '本年度止件数'],
    kind: 'count',
  },
  {
    code: 'inForce',
    label: '现行有效件数',
    aliases: ['现行有效数', '有效件数', '现行有效件数（历史累计）', '现行有效'],
    kind: 'count',
  },
] as const satisfies readonly FormColumn[]

const decisionColumns = [
  {
    code: 'decisions',
    label: '本年处理决定数量',
    aliases: ['处理决定数量', '本年度处理决定数量', '本年处理决定数'],
    kind: 'count',
  },
] as const satisfies readonly FormColumn[]

const feeColumns = [
  {
    code: 'amount',
    label: '本年收费金额（单位：万元）',
    aliases: [
      '本年收费金额',
      '收费金额',
      '收费金额（万元）',
      '本年度收费金额（单位：万元）',
      '本年收费金额(万元)',
    ],
    kind: 'money-wan',
  },
] as const satisfies readonly FormColumn[]

/** 表二: ten cells in four blocks. */
export const proactiveTable = {
  code: 'proactive',
  number: 2,
  title: '主动公开政府信息情况',
  layout: 'stacked',
  head: [],
  blocks: [
    {
      heading: '第二十条第（一）项',
      columns: documentColumns,
      rows: [
        {
          code: 'regulations',
          label: '规章',
          aliases: ['行政规章', '政府规章'],
          groups: [],
          cites: { instrument: 'disclosure-regulation', article: 20, item: 1 },
          help: '部门规章和地方政府规章。只有国务院部门和省级、设区的市、自治州人民政府可以制定（立法法第九十一条、第九十三条），其他单位填 0。',
        },
        {
          code: 'normativeDocuments',
          label: '行政规范性文件',
          aliases: ['规范性文件', '行政规范性文件（含党政联合发文）'],
          groups: [],
          cites: { instrument: 'disclosure-regulation', article: 20, item: 1 },
          help: '本年制发、废止和年末现行有效的行政规范性文件，与司法行政部门核对一致。',
        },
      ],
    },
    {
      heading: '第二十条第（五）项',
      columns: decisionColumns,
      rows: [
        {
          code: 'licences',
          label: '行政许可',
          aliases: ['行政许可事项'],
          groups: [],
          cites: { instrument: 'disclosure-regulation', article: 20, item: 5 },
          help: '本年作出的全部行政许可决定，包括依法未公开的。',
        },
      ],
    },
    {
      heading: '第二十条第（六）项',
      columns: decisionColumns,
      rows: [
        {
          code: 'penalties',
          label: '行政处罚',
          aliases: [],
          groups: [],
          cites: { instrument: 'disclosure-regulation', article: 20, item: 6 },
          help: '本年作出的全部行政处罚决定，包括依法未公开的。',
        },
        {
          code: 'coercion',
          label: '行政强制',
          aliases: ['行政强制措施'],
          groups: [],
          cites: { instrument: 'disclosure-regulation', article: 20, item: 6 },
          help: '本年作出的全部行政强制决定，包括依法未公开的。',
        },
      ],
    },
    {
      heading: '第二十条第（八）项',
      columns: feeColumns,
      rows: [
        {
          code: 'feesWan',
          label: '行政事业性收费',
          aliases: ['行政事业型收费', '行政事业性收费项目', '行政事业收费'],
          groups: [],
          cites: { instrument: 'disclosure-regulation', article: 20, item: 8 },
          help: '本年实际收取的全部行政事业性收费，单位万元（不是元，也不只是信息处理费）。',
        },
      ],
    },
  ],
} as const satisfies FormTable
