/** A letter as Typst source. */

import type { FontSet } from '../fonts.ts'
import { officialPage } from '../official-page.ts'
import { splitSubheading } from '../printed-report.ts'
import { families, literal, preamble, text, titleBlock } from '../typst-text.ts'
import { type PrintedLetter, type PrintedSignature, sealMm } from './printed-letter.ts'

export function letterSource(letter: PrintedLetter, fonts: FontSet): string {
  return [
    preamble({ title: letter.title.join(''), author: letter.title[0] ?? '', date: letter.date, fonts }),
    letterTitle(letter, fonts),
    letterBody(letter, fonts),
  ].join('\n')
}

function letterBody(letter: PrintedLetter, fonts: FontSet): string {
  return [
    letter.addressee === '' ? '' : `#par(first-line-indent: 0em)[${text(letter.addressee)}]`,
    letter.rows.length === 0 ? '' : sheet(letter, fonts),
    ...paragraphs(letter),
    attachments(letter),
    letter.signature === null ? noteOf(letter) : signature(letter.signature, letter),
  ].join('\n')
}

const line = officialPage.linePt

function letterTitle({ title, number, isDraft }: PrintedLetter, fonts: FontSet): string {
  const under =
    number === ''
      ? ''
      : `#block(width: 100%, above: 0pt, below: ${line}pt)[
  #set par(first-line-indent: 0em)
  #set align(center)
  ${isDraft ? `#set text(fill: rgb("C8321E"))` : ''}
  ${text(number)}
]`
  return titleBlock(title, fonts) + under
}

/** The last paragraph stays with the signature: no seal on a page without words of its own. */
function paragraphs({ paragraphs: all }: PrintedLetter): string[] {
  return all.map((value, index) => {
    const { head, rest } = splitSubheading(value)
    const body = head === '' ? text(rest) : `#kai(${literal(head)})${text(rest)}`
    const content = `#par[${body}]`
    return index === all.length - 1
      ? `#block(sticky: true, above: ${leading}pt, below: ${leading}pt)[${content}]`
      : content
  })
}

const leading = officialPage.linePt - officialPage.bodyPt

function attachments({ attachments: names }: PrintedLetter): string {
  if (names.length === 0) return ''
  const rows = names.map((name, index) => {
    const lead = index === 0 ? '附件：' : '　　　'
    const number = names.length === 1 ? '' : `${index + 1}．`
    return `#par(first-line-indent: 0em, hanging-indent: ${names.length === 1 ? 5 : 6.5}em)[#h(2em)${text(`${lead}${number}${name}`)}]`
  })
  return `#block(sticky: true, breakable: false, width: 100%, above: ${line + leading}pt, below: ${leading}pt)[\n${rows.join('\n')}\n]`
}

/** Organ over date, the seal over both: its upper edge within a line of the text (7.3.5.1). */
function signature(signed: PrintedSignature, { isDraft, note }: PrintedLetter): string {
  const right = (lineText: string, indent: number) =>
    `#par[${text(lineText)}#h(${(indent * officialPage.bodyPt).toFixed(2)}pt)]`
  const radius = `${sealMm / 2}mm`
  const ring = isDraft
    ? `#place(top + right, dx: -${(signed.sealCentre * officialPage.bodyPt).toFixed(2)}pt + ${radius}, dy: ${line * 1.7}pt - ${radius}, circle(radius: ${radius}, stroke: (paint: rgb("C8321E"), thickness: 0.7pt, dash: "dashed")))
#place(top + right, dx: -${(signed.sealCentre * officialPage.bodyPt).toFixed(2)}pt + 2em, dy: ${line * 1.7}pt - ${radius} + 3mm, box(width: 4em, align(center, text(size: 9pt, fill: rgb("C8321E"), tracking: 0pt, [印章位置]))))`
    : ''
  return `#block(breakable: false, width: 100%, above: ${line * 0.9}pt, below: ${line * 0.9}pt)[
#set align(right)
#set par(first-line-indent: 0em, justify: false)
#v(${line * 0.7}pt)
${ring}
${right(signed.organ, signed.organIndent)}
${right(signed.date, signed.dateIndent)}
${note === '' ? '' : `#set align(left)\n#v(${line * 0.4}pt)\n${noteOf({ note })}`}
]`
}

/** 附注, two characters in, under the date; never on a page without the signature. */
const noteOf = ({ note }: Pick<PrintedLetter, 'note'>) =>
  note === '' ? '' : `#par(first-line-indent: (amount: 2em, all: true), justify: false)[${text(note)}]`

function sheet({ rows }: PrintedLetter, fonts: FontSet): string {
  const cells = rows
    .map(
      ({ label, text: value }) =>
        `  table.cell(align: center + horizon)[#text(font: ${families(fonts.families.heading)}, ${literal(label)})], table.cell(align: left + horizon, breakable: false)[${text(value)}],\n`,
    )
    .join('')
  return `#block(width: 100%, above: 0pt, below: 10pt)[
#set text(size: 12pt, tracking: 0pt, font: ${families(fonts.families.table)})
#set par(leading: 8pt, spacing: 8pt, justify: false, first-line-indent: 0em)
#table(columns: (22%, 78%), stroke: 0.5pt, inset: (x: 6pt, y: 7pt),
${cells})]`
}
