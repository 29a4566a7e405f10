/** The file that would leave, made and opened again. */

import type { HiddenContent, Inspection } from '../../domain/release/hidden-content.ts'
import { countMarks, type Marks } from '../../domain/release/marks.ts'
import type { Verification } from '../../domain/release/release.ts'
import { formatOf, inspectFile } from '../inspect/inspect-file.ts'
import { imageToPdf } from '../read/scan/image-pdf.ts'
import { MarkMisplaced } from './place-marks.ts'
import { type Redacted, redactPdf } from './redact-pdf.ts'
import { rewriteDocx } from './rewrite-docx.ts'
import { rewriteText } from './rewrite-text.ts'
import { rewriteXlsx } from './rewrite-xlsx.ts'
import { searchOutput } from './search-output.ts'

export interface MadeReleasable {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly extension: string
  readonly removedCount: number
  readonly verification: Verification
  /** Pieces that were removed, for the name of the file. */
  readonly removed: readonly string[]
}

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jpg: 'image/jpeg',
  png: 'image/png',
  txt: 'text/plain',
  csv: 'text/csv',
}

/** Throws `MarkMisplaced` (the message is for the person) and `UnreadableFile`. */
export async function makeReleasable(bytes: Uint8Array, name: string, marks: Marks): Promise<MadeReleasable> {
  const made = marks.method === 'as-is' ? asItIs(bytes, name, marks) : await rewrite(bytes, name, marks)
  const inspection = withPictures(
    await inspectFile(made.bytes, `file.${made.extension}`, made.textLayer),
    made.textLayer === null || formatOf(bytes, name) !== 'pdf' ? [] : (await inspectFile(bytes, name)).found,
  )
  const searched = await search(made, inspection)
  const { mediaType, extension, removed, count } = made
  return {
    bytes: made.bytes,
    mediaType,
    extension,
    removed,
    removedCount: count,
    verification: { ...searched, inspection },
  }
}

/** Pages that became pictures still show the pictures they had: somebody must have looked at those. */
function withPictures(inspection: Inspection, before: readonly HiddenContent[]): Inspection {
  const known = new Set(inspection.found.map(({ where }) => where))
  const carried = before.filter(
    ({ kind, where }) => (kind === 'picture' || kind === 'scanned-page') && !known.has(where),
  )
  return { ...inspection, found: [...inspection.found, ...carried] }
}

/** A file that cannot be opened again has no reader, and the gate stays shut. */
async function search(made: Redacted, inspection: Inspection): Promise<Omit<Verification, 'inspection'>> {
  if (inspection.found.some(({ kind }) => kind === 'uninspectable'))
    return { readers: [], searched: 0, leftOver: [] }
  return searchOutput(made.bytes, made.extension, made.removed)
}

function asItIs(bytes: Uint8Array, name: string, marks: Marks): Redacted {
  if (countMarks(marks) > 0)
    throw new MarkMisplaced('有要遮盖的内容，就不能原样放行。请选“重新生成”，或者去掉标注。')
  const extension = (/\.(\w+)$/.exec(name)?.[1] ?? '').toLowerCase().replace('jpeg', 'jpg')
  return {
    bytes,
    mediaType: mediaTypes[extension] ?? 'application/octet-stream',
    extension,
    removed: [],
    count: 0,
    textLayer: null,
  }
}

async function rewrite(bytes: Uint8Array, name: string, marks: Marks): Promise<Redacted> {
  const format = formatOf(bytes, name)
  switch (format) {
    case 'pdf':
      return redactPdf(bytes, marks)
    case 'image':
      return redactPdf(await imageToPdf(bytes), marks)
    case 'docx':
      return rewriteDocx(bytes, marks)
    case 'xlsx':
      return rewriteXlsx(bytes, marks)
    case 'text':
      return rewriteText(bytes, marks, name.toLowerCase().endsWith('.csv') ? 'csv' : 'txt')
    case 'unknown':
      throw new MarkMisplaced(
        '只能放行 PDF、DOCX、XLSX、JPEG、PNG、TXT、CSV。请用原来的软件另存为 PDF 再上传。',
      )
    default:
      return format satisfies never
  }
}
