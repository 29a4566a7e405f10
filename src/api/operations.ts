/** Every operation of the interface on one screen. */

import { reportToJson } from '../domain/annual-report/to-json.ts'
import { type LocalDate, parseLocalDate } from '../domain/calendar/local-date.ts'
import { citationText } from '../domain/citation-text.ts'
import type { Refusal } from '../domain/refusal.ts'
import { parseEvents } from '../domain/requests/event-text.ts'
import { auditChecks } from '../law/annual-report-checks/catalogue.ts'
import type { AuditCheck } from '../law/annual-report-checks/check.ts'
import { computeClockJson, longestExtension } from '../usecases/compute-clock.ts'
import { computeFee } from '../usecases/compute-fee.ts'
import { type Operation, operation, type PostedFile } from './operation.ts'
import { ApiProblem, type ProblemKind } from './problem.ts'
import {
  auditAnswer,
  clockAnswer,
  clockQuery,
  feeAnswer,
  feeQuery,
  fileQuery,
  noQuery,
  report,
  rulesAnswer,
} from './schemas.ts'

const fileProblems: readonly ProblemKind[] = [
  'bad-parameter',
  'no-file',
  'too-large',
  'unreadable-file',
  'too-many',
  'busy',
]
const formats =
  'PDF（含扫描件）、DOCX、DOC（需要 LibreOffice）、XLSX、XLS、ODT、HTML、Markdown、纯文本、图片，以及本接口给出的 JSON。文件只在本机处理，不留存。'

const readOperation = operation({
  id: 'readReport',
  method: 'post',
  path: '/v1/read',
  summary: '读取一份年度报告',
  description: `请求体就是文件本身，不超过 20 MB。${formats}`,
  example: 'curl --data-binary @年报.pdf $API/v1/read',
  query: fileQuery,
  body: 'file',
  answer: report,
  problems: fileProblems,
  run: async ({ fileName = '' }, file, ports) =>
    reportToJson((await ports.readReport(needed(file).bytes, fileName)).report),
})

const auditOperation = operation({
  id: 'auditReport',
  method: 'post',
  path: '/v1/audit',
  summary: '核查一份年度报告',
  description: `请求体就是文件本身，不超过 20 MB。${formats}算不出来的标为 unknown，从不当作通过。`,
  example: 'curl --data-binary @年报.docx $API/v1/audit',
  query: fileQuery,
  body: 'file',
  answer: auditAnswer,
  problems: fileProblems,
  run: async ({ fileName = '' }, file, ports) => {
    const read = await ports.readReport(needed(file).bytes, fileName)
    const { organ, year, form } = read.report
    return { organ, year, form, ...ports.auditReport(read.report) }
  },
})

const clockOperation = operation({
  id: 'computeClock',
  method: 'get',
  path: '/v1/clock',
  summary: '计算答复期限',
  description: '每一天算不算、为什么、依据哪一条。节假日和调休上班日按国务院办公厅的通知。',
  example: "curl '$API/v1/clock?received=2025-09-15&event=third-party=2025-09-22..2025-10-17'",
  query: clockQuery,
  body: 'none',
  answer: clockAnswer,
  problems: ['bad-parameter', 'refused'],
  run: async ({ received, event = [], asOf, law }, _file, { calendar }) => {
    const question = {
      received: existing(received),
      events: [],
      calendar: await calendar(),
      ...(asOf === undefined ? {} : { asOf: existing(asOf) }),
      ...(law === undefined ? {} : { rules: `regulation-${law}` as const }),
    }
    const events = accepted(parseEvents(event, accepted(longestExtension(question))))
    return accepted(computeClockJson({ ...question, events }))
  },
})

const feeOperation = operation({
  id: 'computeFee',
  method: 'get',
  path: '/v1/fee',
  summary: '计算信息处理费',
  description: '按件（items）或者按页（pages），二者选一，超额累进，逐档列出。',
  example: "curl '$API/v1/fee?items=33'",
  query: feeQuery,
  body: 'none',
  answer: feeAnswer,
  problems: ['bad-parameter', 'refused'],
  run: async ({ items, pages }) => {
    const { yuan, steps } = accepted(
      computeFee({ ...(items === undefined ? {} : { items }), ...(pages === undefined ? {} : { pages }) }),
    )
    return { yuan, steps }
  },
})

const rulesOperation = operation({
  id: 'listRules',
  method: 'get',
  path: '/v1/rules',
  summary: '列出核查规则',
  description: '每条规则的编号、级别、算式和依据。',
  example: 'curl $API/v1/rules',
  query: noQuery,
  body: 'none',
  answer: rulesAnswer,
  problems: ['bad-parameter'],
  run: async () => ({
    rules: Object.entries<AuditCheck>(auditChecks).map(
      ([id, { severity, title, formula, basis, verification, needs }]) => ({
        id,
        severity,
        title,
        formula,
        basis,
        verification,
        needs: [...needs],
      }),
    ),
  }),
})

export const operations: readonly Operation[] = [
  readOperation,
  auditOperation,
  clockOperation,
  feeOperation,
  rulesOperation,
]

function needed(file: PostedFile | null): PostedFile {
  if (file === null || file.bytes.length === 0)
    throw new ApiProblem('no-file', '请求体是空的：把文件本身放在请求体里发来。')
  return file
}

function existing(day: string): LocalDate {
  const date = parseLocalDate(day)
  if (date === null) throw new ApiProblem('bad-parameter', '日期不存在，请写成 2025-09-30 的样子。')
  return date
}

function accepted<T extends object | number>(result: T | Refusal): T {
  if (!isRefusal(result)) return result
  const basis = result.cites === null ? '' : `（${citationText(result.cites)}）`
  throw new ApiProblem('refused', `${result.message}${basis}`, result.code)
}

function isRefusal(result: object | number): result is Refusal {
  return typeof result === 'object' && 'ok' in result && result.ok === false
}
