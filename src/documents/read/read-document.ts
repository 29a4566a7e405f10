import type { Document, ReadNote } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { ReadDocument, ReadOptions } from '../../usecases/ports.ts'
import { type DecodedText, decodeText } from './decode-text.ts'
import { readLimits, tooManyBytes } from './read-limits.ts'
import {
  type BinaryFormat,
  sniffBinary,
  sniffText,
  type TextFormat,
  unknown,
  type XmlFormat,
} from './sniff-format.ts'

export { looksLikeJson } from './sniff-format.ts'

/**
 * Bytes → Document. What the file is, is told by its content; each reader is loaded when it is first needed.
 * Throws `UnreadableFile` with a sentence for the person who handed the file in.
 */
export const readDocument: ReadDocument = async (bytes, options = {}) => {
  if (bytes.length === 0) throw new UnreadableFile('empty', '文件是空的。请重新下载或另存后再试。')
  if (bytes.length > readLimits.fileBytes) throw tooManyBytes()
  const binary = sniffBinary(bytes)
  return binary === null ? readAsText(bytes, options) : readBinary(bytes, binary, options)
}

async function readBinary(bytes: Uint8Array, format: BinaryFormat, options: ReadOptions): Promise<Document> {
  switch (format) {
    case 'pdf':
      return (await import('./read-pdf.ts')).readPdf(bytes, options)
    case 'image':
      return (await import('./read-image.ts')).readImage(bytes, options)
    case 'docx':
      return (await import('./read-docx.ts')).readDocx(bytes)
    case 'odt':
      return (await import('./read-odt.ts')).readOdt(bytes)
    case 'ods':
      return (await import('./read-odt.ts')).readOds(bytes)
    case 'doc':
      return (await import('./read-doc.ts')).readDoc(bytes, options)
    case 'xlsx':
      return (await import('./read-workbook.ts')).readXlsx(bytes)
    case 'xls':
      return (await import('./read-workbook.ts')).readXls(bytes)
    default:
      return format satisfies never
  }
}

async function readAsText(bytes: Uint8Array, options: ReadOptions): Promise<Document> {
  const decoded = decodeText(bytes)
  if (startsLikeReportCsv(decoded.text)) {
    const { isReportCsv, readReportCsv } = await import('./read-csv.ts')
    if (isReportCsv(decoded.text)) return noted(readReportCsv(decoded.text), decoded)
  }
  const format = sniffText(decoded.text)
  if (decoded.text.trim() === '')
    throw new UnreadableFile('empty', '文件里没有文字。请重新下载或另存后再试。')
  if (format === 'mhtml') return readArchive(bytes)
  return isOfficeText(format)
    ? readOfficeText(bytes, format, options)
    : noted(await readDecoded(decoded.text, format), decoded)
}

type OfficeText = XmlFormat | 'rtf'

function isOfficeText(format: TextFormat): format is OfficeText {
  return /^(?:rtf|word-xml|flat-docx|flat-odt|flat-ods|excel-xml)$/.test(format)
}

async function readOfficeText(
  bytes: Uint8Array,
  format: OfficeText,
  options: ReadOptions,
): Promise<Document> {
  switch (format) {
    case 'rtf':
    case 'word-xml':
      return (await import('./read-doc.ts')).readDoc(bytes, options)
    case 'flat-docx':
      return (await import('./read-docx.ts')).readDocx(bytes)
    case 'flat-odt':
      return (await import('./read-odt.ts')).readOdt(bytes)
    case 'flat-ods':
      return (await import('./read-odt.ts')).readOds(bytes)
    case 'excel-xml':
      return (await import('./read-workbook.ts')).readXmlWorkbook(bytes)
    default:
      return format satisfies never
  }
}

/** The header of the CSV that we write; asked before anything else, because a section's text may hold tags or marks. */
function startsLikeReportCsv(text: string): boolean {
  return /^\uFEFF?"?表"?,"?项目"?,/.test(text)
}

let loadedHtmlReader: Promise<typeof import('./read-html.ts')> | undefined

/** Web pages come by the thousand: the module's promise is kept, because every `import()` asks the loader anew. */
function htmlReader(): Promise<typeof import('./read-html.ts')> {
  loadedHtmlReader ??= import('./read-html.ts')
  return loadedHtmlReader
}

async function readDecoded(
  text: string,
  format: Exclude<TextFormat, OfficeText | 'mhtml'>,
): Promise<Document> {
  switch (format) {
    case 'html':
      return (await htmlReader()).readHtml(text)
    case 'markdown':
      return (await import('./read-markdown.ts')).readMarkdown(text)
    case 'text':
      return (await readOwnCsv(text)) ?? (await import('./read-text.ts')).readText(text)
    case 'json':
      throw unknown('这是 JSON 数据，但不是本程序写出的报告。请提供报告原文（Word、PDF、网页等）。')
    default:
      return format satisfies never
  }
}

/** The CSV that this program writes, known by its first line; null for any other text. */
async function readOwnCsv(text: string): Promise<Document | null> {
  if (!text.slice(0, 200).includes(',')) return null
  const { isReportCsv, readReportCsv } = await import('./read-csv.ts')
  return isReportCsv(text.slice(0, 1000)) ? readReportCsv(text) : null
}

async function readArchive(bytes: Uint8Array): Promise<Document> {
  const { pageOfArchive } = await import('./read-mhtml.ts')
  const page = pageOfArchive(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))
  const decoded = decodeText(page.bytes, page.charset)
  return noted(await readDecoded(decoded.text, page.isHtml ? 'html' : 'text'), decoded)
}

function noted(document: Document, decoded: DecodedText): Document {
  if (!decoded.guessed) return document
  const note: ReadNote = {
    code: 'encoding-guessed',
    message: `文件没有写明或写错了文字编码，按 ${decoded.encoding.toUpperCase()} 读入；如有乱码，请另存为 UTF-8 再试。`,
    source: null,
  }
  return { ...document, notes: [note, ...document.notes] }
}
