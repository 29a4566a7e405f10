/** Automatic numbering: the labels Word prints before paragraphs but does not store in them. */

import { formatListNumber } from '../list-number.ts'
import { child, childElements, descend, type XmlElement } from '../xml.ts'
import { type NumberingReference, toggle } from './styles.ts'

interface Level {
  readonly start: number
  readonly format: string
  readonly text: string
  readonly joined: boolean
  readonly hidden: boolean
  /** Level after whose use the count starts again; 0 never. */
  readonly restartAfter: number
  readonly allDecimal: boolean
  readonly style: string | undefined
}

interface List {
  /** Lists made from one abstract list count on together. */
  readonly counters: string
  readonly levels: ReadonlyMap<number, Level>
  readonly startOverrides: ReadonlyMap<number, number>
}

const deepestLevel = 8

/** A label longer than this is an attack on memory, not a number. */
const longestLabel = 100

export class Numbering {
  readonly #abstract = new Map<string, XmlElement>()
  readonly #abstractOfStyle = new Map<string, string>()
  readonly #numbers = new Map<string, XmlElement>()
  readonly #lists = new Map<string, List | null>()
  readonly #counts = new Map<string, (number | undefined)[]>()
  readonly #overridden = new Set<string>()

  constructor(part: XmlElement | undefined) {
    for (const element of childElements(part, 'w:abstractNum')) {
      const id = element.attributes['w:abstractNumId'] ?? ''
      this.#abstract.set(id, element)
      const style = child(element, 'w:styleLink')?.attributes['w:val']
      if (style !== undefined) this.#abstractOfStyle.set(style, id)
    }
    for (const element of childElements(part, 'w:num'))
      this.#numbers.set(element.attributes['w:numId'] ?? '', element)
  }

  /** The level that a list links to a paragraph style. */
  levelOfStyle(numberId: string, styleId: string): number | undefined {
    for (const [level, definition] of this.#list(numberId)?.levels ?? [])
      if (definition.style === styleId) return level
    return undefined
  }

  /** Counts the next paragraph of a list and returns its label, "" where none is printed. */
  next(reference: NumberingReference): string {
    const list = this.#list(reference.numberId)
    const level = list?.levels.get(reference.level)
    if (list === null || level === undefined) return ''
    const counts = this.#counts.get(list.counters) ?? []
    this.#counts.set(list.counters, counts)
    this.#advance(list, reference, level, counts)
    if (level.hidden || level.format === 'bullet') return ''
    const label = labelText(list, level, counts)
    if (label === '') return ''
    // Space or tab after the label shows only where the label ends in a letter or digit: "第一章 总则".
    return level.joined || !/[\p{L}\p{N}]$/u.test(label) ? label : `${label} `
  }

  #advance(list: List, reference: NumberingReference, level: Level, counts: (number | undefined)[]): void {
    const { numberId, level: depth } = reference
    const override = list.startOverrides.get(depth)
    const overrideKey = `${numberId}/${depth}`
    const current = counts[depth]
    if (override !== undefined && !this.#overridden.has(overrideKey)) {
      this.#overridden.add(overrideKey)
      counts[depth] = override
    } else counts[depth] = current === undefined ? level.start : current + 1
    for (let below = depth + 1; below <= deepestLevel; below++) {
      const restartAfter = list.levels.get(below)?.restartAfter ?? below
      if (restartAfter !== 0 && depth < restartAfter) counts[below] = undefined
    }
  }

  #list(numberId: string): List | null {
    const known = this.#lists.get(numberId)
    if (known !== undefined) return known
    const list = this.#readList(numberId)
    this.#lists.set(numberId, list)
    return list
  }

  #readList(numberId: string): List | null {
    const number = this.#numbers.get(numberId)
    const named = child(number, 'w:abstractNumId')?.attributes['w:val']
    if (number === undefined || named === undefined) return null
    const link = child(this.#abstract.get(named), 'w:numStyleLink')?.attributes['w:val']
    const counters = (link === undefined ? undefined : this.#abstractOfStyle.get(link)) ?? named
    const levels = new Map<number, Level>()
    for (const element of childElements(this.#abstract.get(counters), 'w:lvl')) addLevel(levels, element)
    const startOverrides = new Map<number, number>()
    for (const override of childElements(number, 'w:lvlOverride')) {
      const replaced = child(override, 'w:lvl')
      if (replaced !== undefined) addLevel(levels, replaced)
      const start = wholeNumber(child(override, 'w:startOverride')?.attributes['w:val'])
      const depth = wholeNumber(override.attributes['w:ilvl'])
      if (start !== undefined && depth !== undefined) startOverrides.set(depth, start)
    }
    return { counters, levels, startOverrides }
  }
}

function addLevel(levels: Map<number, Level>, element: XmlElement): void {
  const depth = wholeNumber(element.attributes['w:ilvl'])
  if (depth === undefined || depth > deepestLevel) return
  // Newer formats come as a choice with a plain fallback; the fallback is what older programs print.
  const format =
    child(element, 'w:numFmt') ?? descend(element, 'mc:AlternateContent', 'mc:Fallback', 'w:numFmt')
  levels.set(depth, {
    start: wholeNumber(child(element, 'w:start')?.attributes['w:val']) ?? 0,
    format: format?.attributes['w:val'] ?? 'decimal',
    text: (child(element, 'w:lvlText')?.attributes['w:val'] ?? '').slice(0, longestLabel),
    joined: child(element, 'w:suff')?.attributes['w:val'] === 'nothing',
    hidden: toggle(child(element, 'w:rPr'), 'w:vanish') === true,
    restartAfter: wholeNumber(child(element, 'w:lvlRestart')?.attributes['w:val']) ?? depth,
    allDecimal: toggle(element, 'w:isLgl') === true,
    style: child(element, 'w:pStyle')?.attributes['w:val'],
  })
}

function labelText(list: List, own: Level, counts: readonly (number | undefined)[]): string {
  return own.text.replace(/%([1-9])/g, (_, digit: string) => {
    const depth = Number(digit) - 1
    const level = list.levels.get(depth)
    if (level === undefined) return ''
    const format = own.allDecimal && level.format !== 'none' ? 'decimal' : level.format
    return formatListNumber(counts[depth] ?? level.start, format)
  })
}

function wholeNumber(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined
}
