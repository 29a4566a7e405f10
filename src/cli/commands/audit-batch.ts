import { open, readFile, truncate } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { auditBatch, type BatchLine, type BatchProgress, type Finished } from '../../usecases/audit-batch.ts'
import { ifMissing } from '../../usecases/if-missing.ts'
import type { ReadOptions } from '../../usecases/ports.ts'
import type { CommandIo } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { listFiles, readInput, writeOutput } from '../files.ts'
import type { ReaderPool, Tools } from '../tools.ts'
import { UsageError } from '../usage-error.ts'
import { findingAsJson } from './audit.ts'

export interface BatchOptions {
  readonly folder: string
  readonly out: string
  readonly jobs: string | undefined
  readonly reading: ReadOptions
}

/** `gongkai audit --batch`: one JSON line a file, appended as files finish, so that a broken run can go on. */
export async function runBatch(tools: Tools, options: BatchOptions, io: CommandIo): Promise<number> {
  const jobs = options.jobs === undefined ? availableParallelism() : Number(options.jobs)
  if (!Number.isInteger(jobs) || jobs < 1) throw new UsageError('--jobs 要写成 1 以上的整数')
  const { files, finished } = await startOf(options.folder, options.out, io)
  const log = await open(options.out, 'a')
  const pool = tools.openReaders(jobs)
  const show = progressWriter(io)
  try {
    const state = await auditBatch(files, finished, jobs, {
      auditFile: (file) => auditOne(tools, pool, join(options.folder, file), file, options.reading),
      append: async (line) => {
        await log.appendFile(`${JSON.stringify(line)}\n`)
      },
      progress: show,
    })
    await log.sync()
    return tellEnd(state, options.out, io)
  } finally {
    await log.close()
    await pool.close()
  }
}

/** The last line on stderr, and the exit code. */
export function tellEnd(
  { total, withErrors, unreadable }: Omit<BatchProgress, 'done'>,
  out: string,
  io: CommandIo,
): number {
  io.err(`完成：${total} 个文件，有错误的 ${withErrors} 个，读不了 ${unreadable} 个。结果在 ${out}`)
  if (unreadable > 0) return exitCode.unreadable
  return withErrors > 0 ? exitCode.findings : exitCode.fine
}

/** The files of a batch and what the log holds of them already. */
export async function startOf(
  folder: string,
  out: string,
  io: CommandIo,
): Promise<{ readonly files: readonly string[]; readonly finished: Finished }> {
  const files = await listFiles(folder)
  if (files.length === 0) throw new UsageError(`文件夹 ${folder} 里没有文件`)
  const finished = await readFinished(out)
  if (finished.files.size > 0) io.err(`接着做：${out} 里已有 ${finished.files.size} 个文件的结果`)
  return { files, finished }
}

async function auditOne(
  tools: Tools,
  pool: ReaderPool,
  path: string,
  file: string,
  reading: ReadOptions,
): Promise<BatchLine> {
  try {
    const { report } = await pool.read(await readInput(path), file, reading)
    const { findings, counts } = tools.auditReport(report)
    return {
      file,
      organ: report.organ,
      year: report.year,
      form: report.form,
      findings: findings.map(findingAsJson),
      counts,
    }
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return { file, unreadable: { reason: error.reason, message: error.message } }
  }
}

/** What the log holds already; a last line broken by a kill is cut off. */
async function readFinished(out: string): Promise<Finished> {
  const text = await readFile(out, 'utf8').catch(ifMissing(undefined))
  if (text === undefined) await writeOutput(out, '')
  const whole = (text ?? '').slice(0, (text ?? '').lastIndexOf('\n') + 1)
  if (whole.length < (text ?? '').length) await truncate(out, Buffer.byteLength(whole))
  const lines = whole.split('\n').filter(Boolean).map(parseLine)
  if (lines.some((line) => line === undefined))
    throw new UsageError(`${out} 不是核查结果文件，请换一个 --out`)
  const known = lines.filter((line) => line !== undefined)
  return {
    files: new Set(known.map(({ file }) => file)),
    unreadable: known.filter((line) => line.unreadable !== undefined).length,
    withErrors: known.filter((line) => (line.counts?.error ?? 0) > 0).length,
  }
}

interface LoggedLine {
  readonly file: string
  readonly unreadable?: unknown
  readonly counts?: { readonly error?: number }
}

/** A line of the log, or undefined when it is something else. */
function parseLine(line: string): LoggedLine | undefined {
  try {
    const parsed: LoggedLine = JSON.parse(line)
    return typeof parsed.file === 'string' ? parsed : undefined
  } catch {
    return undefined // a file of another kind, named by the caller
  }
}

/** A line on stderr each second at most. */
function progressWriter(io: CommandIo): (state: BatchProgress) => void {
  let shown = 0
  return (state) => {
    const now = performance.now()
    if (now - shown < 1000 && state.done < state.total) return
    shown = now
    io.err(`${state.done}/${state.total}　有错误 ${state.withErrors}　读不了 ${state.unreadable}`)
  }
}
