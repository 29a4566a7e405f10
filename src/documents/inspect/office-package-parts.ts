/** The parts of a DOCX or XLSX: what each is for, what its properties, links and pictures say, and what belongs to none. */

import type { HiddenContent, HiddenKind } from '../../domain/release/hidden-content.ts'
import { quoteOf } from '../../domain/release/hidden-content.ts'
import { childElements, readXmlTree, textInside, type XmlElement } from '../read/xml.ts'
import { openZip, type Zip } from '../read/zip.ts'
import { jpegMetadata, pngMetadata } from './picture-metadata.ts'
import { zipStrayBytes } from './zip-stray-bytes.ts'

/** Whether the pages say this already; what they say gives nothing away. */
export type Says = (text: string) => boolean

/** What a part of this name is: `known` is read elsewhere or holds nothing of people, a kind says what it is found to be. */
type PartRule = readonly [pattern: RegExp, is: 'known' | 'picture' | 'properties' | 'custom-xml' | HiddenKind]

const shared: readonly PartRule[] = [
  [/^\[content_types\]\.xml$|(?:^|\/)_rels\/[^/]*\.rels$/, 'known'],
  [/^docprops\/(?:app|core|custom)\.xml$/, 'properties'],
  [/^docprops\/thumbnail\./, 'thumbnail'],
  [/^customxml\//, 'custom-xml'],
  [/\/media\/[^/]+\.(?:png|jpe?g)$/, 'picture'],
  [/\/theme\/theme\d*\.xml$/, 'known'],
  [/\/embeddings\/|oleobject/, 'embedded-object'],
  [/\/activex\/|\/ctrlprops\/|vbaproject|vbadata|macrosheets/, 'active-content'],
  [/\/comments[^/]*\.xml$|\/people\.xml$|\/threadedcomments\/|\/persons\//, 'comment'],
]

const wordParts: readonly PartRule[] = [
  [
    /^word\/(?:document|styles|styleswitheffects|settings|websettings|fonttable|numbering|footnotes|endnotes)\.xml$/,
    'known',
  ],
  [/^word\/(?:header|footer)\d*\.xml$/, 'known'],
  [/^word\/fonts\/[^/]+\.odttf$/, 'known'],
  [/^word\/glossary\//, 'custom-data'],
]

const sheetParts: readonly PartRule[] = [
  [/^xl\/(?:workbook|styles|sharedstrings|calcchain|metadata)\.xml$/, 'known'],
  [/^xl\/worksheets\/[^/]+\.xml$/, 'known'],
  [/^xl\/tables\/[^/]+\.xml$/, 'known'],
  [/^xl\/drawings\/[^/]+\.xml$/, 'known'],
  [/^xl\/drawings\/vmldrawing[^/]*\.vml$/, 'comment'],
  [/^xl\/pivotcache\//, 'pivot-cache'],
  [/^xl\/pivottables\//, 'pivot-cache'],
  [/^xl\/model\//, 'data-model'],
  [/^xl\/(?:connections\.xml|querytables\/)/, 'connection'],
  [/^xl\/externallinks\//, 'external-link'],
  [/^xl\/revisions\//, 'revision'],
  [/^xl\/printersettings\//, 'custom-data'],
  [/^xl\/customproperty\//, 'custom-data'],
  [/^xl\/(?:slicers|slicercaches|timelines|timelinecaches)\//, 'pivot-cache'],
]

export interface OfficeParts {
  readonly zip: Zip
  readonly found: readonly HiddenContent[]
  /** To be asked once it is known what the pages say. */
  readonly properties: (says: Says) => HiddenContent[]
}

/** Throws `UnreadableFile` where the archive cannot be read. */
export function inspectParts(bytes: Uint8Array, kind: 'docx' | 'xlsx'): OfficeParts {
  const zip = openZip(bytes)
  const rules = [...shared, ...(kind === 'docx' ? wordParts : sheetParts)]
  const found: HiddenContent[] = []
  const stray = zip.salvaged ? bytes.length : zipStrayBytes(bytes)
  if (stray > 0) found.push({ kind: 'stray-bytes', where: '压缩包', quote: `${stray} 字节` })
  const names = zip.names.map((name) => name.toLowerCase())
  if (new Set(names).size < names.length)
    found.push({ kind: 'stray-bytes', where: '压缩包', quote: '有重名的部分' })
  const linked = linkedParts(zip)
  for (const name of zip.names) {
    const is = rules.find(([pattern]) => pattern.test(name.toLowerCase()))?.[1] ?? 'uninspectable'
    found.push(...inspectPart(zip, name, is))
    if (!linked.has(name.toLowerCase()) && !/(?:^|\/)_rels\/|^\[content_types\]/i.test(name))
      found.push({ kind: 'unreachable-object', where: name, quote: '' })
  }
  return { zip, found, properties: (says) => zip.names.flatMap((name) => inspectWords(zip, name, says)) }
}

function inspectPart(zip: Zip, name: string, is: PartRule[1]): HiddenContent[] {
  if (is === 'known' || is === 'properties') return []
  if (is === 'picture') return inspectPicture(zip.read(name) ?? new Uint8Array(), name)
  if (is !== 'custom-xml') return [{ kind: is, where: name, quote: '' }]
  if (!name.toLowerCase().endsWith('.xml')) return [{ kind: 'uninspectable', where: name, quote: '' }]
  // Word and WPS put empty lists of sources there; only what has words in it holds anything.
  const tree = treeOf(zip, name)
  const text = tree === null ? '' : textInside(tree).trim()
  return text === '' ? [] : [{ kind: 'custom-data', where: name, quote: quoteOf(text) }]
}

export function inspectPicture(bytes: Uint8Array, where: string): HiddenContent[] {
  const found: HiddenContent[] = [{ kind: 'picture', where, quote: '' }]
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50
  if (!isJpeg && !isPng) return [...found, { kind: 'uninspectable', where, quote: '' }]
  const png = isPng ? pngMetadata(bytes) : null
  for (const quote of png?.names ?? jpegMetadata(bytes))
    found.push({ kind: 'picture-metadata', where, quote })
  if (png?.transparent === true) found.push({ kind: 'transparent-picture', where, quote: '' })
  return found
}

/** Names of the parts that a relationship leads to, in small letters. */
function linkedParts(zip: Zip): Set<string> {
  const linked = new Set<string>()
  for (const { source, target, mode } of relationships(zip))
    if (mode !== 'External') linked.add(resolvePart(source, target).toLowerCase())
  return linked
}

interface Relation {
  readonly source: string
  readonly type: string
  readonly target: string
  readonly mode: string
}

export function relationships(zip: Zip): Relation[] {
  return zip.names
    .filter((name) => /(?:^|\/)_rels\/[^/]*\.rels$/i.test(name))
    .flatMap((name) => {
      const source = name.replace(/_rels\/([^/]*)\.rels$/i, '$1')
      return childElements(treeOf(zip, name) ?? undefined).map(({ attributes }) => ({
        source,
        type: (attributes.Type ?? '').split('/').at(-1) ?? '',
        target: attributes.Target ?? '',
        mode: attributes.TargetMode ?? '',
      }))
    })
}

function resolvePart(source: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : source.split('/').slice(0, -1)
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

/** null where there is no such part or it is no XML. */
export function treeOf(zip: Zip, name: string): XmlElement | null {
  const bytes = zip.read(name)
  return bytes === undefined ? null : readXmlTree(bytes)
}

function inspectWords(zip: Zip, name: string, says: Says): HiddenContent[] {
  if (/^docprops\/(?:app|core|custom)\.xml$/i.test(name)) return inspectProperties(zip, name, says)
  if (!/(?:^|\/)_rels\/[^/]*\.rels$/i.test(name)) return []
  const own = relationships(zip).filter(
    ({ source }) => name.toLowerCase() === relationsName(source).toLowerCase(),
  )
  return own.flatMap(({ type, target, mode }): HiddenContent[] => {
    if (mode !== 'External' || says(target.replace(/^(?:https?:\/\/|mailto:)/, '').replace(/\/$/, '')))
      return []
    const kind = type === 'hyperlink' ? 'link-target' : 'external-link'
    return [{ kind, where: name, quote: quoteOf(target) }]
  })
}

function relationsName(source: string): string {
  const slash = source.lastIndexOf('/')
  return `${source.slice(0, slash + 1)}_rels/${source.slice(slash + 1)}.rels`
}

/** Counts, programs, dates and settings; and what WPS notes of itself. */
const harmlessProperties =
  /^(?:Application|AppVersion|Pages|Words|Characters|CharactersWithSpaces|Lines|Paragraphs|TotalTime|DocSecurity|ScaleCrop|LinksUpToDate|SharedDoc|HyperlinksChanged|created|modified|revision|lastPrinted|language|version|KSOProductBuildVer|ICV|KSOTemplateDocerSaveRecord|HeadingPairs|TitlesOfParts)$/

function inspectProperties(zip: Zip, name: string, says: Says): HiddenContent[] {
  const tree = treeOf(zip, name)
  if (tree === null) return []
  return childElements(tree).flatMap((element): HiddenContent[] => {
    const own = element.attributes.name ?? element.name.slice(element.name.indexOf(':') + 1)
    const text = textInside(element).trim()
    const isTemplate = own === 'Template' && /^(?:Normal(?:\.dotm|\.dot)?|)$/i.test(text)
    if (harmlessProperties.test(own) || isTemplate || says(text)) return []
    return [{ kind: 'metadata', where: `文档属性 ${own}`, quote: quoteOf(text) }]
  })
}
