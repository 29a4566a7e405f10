import type { HiddenKind } from '../../domain/release/hidden-content.ts'
import { decodedStream, type PdfObject } from './pdf-objects.ts'

/** What the gate itself calls every file that it makes. */
export const ownTitle = '放行件'

/** XMP: what is not about programs and dates is quoted (ISO 16684-1). */
export function inspectXmp(
  object: PdfObject,
  says: (text: string) => boolean,
): (readonly [HiddenKind, string])[] {
  const data = decodedStream(object)
  if (data === null) return [['uninspectable', 'XMP']]
  const found: (readonly [HiddenKind, string])[] = []
  const text = Buffer.from(data).toString('utf8')
  const values = [
    ...[...text.matchAll(/<([\w:.-]+)(?:\s[^<>]*)?>([^<>]*)<\//g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
    ...[...text.matchAll(/\s([\w.-]+:[\w.-]+)\s*=\s*"([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    ),
  ]
  let inside = ''
  for (const [, name = ''] of text.matchAll(/<(dc:creator|xmpMM:History|photoshop:\w+|pdfx:\w+)[\s>]/g))
    inside ||= name
  for (const [name, raw] of values) {
    const value = raw.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).trim()
    if (value !== ownTitle && !harmlessXmp.test(name) && !harmlessValue.test(value) && !says(value))
      found.push(['metadata', `${name} ${value}`])
  }
  if (inside !== '' && inside !== 'dc:creator') found.push(['metadata', inside])
  return found
}

const harmlessXmp =
  /^(?:xmlns|x:xmptk|rdf:(?:about|parseType|resource)|xml:lang|pdf:(?:Producer|PDFVersion|Trapped)|xmp:(?:CreatorTool|CreateDate|ModifyDate|MetadataDate)|xmpMM:(?:DocumentID|InstanceID|RenditionClass|VersionID)|pdfaid:\w+|pdfuaid:\w+|dc:(?:format|language)|xmpTPg:NPages)/
/** Language tags, mime types, numbers, dates and identifiers. */
const harmlessValue =
  /^(?:|x-default|[a-z]{2}(?:-[A-Za-z]{2,4})?|[a-z]+\/[\w.+-]+|[\d.:TZ+-]+|(?:uuid:|xmp\.\w+:)?[0-9A-Fa-f-]{20,}|[A-Za-z0-9+/]{20,}=*|proof)$/
