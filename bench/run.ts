/** `npm run bench`: every figure of the design's section 7 that the report engine answers for, as JSON lines. */

import { readFileSync } from 'node:fs'
import { readDocument } from '../src/documents/read/read-document.ts'
import { writeReport } from '../src/documents/write/write-report.ts'
import { audit } from '../src/domain/annual-report/audit/audit.ts'
import { singleRepairs } from '../src/domain/annual-report/audit/single-repairs.ts'
import { computeClock } from '../src/usecases/compute-clock.ts'
import { readReport } from '../src/usecases/read-report.ts'
import { balancedReport } from '../test/support/report-builder.ts'
import { barePdfText } from './bare-pdf-text.ts'
import { benchBatch } from './batch.ts'
import { heavyPage } from './heavy-html.ts'
import { benchKeystroke } from './keystroke.ts'
import { cpuSeconds, perCpuSecond, percentile, print, wallMilliseconds } from './measure.ts'

const encoder = new TextEncoder()
const readAndAudit = async (bytes: Uint8Array) =>
  audit((await readReport(bytes, undefined, readDocument)).report)

const report = balancedReport({ seed: 3 })
const html = new TextDecoder().decode((await writeReport(report, 'html')).bytes)

// Ordinary pages carry neither a style sheet nor the ids that tie every figure to its heads.
const plainHtml = html
  .replace(/<style>[\s\S]*?<\/style>/, '')
  .replaceAll(/ (?:id|headers|scope|class)="[^"]*"/g, '')
const small = encoder.encode(plainHtml)
print(
  'HTML, small page, read + audit',
  { perCpuSecond: await perCpuSecond(() => readAndAudit(small)), bytes: small.length },
  '≥ 1,000',
)

const heavy = encoder.encode(heavyPage(plainHtml))
print(
  'HTML, heavy page, read + audit',
  { perCpuSecond: await perCpuSecond(() => readAndAudit(heavy)), bytes: heavy.length },
  '≥ 100',
)

for (const name of ['hongze-2023.pdf']) {
  const pdf = new Uint8Array(readFileSync(`test/fixtures/reports/${name}`))
  const pages = (await readDocument(pdf)).pages?.length ?? 0
  const bare = (await perCpuSecond(() => barePdfText(pdf))) * pages
  const whole = (await perCpuSecond(() => readAndAudit(pdf))) * pages
  print(
    `PDF ${name}, pages`,
    { readAndAudit: whole, bareText: bare, share: whole / bare, pages },
    '≥ 60 per CPU-second, share ≥ 0.8',
  )
}
const ownPdf = (await writeReport(report, 'pdf')).bytes
const ownPages = (await readDocument(ownPdf)).pages?.length ?? 0
const ownBare = (await perCpuSecond(() => barePdfText(ownPdf))) * ownPages
const ownWhole = (await perCpuSecond(() => readAndAudit(ownPdf))) * ownPages
print(
  'PDF as written by us, pages',
  { readAndAudit: ownWhole, bareText: ownBare, share: ownWhole / ownBare, pages: ownPages },
  '≥ 60 per CPU-second, share ≥ 0.8',
)

const docx = (await writeReport(report, 'docx')).bytes
print(
  'DOCX, read + audit, CPU ms',
  { milliseconds: 1000 / (await perCpuSecond(() => readAndAudit(docx))) },
  '≤ 30',
)

print(
  'audit alone, reports',
  { perCpuSecond: await perCpuSecond(() => audit(report)) },
  '≥ 5,000 per CPU-second',
)

const broken = {
  ...report,
  cells: {
    ...report.cells,
    'requests/total/total': { value: 99_999, state: 'number' as const, raw: '99999', source: null },
  },
}
const keystroke = await wallMilliseconds(() => {
  audit(broken)
  singleRepairs(broken)
}, 500)
print(
  'grid, one keystroke judged, ms',
  { median: percentile(keystroke, 0.5), p99: percentile(keystroke, 0.99) },
  '≤ 16',
)

const clock = await wallMilliseconds(() => computeClock({ received: '2025-09-15', events: [] }), 2000)
print(
  'clock, one case with its days, ms',
  { median: percentile(clock, 0.5), p99: percentile(clock, 0.99) },
  '< 1',
)

for (const format of ['docx', 'pdf', 'xlsx', 'html'] as const) {
  const times = await wallMilliseconds(() => writeReport(report, format), 10)
  print(
    `write ${format}, ms`,
    {
      median: percentile(times, 0.5),
      max: times.at(-1) ?? 0,
      cpuSecondsEach: await cpuSeconds(() => writeReport(report, format)),
    },
    '',
  )
}

await benchKeystroke()
await benchBatch(Number(process.argv[2] ?? 10_000))
process.exit(0)
