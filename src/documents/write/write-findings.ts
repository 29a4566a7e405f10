import type { WriteFindings } from '../../usecases/ports.ts'
import { findingsDocx } from './findings-docx.ts'
import { findingsSheet } from './findings-sheet.ts'
import { docxMediaType } from './write-docx.ts'

/** 核查单 to print, sign and file. `today` is YYYY-MM-DD; the same input gives the same bytes. */
export const writeFindings: WriteFindings = async (report, audit, format, today) => {
  const sheet = findingsSheet(report, audit, today)
  if (format === 'docx') return { bytes: findingsDocx(sheet, today), mediaType: docxMediaType, warnings: [] }
  const [{ pdfMediaType, typeset }, { findingsSource }] = await Promise.all([
    import('./write-pdf.ts'),
    import('./findings-typst.ts'),
  ])
  const { bytes, warnings } = await typeset((fonts) => findingsSource(sheet, today, fonts))
  return { bytes, mediaType: pdfMediaType, warnings }
}
