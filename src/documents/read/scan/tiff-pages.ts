const MAX_PAGES = 200

/**
 * The pages of a TIFF as TIFF files of one page each (decoders here read only the first): the same bytes with the
 * header pointing at the page's directory. Any other file is its own only page. TIFF 6.0 section 2.
 */
export function tiffPages(bytes: Uint8Array): Uint8Array[] {
  const little = bytes[0] === 0x49 && bytes[1] === 0x49 && bytes[2] === 42
  const big = bytes[0] === 0x4d && bytes[1] === 0x4d && bytes[3] === 42
  if (!little && !big) return [bytes]
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pages: Uint8Array[] = []
  const seen = new Set<number>()
  for (let at = view.getUint32(4, little); at !== 0 && at + 2 <= bytes.length && pages.length < MAX_PAGES; ) {
    if (seen.has(at)) break
    seen.add(at)
    const page = bytes.slice()
    new DataView(page.buffer).setUint32(4, at, little)
    pages.push(page)
    const next = at + 2 + view.getUint16(at, little) * 12
    if (next + 4 > bytes.length) break
    at = view.getUint32(next, little)
  }
  return pages.length === 0 ? [bytes] : pages
}
