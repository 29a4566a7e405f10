import { open } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { CommandIo } from '../command.ts'
import type { Tools } from '../tools.ts'
import { findingAsJson } from './audit.ts'
import { startOf, tellEnd } from './audit-batch.ts'

/**
 * `gongkai audit --batch --workers`: the files are audited as jobs by whatever workers run, and their lines are
 * appended when all are there. Run again after a break, it goes on waiting for the same batch.
 */
export async function runByWorkers(
  tools: Pick<Tools, 'auditByWorkers'>,
  { folder, out }: { readonly folder: string; readonly out: string },
  io: CommandIo,
): Promise<number> {
  const { files, finished } = await startOf(folder, out, io)
  const left = files.filter((file) => !finished.files.has(file))
  let { unreadable, withErrors } = finished
  if (left.length > 0) {
    io.err(
      `交给后台任务 ${left.length} 个文件。做的是正在运行的 gongkai worker 或者 npm start；一个也没有时会一直等。`,
    )
    const log = await open(out, 'a')
    try {
      await tools.auditByWorkers({
        name: JSON.stringify([resolve(out), resolve(folder), ...files]),
        files: left.map((file) => resolve(folder, file)),
        progress: ({ done, total, givenUp }) =>
          io.err(
            givenUp === 0
              ? `${done}/${total}`
              : `${done}/${total}　有 ${givenUp} 个文件的任务几次都没有做成，请在办公端的“任务”里看原因、重做`,
          ),
        take: async (line) => {
          const file = relative(resolve(folder), line.file)
          if (finished.files.has(file)) return
          if ('unreadable' in line) unreadable++
          else if (line.counts.error > 0) withErrors++
          const told =
            'unreadable' in line
              ? { ...line, file }
              : { ...line, file, findings: line.findings.map(findingAsJson) }
          await log.appendFile(`${JSON.stringify(told)}\n`)
        },
      })
      await log.sync()
    } finally {
      await log.close()
    }
  }
  return tellEnd({ total: files.length, withErrors, unreadable }, out, io)
}
