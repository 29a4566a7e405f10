import type { Marks } from '../../domain/release/marks.ts'
import { decodeText } from '../read/decode-text.ts'
import { type BlockLine, paintLines } from './block-lines.ts'
import type { Redacted } from './redact-pdf.ts'

/** What no program shows, or turns the order of reading. */
const unseen =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/gu

export function textLines(bytes: Uint8Array): readonly BlockLine[] {
  return decodeText(bytes)
    .text.replace(unseen, '')
    .split(/\r\n|\r|\n/)
    .map((line) => [line.replace(/\s{200,}/g, ' ')])
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
