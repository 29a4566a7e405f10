/** Paragraphs and tables of a Word story: body, cell, text box or note. */

import type { Content } from '../flow.ts'
import { child, type XmlElement } from '../xml.ts'
import { allText, choice, readParagraph } from './paragraph.ts'
import { leaveOut, type Reading } from './reading.ts'
import { readTable } from './table.ts'

/** Elements that wrap paragraphs and tables without being printed themselves. */
const blockWrappers = new Set(['w:sdtContent', 'w:customXml', 'w:smartTag', 'w:ins', 'w:moveTo'])

/** The content of a body, cell, text box or note. `onShade`: the ground is coloured, so white letters show. */
export function readContent(
  parent: XmlElement,
  reading: Reading,
  onShade = 'plain' as 'plain' | 'shaded',
): Content[] {
  const contents: Content[] = []
  collect(parent, reading, onShade, contents)
  flush(reading, contents)
  return contents
}

/** The content of one child of the body. Text of a paragraph whose end is deleted waits for the next child. */
export function readBodyChild(node: XmlElement, reading: Reading): Content[] {
  const contents: Content[] = []
  collect({ name: '', attributes: {}, children: [node] }, reading, 'plain', contents)
  return contents
}

/** Text that waits for a next paragraph must never run into another cell. */
function flush(reading: Reading, contents: Content[]): void {
  if (reading.carried !== '') contents.push({ kind: 'text', text: reading.carried, headingLevel: null })
  reading.carried = ''
}

function collect(
  parent: XmlElement,
  reading: Reading,
  onShade: 'plain' | 'shaded',
  contents: Content[],
): void {
  for (const node of parent.children) {
    if (typeof node === 'string') continue
    if (node.name === 'w:p') {
      const paragraph = readParagraph(node, reading, onShade === 'shaded')
      if (paragraph !== null) contents.push({ kind: 'text', ...paragraph })
    } else if (node.name === 'w:tbl') {
      flush(reading, contents)
      const table = readTable(node, reading)
      if (table !== null) contents.push({ kind: 'table', table })
    } else if (node.name === 'w:sdt') collect(child(node, 'w:sdtContent') ?? node, reading, onShade, contents)
    else if (blockWrappers.has(node.name)) collect(node, reading, onShade, contents)
    else if (node.name === 'mc:AlternateContent') collect(choice(node), reading, onShade, contents)
    else if (node.name === 'w:del' || node.name === 'w:moveFrom') leaveOut(reading.deleted, allText(node))
    else if (node.name === 'w:altChunk') reading.embeddedParts++
  }
}
