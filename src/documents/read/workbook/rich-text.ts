/** Texts of workbook cells: runs joined, readings of characters left out, escapes undone. */

import { raisedText } from '../docx/symbols.ts'
import { child, type XmlElement } from '../xml.ts'

/** The text of a shared or inline string (`si`, `is`). */
export function richText(element: XmlElement): string {
  let text = ''
  for (const node of element.children) {
    if (typeof node === 'string') continue
    if (node.name === 'x:t') text += directText(node)
    else if (node.name === 'x:r') {
      const part = node.children
        .map((inner) => (typeof inner !== 'string' && inner.name === 'x:t' ? directText(inner) : ''))
        .join('')
      const position = child(child(node, 'x:rPr'), 'x:vertAlign')?.attributes.val
      text += position === 'superscript' && text.trim() !== '' ? raisedText(part) : part
    }
  }
  return cellText(text)
}

/** Control characters are stored as _x000D_; line ends are made one. */
export function cellText(stored: string): string {
  return stored
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/g, '\n')
}

function directText(element: XmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : '')).join('')
}
