/** A file as the person who marks it sees it in words: pages and lines, numbered as marks name them. */

import type { DescribedPage } from '../../domain/release/page-text.ts'
import { formatOf } from '../inspect/inspect-file.ts'
import { withPage } from '../inspect/inspect-pdf.ts'
import { seePage } from '../inspect/page-ink.ts'
import { withPdf } from '../read/pdf/open-pdf.ts'
import { imageToPdf } from '../read/scan/image-pdf.ts'
import { type BlockLine, lineText } from './block-lines.ts'
import { seenPageLines } from './place-marks.ts'
import { seenLines } from './rewrite-docx.ts'
import { textLines } from './rewrite-text.ts'
import { seenSheets } from './rewrite-xlsx.ts'

/** Throws `UnreadableFile`, `MarkMisplaced`: what cannot be described cannot be marked. */
export async function describeFile(bytes: Uint8Array, name: string): Promise<readonly DescribedPage[]> {
  const format = formatOf(bytes, name)
  switch (format) {
    case 'pdf':
      return describePdf(bytes)
    case 'image':
      return describePdf(await imageToPdf(bytes))
    case 'docx':
      return [describeLines(seenLines(bytes), 1)]
    case 'xlsx':
      return seenSheets(bytes).map(({ rows }, index) => describeLines(rows, index + 1))
    case 'text':
      return [describeLines(textLines(bytes), 1)]
    case 'unknown':
      return []
    default:
      return format satisfies never
  }
}

function describeLines(lines: readonly BlockLine[], page: number): DescribedPage {
  return { page, ratio: null, lines: lines.map((line) => ({ text: lineText(line), box: null })) }
}

function describePdf(bytes: Uint8Array): Promise<DescribedPage[]> {
  return withPdf(bytes, async (pdf) =>
    Array.from({ length: pdf.pageCount }, (_, index) => {
      const page = withPage(pdf, index, (handle) => seePage(pdf, handle))
      const { width, height } = page
      return {
        page: index + 1,
        ratio: width / Math.max(1, height),
        lines: seenPageLines(page).map(({ text, box }) => ({
          text,
          box: {
            page: index + 1,
            left: box.left / width,
            top: box.top / height,
            width: (box.right - box.left) / width,
            height: (box.bottom - box.top) / height,
          },
        })),
      }
    }),
  )
}
