import { basename, join } from 'node:path'
import type { AuditContext } from '../../domain/annual-report/audit/audit.ts'
import type { AuditResult, Finding } from '../../domain/annual-report/finding.ts'
import { UnreadableFile, type UnreadableReason } from '../../domain/unreadable-file.ts'
import type { ReadOptions } from '../../usecases/ports.ts'
import type { Command, CommandIo } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { listFiles, readInput, writeOutput } from '../files.ts'
import { findingsAsText } from '../findings-as-text.ts'
import type { Tools } from '../tools.ts'
import { parseCommandLine, UsageError } from '../usage-error.ts'
import { runBatch } from './audit-batch.ts'
import { runByWorkers } from './audit-by-workers.ts'

const usage = `gongkai audit 文件... [--json] [--previous 上年年报] [--children 文件夹] [--out 文件]
gongkai audit --batch 文件夹 --out findings.jsonl [--jobs N] [--no-ocr]
gongkai audit --batch 文件夹 --out findings.jsonl --workers

核查年报：格式、三张表的勾稽关系、正文与表格是否一致、用语，每个问题写明单元格、算式和依据。
算不出来的（单元格空白、读不懂）标为“无法判断”，从不当作通过。

  --json           输出 JSON：[{ file, findings, notAssessable, counts }]
  --previous FILE  上年年报，用来核对结转和有效件数
  --children DIR   下级单位年报所在的文件夹，用来核对汇总数
  --out FILE       结果写到文件，不写到屏幕
  --batch DIR      核查整个文件夹，每个文件一行 JSON 追加到 --out；中断后再运行一次会接着做
  --jobs N         同时读几个文件（默认等于处理器个数）
  --workers        交给后台任务（正在运行的 gongkai worker 和 npm start，可以在多台机器上），等它们做完；
                   它们都要能用同样的路径读到这个文件夹
  --no-ocr         扫描件不做文字识别，记为读不了

例：gongkai audit 2023年报.pdf --previous 2022年报.pdf
    gongkai audit --batch 全省年报/ --out 核查.jsonl
退出码：0 没有错误级问题；1 有错误级问题；2 用法不对；4 有文件读不了。`

export function auditCommand(tools: Tools): Command {
  return {
    name: 'audit',
    summary: '核查年报：格式、勾稽关系、正文与表格、用语',
    usage,
    run: async (args, io) => {
      const { values, positionals } = parseCommandLine({
        args,
        allowPositionals: true,
        options: {
          json: { type: 'boolean' },
          previous: { type: 'string' },
          children: { type: 'string' },
          out: { type: 'string' },
          batch: { type: 'string' },
          jobs: { type: 'string' },
          'no-ocr': { type: 'boolean' },
          workers: { type: 'boolean' },
        },
      })
      const reading = { ocr: values['no-ocr'] !== true }
      if (values.batch !== undefined) {
        if (positionals.length > 0) throw new UsageError('--batch 核查整个文件夹，不再另给文件')
        if (values.out === undefined) throw new UsageError('--batch 要用 --out 指明结果文件（JSONL）')
        if (values.workers === true) {
          if (values.jobs !== undefined || !reading.ocr)
            throw new UsageError('--workers 时怎样读由后台任务决定，不能再用 --jobs 和 --no-ocr')
          return runByWorkers(tools, { folder: values.batch, out: values.out }, io)
        }
        return runBatch(tools, { folder: values.batch, out: values.out, jobs: values.jobs, reading }, io)
      }
      if (values.workers === true) throw new UsageError('--workers 要和 --batch 一起用')
      if (positionals.length === 0) throw new UsageError('没有给出文件')
      const context = await readContext(tools, values, io)
      const { audited, code } = await auditFiles(tools, positionals, context, reading, io)
      const text =
        values.json === true
          ? JSON.stringify(audited.map(asJson), null, 1)
          : audited.flatMap((each) => ('result' in each ? [findingsAsText(each)] : [])).join('\n\n')
      if (values.out === undefined) io.out(text)
      else await writeOutput(values.out, `${text}\n`)
      return code
    },
  }
}

export interface Audited {
  readonly file: string
  readonly organ: string
  readonly year: number | null
  readonly result: AuditResult
}

async function auditFiles(
  tools: Tools,
  files: readonly string[],
  context: AuditContext,
  reading: ReadOptions,
  io: CommandIo,
) {
  const audited: (Audited | Unread)[] = []
  let code: number = exitCode.fine
  for (const file of files) {
    try {
      const { report } = await tools.readReport(await readInput(file), file, reading)
      for (const note of report.notes) io.err(`${file}：${note.message}`)
      const result = tools.auditReport(report, context)
      audited.push({ file, organ: report.organ, year: report.year, result })
      if (code === exitCode.fine && hasError(result)) code = exitCode.findings
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      io.err(`${file}：${error.message}`)
      audited.push({ file, unreadable: { reason: error.reason, message: error.message } })
      code = exitCode.unreadable
    }
  }
  return { audited, code }
}

function hasError(result: AuditResult): boolean {
  return result.findings.some((finding) => finding.severity === 'error' && finding.status === 'fail')
}

async function readContext(
  tools: Tools,
  values: { previous?: string | undefined; children?: string | undefined },
  io: CommandIo,
): Promise<AuditContext> {
  const read = async (file: string) => (await tools.readReport(await readInput(file), file)).report
  return {
    ...(values.previous === undefined ? {} : { previous: await read(values.previous) }),
    ...(values.children === undefined ? {} : { children: await readChildren(read, values.children, io) }),
  }
}

/** Reports below a folder by name; a file that is no report is named on stderr and left out. */
export async function readChildren<T>(read: (file: string) => Promise<T>, folder: string, io: CommandIo) {
  const children: { name: string; report: T }[] = []
  for (const name of await listFiles(folder)) {
    try {
      children.push({ name: basename(name), report: await read(join(folder, name)) })
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error
      io.err(`${name}：${error.message}（没有计入）`)
    }
  }
  if (children.length === 0) throw new UsageError(`文件夹 ${folder} 里没有读得了的年报`)
  return children
}

/** A file that cannot be read, in the place of its findings. */
interface Unread {
  readonly file: string
  readonly unreadable: { readonly reason: UnreadableReason; readonly message: string }
}

/** The stable shape of `audit --json` (README, "命令行"). */
function asJson(each: Audited | Unread) {
  if ('unreadable' in each) return each
  const { file, result } = each
  return {
    file,
    findings: result.findings.map(findingAsJson),
    notAssessable: result.notAssessable,
    counts: result.counts,
  }
}

export function findingAsJson({
  id,
  severity,
  status,
  message,
  formula,
  cells,
  text,
  basis,
  suggestion,
}: Finding) {
  return { id, severity, status, message, formula, cells, text, basis, suggestion }
}
