/** Word files that some web programs write: an empty body and the whole text as a web page beside it (`altChunk`). */

import type { Document } from '../../domain/document.ts'
import { decodeText } from './decode-text.ts'
import type { OfficePackage } from './office-package.ts'
import { readHtml } from './read-html.ts'
import { pageOfArchive } from './read-mhtml.ts'

/** The embedded page, read; null where there is none that can be read. */
export function readEmbeddedPage(office: OfficePackage): Document | null {
  for (const { type, target } of office.relationships) {
    const bytes = type === 'aFChunk' ? office.zip.read(target) : undefined
    if (bytes === undefined) continue
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2000))
    if (/content-type:\s*multipart\//i.test(head)) return readArchive(bytes)
    if (/<(?:!doctype\s+html|html|body|table|p|div)[\s>]/i.test(head)) return readHtml(decodeText(bytes).text)
  }
  return null
}

function readArchive(bytes: Uint8Array): Document {
  const page = pageOfArchive(new TextDecoder('latin1').decode(bytes))
  return readHtml(decodeText(page.bytes, page.charset).text)
}
