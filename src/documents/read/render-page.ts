import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { RenderPage } from '../../usecases/ports.ts'
import { withPdf } from './pdf/open-pdf.ts'
import { renderPixels } from './pdf/render.ts'
import { encodePng } from './scan/encode-png.ts'
import { imageToPdf } from './scan/image-pdf.ts'

/**
 * A page of a PDF, or a picture as its only page, as a PNG. `page` from 1; `scale` 1 = 72 dpi.
 * Throws `UnreadableFile` where the file or the page cannot be drawn.
 */
export const renderPage: RenderPage = async (bytes, page, scale) =>
  withPdf(isPdf(bytes) ? bytes : await imageToPdf(bytes), async (pdf) => {
    if (page < 1 || page > pdf.pageCount)
      throw new UnreadableFile('damaged', `这份 PDF 共 ${pdf.pageCount} 页，没有第 ${page} 页。`)
    const { width, height, pixels } = renderPixels(pdf, page - 1, scale, 'rgb')
    return encodePng(width, height, 3, pixels)
  })

/** Readers accept a PDF whose header stands within the first 1024 bytes. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}
