import type { Command } from '../command.ts'
import { exitCode } from '../exit-code.ts'
import { parseCommandLine } from '../usage-error.ts'

/** `runWorker` resolves when a stop signal has ended it. */
export function workerCommand(runWorker: (announce: (line: string) => void) => Promise<void>): Command {
  return {
    name: 'worker',
    summary: '运行后台任务：邮件、台账日志、批量核查',
    usage: `gongkai worker

从数据库里取任务来做，可以在任意多台机器上同时运行，每个任务只由一个进程做；
进程中断的任务由别的进程重做。WORKER_JOBS 是同时做几件同类的任务。
收到停止信号后不再取新任务，正在做的最多等10秒。`,
    run: async (args, io) => {
      parseCommandLine({ args, options: {} })
      await runWorker(io.err)
      return exitCode.fine
    },
  }
}
