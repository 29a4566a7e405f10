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
  const previous = last === undefined ? null : (await ports.readReport(last.bytes, last.name)).report
  const audit = ports.auditReport(report, previous === null ? {} : { previous })
  const findings = numberFindings(audit)
  const marks = markCells(findings)
  const model: OriginalModel =
    document === null
      ? { blocks: [], boxes: [], placed: new Set() }
      : originalModel(document, report, findings, marks)
  const pageImages = await drawPages(ports, file.bytes, document?.pages?.length ?? 0, model)
  return { fileName: file.name, report, previous, document, audit, findings, marks, model, pageImages }
}

async function drawPages(
  ports: WebPorts,
  bytes: Uint8Array,
  count: number,
  model: OriginalModel,
): Promise<Map<number, string>> {
  const marked = new Set(model.boxes.map(({ page }) => page))
  const all = Array.from({ length: count }, (_, index) => index + 1)
  const chosen = [...all.filter((page) => marked.has(page)), ...all.filter((page) => !marked.has(page))]
    .slice(0, mostPages)
    .sort((a, b) => a - b)
  const images = new Map<number, string>()
  for (const page of chosen) {
    const png = await ports.renderPage(bytes, page, pageScale)
    images.set(page, `data:image/png;base64,${Buffer.from(png).toString('base64')}`)
  }
  return images
}
