/** Tells what a file is by its content; the name is never asked. */

import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { compoundFileStreams } from './compound-file.ts'
import { openZip } from './zip.ts'

export type BinaryFormat = 'pdf' | 'docx' | 'xlsx' | 'odt' | 'ods' | 'doc' | 'xls' | 'image'

/** What a person can hand in; ends the sentence of every refusal of an unknown file. */
const readableFormats =
  '可读取的格式有：PDF、Word（docx、doc）、Excel（xlsx、xls）、WPS 文字和表格、ODT、ODS、网页（HTML、MHTML）、Markdown、CSV、纯文本和图片。'

const imageSignatures: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x47, 0x49, 0x46, 0x38],
]

/** The format of a file that is not text; null when it may be text. Throws `UnreadableFile` for known formats that hold no report. */
export function sniffBinary(bytes: Uint8Array): BinaryFormat | null {
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])) return sniffCompound(bytes)
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return sniffZip(bytes)
  if (imageSignatures.some((signature) => startsWith(bytes, signature)) || isWebp(bytes) || isBitmap(bytes))
    return 'image'
  const head = latin1(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return 'pdf'
  refuseArchives(bytes, head)
  return null
}

function refuseArchives(bytes: Uint8Array, head: string): void {
  const isArchive =
    head.startsWith('Rar!') || head.startsWith("7z\xbc\xaf'") || startsWith(bytes, [0x1f, 0x8b])
  if (isArchive) throw unknown('这是压缩包。请先解压，再选择其中的报告文件。')
  if (/^....ftyp(?:heic|heix|mif1|msf1|avif)/s.test(head)) {
    throw unknown('这是 HEIC/AVIF 图片，暂不支持。请在手机或电脑上转存为 JPG 或 PNG 再试。')
  }
}

function isWebp(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0x52, 0x49, 0x46, 0x46])) return false
  const head = latin1(bytes.subarray(0, 12))
  return head.endsWith('WEBP')
}

/** "BM" begins many texts; a bitmap also states its header's size. */
function isBitmap(bytes: Uint8Array): boolean {
  if (!startsWith(bytes, [0x42, 0x4d]) || bytes.length < 26) return false
  const headerSize = (bytes[14] ?? 0) + ((bytes[15] ?? 0) << 8)
  return [12, 40, 52, 56, 64, 108, 124].includes(headerSize) && bytes[16] === 0 && bytes[17] === 0
}

function sniffCompound(bytes: Uint8Array): 'doc' | 'xls' {
  const streams = compoundFileStreams(bytes)
  if (streams.has('EncryptedPackage') || streams.has('EncryptionInfo')) {
    throw new UnreadableFile(
      'encrypted',
      '文件设有密码，无法读取。请用 Word、Excel 或 WPS 打开并取消密码，另存一份再试。',
    )
  }
  if (streams.has('WordDocument')) return 'doc'
  if (streams.has('Workbook') || streams.has('Book')) return 'xls'
  if (streams.has('PowerPoint Document')) throw unknown('这是演示文稿。请把报告正文存为 Word 或 PDF 再试。')
  throw unknown(`文件是旧版 Office 的容器，但里面没有 Word 文档或 Excel 表格，可能不完整。${readableFormats}`)
}

function sniffZip(bytes: Uint8Array): 'docx' | 'xlsx' | 'odt' | 'ods' {
  const zip = openZip(bytes)
  const names = new Set(zip.names.map((name) => name.toLowerCase()))
  const has = (name: string) => names.has(name)
  const hasFolder = (folder: string) => zip.names.some((name) => name.toLowerCase().startsWith(folder))
  if (has('ofd.xml')) {
    throw unknown(
      '这是 OFD 版式文件，暂不支持。请用 OFD 阅读器（如数科、福昕、WPS）另存为 PDF 再试，或提供 Word、网页原文。',
    )
  }
  if (has('mimetype') && has('content.xml')) return openDocument(zip.read('mimetype'))
  if (has('encryptedpackage'))
    throw new UnreadableFile('encrypted', '文件设有密码，无法读取。请取消密码后另存一份再试。')
  if (has('[content_types].xml')) return officeDocument(hasFolder, has)
  throw unknown('这是压缩包。请先解压，再选择其中的报告文件。')
}

function openDocument(mimeType: Uint8Array | undefined): 'odt' | 'ods' {
  const type = latin1(mimeType ?? new Uint8Array()).trim()
  if (type.startsWith('application/vnd.oasis.opendocument.text')) return 'odt'
  if (type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  throw unknown(`这是 OpenDocument 文件，但不是文字文档。${readableFormats}`)
}

function officeDocument(
  hasFolder: (folder: string) => boolean,
  has: (name: string) => boolean,
): 'docx' | 'xlsx' {
  if (hasFolder('word/')) return 'docx'
  if (has('xl/workbook.bin'))
    throw unknown('这是 xlsb 二进制工作簿，暂不支持。请用 Excel 或 WPS 另存为 xlsx 再试。')
  if (hasFolder('xl/')) return 'xlsx'
  if (hasFolder('ppt/')) throw unknown('这是演示文稿。请把报告正文存为 Word 或 PDF 再试。')
  // A package that names its parts unusually is most often a document made by a program; its reader follows the links.
  return 'docx'
}

/** Formats of office programs that are one XML file. */
export type XmlFormat = 'word-xml' | 'flat-docx' | 'flat-odt' | 'flat-ods' | 'excel-xml'

export type TextFormat = XmlFormat | 'json' | 'rtf' | 'mhtml' | 'html' | 'markdown' | 'text'

/** The kind of a text. Throws `UnreadableFile` for text that is none: bytes that only decode by chance. */
export function sniffText(text: string): TextFormat {
  const head = text.slice(0, 8192)
  const start = head.trimStart()
  if (start.startsWith('{\\rtf')) return 'rtf'
  const xml = start.startsWith('<') ? sniffXml(head) : null
  if (xml !== null) return xml
  if (
    !start.startsWith('<') &&
    /^(?:from|mime-version|subject|date|snapshot-content-location)\s*:/im.test(head) &&
    /content-type:\s*multipart\//i.test(head)
  )
    return 'mhtml'
  refuseGarbage(text)
  if (isJsonStart(start)) return 'json'
  if (isHtml(start, text)) return 'html'
  return isMarkdown(text) ? 'markdown' : 'text'
}

/** Told by the root element and its namespace; the line that names the program is often missing. */
function sniffXml(head: string): XmlFormat | null {
  const root = /<([A-Za-z][\w:.-]*)(?=[\s>])[^>]*/.exec(head.replace(/<!--[\s\S]*?-->/g, ''))
  const [tag = '', name = ''] = root ?? []
  if (name === 'pkg:package') return 'flat-docx'
  if (name.endsWith('wordDocument') || /mso-application[^>]*Word\.Document/i.test(head)) return 'word-xml'
  if (name === 'office:document')
    return /mimetype="[^"]*opendocument\.spreadsheet/.test(tag) ? 'flat-ods' : 'flat-odt'
  return /^(?:\w+:)?Workbook$/.test(name) && tag.includes('urn:schemas-microsoft-com:office:spreadsheet')
    ? 'excel-xml'
    : null
}

const knownTag =
  /<(?:!doctype|html|head|body|table|tbody|tr|td|div|p|span|font|meta|h[1-6]|article|section|center)(?:\s[^<>]*)?\/?>/i

const structuralTag = /<\/?(?:table|tbody|tr|td|th|div|p|span|font|h[1-6]|ul|li)(?:\s[^<>]{0,2000})?\/?>/gi

function isHtml(start: string, text: string): boolean {
  if (/^(?:<!doctype\s+html|<html|<head|<body|<meta|<table|<div|<p[\s>])/i.test(start)) return true
  if (start.startsWith('<') && knownTag.test(start)) return true
  const sample = text.slice(0, 400_000)
  const tags = sample.match(structuralTag)?.length ?? 0
  // Lines copied out of a spreadsheet may keep a `<br>` in a cell; their tabs matter more.
  const breaks = /\t[^\n]*\t/.test(sample) ? 0 : (sample.match(/<br\s?\/?>/gi)?.length ?? 0)
  if (tags + breaks < 3) return false
  // Markdown may hold a table in HTML; then most of its lines are without tags.
  return !hasMarkdownMarks(sample) || /<(?:html|body)[\s>]/i.test(sample)
}

function isMarkdown(text: string): boolean {
  return hasMarkdownMarks(text.slice(0, 400_000))
}

function hasMarkdownMarks(text: string): boolean {
  if (/^ {0,3}#{1,6}[ \t]+\S/m.test(text)) return true
  return (
    /^ {0,3}\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-{1,}:?[ \t]*)+\|?[ \t]*$/m.test(text) && text.includes('|')
  )
}

/** Text has hardly any control characters; bytes that are no text are full of them. */
function refuseGarbage(text: string): void {
  const end = Math.min(text.length, 100_000)
  let strange = 0
  for (let i = 0; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 ? !(code >= 9 && code <= 13) : code === 0xfffd || code === 0x7f) strange++
  }
  if (strange > Math.max(2, end * 0.02)) {
    throw unknown(`文件不是可读取的格式，或已损坏。${readableFormats}`)
  }
}

/** True for bytes that begin like a JSON object or array, so that the program's own data can be told from text. */
export function looksLikeJson(bytes: Uint8Array): boolean {
  const withoutMark = startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes
  return isJsonStart(latin1(withoutMark.subarray(0, 4096)).trimStart())
}

function isJsonStart(start: string): boolean {
  return /^\{\s*(?:"|\})|^\[\s*(?:\{\s*"|\])/.test(start)
}

export function unknown(message: string): UnreadableFile {
  return new UnreadableFile('unknown-format', message)
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  if (bytes[0] !== signature[0]) return false
  return signature.every((byte, index) => bytes[index] === byte)
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
}
