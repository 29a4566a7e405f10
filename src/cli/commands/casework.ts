/** Verbs that look at files of casework without an installation: a case file, a register. */

import type { LineComplaint } from '../../domain/line-complaint.ts'
import type { CaseFileReading } from '../../domain/requests/read-case-file.ts'
import { groupComplaints } from '../../domain/requests/sheet/group-complaints.ts'
import type { ImportPlan } from '../../domain/requests/sheet/plan-request-import.ts'
import { headingOf } from '../../domain/requests/sheet/sheet-columns.ts'
import type { RequestSheet } from '../../domain/requests/sheet/sheet-line.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { Command, CommandIo } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { readInput } from '../files.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'

export interface CaseworkTools {
  /** `keys`: public keys in PEM that are known. Throws `UnreadableFile`. */
  readonly verifyCaseFile: (bytes: Uint8Array, keys: readonly Uint8Array[]) => Promise<CaseFileReading>
  /** What an import would make, by the national calendar. Throws `UnreadableFile`. */
  readonly planImport: (
    bytes: Uint8Array,
    fileName: string,
  ) => Promise<{ readonly sheet: RequestSheet; readonly plan: ImportPlan }>
}

export function caseworkCommands(tools: CaseworkTools): readonly Command[] {
  return [checkCaseCommand(tools), checkRegisterCommand(tools)]
}

const signatures: Readonly<Record<CaseFileReading['signature'], string>> = {
  own: '签名有效，是给出的公钥的',
  unknown: '签名有效，公钥没有给出（--key），是谁的请另行核实',
  wrong: '签名不对',
  none: '没有签名',
}

function checkCaseCommand({ verifyCaseFile }: CaseworkTools): Command {
  return {
    name: 'check-case',
    summary: '核对案卷包：有没有缺少、多出、改动，签名对不对',
    usage: `gongkai check-case 案卷包.zip [--key 公钥.pub ...] [--json]

逐个核对文件的摘要、办理记录的链条和清单的签名。不用数据库，什么也不写。
  --key 公钥.pub   认得的公钥（导出的系统 数据文件夹/keys 里的 .pub），可以写多个
退出码：0 完整；1 有不符；2 用法不对；4 不是能打开的压缩包。`,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine({
        args,
        allowPositionals: true,
        options: { key: { type: 'string', multiple: true }, json: { type: 'boolean' } },
      })
      const file = onlyFile(positionals)
      const keys = await Promise.all((values.key ?? []).map(readInput))
      const reading = await read(file, io, async (bytes) => verifyCaseFile(bytes, keys))
      if (reading === null) return exitCode.unreadable
      const { manifest, problems, signature, events } = reading
      if (values.json === true)
        io.out(JSON.stringify({ manifest, problems, signature, events: events.length }, null, 1))
      else tellCase(reading, io)
      return problems.length === 0 ? exitCode.fine : exitCode.findings
    },
  }
}

function tellCase({ manifest, problems, signature, events }: CaseFileReading, { out }: CommandIo): void {
  for (const problem of problems) out(`✗ ${problem}`)
  if (manifest === null) return
  out(`${manifest.number}　${manifest.organName}　导出于 ${manifest.exportedAt}`)
  out(`办理记录 ${events.length} 条，文件 ${manifest.parts.length} 个；${signatures[signature]}`)
  out(problems.length === 0 ? '完整，没有改动。' : `${problems.length} 处不符。`)
}

function checkRegisterCommand({ planImport }: CaseworkTools): Command {
  return {
    name: 'check-register',
    summary: '检查申请台账：各列读作什么，哪些行有错，期限算得对不对',
    usage: `gongkai check-register 台账.xlsx [--json]

与办公端“导入台账”的试导入相同，不用数据库，什么也不写。节假日按国务院办公厅的通知。
  --json   输出 JSON：{ "columns", "rows", "requests", "complaints" }
退出码：0 可以导入；1 有错误；2 用法不对；4 文件读不了。`,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine({
        args,
        allowPositionals: true,
        options: { json: { type: 'boolean' } },
      })
      const file = onlyFile(positionals)
      const found = await read(file, io, (bytes) => planImport(bytes, file))
      if (found === null) return exitCode.unreadable
      const { sheet, plan } = found
      const columns = sheet.head?.columns ?? []
      if (values.json === true)
        io.out(
          JSON.stringify(
            { columns, rows: sheet.rows, requests: plan.requests.length, complaints: plan.complaints },
            null,
            1,
          ),
        )
      else tellRegister(sheet, plan, io)
      return plan.complaints.some(isError) ? exitCode.findings : exitCode.fine
    },
  }
}

const isError = ({ severity }: LineComplaint) => severity === 'error'

function tellRegister(
  { head, rows }: RequestSheet,
  { requests, complaints }: ImportPlan,
  { out }: CommandIo,
): void {
  for (const { heading, column } of head?.columns ?? [])
    if (heading !== '') out(`“${heading}”${column === null ? '没有读' : `读作“${headingOf(column)}”`}`)
  for (const { lines, column, severity, message } of groupComplaints(complaints))
    out(`${severity === 'error' ? '✗' : '·'} ${lines}${column === null ? '' : `“${column}”`}：${message}`)
  const errors = complaints.filter(isError).length
  out(
    errors === 0
      ? `${rows} 行，可以导入 ${requests.length} 件。`
      : `${rows} 行，${errors} 处错误，不能导入。`,
  )
}

function onlyFile(positionals: readonly string[]): string {
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) throw new UsageError('请给出一个文件')
  return file
}

async function read<T>(
  file: string,
  io: CommandIo,
  work: (bytes: Uint8Array) => Promise<T>,
): Promise<T | null> {
  try {
    return await work(await readInput(file))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    io.err(`${file}：${error.message}`)
    return null
  }
}
