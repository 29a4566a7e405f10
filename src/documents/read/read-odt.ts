/** OpenDocument texts (.odt) and workbooks (.ods), as LibreOffice and WPS write them. */

import type { Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { BlockList, excerpt } from './block-list.ts'
import { addContent } from './flow.ts'
import { readOdfContent } from './odf/content.ts'
import { newOdfReading, type OdfReading } from './odf/reading.ts'
import { readOdsSheet } from './odf/sheet.ts'
import { OdfStyles } from './odf/styles.ts'
import { noteFurtherSheets, noteHiddenSheet } from './workbook/read-xlsx.ts'
import { sheetLimits } from './workbook/sheet.ts'
import { addSheet } from './workbook/sheet-blocks.ts'
import { child, childElements, descend, readXmlTree, textInside, type XmlElement } from './xml.ts'
import { looksLikeZip, openZip, type Zip } from './zip.ts'

/** Reads a text document as it is printed. Throws `UnreadableFile`. */
export function readOdt(bytes: Uint8Array): Document {
  const { body, reading, title } = open(bytes, 'office:text')
  const blocks = new BlockList()
  for (const node of body.children) if (typeof node !== 'string') addBlock(node, blocks, reading)
  for (const note of reading.notes) addContent(readOdfContent(note, reading), blocks)
  if (hasDeletions(body))
    blocks.note('tracked-change-left-out', '文件带有未定稿的修订：按接受全部修订读取，已删除的文字没有读入。')
  noteHidden(blocks, reading)
  return { format: 'odt', title, blocks: blocks.blocks, notes: blocks.notes }
}

/**
 * Reads a workbook: the visible cells of the visible sheets. Its format is given as `xlsx`, which has the same
 * kind of source positions. Throws `UnreadableFile`.
 */
export function readOds(bytes: Uint8Array): Document {
  const { body, reading, title, hiddenTables } = open(bytes, 'office:spreadsheet')
  const blocks = new BlockList()
  const tables = childElements(body, 'table:table')
  for (const table of tables.slice(0, sheetLimits.sheets)) {
    const name = table.attributes['table:name'] ?? ''
    const sheet = readOdsSheet(table, name, reading)
    if (!hiddenTables.has(table.attributes['table:style-name'] ?? '')) addSheet(sheet, blocks)
    else if (sheet.rows.size > 0) noteHiddenSheet(name, blocks)
  }
  noteFurtherSheets(tables.length, blocks)
  noteHidden(blocks, reading)
  return { format: 'xlsx', title, blocks: blocks.blocks, notes: blocks.notes }
}

/** The trees of a document: its parts in an archive, or all of it in one XML file. */
interface Parts {
  readonly content: XmlElement | undefined
  readonly styles: XmlElement | undefined
  readonly title: string | null
}

function partsOf(bytes: Uint8Array): Parts {
  if (!looksLikeZip(bytes)) {
    const whole = readXmlTree(bytes)
    return { content: whole, styles: undefined, title: titleIn(whole) }
  }
  const zip = openZip(bytes)
  refuseEncrypted(zip)
  const part = zip.read('content.xml')
  const styles = zip.read('styles.xml')
  return {
    content: part === undefined ? undefined : readXmlTree(part),
    styles: styles === undefined ? undefined : readXmlTree(styles),
    title: titleOf(zip),
  }
}

function open(bytes: Uint8Array, kind: 'office:text' | 'office:spreadsheet') {
  const { content, styles: stylesPart, title } = partsOf(bytes)
  const body = descend(content, 'office:body', kind)
  if (body === undefined)
    throw new UnreadableFile(
      'damaged',
      '文件里没有正文，可能没有下载完整。请用 LibreOffice 或 WPS 打开后另存一份再试。',
    )
  const styles = new OdfStyles([stylesPart, content])
  return {
    body,
    reading: newOdfReading(styles),
    title,
    hiddenTables: hiddenTableStyles(content),
  }
}

/** The manifest tells which parts are encrypted. */
function refuseEncrypted(zip: Zip): void {
  const part = zip.read('META-INF/manifest.xml')
  if (part === undefined) return
  const isEncrypted = childElements(readXmlTree(part)).some(
    (entry) => child(entry, 'manifest:encryption-data') !== undefined,
  )
  if (isEncrypted || zip.names.includes('encrypted-package'))
    throw new UnreadableFile('encrypted', '文件设有密码，无法读取。请取消密码后另存一份再试。')
}

function titleOf(zip: Zip): string | null {
  const part = zip.read('meta.xml')
  if (part === undefined) return null
  try {
    return titleIn(readXmlTree(part))
  } catch {
    return null // properties that cannot be read say nothing about the text
  }
}

function titleIn(root: XmlElement): string | null {
  const title = descend(root, 'office:meta', 'dc:title')
  return title === undefined ? null : textInside(title).trim() || null
}

function hiddenTableStyles(content: XmlElement | undefined): Set<string> {
  const names = new Set<string>()
  for (const style of childElements(child(content, 'office:automatic-styles'), 'style:style'))
    if (child(style, 'style:table-properties')?.attributes['table:display'] === 'false')
      names.add(style.attributes['style:name'] ?? '')
  return names
}

/** One child of the body, then the text boxes that hang on it. */
function addBlock(node: XmlElement, blocks: BlockList, reading: OdfReading): void {
  const pictures = reading.largePictures
  const place = blocks.here
  addContent(readOdfContent({ name: '', attributes: {}, children: [node] }, reading), blocks)
  if (reading.largePictures > pictures)
    blocks.note('image-not-read', '这里有一幅较大的图片，图片里的文字和表格没有读入，请对照原件核对。', place)
  // A text box may hold further ones; the list grows while it is worked off.
  for (const box of reading.textBoxes) addContent(readOdfContent(box, reading), blocks)
  reading.textBoxes.length = 0
}

function hasDeletions(body: XmlElement): boolean {
  return childElements(child(body, 'text:tracked-changes'), 'text:changed-region').some(
    (region) => child(region, 'text:deletion') !== undefined,
  )
}

function noteHidden(blocks: BlockList, { hidden }: OdfReading): void {
  if (hidden.count === 0) return
  blocks.note(
    'hidden-text-left-out',
    `文中有 ${hidden.count} 处隐藏文字（如“${excerpt(hidden.example)}”），打印时看不见，没有读入。`,
  )
}
