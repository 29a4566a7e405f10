import type { FormSection } from '../annual-report-form.ts'

const form = { instrument: 'annual-report-format-2021' } as const
const article50 = { instrument: 'disclosure-regulation', article: 50, paragraph: 1 } as const

/** 六个部分. */
export const sections2021 = [
  {
    number: 1,
    title: '总体情况',
    aliases: ['概述', '总体工作情况', '工作总体情况', '基本情况', '政府信息公开工作总体情况'],
    table: null,
    requirements: [
      {
        text: '写明主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面',
        cites: { ...form, place: '一（一）' },
        verification: 'read',
      },
      { text: '原则上不超过一千字', cites: { ...form, place: '一（一）' }, verification: 'secondary' },
      {
        text: '各级人民政府写明工作考核、社会评议和责任追究结果情况',
        cites: { ...article50, item: 4 },
        verification: 'read',
      },
    ],
  },
  {
    number: 2,
    title: '主动公开政府信息情况',
    aliases: ['主动公开情况', '主动公开政府信息的情况', '行政机关主动公开政府信息情况'],
    table: 'proactive',
    requirements: [{ text: '填写表二，没有的填 0', cites: { ...article50, item: 1 }, verification: 'read' }],
  },
  {
    number: 3,
    title: '收到和处理政府信息公开申请情况',
    aliases: [
      '收到和处理申请情况',
      '依申请公开情况',
      '行政机关收到和处理政府信息公开申请情况',
      '收到和处理政府信息公开申请的情况',
    ],
    table: 'requests',
    requirements: [
      {
        text: '填写表三，各列满足勾稽关系，没有的填 0',
        cites: { ...article50, item: 2 },
        verification: 'read',
      },
    ],
  },
  {
    number: 4,
    title: '政府信息公开行政复议、行政诉讼情况',
    aliases: [
      '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
      '因政府信息公开申请行政复议、提起行政诉讼的情况',
      '因政府信息公开工作被申请行政复议和提起行政诉讼情况',
      '政府信息公开行政法复议、行政诉讼情况',
      '行政复议、行政诉讼情况',
    ],
    table: 'remedies',
    requirements: [{ text: '填写表四，没有的填 0', cites: { ...article50, item: 3 }, verification: 'read' }],
  },
  {
    number: 5,
    title: '存在的主要问题及改进情况',
    aliases: [
      '政府信息公开工作存在的主要问题及改进情况',
      '存在的主要问题及改进措施',
      '存在问题及改进情况',
      '存在的问题及改进措施',
    ],
    table: null,
    requirements: [
      { text: '写明存在的主要问题和改进情况', cites: { ...article50, item: 4 }, verification: 'read' },
      { text: '回应上年年报提出的问题', cites: { ...form, place: '五' }, verification: 'to-be-confirmed' },
    ],
  },
  {
    number: 6,
    title: '其他需要报告的事项',
    aliases: ['需要报告的其他事项', '其他事项', '其他需要说明的事项', '其他需报告的事项'],
    table: null,
    requirements: [
      {
        text: '写明收取信息处理费的情况；未收取的写明“未收取”',
        cites: { ...form, place: '六' },
        verification: 'to-be-confirmed',
      },
    ],
  },
] as const satisfies readonly FormSection[]
