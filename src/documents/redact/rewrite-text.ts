import { withoutInvisible } from '../../domain/release/invisible-characters.ts'
import type { Marks } from '../../domain/release/marks.ts'
import { decodeText } from '../read/decode-text.ts'
import { type BlockLine, paintLines } from './block-lines.ts'
import type { Redacted } from './redact-pdf.ts'

export function textLines(bytes: Uint8Array): readonly BlockLine[] {
  return decodeText(bytes)
    .text.split(/\r\n|\r|\n/)
    .map((line) => [withoutInvisible(line).replace(/\s{200,}/g, ' ')])
}

/** TXT and CSV in UTF-8 with a mark, so that spreadsheets read it. Throws `MarkMisplaced`. */
export function rewriteText(bytes: Uint8Array, marks: Marks, extension: 'txt' | 'csv'): Redacted {
  const [painted] = paintLines([textLines(bytes)], marks)
  const text = (painted?.lines ?? []).map((line) => line.join('')).join('\r\n')
  return {
    bytes: new TextEncoder().encode(`\ufeff${text}`),
    mediaType: extension === 'csv' ? 'text/csv' : 'text/plain',
    extension,
    removed: painted?.removed ?? [],
    count: painted?.count ?? 0,
    textLayer: null,
  }
}
