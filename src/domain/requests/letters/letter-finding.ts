import type { LetterCheckId } from '../../../law/letter-checks/catalogue.ts'

/** Where in a letter: a paragraph of a section, and what of it. */
export interface LetterPosition {
  readonly section: number
  readonly paragraph: number
  readonly start: number
  readonly end: number
}

/** Something wrong with a letter. An error keeps it from being signed. */
export interface LetterFinding {
  readonly id: LetterCheckId
  readonly severity: 'error' | 'warning'
  /** `unknown`: what the check needs is not on record; it is told as a warning and never passes silently. */
  readonly status: 'fail' | 'unknown'
  readonly message: string
  /** null = the letter as a whole. */
  readonly at: LetterPosition | null
  /** Chinese citation. */
  readonly basis: string
  readonly suggestion: string | null
}
