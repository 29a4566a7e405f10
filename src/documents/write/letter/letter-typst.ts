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
    ...endedTogether(letter),
    letter.signature === null ? noteOf(letter) : '',
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

interface Par {
  /** Arguments of `par` beside the body. */
  readonly set: string
  readonly body: string
}

/** More of them break across pages like any list; so many still stand with the last line of the text. */
const attachmentsInOneBlock = 6

/**
 * Text, 附件说明, signature. Whatever ends the letter hangs on the last line as one more line of its paragraph: the rule
 * against a single line on a page then takes the last words along, and the page before it is filled.
 */
function endedTogether(letter: PrintedLetter): string[] {
  const { signature: signed, attachments: names } = letter
  const own = names.length > attachmentsInOneBlock ? attachmentPars(names) : []
  const short = names.length > 0 && own.length === 0 ? attachmentBlock(names) : ''
  const tail = [short, signed === null ? '' : signature(signed, letter)].filter((part) => part !== '')
  const pars = [...letter.paragraphs.map(paragraphPar), ...own]
  const [last, ...before] = pars.toReversed()
  if (tail.length === 0 || last === undefined) return [...pars.map(setPar), ...tail]
  const end = `#linebreak()#box(width: 100%)[\n#set par(first-line-indent: 0em)\n${tail.join('\n')}\n]`
  return [...before.toReversed().map(setPar), setPar({ ...last, body: last.body + end })]
}

const setPar = ({ set, body }: Par) => `#par${set === '' ? '' : `(${set})`}[${body}]`

function paragraphPar(value: string): Par {
  const { head, rest } = splitSubheading(value)
  return { set: '', body: head === '' ? text(rest) : `#kai(${literal(head)})${text(rest)}` }
}

const leading = officialPage.linePt - officialPage.bodyPt

function attachmentPars(names: readonly string[]): Par[] {
  return names.map((name, index) => {
    const number = names.length === 1 ? '' : `${index + 1}．`
    return {
      set: `first-line-indent: 0em, hanging-indent: ${names.length === 1 ? 5 : 6.5}em`,
      body: `#h(2em)${text(`${index === 0 ? '附件：' : '　　　'}${number}${name}`)}`,
    }
  })
}

/** 附件说明 one line below the text. */
function attachmentBlock(names: readonly string[]): string {
  return `#v(${line}pt)\n${attachmentPars(names).map(setPar).join('\n')}`
}

/** Organ over date, the seal over both: its upper edge within a line of the text (7.3.5.1). */
function signature(signed: PrintedSignature, { isDraft, note }: PrintedLetter): string {
  const right = (lineText: string, indent: number) =>
    `#par[${text(lineText)}#h(${(indent * officialPage.bodyPt).toFixed(2)}pt)]`
  const radius = `${sealMm / 2}mm`
  const ring = isDraft
    ? `#place(top + right, dx: -${(signed.sealCentre * officialPage.bodyPt).toFixed(2)}pt + ${radius}, dy: ${line * 2.15}pt - ${radius}, circle(radius: ${radius}, stroke: (paint: rgb("C8321E"), thickness: 0.7pt, dash: "dashed")))
#place(top + right, dx: -${(signed.sealCentre * officialPage.bodyPt).toFixed(2)}pt + 2em, dy: ${line * 2.15}pt - ${radius} + 3mm, box(width: 4em, align(center, text(size: 9pt, fill: rgb("C8321E"), tracking: 0pt, [印章位置]))))`
    : ''
  return `#block(breakable: false, width: 100%, above: ${leading}pt, below: 0pt)[
#set align(right)
#set par(first-line-indent: 0em, justify: false)
#v(${line * 1.15}pt)
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
