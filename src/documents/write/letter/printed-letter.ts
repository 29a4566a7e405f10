/** A letter as it goes on paper: what both writers set, with the measures of signature and seal (GB/T 9704-2012, 7.3). */

import { inChinese } from '../../../domain/calendar/local-date.ts'
import type { LetterDocument } from '../../../domain/requests/letters/letter-document.ts'
import type { PrintableLetter } from '../../../usecases/letter-writer-ports.ts'
import { cleanText, linesOf, widthOf } from '../clean-text.ts'

export interface PrintedLetter {
  readonly title: readonly string[]
  /** Under the title; a draft says here what it is. */
  readonly number: string
  readonly addressee: string
  readonly paragraphs: readonly string[]
  readonly rows: readonly { readonly label: string; readonly text: string }[]
  /** "附件：1．…" line by line. */
  readonly attachments: readonly string[]
  readonly signature: PrintedSignature | null
  /** "（联系单位：…）" */
  readonly note: string
  readonly date: string | null
  readonly isDraft: boolean
}

export interface PrintedSignature {
  readonly organ: string
  readonly date: string
  /** Free characters right of each line: the date stands four in, the organ is centred over it. */
  readonly organIndent: number
  readonly dateIndent: number
  /** Characters from the right edge to the middle of the seal. */
  readonly sealCentre: number
}

/** Diameter of the seal of a county or city organ, in mm; larger ones still fit into the free place. */
export const sealMm = 42

export function printedLetter({ document, state }: PrintableLetter): PrintedLetter {
  const { organ, title, number, addressee, sections, rows, attachments, note, signature } = document
  return {
    title: [cleanText(organ), cleanText(title)].filter((line) => line !== ''),
    number: state === 'draft' ? draftNote(signature) : cleanText(number),
    addressee: addressee === '' ? '' : `${cleanText(addressee)}：`,
    paragraphs: sections.flatMap(({ paragraphs }) => paragraphs.flatMap(linesOf)),
    rows: rows.map(({ label, text }) => ({ label: cleanText(label), text: keepLines(text) })),
    attachments: attachments.map(cleanText),
    signature: isUnsigned(signature) ? null : printedSignature(signature),
    note: note === '' ? '' : `（${cleanText(note)}）`,
    date: signature.date,
    isDraft: state === 'draft',
  }
}

/** Forms that nobody signs are only not finished yet. */
function draftNote(signature: LetterDocument['signature']): string {
  return isUnsigned(signature) ? '（未定稿）' : '（草稿，未经签发，不具有效力）'
}

function isUnsigned({ seal, date }: LetterDocument['signature']): boolean {
  return seal === 'none' && date === null
}

/** Sheets keep their blank lines: that is where people write. */
function keepLines(text: string): string {
  return text
    .split('\n')
    .map((line) => cleanText(line).replace(/^\s*$/, ''))
    .join('\n')
}

const dateIndent = 4

function printedSignature({ organ, date }: LetterDocument['signature']): PrintedSignature {
  const shown = date === null ? '　　　　年　　月　　日' : inChinese(date)
  const [organWidth, dateWidth] = [widthOf(organ), widthOf(shown)]
  const centred = dateIndent + (dateWidth - organWidth) / 2
  const organIndent = Math.max(0, centred)
  const ownDate = centred < 0 ? Math.max(0, (organWidth - dateWidth) / 2) : dateIndent
  return {
    organ: cleanText(organ),
    date: shown,
    organIndent,
    dateIndent: ownDate,
    sealCentre: ownDate + dateWidth / 2,
  }
}
