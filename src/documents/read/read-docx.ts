/** Word documents (.docx), as Word, WPS, LibreOffice, Google Docs, pandoc and docx libraries write them. */

import type { Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { BlockList, excerpt } from './block-list.ts'
import { readBodyChild, readContent } from './docx/content.ts'
import { Numbering } from './docx/numbering.ts'
import { type LeftOut, newReading, type Reading } from './docx/reading.ts'
import { StyleSheet } from './docx/styles.ts'
import { readEmbeddedPage } from './embedded-page.ts'
import { addContent } from './flow.ts'
import { type OfficePackage, openOfficePackage, relatedPart } from './office-package.ts'
import { child, childElements, readXmlTree, type XmlElement } from './xml.ts'

/** Earlier states of formatting and page set-up say nothing about the text. */
const unread = new Set([
  'w:rPrChange',
  'w:pPrChange',
  'w:tblPrChange',
  'w:tblPrExChange',
  'w:trPrChange',
  'w:tcPrChange',
  'w:sectPr',
  'w:tblGridChange',
  'w:tblBorders',
  'w:tcBorders',
  'w:pBdr',
])

/**
 * Reads a Word document as it is printed: tracked insertions accepted, tracked deletions, hidden text and
 * comments left out, automatic numbers written before their paragraphs.
 * Throws `UnreadableFile`.
 */
export function readDocx(bytes: Uint8Array): Document {
  const office = openOfficePackage(bytes, 'word/document.xml')
  const part = office.zip.read(office.mainPart)
  const body = part === undefined ? undefined : child(readXmlTree(part, unread), 'w:body')
  if (body === undefined) throw noBody()
  const reading = newReading(
    new StyleSheet(relatedPart(office, 'styles')),
    new Numbering(relatedPart(office, 'numbering')),
  )
  const blocks = new BlockList()
  for (const node of body.children) if (typeof node !== 'string') addBlock(node, blocks, reading)
  blocks.addText(reading.carried, null)
  addNotes(office, blocks, reading)
  if (blocks.blocks.length === 0 && reading.embeddedParts > 0) {
    const page = readEmbeddedPage(office)
    if (page !== null) return { ...page, format: 'docx', title: office.title ?? page.title }
  }
  report(blocks, reading)
  return { format: 'docx', title: office.title, blocks: blocks.blocks, notes: blocks.notes }
}

/** One child of the body, then the text boxes that hang on it. */
function addBlock(node: XmlElement, blocks: BlockList, reading: Reading): void {
  const pictures = reading.largePictures
  const place = blocks.here
  addContent(readBodyChild(node, reading), blocks)
  if (reading.largePictures > pictures)
    blocks.note('image-not-read', '这里有一幅较大的图片，图片里的文字和表格没有读入，请对照原件核对。', place)
  // A text box may hold further ones; the list grows while it is worked off.
  for (const box of reading.textBoxes) addContent(readContent(box, reading, 'shaded'), blocks)
  reading.textBoxes.length = 0
}

/** Footnotes and endnotes as paragraphs at the end, in the order of their marks. */
function addNotes(office: OfficePackage, blocks: BlockList, reading: Reading): void {
  if (reading.noteMarks.length === 0) return
  const notes = new Map<string, XmlElement>()
  for (const kind of ['footnote', 'endnote'])
    for (const note of childElements(relatedPart(office, `${kind}s`), `w:${kind}`))
      notes.set(`${kind}/${note.attributes['w:id']}`, note)
  // Notes may themselves carry marks; the list is copied so that this ends.
  for (const mark of [...reading.noteMarks]) {
    const note = notes.get(`${mark.kind}/${mark.id}`)
    notes.delete(`${mark.kind}/${mark.id}`)
    if (note !== undefined) addContent(readContent(note, reading), blocks)
  }
}

function report(blocks: BlockList, reading: Reading): void {
  const { hidden, deleted, white } = reading
  if (hidden.count > 0)
    blocks.note(
      'hidden-text-left-out',
      `文中有 ${hidden.count} 处隐藏文字${example(hidden)}，打印时看不见，没有读入。`,
    )
  if (deleted.count > 0)
    blocks.note(
      'tracked-change-left-out',
      `文件带有未定稿的修订：按接受全部修订读取，${deleted.count} 处已删除的文字${example(deleted)}没有读入。`,
    )
  if (white.count > 0)
    blocks.note(
      'hidden-text-read',
      `文中有 ${white.count} 处白色文字${example(white)}，打印时可能看不见，仍已读入，请核对。`,
    )
  if (reading.embeddedParts > 0)
    blocks.note(
      'attachment-left-out',
      `文中嵌有 ${reading.embeddedParts} 段外来内容，没有读入。请用 Word 打开后另存一份再试。`,
    )
}

function example(leftOut: LeftOut): string {
  return `（如“${excerpt(leftOut.example)}”）`
}

function noBody(): UnreadableFile {
  return new UnreadableFile(
    'damaged',
    '文件里没有正文，可能没有下载完整。请用 Word 或 WPS 打开后另存一份再试。',
  )
}
