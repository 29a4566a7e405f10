/** Pieces of Typst source. Text from outside enters only through `text()`, as a string literal: it can hold no markup. */

import type { FontSet } from './fonts.ts'
import { bottomMm, officialPage, rightMm } from './official-page.ts'

/** A Typst string literal. */
export function literal(text: string): string {
  const body = text
    .replace(/["\\]/g, (sign) => `\\${sign}`)
    .replace(/\n/g, '\\n')
    .replace(/\t/g, '\\t')
  return `"${body}"`
}

/** Content that shows `value` as it is, in markup context. Line breaks become breaks. */
export function text(value: string): string {
  return value
    .split('\n')
    .map((line) => (line === '' ? '' : `#text(${literal(line)})`))
    .join('#linebreak()')
}

export const families = (names: readonly string[]) => `(${names.map((name) => `${literal(name)},`).join('')})`

export interface TypstDocument {
  readonly title: string
  readonly author: string
  /** YYYY-MM-DD or null. */
  readonly date: string | null
  readonly fonts: FontSet
}

/**
 * Page, type and headings of an official document (GB/T 9704). The only date in the file is the document's own,
 * so that the same report gives the same bytes.
 */
export function preamble({ title, author, date, fonts }: TypstDocument): string {
  const [year, month, day] = (date ?? '').split('-').map(Number)
  const stamp =
    year === undefined || month === undefined || day === undefined
      ? 'none'
      : `datetime(year: ${year}, month: ${month}, day: ${day}, hour: 0, minute: 0, second: 0)`
  const page = officialPage
  const leading = page.linePt - page.bodyPt
  return `#set document(title: ${literal(title)}, author: ${literal(author)}, date: ${stamp})
#set page(width: ${page.widthMm}mm, height: ${page.heightMm}mm,
  margin: (top: ${page.topMm}mm, bottom: ${bottomMm}mm, left: ${page.leftMm}mm, right: ${rightMm}mm),
  footer-descent: ${page.pageNumberGapMm}mm,
  footer: context {
    let number = counter(page).get().first()
    set text(size: ${page.pageNumberPt}pt, font: ${families(fonts.families.table)}, tracking: 0pt)
    let line = [— #number —]
    if calc.odd(number) { align(right, line + h(1em)) } else { align(left, h(1em) + line) }
  })
#set text(lang: "zh", region: "cn", size: ${page.bodyPt}pt, tracking: ${page.trackingPt}pt, cjk-latin-spacing: none,
  hyphenate: false, top-edge: 0.8em, bottom-edge: -0.2em, font: ${families(fonts.families.body)})
#set par(leading: ${leading}pt, spacing: ${leading}pt, justify: true, first-line-indent: (amount: 2em, all: true))
#set heading(numbering: none)
#show heading: it => block(sticky: true, above: ${leading}pt, below: ${leading}pt,
  par(first-line-indent: (amount: 2em, all: true), it.body))
#show heading.where(level: 1): set text(size: ${page.bodyPt}pt, weight: "regular", font: ${families(fonts.families.heading)})
#show heading.where(level: 2): set text(size: ${page.bodyPt}pt, weight: "regular", font: ${families(fonts.families.subheading)})
#let kai = text.with(font: ${families(fonts.families.subheading)})
#let sheet(body) = {
  // A table goes to the next page whole when it fits there; only a longer one is broken, its head repeated.
  set text(size: ${page.tablePt}pt, tracking: 0pt, font: ${families(fonts.families.table)}, top-edge: 0.85em, bottom-edge: -0.15em)
  set par(leading: ${page.tableLinePt - page.tablePt}pt, spacing: ${page.tableLinePt - page.tablePt}pt, justify: false, first-line-indent: 0em)
  layout(space => {
    let whole = measure(width: space.width, body).height <= ${page.textHeightMm}mm
    block(width: 100%, breakable: not whole, above: 6pt, below: 14pt, body)
  })
}
`
}

/** The title: 2号小标宋, centred, in one or two lines. */
export function titleBlock(lines: readonly string[], fonts: FontSet): string {
  const page = officialPage
  // Typst sets a title bold and larger by itself: the rule takes that back.
  return `#show title: set text(size: ${page.titlePt}pt, weight: "regular", tracking: 0pt, font: ${families(fonts.families.title)})
#block(width: 100%, below: ${page.linePt}pt)[
  #set par(leading: ${page.titleLinePt - page.titlePt}pt, justify: false, first-line-indent: 0em)
  #set align(center)
  #title[${text(lines.join('\n'))}]
]
`
}
