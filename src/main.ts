/** The only place that wires clock, disk, readers, writers, pages and commands together. */

import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { Command } from './cli/command.ts'
import { auditCommand } from './cli/commands/audit.ts'
import { caseworkCommands } from './cli/commands/casework.ts'
import { clockCommand } from './cli/commands/clock.ts'
import { compareCommand } from './cli/commands/compare.ts'
import { doctorCommand } from './cli/commands/doctor.ts'
import { feeCommand } from './cli/commands/fee.ts'
import { operationCommands } from './cli/commands/operations.ts'
import { readCommand } from './cli/commands/read.ts'
import { rescueCommands } from './cli/commands/rescue.ts'
import { rollUpCommand } from './cli/commands/rollup.ts'
import { rotateKeysCommand } from './cli/commands/rotate-keys.ts'
import { serveCommand } from './cli/commands/serve.ts'
import { workerCommand } from './cli/commands/worker.ts'
import { writeCommand } from './cli/commands/write.ts'
import type { PlatformTools } from './cli/platform-tools.ts'
import { runCommandLine } from './cli/run.ts'
import type { Tools } from './cli/tools.ts'
import { packageRoot } from './documents/package-root.ts'
import { audit } from './domain/annual-report/audit/audit.ts'
import { reportFromJson } from './domain/annual-report/from-json.ts'
import { isLocalDate, type LocalDate } from './domain/calendar/local-date.ts'
import { nationalCalendar } from './domain/calendar/national-calendar.ts'
import { computeClock } from './usecases/compute-clock.ts'
import { computeFee } from './usecases/compute-fee.ts'
import type { RenderPage, WriteFindings, WriteReport } from './usecases/ports.ts'
import { readReport } from './usecases/read-report.ts'
import type { WebPorts } from './web/web-ports.ts'
import { exampleReports } from './wiring/example-reports.ts'
import { ReaderPool } from './wiring/reader-pool.ts'

// Engines (PDF, OCR, typesetting) are loaded when first used, so that `gongkai clock` starts at once.
const writeReport: WriteReport = async (...args) =>
  (await import('./documents/write/write-report.ts')).writeReport(...args)
const writeFindings: WriteFindings = async (...args) =>
  (await import('./documents/write/write-findings.ts')).writeFindings(...args)
const renderPage: RenderPage = async (...args) =>
  (await import('./documents/read/render-page.ts')).renderPage(...args)

/** Today in China, YYYY-MM-DD: the time zone is applied here, once. */
function today(): LocalDate {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  if (!isLocalDate(text)) throw new Error(`today as ${text}: expected YYYY-MM-DD`)
  return text
}

function webPorts(readers: ReaderPool): Omit<WebPorts, 'onError'> {
  return {
    readReport: (bytes, fileName) => readers.read(bytes, fileName),
    auditReport: audit,
    writeReport,
    writeFindings,
    renderPage,
    calendar: async () => nationalCalendar,
    computeClock,
    computeFee,
    reportFromJson,
    requests: null,
    examples: exampleReports.map(({ file, title }) => ({
      id: file.replace(/\.\w+$/, ''),
      title,
      bytes: () => readFile(join(packageRoot(), 'examples', file)),
    })),
    today,
    assetsFolder: join(packageRoot(), 'dist', 'assets'),
  }
}

const tools: Tools = {
  readReport: async (bytes, fileName, options) => {
    const { readDocument } = await import('./documents/read/read-document.ts')
    return readReport(bytes, fileName, readDocument, options)
  },
  auditReport: audit,
  writeReport,
  openReaders: (threads) => new ReaderPool(threads),
  auditByWorkers: async (batch) => {
    const { auditByWorkers } = await import('./wiring/audit-by-workers.ts')
    return auditByWorkers(await readEnvironment(), () => new Date(), batch)
  },
  serve: async ({ port }, announce) => {
    const { runServer } = await import('./wiring/run-server.ts')
    const settings = await readEnvironment()
    await runServer({
      settings: port === undefined ? settings : { ...settings, PORT: port },
      webPorts,
      announce,
    })
  },
}

async function readEnvironment() {
  const { readSettings } = await import('./wiring/settings.ts')
  // At a terminal the addresses are what a person looks for, not a line a request; logs are kept where stderr is.
  const quiet = process.stderr.isTTY ? { LOG_LEVEL: 'warn' } : {}
  return readSettings({ ...quiet, ...process.env })
}

async function openPlatformTools(): Promise<PlatformTools> {
  const { platformTools } = await import('./wiring/platform.ts')
  return platformTools(await readEnvironment(), () => new Date())
}

async function openCaseworkTools() {
  const { caseworkTools } = await import('./wiring/casework-tools.ts')
  return caseworkTools(today)
}

const commands: readonly Command[] = [
  readCommand(tools),
  auditCommand(tools),
  writeCommand(tools),
  compareCommand(tools),
  rollUpCommand(tools),
  clockCommand,
  feeCommand,
  serveCommand(tools),
  workerCommand(runWorker),
  ...caseworkCommands({
    verifyCaseFile: async (...args) => (await openCaseworkTools()).verifyCaseFile(...args),
    planImport: async (...args) => (await openCaseworkTools()).planImport(...args),
  }),
  ...operationCommands(openPlatformTools),
  ...rescueCommands(openPlatformTools),
  rotateKeysCommand(openPlatformTools),
  doctorCommand(async () => (await import('./wiring/diagnose.ts')).diagnose(process.env, () => new Date())),
]

async function runWorker(announce: (line: string) => void): Promise<void> {
  const worker = await import('./wiring/run-worker.ts')
  const { untilStopped } = await import('./wiring/serve.ts')
  const readers = new ReaderPool(availableParallelism())
  await worker.runWorker(
    {
      settings: await readEnvironment(),
      readReport: (bytes, fileName) => readers.read(bytes, fileName),
      now: () => new Date(),
    },
    announce,
    untilStopped(),
  )
  await readers.close()
}

process.exitCode = await runCommandLine(commands, process.argv.slice(2), {
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
})
