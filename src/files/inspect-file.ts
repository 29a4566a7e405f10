/** Extension = magic = structure: what an uploaded file is, and whether it may be taken. */

import {
  extensionOf,
  legacyUploadFormats,
  type UploadFormat,
  uploadFormats,
} from '../domain/files/upload-rules.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { inspectLegacyOffice } from './inspect-legacy-office.ts'
import { inspectOffice } from './inspect-office.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { inspectText } from './inspect-text.ts'
import { RefusedFile } from './refused-file.ts'

/** Whether the installation takes DOC, XLS and WPS. */
export type LegacyFormats = 'refused' | 'accepted'

/** The format that a name claims. Throws `RefusedFile`: wrong-type. */
export function claimedFormat(name: string, legacy: LegacyFormats): UploadFormat {
  const formats = legacy === 'accepted' ? [...uploadFormats, ...legacyUploadFormats] : uploadFormats
  const extension = extensionOf(name)
  const format = formats.find((each) => each.extension === extension)
  if (format === undefined) throw new RefusedFile('wrong-type')
  return format
}

const magicLength = 8
const magics: Readonly<Record<string, string>> = {
  pdf: '255044462d',
  ofd: '504b0304',
  docx: '504b0304',
  xlsx: '504b0304',
  jpg: 'ffd8ff',
  jpeg: 'ffd8ff',
  png: '89504e470d0a1a0a',
  doc: 'd0cf11e0a1b11ae1',
  xls: 'd0cf11e0a1b11ae1',
  wps: 'd0cf11e0a1b11ae1',
}

/** Compares the first bytes, before the rest has come. Throws `RefusedFile`. */
export function refuseOtherMagic(head: Uint8Array, format: UploadFormat): void {
  const found = Buffer.from(head.subarray(0, magicLength)).toString('hex')
  const expected = magics[format.extension]
  if (expected === undefined || found.startsWith(expected)) return
  // Office puts a document with a password into a compound file and keeps the extension.
  const isSealed = found === magics.doc && (format.extension === 'docx' || format.extension === 'xlsx')
  throw new RefusedFile(isSealed ? 'encrypted' : 'content-differs')
}

/** The bytes to keep: the same, or cleaned (pictures). Throws `RefusedFile`. */
export async function inspectFile(bytes: Uint8Array, format: UploadFormat): Promise<Uint8Array> {
  switch (format.extension) {
    case 'jpg':
    case 'jpeg':
      return cleanJpeg(bytes)
    case 'png':
      return cleanPng(bytes)
    case 'pdf':
      await inspectPdf(bytes)
      return bytes
    case 'ofd':
    case 'docx':
    case 'xlsx':
      await inspectOffice(bytes, format.extension)
      return bytes
    case 'txt':
    case 'csv':
      inspectText(bytes)
      return bytes
    default:
      inspectLegacyOffice(bytes)
      return bytes
  }
}
