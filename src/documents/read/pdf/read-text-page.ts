import type { ReadPage } from './assemble.ts'
import type { PageContent } from './page-content.ts'
import { makePageTable, splitPage } from './page-items.ts'

/** A page with a text layer: its tables, and its lines outside them. */
export function readTextPage(content: PageContent): ReadPage {
  const { tables, lines, side, loose, asides } = splitPage(content)
  return {
    place: content,
    height: content.height,
    lines,
    leftOut: side > 0 || content.obliqueCount > 0,
    tables: tables.map((filled) => makePageTable(filled, content)),
    loose,
    asides,
  }
}
