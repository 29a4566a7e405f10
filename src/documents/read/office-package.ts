/** An Office Open XML package: its parts found by relationships, as Word and Excel find them, never by fixed names alone. */

import { UnreadableFile } from '../../domain/unreadable-file.ts'
import { openFlatPackage } from './flat-package.ts'
import { childElements, descend, readXmlTree, textInside, type XmlElement } from './xml.ts'
import { looksLikeZip, openZip, type Zip } from './zip.ts'

export interface Relationship {
  readonly id: string
  /** Last word of the relationship type, e.g. `styles`, the same for Transitional and Strict. */
  readonly type: string
  /** Path of the part from the root of the package, without a leading slash. */
  readonly target: string
}

export interface OfficePackage {
  readonly zip: Zip
  readonly mainPart: string
  /** Relationships of the main part; links to places outside the package are left out. */
  readonly relationships: readonly Relationship[]
  /** Title of the document's properties, null when there is none. */
  readonly title: string | null
}

/** Opens a package and finds its main part. Throws `UnreadableFile`. */
export function openOfficePackage(bytes: Uint8Array, usualMainPart: string): OfficePackage {
  const zip = looksLikeZip(bytes) ? openZip(bytes) : openFlatPackage(bytes)
  if (zip === null) throw notOffice()
  const roots = relationshipsOf(zip, '')
  const named = roots.find((relationship) => relationship.type === 'officeDocument')?.target
  const mainPart = named !== undefined && holds(zip, named) ? named : usualMainPart
  if (!holds(zip, mainPart)) throw notOffice()
  const properties = roots.find((relationship) => relationship.type === 'core-properties')?.target
  return {
    zip,
    mainPart,
    relationships: relationshipsOf(zip, mainPart),
    title: titleOf(zip, properties ?? 'docProps/core.xml'),
  }
}

/** The part that the main part names by this type, read as a tree; undefined where there is none. */
export function relatedPart(office: OfficePackage, type: string): XmlElement | undefined {
  const target = office.relationships.find((relationship) => relationship.type === type)?.target
  if (target === undefined) return undefined
  const bytes = office.zip.read(target)
  if (bytes === undefined && office.zip.salvaged)
    throw new UnreadableFile('damaged', '文件没有下载完整，缺少必要的部件。请重新下载后再试。')
  return bytes === undefined ? undefined : readXmlTree(bytes)
}

function holds(zip: Zip, name: string): boolean {
  return zip.names.some((entry) => entry.toLowerCase() === name.toLowerCase())
}

function relationshipsOf(zip: Zip, part: string): Relationship[] {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const bytes = zip.read(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  if (bytes === undefined) return []
  return childElements(readXmlTree(bytes)).flatMap(({ attributes }) => {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes
    if (id === undefined || type === undefined || target === undefined || mode === 'External') return []
    return [{ id, type: type.slice(type.lastIndexOf('/') + 1), target: resolve(folder, target) }]
  })
}

function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).replaceAll('\\', '/').split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

function titleOf(zip: Zip, part: string): string | null {
  const bytes = zip.read(part)
  if (bytes === undefined) return null
  try {
    const title = descend(readXmlTree(bytes), 'dc:title')
    return title === undefined ? null : textInside(title).trim() || null
  } catch {
    return null // properties that cannot be read say nothing about the text
  }
}

function notOffice(): UnreadableFile {
  return new UnreadableFile(
    'damaged',
    '文件里找不到正文，可能不是 Word 或 Excel 文件，或没有下载完整。请用 Word、WPS 打开后另存一份再试。',
  )
}
