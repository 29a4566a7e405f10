import { cpSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { readDocument } from '../../src/documents/read/read-document.ts'
import { renderPage } from '../../src/documents/read/render-page.ts'
import { writeFindings } from '../../src/documents/write/write-findings.ts'
import { writeReport } from '../../src/documents/write/write-report.ts'
import { audit } from '../../src/domain/annual-report/audit/audit.ts'
import { reportFromJson } from '../../src/domain/annual-report/from-json.ts'
import { nationalCalendar } from '../../src/domain/calendar/national-calendar.ts'
import { computeClock } from '../../src/usecases/compute-clock.ts'
import { computeFee } from '../../src/usecases/compute-fee.ts'
import { readReport } from '../../src/usecases/read-report.ts'
import type { WebPorts } from '../../src/web/web-ports.ts'
import { exampleReports } from '../../src/wiring/example-reports.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The ports as `main` wires them, but reading on this thread, with a fixed date and freshly built assets. */
export function webPorts(assetsFolder: string): WebPorts {
  return {
    readReport: (bytes, fileName) => readReport(bytes, fileName, readDocument),
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
      bytes: async () => new Uint8Array(readFileSync(join('examples', file))),
    })),
    today: () => '2026-11-20',
    onError: (error, { method, route }) => console.error(method, route, error),
    assetsFolder,
  }
}

/** Style sheet and islands as the build makes them, in a folder of their own. */
export async function buildAssets(): Promise<string> {
  const folder = temporaryFolder('assets')
  cpSync('src/web/assets', folder, { recursive: true })
  await build({
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx/dom',
    entryPoints: globSync('src/web/islands/*.{ts,tsx}').filter((file) => !file.includes('.test.')),
    outdir: folder,
    entryNames: '[name]',
    platform: 'browser',
    target: 'chrome80',
    minify: true,
    charset: 'utf8',
    logLevel: 'warning',
  })
  return folder
}
