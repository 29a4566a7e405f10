/** What goes in and comes out of the work interface. A field that is not here is not sent. */

import { z } from 'zod'
import { apiScopeNames } from '../../domain/access/api-scope.ts'
import { type ApplicantField, applicantFields } from '../../domain/requests/request-event.ts'
import { lifecycleNames } from '../../domain/requests/request-words.ts'
import { sheetColumnNames } from '../../domain/requests/sheet/sheet-columns.ts'
import { clockAnswer, named } from '../schemas.ts'
import {
  category,
  channel,
  day,
  kind,
  line,
  onBehalf,
  outcomeCode,
  soughtItem,
  supplyForm,
  supplyRoute,
  text,
} from './fact-schemas.ts'

const regionId = z
  .string()
  .regex(/^\d{6}(?:\d{6})?$/)
  .describe('行政区划代码')
const moment = z.string().describe('时刻，ISO 8601')

export const requestPath = z.strictObject({ region: regionId, request: z.uuid().describe('申请的系统编号') })
export const noPath = z.strictObject({})

export const callerAnswer = z.object({
  name: z.string().describe('密钥代表谁'),
  key: z.string().describe('密钥的名称'),
  scopes: z.array(z.enum(apiScopeNames)),
  expiresOn: day,
  organs: z
    .array(z.object({ regionId, organId: z.uuid(), role: z.string() }))
    .describe('在哪些机关有什么岗位'),
})
named.add(callerAnswer, { id: 'Caller' })

const lifecycle = z.enum(
  Object.keys(lifecycleNames) as [keyof typeof lifecycleNames, ...(keyof typeof lifecycleNames)[]],
) // the keys of the table

const requestLine = z.object({
  regionId,
  organId: z.uuid(),
  requestId: z.uuid(),
  number: z.string().describe('登记号'),
  kind,
  category: category.describe('表三的栏'),
  title: z.string().describe('申请内容的开头'),
  unit: z.string(),
  registeredOn: day,
  received: day.nullable().describe('收到申请之日；还没有确认的为 null'),
  due: day.nullable().describe('答复期限；没有在走的为 null'),
  provisional: z.boolean(),
  lifecycle,
  outcome: outcomeCode.nullable(),
  closedOn: day.nullable(),
})
named.add(requestLine, { id: 'RequestLine' })

export const listQuery = z.strictObject({
  state: z.enum(['open', 'overdue', 'closed', 'all']).optional().describe('默认 open'),
  lifecycle: lifecycle.optional(),
  organ: z.uuid().optional(),
  search: z.string().max(100).optional().describe('登记号、内容、承办单位里的词'),
  category: category.optional(),
  outcome: outcomeCode.optional(),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
  after: z.string().max(100).optional().describe('上一页的 next'),
  limit: z.coerce.number().int().min(1).max(200).optional().describe('默认 50'),
})

export const listAnswer = z.object({ requests: z.array(requestLine), next: z.string().nullable() })
named.add(listAnswer, { id: 'RequestList' })

export const caseAnswer = z.object({
  regionId,
  organId: z.uuid(),
  organName: z.string(),
  requestId: z.uuid(),
  version: z.int().describe('登记下一步时带上它，别人先登记了就会被退回'),
  number: z.string(),
  kind,
  category,
  items: z.array(z.object({ id: z.string(), description: z.string(), documentNumber: z.string() })),
  received: day.nullable(),
  lifecycle,
  unit: z.string(),
  outcome: z
    .object({ code: outcomeCode, reason: z.string() })
    .nullable()
    .describe('已签发的决定，或者撤回、逾期的结果'),
  closedOn: day.nullable(),
  clock: clockAnswer.nullable().describe('期限逐日的算法；还没有收到的为 null'),
  events: z
    .array(
      z.object({
        sequence: z.int(),
        on: day.describe('生效的日期'),
        type: z.string(),
        facts: z.record(z.string(), z.unknown()),
        recordedAt: moment,
        actorId: z.uuid(),
        supersedes: z.int().nullable(),
      }),
    )
    .describe('全部办理记录，更正过的也在'),
  actions: z
    .array(
      z.object({
        type: z.string(),
        name: z.string(),
        allowed: z.boolean(),
        why: z.string().nullable().describe('现在不可以办的理由'),
      }),
    )
    .describe('每一种办理，现在可不可以'),
  alarms: z.array(z.object({ code: z.string(), urgency: z.string(), on: day, message: z.string() })),
  applicant: z
    .array(z.object({ field: z.string(), masked: z.string() }))
    .nullable()
    .describe('隐去后的申请人信息；没有权限的为 null'),
  letters: z.array(
    z.object({
      letter: z.string(),
      number: z.string(),
      issuedOn: day.nullable(),
      dispatchedOn: day.nullable(),
    }),
  ),
  files: z.array(
    z.object({
      fileId: z.uuid(),
      name: z.string(),
      mediaType: z.string(),
      size: z.int(),
      digest: z.string(),
    }),
  ),
  destroyedFiles: z
    .array(z.object({ fileId: z.uuid(), mediaType: z.string(), destroyedAt: z.iso.datetime() }))
    .describe('保存期限已满、已销毁的文件：内容、名称和摘要都没有了'),
})
named.add(caseAnswer, { id: 'Request' })

const personal = z
  .partialRecord(z.enum(Object.keys(applicantFields) as [ApplicantField, ...ApplicantField[]]), line) // the keys of the table
  .describe('个人信息，按字段；不写入办理记录')

export const registerBody = z.strictObject({
  regionId,
  organId: z.uuid(),
  entry: z.strictObject({
    kind,
    category,
    onBehalf,
    oral: z.enum(['yes', 'no']),
    assistance: text,
    applicant: personal,
    items: z.array(soughtItem).min(1).max(50),
    supplyForm,
    supplyRoute,
    suggestsPublication: z.enum(['yes', 'no']),
  }),
  arrival: z.strictObject({
    channel,
    arrivedOn: day,
    signedOn: day.nullable().describe('挂号信、快递的签收日期'),
    courierNumber: line,
  }),
})
named.add(registerBody, { id: 'Registration' })

export const registeredAnswer = z.object({
  regionId,
  organId: z.uuid(),
  requestId: z.uuid(),
  number: z.string(),
  trackingCode: z
    .string()
    .nullable()
    .describe('查询码：只在第一次的回答里给出，请交给申请人；重复的请求得到 null'),
  contentDigest: z.string(),
  version: z.int(),
})
named.add(registeredAnswer, { id: 'Registered' })

export const stepBody = (fact: z.ZodType) =>
  z.strictObject({
    version: z.int().describe('读到的 version'),
    on: day.describe('生效的日期，不是登记的日期'),
    fact,
    supersedes: z.int().nullable().describe('更正哪一条记录；不是更正的为 null'),
    personal: personal.describe('第三方的姓名、地址等；没有的写 {}'),
  })

export const versionAnswer = z.object({ version: z.int() })
named.add(versionAnswer, { id: 'Version' })

const complaint = z.object({ line: z.int(), column: z.string().nullable(), message: z.string() })

export const importQuery = z.strictObject({
  region: regionId,
  organ: z.uuid(),
  mode: z.enum(['try', 'apply']).describe('try 只检查；apply 有一处错误就一行都不导入'),
  fileName: z.string().max(255).optional().describe('年度可以从这里看'),
  columns: z
    .string()
    .regex(/^(?:\d{1,3}=[a-zA-Z]{1,30}(?:,|$)){1,60}$/)
    .optional()
    .describe(`认错的列：从 0 数起的位置=列，如 3=channel,5=ignore；列有：${sheetColumnNames.join('、')}`),
})

export const importAnswer = z.object({
  rows: z.int(),
  added: z.int(),
  unchanged: z.int().describe('早已在系统里，内容相同'),
  different: z.int().describe('早已在系统里，内容不同；没有改动'),
  columns: z.array(
    z.object({ index: z.int(), heading: z.string(), column: z.string().nullable(), how: z.string() }),
  ),
  problems: z.array(complaint),
  warnings: z.array(complaint),
})
named.add(importAnswer, { id: 'RequestImport' })

export const exportQuery = z.strictObject({
  format: z.enum(['xlsx', 'csv', 'json']).optional().describe('默认 xlsx'),
  state: z.enum(['open', 'overdue', 'closed', 'all']).optional().describe('默认 all'),
  category: category.optional(),
  receivedFrom: day.optional(),
  receivedTo: day.optional(),
})

export const caseFileAnswer = z.object({
  isWhole: z.boolean().describe('完整，没有缺少、多出、改动'),
  problems: z.array(z.string()),
  signature: z.enum(['own', 'unknown', 'wrong', 'none']),
  number: z.string().nullable(),
  organName: z.string().nullable(),
  exportedAt: moment.nullable(),
  events: z.int(),
})
named.add(caseFileAnswer, { id: 'CaseFileReading' })

export const numbersQuery = z.strictObject({
  year: z.coerce.number().int().min(2008).max(2999),
  region: regionId.optional().describe('连同下级区划；不写为岗位管得到的全部'),
  organ: z.uuid().optional(),
})

export const numbersAnswer = z.object({
  year: z.int(),
  requests: z.record(z.string(), z.record(z.string(), z.int())).describe('表三：行 → 列 → 件数'),
  remedies: z.record(z.string(), z.record(z.string(), z.int())).describe('表四：块 → 列 → 件数'),
})
named.add(numbersAnswer, { id: 'Numbers' })
