import { type OperationsOptions, openOperations } from './open-operations.ts'

/**
 * Runs jobs until `stopped` resolves; running jobs then get ten seconds. Any number of machines may run it
 * against one database.
 */
export async function runWorker(
  options: Omit<OperationsOptions, 'jobs'>,
  announce: (line: string) => void,
  stopped: Promise<void>,
): Promise<void> {
  const operations = await openOperations({ ...options, jobs: 'work-off' })
  try {
    announce('任务进程已启动，按 Ctrl+C 停止。')
    if (operations.metricsAddress !== null) announce(`监控指标：${operations.metricsAddress}`)
    operations.log.info('worker started', { component: 'jobs' })
    await stopped
    operations.log.info('worker stopping', { component: 'jobs' })
  } finally {
    await operations.close()
  }
}
