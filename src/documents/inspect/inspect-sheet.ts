/** One sheet of a workbook: rows, columns and cells that are not shown, and what hangs on them. */

import { type HiddenContent, type HiddenKind, quoteOf } from '../../domain/release/hidden-content.ts'
import { child, childElements, textInside, type XmlElement } from '../read/xml.ts'
import type { SheetLook } from './sheet-look.ts'

export interface InspectedSheet {
  readonly found: readonly HiddenContent[]
  /** To be held against what is seen in the whole workbook. */
  readonly words: readonly HiddenContent[]
  readonly seen: string
  /** Places ("B7") whose value is seen; and of which only a part is. */
  readonly shown: ReadonlySet<string>
  readonly partly: readonly string[]
}

interface Given {
  readonly name: string
  readonly strings: readonly XmlElement[]
  readonly look: SheetLook
  /** Filled with the numbers of the shared strings that cells use. */
  readonly used: Set<number>
}

/** Narrower than this, in characters or points, nothing is read. */
const narrow = 0.6
const low = 2

export function inspectSheet(sheet: XmlElement, given: Given): InspectedSheet {
  const where = `工作表“${given.name}”`
  const found: HiddenContent[] = []
  const words: HiddenContent[] = []
  const note = (kind: HiddenKind, place: string, quote: string) =>
    found.push({ kind, where: `${where}${place}`, quote: quoteOf(quote) })
  const hiddenColumns = readColumns(sheet)
  const covered = mergedPlaces(sheet)
  const zeroHeight = isOn(child(sheet, 'x:sheetFormatPr')?.attributes.zeroHeight)
  const shown = new Set<string>()
  const partly: string[] = []
  let seen = ''
  for (const row of childElements(child(sheet, 'x:sheetData'), 'x:row')) {
    const { hidden, ht } = row.attributes
    const isHidden = isOn(hidden) || (ht === undefined ? zeroHeight : Number(ht) < low)
    for (const cell of childElements(row, 'x:c')) {
      const { text, hiddenRun } = cellText(cell, given)
      const formula = child(cell, 'x:f')
      if (formula !== undefined && isTelling(textInside(formula)))
        note('formula', ` ${cell.attributes.r ?? ''}`, textInside(formula))
      if (text.trim() === '') continue
      const place = cell.attributes.r ?? ''
      const style = Number(cell.attributes.s ?? 0)
      if (hiddenRun && !isHidden) partly.push(place)
      if (isHidden) note('hidden-row', `第 ${row.attributes.r ?? '?'} 行`, text)
      else if (hiddenColumns.has(columnOf(place))) note('hidden-column', ` ${place}`, text)
      else if (covered.has(place) || hiddenRun || given.look.hides(style))
        note('hidden-cell', ` ${place}`, text)
      else {
        seen += `${text}\n`
        shown.add(place)
      }
    }
  }
  for (const [kind, place, quote] of attached(sheet))
    words.push({ kind, where: `${where}${place}`, quote: quoteOf(quote) })
  if (given.look.hidesByCondition && childElements(sheet, 'x:conditionalFormatting').length > 0)
    note('hidden-cell', '', '条件格式把值藏了起来')
  if (childElements(sheet, 'x:legacyDrawing').length > 0) note('comment', '', '')
  if (childElements(sheet, 'x:scenarios').length > 0) note('custom-data', '', '方案')
  if (childElements(sheet, 'x:customSheetViews').length > 0) note('hidden-row', '', '自定义视图')
  for (const each of childElements(sheet, 'x:oleObjects')) note('embedded-object', '', textInside(each))
  const extension = child(sheet, 'x:extLst')
  if (extension !== undefined && textInside(extension).trim() !== '') note('uninspectable', '', '扩展的内容')
  return { found, words, seen, shown, partly }
}

const isOn = (value: string | undefined) => value === '1' || value === 'true'

function readColumns(sheet: XmlElement): Set<number> {
  const hidden = new Set<number>()
  for (const { attributes } of childElements(child(sheet, 'x:cols'), 'x:col')) {
    const width = Number(attributes.width ?? 10)
    if (!isOn(attributes.hidden) && width >= narrow) continue
    const last = Math.min(Number(attributes.max ?? 0), 16_384)
    for (let column = Number(attributes.min ?? 0); column <= last; column++) hidden.add(column)
  }
  return hidden
}

/** From 1. */
function columnOf(place: string): number {
  const letters = /^[A-Z]+/.exec(place)?.[0] ?? ''
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

/** Places under a merged cell other than its first: their values are kept and not shown. */
function mergedPlaces(sheet: XmlElement): Set<string> {
  const covered = new Set<string>()
  for (const { attributes } of childElements(child(sheet, 'x:mergeCells'), 'x:mergeCell')) {
    const [, from = '', top = '', to = '', bottom = ''] =
      /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(attributes.ref ?? '') ?? []
    const [first, last] = [columnOf(from), Math.min(columnOf(to), columnOf(from) + 512)]
    for (let row = Number(top); row <= Math.min(Number(bottom), Number(top) + 10_000); row++)
      for (let column = first; column <= last; column++) covered.add(`${lettersOf(column)}${row}`)
    covered.delete(`${from}${top}`)
  }
  return covered
}

function lettersOf(column: number): string {
  const rest = Math.floor((column - 1) / 26)
  return (rest > 0 ? lettersOf(rest) : '') + String.fromCharCode(65 + ((column - 1) % 26))
}

function cellText(cell: XmlElement, { strings, look, used }: Given): { text: string; hiddenRun: boolean } {
  const value = child(cell, 'x:v')
  const plain = value === undefined ? '' : textInside(value)
  const style = Number(cell.attributes.s ?? 0)
  const rich = cell.attributes.t === 'inlineStr' ? child(cell, 'x:is') : undefined
  if (cell.attributes.t !== 's' && rich === undefined) return { text: plain, hiddenRun: false }
  if (rich === undefined) used.add(Number(plain))
  const runs = rich ?? strings[Number(plain)]
  const shown = childElements(runs).filter(({ name }) => name !== 'x:rPh' && name !== 'x:phoneticPr')
  return {
    text: shown.map((each) => (each.name === 'x:t' ? textInside(each) : runText(each))).join(''),
    hiddenRun: childElements(runs, 'x:r').some(
      (run) => runText(run).trim() !== '' && look.hidesRun(child(run, 'x:rPr'), style),
    ),
  }
}

function runText(run: XmlElement): string {
  return childElements(run, 'x:t').map(textInside).join('')
}

/** A formula that says more than the value: words of its own, other files, other sheets. */
function isTelling(formula: string): boolean {
  return /"[^"]{2,}"|\[|!|https?:/i.test(formula)
}

function attached(sheet: XmlElement): (readonly [HiddenKind, string, string])[] {
  const validations = childElements(child(sheet, 'x:dataValidations'), 'x:dataValidation').flatMap((each) => {
    const { prompt = '', promptTitle = '', error = '', errorTitle = '', sqref = '' } = each.attributes
    const texts = [prompt, promptTitle, error, errorTitle, ...childElements(each).map(textInside)]
    return texts
      .filter((text) => text.trim() !== '')
      .map((text) => ['validation-list', ` ${sqref}`, text] as const)
  })
  const margins = childElements(child(sheet, 'x:headerFooter'))
    .map((each) =>
      textInside(each)
        .replace(/&(?:"[^"]*"|[LCRPNDTFAZGBIUESXYH]|K[0-9A-F]{6}|\d+)/g, '')
        .replace(/[\s—\-/第页共]/g, ''),
    )
    .filter((text) => text !== '')
    .map((text) => ['header-footer', '', text] as const)
  const filters = childElements(child(sheet, 'x:autoFilter'), 'x:filterColumn')
    .flatMap((column) => childElements(column).flatMap((filter) => childElements(filter)))
    .map(({ attributes }) => ['validation-list', ' 筛选', attributes.val ?? ''] as const)
  const links = childElements(child(sheet, 'x:hyperlinks'), 'x:hyperlink').map(
    ({ attributes }) => ['link-target', '', attributes.tooltip ?? ''] as const,
  )
  return [...validations, ...margins, ...filters, ...links]
}
