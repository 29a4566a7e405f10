import { type HiddenContent, quoteOf } from '../../domain/release/hidden-content.ts'
import { decodeText } from '../read/decode-text.ts'

/** Characters that no program shows, or that turn the order of reading; a mark at the very start is none. */
const unseen =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}]/u

/** TXT and CSV. `text` as it is decoded. */
export function inspectPlainText(bytes: Uint8Array): { found: HiddenContent[]; text: string } {
  const text = decodeText(bytes).text.replace(/^\ufeff/, '')
  const lines = text.split(/\r\n|\r|\n/)
  const found = lines.flatMap((line, index): HiddenContent[] => {
    const where = `第 ${index + 1} 行`
    if (unseen.test(line)) return [{ kind: 'invisible-characters', where, quote: quoteOf(line) }]
    // What stands behind so many spaces is outside of every window.
    if (/\s{200,}\S/.test(line)) return [{ kind: 'hidden-text', where, quote: quoteOf(line) }]
    return []
  })
  return { found, text }
}
