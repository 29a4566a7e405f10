import { withoutRadical } from '../read/pdf/radicals.ts'
import { withPdfjs } from '../read/pdf/with-pdfjs.ts'

/** The text of every page by pdf.js, the second opinion on what a copy of the page gives. Throws where it cannot read. */
export function readPagesAgain(bytes: Uint8Array): Promise<string[]> {
  return withPdfjs(bytes, async (document) => {
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ disableNormalization: true })
      const text = items.map((item) => ('str' in item ? item.str : '')).join('')
      pages.push(Array.from(text, (sign) => withoutRadical(sign.codePointAt(0) ?? 0x20)).join(''))
      page.cleanup()
    }
    return pages
  })
}
