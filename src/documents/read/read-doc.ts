/** Older Word and WPS files (.doc, .wps, .rtf, Word XML), converted by LibreOffice where it is installed. */

import type { Document } from '../../domain/document.ts'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import type { ReadOptions } from '../../usecases/ports.ts'
import { looksLikeCompoundFile, openCompoundFile } from './compound-streams.ts'
import { convertToDocx } from './libre-office.ts'
import { readDocx } from './read-docx.ts'

/**
 * Reads an older Word file. Takes two to five seconds, at most one minute.
 * Throws `UnreadableFile`: needs-libreoffice where LibreOffice is not installed.
 */
export async function readDoc(bytes: Uint8Array, options?: ReadOptions): Promise<Document> {
  const extension = extensionOf(bytes)
  const converted = await convertToDocx(bytes, extension, { signal: options?.signal })
  return { ...readDocx(converted), format: 'doc' }
}

/** LibreOffice takes unknown bytes for plain text; only what is known goes to it. */
function extensionOf(bytes: Uint8Array): string {
  if (looksLikeCompoundFile(bytes)) {
    refuseUnreadable(bytes)
    return 'doc'
  }
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 4096))
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s*/, '')
  if (head.startsWith('{\\rtf')) return 'rtf'
  // Word 2003 XML and single-file packages.
  if (head.startsWith('<?xml') && /wordml|wordprocessingml|office\/word|Word\.Document/i.test(head))
    return 'xml'
  throw new UnreadableFile(
    'unknown-format',
    '这不是 Word 或 WPS 文档。请确认选对了文件，或用 Word、WPS 打开后另存为 .docx 再试。',
  )
}

function refuseUnreadable(bytes: Uint8Array): void {
  const file = openCompoundFile(bytes)
  const names = new Set(file.names.map((name) => name.toLowerCase()))
  const main = file.read('WordDocument')
  if (names.has('encryptedpackage') || (main !== undefined && isEncrypted(main)))
    throw new UnreadableFile('encrypted', '文件设有密码，无法读取。请取消密码后另存一份再试。')
  if (main === undefined)
    throw new UnreadableFile(
      'unknown-format',
      '这不是 Word 或 WPS 文字文档。请用相应的程序打开后另存为 .docx 或 .xlsx 再试。',
    )
}

/** Bit fEncrypted of the file information block ([MS-DOC] 2.5.2). */
function isEncrypted(main: Uint8Array): boolean {
  return ((main[11] ?? 0) & 1) !== 0
}
