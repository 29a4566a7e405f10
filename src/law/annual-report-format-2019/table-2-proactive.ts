import type { FormColumn, FormTable } from '../annual-report-form.ts'

const documentColumns = [
  {
    code: 'made',
    label: '本年新制作数量',
    aliases: ['本年制作数量', '新制作数量', '本年新制作数'],
    kind: 'count',
  },
  {
    code: 'disclosed',
    label: '本年新公开数量',
    aliases: ['本年公开数量', '新公开数量', '本年新公开数'],
    kind: 'count',
  },
  {
    code: 'total',
    label: '对外公开总数量',
    aliases: ['公开总数量', '对外公开总数', '对外公开总量'],
    kind: 'count',
  },
] as const satisfies readonly FormColumn[]

const lastYear = {
  code: 'lastYear',
  label: '上一年项目数量',
  aliases: ['上年项目数量', '上一年度项目数量'],
  kind: 'count',
} as const satisfies FormColumn

const change = {
  code: 'change',
  label: '本年增/减',
  aliases: ['本年增减', '本年增／减', '本年度增/减'],
  kind: 'signed-count',
} as const satisfies FormColumn

const itemColumns = [
  lastYear,
  change,
  { code: 'decisions', label: '处理决定数量', aliases: ['本年处理决定数量', '处理决定数'], kind: 'count' },
] as const satisfies readonly FormColumn[]

const procurementColumns = [
  { code: 'projects', label: '采购项目数量', aliases: ['项目数量', '采购项目数'], kind: 'count' },
  {
    code: 'amount',
    label: '采购总金额',
    aliases: ['采购金额', '采购总金额（万元）', '采购总金额（元）'],
    kind: 'money-with-unit',
  },
] as const satisfies readonly FormColumn[]

const row = (code: string, label: string, aliases: readonly string[], item: number, help: string) => ({
  code,
  label,
  aliases,
  groups: [],
  cites: { instrument: 'disclosure-regulation', article: 20, item } as const,
  help,
})

/** 表二 of the 2019 form: 22 cells; 本年增/减 carries a sign, 采购总金额 carries its unit in the cell. */
export const proactiveTable2019: FormTable = {
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
        row('regulations', '规章', ['行政规章'], 1, '本年新制作、新公开和对外公开的规章总数。'),
        row(
          'normativeDocuments',
          '规范性文件',
          ['行政规范性文件'],
          1,
          '本年新制作、新公开和对外公开的规范性文件总数。',
        ),
      ],
    },
    {
      heading: '第二十条第（五）项',
      columns: itemColumns,
      rows: [
        row('licences', '行政许可', [], 5, '许可项目的上年数、增减和本年处理决定数（决定数不是项目数）。'),
        row(
          'otherServices',
          '其他对外管理服务事项',
          ['其他对外管理服务'],
          5,
          '其他对外管理服务事项的上年数、增减和处理决定数。',
        ),
      ],
    },
    {
      heading: '第二十条第（六）项',
      columns: itemColumns,
      rows: [
        row('penalties', '行政处罚', [], 6, '处罚项目的上年数、增减和本年处理决定数。'),
        row('coercion', '行政强制', [], 6, '强制项目的上年数、增减和本年处理决定数。'),
      ],
    },
    {
      heading: '第二十条第（八）项',
      columns: [lastYear, change],
      rows: [
        row('fees', '行政事业性收费', ['行政事业型收费'], 8, '收费项目的上年数和增减（项目数，不是金额）。'),
      ],
    },
    {
      heading: '第二十条第（九）项',
      columns: procurementColumns,
      rows: [row('procurement', '政府集中采购', ['政府采购'], 9, '集中采购的项目数和总金额，金额写明单位。')],
    },
  ],
}
