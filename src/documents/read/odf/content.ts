/** Paragraphs, lists and tables of an OpenDocument text in reading order. */

import type { Content } from '../flow.ts'
import { textInside, type XmlElement } from '../xml.ts'
import { ListCounter } from './list-style.ts'
import { collectDrawn, odfText } from './paragraph.ts'
import { hide, type OdfReading } from './reading.ts'
import { readOdfTable } from './table.ts'

/** Earlier states, definitions and forms: nothing that is printed in the text. */
const unread = new Set([
  'text:tracked-changes',
  'text:sequence-decls',
  'text:variable-decls',
  'text:user-field-decls',
  'text:dde-connection-decls',
  'text:table-of-content-source',
  'office:forms',
  'table:tracked-changes',
])

/** The list an element stands in. */
interface OpenList {
  readonly counter: ListCounter
  readonly style: string | undefined
  readonly depth: number
}

/** The content of a body, section, cell, text box or note. */
export function readOdfContent(parent: XmlElement, reading: OdfReading): Content[] {
  const contents: Content[] = []
  collect(parent, reading, contents)
  return contents
}

function collect(parent: XmlElement, reading: OdfReading, contents: Content[]): void {
  for (const node of parent.children) {
    if (typeof node === 'string' || unread.has(node.name)) continue
    if (node.name === 'text:p' || node.name === 'text:h') addParagraph(node, '', reading, contents)
    else if (node.name === 'text:list') readList(node, null, reading, contents)
    else if (node.name === 'table:table') {
      const table = readOdfTable(node, reading)
      if (table !== null) contents.push({ kind: 'table', table })
    } else if (node.name === 'text:section' && isHiddenSection(node)) hide(reading, textInside(node))
    else if (node.name.startsWith('draw:')) collectDrawn(node, reading)
    else if (/^(?:text|office|table):/.test(node.name)) collect(node, reading, contents)
  }
}

function isHiddenSection({ attributes }: XmlElement): boolean {
  const display = attributes['text:display']
  return display === 'none' || (display === 'condition' && attributes['text:is-hidden'] === 'true')
}

function addParagraph(node: XmlElement, label: string, reading: OdfReading, contents: Content[]): void {
  const style = node.attributes['text:style-name']
  const isHidden =
    reading.styles.isHidden('paragraph', style) ||
    node.children.some(
      (inner) =>
        typeof inner !== 'string' &&
        inner.name === 'text:hidden-paragraph' &&
        inner.attributes['text:is-hidden'] !== 'false',
    )
  if (isHidden) {
    hide(reading, textInside(node))
    return
  }
  const headingLevel =
    node.name === 'text:h' ? Math.max(1, Number(node.attributes['text:outline-level']) || 1) : null
  const number = label === '' && headingLevel !== null ? outlineLabel(node, headingLevel, reading) : label
  contents.push({ kind: 'text', text: number + odfText(node, reading), headingLevel })
}

/** Headings outside lists are numbered by the outline, where the document numbers it. */
function outlineLabel(node: XmlElement, level: number, reading: OdfReading): string {
  const { outline } = reading.styles
  if (outline === undefined || node.attributes['text:is-list-header'] === 'true') return ''
  const start =
    node.attributes['text:restart-numbering'] === 'true'
      ? Number(node.attributes['text:start-value'] ?? 1)
      : undefined
  return reading.outlineCounter.next(outline, level, start)
}

function readList(node: XmlElement, outer: OpenList | null, reading: OdfReading, contents: Content[]): void {
  const style = node.attributes['text:style-name'] ?? outer?.style
  const list: OpenList =
    outer === null
      ? { counter: counterOf(node, style, reading), style, depth: 1 }
      : { counter: outer.counter, style, depth: outer.depth + 1 }
  for (const item of node.children) {
    if (typeof item === 'string') continue
    if (item.name === 'text:list-item' || item.name === 'text:list-header')
      readItem(item, list, reading, contents)
  }
}

/** A list goes on where an earlier one stopped when it names it, or says so and has its style. */
function counterOf(node: XmlElement, style: string | undefined, reading: OdfReading): ListCounter {
  const { counters } = reading
  const continued = node.attributes['text:continue-list']
  const goesOn = node.attributes['text:continue-numbering'] === 'true'
  const counter =
    (continued === undefined ? undefined : counters.get(`id ${continued}`)) ??
    (goesOn ? counters.get(`style ${style}`) : undefined) ??
    new ListCounter()
  const id = node.attributes['xml:id']
  if (id !== undefined) counters.set(`id ${id}`, counter)
  counters.set(`style ${style}`, counter)
  return counter
}

/** Only the first paragraph of an item is numbered; an item that holds just a deeper list is not counted. */
function readItem(item: XmlElement, list: OpenList, reading: OdfReading, contents: Content[]): void {
  let isFirst = item.name === 'text:list-item'
  for (const node of item.children) {
    if (typeof node === 'string') continue
    if (node.name === 'text:list') readList(node, list, reading, contents)
    else if (node.name === 'text:p' || node.name === 'text:h') {
      addParagraph(node, isFirst ? itemLabel(item, node, list, reading) : '', reading, contents)
      isFirst = false
    } else if (node.name === 'table:table')
      collect({ name: '', attributes: {}, children: [node] }, reading, contents)
  }
}

function itemLabel(item: XmlElement, paragraph: XmlElement, list: OpenList, reading: OdfReading): string {
  const { styles } = reading
  const name =
    item.attributes['text:style-override'] ?? styles.listOfParagraph(paragraph.attributes['text:style-name'])
  const style = styles.list(list.style) ?? styles.list(name)
  const start = item.attributes['text:start-value']
  return style === undefined
    ? ''
    : list.counter.next(style, list.depth, start === undefined ? undefined : Number(start))
}
