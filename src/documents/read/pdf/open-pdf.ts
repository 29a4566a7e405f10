import { UnreadableFile } from '../../../domain/unreadable-file.ts'
import { loadPdfium, type Pdfium, retirePdfium } from './engine.ts'

export interface OpenPdf {
  readonly bytes: Uint8Array
  readonly pdfium: Pdfium
  readonly handle: number
  readonly pageCount: number
  readonly title: string | null
}

/** A report has some dozen pages; a yearbook of thousands is not what this reads. */
const MAX_PAGES = 800

const PASSWORD_ERROR = 4
const SECURITY_ERROR = 5

/**
 * Opens the PDF, hands it to `use` and closes it again whatever happens.
 * Throws `UnreadableFile` where it is damaged, locked with a password, or has too many pages.
 */
export async function withPdf<T>(bytes: Uint8Array, use: (pdf: OpenPdf) => Promise<T>): Promise<T> {
  const pdfium = await loadPdfium()
  let trapped = false
  let data = 0
  let handle = 0
  try {
    data = pdfium.call.malloc(bytes.length)
    if (data === 0) throw tooLarge()
    pdfium.memory().bytes.set(bytes, data)
    handle = pdfium.call.FPDF_LoadMemDocument(data, bytes.length, 0)
    if (handle === 0) throw refusal(pdfium.call.FPDF_GetLastError())
    const pageCount = pdfium.call.FPDF_GetPageCount(handle)
    if (pageCount < 1) throw damaged()
    if (pageCount > MAX_PAGES) throw tooLarge()
    return await use({ bytes, pdfium, handle, pageCount, title: metaText(pdfium, handle, 'Title') })
  } catch (error) {
    trapped = error instanceof WebAssembly.RuntimeError
    if (trapped || isAbort(error)) {
      trapped = true
      throw damaged(error)
    }
    throw error
  } finally {
    if (trapped) retirePdfium(pdfium, 'trap')
    else {
      if (handle !== 0) pdfium.call.FPDF_CloseDocument(handle)
      if (data !== 0) pdfium.call.free(data)
      retirePdfium(pdfium, 'after-use')
    }
  }
}

/** Emscripten reports a failed assertion or lack of memory as an error that names `Aborted`. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('Aborted(')
}

function refusal(code: number): UnreadableFile {
  if (code === PASSWORD_ERROR)
    return new UnreadableFile('encrypted', '这份 PDF 设了打开密码，请用密码打开后另存为没有密码的文件再试。')
  if (code === SECURITY_ERROR)
    return new UnreadableFile(
      'encrypted',
      '这份 PDF 用了不支持的加密方式，请打开后另存为没有加密的文件再试。',
    )
  return damaged()
}

function damaged(cause?: unknown): UnreadableFile {
  return new UnreadableFile('damaged', '这份 PDF 已损坏或不完整，请重新下载或重新导出后再试。', { cause })
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile(
    'too-large',
    `这份 PDF 太大（超过 ${MAX_PAGES} 页或内存放不下），请只取年度报告的那几页。`,
  )
}

function metaText({ call, memory }: Pdfium, handle: number, tag: string): string | null {
  const length = 1024
  const buffer = call.malloc(length + 32)
  const name = buffer + length
  const bytes = memory().bytes
  for (let i = 0; i < tag.length; i++) bytes[name + i] = tag.charCodeAt(i)
  bytes[name + tag.length] = 0
  const written = call.FPDF_GetMetaText(handle, name, buffer, length)
  const text =
    written > 2 && written <= length
      ? new TextDecoder('utf-16le').decode(memory().bytes.slice(buffer, buffer + written - 2))
      : ''
  call.free(buffer)
  return text.trim() === '' ? null : text.trim()
}
