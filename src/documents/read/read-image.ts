import type { Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { ReadOptions } from '../../usecases/ports.ts'
import { readPdf } from './read-pdf.ts'
import { imageToPdf } from './scan/image-pdf.ts'

/** A picture of a report (PNG, JPEG, TIFF, BMP, GIF, WebP) → Document by OCR. Throws `UnreadableFile`. */
export async function readImage(bytes: Uint8Array, options: ReadOptions = {}): Promise<Document> {
  if (options.ocr === false)
    throw new UnreadableFile(
      'ocr-failed',
      '这是一张图片，而这次没有启用文字识别。请启用文字识别后重试，或改用可复制文字的版本。',
    )
  const document = await readPdf(await imageToPdf(bytes), options)
  return { ...document, format: 'scan', title: null }
}
