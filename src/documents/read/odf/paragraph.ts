/** The text of one OpenDocument paragraph as it is printed. */

import { raisedText } from '../docx/symbols.ts'
import { child, textInside, type XmlElement } from '../xml.ts'
import { hide, type OdfReading } from './reading.ts'

/** Elements whose text is not part of the line. */
const unread = new Set([
  'office:annotation',
  'office:annotation-end',
  'office:event-listeners',
  'text:tracked-changes',
  'text:number',
  'text:ruby-text',
  'text:note-citation',
  'text:script',
  'svg:title',
  'svg:desc',
])

/** Centimetres; a seal or a logo is smaller, a photographed table is not. */
const largePicture = { width: 8, height: 4 }

/** The printed text of a paragraph, heading or span. */
export function odfText(element: XmlElement, reading: OdfReading): string {
  const line = { text: '' }
  readInline(element, reading, line)
  return line.text.replace(/^ +| +$/g, '')
}

function readInline(element: XmlElement, reading: OdfReading, line: { text: string }): void {
  for (const node of element.children) {
    // Runs of white space in the file stand for one blank, and for none at the start of a line.
    if (typeof node === 'string') {
      const text = node.replace(/[ \t\r\n]+/g, ' ')
      line.text += /(?:^|[ \t\n])$/.test(line.text) ? text.replace(/^ /, '') : text
    } else readPart(node, reading, line)
  }
}

function readPart(node: XmlElement, reading: OdfReading, line: { text: string }): void {
  if (unread.has(node.name)) return
  switch (node.name) {
    case 'text:s':
      line.text += ' '.repeat(Math.min(20, Number(node.attributes['text:c'] ?? 1) || 1))
      break
    case 'text:tab':
      line.text += '\t'
      break
    case 'text:line-break':
      line.text += '\n'
      break
    case 'text:note': {
      const body = child(node, 'text:note-body')
      if (body !== undefined) reading.notes.push(body)
      break
    }
    case 'text:hidden-text':
      hide(reading, textInside(node))
      break
    case 'text:span':
      readSpan(node, reading, line)
      break
    default:
      if (node.name.startsWith('draw:')) collectDrawn(node, reading)
      else readInline(node, reading, line)
  }
}

function readSpan(node: XmlElement, reading: OdfReading, line: { text: string }): void {
  const style = node.attributes['text:style-name']
  if (reading.styles.isHidden('text', style)) {
    hide(reading, textInside(node))
    return
  }
  const before = line.text
  readInline(node, reading, line)
  if (before.trim() !== '' && reading.styles.isRaised(style))
    line.text = before + raisedText(line.text.slice(before.length))
}

/** Text boxes and shapes with text are read after the paragraph they hang on; large pictures are counted. */
export function collectDrawn(element: XmlElement, reading: OdfReading): void {
  const holdsText = element.children.some(
    (node) =>
      typeof node !== 'string' && ['text:p', 'text:h', 'text:list', 'table:table'].includes(node.name),
  )
  if (holdsText) {
    reading.textBoxes.push(element)
    return
  }
  const isLarge =
    centimetres(element.attributes['svg:width']) >= largePicture.width &&
    centimetres(element.attributes['svg:height']) >= largePicture.height
  if (isLarge && child(element, 'draw:image') !== undefined) reading.largePictures++
  // A picture of a drawing follows the drawing itself: the first thing that can be read is enough.
  for (const node of element.children) if (typeof node !== 'string') collectDrawn(node, reading)
}

function centimetres(length: string | undefined): number {
  const [, value, unit] = /^([\d.]+)(cm|mm|in|pt)$/.exec(length ?? '') ?? []
  const perUnit: Readonly<Record<string, number>> = { cm: 1, mm: 0.1, in: 2.54, pt: 2.54 / 72 }
  return Number(value ?? 0) * (perUnit[unit ?? ''] ?? 0)
}
