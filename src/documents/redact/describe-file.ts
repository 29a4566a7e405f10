/** A file as the person who marks it sees it in words: pages and lines, numbered as marks name them. */

import type { DescribedPage } from '../../domain/release/page-text.ts'
import { formatOf } from '../inspect/inspect-file.ts'
import { withPage } from '../inspect/inspect-pdf.ts'
import { seePage } from '../inspect/page-ink.ts'
import { linesOfPage } from '../inspect/page-lines.ts'
import { withPdf } from '../read/pdf/open-pdf.ts'
import { imageToPdf } from '../read/scan/image-pdf.ts'
import { type BlockLine, lineText } from './block-lines.ts'
import { MarkMisplaced, seenPageLines } from './place-marks.ts'
import { seenLines } from './rewrite-docx.ts'
import { textLines } from './rewrite-text.ts'
import { seenSheets } from './rewrite-xlsx.ts'

export interface DescribedFile {
  readonly ok: true
  readonly pageCount: number
  readonly page: DescribedPage
}

/** One page, from 1; beyond the last, the last. Throws `UnreadableFile`, `MarkMisplaced`: what cannot be described cannot be marked. */
export async function describeFile(bytes: Uint8Array, name: string, page: number): Promise<DescribedFile> {
  const format = formatOf(bytes, name)
  switch (format) {
    case 'pdf':
      return describePdf(bytes, page)
    case 'image':
      return describePdf(await imageToPdf(bytes), page)
    case 'docx':
      return describeLines([seenLines(bytes)], page)
    case 'xlsx':
      return describeLines(
        seenSheets(bytes).map(({ rows }) => rows),
        page,
      )
    case 'text':
      return describeLines([textLines(bytes)], page)
    case 'unknown':
      throw new MarkMisplaced(
        '只能放行 PDF、DOCX、XLSX、JPEG、PNG、TXT、CSV。请用原来的软件另存为 PDF 再上传。',
      )
    default:
      return format satisfies never
  }
}

function describeLines(pages: readonly (readonly BlockLine[])[], asked: number): DescribedFile {
  const page = Math.min(Math.max(1, asked), Math.max(1, pages.length))
  const lines = (pages[page - 1] ?? []).map((line) => ({ text: lineText(line), box: null }))
  return {
    ok: true,
    pageCount: Math.max(1, pages.length),
    page: { page, ratio: null, lines, copied: lines.map(({ text }) => text) },
  }
}

function describePdf(bytes: Uint8Array, asked: number): Promise<DescribedFile> {
  return withPdf(bytes, async (pdf) => {
    const page = Math.min(Math.max(1, asked), pdf.pageCount)
    const seen = withPage(pdf, page - 1, (handle) => seePage(pdf, handle))
    const { width, height } = seen
    const lines = seenPageLines(seen).map(({ text, box }) => ({
      text,
      box: {
        page,
        left: box.left / width,
        top: box.top / height,
        width: (box.right - box.left) / width,
        height: (box.bottom - box.top) / height,
      },
    }))
    const copied = linesOfPage(seen.characters).map(({ text }) => text)
    const ratio = width / Math.max(1, height)
    return { ok: true, pageCount: pdf.pageCount, page: { page, ratio, lines, copied } }
  })
}
