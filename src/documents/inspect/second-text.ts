import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { withoutRadical } from '../read/pdf/radicals.ts'

/** The text of every page by pdf.js, the second opinion on what a copy of the page gives. Throws where it cannot read. */
export async function readPagesAgain(bytes: Uint8Array): Promise<string[]> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    // A copy: pdf.js takes the buffer for itself, and no Buffer.
    data: new Uint8Array(bytes),
    cMapUrl: join(root, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(root, 'standard_fonts') + sep,
    disableFontFace: true,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    const pages: string[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent({ disableNormalization: true })
      const text = items.map((item) => ('str' in item ? item.str : '')).join('')
      pages.push(Array.from(text, (sign) => withoutRadical(sign.codePointAt(0) ?? 0x20)).join(''))
      page.cleanup()
    }
    return pages
  } finally {
    await task.destroy()
  }
}
