import type { LetterDocument } from '../domain/requests/letters/letter-document.ts'
import type { Written } from './ports.ts'

export interface PrintableLetter {
  /** With its fields filled in. */
  readonly document: LetterDocument
  /** A draft says so on its face and shows where the seal goes; an issued letter leaves the place free for it. */
  readonly state: 'draft' | 'issued'
}

/** A letter in the official form. The same letter gives the same bytes. */
export type WriteLetter = (letter: PrintableLetter, format: 'pdf' | 'docx') => Promise<Written>
