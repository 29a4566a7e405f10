/** Any file looked through before it may leave. What cannot be looked through is said to be so: it stays. */

import { screenText } from '../../domain/personal-data/screen-text.ts'
import {
  type HiddenContent,
  type InspectedFormat,
  type Inspection,
  quoteOf,
  shortened,
} from '../../domain/release/hidden-content.ts'
import { inspectDocx } from './inspect-docx.ts'
import { inspectImage } from './inspect-image.ts'
import { inspectPdf } from './inspect-pdf.ts'
import { inspectPlainText } from './inspect-plain-text.ts'
import { inspectXlsx } from './inspect-xlsx.ts'
import { linesOfPage } from './page-lines.ts'

/** `textLayer`: see `inspectPdf`. Never throws: what it cannot look through is found `uninspectable`. */
export async function inspectFile(
  bytes: Uint8Array,
  name: string,
  textLayer: readonly string[] | null = null,
): Promise<Inspection> {
  const format = formatOf(bytes, name)
  try {
    const { found, seen } = await inspect(bytes, format, textLayer)
    return { format, found: shortened([...found, ...personalData(seen)]) }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { format, found: [{ kind: 'uninspectable', where: '整个文件', quote: quoteOf(why) }] }
  }
}

/** By content; the name only tells text from what is none. */
export function formatOf(bytes: Uint8Array, name: string): InspectedFormat {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (head.startsWith('%PDF-')) return 'pdf'
  if (head.startsWith('\u00ff\u00d8\u00ff') || head.startsWith('\u0089PNG')) return 'image'
  if (head.startsWith('PK\u0003\u0004')) {
    if (extension === 'docx' || extension === 'xlsx') return extension
    return 'unknown'
  }
  return extension === 'txt' || extension === 'csv' ? 'text' : 'unknown'
}

async function inspect(
  bytes: Uint8Array,
  format: InspectedFormat,
  textLayer: readonly string[] | null,
): Promise<{ readonly found: readonly HiddenContent[]; readonly seen: string }> {
  switch (format) {
    case 'pdf': {
      const { found, pages } = await inspectPdf(bytes, textLayer)
      const lines = pages.flatMap(({ characters }) => linesOfPage(characters).map((line) => line.text))
      return { found, seen: textLayer?.join('\n') ?? lines.join('\n') }
    }
    case 'docx':
      return inspectDocx(bytes)
    case 'xlsx':
      return inspectXlsx(bytes)
    case 'image':
      return { found: inspectImage(bytes), seen: '' }
    case 'text': {
      const { found, text } = inspectPlainText(bytes)
      return { found, seen: text }
    }
    case 'unknown':
      return {
        found: [
          {
            kind: 'uninspectable',
            where: '整个文件',
            quote: '只能放行 PDF、DOCX、XLSX、JPEG、PNG、TXT、CSV，请先转换',
          },
        ],
        seen: '',
      }
    default:
      return format satisfies never
  }
}

/** What the office may have overlooked: to be looked at, not to be removed unseen. */
function personalData(seen: string): HiddenContent[] {
  return screenText(seen)
    .filter(({ confidence }) => confidence !== 'possible')
    .map(({ start, end }) => ({
      kind: 'personal-data',
      where: '看得见的文字',
      quote: quoteOf(seen.slice(start, end)),
    }))
}
