/** Looks through DOCX, XLSX and OFD for what acts by itself when opened, or hides another file. */

import { SaxesParser } from 'saxes'
import { RefusedFile } from './refused-file.ts'
import { listZipEntries, unpackEntries } from './zip-entries.ts'

type OfficeKind = 'docx' | 'xlsx' | 'ofd'

const mainTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const

const macroNames = /vbaproject[^/]*$|vbadata[^/]*$|(?:^|\/)macrosheets\//
const objectNames = /oleobject|(?:^|\/)embeddings\/|(?:^|\/)activex\//
const linkNames = /(?:^|\/)externallinks\//
const contentTypes = '[content_types].xml'

/** Throws `RefusedFile`. */
export async function inspectOffice(bytes: Uint8Array, kind: OfficeKind): Promise<void> {
  const entries = listZipEntries(bytes)
  const names = entries.map(({ name }) => name.toLowerCase())
  refuseByName(names)
  if (!names.includes(kind === 'ofd' ? 'ofd.xml' : contentTypes)) throw new RefusedFile('content-differs')
  for await (const { name, bytes: part } of unpackEntries(entries)) {
    refuseByContent(part)
    const text = xmlText(part)
    if (text === null) continue
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new RefusedFile('dtd')
    inspectXml(name.toLowerCase(), text, kind)
  }
}

function refuseByName(names: readonly string[]): void {
  if (names.some((name) => macroNames.test(name))) throw new RefusedFile('macro')
  if (names.some((name) => objectNames.test(name))) throw new RefusedFile('embedded-object')
  if (names.some((name) => linkNames.test(name))) throw new RefusedFile('external-link')
}

/** Archives, compound files (OLE) and programs, whatever they are called. */
const magics: readonly (readonly [string, 'nested-archive' | 'embedded-object'])[] = [
  ['504b0304', 'nested-archive'],
  ['377abcaf271c', 'nested-archive'],
  ['526172211a07', 'nested-archive'],
  ['d0cf11e0a1b11ae1', 'embedded-object'],
  ['4d5a90', 'embedded-object'],
  ['7f454c46', 'embedded-object'],
  ['255044462d', 'embedded-object'],
]

function refuseByContent(part: Uint8Array): void {
  const head = Buffer.from(part.subarray(0, 8)).toString('hex')
  const found = magics.find(([magic]) => head.startsWith(magic))
  if (found !== undefined) throw new RefusedFile(found[1])
}

/** The text of a part that begins like XML, else null. Only UTF-8 and UTF-16 are read: others could hide a word. */
function xmlText(part: Uint8Array): string | null {
  const encoding = encodingOf(part)
  const head = new TextDecoder(encoding).decode(part.subarray(0, 256)).trimStart()
  if (!head.startsWith('<')) return null
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/i.exec(head)?.[1]?.toLowerCase()
  const known = ['utf-8', 'utf8', 'utf-16', 'utf-16le', 'utf-16be', 'us-ascii', undefined]
  if (!known.includes(declared)) throw new RefusedFile('damaged')
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(part)
  } catch (cause) {
    throw new RefusedFile('damaged', { cause })
  }
}

function encodingOf(part: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [one, two] = part
  if ((one === 0xff && two === 0xfe) || (one === 0x3c && two === 0)) return 'utf-16le'
  if ((one === 0xfe && two === 0xff) || (one === 0 && two === 0x3c)) return 'utf-16be'
  return 'utf-8'
}

function inspectXml(name: string, text: string, kind: OfficeKind): void {
  if (kind === 'ofd') {
    if (/<(?:[\w.-]+:)?Attachment[\s>/]/.test(text)) throw new RefusedFile('embedded-file')
    if (name === 'ofd.xml' && !/<(?:[\w.-]+:)?OFD[\s>]/.test(text)) throw new RefusedFile('content-differs')
    return
  }
  if (name === contentTypes) inspectContentTypes(text, kind)
  if (name.endsWith('.rels')) inspectRelationships(text)
}

function inspectContentTypes(text: string, kind: 'docx' | 'xlsx'): void {
  const types: string[] = []
  eachElement(text, (element, attributes) => {
    if (element === 'Default' || element === 'Override') types.push(attributes.ContentType ?? '')
  })
  const all = types.join('\n').toLowerCase()
  if (/macroenabled|vbaproject|macrosheet/.test(all)) throw new RefusedFile('macro')
  if (/activex|oleobject/.test(all)) throw new RefusedFile('embedded-object')
  if (!types.includes(mainTypes[kind])) throw new RefusedFile('content-differs')
}

/** A link that a reader clicks may lead outside; nothing else may: templates, pictures, frames load by themselves. */
function inspectRelationships(text: string): void {
  eachElement(text, (element, attributes) => {
    if (element !== 'Relationship') return
    const isOutside = attributes.TargetMode?.trim().toLowerCase() === 'external'
    if (isOutside && !/\/hyperlink$/.test(attributes.Type ?? '')) throw new RefusedFile('external-link')
  })
}

function eachElement(
  text: string,
  visit: (element: string, attributes: Readonly<Record<string, string>>) => void,
): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let refused: unknown = null
  parser.on('opentag', ({ name, attributes }) => {
    try {
      visit(name.slice(name.indexOf(':') + 1), attributes)
    } catch (error) {
      refused ??= error
    }
  })
  parser.on('error', (cause) => {
    refused ??= new RefusedFile('damaged', { cause })
  })
  parser.write(text.replace(/^\ufeff/, '')).close()
  if (refused !== null) throw refused
}
