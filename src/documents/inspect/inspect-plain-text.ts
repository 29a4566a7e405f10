import { type HiddenContent, quoteOf } from '../../domain/release/hidden-content.ts'
import { holdsInvisible } from '../../domain/release/invisible-characters.ts'
import { decodeText } from '../read/decode-text.ts'

/** TXT and CSV. `text` as it is decoded. */
export function inspectPlainText(bytes: Uint8Array): { found: HiddenContent[]; text: string } {
  const text = decodeText(bytes).text.replace(/^\ufeff/, '')
  const lines = text.split(/\r\n|\r|\n/)
  const found = lines.flatMap((line, index): HiddenContent[] => {
    const where = `第 ${index + 1} 行`
    if (holdsInvisible(line)) return [{ kind: 'invisible-characters', where, quote: quoteOf(line) }]
    // What stands behind so many spaces is outside of every window.
    if (/\s{200,}\S/.test(line)) return [{ kind: 'hidden-text', where, quote: quoteOf(line) }]
    return []
  })
  return { found, text }
}
