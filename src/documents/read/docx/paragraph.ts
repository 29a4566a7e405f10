/** The text of one Word paragraph as it is printed. */

import { child, type XmlElement } from '../xml.ts'
import { leaveOut, type Reading } from './reading.ts'
import { isShaded, toggle } from './styles.ts'
import { raisedText, symbolsInText, symbolText } from './symbols.ts'

export interface Paragraph {
  readonly text: string
  readonly headingLevel: number | null
}

interface Line {
  readonly style: string | undefined
  /** True where paragraph or cell is shaded, so that white letters can be seen. */
  readonly shaded: boolean
  text: string
}

/** Elements that only wrap runs. Formulas (`m:`) are walked as well. */
const wrappers = new Set([
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:fldSimple',
  'w:bdo',
  'w:dir',
  'w:customXml',
  'w:sdtContent',
  'w:rubyBase',
])

const deepestField = 30

/** EMU; 360,000 to the centimetre. A seal or a logo is smaller, a photographed table is not. */
const largePicture = { width: 8 * 360_000, height: 4 * 360_000 }

/** Reads a paragraph; null where its end is deleted or hidden and its text runs on into the next. */
export function readParagraph(element: XmlElement, reading: Reading, onShade: boolean): Paragraph | null {
  const properties = child(element, 'w:pPr')
  const style = reading.styles.paragraphStyle(properties)
  const line: Line = { style, shaded: onShade || isShaded(properties), text: '' }
  readInline(element, reading, line)
  // A field whose code never ends would swallow the rest of the document.
  while (reading.fields[reading.fields.length - 1]?.phase === 'code') reading.fields.pop()

  const mark = child(properties, 'w:rPr')
  const markDeleted = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined
  if (markDeleted || reading.styles.isHidden(mark, style)) {
    reading.carried += line.text
    return null
  }
  const text = reading.carried + line.text
  reading.carried = ''
  const numbered = reading.styles.numbering(properties, (numberId, styleId) =>
    reading.numbering.levelOfStyle(numberId, styleId),
  )
  const label = numbered === null ? '' : reading.numbering.next(numbered)
  return { text: label + text, headingLevel: reading.styles.headingLevel(properties) }
}

function readInline(element: XmlElement, reading: Reading, line: Line): void {
  for (const node of element.children) {
    if (typeof node === 'string') continue
    const { name } = node
    if (name === 'w:r' || name === 'm:r') readRun(node, reading, line)
    else if (wrappers.has(name) || name.startsWith('m:')) readInline(node, reading, line)
    else if (name === 'w:sdt') readInline(child(node, 'w:sdtContent') ?? node, reading, line)
    else if (name === 'w:del' || name === 'w:moveFrom') leaveOut(reading.deleted, allText(node))
    else if (name === 'mc:AlternateContent') readInline(choice(node), reading, line)
  }
}

function readRun(run: XmlElement, reading: Reading, line: Line): void {
  const properties = child(run, 'w:rPr')
  const before = line.text.length
  for (const node of run.children) if (typeof node !== 'string') readRunPart(node, properties, reading, line)
  const added = line.text.slice(before)
  if (added === '') return
  if (reading.styles.isHidden(properties, line.style)) {
    leaveOut(reading.hidden, added)
    line.text = line.text.slice(0, before)
  } else if (!line.shaded && reading.styles.isWhite(properties, line.style)) leaveOut(reading.white, added)
}

function readRunPart(
  node: XmlElement,
  properties: XmlElement | undefined,
  reading: Reading,
  line: Line,
): void {
  const { fields } = reading
  if (node.name === 'w:fldChar') {
    readFieldMark(node, reading, line)
    return
  }
  if (node.name === 'w:instrText') {
    const field = fields[fields.length - 1]
    if (field?.phase === 'code') field.instruction += directText(node)
    return
  }
  if (fields.some((field) => field.phase === 'code')) return
  // Ruby adds to the line by itself, so the line is read again after the call.
  const added = printed(node, properties, reading, line)
  line.text += added
}

function printed(node: XmlElement, properties: XmlElement | undefined, reading: Reading, line: Line): string {
  switch (node.name) {
    case 'w:t':
    case 'm:t':
      return runText(node, properties, line)
    case 'w:tab':
    case 'w:ptab':
      return '\t'
    case 'w:br':
    case 'w:cr':
      return '\n'
    case 'w:noBreakHyphen':
      return '-'
    case 'w:sym':
      return symbolText(
        node.attributes['w:font'] ?? '',
        Number.parseInt(node.attributes['w:char'] ?? '', 16) || 0,
      )
    case 'w:footnoteReference':
    case 'w:endnoteReference':
      noteMark(node, reading)
      return ''
    case 'w:ruby':
      readInline(child(node, 'w:rubyBase') ?? node, reading, line)
      return ''
    case 'mc:AlternateContent':
      collectDrawn(choice(node), reading)
      return ''
    case 'w:drawing':
    case 'w:pict':
    case 'w:object':
      collectDrawn(node, reading)
      return ''
    default:
      return ''
  }
}

function runText(node: XmlElement, properties: XmlElement | undefined, line: Line): string {
  const stored = directText(node)
  const text =
    node.attributes['xml:space'] === 'preserve' ? stored : stored.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  if (/[\uf000-\uf0ff]/.test(text)) {
    const fonts = child(properties, 'w:rFonts')?.attributes
    return symbolsInText(fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? fonts?.['w:eastAsia'] ?? '', text)
  }
  const isRaised = child(properties, 'w:vertAlign')?.attributes['w:val'] === 'superscript'
  return isRaised && line.text.trim() !== '' ? raisedText(text) : text
}

function readFieldMark(node: XmlElement, reading: Reading, line: Line): void {
  const { fields } = reading
  const kind = node.attributes['w:fldCharType']
  if (kind === 'begin') {
    // Fields are nested a few deep; marks without an end must not pile up.
    if (fields.length >= deepestField) fields.length = 0
    fields.push({ phase: 'code', instruction: '', checkBox: formBox(node) })
    return
  }
  const field = fields[fields.length - 1]
  if (field === undefined) return
  if (kind === 'separate') field.phase = 'result'
  if (kind !== 'end') return
  fields.pop()
  if (fields.some((outer) => outer.phase === 'code')) return
  if (field.checkBox !== '') line.text += field.checkBox
  else if (field.phase === 'code') line.text += enclosed(field.instruction)
}

/** Old form fields store their state beside the text: a ticked box, the chosen entry of a list. */
function formBox(mark: XmlElement): string {
  const data = child(mark, 'w:ffData')
  const box = child(data, 'w:checkBox')
  if (box !== undefined) return (toggle(box, 'w:checked') ?? toggle(box, 'w:default')) === true ? '☑' : '□'
  const list = child(data, 'w:ddList')
  if (list === undefined) return ''
  const entries = list.children.flatMap((node) =>
    typeof node !== 'string' && node.name === 'w:listEntry' ? [node.attributes['w:val'] ?? ''] : [],
  )
  const chosen = child(list, 'w:result') ?? child(list, 'w:default')
  return entries[Number(chosen?.attributes['w:val'] ?? 0)] ?? ''
}

/** Word's 带圈字符 is a field without a result: EQ \o\ac(○,1). */
function enclosed(instruction: string): string {
  const inside = /^\s*eq\s+\\o\s*\\ac\s*\(\s*[^,]*,\s*([^)]*)\)/i.exec(instruction)?.[1]?.trim()
  if (inside === undefined) return ''
  const value = /^\d{1,2}$/.test(inside) ? Number(inside) : 0
  return value >= 1 && value <= 20 ? String.fromCharCode(0x2460 + value - 1) : inside
}

function noteMark(node: XmlElement, reading: Reading): void {
  const id = node.attributes['w:id']
  if (id === undefined) return
  reading.noteMarks.push({ kind: node.name === 'w:footnoteReference' ? 'footnote' : 'endnote', id })
}

/** The same drawing is often stored twice, for new and for old programs: only one of them is read. */
export function choice(alternate: XmlElement): XmlElement {
  const [first] = alternate.children.filter((node) => typeof node !== 'string' && node.name === 'mc:Choice')
  if (first !== undefined && typeof first !== 'string' && holdsText(first)) return first
  return child(alternate, 'mc:Fallback') ?? child(alternate, 'mc:Choice') ?? alternate
}

/** Choices stand inside choices; each is looked through once. */
const holding = new WeakMap<XmlElement, boolean>()

function holdsText(element: XmlElement): boolean {
  const known = holding.get(element)
  if (known !== undefined) return known
  let found = false
  for (const node of element.children)
    if (typeof node !== 'string' && (node.name === 'w:t' || node.name === 'a:blip' || holdsText(node)))
      found = true
  if (element.name === 'mc:Choice') holding.set(element, found)
  return found
}

function collectDrawn(element: XmlElement, reading: Reading): void {
  for (const node of element.children) {
    if (typeof node === 'string') continue
    if (node.name === 'w:txbxContent') reading.textBoxes.push(node)
    else if (node.name === 'mc:AlternateContent') collectDrawn(choice(node), reading)
    else {
      if (node.name === 'wp:inline' || node.name === 'wp:anchor') countPicture(node, reading)
      collectDrawn(node, reading)
    }
  }
}

function countPicture(drawing: XmlElement, reading: Reading): void {
  const extent = child(drawing, 'wp:extent')?.attributes
  const isLarge =
    Number(extent?.cx ?? 0) >= largePicture.width && Number(extent?.cy ?? 0) >= largePicture.height
  if (isLarge && holdsPicture(drawing)) reading.largePictures++
}

function holdsPicture(element: XmlElement): boolean {
  return element.children.some(
    (node) => typeof node !== 'string' && (node.name === 'a:blip' || holdsPicture(node)),
  )
}

function directText(element: XmlElement): string {
  let text = ''
  for (const node of element.children) if (typeof node === 'string') text += node
  return text
}

/** All text of a tracked deletion. */
export function allText(element: XmlElement): string {
  if (element.name === 'w:t' || element.name === 'w:delText') return directText(element)
  let text = ''
  for (const node of element.children) if (typeof node !== 'string') text += allText(node)
  return text
}
