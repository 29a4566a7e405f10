/** An XLSX looked through for what Excel does not show, or shows only when asked. */

import { type HiddenContent, quoteOf } from '../../domain/release/hidden-content.ts'
import { foldForSearch } from '../../domain/release/search-removed.ts'
import { child, childElements, textInside, type XmlElement } from '../read/xml.ts'
import type { Zip } from '../read/zip.ts'
import type { InspectedOffice } from './inspect-docx.ts'
import { inspectSheet } from './inspect-sheet.ts'
import { inspectParts, treeOf } from './office-package-parts.ts'
import { SheetLook } from './sheet-look.ts'

/** Throws `UnreadableFile` where it cannot be looked through. */
export function inspectXlsx(bytes: Uint8Array): InspectedOffice {
  const parts = inspectParts(bytes, 'xlsx')
  const { zip } = parts
  const workbook = treeOf(zip, 'xl/workbook.xml')
  if (workbook === null)
    return { found: [{ kind: 'uninspectable', where: 'xl/workbook.xml', quote: '' }], seen: '' }
  const strings = childElements(treeOf(zip, 'xl/sharedStrings.xml') ?? undefined, 'x:si')
  const look = new SheetLook(treeOf(zip, 'xl/styles.xml') ?? undefined)
  const used = new Set<number>()
  const sheets = childElements(child(workbook, 'x:sheets'), 'x:sheet').map((sheet) => {
    const name = sheet.attributes.name ?? ''
    const state = sheet.attributes.state ?? 'visible'
    const part = sheetPart(zip, sheet.attributes['r:id'] ?? '')
    const tree = part === null ? null : treeOf(zip, part)
    if (tree === null || tree.name !== 'x:worksheet')
      return {
        found: [{ kind: 'uninspectable', where: `工作表“${name}”`, quote: '' }] as const,
        words: [],
        seen: '',
      }
    const inspected = inspectSheet(tree, { name, strings, look, used })
    if (state === 'visible') return { ...inspected, seen: `${name}\n${inspected.seen}` }
    const hidden: HiddenContent = {
      kind: 'hidden-sheet',
      where: `工作表“${name}”`,
      quote: quoteOf(inspected.seen),
    }
    return { ...inspected, found: [hidden, ...inspected.found], seen: '' }
  })
  const seen = sheets.map((sheet) => sheet.seen).join('\n')
  const folded = foldForSearch(seen)
  const says = (text: string) => folded.includes(foldForSearch(text))
  return {
    found: [
      ...parts.found,
      ...parts.properties(says),
      ...inspectWorkbook(workbook),
      ...sheets.flatMap((sheet) => sheet.found),
      ...sheets.flatMap((sheet) => sheet.words.filter(({ quote }) => quote !== '' && !says(quote))),
      ...inspectStrings(strings, used),
      ...zip.names
        .filter((name) => /^xl\/drawings\/[^/]+\.xml$/i.test(name))
        .flatMap((name) => inspectDrawing(zip, name, says)),
    ],
    seen,
  }
}

function sheetPart(zip: Zip, id: string): string | null {
  const tree = treeOf(zip, 'xl/_rels/workbook.xml.rels')
  const target = childElements(tree ?? undefined).find(({ attributes }) => attributes.Id === id)?.attributes
    .Target
  if (target === undefined) return null
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Names that Excel makes for printing and filters. */
const usualNames = /^_xlnm\.(?:Print_Area|Print_Titles|_FilterDatabase)$/

function inspectWorkbook(workbook: XmlElement): HiddenContent[] {
  const where = '工作簿'
  const names = childElements(child(workbook, 'x:definedNames'), 'x:definedName').flatMap(
    (element): HiddenContent[] => {
      const { name = '', comment = '' } = element.attributes
      if (usualNames.test(name) && comment === '') return []
      return [{ kind: 'defined-name', where, quote: quoteOf(`${name} ${textInside(element)} ${comment}`) }]
    },
  )
  const parts = childElements(workbook).flatMap(({ name }): HiddenContent[] => {
    if (name === 'x:externalReferences') return [{ kind: 'external-link', where, quote: '' }]
    if (name === 'x:pivotCaches') return [{ kind: 'pivot-cache', where, quote: '' }]
    if (name === 'x:customWorkbookViews') return [{ kind: 'hidden-row', where: '自定义视图', quote: '' }]
    return []
  })
  return [...names, ...parts]
}

/** Words that no cell uses any more, and readings (拼音) beside the words. */
function inspectStrings(strings: readonly XmlElement[], used: ReadonlySet<number>): HiddenContent[] {
  return strings.flatMap((element, index): HiddenContent[] => {
    const found: HiddenContent[] = []
    const text = textInside(element).trim()
    if (!used.has(index) && text !== '')
      found.push({ kind: 'unused-string', where: '文字表', quote: quoteOf(text) })
    for (const reading of childElements(element, 'x:rPh'))
      found.push({ kind: 'hidden-text', where: '注音', quote: quoteOf(textInside(reading)) })
    return found
  })
}

function inspectDrawing(zip: Zip, part: string, says: (text: string) => boolean): HiddenContent[] {
  const found: HiddenContent[] = []
  const visit = (element: XmlElement) => {
    const { name, attributes } = element
    if (/(?:^|:)cNvPr$/.test(name)) {
      for (const text of [attributes.descr, attributes.title])
        if (text !== undefined && text !== '' && !says(text))
          found.push({ kind: 'alternate-text', where: part, quote: quoteOf(text) })
      if (!/^[\p{L} ]{0,24}\s*\d*$/u.test(attributes.name ?? '') && !says(attributes.name ?? ''))
        found.push({ kind: 'alternate-text', where: part, quote: quoteOf(attributes.name ?? '') })
      if (['1', 'true'].includes(attributes.hidden ?? ''))
        found.push({ kind: 'hidden-cell', where: part, quote: '隐藏的图形' })
    }
    if (name === 'a:srcRect' && Object.values(attributes).some((value) => Number.parseInt(value, 10) !== 0))
      found.push({ kind: 'cropped-picture', where: part, quote: '' })
    if (/(?:^|:)(?:sp|cxnSp|graphicFrame)$/.test(name))
      found.push({ kind: 'covered-text', where: part, quote: '浮在单元格上面的图形' })
    for (const each of childElements(element)) visit(each)
  }
  const tree = treeOf(zip, part)
  if (tree !== null) visit(tree)
  return found
}
