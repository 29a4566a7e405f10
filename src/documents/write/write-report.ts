import type { AnnualReport } from '../../domain/annual-report/report.ts'
import type { WriteFormat, WriteReport, Written } from '../../usecases/ports.ts'
import { printedReport } from './printed-report.ts'
import { csvMediaType, writeCsv } from './write-csv.ts'
import { docxMediaType, writeDocx } from './write-docx.ts'
import { htmlMediaType, writeHtml } from './write-html.ts'
import { jsonMediaType, writeJson } from './write-json.ts'
import { writeXlsx, xlsxMediaType } from './write-xlsx.ts'

/** A report in any format. `warnings` say what the file could not carry or had to guess. */
export const writeReport: WriteReport = async (report, format) => {
  const { bytes, mediaType, warnings } = await written(report, format)
  const common = format === 'json' ? [] : printedReport(report).warnings
  return { bytes, mediaType, warnings: [...common, ...warnings] }
}

async function written(report: AnnualReport, format: WriteFormat): Promise<Written> {
  switch (format) {
    case 'docx':
      return { bytes: writeDocx(report), mediaType: docxMediaType, warnings: [] }
    case 'xlsx':
      return { bytes: writeXlsx(report), mediaType: xlsxMediaType, warnings: [] }
    case 'html':
      return textual(writeHtml(report), htmlMediaType)
    case 'csv':
      return textual(writeCsv(report), csvMediaType)
    case 'json':
      return textual(writeJson(report), jsonMediaType)
    case 'pdf': {
      // The typesetter is 28 MB of WebAssembly: loaded only when something is printed.
      const { pdfMediaType, writePdf } = await import('./write-pdf.ts')
      return { ...(await writePdf(report)), mediaType: pdfMediaType }
    }
    default:
      return format satisfies never
  }
}

function textual(text: string, mediaType: string): Written {
  return { bytes: new TextEncoder().encode(text), mediaType, warnings: [] }
}
