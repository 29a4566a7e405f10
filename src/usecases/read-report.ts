import { reportFromJson } from '../domain/annual-report/from-json.ts'
import { recognise } from '../domain/annual-report/recognise/recognise.ts'
import type { AnnualReport } from '../domain/annual-report/report.ts'
import type { Document } from '../domain/document.ts'
import { UnreadableFile } from '../domain/unreadable-file.ts'
import type { ReadDocument, ReadOptions } from './ports.ts'

export interface ReadReport {
  readonly report: AnnualReport
  /** The original as blocks; null for our own JSON, which has no original. */
  readonly document: Document | null
}

/**
 * A file in any format → the report as data. Our own JSON is taken as it is; everything else is read and recognised.
 * Throws `UnreadableFile` with a sentence for the person.
 */
export async function readReport(
  bytes: Uint8Array,
  fileName: string | undefined,
  readDocument: ReadDocument,
  options?: ReadOptions,
): Promise<ReadReport> {
  const json = parseJson(bytes)
  if (json !== undefined) return { report: reportFromJson(json), document: null }
  const document = await readDocument(bytes, options)
  return { report: recognise(document, fileName === undefined ? {} : { fileName }), document }
}

const looseUtf8 = new TextDecoder()

/** The parsed value when the bytes are JSON by their first character; undefined when they are something else. */
function parseJson(bytes: Uint8Array): unknown {
  const head = looseUtf8.decode(bytes.subarray(0, 64)).trimStart()
  if (!head.startsWith('{') && !head.startsWith('[')) return undefined
  // "{\rtf" is RTF; "[标题]" is text: only a quote, a brace or an end may follow in our JSON.
  if (!/^[{[]\s*["{}\]]/.test(head)) return undefined
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw new UnreadableFile('damaged', 'JSON 文件不完整或有语法错误，请重新导出后再试。', { cause: error })
  }
}
