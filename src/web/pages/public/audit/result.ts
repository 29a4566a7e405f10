import type { AnnualReport } from '../../../../domain/annual-report/report.ts'
import type { Document } from '../../../../domain/document.ts'
import { UnreadableFile } from '../../../../domain/unreadable-file.ts'
import { markCells, numberFindings } from '../../../components/findings/numbered-findings.ts'
import { type OriginalModel, originalModel } from '../../../components/original/original-model.ts'
import type { WebPorts } from '../../../web-ports.ts'
import type { AuditResultProps } from './view.tsx'

export interface HandedOver {
  readonly bytes: Uint8Array
  readonly name: string
}

/** More pages than this are not drawn: the page would outgrow the browser. Pages with findings come first. */
const mostPages = 12
/** Pages are drawn at 1.4 × 72 dpi: body text stays readable in half a window. */
const pageScale = 1.4

type Result = Omit<AuditResultProps, 'asset'>

/** Reads, audits and prepares the result page. Throws `UnreadableFile`. */
export async function auditResult(
  ports: WebPorts,
  file: HandedOver,
  last: HandedOver | undefined,
): Promise<Result> {
  const { report, document } = await ports.readReport(file.bytes, file.name)
  const previous = last === undefined ? null : await readPrevious(ports, last)
  const audit = ports.auditReport(report, previous === null ? {} : { previous })
  const findings = numberFindings(audit)
  const marks = markCells(findings)
  const model: OriginalModel =
    document === null
      ? { blocks: [], boxes: [], placed: new Set() }
      : originalModel(document, report, findings, marks)
  const pageImages = await drawPages(ports, file.bytes, document, model)
  return { fileName: file.name, report, previous, document, audit, findings, marks, model, pageImages }
}

/** Last year's report cannot be read: said at its own field. */
export class PreviousUnreadable extends UnreadableFile {}

async function readPrevious(ports: WebPorts, last: HandedOver): Promise<AnnualReport> {
  try {
    return (await ports.readReport(last.bytes, last.name)).report
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw new PreviousUnreadable(error.reason, `上一年的年度报告“${last.name}”读不了：${error.message}`, {
      cause: error,
    })
  }
}

async function drawPages(
  ports: WebPorts,
  bytes: Uint8Array,
  document: Document | null,
  model: OriginalModel,
): Promise<Map<number, string>> {
  const isTiff = /^(II\*\0|MM\0\*)/.test(Buffer.from(bytes.subarray(0, 4)).toString('latin1'))
  // Browsers cannot show TIFF; its text is shown as read.
  const count = isTiff ? 0 : (document?.pages?.length ?? 0)
  const marked = new Set(model.boxes.map(({ page }) => page))
  const all = Array.from({ length: count }, (_, index) => index + 1)
  const chosen = [...all.filter((page) => marked.has(page)), ...all.filter((page) => !marked.has(page))]
    .slice(0, mostPages)
    .sort((a, b) => a - b)
  const images = new Map<number, string>()
  for (const page of chosen) {
    images.set(page, await pageImage(ports, bytes, page))
  }
  return images
}

/** A photograph or scan is its own picture; a PDF's page is drawn. */
async function pageImage(ports: WebPorts, bytes: Uint8Array, page: number): Promise<string> {
  const type = pictureType(bytes)
  const picture = type === null ? await ports.renderPage(bytes, page, pageScale) : bytes
  return `data:${type ?? 'image/png'};base64,${Buffer.from(picture).toString('base64')}`
}

const pictureHeads = [
  ['image/png', '\x89PNG'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/webp', 'RIFF'],
  ['image/bmp', 'BM'],
  ['image/gif', 'GIF8'],
] as const

function pictureType(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return pictureHeads.find(([, start]) => head.startsWith(start))?.[0] ?? null
}
