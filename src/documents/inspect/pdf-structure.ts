/** What a PDF holds besides its pages: found among all its objects, used or not. */

import type { HiddenContent, HiddenKind } from '../../domain/release/hidden-content.ts'
import { quoteOf } from '../../domain/release/hidden-content.ts'
import { foldForSearch } from '../../domain/release/search-removed.ts'
import { hidesColours } from './pdf-masked-picture.ts'
import { decodedStream, nameIn, type PdfObject, type PdfObjects, typeOf } from './pdf-objects.ts'
import { decodeTextString, type PdfValue } from './pdf-values.ts'
import { inspectXmp, ownTitle } from './pdf-xmp.ts'
import { jpegMetadata } from './picture-metadata.ts'

type Entries = ReadonlyMap<string, PdfValue>

/** `seen`: the text that a reader of the pages sees; what repeats it gives nothing away. */
export function inspectStructure(file: PdfObjects, seen: string): HiddenContent[] {
  const folded = foldForSearch(seen)
  const says = (text: string) => foldForSearch(text) === '' || folded.includes(foldForSearch(text))
  return [
    ...inspectFile(file),
    ...file.trailers.flatMap((trailer) => inspectInformation(file, trailer, says)),
    ...file.objects.flatMap((object) => inspectObject(file, object, says)),
  ]
}

type Says = (text: string) => boolean

/** Objects that the standard's own book-keeping needs though nothing refers to them. */
const keeping = ['XRef', 'ObjStm']

function inspectFile({ objects, trailers, strayBytes, ends }: PdfObjects): HiddenContent[] {
  const found: HiddenContent[] = []
  const whole = '整个文件'
  const linearised = objects.some(
    ({ value }) => value.kind === 'dictionary' && value.entries.has('Linearized'),
  )
  const numbers = objects.filter(({ packed }) => packed === 'no').map(({ number }) => number)
  const twice = objects.length - new Set(objects.map(({ number }) => number)).size
  if (ends > (linearised ? 2 : 1) || new Set(numbers).size < numbers.length || twice > 0)
    found.push({
      kind: 'earlier-revision',
      where: whole,
      quote: `有 ${ends} 个结尾，${twice} 个对象有几个版本`,
    })
  if (strayBytes > 64) found.push({ kind: 'stray-bytes', where: whole, quote: `${strayBytes} 字节` })
  if (trailers.some((trailer) => trailer.has('Encrypt')))
    found.push({ kind: 'encrypted', where: whole, quote: '' })
  if (trailers.length === 0) found.push({ kind: 'uninspectable', where: whole, quote: '没有目录' })
  const unused = unreachable(objects, trailers).filter(
    ({ value, stream }) => stream !== null || holdsContent(value),
  )
  for (const { number, value } of unused)
    found.push({ kind: 'unreachable-object', where: `对象 ${number}`, quote: nameIn(value, 'Type') })
  return found
}

/** Objects that no trailer leads to. */
function unreachable(objects: readonly PdfObject[], trailers: readonly Entries[]): PdfObject[] {
  const byNumber = Map.groupBy(objects, ({ number }) => number)
  const reached = new Set<number>()
  const waiting = trailers.flatMap((trailer) => [...trailer.values()].flatMap(referencesIn))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    for (const { value } of byNumber.get(next) ?? []) waiting.push(...referencesIn(value))
  }
  return objects.filter(
    (object) =>
      !reached.has(object.number) &&
      !keeping.includes(typeOf(object)) &&
      !(object.value.kind === 'dictionary' && object.value.entries.has('Linearized')),
  )
}

function referencesIn(value: PdfValue): number[] {
  if (value.kind === 'reference') return [value.object]
  if (value.kind === 'array') return value.items.flatMap(referencesIn)
  return value.kind === 'dictionary' ? [...value.entries.values()].flatMap(referencesIn) : []
}

/** A left-over number or empty list says nothing; words and pages do. */
function holdsContent(value: PdfValue): boolean {
  if (value.kind === 'string') return value.bytes.trim() !== ''
  if (value.kind === 'array') return value.items.some(holdsContent)
  if (value.kind !== 'dictionary') return false
  return (
    ['Page', 'Annot', 'Filespec'].includes(nameIn(value, 'Type')) ||
    [...value.entries.values()].some(holdsContent)
  )
}

/** Made by programs and about programs. */
const harmlessInformation = ['Producer', 'Creator', 'CreationDate', 'ModDate', 'Trapped', 'PTEX.Fullbanner']

function inspectInformation(file: PdfObjects, trailer: Entries, says: Says): HiddenContent[] {
  const information = resolve(file, trailer.get('Info'))
  if (information?.kind !== 'dictionary') return []
  return [...information.entries].flatMap(([name, value]): HiddenContent[] => {
    const given = resolve(file, value)
    const text = given?.kind === 'string' ? decodeTextString(given.bytes) : ''
    if (harmlessInformation.includes(name) || text === ownTitle || /^D:\d{8}/.test(text) || says(text))
      return []
    return [{ kind: 'metadata', where: `文件信息 ${name}`, quote: quoteOf(text) }]
  })
}

function resolve({ objects }: PdfObjects, value: PdfValue | undefined): PdfValue | undefined {
  if (value?.kind !== 'reference') return value
  return objects.findLast(({ number }) => number === value.object)?.value
}

function inspectObject(file: PdfObjects, object: PdfObject, says: Says): HiddenContent[] {
  const { value, number } = object
  const where = `对象 ${number}`
  const found: HiddenContent[] = []
  const note = (kind: HiddenKind, quote = '') => found.push({ kind, where, quote: quoteOf(quote) })
  each(value, (entries) => {
    inspectDictionary(file, entries, note, says)
  })
  if (object.stream !== null) inspectStream(object, note, says)
  const mask = value.kind === 'dictionary' ? value.entries.get('SMask') : undefined
  if (mask?.kind === 'reference') {
    const own = file.objects.findLast((each) => each.number === mask.object)
    if (object.stream !== null && hidesColours(object, own)) note('transparent-picture')
  }
  return found
}

function each(value: PdfValue, visit: (entries: Entries) => void): void {
  if (value.kind === 'array') for (const item of value.items) each(item, visit)
  if (value.kind !== 'dictionary') return
  visit(value.entries)
  for (const entry of value.entries.values()) each(entry, visit)
}

type Note = (kind: HiddenKind, quote?: string) => void

/** Keys that alone say what is there. */
const tellingKeys: readonly (readonly [string, HiddenKind])[] = [
  ['EmbeddedFiles', 'attachment'],
  ['EF', 'attachment'],
  ['JavaScript', 'active-content'],
  ['JS', 'active-content'],
  ['AA', 'active-content'],
  ['XFA', 'form-field'],
  ['PieceInfo', 'custom-data'],
  ['Thumb', 'thumbnail'],
  ['Collection', 'attachment'],
]
const activeActions = [
  'JavaScript',
  'Launch',
  'ImportData',
  'SubmitForm',
  'Rendition',
  'Movie',
  'Sound',
  'GoToR',
  'GoToE',
  'RichMediaExecute',
  'Hide',
]

function inspectDictionary(file: PdfObjects, entries: Entries, note: Note, says: Says): void {
  for (const [key, kind] of tellingKeys) if (entries.has(key)) note(kind)
  const action = entries.get('S')
  if (action?.kind === 'name' && activeActions.includes(action.name)) note('active-content', action.name)
  const textOf = (key: string) => {
    const value = resolve(file, entries.get(key))
    return value?.kind === 'string' ? decodeTextString(value.bytes) : null
  }
  inspectAnnotation(entries, note, textOf, says)
  inspectLayers(file, entries, note)
  const fields = resolve(file, entries.get('Fields'))
  if (fields?.kind === 'array' && fields.items.length > 0) note('form-field')
  const title = textOf('Title')
  const isOutline =
    entries.has('Parent') &&
    (entries.has('Dest') || entries.has('A') || entries.has('Next') || entries.has('Prev'))
  if (title !== null && isOutline && !says(title)) note('bookmark', title)
  for (const key of ['ActualText', 'E'] as const) {
    const text = textOf(key)
    if (text !== null && !says(text)) note('hidden-text', text)
  }
  const alternate = textOf('Alt')
  if (alternate !== null && !says(alternate)) note('alternate-text', alternate)
  const destinations = resolve(file, entries.get('Names'))
  if (destinations?.kind === 'array')
    // Names in ASCII are made by programs ("section.1"); words of people are compared with the pages.
    for (const item of destinations.items)
      if (
        item.kind === 'string' &&
        /[^ -~]/.test(decodeTextString(item.bytes)) &&
        !says(decodeTextString(item.bytes))
      )
        note('bookmark', decodeTextString(item.bytes))
}

function inspectAnnotation(
  entries: Entries,
  note: Note,
  textOf: (key: string) => string | null,
  says: Says,
): void {
  const subtype = entries.get('Subtype')
  if (subtype?.kind !== 'name' || !entries.has('Rect')) return
  if (subtype.name === 'Link') {
    const contents = textOf('Contents')
    if (contents !== null && !says(contents)) note('annotation', contents)
    return
  }
  if (subtype.name === 'Redact')
    note('unapplied-redaction', textOf('OverlayText') ?? textOf('Contents') ?? '')
  else if (subtype.name === 'Widget') note('form-field', textOf('V') ?? textOf('TU') ?? '')
  else if (subtype.name === 'FileAttachment') note('attachment', textOf('Contents') ?? '')
  else note('annotation', [subtype.name, textOf('T'), textOf('Contents')].filter(Boolean).join('：'))
}

/** 图层: fine while nothing is ever switched off. */
function inspectLayers(file: PdfObjects, entries: Entries, note: Note): void {
  const groups = resolve(file, entries.get('OCGs'))
  const settings = resolve(file, entries.get('D'))
  if (groups?.kind !== 'array' || groups.items.length === 0 || settings?.kind !== 'dictionary') return
  const off = resolve(file, settings.entries.get('OFF'))
  const uses = resolve(file, settings.entries.get('AS'))
  const others = resolve(file, entries.get('Configs'))
  const isOff = nameIn(settings, 'BaseState') === 'OFF' || (off?.kind === 'array' && off.items.length > 0)
  if (isOff || listed(uses) || listed(others)) note('hidden-layer')
}

const listed = (value: PdfValue | undefined) => value?.kind === 'array' && value.items.length > 0

const pictureFilters = [
  'DCTDecode',
  'DCT',
  'JPXDecode',
  'JBIG2Decode',
  'CCITTFaxDecode',
  'CCF',
  'RunLengthDecode',
  'RL',
]

function inspectStream(object: PdfObject, note: Note, says: Says): void {
  const { value, stream } = object
  if (value.kind !== 'dictionary' || stream === null) return
  const isPicture = nameIn(value, 'Subtype') === 'Image'
  const filter = value.entries.get('Filter')
  const filters = filter?.kind === 'array' ? filter.items : filter === undefined ? [] : [filter]
  const names = filters.flatMap((each) => (each.kind === 'name' ? [each.name] : []))
  if (names.length === 1 && (names[0] === 'DCTDecode' || names[0] === 'DCT'))
    for (const quote of jpegMetadata(stream)) note('picture-metadata', quote)
  if (typeOf(object) === 'Metadata') {
    for (const [kind, quote] of inspectXmp(object, says)) note(kind, quote)
    return
  }
  if (isPicture || typeOf(object) === 'XRef') return
  if (names.some((name) => pictureFilters.includes(name)) || decodedStream(object) === null)
    note('uninspectable', `流 ${names.join('、')}`)
  for (const text of replacementTexts(object)) if (!says(text)) note('hidden-text', text)
}

/** Marked content in the stream of a page that says what a copy is to read instead (14.9.4). */
function replacementTexts(object: PdfObject): string[] {
  const data = decodedStream(object)
  if (data === null) return []
  const text = Buffer.from(data).toString('latin1')
  return [...text.matchAll(/\/(?:ActualText|Alt|E)\s*(\((?:\\.|[^\\)])*\)|<[0-9a-fA-F\s]*>)/g)].map(
    ([, raw = '']) =>
      decodeTextString(
        raw.startsWith('(')
          ? raw
              .slice(1, -1)
              .replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
              .replace(/\\(.)/g, '$1')
          : Buffer.from(raw.replace(/[^0-9a-f]/gi, ''), 'hex').toString('latin1'),
      ),
  )
}
