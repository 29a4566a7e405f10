import type { WriteLetter } from '../../../usecases/letter-writer-ports.ts'
import { docxMediaType } from '../write-docx.ts'
import { letterDocx } from './letter-docx.ts'
import { printedLetter } from './printed-letter.ts'

/** 文书 in the official form (GB/T 9704-2012), with the place of the seal. */
export const writeLetter: WriteLetter = async (letter, format) => {
  const printed = printedLetter(letter)
  if (format === 'docx') return { bytes: letterDocx(printed), mediaType: docxMediaType, warnings: [] }
  const [{ pdfMediaType, typeset }, { letterSource }] = await Promise.all([
    import('../write-pdf.ts'),
    import('./letter-typst.ts'),
  ])
  const { bytes, warnings } = await typeset((fonts) => letterSource(printed, fonts))
  return { bytes, mediaType: pdfMediaType, warnings }
}
