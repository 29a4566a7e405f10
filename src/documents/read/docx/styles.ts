/** Word styles, as far as they decide what a reader sees: hidden and white text, outline levels, numbering. */

import { child, childElements, descend, type XmlElement } from '../xml.ts'

export interface NumberingReference {
  readonly numberId: string
  readonly level: number
}

/** What one style says by itself; undefined where it leaves the matter to the style it is based on. */
interface Style {
  readonly id: string
  readonly basedOn: string | undefined
  readonly headingLevel: number | undefined
  readonly numberId: string | undefined
  readonly numberLevel: number | undefined
  readonly hidden: boolean | undefined
  readonly shaded: boolean
  readonly white: boolean | undefined
}

/** Word allows ten links; more is a loop. */
const longestChain = 20

export class StyleSheet {
  readonly #styles = new Map<string, Style>()
  readonly #hiddenByDefault: boolean
  #defaultParagraph: string | undefined

  constructor(part: XmlElement | undefined) {
    const defaults = descend(part, 'w:docDefaults', 'w:rPrDefault', 'w:rPr')
    this.#hiddenByDefault = toggle(defaults, 'w:vanish') === true
    for (const element of childElements(part, 'w:style')) {
      const id = element.attributes['w:styleId']
      if (id === undefined) continue
      this.#styles.set(id, styleOf(id, element))
      const isDefault = onOff(element.attributes['w:default'] ?? 'false')
      if (isDefault && element.attributes['w:type'] === 'paragraph') this.#defaultParagraph = id
    }
  }

  /** The style of a paragraph: its own or the document's default. */
  paragraphStyle(properties: XmlElement | undefined): string | undefined {
    return child(properties, 'w:pStyle')?.attributes['w:val'] ?? this.#defaultParagraph
  }

  /** Heading level from 1, by outline level or by the style's name; null for body text. */
  headingLevel(properties: XmlElement | undefined): number | null {
    const direct = outlineLevel(properties)
    if (direct !== undefined) return direct
    return this.#first(this.paragraphStyle(properties), (style) => style.headingLevel) ?? null
  }

  /** The list a paragraph belongs to; null for none. `levelOf` finds the level that a list gives to a style. */
  numbering(
    properties: XmlElement | undefined,
    levelOf: (numberId: string, styleId: string) => number | undefined,
  ): NumberingReference | null {
    const direct = child(properties, 'w:numPr')
    const directId = child(direct, 'w:numId')?.attributes['w:val']
    const directLevel = levelNumber(direct)
    if (directId !== undefined)
      return directId === '0' ? null : { numberId: directId, level: directLevel ?? 0 }
    for (const { id, numberId, numberLevel } of this.#chain(this.paragraphStyle(properties))) {
      if (numberId === undefined) continue
      if (numberId === '0') return null
      return { numberId, level: directLevel ?? levelOf(numberId, id) ?? numberLevel ?? 0 }
    }
    return null
  }

  /**
   * Whether text with these run properties is hidden. Word toggles `vanish` between paragraph and
   * character style (ISO/IEC 29500-1, 17.7.3); what the run says itself wins.
   */
  isHidden(run: XmlElement | undefined, paragraphStyle: string | undefined): boolean {
    const direct = toggle(run, 'w:vanish')
    if (direct !== undefined) return direct
    const byParagraph = this.#first(paragraphStyle, (style) => style.hidden) === true
    const characterStyle = child(run, 'w:rStyle')?.attributes['w:val']
    const byCharacter = this.#first(characterStyle, (style) => style.hidden) === true
    return byParagraph !== byCharacter || this.#hiddenByDefault
  }

  /** Whether text is white without a shade of its own behind it. */
  isWhite(run: XmlElement | undefined, paragraphStyle: string | undefined): boolean {
    if (isShaded(run)) return false
    const own = whiteness(run)
    if (own !== undefined) return own
    const characterStyle = child(run, 'w:rStyle')?.attributes['w:val']
    for (const style of [...this.#chain(characterStyle), ...this.#chain(paragraphStyle)]) {
      if (style.shaded) return false
      if (style.white !== undefined) return style.white
    }
    return false
  }

  /** What the nearest style that says anything says. */
  #first<T>(styleId: string | undefined, pick: (style: Style) => T | undefined): T | undefined {
    for (const style of this.#chain(styleId)) {
      const found = pick(style)
      if (found !== undefined) return found
    }
    return undefined
  }

  /** The style and those it is based on, nearest first. */
  #chain(styleId: string | undefined): Style[] {
    const chain: Style[] = []
    let next = styleId
    while (next !== undefined && chain.length < longestChain) {
      const style = this.#styles.get(next)
      if (style === undefined) break
      chain.push(style)
      next = style.basedOn
    }
    return chain
  }
}

function styleOf(id: string, element: XmlElement): Style {
  const paragraph = child(element, 'w:pPr')
  const run = child(element, 'w:rPr')
  const numbering = child(paragraph, 'w:numPr')
  return {
    id,
    basedOn: child(element, 'w:basedOn')?.attributes['w:val'],
    headingLevel: outlineLevel(paragraph) ?? levelByName(child(element, 'w:name')?.attributes['w:val'] ?? ''),
    numberId: child(numbering, 'w:numId')?.attributes['w:val'],
    numberLevel: levelNumber(numbering),
    hidden: toggle(run, 'w:vanish'),
    shaded: isShaded(run) || isShaded(paragraph),
    white: whiteness(run),
  }
}

/** An on/off property: present without a value means on. */
export function toggle(properties: XmlElement | undefined, name: string): boolean | undefined {
  const element = child(properties, name)
  return element === undefined ? undefined : onOff(element.attributes['w:val'] ?? 'true')
}

/** True where a run, paragraph or cell has a shade or highlight other than white. */
export function isShaded(properties: XmlElement | undefined): boolean {
  const highlight = child(properties, 'w:highlight')?.attributes['w:val']
  if (highlight !== undefined && highlight !== 'none' && highlight !== 'white') return true
  const shade = child(properties, 'w:shd')?.attributes
  if (shade === undefined) return false
  if (shade['w:themeFill'] !== undefined) return !isWhiteTheme(shade['w:themeFill'])
  const fill = shade['w:fill']?.toUpperCase()
  const pattern = shade['w:val']
  const patterned = pattern !== undefined && pattern !== 'clear' && pattern !== 'nil'
  return patterned || (fill !== undefined && fill !== 'AUTO' && fill !== 'FFFFFF')
}

function whiteness(run: XmlElement | undefined): boolean | undefined {
  const color = child(run, 'w:color')?.attributes
  if (color === undefined) return undefined
  const theme = color['w:themeColor']
  if (theme !== undefined) return isWhiteTheme(theme) && color['w:themeShade'] === undefined
  return color['w:val']?.toUpperCase() === 'FFFFFF'
}

function isWhiteTheme(theme: string): boolean {
  return theme === 'background1' || theme === 'light1'
}

function onOff(value: string): boolean {
  return !['0', 'false', 'off', 'none'].includes(value)
}

function outlineLevel(properties: XmlElement | undefined): number | undefined {
  const value = child(properties, 'w:outlineLvl')?.attributes['w:val']
  if (value === undefined || !/^[0-8]$/.test(value)) return undefined
  return Number(value) + 1
}

function levelByName(name: string): number | undefined {
  const numbered = /^(?:heading|标题) ?([1-9])$/i.exec(name.trim())?.[1]
  if (numbered !== undefined) return Number(numbered)
  return /^(?:title|标题)$/i.test(name.trim()) ? 1 : undefined
}

function levelNumber(numbering: XmlElement | undefined): number | undefined {
  const value = child(numbering, 'w:ilvl')?.attributes['w:val']
  return value !== undefined && /^[0-8]$/.test(value) ? Number(value) : undefined
}
