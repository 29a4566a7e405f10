/** What goes in and comes out, once: checked at run time, printed as OpenAPI. A field that is not here is not sent. */

import { z } from 'zod'

/** The schemas that the document names. */
export const named = z.registry<{ readonly id: string }>()

const figure = z.union([z.number(), z.string(), z.null()])
const figures = z.record(z.string(), figure)
const table = z.record(z.string(), z.union([figure, figures]))

const address = z.object({
  table: z.string().describe('表：proactive、requests、remedies'),
  row: z.string().describe('行，如 newlyReceived、refused.stateSecret'),
  column: z.string().describe('列，如 naturalPerson、total'),
})

const source = z
  .union([
    z.object({ kind: z.literal('page'), page: z.int(), box: z.array(z.number()).length(4) }),
    z.object({
      kind: z.literal('table'),
      table: z.int(),
      row: z.int(),
      column: z.int(),
      sheet: z.string().optional(),
    }),
    z.object({ kind: z.literal('text'), start: z.int(), end: z.int() }),
    z.object({ kind: z.literal('block'), block: z.int() }),
  ])
  .nullable()
  .describe('在原件里的位置')

export const report = z.object({
  organ: z.string().describe('行政机关名称；原件没写的为空'),
  year: z.int().nullable().describe('报告的年度'),
  form: z.string().describe('格式：2021、2019、statistics、unknown'),
  title: z.string(),
  sections: z.array(z.object({ number: z.int(), title: z.string(), text: z.string(), heading: z.string() })),
  proactive: table.optional().describe('表二，主动公开政府信息情况'),
  requests: table
    .optional()
    .describe('表三，收到和处理政府信息公开申请情况；空白和“/”为 null，没有的行不出现'),
  remedies: table.optional().describe('表四，行政复议、行政诉讼情况'),
  cells: z.array(
    address.extend({
      state: z.enum(['number', 'blank', 'mark', 'text', 'absent']),
      value: z.number().nullable(),
      raw: z.string().describe('原样文字'),
      source,
      guessed: z.string().optional().describe('这个数是推断的，以及为什么'),
      confidence: z.number().optional().describe('文字识别的把握，0 到 1'),
    }),
  ),
  notes: z.array(z.object({ code: z.string(), message: z.string() })).describe('读取时应当知道的事'),
  statistics: z
    .array(z.object({ label: z.string(), value: z.number().nullable(), raw: z.string() }))
    .optional()
    .describe('2019 年以前的统计'),
  preamble: z.string(),
  signature: z.string(),
  dates: z.object({
    titleYear: z.int().nullable(),
    periodFrom: z.string().nullable(),
    periodTo: z.string().nullable(),
    signedOn: z.string().nullable(),
    publishedOn: z.string().nullable(),
  }),
  irregularities: z.array(z.looseObject({ kind: z.string() })).describe('与规定格式的出入'),
  format: z.string().describe('原件的格式'),
})
named.add(report, { id: 'Report' })

const severity = z.enum(['error', 'inconsistency', 'warning', 'info'])

const finding = z.object({
  id: z.string().describe('规则编号，如 AR-C03'),
  severity,
  status: z.enum(['fail', 'unknown']).describe('unknown：单元格空白或者读不懂，无法判断'),
  message: z.string(),
  formula: z.string().nullable(),
  cells: z.array(address),
  text: z
    .object({ section: z.int(), start: z.int(), end: z.int(), quote: z.string() })
    .nullable()
    .describe('在正文里的位置，UTF-16'),
  basis: z.string().describe('依据'),
  suggestion: z.string().nullable(),
})
named.add(finding, { id: 'Finding' })

export const auditAnswer = z.object({
  organ: z.string(),
  year: z.int().nullable(),
  form: z.string(),
  findings: z.array(finding),
  notAssessable: z.array(z.object({ id: z.string(), needs: z.string() })).describe('缺材料，无法核查的规则'),
  counts: z.record(z.string(), z.int()),
})
named.add(auditAnswer, { id: 'Audit' })

const day = z.iso.date()

export const clockAnswer = z.object({
  due: day.nullable().describe('最迟答复之日；还在等补正、缴费或者意见的为 null'),
  provisional: z.boolean().describe('放假安排尚未公布，暂按周一至周五推算'),
  days: z.array(
    z.object({
      date: day,
      counts: z.boolean(),
      why: z.string(),
      nth: z.int().nullable().describe('第几个工作日'),
    }),
  ),
  calendarUntil: day.nullable(),
  received: day,
  start: day,
  originalDue: day.nullable(),
  workingDays: z.int(),
  law: z.string(),
  steps: z.array(
    z.object({
      rule: z.string(),
      from: day,
      to: day,
      workingDays: z.int().nullable(),
      text: z.string(),
      basis: z.string(),
      says: z.string().describe('原文'),
    }),
  ),
  notes: z.array(z.object({ code: z.string(), kind: z.string(), message: z.string(), basis: z.string() })),
  view: z
    .object({
      asOf: day,
      status: z.enum(['on-track', 'due-soon', 'due-today', 'overdue', 'paused', 'stopped']),
      elapsed: z.int(),
      remaining: z.int().nullable(),
    })
    .nullable(),
})
named.add(clockAnswer, { id: 'Clock' })

export const feeAnswer = z.object({
  yuan: z.number().describe('合计，元'),
  steps: z.array(
    z.object({
      from: z.int(),
      to: z.int(),
      rate: z.number().describe('每件或者每页，元'),
      yuan: z.number(),
      basis: z.string(),
    }),
  ),
})
named.add(feeAnswer, { id: 'Fee' })

export const rulesAnswer = z.object({
  rules: z.array(
    z.object({
      id: z.string(),
      severity,
      title: z.string(),
      formula: z.string().nullable(),
      basis: z.string(),
      verification: z.enum(['read', 'secondary', 'to-be-confirmed', 'inference']),
      needs: z.array(z.string()),
    }),
  ),
})
named.add(rulesAnswer, { id: 'Rules' })

export const problem = z.object({
  type: z.string().describe('urn:gongkai:problem:…'),
  title: z.string(),
  status: z.int(),
  detail: z.string().describe('怎么回事、怎么办'),
  code: z.string().optional(),
  requestId: z.string(),
})
named.add(problem, { id: 'Problem' })

export const noQuery = z.strictObject({})

export const fileQuery = z.strictObject({
  fileName: z
    .string()
    .max(255)
    .optional()
    .describe('文件名，原件没写机关或者年度时从这里看；格式由内容决定，与名称无关'),
})

export const clockQuery = z.strictObject({
  received: day.describe('收到申请之日'),
  event: z
    .array(z.string().max(200))
    .max(50)
    .optional()
    .describe(
      '发生的事，可以写多个，写法与命令行相同，如 third-party=2025-09-22..2025-10-17、extension=2025-10-17',
    ),
  asOf: day.optional().describe('说明这一天案件的状态'),
  law: z.enum(['2008', '2019']).optional().describe('适用的条例；不写按收到之日'),
})

export const feeQuery = z.strictObject({
  items: z.coerce.number().int().min(0).optional().describe('同一申请人一个自然月内的件数'),
  pages: z.coerce.number().int().min(0).optional().describe('一件申请提供的页数'),
})
