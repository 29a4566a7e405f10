/** Every operation of the work interface on one screen. */

import type { z } from 'zod'
import { clockToJson } from '../../domain/requests/clock-to-json.ts'
import { isSheetColumn, type SheetColumn } from '../../domain/requests/sheet/sheet-columns.ts'
import { exportCaseFile } from '../../usecases/requests/export-case-file.ts'
import { exportRequests } from '../../usecases/requests/export-requests.ts'
import { verifyCaseFile } from '../../usecases/requests/import-case-file.ts'
import { importRequests } from '../../usecases/requests/import-requests.ts'
import { listRequests } from '../../usecases/requests/list-requests.ts'
import { registerRequest } from '../../usecases/requests/register-request.ts'
import { countRequests } from '../../usecases/requests/request-numbers.ts'
import { takeStep } from '../../usecases/requests/take-step.ts'
import { type ViewedRequest, viewRequest } from '../../usecases/requests/view-request.ts'
import { ApiProblem, type ProblemKind } from '../problem.ts'
import { named, noQuery } from '../schemas.ts'
import { fact } from './fact-schemas.ts'
import { accepted, type WorkCall, type WorkOperation, workOperation } from './work-operation.ts'
import {
  callerAnswer,
  caseAnswer,
  caseFileAnswer,
  exportQuery,
  importAnswer,
  importQuery,
  listAnswer,
  listQuery,
  noPath,
  numbersAnswer,
  numbersQuery,
  registerBody,
  registeredAnswer,
  requestPath,
  stepBody,
  versionAnswer,
} from './work-schemas.ts'

const asked: readonly ProblemKind[] = ['bad-parameter', 'unauthorized', 'forbidden', 'too-many']
const written: readonly ProblemKind[] = [
  ...asked,
  'bad-body',
  'no-idempotency-key',
  'conflict',
  'not-permitted',
  'key-reused',
]
const posted: readonly ProblemKind[] = [...asked, 'no-file', 'too-large', 'unreadable-file', 'not-permitted']
const curl = (rest: string) => `curl -H "Authorization: Bearer $KEY" ${rest}`

const whoOperation = workOperation({
  id: 'whoAmI',
  method: 'get',
  path: '/v1/me',
  pathParameters: noPath,
  summary: '这个密钥是谁的、能做什么',
  description: '任何有效的密钥都可以问。',
  example: curl('$API/v1/me'),
  scope: 'requests:read',
  writes: 'no',
  query: noQuery,
  body: 'none',
  answer: callerAnswer,
  problems: asked,
  run: async (_told, { caller }) => ({
    name: caller.account.name,
    key: caller.key.name,
    scopes: caller.scopes,
    expiresOn: caller.key.expiresOn,
    organs: caller.actor.grants.map(({ regionId, organId, role }) => ({ regionId, organId, role })),
  }),
})

const listOperation = workOperation({
  id: 'listRequests',
  method: 'get',
  path: '/v1/requests',
  pathParameters: noPath,
  summary: '列出申请',
  description: '岗位看得到的申请。未办结的按答复期限，已办结的按办结日期，新的在前；用 next 翻页。',
  example: curl("'$API/v1/requests?state=overdue'"),
  scope: 'requests:read',
  writes: 'no',
  query: listQuery,
  body: 'none',
  answer: listAnswer,
  problems: asked,
  run: ({ query }, { caller, at }, { work }) =>
    listRequests(work.requests, {
      actor: caller.actor,
      at,
      filter: {
        state: query.state ?? 'open',
        lifecycle: query.lifecycle ?? null,
        dueTo: null,
        organId: query.organ ?? null,
        search: query.search ?? '',
        category: query.category ?? null,
        outcome: query.outcome ?? null,
        receivedFrom: query.receivedFrom ?? null,
        receivedTo: query.receivedTo ?? null,
        after: query.after ?? null,
        limit: query.limit ?? 50,
      },
    }),
})

const viewOperation = workOperation({
  id: 'viewRequest',
  method: 'get',
  path: '/v1/requests/{region}/{request}',
  pathParameters: requestPath,
  summary: '查看一件申请',
  description: '事实、由事实算出的状态、期限逐日的算法、现在可以办的每一步和不可以的理由。查看记入访问日志。',
  example: curl('$API/v1/requests/310113/00000000-0000-4000-8000-000000000000'),
  scope: 'requests:read',
  writes: 'no',
  query: noQuery,
  body: 'none',
  answer: caseAnswer,
  problems: asked,
  run: async ({ path }, { caller, at }, { work }) => {
    const { region: regionId, request: requestId } = path
    return viewed(
      accepted(await viewRequest(work.requests, { actor: caller.actor, regionId, requestId, at })),
    )
  },
})

function viewed(found: ViewedRequest): z.input<typeof caseAnswer> {
  const {
    case: made,
    recorded,
    organ,
    calendar,
    actions,
    alarms,
    personal,
    letters,
    files,
    destroyedFiles,
  } = found
  return {
    regionId: made.regionId,
    organId: made.organId,
    organName: organ.name,
    requestId: made.requestId,
    version: made.version,
    number: made.registered.number,
    kind: made.kind,
    category: made.registered.category,
    items: made.items.map((item) => ({ ...item })),
    received: made.received,
    lifecycle: made.lifecycle,
    unit: made.unit,
    outcome: made.outcome === null ? null : { code: made.outcome.code, reason: made.outcome.reason },
    closedOn: made.closedOn,
    clock: made.clock?.ok === true ? plain(clockToJson(made.clock, calendar)) : null,
    events: recorded.map(({ sequence, on, type, recordedAt, actorId, supersedes, ...facts }) => ({
      sequence,
      on,
      type,
      facts: { ...facts },
      recordedAt,
      actorId,
      supersedes,
    })),
    actions: actions.map(({ type, name, allowed }) => ({
      type,
      name,
      allowed: allowed === true,
      why: allowed === true ? null : allowed.message,
    })),
    alarms: alarms.map(({ code, urgency, on, message }) => ({ code, urgency, on, message })),
    applicant: personal === null ? null : personal.map(({ field, masked }) => ({ field, masked })),
    letters: letters.map(({ letter, number, issuedOn, services }) => ({
      letter,
      number,
      issuedOn,
      dispatchedOn: services[0]?.dispatchedOn ?? null,
    })),
    files: files.map(({ fileId, originalName, mediaType, size, digest }) => ({
      fileId,
      name: originalName,
      mediaType,
      size,
      digest,
    })),
    destroyedFiles: destroyedFiles.map(({ fileId, mediaType, destroyedAt }) => ({
      fileId,
      mediaType,
      destroyedAt,
    })),
  }
}

/** Lists that may be written to, as the schemas have them. */
function plain<T>(value: T): T extends object ? z.input<typeof caseAnswer>['clock'] : never {
  return JSON.parse(JSON.stringify(value)) // the answer's schema checks it
}

const registerOperation = workOperation({
  id: 'registerRequest',
  method: 'post',
  path: '/v1/requests',
  pathParameters: noPath,
  summary: '登记一件申请',
  description: '与办公端登记相同：当面、邮寄、传真和网上收到的申请。回答里的查询码只给出这一次。',
  example: curl(
    '-H "Idempotency-Key: $(uuidgen)" -H "Content-Type: application/json" -d @申请.json $API/v1/requests',
  ),
  scope: 'requests:write',
  writes: 'yes',
  query: noQuery,
  body: registerBody,
  answer: registeredAnswer,
  toldOnce: ['trackingCode'],
  problems: written,
  run: async ({ body }, { caller, at }, { work }) => {
    const { regionId, organId, entry, arrival } = body
    const applicant = withoutGaps(entry.applicant)
    return accepted(
      await registerRequest(work.requests, {
        actor: caller.actor,
        regionId,
        organId,
        entry: { ...entry, applicant },
        arrival,
        at,
      }),
    )
  },
})

const step = stepBody(fact)
named.add(step, { id: 'RequestStep' })

const stepOperation = workOperation({
  id: 'takeStep',
  method: 'post',
  path: '/v1/requests/{region}/{request}/steps',
  pathParameters: requestPath,
  summary: '登记办理的一步',
  description:
    '一件事实和它生效的日期。依法不能办的，回答 422 和条文；别人先登记了，回答 409。签发、决定不予公开等要本人验证身份的，密钥不能办。',
  example: curl(
    `-H "Idempotency-Key: $(uuidgen)" -H "Content-Type: application/json" -d '{"version":1,"on":"2026-01-13","fact":{"type":"handed-to-unit","unit":"秘书科","note":""},"supersedes":null,"personal":{}}' $API/v1/requests/310113/00000000-0000-4000-8000-000000000000/steps`,
  ),
  scope: 'requests:write',
  writes: 'yes',
  query: noQuery,
  body: step,
  answer: versionAnswer,
  problems: written,
  run: async ({ path, body }, { caller, at }, { work }) => {
    const { region: regionId, request: requestId } = path
    const { version, on, supersedes, personal } = body
    return accepted(
      await takeStep(work.requests, {
        actor: caller.actor,
        regionId,
        requestId,
        version,
        on,
        fact: fact.parse(body.fact),
        supersedes,
        personal: withoutGaps(personal),
        at,
      }),
    )
  },
})

/** A field that is there without a value is not there. */
function withoutGaps<K extends string>(
  fields: Partial<Record<K, string | undefined>>,
): Partial<Record<K, string>> {
  const filled = Object.entries(fields).filter((entry): entry is [K, string] => typeof entry[1] === 'string')
  return Object.fromEntries(filled) as Partial<Record<K, string>> // the keys of `fields`
}

const importOperation = workOperation({
  id: 'importRequests',
  method: 'post',
  path: '/v1/requests/import',
  pathParameters: noPath,
  summary: '导入申请台账',
  description:
    '请求体就是 CSV 或者 Excel 文件。列名按意思认，猜的都说明；有一处错误就一行都不导入。同一张表再导入一次，不会多出案件，所以不用 Idempotency-Key。',
  example: curl("--data-binary @台账.xlsx '$API/v1/requests/import?region=310113&organ=…&mode=try'"),
  scope: 'requests:exchange',
  writes: 'no',
  query: importQuery,
  body: 'file',
  answer: importAnswer,
  problems: posted,
  run: async ({ query }, call, { work }) => {
    const { caller, at } = call
    const imported = accepted(
      await importRequests(work, {
        signedIn: caller,
        regionId: query.region,
        organId: query.organ,
        bytes: fileOf(call),
        fileName: query.fileName ?? '',
        chosen: columnsOf(query.columns ?? ''),
        mode: query.mode,
        at,
      }),
    )
    if (query.mode === 'apply' && imported.problems.length > 0) {
      const [first] = imported.problems
      const detail = `有 ${imported.problems.length} 处错误，没有导入任何一行。第一处在第 ${first?.line} 行：${first?.message}。用 mode=try 看全部。`
      throw new ApiProblem('not-permitted', detail, 'sheet-has-problems')
    }
    return imported
  },
})

function columnsOf(text: string): Record<number, SheetColumn | 'ignore'> {
  const chosen: Record<number, SheetColumn | 'ignore'> = {}
  for (const part of text.split(',').filter((each) => each !== '')) {
    const [index = '', column = ''] = part.split('=')
    if (column !== 'ignore' && !isSheetColumn(column))
      throw new ApiProblem('bad-parameter', '参数 columns 里有不认识的列，写法见 /api/docs。')
    chosen[Number(index)] = column
  }
  return chosen
}

const exportOperation = workOperation({
  id: 'exportRequests',
  method: 'get',
  path: '/v1/requests/export',
  pathParameters: noPath,
  summary: '导出申请台账',
  description: '可以再导入的表，或者 JSON。不含申请人信息：那要本人在办公端写明理由导出。',
  example: curl("-o 台账.xlsx '$API/v1/requests/export?state=all'"),
  scope: 'requests:exchange',
  writes: 'no',
  query: exportQuery,
  body: 'none',
  answer: 'file',
  problems: [...asked, 'not-permitted'],
  run: async ({ query }, { caller, at }, { work }) => {
    const format = query.format ?? 'xlsx'
    const file = await exportRequests(work, {
      signedIn: caller,
      format,
      filter: {
        state: query.state ?? 'all',
        lifecycle: null,
        dueTo: null,
        organId: null,
        search: '',
        category: query.category ?? null,
        outcome: null,
        receivedFrom: query.receivedFrom ?? null,
        receivedTo: query.receivedTo ?? null,
      },
      applicants: { with: 'no' },
      at,
    })
    const { bytes, mediaType } = accepted(file)
    return { kind: 'file', bytes, mediaType, fileName: `申请台账${at.today}.${format}` }
  },
})

const caseFileOperation = workOperation({
  id: 'exportCaseFile',
  method: 'get',
  path: '/v1/requests/{region}/{request}/case-file',
  pathParameters: requestPath,
  summary: '导出一件申请的案卷包',
  description: 'zip：办理记录、已公开的附件、每个文件的摘要和签名。不含申请人信息、文书和未公开的附件。',
  example: curl('-OJ $API/v1/requests/310113/00000000-0000-4000-8000-000000000000/case-file'),
  scope: 'requests:exchange',
  writes: 'no',
  query: noQuery,
  body: 'none',
  answer: 'file',
  problems: [...asked, 'not-permitted'],
  run: async ({ path }, { caller, at }, { work }) => {
    const { region: regionId, request: requestId } = path
    const applicant = { with: 'no' } as const
    const file = accepted(
      await exportCaseFile(work, { signedIn: caller, regionId, requestId, applicant, at }),
    )
    return { kind: 'file', bytes: file.bytes, mediaType: file.mediaType, fileName: file.fileName }
  },
})

const verifyOperation = workOperation({
  id: 'verifyCaseFile',
  method: 'post',
  path: '/v1/case-files/verify',
  pathParameters: noPath,
  summary: '核对一个案卷包',
  description: '请求体就是 zip 文件。逐个核对摘要、办理记录的链条和签名；什么也不写。',
  example: curl('--data-binary @案卷包.zip $API/v1/case-files/verify'),
  scope: 'requests:exchange',
  writes: 'no',
  query: noQuery,
  body: 'file',
  answer: caseFileAnswer,
  problems: posted,
  run: async (_told, call, { work }) => {
    const reading = verifyCaseFile({ ...work, digest: work.requests.digest }, fileOf(call))
    const { manifest, problems, signature, events } = reading
    return {
      isWhole: manifest !== null && problems.length === 0,
      problems,
      signature,
      number: manifest?.number ?? null,
      organName: manifest?.organName ?? null,
      exportedAt: manifest?.exportedAt ?? null,
      events: events.length,
    }
  },
})

const numbersOperation = workOperation({
  id: 'countRequests',
  method: 'get',
  path: '/v1/numbers',
  pathParameters: noPath,
  summary: '取表三、表四的数字',
  description: '直接从案件数出来，不是存下的数；行和列的代码与 read 的相同。',
  example: curl("'$API/v1/numbers?year=2026'"),
  scope: 'numbers:read',
  writes: 'no',
  query: numbersQuery,
  body: 'none',
  answer: numbersAnswer,
  problems: asked,
  run: async ({ query }, { caller, at }, { work }) => {
    const scope = { organId: query.organ ?? null, regionId: query.region ?? null }
    const figures = await countRequests(work.requests, { actor: caller.actor, scope, at, year: query.year })
    return { year: query.year, ...figures }
  },
})

function fileOf({ file }: WorkCall): Uint8Array {
  if (file === null) throw new Error('an operation with a file was called without one')
  return file.bytes
}

export const workOperations: readonly WorkOperation[] = [
  whoOperation,
  listOperation,
  registerOperation,
  exportOperation,
  importOperation,
  viewOperation,
  stepOperation,
  caseFileOperation,
  verifyOperation,
  numbersOperation,
]
