/** A page of a file as the person who marks sees it in words. */

import type { PageBox } from './marks.ts'

export interface DescribedLine {
  readonly text: string
  /** Where it stands; null for files without pages. */
  readonly box: PageBox | null
}

export interface DescribedPage {
  /** From 1. A file without pages is one page. */
  readonly page: number
  /** Width through height of the page as displayed; null for files without pages. */
  readonly ratio: number | null
  /** What is seen. */
  readonly lines: readonly DescribedLine[]
  /** What copying the page gives, seen or not. */
  readonly copied: readonly string[]
}
