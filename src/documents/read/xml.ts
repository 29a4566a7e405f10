/** XML parts of office files, read with saxes: namespaces folded to fixed prefixes, size and depth bounded. */

import { SaxesParser } from 'saxes'
import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { damagedFile } from './damaged-file.ts'

export interface XmlElement {
  /** Prefix of `prefixes` and local name, e.g. `w:p`, whatever prefix the file itself uses. */
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

export interface XmlHandler {
  open(name: string, attributes: Readonly<Record<string, string>>): void
  close(name: string): void
  text(text: string): void
}

/** A document of 500 pages stays below these; what is larger would take longer than a person waits. */
const xmlLimits = { bytes: 24 * 1024 * 1024, elements: 400_000, depth: 300 } as const

/** Transitional and Strict Office Open XML, and OpenDocument. */
const prefixes = new Map<string, string>([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/package/2006/relationships', 'rel'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:spreadsheet', 'ss'],
  ['urn:schemas-microsoft-com:office:excel', 'excel'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'office'],
  ['urn:oasis:names:tc:opendocument:xmlns:text:1.0', 'text'],
  ['urn:oasis:names:tc:opendocument:xmlns:table:1.0', 'table'],
  ['urn:oasis:names:tc:opendocument:xmlns:style:1.0', 'style'],
  ['urn:oasis:names:tc:opendocument:xmlns:drawing:1.0', 'draw'],
  ['urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0', 'fo'],
  ['urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0', 'svg'],
  ['urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0', 'number'],
  ['urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest'],
  ['http://openoffice.org/2004/office', 'ooo'],
  ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0', 'loext'],
])

/**
 * Reads a part and calls `handler` for every element and text.
 * Throws `UnreadableFile`: bomb (own entities), too-large, damaged (cut off, nested without end).
 */
export function parseXml(bytes: Uint8Array, handler: XmlHandler): void {
  if (bytes.length > xmlLimits.bytes) throw tooLarge()
  const parser = new SaxesParser({ position: false, xmlns: false as const })
  const names = new PrefixFolding()
  let depth = 0
  let elements = 0
  parser.on('doctype', refuseEntities)
  parser.on('error', refuseBrokenStructure)
  parser.on('text', (text) => handler.text(text))
  parser.on('cdata', (text) => handler.text(text))
  parser.on('opentag', (tag) => {
    if (++depth > xmlLimits.depth) throw damagedFile('层次过深')
    if (++elements > xmlLimits.elements) throw tooLarge()
    names.enter(tag.attributes)
    handler.open(names.elementName(tag.name), names.attributes(tag.attributes))
  })
  parser.on('closetag', (tag) => {
    handler.close(names.elementName(tag.name))
    names.leave()
    depth--
  })
  parser.write(decode(bytes)).close()
  if (elements === 0) throw damagedFile('内容为空')
}

/** Reads a part as a tree; elements named in `skip` are left out with all they hold. */
export function readXmlTree(bytes: Uint8Array, skip?: ReadonlySet<string>): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [root]
  let skipping = 0
  parseXml(bytes, {
    open(name, attributes) {
      if (skipping > 0 || skip?.has(name) === true) {
        skipping++
        return
      }
      const element: XmlElement = { name, attributes, children: [] }
      open[open.length - 1]?.children.push(element)
      open.push(element)
    },
    close() {
      if (skipping > 0) skipping--
      else open.pop()
    },
    text(text) {
      if (skipping === 0) open[open.length - 1]?.children.push(text)
    },
  })
  return firstElement(root) ?? root
}

function firstElement(element: XmlElement): XmlElement | undefined {
  for (const node of element.children) if (typeof node !== 'string') return node
  return undefined
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  if (element === undefined) return undefined
  for (const node of element.children) if (typeof node !== 'string' && node.name === name) return node
  return undefined
}

/** All child elements, in order; only those of `name` where one is given. */
export function childElements(element: XmlElement | undefined, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  for (const node of element?.children ?? [])
    if (typeof node !== 'string' && (name === undefined || node.name === name)) found.push(node)
  return found
}

/** The element at the end of a path of child names. */
export function descend(
  element: XmlElement | undefined,
  ...names: readonly string[]
): XmlElement | undefined {
  return names.reduce<XmlElement | undefined>((current, name) => child(current, name), element)
}

/** All text inside, without any mark-up. */
export function textInside(element: XmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : textInside(node))).join('')
}

class PrefixFolding {
  /** What each prefix of the file stands for at this depth; undo lists restore it on the way out. */
  readonly #folded = new Map<string, string>()
  readonly #undo: (Map<string, string | undefined> | null)[] = []
  readonly #cache = new Map<string, string>()
  #renamed = 0

  enter(attributes: Readonly<Record<string, string>>): void {
    let undo: Map<string, string | undefined> | null = null
    for (const name in attributes) {
      if (!name.startsWith('xmlns')) continue
      const prefix = name === 'xmlns' ? '' : name.slice('xmlns:'.length)
      const known = prefixes.get((attributes[name] ?? '').trim()) ?? (prefix === '' ? 'other' : prefix)
      undo ??= new Map()
      undo.set(prefix, this.#folded.get(prefix))
      this.#set(prefix, known)
    }
    this.#undo.push(undo)
  }

  leave(): void {
    const undo = this.#undo.pop()
    if (undo === null || undo === undefined) return
    for (const [prefix, known] of undo) this.#set(prefix, known)
  }

  #set(prefix: string, known: string | undefined): void {
    const before = this.#folded.get(prefix)
    if (before === known) return
    if (prefix !== '' && before !== undefined && before !== prefix) this.#renamed--
    if (prefix !== '' && known !== undefined && known !== prefix) this.#renamed++
    if (known === undefined) this.#folded.delete(prefix)
    else this.#folded.set(prefix, known)
    this.#cache.clear()
  }

  elementName(raw: string): string {
    const cached = this.#cache.get(raw)
    if (cached !== undefined) return cached
    const name = this.#fold(raw, this.#folded.get(''))
    this.#cache.set(raw, name)
    return name
  }

  attributes(raw: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
    if (this.#renamed === 0) return raw
    const renamed: Record<string, string> = {}
    for (const name in raw) renamed[this.#fold(name, undefined)] = raw[name] ?? ''
    return renamed
  }

  #fold(raw: string, unprefixed: string | undefined): string {
    const colon = raw.indexOf(':')
    if (colon === -1) return unprefixed === undefined ? raw : `${unprefixed}:${raw}`
    const prefix = raw.slice(0, colon)
    return `${this.#folded.get(prefix) ?? prefix}:${raw.slice(colon + 1)}`
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le'
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200))
  const declared =
    /^[^<]{0,3}<\?xml[^>]*\sencoding=["']([\w-]+)["']/.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  return /^gb/.test(declared) ? 'gb18030' : 'utf-8'
}

function refuseEntities(doctype: string): void {
  // Office formats know no DTD; its only use is entities that blow up or reach outside.
  if (doctype.includes('[') || doctype.includes('<!'))
    throw new UnreadableFile(
      'bomb',
      '文件里带有自定义实体（DTD），可能有害，不予读取。请用 Word 或 WPS 打开后另存一份再试。',
    )
}

const harmless =
  /disallowed character\.$|malformed character entity|xml declaration|text data outside|the string |malformed comment/i

/** A stray control character does no harm; tags that do not close mean that something is missing. */
function refuseBrokenStructure(error: Error): void {
  if (harmless.test(error.message)) return
  throw damagedFile('内部结构不完整', error)
}

function tooLarge(): UnreadableFile {
  return new UnreadableFile(
    'too-large',
    '文件内容过大，超出年度报告应有的篇幅，不予读取。请只保留年度报告后另存一份再试。',
  )
}
